"""The archive's own pages: the list of issues and the Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from itertools import groupby
from urllib.parse import quote

from monitor.models import Issue, Window
from monitor.render import dates
from monitor.render.compose import LONGEST_HEADLINE, edition, folder
from monitor.render.display import link, tidy
from monitor.render.engine import environment, render
from monitor.render.look import Load, Look, spoken
from monitor.render.view import Previous

#: What is made of the issues together: a file of the archive and its template.
PAGES = {"index.html": "archive.html", "feed.xml": "feed.xml"}
_IN_FEED = 30
_SINCE = "2025-01-01"  # a tag: URI wants a day on which its name was ours


@dataclass(frozen=True, slots=True)
class Entry:
    """What the archive says of an issue; can be made again from its issue.json."""

    id: str
    title: str
    generated_at: datetime
    window: Window
    lead: str | None  #: headline of the first story
    headlines: tuple[str, ...]  #: of all stories, by rank
    stories: int
    articles: int
    outlets: int
    problems: int


@dataclass(frozen=True, slots=True)
class Row:
    """An issue in the list."""

    id: str
    day: str
    weekday: str
    stamp: str
    edition: int
    lead: str | None
    headlines: tuple[str, ...]
    stories: int
    articles: int
    outlets: int
    problems: int
    href: str  #: from the archive's page to the issue's
    atom_id: str
    address: str  #: absolute where the archive has an address, else `href`


@dataclass(frozen=True, slots=True)
class Month:
    """The issues of a month, newest first."""

    name: str
    anchor: str
    rows: tuple[Row, ...]


def entry(issue: Issue) -> Entry:
    """What the archive says of `issue`."""
    headlines = tuple(tidy(story.headline, LONGEST_HEADLINE) for story in issue.stories)
    return Entry(
        id=issue.id,
        title=issue.title,
        generated_at=issue.generated_at,
        window=issue.window,
        lead=headlines[0] if headlines else None,
        headlines=headlines,
        stories=len(issue.stories),
        articles=len(issue.articles),
        outlets=len({article.outlet for article in issue.articles}),
        problems=len(issue.problems),
    )


def archive_files(entries: Sequence[Entry], look: Look, load: Load) -> dict[str, bytes]:
    """The files of the archive itself, by name; the order of `entries` does not matter.

    Raises IssueError, with template and line, where a template is wrong.
    """
    newest = sorted(entries, key=lambda e: (e.generated_at, e.id), reverse=True)
    look = spoken(look, load)
    archive = link(look.archive_url)
    home = f"{archive.rstrip('/')}/" if archive else None
    title = tidy(look.title, LONGEST_HEADLINE) or look.words.say("Newsletter")
    rows = [_row(e, look, home) for e in newest]
    facts = {
        "title": title,
        "language": look.language,
        "zone": dates.zone_name(look.zone),
        "months": _months(newest, rows, look),
        "rows": rows[:_IN_FEED],
        "issues": len(rows),
        "updated": rows[0].stamp if rows else f"{_SINCE}T00:00:00Z",
        "home": home,
        "feed_id": f"{home}feed.xml" if home else _tag(look, _SINCE, "feed"),
    }
    templates = environment(load, look.words)
    return {name: render(templates, template, **facts).encode() for name, template in PAGES.items()}


def pointer(earlier: Entry, look: Look) -> Previous:
    """How an issue points at the one before it."""
    local = earlier.generated_at.astimezone(look.zone)
    return Previous(dates.day(local, look.words), f"../{folder(earlier.id)}/index.html", earlier.lead)


def _tag(look: Look, day: str, name: str) -> str:
    """A lasting id (RFC 4151) for what has no address."""
    authority = parseaddr(tidy(look.sender or ""))[1].rpartition("@")[2] or "localhost"
    return f"tag:{quote(authority)},{day}:{name}"


def _row(item: Entry, look: Look, home: str | None) -> Row:
    local = item.generated_at.astimezone(look.zone)
    href = f"{folder(item.id)}/index.html"
    return Row(
        id=item.id,
        day=dates.day(local, look.words),
        weekday=dates.weekday(local, look.words),
        stamp=local.isoformat(timespec="seconds"),
        edition=edition(item.id),
        lead=item.lead,
        headlines=item.headlines,
        stories=item.stories,
        articles=item.articles,
        outlets=item.outlets,
        problems=item.problems,
        href=href,
        atom_id=f"{home}{folder(item.id)}" if home else _tag(look, local.date().isoformat(), folder(item.id)),
        address=f"{home}{href}" if home else href,
    )


def _months(newest: Sequence[Entry], rows: Sequence[Row], look: Look) -> tuple[Month, ...]:
    local = [e.generated_at.astimezone(look.zone) for e in newest]
    pairs = groupby(zip(local, rows, strict=True), key=lambda pair: (pair[0].year, pair[0].month))
    months = []
    for (year, number), group in pairs:
        moment, first = next(group)
        months.append(
            Month(dates.month(moment, look.words), f"{year}-{number:02}", (first, *(row for _, row in group)))
        )
    return tuple(months)
