"""The words of dates: lists are tuples, and a mistake is told with its place."""

from __future__ import annotations

import tomllib

import pytest

from monitor.language import lexicon
from monitor.language.lexicon import Calendar, Dateline
from monitor.language.lexicon.calendar import frozen
from monitor.language.lexicon.faults import faults


def test_a_language_without_a_file_knows_nothing() -> None:
    assert lexicon.calendar("xx") == Calendar()
    assert lexicon.dateline("xx") == Dateline()


def test_lists_are_tuples() -> None:
    held = tomllib.loads('at = ["um"]\nmonths = [["jan", "jän"], ["feb"]]\neras = {AD = 0}')
    assert Calendar(**frozen(held)) == Calendar(at=("um",), months=(("jan", "jän"), ("feb",)), eras={"AD": 0})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[calender]", "[calender] is no section"),
        ("[calendar]\nmoths = []", "[calendar] moths: is no key of it"),
        ('[calendar]\nat = ["um", "um"]', "[calendar] at: 'um' stands there twice"),
        ('[calendar]\nmonths = [["jan"], ["jan"]]', "months: 'jan' stands there twice"),
        ('[dateline]\nchanged = ["up-"]', "[dateline] changed: 'up-' is no word"),
        ('[dateline]\nchanged = [" "]', "changed: ' ' is no word"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, message: str) -> None:
    assert message in "; ".join(faults(tomllib.loads(text)))
