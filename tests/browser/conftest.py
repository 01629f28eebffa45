"""Chromium on a folder of rendered pages, opened from disk."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.models import Change, Issue, IssueStory
from monitor.publish.places import Disk
from monitor.publish.server import server
from monitor.render import archive_files, entry, issue_files, sheet
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]


def corrected(story: IssueStory) -> IssueStory:
    """The story with a correction of its first article."""
    cited = story.summary[0].citations[0]
    text = story.summary[0].text
    return replace(story, changes=(Change("correction", text, None, cited.article_id, cited.start, cited.end),))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three issues, of which the last corrects the others."""
    folder = tmp_path_factory.mktemp("archive")
    moments = [issue().generated_at - timedelta(days=days) for days in (2, 1, 0)]
    issues = [replace(issue(), id=m.date().isoformat(), generated_at=m) for m in moments]
    issues[2] = replace(issues[2], stories=(corrected(issues[2].stories[0]), *issues[2].stories[1:]))
    put(folder, issues)
    return folder


def put(folder: Path, issues: Sequence[Issue]) -> None:
    """Write the archive of these issues."""
    entries = [entry(one) for one in issues]
    for one in issues:
        (folder / one.id).mkdir()
        for name, content in issue_files(one, LOOK, shipped(), entries=entries).items():
            (folder / one.id / name).write_bytes(content)
    sheets = {one.id: sheet(one, LOOK) for one in issues}
    Disk(folder).put(archive_files(entries, LOOK, shipped(), sheets=sheets.get))


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


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the same archive on the loopback."""
    with server(Disk(site), "127.0.0.1", 0) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture
def open_page(browser: Browser, site: Path, served: str) -> Iterator[Open]:
    """Opens a page of the archive; fails at the end where it asked anybody for anything, or complained."""
    asked: list[str] = []
    complaints: list[str] = []
    opened: list[Page] = []

    def opening(name: str, width: int = 1440, scheme: str = "light", script: bool = True, web: bool = False) -> Page:
        page = browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        path, _, place = name.partition("#")
        page.goto((f"{served}/{path}" if web else (site / path).as_uri()) + (f"#{place}" if place else ""))
        opened.append(page)
        return page

    yield opening
    for page in opened:
        page.close()
    assert [url for url in asked if not url.startswith(("file:", served))] == []
    assert complaints == []
