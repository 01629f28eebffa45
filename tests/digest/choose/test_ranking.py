"""What the reader prefers comes first, and the reasons say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.digest.choose.preference import Preference
from monitor.digest.choose.ranking import Scales, rank, ranked, reasons
from monitor.digest.compose import Coverage, compose
from monitor.models import Issue, Window
from tests.build import article, story
from tests.effort import STEEP, TIMES, growth

WINDOW = Window(datetime(2025, 8, 12, 4, tzinfo=UTC), datetime(2025, 8, 13, 4, tzinfo=UTC))
SUBJECTS = {
    "s1aaa": "A flood broke the dam above Tolvik at dawn on Sunday and took two bridges with it.",
    "s2bbb": "The choir of Norrvik won the song contest in Skarn with a ballad about herring.",
    "s3ccc": "Voters in Alvik chose Greta Moen as mayor on Sunday after a second count.",
}


def coverage(id_: str) -> Coverage:
    told = article(SUBJECTS[id_], id=f"a-{id_}", outlet=f"Outlet {id_}", title=f"Headline {id_}")
    return Coverage(replace(story(told), id=id_), (told,))


def made(**how: object) -> Issue:
    held = [coverage(id_) for id_ in SUBJECTS]
    return compose(held, id="x", title="t", window=WINDOW, topics={}, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("priority", "first"),
    [
        (Preference(), "s1aaa"),
        (Preference(outlets=("outlet S2BBB",)), "s2bbb"),
        (Preference(phrases=("second count",)), "s3ccc"),
        (Preference(stories=("s3cc",)), "s3ccc"),
        (Preference(phrases=("count second",)), "s1aaa"),
    ],
)
def test_what_is_preferred_comes_first(priority: Preference, first: str) -> None:
    assert made(priority=priority).stories[0].id == first


def test_the_reasons_name_what_is_preferred() -> None:
    held = coverage("s1aaa")
    scales = Scales(Preference(phrases=("two bridges",), stories=("s1",)))
    lines = list(reasons(held.story, held.articles, scales))
    assert lines[0] == "priority: story s1"
    assert "independent newsrooms: 1" in lines


def test_the_reasons_print_the_sum_that_orders_the_story() -> None:
    held = coverage("s1aaa")
    (sum_,) = [line for line in reasons(held.story, held.articles, Scales()) if line.startswith("weight")]
    assert sum_ == f"weight {rank(held.story, held.articles, Scales()).weight:.2f}, the sum of"


def weighs(held: Coverage, scales: Scales) -> float:
    return rank(held.story, held.articles, scales).weight


@pytest.mark.parametrize(
    "scales",
    [
        Scales(tiers={"outlet s1aaa": 1}),
        Scales(near={"s1aaa"}),
        Scales(told={"s2bbb"}),
    ],
)
def test_an_editors_outlet_a_topic_in_the_headline_and_what_is_new_weigh_more(scales: Scales) -> None:
    held, other = coverage("s1aaa"), coverage("s2bbb")
    gain = weighs(held, scales) - weighs(held, Scales())
    assert gain > weighs(other, scales) - weighs(other, Scales())


def test_a_second_tier_weighs_less_than_a_first() -> None:
    held = coverage("s1aaa")
    first, second, none = (weighs(held, Scales(tiers=t)) for t in ({"outlet s1aaa": 1}, {"outlet s1aaa": 2}, {}))
    assert first > second > none


def test_a_story_of_a_topic_stands_before_weightier_ones_of_none() -> None:
    held = [coverage(id_) for id_ in SUBJECTS]
    topical = [replace(h, story=replace(h.story, topics=("songs",))) if h.story.id == "s2bbb" else h for h in held]
    order = ranked([h.story for h in topical], {h.story.id: h.articles for h in topical}, Scales())
    assert [s.id for s in order][:2] == ["s2bbb", "s1aaa"]


def test_a_story_in_another_language_leads_only_if_it_outweighs_the_others() -> None:
    titles = {
        "s1": ("Neun Tote bei Brand auf Fähre", "de"),
        "s2": ("Nine dead in ferry fire", "en"),
        "s3": ("Ferries", "en"),
    }
    articles = {i: [article("…", id=i, title=t, language=code)] for i, (t, code) in titles.items()}
    stories = [replace(story(*articles[i]), id=i) for i in titles]
    assert [s.id for s in ranked(stories, articles, Scales(language="en"))] == ["s2", "s1", "s3"]


def test_newsrooms_weigh_a_little_and_copies_nothing() -> None:
    one = article("A ferry of the town sank at noon and nobody was hurt in it.", id="a", outlet="Heron")
    two = article("Nobody was on board when the old boat went down near the pier.", id="b", outlet="Wren")
    copy = replace(one, id="c", outlet="Swift")
    alone, both, copied = (Coverage(story(*a), a) for a in ((one,), (one, two), (one, copy)))
    assert weighs(alone, Scales()) < weighs(both, Scales()) < weighs(alone, Scales()) + 0.5
    assert weighs(copied, Scales()) == weighs(alone, Scales())


def test_the_work_grows_with_the_number_of_stories() -> None:
    held = [coverage(id_) for id_ in SUBJECTS]

    def order(number: int) -> None:
        stories = [replace(h.story, id=f"{h.story.id}{n}") for n in range(number) for h in held]
        ranked(stories, {s.id: h.articles for s, h in zip(stories, held * number, strict=True)}, Scales(language="en"))

    assert growth(order, 50, 50 * TIMES) < STEEP
