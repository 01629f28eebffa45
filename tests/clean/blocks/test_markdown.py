"""Markdown as blocks: what its marks say of a paragraph is kept, the marks are gone."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.block import Block
from monitor.clean.blocks.markdown import markdown_blocks

ROWS = [
    ("# The *old* quay", Block("The old quay", "heading", title=True)),
    ("## Boats of Norrvik", Block("Boats of Norrvik", "heading")),
    ("The ferry left\nat **noon**.", Block("The ferry left at noon.")),
    ("- the crane", Block("the crane", "list")),
    ("3. the pier", Block("the pier", "list")),
    ("> We sail at dawn.", Block("We sail at dawn.", "quote")),
    ("> - We sail at dawn.", Block("We sail at dawn.", "list")),
    ("![The coal pier](pier.png)", Block("The coal pier")),
    ("[Tides](https://post.example/tides)", Block("Tides", linked=1.0)),
    ("Tide `high` at [six](https://post.example/tides)", Block("Tide high at six", linked=3 / 16)),
]


@pytest.mark.parametrize(("content", "block"), ROWS, ids=[row[0] for row in ROWS])
def test_a_paragraph_keeps_its_kind_and_loses_its_marks(content: str, block: Block) -> None:
    assert markdown_blocks(content) == (block,)


def test_the_blocks_stand_in_the_order_of_the_text() -> None:
    found = markdown_blocks("# Quay shut\n\nIt is shut.\n\n- crane\n- pier\n\n## Later\n\n> We wait.\n")
    assert [block.text for block in found] == ["Quay shut", "It is shut.", "crane", "pier", "Later", "We wait."]


def test_each_cell_of_a_table_and_each_line_of_code_is_a_block() -> None:
    found = markdown_blocks("| Ferry | Leaves |\n|---|---|\n| Aurora | noon |\n\n```\ntide = 3\n\nwind = 5\n```\n")
    assert [block.text for block in found] == ["Ferry", "Leaves", "Aurora", "noon", "tide = 3", "wind = 5"]


@pytest.mark.parametrize("content", ["", "\n\n", "---", "![](pier.png)"])
def test_what_holds_no_text_gives_no_block(content: str) -> None:
    assert markdown_blocks(content) == ()


def test_the_sign_of_a_footnote_is_no_word_of_the_text() -> None:
    found = markdown_blocks("The quay is shut.[^tide]\n\n[^tide]: Until the spring.\n")
    assert [block.text for block in found] == ["The quay is shut.", "Until the spring."]
