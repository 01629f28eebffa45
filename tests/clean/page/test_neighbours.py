"""What a block of a page is by what stands around it."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.walk import Walk
from monitor.clean.page.neighbours import EVEN, LITTLE, Page, settled

LONG = "The river rose by two metres on Monday night, officials of the valley said, and it rises in the north."


def kept(html: str, likely: str = "", *, shared: str = "") -> list[str]:
    """The texts that stay of a page in which the blocks that hold one of the words of `likely` are the article by
    themselves, and the extractor kept those that hold one of `shared`.
    """
    tree = parse_page(html)
    assert tree is not None
    walk = Walk(tree)
    found = [0.9 if any(word in block.text for word in likely.split()) else 0.0 for block in walk.blocks]
    shares = [1.0 if any(word in block.text for word in shared.split()) else 0.0 for block in walk.blocks]
    chances = settled(Page(walk.blocks, walk.spots, shares), found)
    return [block.text for block, chance in zip(walk.blocks, chances, strict=True) if chance >= EVEN]


@pytest.mark.parametrize(
    ("why", "middle", "wanted"),
    [
        ("items", "<ul><li>Two</li><li>Three</li></ul>", ["Two", "Three"]),
        ("linked names", "<ul><li><a href=/n>Norrvik</a></li></ul>", ["Norrvik"]),
        ("linked headlines", "<ul><li><a href=/n>Norrvik waits for a ferry</a></li></ul>", []),
        ("a table", "<table><tr><th>Town</th><td><ul><li>12 boats</li></ul></td></tr></table>", ["Town", "12 boats"]),
        ("a heading", "<h2>What follows</h2>", ["What follows"]),
        ("words of others", "<blockquote>No.</blockquote>", ["No."]),
        ("a short paragraph", "<p>Advertisement</p>", []),
        ("what its zone names", "<div class=related><ul><li>Two</li></ul></div>", []),
    ],
)
def test_between_two_paragraphs_of_one_box(why: str, middle: str, wanted: list[str]) -> None:
    assert kept(f"<article><p>One</p>{middle}<p>Four</p></article>", "One Four") == ["One", *wanted, "Four"]


def test_a_list_below_the_article_or_beside_its_box_is_none_of_it() -> None:
    below = "<main><article><p>One</p><p>Four</p></article><ul><li>Two</li></ul></main>"
    assert kept(below, "One Four") == ["One", "Four"]
    beside = "<main><div><p>One</p></div><ul><li>Two</li></ul><div><p>Four</p></div></main>"
    assert kept(beside, "One Four") == ["One", "Four"]


def test_what_the_extractor_kept_between_other_boxes_is_the_articles() -> None:
    page = "<main><div><p>One</p></div><section><h2>Two</h2><p>Three</p></section><div><p>Four</p></div></main>"
    assert kept(page, "One Four") == ["One", "Four"]
    assert kept(page, "One Four", shared="Two Three") == ["One", "Two", "Three", "Four"]


def test_paragraphs_between_kept_ones_are_the_articles_where_they_are_many() -> None:
    lost = "".join(f"<section><p>{n}. {LONG}</p></section>" for n in range(4))
    page = f"<main><div><p>One {LONG}</p></div>{{}}<div><p>Four {LONG}</p></div></main>"
    assert len(kept(page.format(lost), "One Four")) == 6
    few = f"<section><p>{LONG}</p></section>"
    long = f"<main><div><p>One {LONG * 3}</p></div>{few}<div><p>Four {LONG * 3}</p></div></main>"
    assert len(kept(long, "One Four")) == 2


def test_a_table_that_ends_the_article_stays_and_one_of_the_whole_page_does_not() -> None:
    table = "<table><tr><td>12 boats</td></tr></table>"
    assert kept(f"<main><article><p>One</p>{table}</article></main>", "One") == ["One", "12 boats"]
    assert kept(f"<main><article><p>One</p></article>{table}</main>", "One") == ["One"]


def test_paragraphs_of_one_look_belong_together() -> None:
    parts = "".join(f"<div class=part{n}><div class=text><p>Part {n}. {LONG}</p></div></div>" for n in range(5))
    last = f"<div class=part9><div class=text><p>Last. {LONG}</p></div></div>"
    other = f"<div class=side><div class=note><p>Other. {LONG}</p></div></div>"
    found = kept(f"<main>{parts}<p>x</p>{last}{other}</main>", "Part")
    assert [text.split()[0] for text in found] == ["Part"] * 5 + ["Last."]
    alone = f"<div class=part0><div class=text><p>Part. {LONG * 9}</p></div></div>"
    assert len(kept(f"<main>{alone}{last}</main>", "Part")) == 1


def test_where_hardly_anything_was_kept_all_running_text_is_the_article() -> None:
    rest = "".join(f"<section class=s{n}><p>{LONG}</p></section>" for n in range(9))
    assert len(kept(f"<p>One {LONG}</p>{rest}", "One")) == 10
    assert len(kept(f"<p>One {LONG * 9}</p>{rest}", "One")) == 1
    assert len((LONG * 9).split()) > LITTLE


def test_a_box_of_consent_is_none_of_the_article_even_where_it_is_longer() -> None:
    box = f"<div class='modal gdpr'><p>Alike {LONG}</p><p>Alike {LONG}</p></div>"
    assert kept(f"{box}<main><p>One {LONG}</p></main>", "Alike One") == [f"One {LONG}"]
    assert len(kept(box, "Alike")) == 2  # a page of nothing else: its name is a mistake, or the page no article


def test_the_smaller_part_that_is_named_for_the_author_goes_and_the_larger_stays() -> None:
    small, large = f"<div class=author-bio><p>Life {LONG}</p></div>", f"<p>One {LONG * 2}</p>"
    assert kept(f"<main>{large}</main>{small}", "Life One") == [f"One {LONG * 2}"]
    assert len(kept(f"<div class=author-bio>{large}</div><p>Life.</p>", "Life One")) == 2


def test_teasers_beside_the_article_are_none_of_it() -> None:
    teasers = "".join(f"<article><a href=/{n}><h3>Ferry {n} is late</h3></a><p>Alike {n}.</p></article>" for n in "12")
    story = f"<article><h1>River</h1><p>One {LONG * 4}</p></article>"
    assert kept(f"{teasers}{story}", "Alike One") == [f"One {LONG * 4}"]
    sections = f"<h1>River</h1>{teasers}<p>One {LONG * 4}</p>"
    assert len(kept(sections, "Alike One")) == 3  # the page's title heads none of them: they may be its sections
