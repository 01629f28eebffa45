"""What the model of lines must never cut."""

from __future__ import annotations

from monitor.clean.blocks.text import text_block
from monitor.clean.lines.guards import ends, guarded
from monitor.clean.lines.line import Line

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
