"""Each page of the archive over the web: its policy comes as a header too, and it works as it does from disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser


def test_no_page_complains_of_its_policy(open_page: Open, site: Path) -> None:
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html") if page.name != "email.html")
    assert len(pages) > 10
    for name in pages:
        page = open_page(name, web=True)
        assert page.locator("body").inner_text().strip(), name
        page.close()


def test_the_header_is_the_policy_of_the_page(browser: Browser, served: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{served}/2025-08-13/index.html")
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    said = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert policy == f"{said}; frame-ancestors 'none'"
    assert "script-src 'sha256-" in policy
    page.close()


def test_a_mails_page_keeps_its_looks_and_no_page_stands_in_a_frame(browser: Browser, served: str) -> None:
    page, complaints = browser.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{served}/2025-08-13/email.html")
    assert page.locator("[style]").count() > 0
    assert [said for said in complaints if "Policy" in said or "style" in said] == []
    framed = browser.new_page()
    framed.set_content(f'<iframe src="{served}/index.html"></iframe>')
    framed.wait_for_timeout(500)
    assert "all issues" not in framed.frames[-1].content().lower()
    page.close()
    framed.close()


def test_another_name_for_this_machine_shows_nothing(browser: Browser, served: str) -> None:
    page = browser.new_page()
    answer = page.goto(served.replace("127.0.0.1", "rebound.localhost") + "/index.html")  # which leads to the loopback
    assert answer is not None
    assert answer.status == 421
    page.close()
