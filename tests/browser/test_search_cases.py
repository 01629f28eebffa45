"""The search in the page answers the table of cases; tests/desk asks the terminal the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from monitor.language.names.alike import heard
from tests.search_cases import build, table, titles, told

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return (build(tmp_path_factory.mktemp("cases")) / "archive/search.html").as_uri()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_page()


def asked(page: Page, address: str, mark: str, **fields: str) -> Page:
    page.goto("about:blank")
    page.goto(f"{address}{mark}{urlencode(fields)}")
    page.locator("#status:not(:empty)").wait_for()
    return page


@pytest.mark.parametrize("case", table()["cases"], ids=told)
def test_the_page_answers_as_the_table_says(page: Page, address: str, case: dict[str, Any]) -> None:
    asked(page, address, "#", q=case["query"])
    if "wrong" in case:
        assert f"column {case['wrong']}." in page.locator("#status").inner_text()
        return
    assert set(page.locator("#found h3").all_inner_texts()) == titles(case["finds"])
    meant = page.locator("#meant a")
    assert (meant.inner_text() if meant.is_visible() else None) == case.get("meant")


def test_a_query_of_either_kind_of_address_is_answered(page: Page, address: str) -> None:
    assert asked(page, address, "?", q="strike").locator("#found h3").count() == 1


def test_what_was_found_is_counted_and_each_count_narrows_it(page: Page, address: str) -> None:
    asked(page, address, "#", q="Zelensky")
    page.locator("#counts summary").click()  # what is counted is loaded now
    page.locator("#by-outlet li").first.wait_for()
    assert page.locator("#by-outlet li").count() == 5
    page.locator("#by-outlet a", has_text="Talk Post").click()
    page.locator("#found h3", has_text="Envoys meet").wait_for()
    page.wait_for_url("**#*outlet=Talk+Post*")
    assert page.locator("#found h3").count() == 1


def test_the_best_or_the_newest_comes_first(page: Page, address: str) -> None:
    assert (
        asked(page, address, "#", q="fire OR Norrvik OR strike")
        .locator("#found h3")
        .first.inner_text()
        .startswith("Tram")
    )
    found = asked(page, address, "#", q="mill OR Norrvik OR strike", order="newest").locator("#found time")
    days = [row.get_attribute("datetime") or "" for row in found.all()]
    assert days == sorted(days, reverse=True)


def test_page_and_terminal_hear_a_name_alike(page: Page, address: str) -> None:
    names = "zelensky зеленськ selenskyj charkiw трамп байден шольц erdogan єрмак kellogg łukasz".split()
    asked(page, address, "#", q="strike")
    for name in names:
        assert tuple(page.evaluate("name => monitor.heard(name)", name)) == heard(name)
