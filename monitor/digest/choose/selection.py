"""Which articles an issue takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from datetime import datetime, timedelta

from monitor.models import Entry


def select(
    entries: Iterable[Entry],
    *,
    now: datetime,
    held: Mapping[str, int],
    passing: Set[str],
    lookback: timedelta,
    turned: Set[str] = frozenset(),
) -> list[Entry]:
    """The articles that no earlier issue held in this version, and that were not published after `now`.

    `held` gives the version that earlier issues held, by article id; `turned` are articles that were withdrawn since,
    or stand again. From the sources in `passing` (feeds and pages) only what was published within `lookback` before now
    (undated: read within it), or what an issue held and is otherwise now; from all others, files, everything.
    """
    return [
        e
        for e in entries
        if e.moment <= now
        and (held.get(e.id, 0) < e.version or e.id in turned)
        and (e.source not in passing or e.moment >= now - lookback or e.id in held)
    ]


def published_within(entries: Iterable[Entry], *, since: datetime | None, until: datetime | None) -> list[Entry]:
    """The articles published from `since` up to and including `until`; one of unknown date is in no such range."""
    return [
        e for e in entries if e.dated and (since is None or e.moment >= since) and (until is None or e.moment <= until)
    ]
