"""Names of Ukrainian and Russian texts are printed in the nominative."""

from __future__ import annotations

import pytest

from monitor.language.names.cases import nominative


@pytest.mark.parametrize(
    ("genitive", "name"),
    [
        ("Лариси Ткач", "Лариса Ткач"),
        ("Марины Беловой", "Марина Белова"),
        ("Володимира Зеленського", "Володимир Зеленський"),
        ("Ивана Седова", "Иван Седов"),
        ("Зеленського", "Зеленський"),
    ],
)
def test_a_name_behind_according_to_is_printed_in_the_nominative(genitive: str, name: str) -> None:
    assert nominative(genitive) == name
