"""The language of a text is said where it is sure, and only there."""

from __future__ import annotations

import pytest

from monitor.language.identify import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river rose by two metres on Monday, officials said, and it is still rising.", "en"),
        ("Річка піднялася.", "uk"),
        ("Объявлен сбор.", "ru"),
        ("川が増水した。", "ja"),
        ("OK", None),
        ("12345", None),
    ],
)
def test_the_language_is_said_only_where_it_is_sure(text: str, language: str | None) -> None:
    assert language_of(text) == language
