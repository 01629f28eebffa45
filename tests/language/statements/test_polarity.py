from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.statements.find import statements

CASES = [
    ("Ada Lund said that the bridge was safe.", "affirmed"),
    ("Ada Lund denied that the bridge was unsafe.", "denied"),
    ("Ada Lund did not say whether the bridge was safe.", "doubted"),
    ("Ada Lund asked whether the bridge was safe.", "doubted"),
]


@pytest.mark.parametrize(("text", "sense"), CASES)
def test_negation_and_doubt_keep_their_sense(text: str, sense: str) -> None:
    assert [s.polarity for s in statements(Reading(text, "en"), ())] == [sense]
