"""The table of formats and the tables beside it: each entry stands once, and none hides another."""

from __future__ import annotations

import pytest

from monitor.ingest.file.formats import BY_SUFFIX, DROPPINGS, FORMATS, MAGIC, SIDE_CARS, SUPPORTED, left_alone, magic

NAMES = [name for names in DROPPINGS.values() for name in names.split(" ")]


def test_each_ending_has_one_reader() -> None:
    endings = [suffix for row in FORMATS for suffix in row.suffixes]
    assert len(endings) == len(set(endings)) == len(BY_SUFFIX)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)
    assert SUPPORTED.split(", ") == [row.suffixes[0] for row in FORMATS]


def test_nothing_that_can_be_read_is_left_alone() -> None:
    assert [suffix for suffix in BY_SUFFIX if left_alone(f"a{suffix}")] == []
    assert not set(BY_SUFFIX) & set(SIDE_CARS)


def test_each_dropping_stands_once_in_lower_case() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert [name for name in NAMES if name != name.lower() or not name.strip(" ")] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_row_of_the_droppings_is_met(name: str) -> None:
    example = name.replace("*", "Xy").replace("[0-9]", "7").replace("?", "q")
    assert left_alone(example)
    assert left_alone(example.upper())


@pytest.mark.parametrize(("head", "name"), MAGIC)
def test_each_sign_is_known_by_its_own_row(head: bytes, name: str) -> None:
    assert magic(head + b"\0" * 20) == name


@pytest.mark.parametrize("head", [b"", b"P", b"PK", b"The GIF87a format", b"{\\rt", "Київ".encode(), b"BZ"])
def test_a_text_has_no_such_sign(head: bytes) -> None:
    assert magic(head) is None
