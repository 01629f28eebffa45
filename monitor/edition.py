"""Which articles and stories an issue takes: every article has its story, and the issue what is new of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from monitor.config import Config, Preferred, duration
from monitor.digest.choose.budget import allowed
from monitor.digest.choose.filters import Sieve, drops
from monitor.digest.choose.preference import Kind, Preference, muted, tally
from monitor.digest.choose.selection import published_within, select
from monitor.digest.choose.topics import match
from monitor.digest.choose.usual import ISSUES, usual
from monitor.models import Article, Entry, Issue, Problem, Story, Usual, Window, Withdrawal
from monitor.publish.archive import free_id
from monitor.publish.places import place_of
from monitor.seam import Told, attempt, reraise
from monitor.steps import Tell, silent
from monitor.store import Store

if TYPE_CHECKING:
    from monitor.digest.coverage import Coverage

_GROUPING, _DIGEST, _ARCHIVE = "grouping", "digest", "archive"  # whose problem it is
_RECALLED = 500  # articles of earlier issues that are looked through for what they told
REACH = timedelta(days=10)  # an article may join the stories of so many days before and after it


def place(store: Store, now: datetime, zone: tzinfo) -> tuple[Problem, ...]:
    """Give every article published by `now` its story; stories near in time are grouped anew with them.

    An article that cannot be grouped stands alone; where it is not known which one that is, all of the new ones do, and
    the others keep the stories they had. What failed is returned.
    """
    waiting = {e.id: e.moment for e in store.unplaced() if e.moment <= now}
    if not waiting:
        return ()
    from monitor.stories import alone, group

    first, last = min(waiting.values()) - REACH, max(waiting.values()) + REACH
    near = {e.story_id for e in store.entries(first, last) if e.story_id}
    stories = store.stories(near)
    articles = store.articles(_in_order(store, {*waiting, *(i for s in stories for i in s.article_ids)}))
    apart, together = store.verdicts()
    grouped = partial(group, zone=zone, previous=stories, apart=apart, together=together)
    problems: list[Problem] = []
    made = attempt(lambda: grouped(articles), None, _GROUPING, "all at once", problems.append)
    if made is None:
        unfit, made = _without(articles, grouped, zone, problems.append)
        near = near if made else set()
        rest, new = unfit if made else [a for a in articles if a.id in waiting], {s.id for s in made}
        made = (*made, *alone(rest, zone, lambda name: name in new or bool(store.stories([name]))))
    store.regroup(made, gone=near)
    return tuple(problems)


def _in_order(store: Store, ids: Collection[str]) -> list[str]:
    """The ids in the order of time."""
    return [entry.id for entry in store.entries_of(ids)]


def _without(
    articles: Sequence[Article], grouped: Callable[[Sequence[Article]], tuple[Story, ...]], zone: tzinfo, failed: Told
) -> tuple[list[Article], tuple[Story, ...]]:
    """The articles that cannot be grouped, and the stories of the others; no story where it is not for single ones."""
    from monitor.stories import group

    what = "{}: cannot be grouped and stands alone"
    unfit = [
        a
        for a in articles
        if attempt(partial(group, [a], zone=zone), None, a.source, what.format(a.origin), failed) is None
    ]
    fit = [a for a in articles if a not in unfit]
    return unfit, attempt(lambda: grouped(fit), (), _GROUPING, "the others", failed) if unfit else ()


def edit(
    config: Config,
    store: Store,
    problems: Sequence[Problem],
    *,
    now: datetime,
    since: datetime | None,
    until: datetime | None,
    force: bool,
    clock: bool = False,
    tell: Tell = silent,
) -> tuple[Issue, dict[str, int]] | None:
    """The issue as of `now` with the versions of the articles it holds; None where nothing is new.

    With `clock`, `now` is what the clock says: then what any issue held is held, also one that lies in the future
    because the clock was set back. Without, `now` was asked for, and only what ended before it is earlier.
    """
    found = list(problems)
    ends = store.issue_ends()
    before = None if clock else now
    marked, told = store.withdrawn(), store.withdrawn_when_told(before)
    changed = {i for i in {*marked, *told} if (i in marked and (clock or marked[i].at <= now)) != (i in told)}
    turned = set(store.held_of(changed, before))
    taken = _taken(config, store, turned, now, before, since, until)
    if force:
        again = store.held(_with_news(store, [i for i, end in ends.items() if end <= now or clock], 1))
        taken = store.entries_of({*again, *(e.id for e in taken)})
    held = store.held_of((e.id for e in taken), before)
    silenced = attempt(lambda: silence(config, store, taken), {}, _DIGEST, "digest.mute", found.append)
    dropped = attempt(lambda: filtered(config, store, taken, now), {}, _DIGEST, "filters of sources", found.append)
    silenced = dropped | silenced
    taken = [e for e in taken if e.id not in silenced and (e.id not in marked or e.id in held)]
    if not taken or (not force and _made_already(store, taken, [i for i, end in ends.items() if end == now])):
        return None
    from monitor.digest.compose import compose

    coverage, called = _coverage(config, store, taken, before, told, found.append)
    opened = {c.story.id: c.articles for c in coverage}
    past = [i for i, end in ends.items() if end < now]
    habits = attempt(lambda: _habits(store, past, called), (), _DIGEST, "what outlets usually have", found.append)
    issue = compose(
        coverage,
        id=_free_id(config, now, ends, found.append),
        title=config.newsletter.title,
        window=Window(_start(ends, now, taken), now),
        topics={topic.id: topic.name for topic in config.topics},
        problems=found,
        language=config.newsletter.language,
        sentences=config.digest.sentences,
        summary=config.digest.summary_words,
        told=config.digest.stories,
        budget=allowed(config.digest.words, config.digest.minutes),
        priority=preference(config.digest.priority),
        tiers=tiers(config),
        near=attempt(lambda: near(config, opened), frozenset(), _DIGEST, "topics in headlines", found.append),
        muted=tally(silenced.values()),
        tell=tell,
    )
    return replace(issue, usual=habits), {e.id: e.version for e in taken}


def _habits(store: Store, before: Sequence[str], called: Mapping[str, str]) -> tuple[Usual, ...]:
    """What outlets had in the last of the issues `before`, given oldest first, each as it is `called` now."""
    held = ([*store.each(store.held([i]))] for i in _with_news(store, before, ISSUES))
    return usual([[(called.get(a.outlet, a.outlet), a.source) for a in articles] for articles in held])


def _with_news(store: Store, issues: Sequence[str], most: int) -> list[str]:
    """The last `most` of the issues, oldest first, that hold an article: those of quiet days hold none."""
    return [*islice((i for i in reversed(issues) if store.holds_news(i)), most)][::-1]


def nothing_new(
    config: Config, store: Store, problems: Sequence[Problem], now: datetime, *, failed: bool, by_slot: bool
) -> Issue | None:
    """The issue of a quiet day, without stories, where `delivery.quiet` asks for one; else None.

    It is none where every source `failed`, where no issue was made before, and, unless it is made `by_slot`, where one
    was made on that day.
    """
    ends, found = store.issue_ends(), list(problems)
    last, zone = max(ends.values(), default=None), config.zone
    if failed or last is None or last >= now or config.delivery is None or config.delivery.quiet == "none":
        return None
    day = now.astimezone(zone).date()
    if not by_slot and last.astimezone(zone).date() == day:
        return None
    from monitor.digest.compose import compose

    return compose(
        (),
        id=_free_id(config, now, ends, found.append),
        title=config.newsletter.title,
        window=Window(last, now),
        topics={topic.id: topic.name for topic in config.topics},
        problems=found,
        language=config.newsletter.language,
    )


def _free_id(config: Config, now: datetime, ends: Iterable[str], failed: Told) -> str:
    """The id of a new issue; where the archive's place cannot be reached, one that this store does not know."""
    there = attempt(place_of(config).names, frozenset[str](), _ARCHIVE, "the names of what it holds", failed)
    return free_id(now.astimezone(config.zone).date(), {*ends, *there})


