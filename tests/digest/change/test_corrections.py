"""A correction that an article prints is told once, with the sentence of its outlet that was wrong."""

from __future__ import annotations

import pytest

from monitor.digest.change.corrections import announced
from monitor.digest.index.work import Work
from monitor.digest.passage import Readings
from monitor.errors import BudgetError
from monitor.models import Article
from tests.build import article

WRONG = "The ferry to Skarn carried 40 passengers when it ran aground."
OTHER = "Skarn has a school of 40 children."
RIGHT = "The ferry to Skarn carried 14 passengers when it ran aground."
NOTE = "Correction: An earlier version of this article said that the ferry carried 40 passengers."


def found(now: Article, *earlier: Article, most: int | None = None) -> list[tuple[str, str | None]]:
    held = {a.id: a for a in earlier}
    return [(c.text, c.before) for c in announced(now, held, Work("corrections", most), Readings())]


def test_a_correction_stands_with_the_sentence_that_has_its_figure_and_is_most_like_it() -> None:
    before, now = article(f"{WRONG} {OTHER}"), article(f"{RIGHT}\n\n{NOTE}")
    (change,) = announced(now, {"a": before}, Work("corrections"), Readings())
    assert (change.kind, change.what, change.text, change.before) == ("correction", "note", NOTE, WRONG)
    assert now.text[change.start : change.end] == NOTE


@pytest.mark.parametrize(
    ("earlier", "wrong"),
    [
        ((), None),
        ((article(OTHER.replace("40", "50")),), None),
        ((article(WRONG, id="b"),), WRONG),
        ((article(WRONG, id="b", outlet="The Wren"),), None),
    ],
    ids=["nothing before", "another figure", "its outlet's other article", "another outlet"],
)
def test_only_its_own_outlets_texts_are_looked_into(earlier: tuple[Article, ...], wrong: str | None) -> None:
    assert found(article(f"{RIGHT}\n\n{NOTE}"), *earlier) == [(NOTE, wrong)]


def test_a_correction_that_was_printed_before_is_not_told_again() -> None:
    now = article(f"{RIGHT}\n\n{NOTE}")
    assert found(now, now) == []
    assert found(article(RIGHT), article(WRONG)) == []


def test_too_many_sentences_that_may_be_meant_end_the_search() -> None:
    with pytest.raises(BudgetError, match="pairs of corrections"):
        found(article(f"{RIGHT}\n\n{NOTE}"), article(f"{WRONG} {OTHER}"), most=1)
