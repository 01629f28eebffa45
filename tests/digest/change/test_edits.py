"""The edits between two versions of a text make one of the other, however long both are."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.digest.change import edits as parting
from monitor.digest.change.edits import edits

TEXTS = st.lists(st.integers(0, 30), max_size=30)


@given(TEXTS, TEXTS)
def test_the_edits_make_one_text_of_the_other(old: list[int], new: list[int]) -> None:
    assert edited(old, new) == new
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    assert list(edits(old, new)) == [step[1:] for step in steps if step[0] != "equal"]


@given(TEXTS, TEXTS, st.integers(0, 8))
def test_a_long_text_is_parted_before(old: list[int], new: list[int], long: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parting, "LONG", long)
        assert edited(old, new) == new


def test_of_a_long_text_only_what_changed_is_an_edit() -> None:
    old = [f"sentence {n}" for n in range(3_000)]
    new = [f"other {n}" if n % 500 == 7 else line for n, line in enumerate(old)]
    assert list(edits(old, new)) == [(n, n + 1, n, n + 1) for n in range(7, 3_000, 500)]


def edited(old: Sequence[int], new: Sequence[int]) -> list[int]:
    made, place = [], 0
    for a, b, c, d in edits(old, new):
        made += [*old[place:a], *new[c:d]]
        place = b
    return [*made, *old[place:]]
