from __future__ import annotations

import pytest

from monitor.language.names.find import tag
from monitor.language.statements.cues import BEFORE_A_SOURCE, cues
from monitor.language.statements.grammar import Clauses, clauses, mended, sourceless
from monitor.language.statements.kinds import KINDS
from monitor.language.text.quotation_marks import marked
from monitor.language.text.tokens import tokens, veiled


def read(text: str, language: str) -> Clauses:
    spelt = tokens(text)
    names = tag(text, spelt, language)
    return clauses(text, veiled(spelt, marked(text)), names, language)


def shown(text: str, language: str) -> str:
    made = read(text, language)
    return " ".join(text[token.start : token.end] for token in made.tokens)


@pytest.mark.parametrize(
    ("why", "language", "text", "wanted"),
    [
        ("a comma before a conjunction", "uk", "Лунд каже, що йде дощ.", "Лунд каже що йде дощ ."),
        ("one behind a verb of saying", "de", "Lund sagte, es regne.", "Lund sagte es regne ."),
        ("no other comma", "de", "Es regnet, sagte Lund.", "Es regnet , sagte Lund ."),
        ("none in English", "en", "It rained, Lund said.", "It rained , Lund said ."),
        (
            "marks beside a quotation",
            "uk",
            "«Завтра знову йтиме дощ», — сказала Лунд.",
            "«Завтра знову йтиме дощ» сказала Лунд .",
        ),
        ("not beside a name", "uk", "Завод «Прилад», що згорів.", "Завод «Прилад» що згорів ."),
        ("the noun of his words", "uk", "За його словами, йде дощ.", "За його , йде дощ ."),
    ],
)
def test_what_english_has_not_is_left_out(why: str, language: str, text: str, wanted: str) -> None:
    assert shown(text, language) == wanted


def test_a_quotation_behind_which_a_comma_stands_is_one_that_goes_on() -> None:
    made = read("«Завтра знову йтиме дощ», — сказала Лунд.", "uk")
    assert KINDS[made.kinds[0]] == "quoted,"


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("uk", "За словами мера, йде дощ.", "мера", "йде дощ"),
        ("ru", "Как сказал мэр, идёт дождь.", "мэр", "идёт дождь"),
        ("de", "Nach Angaben der Polizei regnet es.", "der Polizei", "regnet es"),
        ("de", "Es regnet, sagte Ada Lund.", "Ada Lund", "Es regnet"),
        ("de", "Wie Ada Lund sagte, regnet es.", "Ada Lund", "regnet es"),
        ("de", "Es regne, teilte die Polizei mit.", "die Polizei", "Es regne"),
        ("de", "Es regnet, schrieb Lund in einem Brief an den Rat.", "Lund", "Es regnet"),
        ("de", "Der Ministerin zufolge regnet es.", "Der Ministerin", "regnet es"),
        ("ru", "Идёт дождь, сказал он журналистам в Лесове.", "он", "Идёт дождь"),
        ("uk", "Йде дощ, пообіцяла міністерка погоди Ада Лунд.", "міністерка погоди Ада Лунд", "Йде дощ"),
    ],
)
def test_grammar_leaves_no_choice(language: str, text: str, source: str, content: str) -> None:
    made = read(text, language)
    found = mended(made, made.rows[0], language)
    assert found is not None
    (first, last), ((a, b),) = found
    assert text[made.tokens[first].start : made.tokens[last].end] == source
    assert text[made.tokens[a].start : made.tokens[b].end] == content


def test_a_clause_that_is_put_in_parts_what_is_said() -> None:
    text = "Питання води, сказав він, не можна відкласти."
    made = read(text, "uk")
    found = mended(made, made.rows[0], "uk")
    assert found is not None
    shown = [text[made.tokens[a].start : made.tokens[b].end] for a, b in (found[0], *found[1])]
    assert shown == ["він", "Питання води", "не можна відкласти"]


def test_english_is_left_to_the_model() -> None:
    made = read("According to Ada Lund, it rained.", "en")
    assert mended(made, made.rows[0], "en") is None


def test_a_clause_behind_the_source_leaves_a_choice() -> None:
    made = read("Es regnet, sagte Lund und ging nach Hause.", "de")
    assert mended(made, made.rows[0], "de") is None


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("uk", "Про це сказав мер", True),
        ("uk", "Мер сказав", False),
        ("fr", "nos informations disent", True),
        ("es", "se queja", True),
    ],
)
def test_what_begins_with_a_preposition_is_us_or_is_the_object_is_no_source(
    language: str, text: str, wanted: bool
) -> None:
    made = read(text, language)
    assert sourceless(made, next(iter(cues(language).values())), 0, 0, language) is wanted


def test_behind_according_the_object_is_a_source() -> None:
    made = read("Selon lui, il pleut.", "fr")
    assert not sourceless(made, BEFORE_A_SOURCE, 1, 1, "fr")
