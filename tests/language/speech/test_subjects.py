"""The subject of a clause is who speaks in it."""

from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.speech.attribution import Reader, reader
from monitor.language.speech.noun_groups import Reference
from monitor.language.text.tokens import veiled


def read(text: str, language: str = "en") -> Reader:
    whole = Reading(text, language)
    return reader(text, veiled(whole.tokens, whole.marks), whole.tagged, language)


def shown(clauses: Reader, reference: Reference | None) -> tuple[str, str] | None:
    """The kind of a reference, and what it names."""
    if reference is None:
        return None
    named = clauses.names[reference.name].text if reference.name >= 0 else reference.text
    return reference.kind, named or " ".join(reference.words)


def place(clauses: Reader, low: str) -> int:
    return next(k for k, token in enumerate(clauses.tokens) if token.low == low)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Lund said it sank.", ("name", "Ada Lund")),
        ("Ada Lund, the mayor of Alvik, said it sank.", ("name", "Ada Lund")),
        ("The ferry captain, Ada Lund, also said it sank.", ("name", "Ada Lund")),
        ("Then she said it sank.", ("pronoun", "she")),
        ("The mayor said it sank.", ("office", "the mayor")),
        ("The army said it sank.", ("body", "army")),
        ("The head of the army said it sank.", ("office", "the head")),
    ],
)
def test_the_subject_before_a_verb_is_the_one_who_speaks(text: str, found: tuple[str, str]) -> None:
    clauses = read(text)
    assert shown(clauses, clauses.subject(0, place(clauses, "said"))) == found


@pytest.mark.parametrize(
    ("language", "text", "verb", "found"),
    [
        ("en", "said the farmer Ada Lund, who waited.", "said", ("name", "Ada Lund")),
        ("en", "said the head of the union, Ada Lund.", "said", ("name", "Ada Lund")),
        ("en", "said she in Alvik.", "said", ("pronoun", "she")),
        ("de", "sagte am Montag Ute Kern.", "sagte", ("name", "Ute Kern")),
        ("de", "sagte Ute Kern Reportern.", "sagte", ("name", "Ute Kern")),
    ],
)
def test_the_subject_may_stand_behind_its_verb(language: str, text: str, verb: str, found: tuple[str, str]) -> None:
    clauses = read(text, language)
    behind = place(clauses, verb) + 1
    assert shown(clauses, clauses.subject_behind(behind, len(clauses.tokens) - 1)) == found


@pytest.mark.parametrize(
    ("text", "usable"),
    [("Ada Lund said it.", True), ("It was said on the quay.", False), ("The said ferry sank.", False)],
)
def test_a_passive_or_a_noun_says_nothing(text: str, usable: bool) -> None:
    clauses = read(text)
    assert clauses.usable(0, place(clauses, "said"), len(clauses.tokens), weak=False) is usable


@pytest.mark.parametrize(
    ("text", "behind"), [("According to Ada Lund it sank.", 2), ("In the words of Lund", 4), ("According Lund", 0)]
)
def test_a_phrase_leads_to_its_source(text: str, behind: int) -> None:
    clauses = read(text)
    assert clauses.according(0, len(clauses.tokens)) == behind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("When the dam broke, Ada Lund ran.", ("name", "Ada Lund")),
        ("(Ida Blom/Evening Lantern) Ada Lund ran.", ("name", "Ada Lund")),
        ("When Ida Blom came, the court ruled.", ("body", "court")),
        ("The boats lay still.", None),
    ],
)
def test_a_sentence_is_about_its_main_subject(text: str, found: tuple[str, str] | None) -> None:
    clauses = read(text)
    assert shown(clauses, clauses.main(0, -1)) == found


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("With Ida Blom on board, the council voted to close the port.", ("body", "council")),
        ("Under Ida Blom, who left in May, nothing moved.", None),
        ("After a visit to the ministry, Ida Blom left.", ("name", "Ida Blom")),
        ("On Friday, she left the port.", ("pronoun", "she")),
    ],
)
def test_what_stands_in_an_opening_phrase_is_not_the_subject(sentence: str, subject: tuple[str, str] | None) -> None:
    clauses = read(sentence)
    assert shown(clauses, clauses.main(0, -1)) == subject
