"""A page for each topic and each outlet, and one for each of their months."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Literal

from monitor.render.archive.entries import Entry, Told, keys_of, names_of
from monitor.render.archive.listing import Item, Month, Year, item, month_of, months, years
from monitor.render.base.addresses import Keys, outlet_key, outlet_page, topic_page
from monitor.render.base.look import Look
from monitor.render.view.pictures import Timeline, timeline

_NEWEST = 40  # stories on a shelf's own page; the rest stand on those of its months
_DRAWN = 90  # issues that its picture looks back on
_ROOT = "../../"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stories of a topic or of an outlet: the newest, or those of a month."""

    kind: Literal["topic", "outlet"]
    name: str
    month: Month | None  #: None on its own page
    home: str  #: address of its own page
    items: tuple[Item, ...]
    stories: int  #: in all, each counted once; of a month, those shown
    issues: int
    years: tuple[Year, ...]
    earlier: Month | None
    later: Month | None
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class Label:
    """A shelf, as a list of them names it."""

    name: str
    href: str
    stories: int


_Held = tuple[Entry, Told]
_Address = Callable[[str, str | None], str]  # a shelf's key and a month to its page


def topic_names(newest: Sequence[Entry]) -> dict[str, str]:
    """The topics that a story was ever told under, by id, with the name each has now."""
    used = {topic for e in newest for told in e.told for topic in told.topics}
    names: dict[str, str] = {}
    for e in newest:
        for topic, name in e.topics:
            if topic in used:
                names.setdefault(topic, name)
    return dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def outlet_names(newest: Sequence[Entry]) -> dict[str, str]:
    """The outlets that a story was ever told by, by the key of their address, each as it was last spelled."""
    names: dict[str, str] = {}
    for name, key in _keyed(newest, keys_of(newest)).items():
        names.setdefault(key, name)
    return dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def _keyed(newest: Sequence[Entry], keys: Keys) -> dict[str, str]:
    """The key of each outlet by its name, as each story spells it, the latest first."""
    return {name: outlet_key(name, keys) for name in names_of(newest)}


def topics(newest: Sequence[Entry], look: Look, fresh: Collection[str] | None) -> Iterator[tuple[str, Shelf]]:
    """Path and content of each topic's pages, or of those that the issues `fresh` changed."""
    by_topic: dict[str, list[_Held]] = {}
    keys = keys_of(newest)
    for e in newest:
        for told in e.told:
            for topic in told.topics:
                by_topic.setdefault(topic, []).append((e, told))
    for topic, held in by_topic.items():
        yield from _pages("topic", topic, held, topic_page, topic, look, fresh, keys)


def outlets(newest: Sequence[Entry], look: Look, fresh: Collection[str] | None) -> Iterator[tuple[str, Shelf]]:
    """Path and content of each outlet's pages, likewise."""
    by_key: dict[str, list[_Held]] = {}
    keys = keys_of(newest)
    keyed = _keyed(newest, keys)
    for e in newest:
        for told in e.told:
            for key in dict.fromkeys(map(keyed.__getitem__, told.outlets)):
                by_key.setdefault(key, []).append((e, told))
    for key, name in outlet_names(newest).items():
        yield from _pages("outlet", key, by_key[key], partial(outlet_page, keys=keys), name, look, fresh, keys)


def labels(newest: Sequence[Entry], root: str) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """All topics and all outlets, by name."""
    by_topic: dict[str, set[str]] = {}
    by_outlet: dict[str, set[str]] = {}
    keys = keys_of(newest)
    keyed = _keyed(newest, keys)
    for e in newest:
        for told in e.told:
            for topic in told.topics:
                by_topic.setdefault(topic, set()).add(told.id)
            for name in told.outlets:
                by_outlet.setdefault(keyed[name], set()).add(told.id)
    return (
        tuple(Label(n, root + topic_page(t), len(by_topic[t])) for t, n in topic_names(newest).items()),
        tuple(Label(n, root + outlet_page(n, keys=keys), len(by_outlet[k])) for k, n in outlet_names(newest).items()),
    )


def _pages(
    kind: Literal["topic", "outlet"],
    identity: str,
    held: Sequence[_Held],
    address: _Address,
    key: str,  # what `address` takes
    look: Look,
    fresh: Collection[str] | None,
    keys: Keys,
) -> Iterator[tuple[str, Shelf]]:
    issues = [e for e, _ in groupby(held, key=lambda pair: pair[0])]
    if fresh is not None and not any(e.id in fresh for e in issues):
        return
    by_issue = {e.id: month_of(e, look) for e in issues}
    by_month: dict[str, list[_Held]] = {}
    for pair in held:
        by_month.setdefault(by_issue[pair[0].id], []).append(pair)
    all_months = [
        replace(m, href=_ROOT + address(key, m.id), issues=len(by_month[m.id])) for m in months(issues, look, _ROOT)
    ]
    fresh_months = {by_issue[e.id] for e in issues if fresh is None or e.id in fresh}
    stories = len({t.id for _, t in held})
    home = _ROOT + address(key, None)

    def shelf(month: Month | None, shown: Sequence[_Held], place: int, drawn: Sequence[_Held]) -> Shelf:
        return Shelf(
            kind,
            _name(kind, identity, drawn, keys),
            month,
            home,
            tuple(item(e, t, look, _ROOT) for e, t in shown),
            stories if month is None else month.issues,
            len(issues) if month is None else len({e.id for e, _ in by_month[month.id]}),
            years(all_months) if month is None else (),
            all_months[place + 1] if month and place + 1 < len(all_months) else None,
            all_months[place - 1] if month and place else None,
            _drawn(kind, identity, drawn, look, keys),
        )

    recent = {e.id for e in issues[:_DRAWN]}
    yield address(key, None), shelf(None, held[:_NEWEST], 0, [p for p in held if p[0].id in recent])
    for place, month in enumerate(all_months):
        if any(near.id in fresh_months for near in all_months[max(0, place - 1) : place + 2]):  # they name each other
            inside = by_month[month.id]
            yield address(key, month.id), shelf(month, inside, place, inside)


def _name(kind: str, identity: str, held: Sequence[_Held], keys: Keys) -> str:
    """The shelf's name as the latest of these issues has it: an older month's page does not change with the next."""
    issue = held[0][0]
    if kind == "topic":
        return dict(issue.topics).get(identity, identity)
    return next((n for told in issue.told for n in told.outlets if outlet_key(n, keys) == identity), identity)


def _drawn(kind: str, identity: str, held: Iterable[_Held], look: Look, keys: Keys) -> Timeline | None:
    """Articles by day: of a topic by outlet, of an outlet its own."""
    whole = kind == "topic"
    seen = {a.id: a for _, told in held for a in told.carried if whole or outlet_key(a.outlet, keys) == identity}
    articles = sorted((a.outlet if whole else identity, a.day, a.copied) for a in seen.values())
    links = {o: _ROOT + outlet_page(o, keys=keys) for o, _, _ in articles} if whole else None
    return timeline(articles, links, words=look.words)
