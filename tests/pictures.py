"""The pictures of docs/, of the invented sample only: `python -m tests.pictures` takes them anew. It needs Chromium."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from tests.golden import GOLDEN, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LARGEST = 150_000  #: bytes of a picture
COLOURS = 64  # text on paper needs no more
DOCS = ROOT / "docs"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown: a page of the golden archive in a window, after a click where one is named."""

    page: str
    width: int
    height: int
    click: str = ""


PICTURES = {
    "issue.png": Picture("2025-08-13/index.html", 1100, 1500),
    "mail.png": Picture("2025-08-13/email.html", 760, 1300),
    "pictures/first-issue.png": Picture("2025-08-12/index.html", 1100, 760),
    "pictures/passage.png": Picture("2025-08-13/index.html", 1100, 560, click="main details > summary"),
    "pictures/mail.png": Picture("2025-08-13/email.html", 680, 620),
    "pictures/archive.png": Picture("index.html", 1100, 520),
}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of this machine, without a window."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


def taken(browser: Browser, picture: Picture) -> bytes:
    """The picture as a PNG of few colours."""
    page = browser.new_page(viewport={"width": picture.width, "height": picture.height}, reduced_motion="reduce")
    page.goto((GOLDEN / picture.page).as_uri())
    if picture.click:
        page.locator(picture.click).first.click()
    shot = page.screenshot()
    page.close()
    return small(shot)


def small(shot: bytes) -> bytes:
    """The same picture with a palette."""
    written = io.BytesIO()
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    """Take every picture anew."""
    (DOCS / "pictures").mkdir(exist_ok=True)
    with chromium() as browser:
        for name, picture in PICTURES.items():
            data = taken(browser, picture)
            (DOCS / name).write_bytes(data)
            print(f"{name}: {len(data)} bytes", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
