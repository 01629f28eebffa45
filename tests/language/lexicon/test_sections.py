"""Each section of a language's file is described, and each that is described is used."""

from __future__ import annotations

import tomllib
from importlib import resources
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


@pytest.mark.parametrize("code", lexicon.languages())
def test_the_sections_that_are_read_one_by_one_make_up_the_file(code: str) -> None:
    text = resources.files(lexicon).joinpath(f"{code}.toml").read_text("utf-8")
    assert dict(lexicon.read(code)) == tomllib.loads(text)


def test_a_section_is_read_and_the_rest_of_its_file_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    loads = tomllib.loads

    def noted(text: str) -> dict[str, object]:
        parsed.append(text)
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", noted)
    lexicon.section.cache_clear()
    assert lexicon.section("en", "voice")["you"]
    assert parsed
    assert all(text.startswith("[voice]") and "[furniture]" not in text for text in parsed)


def test_a_section_that_a_file_lacks_is_empty() -> None:
    assert lexicon.section("cy", "voice") == lexicon.section("xx", "voice") == {}
