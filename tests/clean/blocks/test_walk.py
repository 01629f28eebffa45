"""A page's tree as blocks in the order of reading, and where each of them stands."""

from __future__ import annotations

from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.walk import Walk


def walked(page: str) -> Walk:
    tree = parse_page(page)
    assert tree is not None
    return Walk(tree)


def test_a_walk_says_where_each_block_stands() -> None:
    walk = walked("<div class='x1'><p>One <b>two</b></p><p>Three</p></div><div>Four</div>")
    one, three, four = walk.spots
    assert [block.text for block in walk.blocks] == ["One two", "Three", "Four"]
    assert one.mould == three.mould != four.mould
    assert one.path[:-1] == three.path[:-1] != four.path[:-1]
    assert 0 < one.bold < 1
