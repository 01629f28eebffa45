"""Articles become stories as their cases say, whatever their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.models import Article, Story
from monitor.stories import explain, group, origins

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "stories" / "cases.yaml").read_text("utf-8")
)
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)


def article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"],
        source="test",
        origin=row["id"],
        outlet=row["outlet"],
        url=None,
        title=row["title"],
        byline=(),
        agency=row.get("agency"),
        published=row["published"],
        received=NOW,
        language=row.get("language", "en"),
        text=row["text"],
        paragraphs=(),
        removed=(),
    )


def every() -> list[Article]:
    """The articles of all cases together, each under its case's number."""
    return [
        article({**row, "id": f"{number}-{row['id']}"}) for number, case in enumerate(CASES) for row in case["articles"]
    ]


def members(stories: tuple[Story, ...]) -> list[list[str]]:
    return sorted(sorted(story.article_ids) for story in stories)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    stories = group([article(row) for row in case["articles"]], zone=UTC)
    assert members(stories) == sorted(sorted(ids) for ids in case["stories"])
    assert [list(same.article_ids) for story in stories for same in story.copies] == case["copies"]


@settings(max_examples=15)
@given(st.permutations(every()))
def test_the_order_of_the_articles_changes_nothing(articles: list[Article]) -> None:
    assert group(articles, zone=UTC) == group(every(), zone=UTC)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(["2025-08-12", "2025-08-12T09:30+03:00", None]))))
def test_every_article_is_in_exactly_one_story_and_no_id_is_given_twice(rows: list[tuple[str, str | None]]) -> None:
    articles = [replace(every()[0], id=str(n), text=text, published=day) for n, (text, day) in enumerate(rows)]
    stories = group(articles, zone=UTC)
    assert sorted(i for story in stories for i in story.article_ids) == sorted(a.id for a in articles)
    assert len({story.id for story in stories}) == len(stories)


def test_the_agency_of_a_group_of_copies_is_named_and_its_overlap_is_the_least() -> None:
    (story,) = group([article(row) for row in CASES[0]["articles"]], zone=UTC)
    (same,) = story.copies
    assert same.agency == "Norwire"
    assert 0.6 < same.overlap < 1
    assert origins(story) == 1


def test_the_original_is_the_one_with_a_credit_even_if_it_came_later() -> None:
    wire, cut, longer = (article(row) for row in CASES[0]["articles"])
    (story,) = group([replace(wire, published="2025-08-13"), cut, longer], zone=UTC)
    assert story.copies[0].article_ids == ("wire", "cut", "longer")
    assert story.article_ids[-1] == "wire"


def test_without_a_credit_the_earliest_is_the_original_and_among_equals_the_longest() -> None:
    wire, cut, longer = (article(row) for row in CASES[0]["articles"])
    wire = replace(wire, agency=None)
    assert group([wire, replace(cut, published="2025-08-10"), longer], zone=UTC)[0].copies[0].article_ids[0] == "cut"
    same_day = [replace(one, published="2025-08-11") for one in (wire, cut, longer)]
    assert group(same_day, zone=UTC)[0].copies[0].article_ids[0] == "wire"


def test_a_story_is_dated_by_publication_and_by_receipt_where_that_is_unknown() -> None:
    (story,) = group([article(row) for row in CASES[-1]["articles"]], zone=UTC)
    assert (story.first_seen, story.last_seen) == (datetime(2025, 8, 11, tzinfo=UTC), NOW)


def test_each_article_of_a_story_has_its_strongest_tie_with_the_words_it_rests_on() -> None:
    (story,) = group([article(row) for row in CASES[2]["articles"]], zone=UTC)
    assert {(tie.article_id, tie.other_id, tie.kind) for tie in story.evidence} == {
        ("one", "two", "similar"),
        ("two", "one", "similar"),
    }
    assert "castrel" in story.evidence[0].shared
    assert story.evidence[0].days == 0


