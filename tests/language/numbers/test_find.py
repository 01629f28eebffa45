"""Numbers are found in figures and in words, with their scales."""

from __future__ import annotations

import pytest
from babel import Locale

from monitor.language.lexicon import entries, languages
from monitor.language.numbers.find import numbers, value_of


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Twenty-three ferries and 1,200 boats", [23, 1200]),
        ("en", "two hundred and five planks", [205]),
        ("en", "three thousand four hundred bolts", [3400]),
        ("en", "one and a half tonnes", [1.5]),
        ("fr", "un million, un mille et deux mille", [1e6, 2e3]),
        ("de", "eine Milliarde und eine Mühle", [1e9]),
        ("en", "half a million tonnes", [5e5]),
        ("en", "two-thirds of the quay", [2 / 3]),
        ("en", "2.5 million litres", [2.5e6]),
        ("en", "$60m for the bridge", [6e7]),
        ("en", "a 60m bridge", [60]),
        ("de", "1.250.000,50 Euro für zwei Brücken", [1250000.5, 2]),
        ("uk", "3,5 млн тонн і 1 200 човнів", [3.5e6, 1200]),
        (None, "12 ferries, two boats", [12]),
        ("en", "The ferry sank.", []),
    ],
)
def test_a_number_has_its_value_in_figures_and_in_words(language: str | None, text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text, language)] == pytest.approx(values)


def test_a_number_is_where_it_says_and_tells_how_it_is_written() -> None:
    text = "Some 2.5 million litres, half a tank, two-thirds of a quay."
    scaled, *_, share = numbers(text, "en")
    assert (text[scaled.start : scaled.end], scaled.digits, scaled.scaled) == ("2.5 million", "2.5", True)
    assert (text[share.start : share.end], share.digits, share.share) == ("two-thirds", "", True)


@pytest.mark.parametrize(
    ("digits", "language", "value"),
    [
        ("1,200", "en", 1200),
        ("1,200", "de", 1.2),
        ("1.200", "de", 1200),
        ("1.200", "en", 1.2),
        ("1,234,567", "de", 1234567),
        ("1,234.5", "en", 1234.5),
        ("1.2.3", "en", None),
        ("12,34,56", "en", None),
    ],
)
def test_separators_mean_what_they_mean_in_the_language(digits: str, language: str, value: float | None) -> None:
    assert value_of(digits, language) == value


@pytest.mark.parametrize("code", [code for code in languages() if code != "und"])
def test_the_decimal_mark_of_a_language_is_that_of_cldr(code: str) -> None:
    symbols = Locale.parse(code).number_symbols
    mark = symbols["latn" if "latn" in symbols else next(iter(symbols))]["decimal"]
    assert (entries("numbers", "decimal", code) or (".",)) == ((",",) if mark == "," else (".",))
    assert value_of(f"12{'.' if mark == ',' else ','}500", code) == 12500
