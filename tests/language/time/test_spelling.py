"""Words of dates are compared without case, accents and points."""

from __future__ import annotations

import pytest

from monitor.language.time.spelling import key, level, pieces


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Août", "aout"),
        ("KASIM", "kasim"),
        ("Kasım", "kasim"),
        ("أغسطس", "اغسطس"),
        ("سه‌شنبه", "سهشنبه"),
        ("Μάρτιος", "μαρτιοσ"),
    ],
)
def test_case_and_accents_do_not_count(word: str, folded: str) -> None:
    assert key(word) == folded


def test_a_name_of_several_words_is_its_words() -> None:
    assert pieces("a. m.") == ("a", "m")
    assert pieces("п’ятниця") == pieces("п'ятниця") == pieces("пʼятниця") == ("п", "ятниця")


def test_a_levelled_text_has_its_length_and_case() -> None:
    assert level("Während МАЙ é") == "Wahrend МАИ e"
    assert level("“Mai” – …") == "“Mai” – …"
    assert level("“À” ἀ") == "“A” α"
