"""The language of a text is told from its letters and words, or left open."""

from __future__ import annotations

import pytest

from monitor.language.identify import language_code, language_of, shown


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-GB", "en"), ("uk_UA", "uk"), (" DE ", "de"), ("english", None), ("", None), (None, None)],
)
def test_a_tag_begins_with_its_code(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("橋が落ちた。", "ja"),
        ("大桥今天倒塌。", "zh"),
        ("다리가 무너졌다.", "ko"),
        ("Η γέφυρα έπεσε.", "el"),
        ("הגשר קרס.", "he"),
        ("ხიდი ჩამოინგრა.", "ka"),
        ("Կամուրջը փլուզվեց։", "hy"),
        ("สะพานถล่ม", "th"),
        ("Міст її впав.", "uk"),
        ("Мосты были закрыты.", "ru"),
    ],
)
def test_a_script_tells_the_language_of_a_short_line(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry between the two islands was taken out of service after the harbour wall broke last week.", "en"),
        (
            "Die Fähre zwischen den beiden Inseln fährt nicht mehr, seit die Hafenmauer vorige Woche brach.",
            "de",
        ),
        ("Le bac entre les deux îles ne circule plus depuis que le mur du port a cédé la semaine dernière.", "fr"),
    ],
)
def test_the_words_tell_the_language_of_a_longer_text(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "12 / 34 — !", "Ferry", "Alvik Harbour"])
def test_what_is_too_short_is_left_open(text: str) -> None:
    assert language_of(text) is None


def test_a_longer_text_shows_its_language_where_its_beginning_and_its_end_agree() -> None:
    english = "The ferry between the two islands was taken out of service after the harbour wall broke last week. "
    german = "Die Fähre zwischen den beiden Inseln fährt nicht mehr, seit die Hafenmauer vorige Woche brach. "
    assert shown(english * 12) == "en"
    assert shown(english * 7 + german * 7) is None
    assert shown("Quay shut") is None


def test_what_is_claimed_stands_where_nothing_speaks_against_it() -> None:
    english = "The crane at the north quay was moved on Monday, and no ship could land there for two days. "
    assert shown(english * 3, "en") == "en"
    assert shown(english * 3, "de") == "en"
    assert shown("Quay shut", "de") == "de"
    assert (
        shown(english * 7 + "Der Kran am Nordkai wurde am Montag verlegt, und kein Schiff legte an. " * 9, "fr") == "fr"
    )