def ahead(store: Store, now: datetime) -> dict[str, datetime]:
    """The issues that lie in the future, with their ends: the clock was set back, or they were asked for."""
    return {i: end for i, end in store.issue_ends().items() if end > now}


def lies_ahead(found: Mapping[str, datetime], zone: tzinfo) -> str:
    """In words that these issues lie in the future."""
    last = max(found, key=lambda i: (found[i], i))
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    when = found[last].astimezone(zone).isoformat(sep=" ", timespec="seconds")
    return f"issue {last}{more}: made as of {when}, which is in the future: was the clock set back, or --now given?"


def _start(ends: Mapping[str, datetime], now: datetime, taken: Sequence[Entry]) -> datetime:
    """When the issue before this one ended; the first one begins with its first article."""
    return max((end for end in ends.values() if end < now), default=min(now, *(e.moment for e in taken)))


def silence(config: Config, store: Store, entries: Sequence[Entry]) -> dict[str, tuple[Kind, str]]:
    """Those of the articles that `digest.mute` names, by id, each with what mutes it."""
    mute = preference(config.digest.mute)
    articles = store.each(e.id for e in entries) if mute else ()
    return muted(mute, articles, {e.id: e.story_id for e in entries})


def filtered(
    config: Config, store: Store, entries: Sequence[Entry], now: datetime
) -> dict[str, tuple[Kind, str]]:  # fmt: skip
    """Those of the articles that a filter of their source drops, by id, each with the source and the key of it."""
    found: dict[str, tuple[Kind, str]] = {}
    for source in config.sources:
        if (sieve := sieve_of(source)) and (own := [e for e in entries if e.source == source.name]):
            moments, articles = {e.id: e.moment for e in own}, {a.id: a for a in store.each(e.id for e in own)}
            said = store.categories(moments) if sieve.sections or sieve.not_sections else {}
            dropped = drops(sieve, articles, moments, now, said)
            found |= {i: ("filter", f"{source.name}: {key}") for i, key in dropped.items()}
    return found


