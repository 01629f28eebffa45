"""What was told, sentence by sentence, and what has no more in common with it than chance leaves."""

from __future__ import annotations

from monitor.digest.passage import stems
from monitor.digest.summary.told import Told

SENTENCES = (
    "The ferry Alma ran onto a sandbank off Skarn in thick fog.",
    "Its captain had asked for a pilot.",
    "Passengers were taken ashore in fishing boats.",
)


def told() -> Told:
    made = Told()
    for sentence in SENTENCES:
        made.add(stems(sentence))
    return made


def test_a_sentence_that_shares_nothing_is_strange_and_one_that_shares_its_rare_words_is_not() -> None:
    assert told().strange(stems("A diver measured two cracks beneath her engine room."))
    assert not told().strange(stems("In thick fog the Alma got stuck on a sandbank near the harbour entrance."))


def test_a_name_and_a_word_in_common_are_enough_to_doubt() -> None:
    said = stems("Divers, tugs, cranes, pumps, chains, anchors and two more barges reached the Alma near Skarn.")
    assert told().strange(said)
    assert not told().strange(said, {"alma"})


def test_a_sentence_of_hardly_a_word_says_nothing_new() -> None:
    assert not told().strange(stems("Here is how."))


def test_a_sentence_is_repeated_where_its_words_are_but_for_the_number() -> None:
    assert told().repeated(stems("The 2 ferry Alma ran onto a sandbank off Skarn in fog."))
    assert not told().repeated(stems("The ferry Alma left Skarn."))
