"""How each source does: what it gave, how fast, how much of it came into issues, and what was wrong the last time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from statistics import median

from monitor.config import Config
from monitor.models import Article
from monitor.render.base.display import visible
from monitor.store import Fared, Store

DAYS = 14  #: over which articles a day and the lag are told


@dataclass(frozen=True, slots=True)
class Health:
    """What is on record of a source."""

    name: str
    kind: str
    articles: int  #: held, in all
    success: datetime | None  #: when it was last read without failing
    failures: int  #: readings in a row, since, that gave a problem and no article
    since: datetime | None  #: when the first of these was
    last: datetime | None  #: when the newest article was first read
    a_day: float  #: articles that were first read in the last days
    lag: float | None  #: hours from publication to the first reading, the median of those whose time is known
    in_issues: int  #: articles that an issue held
    problems: tuple[str, ...]  #: of the last issue


def health(config: Config, store: Store, now: datetime) -> list[Health]:
    """How each source of sources.yaml does as of `now`, in its order."""
    counts, since = store.counts_by_source(), now - timedelta(days=DAYS)
    read = {name: list(store.each(ids)) for name, ids in store.read_since(since).items()}
    last = store.issue(name) if (name := next(reversed(store.issue_ends()), None)) else None
    found, fared = [], store.fared()
    for source in config.sources:
        told = tuple(p.message for p in last.problems if p.source == source.name) if last else ()
        (articles, in_issues), lately = counts.get(source.name, (0, 0)), read.get(source.name, [])
        new = [a for a in lately if since <= a.received <= now]
        found.append(
            Health(
                name=source.name,
                kind=source.kind,
                articles=articles,
                **asdict(fared.get(source.name, Fared())),
                last=max((a.received for a in lately), default=None) or _last(store, source.name),
                a_day=round(len(new) / DAYS, 2),
                lag=_lag(new),
                in_issues=in_issues,
                problems=told,
            )
        )
    return found


def _last(store: Store, source: str) -> datetime | None:
    """When the newest article of a source was first read that gave none in the last days."""
    return max((a.received for a in store.articles(store.read_last(source))), default=None)


def as_json(found: Health) -> str:
    """A source as one line of JSON."""
    return json.dumps(asdict(found), default=datetime.isoformat, ensure_ascii=False)


def shown(found: Health) -> Iterator[str]:
    """A source in a line, and one for each problem."""
    last = f"last new {found.last:%Y-%m-%d %H:%M} UTC" if found.last else "nothing read yet"
    lag = f", {found.lag:g} h after publication" if found.lag is not None else ""
    counts = f"{found.articles} articles, {found.in_issues} in issues, {found.a_day:g} a day{lag}"
    yield visible(f"{found.name} ({found.kind}): {counts}; {last}")
    if found.failures:
        before = f", last read {found.success:%Y-%m-%d %H:%M} UTC" if found.success else ""
        times = f"failed {found.failures} times in a row" if found.failures > 1 else "failed"
        yield visible(f"  {times} since {found.since:%Y-%m-%d %H:%M} UTC{before}")
    yield from (visible(f"  problem: {problem}") for problem in found.problems)


def _lag(articles: list[Article]) -> float | None:
    """The median of the hours from publication to first reading, of what says its time and not only its day."""
    times = [(a.received, datetime.fromisoformat(a.published)) for a in articles if a.published and "T" in a.published]
    hours = [(read - out).total_seconds() / 3600 for read, out in times if out.tzinfo is not None and read >= out]
    return round(median(hours), 1) if hours else None
