from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.render.base.display import anchor, called, cut, cut_front, language, link, tidy

LINKS = [
    ("https://a.example/x?b=1&c=2#d", "https://a.example/x?b=1&c=2#d"),
    ("HTTP://a.example/", "HTTP://a.example/"),
    ("  https://a.example/x\n", "https://a.example/x"),
    ('https://a.example/"onmouseover="x', "https://a.example/%22onmouseover=%22x"),
    ("https://a.example/a b<c>", "https://a.example/a%20b%3Cc%3E"),
    ("https://a.example/\u202egpj.exe", "https://a.example/gpj.exe"),
    ("https://порт.example/новини", "https://порт.example/новини"),
    ("javascript:alert(1)", None),
    ("JaVa\tScRiPt:alert(1)", None),
    ("\x01javascript:alert(1)", None),
    ("data:text/html,x", None),
    ("file:///etc/passwd", None),
    ("mailto:a@b.example", None),
    ("//a.example/x", None),
    ("a.example/x", None),
    ("https:///x", None),
    ("https://[::1/x", None),
    ("http:\\\\a.example", None),
    ("https://a.example/" + "x" * 3000, None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "expected"), LINKS)
def test_only_addresses_on_the_web_become_links(url: str | None, expected: str | None) -> None:
    assert link(url) == expected


TEXTS = [
    ("  two \n\n lines\t", "two lines"),
    ("a\u202eb\u2066c\u200fd\u061ce", "abcde"),
    ("nul\x00 bell\x07 esc\x1b[31m", "nul bell esc[31m"),
    ("half \ud800 pair", "half pair"),
    ("line\u2028separator", "line separator"),
    ("soft\u00adhyphen \ufeffmark", "softhyphen mark"),
    ("می‌خواهم", "می‌خواهم"),  # the joiner belongs to the word
    ("Z" + "\u0335" * 500 + "algo", "Z\u0335\u0335\u0335algo"),
    ("Kyïv café", "Kyïv café"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_does_not_show_or_turns_its_neighbours_is_gone(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text(max_size=300), st.integers(10, 80))
def test_a_cut_text_is_never_longer_than_asked(text: str, limit: int) -> None:
    for shortened in (cut(tidy(text), limit), cut_front(tidy(text), limit), tidy(text, limit)):
        assert len(shortened) <= limit


def test_a_cut_falls_between_words_and_shows() -> None:
    assert cut("the quick brown fox jumps", 18) == "the quick brown…"
    assert cut_front("the quick brown fox jumps", 18) == "…brown fox jumps"
    assert cut("short", 18) == cut_front("short", 18) == "short"


def test_an_anchor_keeps_plain_ids_and_replaces_odd_ones_for_good() -> None:
    assert anchor("story", "a1-b2") == "story-a1-b2"
    odd = anchor("story", '"><script>')
    assert odd == anchor("story", '"><script>')
    assert odd != anchor("story", "other <")
    assert odd.removeprefix("story-").isalnum()


@pytest.mark.parametrize(
    ("code", "expected"), [("uk", "uk"), ("en", None), (None, None), ("zh-Hant", "zh-Hant"), ('x" onload="y', None)]
)
def test_a_text_in_another_language_says_so(code: str | None, expected: str | None) -> None:
    assert language(code, "en") == expected


CALLED = [
    ("MARA ILVES", "Mara Ilves"),
    ("AMELIA ILVES-AAS", "Amelia Ilves-Aas"),
    ("RONAN O'HARA", "Ronan O'Hara"),
    ("RONAN MCKENNA", "Ronan McKenna"),
    ("Bo MCKENNA", "Bo MCKENNA"),
    ("mara ilves", "mara ilves"),
    ("Ulf Aas", "Ulf Aas"),
    ("王明王明", "王明王明"),
    ("AFP", "AFP"),
]


@pytest.mark.parametrize(("name", "shown"), CALLED)
def test_a_name_in_capitals_is_shown_as_people_write_it(name: str, shown: str) -> None:
    assert called(name) == shown
