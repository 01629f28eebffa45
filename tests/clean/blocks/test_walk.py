"""A page's tree as blocks in the order of reading, and where each of them stands."""

from __future__ import annotations

import pytest

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


PAGE = (
    "<body><nav><a href=/>Home</a></nav><article><h1>Quay shut</h1><p>One<br>two<br><br>three</p>"
    "<ul><li>Four <a href=/pier>five</a></li></ul><blockquote>Six</blockquote>"
    "<figure><figcaption>Seven</figcaption></figure>eight<aside><p>Nine</p></aside></article></body>"
)


def test_a_page_is_read_from_top_to_bottom_each_block_with_what_its_form_says() -> None:
    assert [(block.text, block.tag, block.zone) for block in walked(PAGE).blocks] == [
        ("Home", "p", "navigation"),
        ("Quay shut", "heading", ""),
        ("One two", "p", ""),
        ("three", "p", ""),
        ("Four five", "list", ""),
        ("Six", "quote", ""),
        ("Seven", "caption", "caption"),
        ("eight", "p", ""),
        ("Nine", "p", "related"),
    ]


def test_only_a_heading_of_the_first_order_is_marked_as_its_title() -> None:
    page = "<h1>Quay shut</h1><h2>Later</h2><p>It is shut.</p>"
    assert [block.text for block in walked(page).blocks if block.title] == ["Quay shut"]


def test_the_share_of_the_letters_in_links_is_told() -> None:
    home, four = (block for block in walked(PAGE).blocks if block.linked)
    assert (home.text, home.linked) == ("Home", 1.0)
    assert (four.text, four.linked) == ("Four five", 4 / 9)


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>The crane</p>",
        "<p style='color: red; display:none'>The crane</p>",
        "<p style='visibility: hidden'>The crane</p>",
        "<span class='icon sr-only'>The crane</span>",
        "<div class=sf-hidden>The crane</div>",
        "<template>The crane</template>",
        "<script>crane()</script>",
    ],
)
def test_what_nobody_sees_is_no_block_and_what_follows_it_is_one(hidden: str) -> None:
    assert [block.text for block in walked(f"<div>The quay {hidden} is shut</div>").blocks] == ["The quay is shut"]


def test_a_body_that_is_hidden_until_its_script_has_run_is_read() -> None:
    assert [block.text for block in walked("<body style='display: none'><p>The quay</p></body>").blocks] == ["The quay"]
