"""A capital that only opens a sentence makes no part of a name."""

from __future__ import annotations

import pytest

from monitor.language.reading import Reading

NONE_OF_IT = [
    ("en", "Considering Mason last week, the panel waited. Mr. Mason left.", ["Mason", "Mason"]),
    ("en", "He left the U.S. Considering Kessel a friend, he wrote. Kessel read it.", ["Kessel", "Kessel"]),
    ("en", "Praising Ida Mason, the mayor sat down.", ["Ida Mason"]),
    ("en", "Defending President Mason, the mayor sat down.", ["Mason"]),
    ("en", "Angry Mason left. Voters were angry at Mason.", ["Mason", "Voters", "Mason"]),
    ("de", "Zwei Jahre dauerte der Streit. Dann kam Anna Lotz.", ["Anna Lotz"]),
    ("de", "Von Patricia Lotz stammt der Text.", ["Patricia Lotz"]),
    ("fr", "Considérant Morel comme un ami, il se tut. Selon Morel, c'est fini.", ["Morel", "Morel"]),
    ("es", "Considerando Paz el caso, callaron. Según Paz, es tarde.", ["Paz", "Paz"]),
    ("uk", "Вважаючи Вільху другом, він мовчав. Вони питали Вільху.", ["Вільху", "Вільху"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NONE_OF_IT)
def test_a_word_that_opens_the_sentence_is_no_part_of_the_name(language: str, text: str, expected: list[str]) -> None:
    assert [n.text for n in Reading(text, language).names] == expected


ALL_OF_IT = [
    ("en", "Golding Mason was there. Later came Golding Mason.", "Golding Mason"),  # inside a sentence, too
    ("en", "Spring Mason left. It was early in spring.", "Spring Mason"),  # nobody is called Mason here
    ("en", "Von Miller scored twice. The crowd sang.", "Von Miller"),
    ("de", "Von Lotz sagte nichts. Das sagte Frau von Lotz.", "von Lotz"),
]


@pytest.mark.parametrize(("language", "text", "name"), ALL_OF_IT)
def test_a_name_keeps_its_first_word(language: str, text: str, name: str) -> None:
    assert name in [n.text for n in Reading(text, language).names]


TWICE = [
    (
        "The vote pleased Ida MasonIda MasonJon Berg of Tarn. Ida Mason met Jon Berg.",
        ["Ida Mason", "Ida Mason", "Jon Berg"],
    ),
    (
        "The vote pleased Kessel Ida Jane KesselJon Berg said so. Kessel met Jon Berg.",
        ["Kessel", "Ida Jane Kessel", "Jon Berg"],
    ),
    (
        "The vote of Chief Justice Ida Kessel Ida Jane KesselJon Berg pleased Ida Kessel. Jon Berg left.",
        ["Ida Kessel", "Ida Jane Kessel", "Jon Berg"],
    ),
    ("The vote pleased Ida McMason and Jon DeBerg.", ["Ida McMason", "Jon DeBerg"]),
]


@pytest.mark.parametrize(("text", "first"), TWICE)
def test_names_that_run_together_are_read_apart(text: str, first: list[str]) -> None:
    assert [n.text for n in Reading(text, "en").names][: len(first)] == first
