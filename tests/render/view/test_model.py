"""A view holds what a page shows and nothing that could still change: words, addresses, and none of the articles."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from monitor.models import Article, Issue, IssueStory
from monitor.render.view import model
from monitor.render.view.build import Views
from monitor.render.view.model import IssueView, Source
from tests.render.sample import LOOK, issue

CLASSES = [c for c in vars(model).values() if dataclasses.is_dataclass(c) and c.__module__ == model.__name__]


def parts(thing: object) -> Iterator[object]:
    """All that is in a view, and what is in that."""
    yield thing
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from parts(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for each in thing:
            yield from parts(each)


@pytest.fixture(scope="module")
def view() -> IssueView:
    return Views(issue(), LOOK).whole


@pytest.mark.parametrize("made", CLASSES, ids=lambda c: c.__name__)
def test_nothing_of_a_view_can_be_changed_after_it_was_made(made: type) -> None:
    assert made.__dataclass_params__.frozen  # type: ignore[attr-defined]  # of every dataclass
    assert "__slots__" in vars(made)


def test_a_view_is_made_of_words_numbers_and_other_views_only(view: IssueView) -> None:
    found = list(parts(view))
    assert not [p for p in found if isinstance(p, Article | Issue | IssueStory | list | dict)]
    assert {p.id for p in found if isinstance(p, Source)} == {a.id for a in issue().articles}


def test_a_view_can_be_told_from_another_by_what_it_says(view: IssueView) -> None:
    assert Views(issue(), LOOK).whole == view
    assert hash(view.topics[0].stories[0].sources) == hash(Views(issue(), LOOK).whole.topics[0].stories[0].sources)
    assert Views(dataclasses.replace(issue(), id="2025-08-13-2"), LOOK).whole != view


def test_what_a_source_need_not_say_has_a_default() -> None:
    source = Source("a", "Harbour Post", "Pier closed", True, None, "", None, None, None, None, False)
    assert (source.withdrawn, source.label) == (None, "")
