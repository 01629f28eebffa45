"""Chromium on a folder of rendered pages, opened from disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.render import archive_files, entry, issue_files
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three issues."""
    folder = tmp_path_factory.mktemp("archive")
    moments = [issue().generated_at - timedelta(days=days) for days in (2, 1, 0)]
    issues = [replace(issue(), id=m.date().isoformat(), generated_at=m) for m in moments]
    entries = [entry(one) for one in issues]
    for one, before in zip(issues, [None, *entries], strict=False):
        (folder / one.id).mkdir()
        for name, content in issue_files(one, LOOK, shipped(), previous=before).items():
            (folder / one.id / name).write_bytes(content)
    for name, content in archive_files(entries, LOOK, shipped()).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install monitor[browser]")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync"]
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=quiet)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Open]:
    """Opens a page of the archive; fails at the end where it asked anybody for anything, or complained."""
    asked: list[str] = []
    complaints: list[str] = []
    opened: list[Page] = []

    def opening(name: str, width: int = 1440, scheme: str = "light", script: bool = True) -> Page:
        page = browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto((site / name).as_uri())
        opened.append(page)
        return page

    yield opening
    for page in opened:
        page.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert complaints == []
