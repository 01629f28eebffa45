"""A name tells a woman or a man by its spelling, or nothing."""

from __future__ import annotations

import pytest

from monitor.language.names.gender import is_given, of_name


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Anna Berg", "f"),
        ("Peter Berg", "m"),
        ("ANNA Berg", "f"),
        ("Анна Вільха", "f"),
        ("J. Ковальова", "f"),
        ("Ковальова", "f"),
        ("Зеленський", "m"),
        ("Berg", None),
        ("", None),
    ],
)
def test_the_given_name_or_a_slavic_surname_tells(name: str, gender: str | None) -> None:
    assert of_name(name) == gender


@pytest.mark.parametrize(("word", "known"), [("Anna", True), ("PETER", True), ("Harbour", False), ("Alvik", False)])
def test_a_given_name_is_known_in_any_case(word: str, known: bool) -> None:
    assert is_given(word) is known


@pytest.mark.parametrize("name", "Нина Тимур Лев Галина Надія Бруно Маргарет".split())
def test_given_names_are_known_in_cyrillic_letters_too(name: str) -> None:
    assert is_given(name)


@pytest.mark.parametrize("word", "Сам Она Война Россия Новая Врач Усі".split())
def test_a_word_that_sounds_like_one_is_no_given_name(word: str) -> None:
    assert not is_given(word)
