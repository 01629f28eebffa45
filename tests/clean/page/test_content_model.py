"""The model of a page's blocks: what it sees, and that its weights are those of a table that people can read."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.block import Block
from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.walk import Walk
from monitor.clean.page.content_model import _CAPITALS, _DIGITS, _count, chances, features, trained

SENTENCE = "The river rose by two metres on Monday, officials said, and it is still rising in the north."
PAGE = (
    f"<nav><a href='/'>Home</a></nav><article><h1>River rises</h1>"
    f"{''.join(f'<p>{SENTENCE} {n}.</p>' for n in range(4))}<ul><li>Two bridges are closed</li></ul></article>"
    "<footer><div><ul><li><a href='/a'>About us</a></li><li><a href='/b'>Terms</a></li>"
    "<li><a href='/c'>Contact</a></li></ul></div></footer>"
)


def walked(page: str) -> Walk:
    tree = parse_page(page)
    assert tree is not None
    return Walk(tree)


def test_a_block_far_from_the_article_is_not_weighed() -> None:
    walk = walked(PAGE)
    shares = [float(block.text.startswith("The river")) for block in walk.blocks]
    rows = features(walk.blocks, walk.spots, shares)
    seen = {block.text for block, row in zip(walk.blocks, rows, strict=True) if row is not None}
    assert "Two bridges are closed" in seen
    assert "Contact" not in seen


def test_the_kept_paragraphs_are_likelier_than_the_links_below() -> None:
    walk = walked(PAGE)
    shares = [float(block.text.startswith("The river")) for block in walk.blocks]
    found = dict(zip([block.text for block in walk.blocks], chances(walk.blocks, walk.spots, shares), strict=True))
    assert found[f"{SENTENCE} 1."] > 0.9
    assert found["About us"] < 0.1


def test_every_weight_is_of_a_feature_that_a_page_can_have() -> None:
    assert "always" in trained()
    assert all(-30 < weight < 30 for weight in trained().values())
    assert {"share", "kept", "box 1 kept", "-1 share", "alike kept"} <= trained().keys()


def test_a_page_without_blocks_has_no_chances() -> None:
    assert chances([], [], []) == []
    assert chances([Block("Home")], walked("<p>Home</p>").spots, [0.0]) == [0.0]


@pytest.mark.parametrize("text", ["", "Pier 7 opens at 10:30, says HBC", "Über 300 Schiffe Ägyptens", "٣ سفن"])
def test_digits_and_capitals_are_counted_alike_in_any_letters(text: str) -> None:
    assert _count(text, str.isdigit, _DIGITS) == sum(c.isdigit() for c in text)
    assert _count(text, str.isupper, _CAPITALS) == sum(c.isupper() for c in text)
