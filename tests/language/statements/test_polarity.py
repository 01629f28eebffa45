from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.statements.find import statements

CASES = [
    ("Ada Lund said that the bridge was safe.", "affirmed"),
    ("Ada Lund denied that the bridge was unsafe.", "denied"),
    ("Ada Lund did not say whether the bridge was safe.", "doubted"),
    ("Ada Lund asked whether the bridge was safe.", "doubted"),
    ("Ada Lund declined to say whether the bridge was safe.", "doubted"),
]

OTHERS = [
    ("uk", "Мерка Ада Лунд заявила, що міст безпечний.", "affirmed"),
    ("uk", "Мерка Ада Лунд заперечила, що міст небезпечний.", "denied"),
    ("ru", "Мэр Ада Лунд не сообщила, что мост безопасен.", "doubted"),
    ("ru", "Дождь не идёт, сказала мэр Ада Лунд.", "affirmed"),
    ("de", "Bürgermeisterin Ada Lund bestritt, dass die Brücke unsicher sei.", "denied"),
]


@pytest.mark.parametrize(("language", "text", "sense"), OTHERS)
def test_other_languages_keep_it_too(language: str, text: str, sense: str) -> None:
    assert [s.polarity for s in statements(Reading(text, language), ())] == [sense]


@pytest.mark.parametrize(("text", "sense"), CASES)
def test_negation_and_doubt_keep_their_sense(text: str, sense: str) -> None:
    assert [s.polarity for s in statements(Reading(text, "en"), ())] == [sense]
