from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.render.view.wording import compare

ROWS = [
    # texts, the marked stretches of each
    (["we will stay here", "we will stay here"], [[], []]),
    (["we will remain here", "we will stay here"], [["remain"], ["stay"]]),
    (["We will stay, here.", "we will stay here"], [[], []]),  # case and punctuation are not wording
    (["we will stay here for good", "we will stay here"], [[], []]),  # it quotes less, not otherwise
    (["we will never stay here", "we will stay here"], [["never"], []]),
    (["leave the hills now", "leave the hills now", "quit the hills now"], [[], [], ["quit"]]),
    (["one two three four", "п'ять шість сім вісім"], [[], []]),  # another language is not compared
    (["only one"], [[]]),
    ([], []),
]


@pytest.mark.parametrize(("texts", "expected"), ROWS)
def test_words_that_most_others_print_otherwise_are_marked(texts: list[str], expected: list[list[str]]) -> None:
    assert [[p.text for p in pieces if p.marked] for pieces in compare(texts)] == expected


@given(st.lists(st.text(max_size=60), max_size=4))
def test_marking_changes_no_letter(texts: list[str]) -> None:
    assert ["".join(p.text for p in pieces) for pieces in compare(texts)] == texts


def test_endless_wordings_are_not_compared() -> None:
    long = ["x " * 5000 + "one", "x " * 5000 + "two"]
    assert not any(p.marked for pieces in compare(long) for p in pieces)
