"""The words of dates are known with what they mean in which language."""

from __future__ import annotations

import pytest

from monitor.language.time.vocabulary import HIJRI, PERSIAN, kinds, names, official, orders, senses, year_first


def test_orders_and_languages_are_known() -> None:
    assert orders()["en_US"] == "mdy"
    assert "en_GB" not in orders()
    assert {"en", "uk", "cs", "hr"} <= official()
    assert "hu" in year_first()
    assert "de" not in year_first()


@pytest.mark.parametrize(
    ("word", "kind", "language", "value"),
    [
        ("august", "M", "en", 8),
        ("серпня", "M", "uk", 8),
        ("dienstag", "W", "de", 1),
        ("mardi", "W", "fr", 1),
        ("pm", "P", "en", "pm"),
        ("msk", "Z", "en", "msk"),
        ("مرداد", "M", "fa", PERSIAN + 5),
        ("رمضان", "M", "ar", HIJRI + 9),
    ],
)
def test_a_word_of_a_date_means_one_thing_where_it_is_said(
    word: str, kind: str, language: str, value: int | str
) -> None:
    assert kind in kinds(word, language)
    assert set(senses(word, kind, language)) == {value}


def test_a_month_that_two_languages_count_otherwise_keeps_both_meanings() -> None:
    meant = senses("listopada", "M")
    assert "pl" in meant[11]
    assert "hr" in meant[10]


@pytest.mark.parametrize("word", ["ferry", "harbour", "паром", "brücke"])
def test_a_word_of_no_date_has_no_kind(word: str) -> None:
    assert kinds(word) == frozenset()
    assert senses(word, "M") == {}


def test_the_first_letters_of_a_name_stand_for_it() -> None:
    assert set(senses("septe", "M")) == set()
    assert set(senses("sept", "M", "en")) == {9}


def test_full_names_are_numbered_from_january_and_from_monday() -> None:
    assert names("month", "de")["dezember"] == 12
    assert names("weekday", "en")["monday"] == 0
    assert names("weekday", "uk")["неділя"] == 6
