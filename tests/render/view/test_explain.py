from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import get_args

from monitor.models import Article, Doubt, Paragraph, Reason, Removed, Uncertain
from monitor.render import explain_page
from monitor.render.view.explain import DOUBTS, REASONS
from tests.render.sample import LOOK, article
from tests.render.shipped import shipped

HOSTILE = "<script>alert(1)</script> & “more”"


def told() -> Article:
    one = article("arabic-1", text="The tram stops here.\n\nIt starts again.")
    return replace(
        one,
        byline=("Ann Ly",),
        agency=None,
        paragraphs=(
            Paragraph("body", "The tram stops here.", 0, 20),
            Paragraph("caption", "A tram. Photo: Ann Ly", None, None),
            Paragraph("body", "It starts again.", 22, 38),
        ),
        removed=(
            Removed("By Ann Ly", "metadata", "front.byline", 0.9, 0),
            Removed(HOSTILE, "appeal", "appeal.voice", 0.83, 1),
            Removed("Read on", "related", "related.phrase", 1.0, 3),
        ),
    )


def page() -> str:
    return explain_page(told(), LOOK, shipped())


def test_what_was_taken_out_stands_struck_through_in_its_place() -> None:
    shown = re.findall(r"(<del>)?(By Ann Ly|The tram stops|alert|A tram\. Photo|It starts|Read on)", page())
    assert shown[-6:] == [
        ("<del>", "By Ann Ly"),
        ("", "The tram stops"),
        ("", "alert"),
        ("", "A tram. Photo"),
        ("", "It starts"),
        ("<del>", "Read on"),
    ]


def test_reason_rule_and_confidence_are_told_in_words() -> None:
    assert "Taken out: an appeal for money or membership. Rule appeal.voice, almost certain (83%)." in page()
    assert "Caption: kept, not in the text" in page()


def test_each_field_says_where_it_came_from() -> None:
    assert "stands in the line “By Ann Ly”" in page()
    assert "nobody says it" in page()


def test_every_reason_has_its_words() -> None:
    assert set(REASONS) == set(get_args(Reason))


def test_the_page_runs_nothing_and_fetches_nothing() -> None:
    assert "<script" not in page()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “more”" in page()
    assert "default-src 'none'; style-src 'sha256-" in unescape(page())
    assert not re.search('<(?:img|iframe)|<link (?!rel="icon" href="data:,")|src=', page())


def test_what_speaks_against_a_text_is_told() -> None:
    text = unescape(explain_page(replace(told(), doubt=Doubt("by zone", 0.45)), LOOK, shipped()))
    assert "so much running text went for the names of its boxes (45%)" in text
    assert set(DOUBTS) == set(get_args(Uncertain))
