"""A figure is known by what it counts or measures, in one unit, with the sentence that it stands in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.figures.counted import Counted, counted
from monitor.digest.passage import Readings, passages
from monitor.models import Figure
from tests.build import article


def measured(value: float, unit: str | None, what: str | None = None) -> Counted:
    told = article("It was 7 then.")
    return Counted(Figure(value, unit, what, "7", 7, 8), passages(told)[0])


@pytest.mark.parametrize(
    ("value", "unit", "kind", "base"),
    [
        (2, "km", "distance", 2000),
        (50, "cm", "distance", 0.5),
        (3, "ha", "area", 30_000),
        (2, "t", "weight", 2000),
        (10, "mph", "speed", 16.09344),
        (212, "°F", "temperature", 100),
        (20, "°C", "temperature", 20),
        (5, "EUR", "money", 5),
        (5, "%", "share", 5),
        (5, "people", "people", 5),
        (5, None, None, 5),
    ],
)
def test_a_measure_has_its_kind_and_its_value_in_the_kinds_unit(
    value: float, unit: str | None, kind: str | None, base: float
) -> None:
    assert measured(value, unit).kind == kind
    assert measured(value, unit).base == pytest.approx(base)


@pytest.mark.parametrize(("what", "head"), [("metal workers", "worker"), ("houses", "houses"), (None, "")])
def test_the_last_word_of_what_is_counted_is_its_head(what: str | None, head: str) -> None:
    assert measured(1, None, what).head == head


def test_each_figure_that_counts_something_comes_with_its_sentence() -> None:
    told = article("The mill in Alvik burned. It had 300 workers, and the fire took 4 hours.")
    found = counted([told], Readings())
    assert [(c.figure.value, c.passage.index) for c in found] == [(300, 1), (4, 1)]
    assert found[0].before == "It had "
    bare = replace(told, figures=tuple(replace(f, what=None, unit=None) for f in told.figures))
    assert counted([bare], Readings()) == []


def test_a_value_says_who_printed_it_where_and_when() -> None:
    told = article("The mill in Alvik had 300 workers.", id="m", outlet="The Wren", published="2025-08-11")
    value = counted([told], Readings())[0].value("the union")
    assert (value.value, value.article_id, value.outlet, value.said_by) == (300, "m", "The Wren", "the union")
    assert told.text[value.start : value.end] == value.text
    assert value.as_of == "2025-08-11"
