"""Plain text as paragraphs: a line is one, unless the file breaks its lines in the middle of sentences."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.block import Tag
from monitor.clean.blocks.text import text_block, text_blocks

LINES: list[tuple[str, Tag]] = [
    ("> We sail at dawn.", "quote"),
    (">", "p"),
    ("- the crane", "list"),
    ("• the crane", "list"),
    ("2. the pier", "list"),
    ("(3) the pier", "list"),
    ("b) the pier", "list"),
    ("б) пристань", "list"),
    ("— Yes, said the ferryman.", "p"),
    ("2. ", "p"),
    ("1.5 metres of water", "p"),
    ("The ferry left.", "p"),
]


@pytest.mark.parametrize(("line", "tag"), LINES, ids=[row[0] for row in LINES])
def test_a_line_is_what_it_opens_with(line: str, tag: Tag) -> None:
    assert text_block(line).tag == tag


WRAPPED = (
    "The harbour office of Norrvik closed the eastern\n"
    "quay on Monday, after divers had found cracks in\n"
    "two of its pillars and a hole below the water in\n"
    "the northern wall."
)


def test_lines_that_break_in_the_middle_of_sentences_are_joined_up_to_the_next_blank_one() -> None:
    found = text_blocks(f"{WRAPPED}\n\n{WRAPPED}")
    assert [block.text for block in found] == [WRAPPED.replace("\n", " ")] * 2


def test_an_item_and_a_quoted_line_open_a_paragraph_of_their_own_among_joined_lines() -> None:
    found = text_blocks(f"{WRAPPED}\n- the crane\n> We wait.")
    assert [(block.text, block.tag) for block in found] == [
        (WRAPPED.replace("\n", " "), "p"),
        ("- the crane", "list"),
        ("> We wait.", "quote"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "The ferry left at noon.\nThe crane stood still.\nThe pier was empty.\nNobody waited on the quay.",
        "Ferry\nCrane\nPier\nQuay",
        WRAPPED.replace("\n", " of the harbour of Norrvik in the north, where the ferry and the fishing boats lie\n"),
    ],
    ids=["whole sentences", "short lines", "lines longer than anybody wraps"],
)
def test_all_other_lines_are_paragraphs(content: str) -> None:
    assert [block.text for block in text_blocks(content)] == content.splitlines()


def test_blank_lines_only_part_paragraphs() -> None:
    assert [block.text for block in text_blocks("\n\n  The quay  is shut. \n \n\nNobody waits.\n")] == [
        "The quay is shut.",
        "Nobody waits.",
    ]