def test_the_headline_is_a_title_or_else_the_first_sentence() -> None:
    one = replace(article(CASES[2]["articles"][0]), title=None)
    text = "Dr. Amaro met the U.S. envoy. They talked for an hour."
    assert group([replace(one, text=text)], zone=UTC)[0].headline == "Dr. Amaro met the U.S. envoy."
    assert group([replace(one, text="word " * 100)], zone=UTC)[0].headline == ("word " * 32).rstrip() + "…"
    assert group([one, article(CASES[2]["articles"][1])], zone=UTC)[0].headline == CASES[2]["articles"][1]["title"]


def test_a_story_keeps_its_id_while_articles_join() -> None:
    wire, cut, longer = (article(row) for row in CASES[0]["articles"])
    (first,) = group([cut, longer], zone=UTC)
    (second,) = group([wire, cut, longer], zone=UTC, previous=[first])
    assert second.id == first.id
    assert second.id != group([wire, cut, longer], zone=UTC)[0].id


def test_a_story_goes_on_under_one_id_day_after_day_and_ends_after_a_quiet_time() -> None:
    one, said = article(CASES[2]["articles"][0]), CASES[2]["articles"][0]["text"].split()
    held: list[Article] = []
    stories: tuple[Story, ...] = ()
    ids: list[str] = []
    days = ("2025-08-11", "2025-08-12", "2025-08-14", "2025-08-16", "2025-09-04")
    for step, day in enumerate(days, 1):  # the same words in another order: alike, and no copy
        text = " ".join(word for n in range(step) for word in said[n::step])
        held.append(replace(one, id=day, published=day, text=text))
        stories = group(held, zone=UTC, previous=stories)
        ids.append(next(story.id for story in stories if day in story.article_ids))
    assert len(set(ids[:4])) == 1
    assert ids[4] not in ids[:4]
    assert group(held[::-1], zone=UTC, previous=stories[::-1]) == stories


def test_articles_of_two_languages_that_share_no_names_are_two_stories() -> None:
    one = replace(article(CASES[0]["articles"][0]), text="The strike is over, says the union. Buses run again.")
    other = replace(one, id="de", language="de", text="Der Streik ist vorbei, sagt die union. Busse fahren wieder.")
    assert len(group([one, other], zone=UTC)) == 2


def test_an_article_of_unknown_language_is_taken_to_be_in_the_usual_one() -> None:
    wire, cut, longer = (article(row) for row in CASES[0]["articles"])
    assert len(group([wire, replace(cut, language=None), longer], zone=UTC)) == 1


def test_explain_says_who_copied_whom_and_what_is_alike() -> None:
    articles = [article(row) for row in (*CASES[0]["articles"], *CASES[2]["articles"])]
    fire, ferry = group(articles, zone=UTC)
    by_id = {a.id: a for a in articles}
    text = "\n".join(explain(ferry, by_id))
    assert "3 articles, 1 independent origin" in text
    assert "a text of Norwire in 3 articles; the original: Harbour Herald [wire]" in text
    assert "copied by Evening Lantern [cut]" in text
    text = "\n".join(explain(fire, by_id))
    assert "Valley Times [one] is like South Star [two]" in text
    assert "0 days between" in text
    assert "shared names: Amaro, Portugal, Castrel" in text


def test_a_text_that_is_printed_again_months_later_is_still_a_copy() -> None:
    wire, cut, _ = (article(row) for row in CASES[0]["articles"])
    (story,) = group([wire, replace(cut, published="2026-01-01")], zone=UTC)
    assert story.copies[0].article_ids == ("wire", "cut")
    assert story.evidence[0].days == 143


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the folder ../shared/seeds")
def test_the_seeds_are_one_story_of_three_independent_origins() -> None:
    articles = [
        article(
            {"id": path.stem, "outlet": path.stem, "title": None, "published": "2025-08-12", "text": path.read_text()}
        )
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    (story,) = group(articles, zone=UTC)
    assert origins(story) == 3
    assert story.last_seen - story.first_seen == timedelta(0)
