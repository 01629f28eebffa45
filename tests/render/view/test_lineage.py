"""The picture of who copied whom: a row for each article, a branch for each copy, and a sentence that says the same."""

from __future__ import annotations

import re

import pytest

from monitor.models import Descent, Lineage
from monitor.render.base.gettext import ENGLISH
from monitor.render.view.lineage import NAME, SHOWN, picture
from monitor.render.view.model import Source


def source(key: str, outlet: str = "", agency: str | None = None, time: str | None = "12 August 2025") -> Source:
    return Source(key, outlet or f"The {key.upper()}", "A title", True, None, "", agency, time, None, None, False)


def tree(origins: str, copies: str = "", *, known: bool = True) -> Lineage:
    """`copies` as "ba ca": b and c are copies of a; the first of them was published first where that is `known`."""
    descents = tuple(Descent(pair[0], pair[1], 0.87, ()) for pair in copies.split())
    return Lineage(origins[0] if known else None, tuple(origins), descents, len(origins) + len(descents))


def sources(shape: Lineage) -> dict[str, Source]:
    return {i: source(i) for i in (*shape.origins, *(descent.article_id for descent in shape.descents))}


# what happened, origins and copies, the sentence (None: no picture)
SHAPES = [
    ("one article", tree("a"), None),
    ("two outlets, each for itself", tree("ab"), None),
    ("three outlets, each for itself", tree("abc"), None),
    (
        "one copied by another",
        tree("a", "ba"),
        "2 articles, 1 not copied: earliest in what we hold is The A; its text was also printed by The B.",
    ),
    (
        "two texts, both copied",
        tree("ab", "ca da eb"),
        "5 articles, 2 not copied: earliest in what we hold is The A;"
        " its text was also printed by The C and The D; the text in The B was also printed by The E.",
    ),
    (
        "copied by many",
        tree("a", "ba ca da ea fa ga"),
        "7 articles, 1 not copied: earliest in what we hold is The A;"
        " its text was also printed by The B, The C, The D, The E and 2 more.",
    ),
]


@pytest.mark.parametrize(("shape", "expected"), [row[1:] for row in SHAPES], ids=[row[0] for row in SHAPES])
def test_the_sentence_says_who_was_earliest_and_who_copied(shape: Lineage, expected: str | None) -> None:
    made = picture(shape, sources(shape), ENGLISH)
    assert (made.sentence if made else None) == expected


def test_a_copy_hangs_on_a_branch_below_its_text() -> None:
    shape = tree("ab", "cb")
    made = picture(shape, sources(shape), ENGLISH)
    assert made is not None
    assert made.count == "2 of 3"
    a, b, c = made.marks
    assert [mark.name for mark in (a, b, c)] == ["The A", "The B", "The C"]
    assert (a.trunk, b.trunk, c.trunk) == (None, None, b.y)
    assert a.x == b.x < c.x
    assert a.y < b.y < c.y < made.height
    assert c.note == "12 August 2025, 87\xa0% the same"


def test_the_wire_is_named_and_an_unknown_time_makes_nobody_the_earliest() -> None:
    shape = tree("a", "ba", known=False)
    made = picture(shape, {"a": source("a", agency="Norwire", time=None), "b": source("b")}, ENGLISH)
    assert made is not None
    assert made.sentence == "2 articles, 1 not copied: the Norwire text in The A was also printed by The B."
    assert made.marks[0].note == "date not given"


def test_a_long_story_is_cut_and_counted_and_a_long_name_is_cut_by_its_width() -> None:
    keys = [chr(0x100 + n) for n in range(SHOWN + 6)]
    copy = Descent(keys[-1], keys[0], 1.0, ())
    shape = Lineage(keys[0], tuple(keys[:-1]), (copy,), len(keys))
    names = {
        key: source(key, "新聞" * 40 if n else "The Herald of the Upper Valley and of the Lower")
        for n, key in enumerate(keys)
    }
    names[keys[2]] = source(keys[2], "Another")
    made = picture(shape, names, ENGLISH)
    assert made is not None
    assert (len(made.marks), made.more) == (SHOWN, 6)
    assert all(len(re.findall(r"[^ -ÿ…]", mark.name)) * 2 <= NAME and len(mark.name) <= NAME for mark in made.marks)
    assert made.marks[0].name == "The Herald of the Upper Val…"
