"""The names of months by themselves, in the languages of the texts."""

from __future__ import annotations

from monitor.language.search.months import months, spoken


def test_months_are_known_in_all_languages_of_the_texts_and_in_english() -> None:
    known = months(spoken(["uk", None, "de-AT"], "pl"))
    assert [known[name] for name in ("серпня", "august", "sierpnia", "lutego", "лютого")] == [8, 8, 8, 2, 2]
    assert "agosto" not in known
