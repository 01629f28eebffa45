"""Which articles and stories an issue takes: every article has its story, and the issue what is new of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from monitor.config import Config, Preferred
from monitor.digest.budget import allowed
from monitor.digest.preference import Kind, Preference, muted, tally
from monitor.digest.selection import published_within, select
from monitor.digest.topics import match
from monitor.models import Article, Entry, Issue, Problem, Story, Window, Withdrawal
from monitor.publish.archive import free_id
from monitor.steps import Tell, silent
from monitor.store import Store

if TYPE_CHECKING:
    from monitor.digest.compose import Coverage

REACH = timedelta(days=10)  # an article may join the stories of so many days before and after it


def place(store: Store, now: datetime, zone: tzinfo) -> None:
    """Give every article published by `now` its story; stories near in time are grouped anew with them."""
    entries = store.entries()
    waiting = {e.id: e.moment for e in entries if e.story_id is None and e.moment <= now}
    if not waiting:
        return
    from monitor.stories import group

    first, last = min(waiting.values()) - REACH, max(waiting.values()) + REACH
    near = {e.story_id for e in entries if e.story_id and first <= e.moment <= last}
    articles = store.articles(e.id for e in entries if e.id in waiting or e.story_id in near)
    apart, together = store.verdicts()
    made = group(articles, zone=zone, previous=store.stories(near), apart=apart, together=together)
    store.regroup(made, gone=near)


def edit(
    config: Config,
    store: Store,
    problems: Sequence[Problem],
    *,
    now: datetime,
    since: datetime | None,
    until: datetime | None,
    force: bool,
    tell: Tell = silent,
) -> tuple[Issue, dict[str, int]] | None:
    """The issue as of `now` with the versions of the articles it holds; None where nothing is new."""
    ends = store.issue_ends()
    earlier = [i for i, end in ends.items() if end < now]
    held = store.held(earlier)
    marked, told = store.withdrawn(), store.withdrawn_when_told(now)
    turned = {i for i in held if (i in marked and marked[i].at <= now) != (i in told)}
    taken = _taken(config, store, held, turned, now, since, until)
    if force:
        again = store.held([i for i, end in ends.items() if end <= now][-1:])
        ids = {e.id for e in taken}
        taken = [e for e in store.entries() if e.id in ids or e.id in again]
    silenced = silence(config, store, taken)
    taken = [e for e in taken if e.id not in silenced and (e.id not in marked or e.id in held)]
    if not taken or (not force and _made_already(store, taken, [i for i, end in ends.items() if end == now])):
        return None
    from monitor.digest.compose import compose

    start = ends[earlier[-1]] if earlier else min(now, *(e.moment for e in taken))
    issue = compose(
        _coverage(config, store, taken, held, told),
        id=free_id(now.astimezone(config.zone).date(), config.base / config.archive, set(ends)),
        title=config.newsletter.title,
        window=Window(start, now),
        topics={topic.id: topic.name for topic in config.topics},
        problems=problems,
        language=config.newsletter.language,
        sentences=config.digest.sentences,
        summary=config.digest.summary_words,
        told=config.digest.stories,
        budget=allowed(config.digest.words, config.digest.minutes),
        priority=preference(config.digest.priority),
        muted=tally(silenced.values()),
        tell=tell,
    )
    return issue, {e.id: e.version for e in taken}


def silence(config: Config, store: Store, entries: Sequence[Entry]) -> dict[str, tuple[Kind, str]]:
    """Those of the articles that `digest.mute` names, by id, each with what mutes it."""
    mute = preference(config.digest.mute)
    articles = store.articles(e.id for e in entries) if mute else ()
    return muted(mute, articles, {e.id: e.story_id for e in entries})


def preference(named: Preferred) -> Preference:
    """What the configuration names, as the digest takes it."""
    return Preference(named.outlets, named.phrases, named.stories)


def _taken(
    config: Config,
    store: Store,
    held: dict[str, int],
    turned: set[str],
    now: datetime,
    since: datetime | None,
    until: datetime | None,
) -> list[Entry]:
    entries = [e for e in store.entries() if e.moment <= now]
    if since or until:
        return published_within(entries, since=since, until=until)
    passing = {source.name for source in config.sources if source.kind != "files"}
    return select(entries, now=now, held=held, passing=passing, lookback=config.lookback, turned=turned)


def _made_already(store: Store, taken: Sequence[Entry], same_end: Sequence[str]) -> bool:
    """Whether an issue of this very moment holds all of it."""
    held = store.held(same_end)
    return bool(same_end) and all(held.get(e.id, 0) >= e.version for e in taken)


def _coverage(
    config: Config, store: Store, taken: Sequence[Entry], held: dict[str, int], told: Mapping[str, Withdrawal]
) -> list[Coverage]:
    from monitor.digest.compose import Coverage
    from monitor.stories import lineage

    stories = store.stories(e.story_id for e in taken if e.story_id)
    articles = {a.id: a for a in store.articles(e.id for e in taken)}
    found = []
    for story in with_topics(config, stories, articles):
        earlier = (store.version(i, held[i]) for i in story.article_ids if i in held)
        taken_up = {i: articles[i] for i in story.article_ids if i in articles}
        stand = {i: a for i, a in taken_up.items() if a.withdrawn is None}
        found.append(
            Coverage(
                story,
                tuple(taken_up.values()),
                tuple(replace(old, withdrawn=told.get(old.id)) for old in earlier if old),
                lineage(story, stand or taken_up),
            )
        )
    return found


def with_topics(config: Config, stories: Iterable[Story], articles: Mapping[str, Article]) -> list[Story]:
    """The stories, each under the topics that one of these articles of it matches, in the order of sources.yaml."""
    texts = {i: f"{a.title or ''}\n\n{a.text}" for i, a in articles.items()}
    found = match({topic.id: topic.match for topic in config.topics}, texts)
    return [
        replace(
            story,
            topics=tuple(t.id for t in config.topics if any(t.id in found.get(i, ()) for i in story.article_ids)),
        )
        for story in stories
    ]
