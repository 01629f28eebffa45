"""The table of outlets says who prints a text, of what kind it is, and whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.models import Descent, Genre, Lineage
from monitor.render.base.gettext import ENGLISH
from monitor.render.base.look import Known
from monitor.render.view.build import Views
from monitor.render.view.forms import Form, form
from tests.build import article
from tests.render.sample import LOOK, issue

HERON = article("The ferry stops at noon because a wheel of it broke on Sunday night.\n\nIt is old.", id="a")
WREN = article("The ferry stops.", id="b", outlet="The Wren")
KNOWN = (Known("The Heron", "state-funded", "Verrin", 2), Known("The Wren"))


def told(genre: Genre | None = None, agency: str | None = None, copied: bool = False, alone: bool = False) -> Form:
    first = replace(HERON, genre=genre, agency=agency)
    descents = (Descent("a", "b", 0.984, ()),) if copied else ()
    ids = ("a",) if alone else ("a", "b")
    story = replace(issue().stories[0], article_ids=ids, lineage=Lineage(None, ("b",), descents, 2))
    return form(first, story, {"a": first, "b": WREN}, KNOWN, ENGLISH)


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ({}, "own text"),
        ({"agency": "Northwire"}, "Northwire text"),
        ({"agency": "Northwire", "copied": True}, "98\xa0% the text of The Wren"),
        ({"alone": True}, ""),
    ],
)
def test_whose_text_it_is(how: dict[str, object], text: str) -> None:
    assert told(**how).text == text  # type: ignore[arg-type]


def test_what_the_editor_knows_of_the_outlet_stands_beside_it() -> None:
    assert told().outlet == "state-funded, Verrin, tier 2"
    story = issue().stories[0]
    assert form(WREN, story, {}, KNOWN, ENGLISH).outlet == form(WREN, story, {}, (), ENGLISH).outlet == ""


def test_what_is_no_news_is_named() -> None:
    assert [told(genre).genre for genre in (None, "news", "opinion", "live")] == ["", "", "opinion", "live page"]


def test_it_begins_as_its_lead_does() -> None:
    assert told().opening == "The ferry stops at noon because a wheel of it…"
    assert told(copied=True).opening == ""
    short = article("The U.S. and the U.K. sent a letter to Lund-on-Sea on Monday.")
    assert form(short, issue().stories[0], {}, (), ENGLISH).opening == "The U.S. and the U.K. sent a letter…"
    assert form(WREN, issue().stories[0], {}, (), ENGLISH).opening == "The ferry stops."


def test_each_row_of_a_story_has_its_form() -> None:
    known = (Known(issue().articles[0].outlet, "public"),)
    stories = [s for topic in Views(issue(), replace(LOOK, known=known)).whole.topics for s in topic.stories]
    assert all(source.form for story in stories for source in story.sources)
    assert "public" in {source.form.outlet for story in stories for source in story.sources if source.form}
