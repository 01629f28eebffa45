"""The title of a pasted page: the line that the body bears out, and no caption, menu, deck or date beside it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.blocks.text import text_block
from monitor.clean.fields.headline import WEIGHTS, best, signs
from monitor.clean.lines.line import Line, Verdict
from monitor.models import Document

TITLE = "Harbour council votes to close the old bridge"
BODY = (
    "The harbour council voted on Monday evening to close the old bridge to lorries from September.",
    "Engineers told the council that the bridge had moved by two centimetres since the spring floods.",
    "Councillors said that lorries would be sent over the northern bridge until the repairs are done.",
    "The repairs to the old bridge will cost the council about four million, the engineers estimated.",
)
MENU = ("Home", "World news", "Sport and leisure today", "Weather", "Puzzles and games for you")

# (what stands around the title, the lines above the body)
PAGES = (
    ("the title last", (*MENU, TITLE)),
    ("a caption below", (*MENU, TITLE, "Lorries wait in front of the old bridge in the harbour. Photograph: Ulf Aas")),
    (
        "a byline with bars",
        (*MENU, TITLE, "By Harbour Staff | August 12, 2025 at 2:26 PM | Updated August 12 at 4:46 PM"),
    ),
    (
        "a deck below",
        (*MENU, TITLE, "Lorries must take the northern way from September, the council says.", "By Mara Ilves"),
    ),
    ("a shop's notice", (*MENU, TITLE, "When you buy through links on these pages we may earn a small commission")),
    (
        "dates that run together",
        (*MENU, TITLE, "Published Tue, Aug 12 20257:05 AM CETUpdated Tue, Aug 12 20257:16 AM CET"),
    ),
    ("a row of buttons", (*MENU, TITLE, "Share on one Share on another Share on a third Print this page")),
)


@pytest.mark.parametrize(("says", "above"), PAGES, ids=[row[0] for row in PAGES])
def test_the_title_of_a_pasted_page_is_found(says: str, above: tuple[str, ...]) -> None:
    document = Document("s", "page.txt", None, "text", "\n".join((*above, *BODY)))
    article = clean(document, received=datetime(2025, 8, 13, tzinfo=UTC), zone=UTC)
    assert article.title == TITLE


def test_where_all_lines_weigh_too_little_there_is_no_title() -> None:
    assert best({3: {"one or two words": 1.0, "ends with a stop": 1.0}}) is None
    assert best({}) is None


def test_of_two_alike_the_upper_one_is_the_title() -> None:
    row = {"words in the body": 1.0, "share of its words in the body": 1.0}
    assert best({5: row, 2: row}) == 2


def test_each_sign_that_a_line_can_show_has_a_weight() -> None:
    lines = [Line(text_block(text)) for text in (TITLE, *BODY)]
    verdicts = [Verdict("body")] * len(lines)
    assert signs(lines, verdicts, (), 1)[0].keys() == WEIGHTS.keys()
