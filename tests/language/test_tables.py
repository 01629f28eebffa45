"""The tables of words: an entry that a line wrap split is no word."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

import pytest

import monitor.clean
import monitor.language
from monitor.language.names.gender import of_name


def modules() -> list[str]:
    rooms = (monitor.language, monitor.clean)
    return [m.name for room in rooms for m in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]


def words(value: object) -> Iterator[str]:
    """The strings of a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from words(key)
            yield from words(inner)
    elif isinstance(value, (frozenset, set, tuple, list)):
        for inner in value:
            yield from words(inner)


@pytest.mark.parametrize("name", modules())
def test_no_word_ends_in_a_hyphen(name: str) -> None:
    tables = {k: v for k, v in vars(importlib.import_module(name)).items() if not k.startswith("__")}
    split = [
        (k, word) for k, table in tables.items() for word in words(table) if word[-1:] == "-" and word[:-1].isalpha()
    ]
    assert not split


def test_a_name_with_a_hyphen_tells_as_the_others_do() -> None:
    assert of_name("Mary-Kate Lund") == "f"
