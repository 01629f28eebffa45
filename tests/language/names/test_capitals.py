"""The capitals of a text tell ordinary words, headlines and surnames apart."""

from __future__ import annotations

from monitor.language.names.capitals import capitals, inside
from monitor.language.text.tokens import tokens


def test_a_word_that_also_stands_small_is_ordinary_at_the_beginning_of_a_sentence() -> None:
    found = tokens("Miners struck in Alvik. The miners and Lund stayed. Lund left.")
    told = capitals(found, "en")
    first = {t.low: t for t in reversed(found)}
    assert told.ordinary(first["miners"])
    assert not told.ordinary(first["lund"])


def test_a_capital_means_something_where_no_sentence_begins() -> None:
    assert inside(tokens("Ferries left Alvik. Boats followed Ada Lund.")) == {"Alvik", "Ada", "Lund"}


def test_a_line_of_capitals_is_a_headline_and_a_sentence_is_none() -> None:
    found = tokens("Ferry Sinks in Alvik Harbour\n\nThe ferry sank in the harbour of Alvik.")
    end = next(k for k, t in enumerate(found) if t.shape == "break")
    assert capitals(found, "en").headlines == frozenset(range(end))


def test_a_name_of_three_words_is_no_headline() -> None:
    assert capitals(tokens("Ada Maria Lund"), "en").headlines == frozenset()


def test_a_peoples_name_is_a_surname_where_somebody_bears_it_and_speaks() -> None:
    found = tokens("Anna English runs the ferry. English said it sank. The English boats left.")
    told = capitals(found, "en")
    at = [k for k, t in enumerate(found) if t.text == "English"]
    assert told.surnames == {"English"}
    assert [told.surname(found, k) for k in at[1:]] == [True, False]
