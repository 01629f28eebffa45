"""The lineage of a story says who was earliest, who copied whom, and what each copy added."""

from __future__ import annotations

from datetime import UTC

import pytest

from monitor.stories import group
from monitor.stories.lineage import additions, lineage
from tests.build import article
from tests.stories.test_copies import HEAD, TAIL, TEXTS


def test_what_a_copy_added_is_kept_sentence_by_sentence() -> None:
    own = "Readers may send photographs."
    copy = article(f"{HEAD}\n\n{own}\n\n{TAIL}", id="b")
    assert [copy.text[slice(*span)] for span in additions(copy, article(f"{HEAD} {TAIL}"))] == [own]
    assert additions(copy, copy) == ()


def test_the_lineage_says_who_copied_and_how_many_stand_for_themselves() -> None:
    keys = {"1O": "2025-08-11", "1C": "2025-08-12", "1Q": "2025-08-12"}
    articles = {key: article(TEXTS[key]["text"], id=key, published=day) for key, day in keys.items()}
    (story,) = group(list(articles.values()), zone=UTC, together=[frozenset(keys)])
    tree = lineage(story, articles)
    assert (tree.first, tree.origins, tree.total) == (None, ("1O", "1Q"), 3)
    (descent,) = tree.descents
    assert (descent.article_id, descent.original_id) == ("1C", "1O")
    assert [articles["1C"].text[slice(*span)] for span in descent.added] == [
        "Residents of the old town will see fewer lorries from tomorrow.",
        "Our readers can send photographs of the pier to the desk.",
    ]
    assert lineage(story, {"1C": articles["1C"]}).origins == ("1C",)


@pytest.mark.parametrize(
    ("moments", "first"),
    [
        (("2025-08-12T09:10+03:00", "2025-08-12T06:20+00:00", "2025-08-12T11:00+00:00"), "a"),
        (("2025-08-12T09:30+03:00", "2025-08-12T06:20+00:00", "2025-08-12T11:00+00:00"), "b"),
        (("2025-08-12T09:10+03:00", "2025-08-12T06:10+00:00", "2025-08-12T11:00+00:00"), None),  # two at once
        (("2025-08-12T09:10+03:00", "2025-08-12T11:00+00:00", "2025-08-12"), None),  # which hour?
        (("2025-08-12T09:10+03:00", "2025-08-12T11:00+00:00", "2025-08-13T00:00+00:00"), None),  # a day, in a feed
        (("2025-08-12T09:10+03:00", "2025-08-12T11:00", "2025-08-12T12:00+00:00"), None),  # whose eleven?
        (("2025-08-12T09:10+03:00", "2025-08-12T11:00+00:00", None), None),
    ],
)
def test_one_is_the_first_only_where_the_hours_of_all_are_known(moments: tuple[str | None, ...], first: str) -> None:
    articles = {k: article(TEXTS["1O"]["text"], id=k, published=m) for k, m in zip("abc", moments, strict=True)}
    (story,) = group(list(articles.values()), zone=UTC, together=[frozenset("abc")])
    assert lineage(story, articles).first == first


def test_nobody_is_the_first_of_articles_that_are_not_all_at_hand() -> None:
    moments = ("2025-08-12T09:10+03:00", "2025-08-12T11:00+00:00", "2025-08-12T12:00+00:00")
    articles = {k: article(TEXTS["1O"]["text"], id=k, published=m) for k, m in zip("abc", moments, strict=True)}
    (story,) = group(list(articles.values()), zone=UTC, together=[frozenset("abc")])
    assert lineage(story, {k: articles[k] for k in "bc"}).first is None
