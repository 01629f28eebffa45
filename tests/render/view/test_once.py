"""No run of words stands twice: what was read is shown by its first words."""

from __future__ import annotations

import pytest

from monitor.render.view.build import Views
from monitor.render.view.once import Printed
from monitor.render.view.wording import Piece
from tests.render.sample import LOOK, issue

TOLD = "The ferry to Verrin stops at noon because a wheel of the old engine broke in the night."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (TOLD, "The ferry to Verrin stops at noon because…"),
        (
            f"On Monday, the clerk wrote: {TOLD}",
            "On Monday, the clerk wrote: The ferry to Verrin stops at noon because…",
        ),
        (
            "As feared, the ferry to Verrin stops at noon because a wheel of the old engine broke twice.",
            "As feared, the ferry to Verrin stops … engine broke twice.",
        ),
        ("The ferry to Verrin stops at noon.", "The ferry to Verrin stops at noon."),
        ("A wheel of the new engine held.", "A wheel of the new engine held."),
    ],
)
def test_what_was_read_is_left_out_but_for_its_first_words(text: str, shown: str) -> None:
    read = Printed()
    read.add(TOLD)
    assert read.text(text) == shown


def test_a_headline_of_a_few_words_stands_whole_again() -> None:
    read = Printed()
    short = "One two three four five six seven eight nine ten eleven"
    read.add(short, f"{short} twelve thirteen")
    assert read.heading(short) == short
    assert read.heading(f"{short} twelve thirteen") == f"{short}…"


def test_marks_stay_where_a_wording_differs() -> None:
    read = Printed()
    read.add(TOLD)
    pieces = (Piece("The boat", True), Piece(" to Verrin stops at noon because a wheel of the old engine ", False))
    assert read.pieces((*pieces, Piece("burst", True))) == (
        Piece("The boat", True),
        Piece(" to Verrin stops at noon … old engine ", False),
        Piece("burst", True),
    )


def test_a_run_counts_as_read_once_it_stands() -> None:
    read = Printed()
    assert read.text(TOLD) == TOLD
    assert read.copy().has(TOLD)
    assert not read.has("The ferry to Verrin runs.")


def test_the_whole_passage_stays_behind_the_citation() -> None:
    view = Views(issue(), LOOK).whole
    for story in (s for topic in view.topics for s in topic.stories):
        for line in story.below:
            cited = " ".join(piece.text for shown in line.evidence for piece in shown.pieces)
            assert all(part.strip() in cited for part in line.text.split("…"))
