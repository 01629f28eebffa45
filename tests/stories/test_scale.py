"""What stories cost follows the number of articles: calls and pairs are counted, since seconds differ by machine."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from datetime import UTC
from math import log

import numpy as np
import pytest

from benchmarks.stories_at_scale import FORMS, Made, bcubed, ours
from monitor.stories import group
from monitor.stories.clusters import Near
from monitor.stories.texts import read
from monitor.stories.vectors import vectors

_pairs = importlib.import_module("monitor.stories.clusters")._pairs
FEW, MANY = 400, 1_600


def calls(work: Callable[[], object]) -> int:
    """How many functions are called meanwhile, ours and those in C."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def pairs(made: list[Made], days: float) -> int:
    """How many pairs of articles are looked at one by one."""
    articles = sorted((a for a, _ in made), key=lambda a: a.received)
    matrix = vectors(read(articles), range(len(articles)), language="en", title_weight=8.0).matrix
    when = np.array([a.received.timestamp() / 86_400 for a in articles])
    return len(_pairs(matrix, when, Near(decay=days, undated=0.7, free=0.75), 0.066, 512)[0])


@pytest.mark.parametrize("form", FORMS)
def test_four_times_the_articles_take_some_four_times_the_calls(form: str) -> None:
    few, many = (FORMS[form](number) for number in (FEW, MANY))
    group([a for a, _ in few], zone=UTC)  # what is read once and kept is read now
    grown = [calls(lambda made=made: group([a for a, _ in made], zone=UTC)) for made in (few, many)]  # type: ignore[misc]
    assert log(grown[1] / grown[0]) / log(MANY / FEW) < 1.15


def test_a_word_that_all_have_makes_no_pairs() -> None:
    plain, common = (len(FORMS[form](FEW)) for form in ("sixty days", "one word"))
    assert plain == common == FEW
    assert pairs(FORMS["one word"](FEW), 6.0) <= 1.1 * pairs(FORMS["sixty days"](FEW), 6.0)


@pytest.mark.parametrize(("form", "least"), [("sixty days", 0.99), ("one day", 0.95)])
def test_planted_events_are_found(form: str, least: float) -> None:
    made = FORMS[form](MANY)
    assert bcubed({article.id: event for article, event in made}, ours(made)) > least
