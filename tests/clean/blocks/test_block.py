"""A block is read in its plain view and keeps the letters of its document."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.block import Block, plainly, squeeze


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        ("  The ferry \n\t left  ", "The ferry left"),
        ("The\u00a0quay", "The quay"),
        ("The quay", "The quay"),
        (" \n ", ""),
    ],
)
def test_each_run_of_white_space_becomes_one_space(text: str, squeezed: str) -> None:
    assert squeeze(text) == squeezed


@pytest.mark.parametrize(
    ("letters", "text"),
    [("Bru\u0308cke zu", "Brücke zu"), ("Lot\xadsen warten", "Lotsen warten")],
    ids=["letters in parts", "soft hyphens"],
)
def test_a_block_is_read_plainly_and_printed_as_it_was_written(letters: str, text: str) -> None:
    block = plainly(Block(letters, "heading", 0.5, "related", title=True))
    assert block == Block(text, "heading", 0.5, "related", title=True, letters=letters)
    assert block.printed == letters


def test_a_block_that_is_plain_already_stays_the_same() -> None:
    block = Block("The crane on the coal pier stands still.", "quote")
    assert plainly(block) is block
    assert block.printed == block.text


def test_a_block_of_invisible_letters_keeps_them_since_no_text_may_be_empty() -> None:
    assert plainly(Block("\xad")).text == "\xad"
