"""Where a reader leaves by a link."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from monitor.errors import StoreError
from monitor.publish.leave import door, is_click
from monitor.render.archive.leaving import LeavePages

PAGES = LeavePages(b"ask", b"done", b"unknown", b"later")
CLICK = b"List-Unsubscribe=One-Click"
PARTS = b'--xYz\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--xYz--\r\n'


def asked(method: str, target: str, body: bytes = b"", *, broken: bool = False) -> tuple[int, bytes, list[str]] | None:
    left: list[str] = []

    def leave(token: str) -> None:
        if broken:
            raise StoreError("no room")
        left.append(token)

    found = door(PAGES, lambda token: token == "ours", leave)(method, target, body)
    return (found.status, found.content, left) if found else None


@pytest.mark.parametrize(
    ("method", "target", "body", "status", "page", "left"),
    [
        ("GET", "/unsubscribe/ours", b"", 200, b"ask", []),
        ("GET", "/unsubscribe/ours/?utm=1", b"", 200, b"ask", []),
        ("POST", "/unsubscribe/ours", CLICK, 200, b"done", ["ours"]),
        ("POST", "/unsubscribe/ours/", PARTS, 200, b"done", ["ours"]),
        ("POST", "/unsubscribe/ours", b"", 400, b"ask", []),
        ("POST", "/unsubscribe/ours", b"something=else", 400, b"ask", []),
        ("POST", "/unsubscribe/theirs", CLICK, 404, b"unknown", []),
        ("GET", "/unsubscribe/theirs", b"", 404, b"unknown", []),
        ("GET", "/unsubscribe", b"", 404, b"unknown", []),
        ("GET", "/unsubscribe/ours/more", b"", 404, b"unknown", []),
        ("GET", "/unsubscribe//ours", b"", 404, b"unknown", []),
    ],
)
def test_only_a_click_with_a_token_of_ours_takes_somebody_out(
    method: str, target: str, body: bytes, status: int, page: bytes, left: list[str]
) -> None:
    assert asked(method, target, body) == (status, page, left)


@pytest.mark.parametrize("target", ["/", "/index.html", "/unsubscribed/ours", "/a/unsubscribe/ours", "/2025-08-13/"])
def test_the_files_of_the_archive_are_none_of_its_business(target: str) -> None:
    assert asked("GET", target) is None


def test_a_wish_that_could_not_be_noted_is_told() -> None:
    assert asked("POST", "/unsubscribe/ours", CLICK, broken=True) == (HTTPStatus.SERVICE_UNAVAILABLE, b"later", [])


@pytest.mark.parametrize(
    ("body", "clicked"),
    [
        (CLICK, True),
        (b"a=1&" + CLICK, True),
        (PARTS, True),
        (PARTS.replace(b"\r\n", b"\n"), True),
        (PARTS.replace(b"One-Click", b"Two-Clicks"), False),
        (PARTS.replace(b"List-Unsubscribe", b"Other"), False),
        (CLICK + b"&" + CLICK, False),
        (b"&".join([b"a=1"] * 50 + [CLICK]), False),
        (CLICK + b"&" + b"a" * 20_000, False),
        (b"--\n" * 3000, False),
        (b'--a"b\n\n', False),
        (b"--\xff\n\n", False),
        (b"\xff\xfe", False),
        (b"--x\n" * 2000, False),
        (b"", False),
    ],
)
def test_a_form(body: bytes, clicked: bool) -> None:
    assert is_click(body) is clicked
