"""The nearest verb tells whether a clause is of what was or of what will be."""

from __future__ import annotations

import pytest

from monitor.language.time.tense import language_known, opening, tense


@pytest.mark.parametrize(
    ("language", "before", "behind", "time"),
    [
        ("en", "The ferry sank on ", ".", "past"),
        ("en", "The ferry will sail on ", ".", "future"),
        ("en", "The mayors agreed to meet on ", ".", "future"),
        ("en", "The bridge would have opened on ", ".", None),
        ("en", "If the ferry sailed on ", ", nobody saw it.", None),
        ("en", "On ", " the bridge fell.", "past"),
        ("uk", "Пором затонув у ", ".", "past"),
        ("uk", "Пором прибуде у ", ".", "future"),
        ("ru", "Паром затонул в ", ".", "past"),
        ("de", "Die Brücke wird am ", " gesperrt.", "future"),
        ("xx", "The ferry sank on ", ".", None),
        (None, "The ferry sank on ", ".", None),
    ],
)
def test_the_time_of_a_clause_is_told_by_its_verb(
    language: str | None, before: str, behind: str, time: str | None
) -> None:
    assert tense(before, behind, language) == time


@pytest.mark.parametrize(
    ("behind", "time"),
    [(" talks will begin", "future"), (" talks ended", "past"), (" ferry to Alvik", None)],
)
def test_the_first_words_behind_tell_where_they_are_the_verb(behind: str, time: str | None) -> None:
    assert opening(behind, "en") == time


def test_it_is_known_which_languages_have_verbs() -> None:
    assert all(language_known(code) for code in ("en", "uk", "ru", "de"))
    assert not language_known("xx")
    assert not language_known(None)
