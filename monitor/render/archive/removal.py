"""What the archive loses when issues go: the pages on which no other issue stands; and which pages are made anew.

Pages are made anew as if an issue had come that stands on them: `Removal.fresh` names issues that remain, at least one
for each page that one of the others stood on, or that leads to a page which is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from posixpath import dirname, join, normpath

from monitor.render.archive import search
from monitor.render.archive.entries import Entry, keys_of, moved, newest_first, touched
from monitor.render.archive.listing import month_of
from monitor.render.archive.threads import related
from monitor.render.base.addresses import (
    Keys,
    feed_of,
    folder,
    month_page,
    outlet_key,
    outlet_page,
    thread_page,
    topic_page,
)
from monitor.render.base.look import Look

#: A list that issues stand on: what it is of, the name in it, and the month where it is of one.
_Place = tuple[str, str, str]
_WHOLE = ""  # of all months


@dataclass(frozen=True, slots=True)
class Removal:
    """What is to be done."""

    paths: tuple[str, ...]  #: files and folders that go, from the archive's folder
    fresh: tuple[str, ...]  #: remaining issues: the lists on which they stand are made anew
    touched: tuple[str, ...]  #: remaining issues whose own pages are made anew
    moved: bool  #: an outlet has another address now: everything is made anew


def removal(entries: Sequence[Entry], gone: Sequence[Entry], look: Look, *, former: Iterable[str] = ()) -> Removal:
    """What goes and what changes when the issues `gone` go and `entries` remain; of neither the order matters.

    `former` are the pages of outlets that an earlier version of monitor put elsewhere: one goes with what it leads to.
    """
    ids = {e.id for e in gone}
    before = newest_first([*(e for e in entries if e.id not in ids), *gone])
    after = [e for e in before if e.id not in ids]
    keys, left = keys_of(before), keys_of(after)
    has_moved = any(keys[name] != key for name, key in left.items())
    stay = {path for e in after for path in _paths(e, look, left)}
    leave = {path for e in (before if has_moved else gone) for path in _paths(e, look, keys)} - stay
    near = {other for e in gone for other in touched(before, e.id)}
    return Removal(
        paths=tuple(sorted(leave | _misled(before, after, former, stay))),
        fresh=_cover(before, ids, look, keys),
        touched=tuple(e.id for e in after if e.id in near),
        moved=has_moved,
    )


def _paths(issue: Entry, look: Look, keys: Keys) -> Iterator[str]:
    """The files and folders that are there because of an issue; parts of the search's index are not among them."""
    month, name = month_of(issue, look), folder(issue.id)
    yield from (name, f"{search.FOLDER}/words/{name}.json", f"{search.FOLDER}/stories/{name}")
    yield from (month_page(month), f"sitemaps/{month}.xml")
    pages = {thread_page(told.id) for told in issue.told}
    pages |= {topic_page(topic) for told in issue.told for topic in told.topics}
    pages |= {outlet_page(name, keys=keys) for told in issue.told for name in told.outlets}
    for page in pages:
        yield from (page, feed_of(page))
        if page.endswith("/index.html"):
            yield page.replace("/index.html", f"/{month}.html")


def _misled(before: Sequence[Entry], after: Sequence[Entry], former: Iterable[str], stay: Set[str]) -> set[str]:
    """Those of the former pages that would lead to a page which is gone."""
    former = tuple(former)
    now = moved(after, former)
    ends = {path: normpath(join(dirname(path), now[path])) if path in now else "" for path in moved(before, former)}
    return {path for path, end in ends.items() if end not in stay}


# --- what is made anew -------------------------------------------------------------------------------------------


def _cover(before: Sequence[Entry], gone: Set[str], look: Look, keys: Keys) -> tuple[str, ...]:
    """Remaining issues that stand on all the lists which lose one of those that go, or lead to a list that is gone."""
    stands = {e.id: _places(e, look, keys) for e in before}
    after = [e for e in before if e.id not in gone]
    days = {e.id: e.generated_at.astimezone(look.zone).date().isoformat() for e in before}
    was, now = search.parts(days.values()), search.parts(days[e.id] for e in after)
    for e in after:  # a part that loses an issue has its month, or the one beside it: it is made anew with that
        if (part := now[days[e.id]]) not in was.values():
            stands[e.id].add(("part", part, _WHOLE))
    remain = {place for e in after for place in stands[e.id]}
    wanted = {place for i in gone for place in stands[i]} | {place for place in remain if place[0] == "part"}
    wanted |= {("story", i, _WHOLE) for i in related(before, {t.id for e in before if e.id in gone for t in e.told})}
    wanted = (wanted | _bereft({place for places in stands.values() for place in places}, remain)) & remain
    months = {month_of(e, look) for e in before if e.id in gone}
    found = []
    for e in sorted(after, key=lambda e: month_of(e, look) not in months):  # the issues beside them share most
        if stands[e.id] & wanted:
            found.append(e.id)
            wanted -= stands[e.id]
    return tuple(found)


def _places(issue: Entry, look: Look, keys: Keys) -> set[_Place]:
    """The lists that an issue stands on."""
    month = month_of(issue, look)
    found: set[_Place] = {("month", _WHOLE, month)}
    for told in issue.told:
        found.add(("story", told.id, _WHOLE))
        for topic in told.topics:
            found |= {("topic", topic, _WHOLE), ("topic", topic, month)}
        for key in {outlet_key(name, keys) for name in told.outlets}:
            found |= {("outlet", key, _WHOLE), ("outlet", key, month)}
    return found


def _bereft(had: Iterable[_Place], remain: Set[_Place]) -> set[_Place]:
    """The lists of months that name as the one before or after them a list that is gone."""
    months: dict[tuple[str, str], list[_Place]] = {}
    for place in sorted(place for place in had if place[2] != _WHOLE):
        months.setdefault(place[:2], []).append(place)
    pairs = [pair for own in months.values() for pair in pairwise(own)]
    return {place for pair in pairs if not set(pair) <= remain for place in pair}
