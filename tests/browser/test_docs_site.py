"""The site of docs/ in a browser, opened from disk: it fetches nothing, and no table is wider than the page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.golden import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

NAMES = sorted(page.stem for page in (ROOT / "docs").glob("*.md"))
TOO_WIDE = (
    "[...document.querySelectorAll('.wy-table-responsive')].filter(t => t.scrollWidth > t.clientWidth + 1).length"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("properdocs", reason="properdocs is not installed: pip install monitor[docs]")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_the_site_is_whole_from_disk(browser: Browser, built: Path, name: str) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    faults: list[str] = []
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    page.goto((built / f"{name}.html").as_uri())
    wide = page.evaluate(TOO_WIDE)
    page.close()
    assert faults == []
    assert wide == 0
