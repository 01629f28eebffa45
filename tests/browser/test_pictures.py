"""The pictures of docs/ are those that `python -m tests.pictures` takes, and it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pictures import DOCS, LARGEST, PICTURES, taken

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken_and_small(browser: Browser, name: str) -> None:
    data = taken(browser, PICTURES[name])
    assert data.startswith(b"\x89PNG")
    assert len(data) < LARGEST


def test_no_picture_of_docs_is_by_hand() -> None:
    assert {file.relative_to(DOCS).as_posix() for file in DOCS.rglob("*.png")} == PICTURES.keys()
