"""A story over days: one page for each story that an issue ever told, at an address that stays.

Where stories were made one, or one was taken apart, each keeps its page; the old one says where it went on, the new one
where it came from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from monitor.render.archive.entries import Entry, Told, keys_of
from monitor.render.archive.listing import Item, headline, item
from monitor.render.base.addresses import Keys, outlet_page, thread_page
from monitor.render.base.display import language
from monitor.render.base.look import Look
from monitor.render.view.pictures import Timeline, timeline

_ROOT = "../"
_Held = dict[str, list[tuple[Entry, Told]]]


@dataclass(frozen=True, slots=True)
class Relation:
    """Another story."""

    headline: str
    lang: str | None
    href: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A story in all issues that told it."""

    headline: str  #: the latest
    lang: str | None
    items: tuple[Item, ...]  #: newest first
    outlets: tuple[str, ...]
    articles: int
    later: tuple[Relation, ...]  #: stories that it went into, or that came out of it
    earlier: tuple[Relation, ...]  #: stories that went into it, or that it came out of
    timeline: Timeline | None


def threads(newest: Sequence[Entry], look: Look, fresh: Collection[str] | None) -> Iterator[tuple[str, Thread]]:
    """Path and content of each story's page, or of those that the issues `fresh` changed."""
    told, earlier, later = _kin(newest)
    keys = keys_of(newest)
    changed = {s.id for e in newest if fresh is None or e.id in fresh for s in e.told}
    near = {j for i in changed for j in (*earlier[i], *later.get(i, ()))}
    for i in sorted(changed | near):
        after, before = ([told[j][0] for j in ids] for ids in (later.get(i, ()), earlier[i]))
        yield thread_page(i), _thread(told[i], after, before, look, keys)


def related(newest: Sequence[Entry], ids: Collection[str]) -> set[str]:
    """The stories that went into one of these, or that one of these went into: their pages lead to each other."""
    _, earlier, later = _kin(newest)
    return {j for i in ids for j in (*earlier[i], *later.get(i, ()))}


def _kin(newest: Sequence[Entry]) -> tuple[_Held, dict[str, list[str]], dict[str, list[str]]]:
    """Who tells each story, newest first; which stories it came from, and which came from it."""
    told: _Held = {}
    for e in newest:
        for story in e.told:
            told.setdefault(story.id, []).append((e, story))
    earlier = {i: _past(i, held, told) for i, held in told.items()}
    later: dict[str, list[str]] = {}
    for i, past in earlier.items():
        for old in past:
            later.setdefault(old, []).append(i)
    return told, earlier, later


def _past(story_id: str, held: Sequence[tuple[Entry, Told]], told: _Held) -> list[str]:
    named = dict.fromkeys(old for _, story in held for old in story.history)
    return [old for old in named if old in told and old != story_id]


def _thread(
    held: Sequence[tuple[Entry, Told]],
    later: Sequence[tuple[Entry, Told]],
    earlier: Sequence[tuple[Entry, Told]],
    look: Look,
    keys: Keys,
) -> Thread:
    latest = held[0][1]
    articles = {a.id: (a.outlet, a.day, a.copied) for _, t in reversed(held) for a in t.carried}
    names = tuple(dict.fromkeys(outlet for _, t in held for outlet in t.outlets))
    pages = {n: _ROOT + outlet_page(n, keys=keys) for n in names}
    return Thread(
        headline=headline(latest.headline, look, withdrawn=latest.withdrawn),
        lang=language(latest.language, look.language),
        items=tuple(item(e, t, look, _ROOT) for e, t in held),
        outlets=names,
        articles=len(articles),
        later=tuple(_relation(t, look) for _, t in later),
        earlier=tuple(_relation(t, look) for _, t in earlier),
        timeline=timeline(sorted(articles.values()), pages, words=look.words),
    )


def _relation(told: Told, look: Look) -> Relation:
    shown = headline(told.headline, look, withdrawn=told.withdrawn)
    return Relation(shown, language(told.language, look.language), f"{_ROOT}{thread_page(told.id)}")
