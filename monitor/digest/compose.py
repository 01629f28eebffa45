"""Stories -> Issue: the whole of an edition as one value, which `prove` has checked against its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from monitor.digest.change.changes import changes, turns
from monitor.digest.check.proof import SOURCE, prove
from monitor.digest.choose.budget import fitted, weighed
from monitor.digest.choose.preference import NONE, Preference
from monitor.digest.choose.ranking import Scales, origins, ranked
from monitor.digest.compare.exclusives import exclusives
from monitor.digest.compare.matrix import matrix
from monitor.digest.compare.persons import NOBODY, Roll, enrolled, named, persons
from monitor.digest.compare.statements import statements
from monitor.digest.compare.timeline import happenings, timeline
from monitor.digest.compare.utterances import utterances
from monitor.digest.coverage import Coverage, bare, outline
from monitor.digest.figures.disputes import disputed
from monitor.digest.figures.figure_rows import figure_rows
from monitor.digest.index.work import bounded
from monitor.digest.passage import Readings, rarity
from monitor.digest.summary.beside import Beside
from monitor.digest.summary.extract import anew, summarize
from monitor.digest.summary.lead import lead
from monitor.digest.summary.novelty import Novelty
from monitor.models import (
    Article,
    FigureRow,
    Issue,
    IssueStory,
    IssueTopic,
    Muted,
    Part,
    Problem,
    Window,
)
from monitor.seam import Told, attempt
from monitor.steps import Tell, each, silent

__all__ = ["SCHEMA_VERSION", "Coverage", "compose"]

SCHEMA_VERSION = 2
_SINGLE = 6  # figures of a story that one outlet alone prints
_READ = 40  # articles of one story that are read closely; the rest are listed
_NAMED = 80  # characters of a headline in the words of a fault
_ON_NAMES: tuple[Part, ...] = ("figures", "only_in", "matrix")  # what nobody can tell who does not know who is who
T = TypeVar("T")
U = TypeVar("U")


def compose(
    coverage: Sequence[Coverage],
    *,
    id: str,  # noqa: A002  the issue's own word for it
    title: str,
    window: Window,
    topics: Mapping[str, str],
    problems: Sequence[Problem] = (),
    language: str | None = None,
    sentences: int = 5,
    summary: int | None = None,
    told: int = 40,
    budget: int | None = None,
    priority: Preference = NONE,
    tiers: Mapping[str, int] | None = None,
    near: Set[str] = frozenset(),
    muted: Sequence[Muted] = (),
    tell: Tell = silent,
) -> Issue:
    """The issue over these stories, best first; the first `told` are told, the rest have their headline and articles.

    A summary has at most `sentences`, of about `summary` words in all; with a `budget` of words for the issue, the
    stories that it does not reach are noted only, and not composed. `topics` maps ids to names, in the order of the
    issue; `language` is the newsletter's, `tiers` its outlets', and `near` are the stories that have the words of a
    topic in a headline or a lead. What cannot be made, and what its articles do not hold, is left out and one of the
    issue's problems.
    """
    found, stories_of = list(problems), [c.story for c in coverage]
    by_story = {c.story.id: c for c in coverage}
    taken = {c.story.id: c.articles for c in coverage}
    scales = Scales(priority, language, tiers or {}, {c.story.id for c in coverage if c.earlier}, near)
    order = attempt(lambda: ranked(stories_of, taken, scales), stories_of, SOURCE, "the order", found.append)
    ordered = [by_story[s.id] for s in order]
    named_in = [c.standing[:_READ] for c in ordered[:told]]
    roll = attempt(lambda: enrolled(named_in), NOBODY, SOURCE, "one name for each person", found.append)
    beside = Beside(a for c in ordered for a in c.standing)
    how = _How(language, sentences, summary, roll, beside, found.append)
    walk = each(tell, "composing", ordered, lambda coverage: coverage.story.headline)
    stories = tuple(_stories(walk, how, told, budget))
    made = Issue(
        schema_version=SCHEMA_VERSION,
        id=id,
        title=title,
        generated_at=window.end,
        window=window,
        topics=tuple(
            IssueTopic(topic, name, tuple(s.id for s in stories if topic in s.topics)) for topic, name in topics.items()
        ),
        stories=stories,
        problems=tuple(found),
        articles=tuple(a for s in order for a in by_story[s.id].articles),
        muted=tuple(muted),
    )
    return _proven(made, ordered)


def _proven(made: Issue, order: Sequence[Coverage]) -> Issue:
    """The issue as far as it holds; its headlines and articles only where that cannot be found out."""
    faults: list[Problem] = []
    proven = attempt(lambda: prove(made), None, SOURCE, "the proof (only headlines are printed)", faults.append)
    unproven = replace(made, stories=tuple(map(bare, order)), problems=(*made.problems, *faults))
    return unproven if proven is None else proven


@dataclass(frozen=True, slots=True)
class _How:
    """How a story is told."""

    language: str | None
    sentences: int
    words: int | None
    roll: Roll
    beside: Beside  #: the issue's articles, of whatever story
    failed: Told  #: hears of what could not be made


def _stories(order: Iterable[Coverage], how: _How, told: int, budget: int | None) -> Iterator[IssueStory]:
    """The stories in this order: told as long as the budget lasts, the first in any case; then noted only."""
    left = budget
    for place, coverage in enumerate(order):
        plainly = _whole(coverage, how, partial(outline, coverage, how.language), bare(coverage))
        story = None
        if place < told and (left is None or left > 0 or place == 0):
            story = _whole(coverage, how, partial(_told, plainly, coverage, how), replace(plainly, lacks=("all",)))
            story = _whole(coverage, how, partial(_fitting, story, left, place == 0), story)
        if story is None:
            told = place  # none of the stories after it is told either: the order is the reader's
            story = _whole(coverage, how, partial(_noted, plainly, coverage), replace(plainly, brief=True))
        elif left is not None:
            left -= story.words
        yield story


def _whole(coverage: Coverage, how: _How, make: Callable[[], T], instead: IssueStory) -> T | IssueStory:
    """The story as `make` tells it; where it fails, it stands with its headline and its articles."""
    what = f"the story “{coverage.story.headline[:_NAMED]}” stands with its headline and articles only"
    return attempt(make, instead, SOURCE, what, how.failed)


def _noted(outline: IssueStory, coverage: Coverage) -> IssueStory:
    turned = turns(coverage.articles, {a.id: a for a in coverage.earlier}, Readings())
    return weighed(replace(outline, brief=True, changes=tuple(turned)))


def _fitting(story: IssueStory, left: int | None, first: bool) -> IssueStory | None:
    """The story as far as the budget allows; None for one that does not fit, unless it is the first."""
    fits = fitted(story, left) if story.summary else None
    return fits or (weighed(story) if first or not story.summary else None)


def _told(outline: IssueStory, coverage: Coverage, how: _How) -> IssueStory:
    """The story told; one with nothing new stays as it is, to be shown in a line. A part that fails is lacking."""
    articles = coverage.standing[:_READ]
    withdrawn = [a for a in coverage.articles if a.withdrawn is not None]
    changed = {a.id for a in (*articles, *withdrawn)}
    before = {a.id: a for a in coverage.earlier}
    known = [a for i, a in before.items() if i not in changed]
    origin = origins(coverage.story, [a.id for a in articles])
    readings = Readings()
    weights = rarity([p.stems for p in bounded(p for a in (*articles, *known) for p in readings.passages(a))])
    parts = _Parts(outline, how.failed)
    told_of = (*before.values(), *coverage.beside) if before else ()
    old = parts.made(("summary",), lambda: Novelty(told_of, weights, readings), None) if told_of else None
    news = parts.made(("changes",), lambda: changes((*withdrawn, *articles), before, weights, readings, old), ())
    summary = parts.made(
        ("summary",),
        lambda: (
            summarize(
                articles,
                weights=weights,
                independent=origin,
                readings=readings,
                told=old,
                length=how.sentences,
                limit=how.words,
                language=how.language,
            )
            if old or not before
            else ()
        ),
        (),
    )
    first = parts.made(
        ("summary",),
        lambda: lead(
            articles,
            outline.headline,
            weights=weights,
            independent=origin,
            readings=readings,
            told=old,
            language=how.language,
        ),
        (),
    )
    fresh = parts.made(("summary",), lambda: old is None or anew(summary, articles, old, readings), True)
    if before and not parts.lacks and not news and not fresh:
        return replace(outline, status="unchanged")
    told = replace(outline, status="developing" if before else outline.status, changes=news)
    if articles:
        near = how.beside.near((*coverage.standing, *before.values()))
        others = (*coverage.standing[_READ:], *before.values(), *near)
        told = _compared(
            replace(told, summary=summary, lead=first), articles, others, origin, weights, parts, readings, how
        )
    return replace(told, lacks=tuple(parts.lacks))


def _compared(
    told: IssueStory,
    articles: Sequence[Article],
    others: Sequence[Article],
    origin: Mapping[str, str],
    weights: Mapping[str, float],
    parts: _Parts,
    readings: Readings,
    how: _How,
) -> IssueStory:
    """The story with what comes of its articles side by side."""
    names = parts.made(_ON_NAMES, lambda: named(articles, readings), None)
    people = (
        parts.made(_ON_NAMES, lambda: persons(articles, names, how.roll, readings), None) if names is not None else None
    )
    dated = parts.made(("timeline",), lambda: happenings(articles, readings), ())
    days = parts.made(("timeline",), lambda: timeline(dated, weights), ())
    quotes = parts.made(("quotes",), lambda: utterances(articles, people or {}, weights), ())
    said, more_said = parts.made(("quotes",), lambda: statements(articles, people or {}, weights), ((), 0))
    told = replace(told, timeline=days, quotes=quotes, statements=said, more_statements=more_said)
    if names is None or people is None:  # one person may seem two then, and what is said of them differ
        return told
    figures = parts.made(
        ("figures",),
        lambda: _figures(articles, weights, people, readings, how.language),
        (),
    )
    compared = tuple(row for row in figures if row.agreement != "single")
    alone, more = parts.made(
        ("only_in",),
        lambda: exclusives(
            articles,
            others=others,
            independent=origin,
            names=names,
            persons=people,
            quotes=quotes,
            figures=figures,
            weights=weights,
            readings=readings,
        ),
        ((), 0),
    )
    shown = {h.day for h in days}
    facts = parts.made(
        ("matrix",),
        lambda: matrix(
            articles,
            independent=origin,
            names=names,
            persons=people,
            quotes=quotes,
            figures=figures,
            events=[h for h, _ in dated if h.day in shown],
        ),
        (),
    )
    return replace(
        told,
        figures=compared + tuple(row for row in figures if row.agreement == "single")[:_SINGLE],
        only_in=alone,
        more_only_in=more,
        matrix=facts,
    )


def _figures(
    articles: Sequence[Article],
    weights: Mapping[str, float],
    people: Mapping[str, str],
    readings: Readings,
    language: str | None,
) -> Sequence[FigureRow]:
    rows = figure_rows(articles, weights, people, readings=readings, language=language)
    return disputed(articles, rows, people, readings)


@dataclass(frozen=True)
class _Parts:
    """Makes the parts of a story, and knows which it lacks since they failed."""

    outline: IssueStory
    failed: Told
    lacks: dict[Part, None] = field(default_factory=dict)

    def made(self, lacking: tuple[Part, ...], make: Callable[[], T], instead: U) -> T | U:
        """What `make` makes; `instead` where it fails: then the story lacks these parts."""

        def failed(problem: Problem) -> None:
            self.lacks.update(dict.fromkeys(lacking))
            self.failed(problem)

        what = f"{', '.join(lacking)} of “{self.outline.headline[:_NAMED]}”"
        return attempt(make, instead, SOURCE, what, failed)
