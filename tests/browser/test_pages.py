from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser

ISSUE = "2025-08-13/index.html"
LISTS = [
    "index.html",
    "months/2025-08.html",
    "topics/transport/index.html",
    "topics/transport/2025-08.html",
    "outlets/index.html",
    "outlets/harbour-post/index.html",
    "stories/tram.html",
    "search.html#q=tram",
]
CORRECTED = "2025-08-12/index.html"
PAGES = [ISSUE, CORRECTED, "2025-08-13/email.html", *LISTS]
CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(open_page: Open, name: str, width: int) -> None:
    page = open_page(name, width)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(WIDER) == 0


@pytest.mark.parametrize("name", PAGES)
def test_text_of_twice_the_size_still_fits(open_page: Open, name: str) -> None:
    page = open_page(name, 720)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(WIDER) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_every_text_stands_out_from_its_ground(open_page: Open, name: str, scheme: str) -> None:
    page = open_page(name, 1024, scheme)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("name", PAGES)
def test_dark_is_dark(open_page: Open, name: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    assert open_page(name, 1024, "dark").evaluate(ground) == "rgb(19, 21, 24)"
    assert open_page(name, 1024, "light").evaluate(ground) in {"rgb(253, 253, 252)", "rgb(255, 255, 255)"}


def test_a_click_on_the_outlets_opens_what_a_sentence_stands_on_without_a_script(open_page: Open) -> None:
    page = open_page(ISSUE, script=False)
    claim = page.locator(".claim").filter(has=page.locator(".said", has_text="About 1,900 people")).first
    excerpt = claim.locator("blockquote")
    assert not excerpt.is_visible()
    claim.locator("summary").first.click()
    assert excerpt.is_visible()
    assert excerpt.locator("mark").inner_text().startswith("About 1,900 people")
    assert claim.get_by_role("link").get_attribute("href") == "https://harbourpost.example/2025/08/13/verrin"
    claim.get_by_text("Cite").click()
    assert claim.locator(".citation dt").all_inner_texts() == ["Plain", "Markdown", "APA", "BibTeX"]
    assert all("sha256:" in text for text in claim.locator(".citation dd span").all_inner_texts())
    claim.locator("summary").first.click()
    assert not excerpt.is_visible()


def test_a_sentence_opens_from_the_keyboard(open_page: Open) -> None:
    page = open_page(ISSUE)
    claim = page.locator(".claim").first
    claim.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert claim.locator("blockquote").first.is_visible()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_citation_is_copied_with_its_sentence(open_page: Open) -> None:
    page = open_page(ISSUE, web=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    claim = page.locator(".claim").filter(has=page.locator(".said", has_text="About 1,900 people")).first
    claim.locator("summary").first.click()
    claim.get_by_text("Cite").click()
    claim.get_by_role("button", name="Copy: Plain").click()
    claim.get_by_role("button", name="Copy: Plain").get_by_text("Done").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“About 1,900 people")
    assert copied.endswith(claim.locator(".citation dd span").first.inner_text())


def test_a_sentence_is_text_that_can_be_selected(open_page: Open) -> None:
    page = open_page(ISSUE)
    assert page.locator("summary .said").count() == 0
    said = page.locator(".claim .said").first
    said.click(click_count=3)
    assert said.inner_text()[:20] in page.evaluate("getSelection().toString()")


def test_a_story_has_few_stops_for_the_keyboard_and_arrows_go_between_its_sentences(open_page: Open) -> None:
    page = open_page(ISSUE)
    story = page.locator("#story-tram")
    story.locator(".depth > summary").click()
    stops = story.evaluate(
        "story => [...story.querySelectorAll('a[href], summary, button, [tabindex]')]"
        ".filter(one => one.tabIndex >= 0 && one.checkVisibility()).length"
    )
    assert stops < 30
    first, second = (story.locator(".quotes .proof > summary").nth(n) for n in (0, 1))
    first.focus()
    page.keyboard.press("ArrowDown")
    assert second.evaluate("one => one === document.activeElement && one.tabIndex === 0")
    assert first.evaluate("one => one.tabIndex") == -1


def test_the_first_tab_offers_to_skip_to_the_stories(open_page: Open) -> None:
    page = open_page(ISSUE)
    page.keyboard.press("Tab")
    link = page.locator("a.skip")
    assert link.evaluate("e => e === document.activeElement && e.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_contents_lead_to_the_story(open_page: Open) -> None:
    page = open_page(ISSUE)
    page.get_by_role("navigation").get_by_role("link", name="All stories").click()
    page.get_by_role("link", name="Verrin reservoir").first.click()
    assert page.locator("#story-dam h3").bounding_box()["y"] < 400  # type: ignore[index]  # it is there: it was clicked


def test_one_goes_from_the_list_to_an_issue_to_the_one_before_and_back(open_page: Open) -> None:
    page = open_page("index.html")
    page.get_by_role("heading", level=3).first.get_by_role("link").click()
    assert page.get_by_text("Wednesday, 13 August 2025").is_visible()
    page.get_by_role("link", name="12 August 2025", exact=True).first.click()
    assert page.get_by_text("Tuesday, 12 August 2025").is_visible()
    page.get_by_role("link", name="All issues").click()
    assert page.get_by_role("heading", name="By month").is_visible()


def test_on_paper_there_is_the_news_and_no_furniture(open_page: Open) -> None:
    page = open_page(ISSUE, 794, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.get_by_role("navigation").is_visible()
    assert page.get_by_role("heading", name="Tram strike to end").first.is_visible()
    assert page.evaluate(CONTRAST) == []
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_the_picture_of_who_copied_whom_fits_a_small_screen_and_has_a_name(open_page: Open) -> None:
    page = open_page(ISSUE, 320)
    page.evaluate(OPEN_ALL)
    picture = page.get_by_role("img", name="Who copied whom: 4 of 6 articles are texts of their own")
    assert picture.count() == 1
    texts = picture.locator("text")
    right = picture.bounding_box()["x"] + picture.bounding_box()["width"]  # type: ignore[index]  # it is visible
    boxes = [box for n in range(12) if (box := texts.nth(n).bounding_box())]
    assert len(boxes) == texts.count() == 12
    assert all(box["x"] + box["width"] <= right for box in boxes)
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 1


# --- every kind of page, by the book ------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1440, "light"), (1440, "dark")])
@pytest.mark.parametrize("name", [page for page in PAGES if "email" not in page])
def test_axe_finds_nothing(open_page: Open, name: str, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed: pip install monitor[browser]")
    page = open_page(name, width, scheme)
    page.evaluate(OPEN_ALL)
    page.evaluate(Path(axe.__file__).with_name("axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found["violations"]] == []


@pytest.mark.parametrize("name", [page for page in PAGES if "email" not in page])
def test_every_page_opens_over_the_web_as_it_does_from_disk(open_page: Open, name: str) -> None:
    page, same = open_page(name, web=True), open_page(name)
    for one in (page, same):
        one.wait_for_load_state("networkidle")
    if "search" in name:
        for one in (page, same):
            one.locator("#found li").first.wait_for()
    assert page.inner_text("body") == same.inner_text("body")


# --- the way through the archive ----------------------------------------------------------------------------------


def test_an_issue_that_was_corrected_leads_to_the_correction(open_page: Open) -> None:
    page = open_page(CORRECTED)
    notice = page.get_by_role("region", name="Corrected since this issue came out")
    notice.get_by_role("link", name="In the issue of 13 August 2025").click()
    assert page.url.endswith("2025-08-13/index.html#story-tram")
    assert page.locator("#story-tram").is_visible()
    page.evaluate(OPEN_ALL)
    assert page.get_by_role("heading", name="New since the last issue").is_visible()


def test_one_goes_from_an_issue_to_its_topic_its_story_over_days_an_outlet_and_a_month(open_page: Open) -> None:
    page = open_page(ISSUE)
    page.get_by_role("link", name="Day by day").first.click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Tram strike to end")
    page.get_by_text("The numbers").click()
    assert page.get_by_role("cell", name="12 August 2025").first.is_visible()
    page.locator(".strips").get_by_role("link", name="Harbour Post").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Harbour Post"
    page.get_by_role("link", name="August 2025").click()
    page.get_by_role("link", name="All issues").click()
    page.get_by_role("link", name="Trams, ferries and fares").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Trams, ferries and fares"


def test_one_goes_from_an_issue_to_the_next(open_page: Open) -> None:
    page = open_page(CORRECTED)
    page.get_by_role("navigation", name="Issue before and after").get_by_role("link", name="13 August 2025").click()
    assert page.get_by_text("Wednesday, 13 August 2025").is_visible()


def test_the_table_of_who_covered_what_lends_its_look_to_no_other(open_page: Open) -> None:
    page = open_page("2025-08-13/index.html")
    align = "cells => [...new Set(cells.map(cell => getComputedStyle(cell).textAlign))]"
    assert page.eval_on_selector_all(".figures td:not(.verdict)", align) == ["start"]
    assert page.eval_on_selector_all(".covered td", align) == ["center"]


def test_a_wide_table_scrolls_by_itself_and_from_the_keyboard(open_page: Open) -> None:
    page = open_page(ISSUE, 320)
    table = page.get_by_role("region", name="Stories by outlets")
    assert page.evaluate(WIDER) == 0
    table.focus()
    assert table.evaluate("e => e === document.activeElement && e.scrollWidth > e.clientWidth")


# --- words that need no manual ------------------------------------------------------------------------------------


def test_on_a_phone_the_brief_comes_before_the_list_of_contents(open_page: Open) -> None:
    page = open_page(ISSUE, 360)
    brief, contents = (page.locator(one).bounding_box() for one in ("#brief", "#contents"))
    assert brief is not None
    assert contents is not None
    assert brief["y"] < contents["y"]
    page = open_page(ISSUE, 1440)
    brief, contents = (page.locator(one).bounding_box() for one in ("#brief", "#contents"))
    assert contents is not None
    assert brief is not None
    assert contents["x"] < brief["x"]
    assert contents["y"] < 600


def test_nothing_is_struck_through_and_what_is_added_or_changed_has_a_key(open_page: Open) -> None:
    page = open_page(ISSUE)
    page.evaluate(OPEN_ALL)
    lines = page.evaluate("[...document.querySelectorAll('main *')].map(e => getComputedStyle(e).textDecorationLine)")
    assert "line-through" not in set(lines)
    key = page.locator(".changes .key-to").first
    assert key.is_visible()
    assert set(key.inner_text().split()) <= {"added", "changed"}


def test_no_word_of_the_page_needs_a_manual(open_page: Open) -> None:
    page = open_page(ISSUE)
    page.evaluate(OPEN_ALL)
    text = page.locator("body").inner_text()
    for words in ("Over days", "independent origin", "adapted", "from “", "Told above", ",”\n"):
        assert words not in text, words
    assert text.count("not in the text that we hold") <= page.locator(".grid").count()
