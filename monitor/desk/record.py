"""What is on record: the store's articles and stories as data, and why each is as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from monitor.codec import encode
from monitor.config import Config
from monitor.desk import tables
from monitor.desk.lookup import begins, issue_named, line, named, several
from monitor.desk.postbook import local, mail_lines
from monitor.desk.search import Found, Hit
from monitor.desk.search import find as seek
from monitor.digest.choose.preference import fits, tally
from monitor.digest.choose.ranking import Scales, reasons
from monitor.digest.choose.selection import published_within
from monitor.edition import ahead, lies_ahead, near, preference, silence, tiers, with_topics
from monitor.errors import MonitorError
from monitor.models import Article, Entry, Removed, Story
from monitor.render.base.display import visible
from monitor.steps import Step, Tell, silent
from monitor.store import Store
from monitor.store.issues import said_dropped

if TYPE_CHECKING:
    from monitor.render import Look

_SHOWN = 5  # issues and attempts in the status
_BATCH = 500  # stories whose articles are in memory at a time
_COUNTED = 6  # topics, outlets or months that a search counts


def articles(
    config: Config, store: Store, since: datetime | None, until: datetime | None, tell: Tell = silent
) -> Iterator[str]:
    """Each article as one line of JSON, in order of time; all, or those published within the range."""
    ids = _ids(store, since, until)
    for number, article in enumerate(store.each(ids), 1):
        tell(Step("exporting articles", article.origin, number, len(ids)))
        yield encode(article)


def rows(
    what: str, config: Config, store: Store, since: datetime | None, until: datetime | None, tell: Tell = silent
) -> Iterator[str]:
    """The articles, or what is said in them ("statements"), as lines of CSV; all, or those within the range."""
    found = store.each(_ids(store, since, until))
    return tables.articles(found) if what == "articles" else tables.statements(found)


def brief(config: Config, store: Store, name: str | None, *, paper: bool) -> str:
    """The brief of an issue (the last one) in Markdown, or as a page to print. Raises MonitorError where it is none."""
    from monitor import render
    from monitor.site import loader, look_of

    issue = issue_named(store, name or next(reversed(store.issue_ends()), ""), config.zone)
    return (render.paper if paper else render.markdown)(issue, look_of(config), loader(config.base))


def stories(
    config: Config, store: Store, since: datetime | None, until: datetime | None, tell: Tell = silent
) -> Iterator[str]:
    """Each story as one line of JSON, in order of its first article; with a range, those that an article in it has."""
    ids = set(_ids(store, since, until))
    found = [s for s in (*store.stories(), *_unplaced(config, store)) if ids.intersection(s.article_ids)]
    found.sort(key=lambda s: (s.first_seen, s.id))
    batches = [found[start : start + _BATCH] for start in range(0, len(found), _BATCH)]
    topical = (story for batch in batches for story in _topical(config, store, batch))
    for number, story in enumerate(topical, 1):
        tell(Step("exporting stories", story.headline, number, len(found)))
        yield encode(story)


def explain(config: Config, store: Store, name: str) -> Iterator[str]:
    """Lines that say what was stripped from the article `name` and why, or why the story `name` is one story.

    `name` is an id, the beginning of one, or what `desk.lookup` takes for an article's. Raises MonitorError where
    nothing, or more than one thing, has that name.
    """
    thing = find(config, store, name)
    if isinstance(thing, Story):
        from monitor.stories import explain as explain_story

        held = {a.id: a for a in store.articles(thing.article_ids)}
        yield from explain_story(thing, held, apart=store.verdicts()[0])
        yield "its place in an issue, by this order:"
        told = [held[i] for i in thing.article_ids if i in held]
        yield from (f"  {reason}" for reason in reasons(thing, told, _scales(config, store, thing, told)))
        yield from (line for article in told for line in _silenced(config, article, thing.id))
    else:
        yield from _explain_article(thing)
        yield from _silenced(config, thing, store.story_of(thing.id))


def _scales(config: Config, store: Store, story: Story, articles: Sequence[Article]) -> Scales:
    """What an issue would weigh the story by."""
    known = frozenset({story.id} if store.held_of(story.article_ids) else ())
    return Scales(
        preference(config.digest.priority),
        config.newsletter.language,
        tiers(config),
        known,
        near(config, {story.id: articles}),
    )


def page(config: Config, store: Store, name: str) -> str:
    """The article `name` with what was stripped in its place, as one page of HTML that asks nobody for anything.

    Raises MonitorError as `explain` does, and where `name` is a story.
    """
    thing = find(config, store, name)
    if isinstance(thing, Story):
        raise MonitorError(f"{name}: a story has no page of what was taken out; name one of its articles")
    from monitor.render import explain_page
    from monitor.site import loader, look_of

    return explain_page(thing, look_of(config), loader(config.base))


def find(config: Config, store: Store, name: str) -> Article | Story:
    """The one article or story of that name, as `explain` says."""
    articles = named(store, name, config.base)
    stories = [s for s in (*store.stories_called(name), *_unplaced(config, store)) if begins(name, s.id)]
    found: list[Article | Story] = [*articles, *_topical(config, store, [*{s.id: s for s in stories}.values()])]
    if len(found) == 1:
        return found[0]
    if not found:
        hint = "see the ids in `monitor export articles` or `export stories`"
        raise MonitorError(f"{name}: no article and no story has that name; {hint}")
    told = [f"{story.id}  story: {story.headline}" for story in stories]
    raise MonitorError(several(name, "things", [*map(line, articles), *told]))


def _silenced(config: Config, article: Article, story_id: str | None) -> Iterator[str]:
    if why := fits(preference(config.digest.mute), article, story_id):
        yield f"muted: {article.id} of {article.outlet} is in no issue, by digest.mute: {why[0]} {why[1]}"


def search(config: Config, store: Store, query: str, **how: Any) -> Found:
    """What `query` finds; see `monitor.desk.search.find`."""
    address = config.newsletter.archive_url
    home = f"{(address or config.archive).rstrip('/')}/"
    index = store.path.with_name(f"{store.path.name}.search")
    return seek(index, store, partial(_look, config), query, home=home, language=config.newsletter.language, **how)


def told(found: Found, *, newest: bool) -> Iterator[str]:
    """What a search says of what it found: how many, by what, and what may have been meant."""
    few = f", the {'newest' if newest else 'best'} {len(found.hits)} shown" if found.count > len(found.hits) else ""
    yield f"{found.count} found{few}"
    for name, rows in found.by.items():
        shown = [f"{visible(what)} {number}" for what, number in rows[:_COUNTED]]
        if shown:
            yield f"by {name}: {', '.join(shown)}{', …' if len(rows) > _COUNTED else ''}"
    yield from found.unheard
    if found.meant:
        yield f"did you mean {visible(found.meant)}?"


def _look(config: Config) -> Look:
    from monitor.site import look_of

    return look_of(config)


def shown(hit: Hit, *, bold: bool) -> str:
    """Three lines: what it is, the sentence found (with its words in bold, or between asterisks), where it stands."""
    on, off = ("\x1b[1m", "\x1b[0m") if bold else ("*", "*")
    text, at = "", 0
    for start, end in hit.marks:
        text += visible(hit.sentence[at:start]) + on + visible(hit.sentence[start:end]) + off
        at = end
    text += visible(hit.sentence[at:])
    head = f"{hit.day}  {', '.join(hit.outlets)}: {hit.title}"
    place = hit.address or (f"in issue {hit.issue}, which was dropped (keep.issues)" if hit.issue else "in no issue")
    where = f"{hit.kind} {hit.id}  {place}"
    return f"{visible(head)}\n    {text}\n    {visible(where)}\n"


def _explain_article(article: Article) -> Iterator[str]:
    from monitor.render.view.labels import LOST

    yield f"{article.id}  {article.title or '(no title)'}"
    byline = ", ".join(article.byline) or "no byline"
    yield f"{article.outlet} · {byline} · {article.agency or 'no agency'} · {article.published or 'no date'}"
    yield f"read from {article.origin} (source {article.source})"
    if lost := article.withdrawn:
        why = f"{LOST[lost.reason]}: {visible(lost.note)}" if lost.note else LOST[lost.reason]
        yield f"withdrawn since {lost.at:%Y-%m-%d %H:%M} UTC: {why}"
    yield ""
    for place, paragraph in enumerate(article.paragraphs):
        yield from (_struck(r) for r in article.removed if r.before == place)
        yield paragraph.text if paragraph.kind == "body" else f"[{paragraph.kind}] {paragraph.text}"
    yield from (_struck(r) for r in article.removed if r.before == len(article.paragraphs))
    yield ""
    yield f"{len(article.paragraphs)} passages kept, {len(article.removed)} removed (marked with -)"


def _struck(removed: Removed) -> str:
    return f"- {removed.text}   [{removed.reason}: {removed.rule}, {removed.confidence:.0%} sure]"


def _unplaced(config: Config, store: Store) -> Sequence[Story]:
    """The stories of articles that no run has placed yet (they are published after its `now`)."""
    waiting = store.articles(e.id for e in store.unplaced())
    if not waiting:
        return ()
    from monitor.stories import group

    return group(waiting, zone=config.zone)


def _topical(config: Config, store: Store, stories: Sequence[Story]) -> list[Story]:
    """The stories, each under its topics."""
    return with_topics(config, stories, {a.id: a for a in store.articles(i for s in stories for i in s.article_ids)})


def _ids(store: Store, since: datetime | None, until: datetime | None) -> list[str]:
    entries = store.entries(since, until)
    if since or until:
        entries = published_within(entries, since=since, until=until)
    return [e.id for e in entries]


def _untold(config: Config, store: Store, now: datetime) -> list[Entry]:
    """What no issue held."""
    named = preference(config.digest.mute)
    return [e for source in store.sources() for e in store.untold(source, None, now)] if named else []


def status(config: Config, store: Store, now: datetime) -> Iterator[str]:
    """Lines that say what is held `now` and where, which issues were made, how their mail and the schedule went."""
    (count, stories), ends, zone = store.counts(), store.issue_ends(), config.zone
    yield f"store     {store.home.name}" + "".join(f"; as it was before an upgrade: {copy}" for copy in store.copies())
    yield f"articles  {count} in {stories} stories"
    gone = store.dropped()
    kept = [i for i in ends if i not in gone]
    yield f"issues    {len(kept)}" + (f", the last one {kept[-1]}" if kept else "")
    yield from (f"  {i}  as of {local(ends[i], zone)}" for i in kept[-_SHOWN:])
    if gone:
        last = [*gone][-1]
        yield f"dropped   {len(gone)} issues; {last} {said_dropped(store, last, zone)}"
    if future := ahead(store, now):
        yield f"ahead     {lies_ahead(future, zone)}"
    for mute in tally(silence(config, store, _untold(config, store, now)).values()):
        yield f"muted     {mute.articles} articles, by digest.mute: {mute.kind} {mute.name}"
    if marked := store.withdrawn():
        shown = sorted(marked, key=lambda i: (marked[i].at, i))[-_SHOWN:]
        yield f"withdrawn {len(marked)} articles, of late {', '.join(shown)}"
    yield from mail_lines(store, zone)
    yield from (f"schedule  {s.slot}: {s.state}, {s.reason} ({local(s.at, zone)})" for s in store.slots(_SHOWN))
