"""Web addresses: which text is one, and which two are of one page."""

from __future__ import annotations

import pytest

from monitor.clean.identity import article_id
from monitor.language.addresses import normalise, web, without_user

BASE = "https://post.example/deep/feed"


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("HTTPS://A.example/B", "https://A.example/B"),
        ("b.html", "https://post.example/deep/b.html"),
        ("/b?c=d#e", "https://post.example/b?c=d#e"),
        ("//a.example/b", "https://a.example/b"),
        ("  https://a.example/b \n", "https://a.example/b"),
        ("https://a.example/long-\n  name", "https://a.example/long-%20%20name"),
        ("https://a.example/b c.html#d e", "https://a.example/b%20c.html#d%20e"),
        ("https://a.example/b%20c", "https://a.example/b%20c"),
        ("https://a.example/б\u00a0ґ", "https://a.example/б%C2%A0ґ"),
        ('https://a.example/"<b>"', "https://a.example/%22%3Cb%3E%22"),
        ("https://jane:secret@a.example/b@c", "https://a.example/b@c"),
        ("https://jane@a.example", "https://a.example"),
        ("https://a@b@c.example/", "https://c.example/"),
        ("javascript:alert(1)", None),
        (" JavaScript:alert(1)", None),
        ("mailto:a@a.example", None),
        ("data:text/plain,x", None),
        ("ftp://a.example/b", None),
        ("https://", None),
        ("https://a b/c", None),
        ("https://[broken/c", None),
        ("https://a.example/" + "b" * 2_000, None),
        ("", None),
        (None, None),
    ],
)
def test_a_link_is_an_absolute_address_that_may_be_printed_or_none(link: str | None, url: str | None) -> None:
    assert web(link, BASE) == url


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("http://jane:secret@a.example/b", "http://a.example/b"),
        ("//jane@a.example/b", "//a.example/b"),
        ("http://a.example/b?mail=c@d.example", "http://a.example/b?mail=c@d.example"),
        ("inbox/a@b.txt", "inbox/a@b.txt"),
    ],
)
def test_only_the_user_of_an_address_goes(text: str, left: str) -> None:
    assert without_user(text) == left


SAME = [
    "https://www.example.org/news/a?utm_source=x&fbclid=1#top",
    "http://example.org/news/a/",
    "https://EXAMPLE.org:443/news/a",
    "https://m.example.org/news/a",
    "https://amp.example.org/news/a/amp/",
]


def test_addresses_of_one_page_are_one_identity() -> None:
    assert {normalise(url) for url in SAME} == {"example.org/news/a"}
    assert len({article_id(url, "s", f"file-{n}", None) for n, url in enumerate(SAME)}) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org/",
        "https://example.org/?utm_source=x",
        "mailto:a@example.org",
        "not an address",
        "https://[broken/a",
    ],
)
def test_an_address_that_names_no_page_is_no_identity(url: str) -> None:
    assert normalise(url) is None
    assert article_id(url, "s", "a.txt", None) == article_id(None, "s", "a.txt", None)


def test_parameters_that_name_the_page_stay() -> None:
    assert normalise("https://example.org/view?id=7&utm_medium=m") == "example.org/view?id=7"
    assert normalise("https://example.org/view?id=8") != normalise("https://example.org/view?id=7")
