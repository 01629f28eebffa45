"""The one who gives what a sentence reports is named."""

from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.speech.attribution import clauses
from monitor.language.speech.tellers import Tellers


def tellers(text: str, language: str) -> Tellers:
    read = Reading(text, language)
    return Tellers(read, clauses(read))


@pytest.mark.parametrize(
    ("language", "sentence", "named"),
    [
        ("en", "The ferry sank, Ada Lund said.", "Ada Lund"),
        ("en", "Ada Lund said the ferry sank.", "Ada Lund"),
        ("en", "The ferry sank, according to Ada Lund.", "Ada Lund"),
        ("en", "The Harbour Authority said the ferry sank.", "Harbour Authority"),
        ("en", "The police said the ferry sank.", None),
        ("en", "She said the ferry sank.", None),
        ("en", "The ferry sank.", None),
        ("uk", "Ганна Лис сказала, що пором затонув.", "Ганна Лис"),
        ("de", "Laut Ute Kern sank die Fähre.", "Ute Kern"),
        ("uk", "Пором піднімуть восени, розповіла Ганна Лис.", "Ганна Лис"),
        ("uk", "Пором піднімуть восени, сказала журналістам речниця порту Ганна Лис.", "Ганна Лис"),
        ("ru", "Паром поднимут осенью, сообщил Пётр Котов.", "Пётр Котов"),
        ("de", "Die Fähre wird im Herbst gehoben, sagte Ute Kern.", "Ute Kern"),
        ("en", "The ferry will be raised, said the captain, Ada Lund.", "Ada Lund"),
        ("fr", "Le bac sera relevé, a déclaré Anne Morel.", "Anne Morel"),
        ("it", "Il traghetto sarà recuperato, ha detto Anna Rossi.", "Anna Rossi"),
        ("pl", "Prom podniosą jesienią, powiedziała Anna Lis.", "Anna Lis"),
        ("uk", "Пором піднімуть восени, сказала вона.", None),
        ("en", "Ada Lund, the captain, said Bo Ek had left.", "Ada Lund"),
    ],
)
def test_a_sentence_names_the_one_who_gives_it(language: str, sentence: str, named: str | None) -> None:
    assert tellers(sentence, language).named(0, len(sentence)) == named


@pytest.mark.parametrize(
    ("clause", "named"),
    [
        ("The police said the ferry sank.", "the police"),
        ("Police said the ferry sank.", "Police"),
        ("The ministry said the ferry sank.", "the ministry"),
        ("Ada Lund said the ferry sank.", "Ada Lund"),
        ("She said the ferry sank.", None),
    ],
)
def test_a_body_without_a_name_is_a_source_as_the_clause_calls_it(clause: str, named: str | None) -> None:
    assert tellers(clause, "en").source(0, len(clause)) == named
