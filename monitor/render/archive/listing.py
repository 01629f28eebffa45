"""Lines of lists: an issue, and a story as an issue tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache
from itertools import groupby

from monitor.render.archive.entries import Entry, Told
from monitor.render.base import dates
from monitor.render.base.addresses import folder, month_page, thread_page
from monitor.render.base.display import anchor, language, visible
from monitor.render.base.look import Look
from monitor.render.view.labels import STATUS, edition, headed


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, and its language where that is not the newsletter's."""

    text: str
    lang: str | None

    def __str__(self) -> str:
        return visible(self.text)  # for a template that prints it as it stands


@dataclass(frozen=True, slots=True)
class Row:
    """An issue in a list."""

    id: str
    day: str
    weekday: str
    stamp: str
    edition: int
    lead: Headline | None  #: None where the issue has no stories
    headlines: tuple[Headline, ...]
    stories: int
    articles: int
    outlets: int
    problems: int
    href: str  #: from the page it stands on to the issue's


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has issues."""

    id: str  #: "2025-08"
    name: str  #: "August 2025"
    short: str  #: "August"
    href: str
    issues: int


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year, newest first."""

    name: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A story as an issue tells it."""

    day: str
    weekday: str
    stamp: str
    edition: int
    headline: str
    gist: str | None
    lang: str | None
    status: str
    label: str
    outlets: tuple[str, ...]
    articles: int
    href: str  #: the story in its issue
    thread: str  #: the story's page over days


def row(item: Entry, look: Look, root: str) -> Row:
    """`item` on a page from which `root` leads to the archive's folder."""
    local = item.generated_at.astimezone(look.zone)
    told = {t.headline: t for t in reversed(item.told)}
    return Row(
        id=item.id,
        day=dates.day(local, look.words),
        weekday=dates.weekday(local, look.words),
        stamp=local.isoformat(timespec="seconds"),
        edition=edition(item.id),
        lead=None if item.lead is None else _headline(item.lead, told.get(item.lead), look),
        headlines=tuple(_headline(each, told.get(each), look) for each in item.headlines),
        stories=item.stories,
        articles=item.articles,
        outlets=item.outlets,
        problems=item.problems,
        href=f"{root}{folder(item.id)}/index.html",
    )


def _headline(text: str, told: Told | None, look: Look) -> Headline:
    """The headline of an issue's story; of one that the entry does not tell, without a language."""
    if told is None:
        return Headline(headline(text, look, withdrawn=False), None)
    return Headline(headline(text, look, withdrawn=told.withdrawn), language(told.language, look.language))


def item(issue: Entry, told: Told, look: Look, root: str) -> Item:
    """The story `told` by `issue`, likewise."""
    local = issue.generated_at.astimezone(look.zone)
    return Item(
        day=dates.day(local, look.words),
        weekday=dates.weekday(local, look.words),
        stamp=local.isoformat(timespec="seconds"),
        edition=edition(issue.id),
        headline=headline(told.headline, look, withdrawn=told.withdrawn),
        gist=told.gist,
        lang=language(told.language, look.language),
        status=told.status,
        label=look.words.say(STATUS[told.status]),
        outlets=told.outlets,
        articles=len(told.carried),
        href=f"{root}{folder(issue.id)}/index.html#{anchor('story', told.id)}",
        thread=f"{root}{thread_page(told.id)}",
    )


def headline(known: str, look: Look, *, withdrawn: bool) -> str:
    """A headline as an entry has it, or what stands for one that is not there; marked where it was taken back."""
    return headed(known or look.words.say("Without a headline"), look.words, withdrawn=withdrawn)


def month_of(issue: Entry, look: Look) -> str:
    """ "2025-08", in the newsletter's zone."""
    return _month(issue.generated_at, look.zone)


@lru_cache(1 << 12)  # each list asks it of each of its issues
def _month(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m}"


def months(newest: Sequence[Entry], look: Look, root: str) -> tuple[Month, ...]:
    """The months that have issues, newest first, with the addresses of their pages."""
    made = []
    for name, group in groupby(newest, key=lambda e: month_of(e, look)):
        first, *rest = group
        local = first.generated_at.astimezone(look.zone)
        named = dates.month(local, look.words), dates.month_alone(local, look.words)
        made.append(Month(name, *named, f"{root}{month_page(name)}", 1 + len(rest)))
    return tuple(made)


def years(months: Iterable[Month]) -> tuple[Year, ...]:
    """The months by year."""
    return tuple(Year(name, tuple(group)) for name, group in groupby(months, key=lambda m: m.id[:4]))
