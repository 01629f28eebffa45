"""Which blocks of a page are seen, and which of them are its article."""

from __future__ import annotations

from monitor.clean.blocks.html import parse_page
from monitor.clean.page.content_model import KEPT
from monitor.clean.page.extractor import html_blocks, least_chance, page_shares

SENTENCE = "The river rose by two metres on Monday, officials said, and it is still rising in the north."


def test_what_nobody_sees_of_a_page_is_neither_kept_nor_removed() -> None:
    tree = parse_page(f'<p>{SENTENCE}</p><p style="display: none">hidden</p><script>x()</script><template>y</template>')
    assert tree is not None
    assert [block.text for block in html_blocks(tree)[0]] == [SENTENCE]


STORY = [f"On bridge {n} the {word} rose, and it is still rising: {SENTENCE}" for n, word in enumerate("abcdef")]
PAGE = (
    "<nav><a href=/>Home</a> <a href=/tides>Tides of Norrvik</a></nav><article><h1>River rises</h1>"
    f"{''.join(f'<p>{text}</p>' for text in STORY)}</article>"
    "<footer><ul><li><a href=/terms>Terms of use</a></li></ul></footer>"
)


def test_the_paragraphs_of_the_article_are_kept_and_what_stands_around_them_is_seen_but_not_kept() -> None:
    tree = parse_page(PAGE)
    assert tree is not None
    blocks, doubt = html_blocks(tree)
    assert doubt is None
    assert [block.text for block in blocks if block.tag == "p" and block.kept] == STORY
    around = [block.text for block in blocks if block.zone and not block.kept]
    assert around == [
        "Home Tides of Norrvik",
        "Terms of use",
    ]


def test_where_no_article_is_found_no_block_is_judged() -> None:
    tree = parse_page("<nav><a href=/>Home</a></nav>")
    assert tree is not None
    assert [(block.text, block.kept, block.chance) for block in html_blocks(tree)[0]] == [("Home", None, None)]


def test_the_share_of_a_block_is_how_much_of_it_the_extractor_kept() -> None:
    tree = parse_page(PAGE)
    assert tree is not None
    blocks, spots, shares = page_shares(tree)
    assert len(blocks) == len(spots) == len(shares)
    found = dict(zip([block.text for block in blocks], shares, strict=True))
    assert min(found[text] for text in STORY) >= KEPT
    assert found["Terms of use"] == found["Home Tides of Norrvik"] == 0


def test_short_cells_of_a_table_that_the_extractor_kept_count_as_kept() -> None:
    rows = "".join(f"<tr><td>Quay {n}</td><td>{n} boats</td></tr>" for n in range(20, 26))
    tree = parse_page(PAGE.replace(f"<p>{STORY[2]}</p>", f"<p>{STORY[2]}</p><table>{rows}</table>"))
    assert tree is not None
    blocks, _, shares = page_shares(tree)
    found = {block.text: share for block, share in zip(blocks, shares, strict=True)}
    assert found["Quay 22"] == found["22 boats"] == 1


def test_much_doubt_lowers_the_chance_from_which_a_block_is_kept() -> None:
    sizes = [8] * 4
    assert least_chance(sizes, [0.99, 0.98, 0.97, 0.1]) == 0.5
    assert least_chance(sizes, [0.45, 0.42, 0.4, 0.02]) == 0.4
    assert least_chance(sizes, [0.2, 0.02, 0.02, 0.02]) == 0.5
