"""What the model of lines must never cut."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.text import text_block
from monitor.clean.lines.guards import ends, guarded, turns
from monitor.clean.lines.line import Line, Verdict

STORY = "The river rose by two metres on Monday, officials said, and it is still rising in the north."


def lines(*texts: str) -> list[Line]:
    return [Line(text_block(text)) for text in texts]


ITEMS = ("1. The old bridge", "2. The mill", "3. The lock", "4. The ferry")


def test_the_items_of_a_numbered_list_stay() -> None:
    texts = lines(STORY, *ITEMS, STORY)
    assert guarded(texts, [None] * len(texts), (0, 5)) == {1, 2, 3, 4}


def test_numbers_out_of_order_are_no_list() -> None:
    texts = lines(STORY, "7. The old bridge", "3. The mill", "12. The lock", STORY)
    assert guarded(texts, [None] * len(texts), (0, 4)) == set()


def test_what_a_colon_announces_stays() -> None:
    texts = lines("The council named three places for the new school:", "The old brewery", "The station yard", STORY)
    assert guarded(texts, [None] * len(texts), (0, 3)) == {1, 2}


def test_the_ends_of_an_article_are_its_first_and_last_likely_paragraphs() -> None:
    texts = lines("Menu", STORY, "Share", STORY, "Terms")
    assert ends(texts, [None] * 5, [0.1, 0.9, 0.2, 0.8, 0.9]) == (1, 3)


def test_a_quotation_inside_the_article_stays() -> None:
    texts = lines(STORY, "“Please give what you can to the ferrymen of Norrvik,” she wrote.", STORY)
    assert guarded(texts, [None] * 3, (0, 2)) == {1}


def test_what_a_rule_decided_is_not_kept_and_closes_a_list() -> None:
    texts = lines("The council named three places for the new school:", "The old brewery", "The station yard", STORY)
    assert guarded(texts, [None, Verdict(None), None, None], (0, 3)) == set()


def test_an_article_without_likely_paragraphs_has_no_ends() -> None:
    texts = lines("Menu", STORY, STORY)
    assert ends(texts, [None, Verdict(None), None], [0.9, 0.9, 0.2]) == (0, -1)


TALKS = [
    (("Ilves: Who pays?", "Aas: The town.", "Ilves: All of it?", "Aas: Half of it."), {0, 1, 2, 3}),
    (("Q: Who pays?", "A: The town."), {0, 1}),
    (("Ilves: Who pays?", "A plain line", "Aas: The town."), set()),
    (("Note: The quay is shut.", "Note: The pier is open."), set()),
]


@pytest.mark.parametrize(("texts", "said"), TALKS, ids=["by names", "by initials", "each once", "one speaker"])
def test_a_conversation_is_two_speakers_who_take_turns(texts: tuple[str, ...], said: set[int]) -> None:
    assert turns(lines(*texts)) == said