def sieve_of(source: object) -> Sieve:
    """The filter that a source has; of a plug-in's none, unless it takes the same keys."""
    age = getattr(source, "max_age", None)
    return Sieve(
        include=getattr(source, "include", None),
        exclude=getattr(source, "exclude", None),
        max_age=duration(age) if age else None,
        languages=frozenset(getattr(source, "languages", ())),
        sections=getattr(source, "sections", ()),
        not_sections=getattr(source, "not_sections", ()),
    )


def preference(named: Preferred) -> Preference:
    """What the configuration names, as the digest takes it."""
    return Preference(named.outlets, named.phrases, named.stories)


def tiers(config: Config) -> dict[str, int]:
    """How much outlets weigh for the editor, by name, folded; 1 is most."""
    from monitor.language.text.words import fold

    return {fold(outlet.name): outlet.tier for outlet in config.outlets if outlet.tier}


def near(config: Config, taken: Mapping[str, Sequence[Article]]) -> frozenset[str]:
    """The stories, by id with their articles, that have the words of a topic in a headline or a lead."""
    from monitor.digest.choose.signs import opening

    texts = {a.id: f"{a.title or ''}\n\n{opening(a)}" for articles in taken.values() for a in articles}
    having = match({topic.id: topic.match for topic in config.topics}, texts)
    return frozenset(story for story, articles in taken.items() if any(having[a.id] for a in articles))


def _taken(
    config: Config,
    store: Store,
    turned: set[str],
    now: datetime,
    before: datetime | None,
    since: datetime | None,
    until: datetime | None,
) -> list[Entry]:
    if since or until:
        return published_within(store.entries(since, min(now, until or now)), since=since, until=until)
    passing = {source.name for source in config.sources if source.kind != "files"}
    found = _candidates(config, store, passing, now, before) | turned
    entries, held = store.entries_of(found), store.held_of(found, before)
    taken = select(entries, now=now, held=held, passing=passing, lookback=config.lookback, turned=turned)
    quiet = {e.id for e in taken if e.id in held and e.id not in turned and _retitled(store, e, held[e.id])}
    news = {e.story_id for e in taken if e.id not in quiet}
    return [e for e in taken if e.id not in quiet or e.story_id in news]


def _candidates(config: Config, store: Store, passing: Set[str], now: datetime, before: datetime | None) -> set[str]:
    """The ids of what an issue as of `now` may take for new: what waits, and what only issues held that ended after
    `before`, which count for nothing then."""
    found, start = set[str](), now - config.lookback
    for source in store.sources():
        late = source in passing
        found |= {e.id for e in store.untold(source, start if late else None, now)}
        found |= {e.id for e in store.untold_again(source, start)} if late else set()
    later = [i for i, end in store.issue_ends().items() if before is not None and end >= before]
    return found | store.held(later).keys()


