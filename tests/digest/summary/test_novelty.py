"""What an earlier issue told is not new in other words; what no text of it says is."""

from __future__ import annotations

import pytest

from monitor.digest.passage import Readings, passages
from monitor.digest.summary.novelty import Novelty
from tests.build import article

TOLD = article(
    "A bus slid off the coast road near Holm on Monday and four passengers were hurt, said fire chief Ada Lind.\n\n"
    "The driver, Bror Falk, 58, had driven the line for a week. The road was wet after the rain of the night.",
    id="old",
)
SENTENCES = [
    ("Four passengers were hurt on Monday when a bus slid off the wet coast road near Holm.", False),
    ("Bror Falk, 58, was its driver and had been on the line for a week, the fire chief said.", False),
    ("Ada Lind, the fire chief, did not name the driver of the bus.", False),
    ("Prosecutors opened an inquiry into the brakes, which a garage in Merrow had repaired.", True),
    ("A crane lifted the wreck and 7 lorries were turned back at Merrow.", True),
]


@pytest.mark.parametrize(("text", "new"), SENTENCES)
def test_a_retelling_is_not_new(text: str, new: bool) -> None:
    readings = Readings()
    (passage,) = passages(article(text, id="new"))
    assert Novelty([TOLD], {}, readings).new(passage) is new


def test_nothing_is_known_of_a_language_in_which_nothing_was_told() -> None:
    (passage,) = passages(article("Bei Holm ist ein Bus von der Straße gerutscht.", id="new", language="de"))
    assert Novelty([TOLD], {}, Readings()).new(passage)
