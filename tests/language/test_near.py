"""Names that somebody may have meant."""

from __future__ import annotations

import pytest

from monitor.language.near import MOST, near

OUTLETS = ["The Meridian Post", "Heron Bay Gazette", "Газета «Обрій»", "L'Écho du Port", "Sol", "The Post"]
ROWS: tuple[tuple[str, list[str]], ...] = (
    ("meridian", ["The Meridian Post"]),  # a part of a name
    ("MERIDIAN POST", ["The Meridian Post"]),
    ("meridan", ["The Meridian Post"]),  # a word with a slip
    ("Heron Bay Gazete", ["Heron Bay Gazette"]),
    ("обрій", ["Газета «Обрій»"]),
    ("echo du port", ["L'Écho du Port"]),
    ("The Post of Alvik", ["The Post"]),  # more than the name
    ("so", ["Sol"]),  # two letters are in many names, so that they must be nearly all of it
    ("zebra", []),
    ("", []),
)


@pytest.mark.parametrize(("wanted", "found"), ROWS, ids=[row[0] for row in ROWS])
def test_a_name_finds_those_that_have_it_or_are_spelt_like_it(wanted: str, found: list[str]) -> None:
    assert near(wanted, OUTLETS)[: len(found)] == found
    assert bool(near(wanted, OUTLETS)) == bool(found)


def test_no_more_are_named_than_somebody_reads() -> None:
    assert len(near("post", [f"Post of {n}" for n in range(40)])) == MOST
