"""The search in the page: from disk, over the web, and over a thousand issues."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.publish.archive import write_pages
from monitor.render import archive_files, entry, sheet
from monitor.render.search import tokens
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser


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
def test_a_search_over_a_thousand_issues_is_answered_in_200_milliseconds(browser: Browser, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311  not for secrets
    words = [
        f"{a}{b}{c}{d}"
        for a in "abcdefghilmnoprstuvw"
        for b in "aeiou"
        for c in ("nd", "rt", "l", "shing")
        for d in ("", "s", "er", "ty", "ing")
    ]
    chance.shuffle(words)
    weights = [1 / (n + 3) for n in range(len(words))]  # as words are in a language: few are most of a text
    template = sheet(issue(), LOOK)
    first = datetime(2023, 1, 1, 4, tzinfo=UTC)
    sheets, entries = {}, []
    for n in range(1000):
        moment = first + timedelta(days=n)
        day = moment.date().isoformat()
        leaves = []
        for story in range(12):
            base = template.stories[story % len(template.stories)]
            told = tuple(
                replace(
                    p, text=" ".join(chance.choices(words, weights, k=18)) + "." + (f" rarity{n}" if story == 3 else "")
                )
                for p in (*base.passages, *base.passages)[:9]
            )
            leaves.append(replace(base, id=f"s{n}-{story}", anchor=f"story-s{n}-{story}", passages=told))
        sheets[day] = replace(template, id=day, day=day, label=day, stories=tuple(leaves))
        entries.append(replace(entry(issue()), id=day, generated_at=moment, told=()))
    files = archive_files(entries, LOOK, shipped(), sheets=sheets.get)
    write_pages(tmp_path, {name: content for name, content in files.items() if name.startswith("search")})
    times: dict[str, int] = {}
    for query in (words[0], words[9], f"{words[1]} {words[2]}", f'"{words[0]} {words[1]}"', "rarity500", "rarity9*"):
        page = browser.new_page()
        page.goto((tmp_path / "search.html").as_uri())
        page.locator("form").wait_for()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)  # as long as it takes to write a word
        page.get_by_label("Words").fill(query)
        page.keyboard.press("Enter")
        assert found(page)
        times[query] = int(page.locator("#status").get_attribute("data-milliseconds") or 0)
        page.close()
    print(times, sum(len(c) for n, c in files.items() if n.startswith("search/")))  # noqa: T201
    assert sorted(times.values())[len(times) // 2] <= 200, times
