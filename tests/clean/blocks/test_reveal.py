"""What a page hides until its script has run."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.reveal import reveal
from monitor.clean.blocks.walk import Walk

TOLD = "".join(
    f"<p>In house number {n} of the long street the lamps were lit again, since the power works came back.</p>"
    for n in range(1, 5)
)
TEASER = "<p>Read on.</p>"


def seen(body: str) -> list[str]:
    tree = parse_page(f"<html><body>{body}</body></html>")
    assert tree is not None
    reveal(tree)
    return [block.text for block in Walk(tree).blocks]


@pytest.mark.parametrize(
    "body",
    [
        f'<div style="visibility:hidden;opacity:0">{TOLD}</div>',
        f'{TEASER}<div style="display: none">{TOLD}</div>',
        f"<div id=app></div><noscript>{TOLD}</noscript>",
        f"<section hidden>{TOLD}</section>",
    ],
)
def test_what_is_hidden_and_is_nearly_all_of_the_page_is_shown(body: str) -> None:
    assert sum("house number" in text for text in seen(body)) == 4


@pytest.mark.parametrize(
    "body",
    [
        f'{TOLD}<div style="display:none"><p>{"A promise of the shop that nobody sees on the page. " * 3}</p></div>',
        f"{TOLD}<noscript><p>{'This page works best where scripts may run in your browser. ' * 3}</p></noscript>",
    ],
)
def test_a_hidden_box_beside_an_article_stays_hidden(body: str) -> None:
    assert len(seen(body)) == 4


def test_what_was_streamed_stands_in_its_place() -> None:
    found = seen(
        '<h1>Lamps</h1><div><template id="B:0"></template></div><footer>Imprint</footer>'
        '<div hidden id="S:0"><p>The lamps are lit.</p></div>'
    )
    assert found == ["Lamps", "The lamps are lit.", "Imprint"]


@pytest.mark.parametrize("tag", ["button", "nav", "footer", "label"])
def test_furniture_that_was_left_open_around_the_article_is_a_plain_box(tag: str) -> None:
    tree = parse_page(f"<html><body><{tag}>Menu{TOLD}</body></html>")
    assert tree is not None
    reveal(tree)
    assert not list(tree.iter(tag))
    assert sum("house number" in block.text for block in Walk(tree).blocks) == 4


def test_furniture_beside_an_article_stays_furniture() -> None:
    tree = parse_page(f"<html><body><nav>{TEASER}</nav>{TOLD}<footer>Imprint</footer></body></html>")
    assert tree is not None
    reveal(tree)
    assert len(list(tree.iter("nav", "footer"))) == 2
