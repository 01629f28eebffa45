"""Work ends at its budget, at the same place each time, and says what was too much."""

from __future__ import annotations

import pytest

from monitor.digest.index.work import PAIRS, Work, bounded
from monitor.errors import BudgetError


def test_sentences_pass_as_they_are_up_to_the_bound() -> None:
    assert list(bounded("abc", 3)) == ["a", "b", "c"]
    sentences = bounded("abcd", 3)
    assert [next(sentences) for _ in range(3)] == ["a", "b", "c"]
    with pytest.raises(BudgetError, match="more than 3 sentences"):
        next(sentences)


def test_pairs_are_counted_together_and_one_too_many_is_an_error() -> None:
    work = Work("names", 5)
    work.spend()
    work.spend(4)
    work.spend(0)
    with pytest.raises(BudgetError, match="more than 5 pairs of names"):
        work.spend()


@pytest.mark.parametrize("most", [None, 0, PAIRS])
def test_a_budget_of_nothing_is_no_budget_unset(most: int | None) -> None:
    work = Work("names", most)
    bound = PAIRS if most is None else most
    work.spend(bound)
    with pytest.raises(BudgetError, match=f"{bound:,} pairs"):
        work.spend()
