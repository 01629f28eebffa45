"""The table of CLDR's words is what the installed Babel makes, byte for byte."""

from __future__ import annotations

from importlib.resources import files

import babel
import pytest

from benchmarks.calendars import lines
from monitor.language.time.spelling import key, level, pieces
from monitor.language.time.vocabulary import official, orders, year_first

TABLE = files("monitor.language.time").joinpath("calendars.tsv").read_text("utf-8")


def test_the_table_is_made_from_babel() -> None:
    if f"Babel {babel.__version__} " not in TABLE.split("\n", 1)[0]:
        pytest.skip(f"the table is of another Babel than {babel.__version__}")
    assert "\n".join(lines()) + "\n" == TABLE


def test_orders_and_languages_are_known() -> None:
    assert orders()["en_US"] == "mdy"
    assert "en_GB" not in orders()
    assert {"en", "uk", "cs", "hr"} <= official()
    assert "hu" in year_first()
    assert "de" not in year_first()


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
