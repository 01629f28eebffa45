"""A story stands with its headline, its status and its articles before its texts are looked into."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.coverage import Coverage, bare, headline, outline
from monitor.models import Article, Withdrawal
from tests.build import RECEIVED, article, story

ONE = article("The pier of Skarn burned on Monday. Nobody was hurt.", id="a", title="Pier burns")
TWO = article(
    "A choir from Norrvik won the cup in Alvik.", id="b", title="Choir wins", outlet="The Wren", published="2025-08-13"
)


def gone(one: Article) -> Article:
    return replace(one, withdrawn=Withdrawal(RECEIVED, "gone"))


def covered(*articles: Article, printed: str = "Pier burns", earlier: tuple[Article, ...] = ()) -> Coverage:
    return Coverage(replace(story(*articles), headline=printed), articles, earlier)


@pytest.mark.parametrize(
    ("articles", "printed", "expected"),
    [
        ((TWO, ONE), "Pier burns", "Pier burns"),
        ((TWO,), "Pier burns", "Choir wins"),
        ((gone(ONE), TWO), "Pier burns", "Choir wins"),
        ((gone(ONE),), "Pier burns", "Pier burns"),
        ((replace(ONE, title=None),), "Pier burns", "The pier of Skarn burned on Monday."),
    ],
    ids=["its own", "of another article", "not of one withdrawn", "all withdrawn", "first sentence"],
)
def test_a_headline_is_one_that_a_standing_article_prints(
    articles: tuple[Article, ...], printed: str, expected: str
) -> None:
    assert headline(covered(*articles, printed=printed)) == expected


@pytest.mark.parametrize(
    ("earlier", "status"),
    [
        ((), "new"),
        ((ONE,), "unchanged"),
        ((replace(ONE, text=f"{ONE.text} It was repaired."),), "developing"),
        ((TWO,), "developing"),
    ],
)
def test_a_story_is_unchanged_where_an_issue_held_each_article_as_it_is(
    earlier: tuple[Article, ...], status: str
) -> None:
    assert outline(covered(ONE, earlier=earlier)).status == status


def test_what_stands_whatever_fails_is_the_headline_and_the_articles() -> None:
    told = bare(covered(ONE, TWO))
    assert (told.headline, told.article_ids, told.outlets) == ("Pier burns", ("a", "b"), ("The Heron", "The Wren"))
    assert told.lacks == ("all",)
    assert outline(covered(ONE, TWO)).lacks == ()


def test_copies_are_named_only_with_the_articles_that_the_issue_takes() -> None:
    copy = replace(ONE, id="c", outlet="The Lark")
    whole = story(ONE, copy)
    assert [group.article_ids for group in outline(Coverage(whole, (ONE, copy))).copies] == [("a", "c")]
    assert outline(Coverage(whole, (ONE,))).copies == ()
