"""The words by which a newsroom that asks, and a sentence that is told, are heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.clean.lines.signs import Signs
from monitor.clean.lines.voices import VOICES, hear
from monitor.language.lexicon import by_language
from monitor.language.text.fold import fold


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("If you value what we do, become a member.", "asks"),
        ("Якщо ви цінуєте нашу роботу, станьте учасником.", "asks"),
        ("Подпишитесь на канал", "asks"),
        ("Werden Sie jetzt Mitglied", "asks"),
        ("Faites un don", "asks"),
        ("Hazte socia", "asks"),
        ("Independent journalism has a price.", "ours"),
        ("Unser unabhängiger Journalismus", "ours"),
        ("Fri journalistik behöver dig", "you"),
        ("Word lid van de krant", "asks"),
        ("Os leitores apoiam a imprensa", "press"),
        ("Uafhængige medier uden betalingsmur", "press"),
        ("En e-avis til 5 kroner om måneden", "offers"),
        ("Frie medier og vår redaksjon", "press"),
        ("Cancel at any time", "offers"),
        ("she said", "reported"),
        ("d'après lui", "reported"),
        ("according to the mayor", "reported"),
    ],
)
def test_a_voice_is_heard_in_its_language(sentence: str, voice: str) -> None:
    assert voice in Signs(sentence).voices


def test_a_quoted_appeal_is_not_the_newsrooms_voice() -> None:
    assert "asks" not in Signs("The letter read: “Please support our journalism today.”").voices


@given(st.text(max_size=200))
def test_hearing_takes_any_text(text: str) -> None:
    assert all(count > 0 for count in hear(fold(text), frozenset(fold(text).split())).values())


def test_every_voice_speaks_the_six_languages() -> None:
    assert all({"en", "uk", "ru", "de", "fr", "es"} <= dict(by_language("voice", v)).keys() for v in VOICES)
