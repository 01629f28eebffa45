"""The page on which a reader leaves, in a browser: its policy lets the button work, and nothing else."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.publish.leave import door
from monitor.publish.places import Disk
from monitor.publish.server import server
from monitor.render.archive.leaving import leave_pages
from tests.render.sample import ONLINE
from tests.render.shipped import shipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_one_click_on_the_button_takes_the_reader_out(browser: Browser, tmp_path: Path, width: int) -> None:
    left, complaints = list[str](), list[str]()
    beside = door(leave_pages(ONLINE, shipped()), lambda token: token == "ours", left.append)
    with server(Disk(tmp_path), "127.0.0.1", 0, beside=beside) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        page = browser.new_page(viewport={"width": width, "height": 700})
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"http://127.0.0.1:{running.server_port}/unsubscribe/ours")
        assert left == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.get_by_role("button", name="Unsubscribe now").click()
        assert page.get_by_role("heading").inner_text() == "You are unsubscribed"
        assert (left, complaints) == (["ours"], [])
        page.close()
        running.shutdown()
