"""Small words show how a clause is built, in each language."""

from __future__ import annotations

import pytest

from monitor.language.lexicon import function_words
from monitor.language.lexicon.function_words import HELPERS_OF, LISTENERS, PREPOSITIONS, PRONOUNS, prepositions


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("PRONOUNS", "she he вона sie elle"),
        ("BREAKERS", "and because але weil"),
        ("RELATIVE", "who which який"),
        ("DETERMINERS", "the her der une"),
        ("DAYS", "friday п'ятницю п’ятницю montag"),
        ("LISTENERS", "журналістам reportern"),
        ("PASSIVE", "was been"),
    ],
)
def test_a_small_word_is_known_by_its_kind(kind: str, words: str) -> None:
    assert set(words.split()) <= getattr(function_words, kind)


@pytest.mark.parametrize("word", ["ferry", "harbour", "said", "міст", "brücke"])
def test_a_noun_or_verb_is_no_small_word(word: str) -> None:
    assert word not in PRONOUNS | LISTENERS | function_words.BREAKERS | function_words.DETERMINERS


@pytest.mark.parametrize(
    ("language", "preposition", "helper"), [("en", "with", "already"), ("de", "mit", "hat"), ("uk", "в", "також")]
)
def test_prepositions_and_helpers_are_those_of_a_language(language: str, preposition: str, helper: str) -> None:
    assert [code for code in ("en", "de", "uk") if preposition in PREPOSITIONS[code]] == [language]
    assert helper in HELPERS_OF[language]


def test_a_language_without_prepositions_is_lent_some() -> None:
    assert prepositions("xx") == prepositions(None) == PREPOSITIONS["en"]
