"""The clause before or behind a quotation says who speaks in it."""

from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.speech.attribution import Attribution, Reader, names_something, reader
from monitor.language.speech.quotes import quotes
from monitor.language.text.tokens import veiled


def read(text: str, language: str = "en") -> tuple[Reader, int, str]:
    """A reader of the text, the token of its quotation, and the last character of that."""
    whole = Reading(text, language)
    found = veiled(whole.tokens, whole.marks)
    quote = next(k for k, token in enumerate(found) if token.shape == "quote")
    return reader(text, found, whole.tagged, language), quote, text[whole.marks[0].inside[1] - 1]


def speaker(clauses: Reader, found: Attribution | None) -> str | None:
    if found is None or found.speaker is None:
        return None
    named = found.speaker
    return clauses.names[named.name].text if named.name >= 0 else named.text or named.kind


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "“The ferry sank,” said Ada Lund.", "Ada Lund"),
        ("en", "“The ferry sank,” Ada Lund said.", "Ada Lund"),
        ("en", "“The ferry sank,” according to Ada Lund.", "Ada Lund"),
        ("en", "“The ferry sank,” she said.", "she"),
        ("uk", "«Пором затонув», — сказала Ганна Лис.", "Ганна Лис"),
        ("de", "„Die Fähre sank“, so Ute Kern.", "Ute Kern"),
        ("en", "“The ferry sank.” Boats lay in the harbour.", None),
        ("en", "“The ferry sank.”", None),
    ],
)
def test_the_words_behind_a_quotation_name_its_speaker(language: str, text: str, said: str | None) -> None:
    clauses, quote, last = read(text, language)
    assert speaker(clauses, clauses.after(quote, last)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ada Lund said: “The ferry sank.”", "Ada Lund"),
        ("Ada Lund went on: “The ferry sank.”", "Ada Lund"),
        ("According to Ada Lund, “the ferry sank.”", "Ada Lund"),
        ("Photo caption Ada Lund: “The ferry sank.”", "Ada Lund"),
        ("Ada Lund wrote in her first novel, “The ferry sank.”", "unnamed"),
        ("Boats lay beside “The Ferry”.", None),
    ],
)
def test_the_words_before_a_quotation_name_its_speaker(text: str, said: str | None) -> None:
    clauses, quote, _ = read(text)
    assert speaker(clauses, clauses.before(0, quote)) == said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They sang the song entitled “The Ferry”.", True),
        ("They read the book “The Ferry”.", True),
        ("Ada Lund said “the ferry sank”.", False),
        ("They read the book. “The ferry sank”.", False),
    ],
)
def test_marks_may_hold_the_name_of_something(text: str, named: bool) -> None:
    clauses, quote, _ = read(text)
    assert names_something(clauses.tokens, quote) is named


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ada Lund said the ferry sank.", "Ada Lund"),
        ("The ferry sank, Ada Lund said.", "Ada Lund"),
        ("The ferry sank in Alvik.", None),
    ],
)
def test_a_sentence_without_marks_reports_somebody(text: str, said: str | None) -> None:
    whole = Reading(text, "en")
    clauses = reader(text, whole.tokens, whole.tagged, "en")
    reported = clauses.reporter(0, len(whole.tokens))
    assert (clauses.names[reported.name].text if reported else None) == said


@pytest.mark.parametrize(
    ("text", "prints"), [("сказав Лис «Вечірньому ліхтарю».", True), ("сказав Лис «Ми тут!»", False)]
)
def test_a_paper_that_is_told_something_is_no_quotation(text: str, prints: bool) -> None:
    clauses, quote, _ = read(text, "uk")
    inside = text[slice(*Reading(text, "uk").marks[0].inside)]
    assert clauses.prints(quote, inside) is prints


SAID = "“Ruth is a fine engineer, and the harbour will gain by it for years.”"
#: what stands behind the quotation, by whom it is
SIGNED = [
    (" —Councillor Paul Holm\n\nThe term lasts five years.", "Paul Holm"),
    (" — Paul Holm", "Paul Holm"),
    ("\n\nPaul Holm leaves in May.", None),
    (" — and so it was, on the quay of Paul Holm", None),
    (" — Paul Holm was not there.", None),
    (" ― Paul Holm\n“We shall see,” said Ada Lund.", "Paul Holm"),
    (" — Paul Holm.\n\nThe term lasts five years.", "Paul Holm"),
    (" — Paul Holm\nThe term lasts five years.", None),
    (" — Paul Holm\nfive years are over", "Paul Holm"),
    (" — Paul Holm. Nobody answered him.", None),
]


@pytest.mark.parametrize(("behind", "speaker"), SIGNED, ids=[case[0].strip() for case in SIGNED])
def test_a_name_behind_a_dash_that_closes_the_line_signs_a_quotation(behind: str, speaker: str | None) -> None:
    found, *_ = quotes(Reading(f"Friends of the harbour cheered on Monday.\n\n{SAID}{behind}", "en"))
    assert found.speaker == speaker


def test_inverted_pronouns_of_french_are_pronouns() -> None:
    text = "« Nous avons assez attendu », a déclaré Jeanne Morel. « Les bateaux vont repartir », a-t-elle ajouté."
    assert [quote.speaker for quote in quotes(Reading(text, "fr"))] == ["Jeanne Morel", "Jeanne Morel"]
