"""What a server answered is read in the letters that it declares itself, else in those that the server names."""

from __future__ import annotations

import pytest

from monitor.ingest.web.answer import decoded
from monitor.ingest.web.fetch import Response

TOLD = "Мер Новинська відкрила міст у п'ятницю."


@pytest.mark.parametrize(
    ("head", "written", "named"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251", None),
        ("<?xml version='1.0' encoding='windows-1251'?>", "cp1251", "utf-8"),
        ('<html><head><meta charset="koi8-u">', "koi8-u", "windows-1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", "iso-8859-1"),
        ("<p>", "koi8-u", "koi8-u"),
        ("<p>", "utf-8", None),
    ],
    ids=["declared", "in single marks", "for the page", "as a header", "by the server", "nowhere"],
)
def test_what_the_page_declares_comes_before_what_the_server_names(head: str, written: str, named: str | None) -> None:
    answer = Response("http://post.example/", 200, "text/html", named, f"{head}{TOLD}".encode(written), None, None)
    assert decoded(answer) == (f"{head}{TOLD}", None)


def test_letters_that_cannot_be_read_are_told() -> None:
    body = f'<meta charset="utf-8">{TOLD}'.encode() + b"\xff\xfe\xfa" + TOLD.encode()
    text, warning = decoded(Response("http://post.example/", 200, "text/html", None, body, None, None))
    assert TOLD in text
    assert warning
