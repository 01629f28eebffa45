"""What an earlier issue told is not new in other words; what no text of it says is."""

from __future__ import annotations

import pytest

from monitor.digest.passage import Passage, Readings, passages
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
# What is called new: yesterday's issue, and a sentence of today with what it is.
STRIKE = (
    "Nurses at the Sankt Olav hospital in Varde walked out on Tuesday, and 90 operations were put off.\n\n"
    "They want a ninth holiday and more pay at night, said Ina Roth, who leads their union.\n\n"
    "The hospital called the walkout illegal."
)
FIRE = (
    "Ein Feuer hat in der Nacht das Lager der Spedition Kranz in Lohrbach zerstört.\n\n"
    "Zwei Arbeiter kamen mit einer Rauchvergiftung ins Krankenhaus, wie die Polizei mitteilte.\n\n"
    "Warum es brannte, wusste die Feuerwehr am Abend nicht."
)
CLAIMS = [
    (STRIKE, "en", "The nurses who walked out of Sankt Olav want higher wages for night shifts, Ina Roth said.", False),
    (STRIKE, "en", "Ninety patients of the hospital in Varde wait for an operation since Tuesday's walkout.", False),
    (STRIKE, "en", "A judge ordered both sides to appear before a mediator, and fined the ward that refused.", True),
    (STRIKE, "en", "Travellers were stranded overnight while ferries from the islands lay at anchor in a gale.", True),
    (STRIKE, "en", "Here is what to read.", False),  # it says next to nothing
    (FIRE, "de", "Das Lager der Spedition Kranz ist bei einem Brand in Lohrbach vernichtet worden.", False),
    (FIRE, "de", "Zwei Männer, die dort arbeiten, wurden mit Rauchvergiftung behandelt.", False),
    (FIRE, "de", "Ein Gutachter entdeckte im Keller einen geschmolzenen Akku und nannte ihn den Auslöser.", True),
    (
        FIRE,
        "en",
        "An expert found a molten battery in a cellar.",
        False,
    ),  # nothing was told in English
]


def only(text: str, language: str = "en") -> Passage:
    (passage,) = passages(article(text, id="new", language=language))
    return passage


@pytest.mark.parametrize(("text", "new"), SENTENCES)
def test_a_retelling_is_not_new(text: str, new: bool) -> None:
    assert Novelty([TOLD], {}, Readings()).new(only(text)) is new


@pytest.mark.parametrize(("told", "language", "text", "sure"), CLAIMS)
def test_new_for_certain_is_what_has_next_to_nothing_in_common_with_what_was_told(
    told: str, language: str, text: str, sure: bool
) -> None:
    old = article(told, id="old", language="de" if told == FIRE else "en")
    assert Novelty([old], {}, Readings()).sure(only(text, language)) is sure


def test_more_of_what_was_counted_is_a_later_state_and_fewer_is_an_earlier_one() -> None:
    old = article("The flood in Tessin has left 40 families of the lower town without a roof.", id="old")
    now = "The flood in Tessin has left {} families of the lower town without a roof."
    assert [Novelty([old], {}, Readings()).sure(only(now.format(n))) for n in (55, 40, 25)] == [True, False, False]


def test_nothing_is_known_of_a_language_in_which_nothing_was_told() -> None:
    assert Novelty([TOLD], {}, Readings()).new(only("Bei Holm ist ein Bus von der Straße gerutscht.", "de"))
