"""Verbs of speech are known in all their forms, by language."""

from __future__ import annotations

import pytest

from monitor.language.lexicon.verbs import ACCORDING, FICTION, FRAMING, NAMING, SAYING, TELLING, WEAK, verbs


@pytest.mark.parametrize(
    "form",
    ["said", "says", "add", "adds", "added", "adding", "announce", "announcing", "replies", "replied"],
)
def test_all_forms_of_a_verb_say(form: str) -> None:
    assert form in SAYING


@pytest.mark.parametrize("form", ["call", "calls", "called", "calling", "accuse", "accused", "accusing"])
def test_all_forms_of_a_verb_frame(form: str) -> None:
    assert form in FRAMING


@pytest.mark.parametrize("word", ["sail", "sank", "ferry", "addes", "announceed"])
def test_no_other_verb_and_no_form_that_there_is_not_says(word: str) -> None:
    assert word not in SAYING | FRAMING


@pytest.mark.parametrize(("language", "verb"), [("en", "said"), ("uk", "відповів"), ("de", "sagte"), ("fr", "déclaré")])
def test_a_language_has_its_own_verbs(language: str, verb: str) -> None:
    assert [code for code in ("en", "uk", "de", "fr") if verb in verbs(code)[0]] == [language]


@pytest.mark.parametrize("language", ["xx", "", None])
def test_without_a_table_there_are_no_verbs(language: str | None) -> None:
    assert verbs(language) == (frozenset(), frozenset())


def test_verbs_that_take_a_listener_and_weak_ones_are_told_apart() -> None:
    assert {"told", "informed"} <= TELLING
    assert {"believes", "agreed"} <= WEAK
    assert "said" not in TELLING | WEAK


def test_phrases_and_nouns_around_words_are_known() -> None:
    assert {("according", "to"), ("laut",), ("nach", "angaben", "von")} <= set(ACCORDING)
    assert "novel" in FICTION
    assert "entitled" in NAMING
