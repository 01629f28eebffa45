"""Each section of a language's file is described, and each that is described is used."""

from __future__ import annotations

from typing import get_args

import pytest

from monitor.language import lexicon
from monitor.language.lexicon.sections import SECTIONS
from monitor.models import Reason

KEYS = [(section, name) for section, keys in SECTIONS.items() for name in keys]


def test_each_key_says_what_its_entries_are() -> None:
    assert [(section, name) for section, name in KEYS if not SECTIONS[section][name].about.strip()] == []


def test_furniture_has_a_key_for_each_reason() -> None:
    assert set(SECTIONS["furniture"]) == set(get_args(Reason)) == set(SECTIONS["furniture_if_near"])


@pytest.mark.parametrize("section", SECTIONS)
def test_some_language_fills_each_section_that_is_described(section: str) -> None:
    assert any(section in lexicon.read(code) for code in lexicon.languages())
