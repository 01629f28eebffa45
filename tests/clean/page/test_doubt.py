"""Whether the text of a page may be less than its article, or more."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.walk import Walk
from monitor.clean.page.doubt import LITTLE, page_doubt
from monitor.clean.page.neighbours import Page
from monitor.models import Doubt

LONG = "The river rose by two metres on Monday night, officials of the valley said, and it rises in the north. "


def doubt(html: str, kept: dict[str, float], shared: str = "") -> Doubt | None:
    """The doubt of a page whose blocks have the chance of the word that they begin with, else none."""
    tree = parse_page(html)
    assert tree is not None
    walk = Walk(tree)
    words = [block.text.split()[0] for block in walk.blocks]
    chances = [kept.get(word, 0.0) for word in words]
    shares = [float(word in (shared or " ".join(kept)).split()) for word in words]
    return page_doubt(Page(walk.blocks, walk.spots, shares), chances, chances)


@pytest.mark.parametrize(
    ("why", "html", "kept", "shared"),
    [
        (None, f"<p>One {LONG * 4}</p>", {"One": 0.95}, ""),
        ("unsure", f"<p>One {LONG * 4}</p>", {"One": 0.6}, ""),
        ("left out", f"<p>One {LONG * 4}</p><section><p>Two {LONG * 2}</p></section>", {"One": 0.95}, ""),
        ("other reader", f"<p>One {LONG * 4}</p><p>Two {LONG * 2} and</p>", {"One": 0.95}, "One Two"),
        (None, f"<p>One {LONG * 2}</p><p>Two {LONG * 4}</p>", {"One": 0.95, "Two": 0.95}, "One"),
        ("short", "<p>One boat.</p>", {"One": 0.95}, ""),
        (
            "two articles",
            f"<article><h1>A</h1><p>One {LONG * 9}</p></article><article><h1>B</h1><p>Two {LONG * 9}</p></article>",
            {"One": 0.95, "Two": 0.95},
            "",
        ),
    ],
)
def test_each_reason_is_told_apart(why: str | None, html: str, kept: dict[str, float], shared: str) -> None:
    found = doubt(html, kept, shared)
    assert (found.why if found else None) == why
    assert found is None or 0 < found.share <= 1


def test_what_stands_in_a_box_with_a_name_is_not_left_out() -> None:
    page = f"<p>One {LONG * 4}</p><div class=comments><p>Two {LONG * 4}</p></div>"
    assert doubt(page, {"One": 0.95}) is None
    assert len((LONG * 4).split()) + 1 > LITTLE
