"""One transliteration: what of a name stays the same in all its spellings."""

from __future__ import annotations

import pytest

from monitor.language.names.spelling import bearer, keys, sound

SPELLINGS = [
    "Зеленський Зеленский Zelensky Zelenskyy Selenskyj Zełenski",
    "Сибіга Sybiha Sibiga",
    "Захарова Zakharova Sacharowa",
    "Щербак Shcherbak Schtscherbak",
    "Жуков Zhukov Schukow",
    "Чорний Chornyi Tschornyj",
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda row: row.split()[1])
def test_all_spellings_of_a_name_share_a_key(spellings: str) -> None:
    assert set.intersection(*(set(keys(word)) for word in spellings.split()))


@pytest.mark.parametrize(("one", "other"), [("Klitschko", "Klychko"), ("Schtscherbak", "Shcherbak")])
def test_german_groups_sound_as_the_english_ones(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_persons_spellings_are_looked_for_in_one_place() -> None:
    assert bearer("Wolodymyr Selenskyj") == bearer("Volodymyr Zelensky") == bearer("Володимир Зеленський")


def test_a_word_without_letters_has_no_consonants() -> None:
    assert keys("2025") == keys("…") == ("",)
