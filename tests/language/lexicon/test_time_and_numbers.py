"""The sections of time and numbers stand among the others and are filled as they are described."""

from __future__ import annotations

import pytest

from monitor.language import lexicon
from monitor.language.lexicon.sections import SECTIONS
from monitor.language.lexicon.time_and_numbers import TIME_AND_NUMBERS

TABLES = [(section, name) for section, keys in TIME_AND_NUMBERS.items() for name, key in keys.items() if key.table]


@pytest.mark.parametrize("section", TIME_AND_NUMBERS)
def test_a_section_stands_among_those_of_a_languages_file(section: str) -> None:
    assert SECTIONS[section] is TIME_AND_NUMBERS[section]


@pytest.mark.parametrize(("section", "name"), TABLES, ids=[" ".join(row) for row in TABLES])
def test_a_table_has_entries_under_names(section: str, name: str) -> None:
    found = [row for code in lexicon.languages() for row in lexicon.pairs(section, name, code)]
    assert found
    assert all(entry and under for entry, under in found)


@pytest.mark.parametrize(
    ("section", "name", "language", "word", "under"),
    [
        ("numbers", "words", "en", "twelve", "12"),
        ("numbers", "words", "de", "zwölf", "12"),
        ("phrases_of_time", "near", "en", "yesterday", "-1"),
        ("phrases_of_time", "near", "uk", "завтра", "1"),
    ],
)
def test_a_word_stands_under_what_it_is_worth(section: str, name: str, language: str, word: str, under: str) -> None:
    assert dict(lexicon.pairs(section, name, language))[word] == under
