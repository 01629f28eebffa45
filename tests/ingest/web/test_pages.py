"""Whether an address leads to a page of its own or to the front page of the site."""

from __future__ import annotations

import pytest

from monitor.ingest.web.pages import is_front

ASKED = "https://www.post.example/2025/08/ferry"


@pytest.mark.parametrize(
    ("asked", "given", "front"),
    [
        (ASKED, "https://www.post.example/", True),
        (ASKED, "https://www.post.example", True),
        (ASKED, "https://post.example/", True),
        (ASKED, "https://m.post.example/index.html", True),
        (ASKED, "https://www.post.example/en/", True),
        (ASKED, "https://www.post.example/uk-ua/home", True),
        (ASKED, "https://www.post.example/?p=123", False),
        (ASKED, "https://www.post.example/news/", False),
        (ASKED, "https://www.post.example/2025/08/ferry-2", False),
        (ASKED, "https://www.buyer.example/", False),
        ("https://post.example/?p=7", "https://post.example/", True),
        ("https://post.example/", "https://post.example/", False),
        ("https://post.example/en", "https://post.example/", False),
    ],
)
def test_a_front_page_is_known_by_its_address(asked: str, given: str, front: bool) -> None:
    assert is_front(asked, given) is front
