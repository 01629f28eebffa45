"""What sets a language apart stands in its file, in words that the loader knows."""

from __future__ import annotations

from typing import get_args

import pytest

from monitor.language.lexicon import has, languages
from monitor.language.lexicon.traits import TRAITS, Trait


def test_each_trait_is_explained_and_each_explanation_is_of_a_trait() -> None:
    assert tuple(TRAITS) == get_args(Trait)
    assert all(TRAITS.values())


@pytest.mark.parametrize("trait", TRAITS)
def test_some_language_has_each_trait_and_none_has_it_that_is_unknown(trait: Trait) -> None:
    assert any(has(code, trait) for code in languages())
    assert not has(None, trait)
    assert not has("xx", trait)


def test_german_nouns_have_capitals_and_ukrainian_names_have_cases() -> None:
    assert has("de", "nouns_in_capitals")
    assert not has("de", "declines")
    assert has("uk", "declines")
