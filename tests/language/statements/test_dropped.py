from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes, spoken
from monitor.language.statements.find import statements

#: language, what stands behind a report by Elena Mora and a quotation, whether the quotation is hers
CASES = [
    ("es", "«No hay dinero para tantos barcos viejos», añadió.", True),
    ("es", "«No hay dinero para tantos barcos viejos», ha añadido.", True),
    ("es", "«No hay dinero para tantos barcos viejos», añadió Pablo Arce.", False),
    ("es", "La sala calló. «No hay dinero para tantos barcos viejos», añadió.", False),
]


@pytest.mark.parametrize(("language", "behind", "wanted"), CASES, ids=[case[1] for case in CASES])
def test_a_verb_without_a_subject_goes_on_with_the_speaker_before(language: str, behind: str, wanted: bool) -> None:
    text = f"La alcaldesa Elena Mora declaró que el puente cerrará en junio. {behind}"
    reading = Reading(text, language)
    heard = spoken(reading)
    found = statements(reading, quotes(reading, heard), heard)[-1]
    assert (found.text, found.speaker == "Elena Mora") == ("No hay dinero para tantos barcos viejos", wanted)
