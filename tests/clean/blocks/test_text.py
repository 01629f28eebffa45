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


def told(content: str) -> list[str]:
    return [block.text for block in text_blocks(content)]


def test_a_text_in_the_quotation_marks_of_a_mail_is_read_without_them() -> None:
    assert told("> The quay is shut.\n>\n> > Divers found cracks.\n> Nobody was hurt.") == [
        "The quay is shut.",
        "Divers found cracks.",
        "Nobody was hurt.",
    ]
    mixed = "The quay is shut.\n\nDivers found cracks.\n\nNobody was hurt.\n\n> We wait."
    assert told(mixed)[-1] == "> We wait."


def test_paragraphs_of_a_wrapped_text_may_be_told_by_their_indent_alone() -> None:
    paragraph = WRAPPED.replace("The harbour", "   The harbour", 1)
    assert told("\n".join([paragraph] * 3)) == [WRAPPED.replace("\n", " ")] * 3
    assert len(told(f"{paragraph}\n{WRAPPED}\n{WRAPPED}")) == 1  # one indent alone tells nothing


@pytest.mark.parametrize(
    ("end", "next_line", "joined"),
    [
        ("the har-", "bour office", "the harbour office"),
        ("the har\u00ad", "bour office", "the harbour office"),
        ("die Haus-", "und Gartenarbeit", "die Haus- und Gartenarbeit"),
        ("the Anglo-", "Saxon law", "the Anglo- Saxon law"),
        ("built in 1990-", "odd years", "built in 1990- odd years"),
    ],
)
def test_a_word_that_is_broken_at_the_end_of_a_line_is_one_again(end: str, next_line: str, joined: str) -> None:
    wrapped = WRAPPED.split("\n")
    text = "\n".join(
        [*wrapped[:3], f"{end:->4}".rjust(47, "x"), f"{next_line} of the northern wall of the quay there."]
    )
    assert joined in told(text)[0]
