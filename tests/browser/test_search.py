"""The search in the page: from disk, over the web, and over a thousand issues."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.search import asked, queries, written
from monitor.language.search.index_words import tokens

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser
MOST = 80_000  # bytes


def found(page: Page) -> list[str]:
    """The headlines found, once the search has answered."""
    page.locator("#status:not(:empty)").wait_for()  # a function to wait for would be against the page's policy
    return page.locator("#found h3").all_inner_texts()


@pytest.mark.parametrize("web", [False, True], ids=["from disk", "over the web"])
def test_a_word_is_found_with_its_sentence_and_leads_to_its_story(open_page: Open, web: bool) -> None:
    page = open_page("search.html", web=web)
    page.get_by_label("Words").fill("DRIVERS Deal")
    page.keyboard.press("Enter")
    assert found(page)[0].startswith("Tram strike to end")
    assert "3 stories in 3 issues" in page.get_by_role("status").inner_text()
    sentence = page.locator("#found .sentence", has_text="4,200").first
    assert [m.lower() for m in sentence.locator("mark").all_inner_texts()] == ["deal", "drivers"]
    page.locator("#found h3 a").first.click()
    page.wait_for_url("**/2025-08-13/index.html#story-tram")


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("q=%22the+tram+strike%22", True),
        ("q=%22strike+tram+the%22", False),
        ("q=stri*", True),
        ("q=stri", False),
        ("q=ТРАМВАЇ", True),
        ("q=ТРАМВАІ", False),
        ("q=tram+-strike", False),
        ("q=tram&outlet=Harbour+Post", True),
        ("q=tram&outlet=Nobody", False),
        ("q=tram&topic=transport", True),
        ("q=tram&topic=nothing", False),
        ("q=tram&since=2025-08-13", True),
        ("q=tram&until=2025-08-01", False),
        ("topic=transport", True),
        ("q=constructor", False),
        ("q=__proto__", False),
    ],
)
def test_a_query_in_the_address_is_answered(open_page: Open, query: str, finds: bool) -> None:
    assert bool(found(open_page(f"search.html#{query}"))) is finds


def test_going_back_brings_the_search_before(open_page: Open) -> None:
    page = open_page("search.html#q=reservoir")
    assert found(page)
    page.get_by_label("Words").fill("tram")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**#q=tram")
    page.go_back()
    page.locator("#found h3", has_text="Verrin reservoir").first.wait_for()
    assert page.get_by_label("Words").input_value() == "reservoir"


def test_without_javascript_the_page_says_where_else_to_look(open_page: Open) -> None:
    page = open_page("search.html", script=False)
    assert page.get_by_text("The search needs JavaScript").is_visible()
    assert page.get_by_role("link", name="August 2025").is_visible()
    assert not page.locator("form").is_visible()


WORDS = [
    "Zelensky's",
    "Café CAFE\u0301",
    "Київ, Ґрунт, йод",
    "обʼєкт об’єкт",
    "Straße ΛΌΓΟΣ",
    "北京 2025年カ・タ",
    "صوت الميناء",
]
WORDS += [
    "x\u0306 й́ и\u0301 й",
    "½ ² Ⅷ ª",
    "a_b-c",
    "한국어 여행",
    "İstanbul ıssız",
    "हिन्दी भाषा",
    "e\u0301\u0306",
    "🙂 ok",
]


def test_page_and_index_cut_a_text_into_the_same_words(open_page: Open) -> None:
    page = open_page("search.html")
    assert page.evaluate(f"{json.dumps(WORDS)}.map(monitor.tokens)") == [tokens(text) for text in WORDS]


@pytest.mark.slow
def test_a_search_loads_little_however_many_issues_there_are(browser: Browser, tmp_path: Path) -> None:
    written(tmp_path, 400)
    loaded = {query: asked(browser, tmp_path, query)[1] for query in queries()}
    assert min(loaded.values()) > 0
    assert max(loaded.values()) < MOST, loaded
    assert (tmp_path / "search.html").stat().st_size < 200_000
