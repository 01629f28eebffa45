"""A language is data: each file is whole, and a mistake in one is told with its place."""

from __future__ import annotations

import pytest

from monitor.language.lexicon import Lexicon, languages, lexicon, parse


@pytest.mark.parametrize("language", languages())
def test_each_file_is_read(language: str) -> None:
    assert lexicon(language) != Lexicon(language)


def test_a_language_without_a_file_knows_nothing() -> None:
    assert lexicon("xx") == Lexicon("xx")


def test_lists_are_tuples() -> None:
    found = parse("xx", '[calendar]\nat = ["um"]\nmonths = [["jan", "jän"], ["feb"]]\neras = {AD = 0}')
    assert found.calendar.at == ("um",)
    assert found.calendar.months == (("jan", "jän"), ("feb",))
    assert found.calendar.eras == {"AD": 0}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[calender]", r"xx\.toml: calender is not known here"),
        ("[calendar]\nmoths = []", r"xx\.toml \[calendar\]: moths is not known here"),
        ('[calendar]\nat = ["um", "um"]', r"xx\.toml \[calendar\] at: 'um' stands there twice"),
        ('[calendar]\nmonths = [["jan"], ["jan"]]', r"months: 'jan' stands there twice"),
        ('[dateline]\nchanged = ["up-"]', r"\[dateline\] changed: 'up-' is no word"),
        ('[dateline]\nchanged = [" "]', r"changed: ' ' is no word"),
        ("[dateline", r"xx\.toml: "),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse("xx", text)