def _retitled(store: Store, entry: Entry, told: int) -> bool:
    """Whether an article is what an issue told, under another headline or byline: no news, but for who reads of it."""
    from monitor.language.text.counters import one_text

    before, now = store.version(entry.id, told), store.version(entry.id, entry.version)
    return before is not None and now is not None and one_text(before.text, now.text)


def _made_already(store: Store, taken: Sequence[Entry], same_end: Sequence[str]) -> bool:
    """Whether an issue of this very moment holds all of it."""
    held = store.held(same_end)
    return bool(same_end) and all(held.get(e.id, 0) >= e.version for e in taken)


def _coverage(
    config: Config,
    store: Store,
    taken: Sequence[Entry],
    before: datetime | None,
    told: Mapping[str, Withdrawal],
    failed: Told,
) -> tuple[list[Coverage], Mapping[str, str]]:
    """The stories with what is taken of them, and the outlets that go by another name among them."""
    from monitor.digest.coverage import Coverage
    from monitor.digest.outlets import one_name
    from monitor.digest.summary.beside import Beside
    from monitor.stories import lineage

    stories = store.stories(e.story_id for e in taken if e.story_id)
    held = store.held_of((i for story in stories for i in story.article_ids), before)
    going = {story.id for story in stories if any(i in held for i in story.article_ids)}
    articles = {a.id: a for a in store.articles(e.id for e in taken)}
    called = one_name(articles.values())
    articles = {i: replace(a, outlet=called.get(a.outlet, a.outlet)) for i, a in articles.items()}
    told_of = Beside(store.each(_told_lately(store, [e.moment for e in taken if e.story_id in going], before)))
    found = []
    for story in with_topics(config, stories, articles, failed):
        earlier = [old for i in story.article_ids if i in held and (old := store.version(i, held[i]))]
        taken_up = {i: articles[i] for i in story.article_ids if i in articles}
        stand = {i: a for i, a in taken_up.items() if a.withdrawn is None}
        what = f"who copied whom in “{story.headline[:80]}”"
        found.append(
            Coverage(
                story,
                tuple(taken_up.values()),
                tuple(
                    replace(old, withdrawn=told.get(old.id), outlet=called.get(old.outlet, old.outlet))
                    for old in earlier
                ),
                attempt(partial(lineage, story, stand or taken_up), None, _DIGEST, what, failed),
                told_of.near((*taken_up.values(), *earlier)) if earlier else (),
            )
        )
    return found, called


def _told_lately(store: Store, moments: Sequence[datetime], before: datetime | None) -> list[str]:
    """The articles that earlier issues held, near in time to those of stories that go on, which have these moments."""
    return store.told(min(moments) - REACH, max(moments), before, _RECALLED) if moments else []


def with_topics(
    config: Config, stories: Iterable[Story], articles: Mapping[str, Article], failed: Told = reraise
) -> list[Story]:
    """The stories, each under the topics that one of these articles of it matches, in the order of sources.yaml.

    A topic that cannot be looked for has no story, and `failed` hears of it; without `failed` it is raised.
    """
    texts = {i: f"{a.title or ''}\n\n{a.text}" for i, a in articles.items()}
    queries = {topic.id: topic.match for topic in config.topics}
    having = match(queries, texts) if failed is reraise else _matched(queries, texts, failed)
    return [
        replace(
            story,
            topics=tuple(t.id for t in config.topics if any(t.id in having.get(i, ()) for i in story.article_ids)),
        )
        for story in stories
    ]


def _matched(queries: Mapping[str, str], texts: Mapping[str, str], failed: Told) -> Mapping[str, tuple[str, ...]]:
    """The topics of each text; where that fails, those of them that can be looked for one by one."""
    unheard: list[Problem] = []  # it is told once more, with the topic's name
    found = attempt(lambda: match(queries, texts), None, _DIGEST, "topics", unheard.append)
    if found is not None:
        return found
    each = [
        attempt(partial(match, {name: query}, texts), {}, _DIGEST, f"topic {name}", failed)
        for name, query in queries.items()
    ]
    return {i: tuple(name for one in each for name in one.get(i, ())) for i in texts}
