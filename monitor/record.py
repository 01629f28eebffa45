"""What is on record: the store's articles and stories as data, and why each is as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any

from monitor.codec import encode
from monitor.config import Config
from monitor.digest.preference import fits, tally
from monitor.digest.ranking import reasons
from monitor.digest.selection import published_within
from monitor.edition import preference, silence, with_topics
from monitor.errors import MonitorError
from monitor.lookup import begins, line, named, several
from monitor.models import Article, Removed, Story
from monitor.render.display import visible
from monitor.search import Hit, unheard
from monitor.search import find as seek
from monitor.steps import Step, Tell, each, silent
from monitor.store import Store

if TYPE_CHECKING:
    from monitor.render import Look

_SHOWN = 5  # issues and attempts in the status


def articles(
    config: Config, store: Store, since: datetime | None, until: datetime | None, tell: Tell = silent
) -> Iterator[str]:
    """Each article as one line of JSON, in order of time; all, or those published within the range."""
    ids = _ids(store, since, until)
    return (encode(store.articles([i])[0]) for i in each(tell, "exporting articles", ids))


def stories(
    config: Config, store: Store, since: datetime | None, until: datetime | None, tell: Tell = silent
) -> Iterator[str]:
    """Each story as one line of JSON, in order of its first article; with a range, those that an article in it has."""
    tell(Step("exporting stories"))
    ids = set(_ids(store, since, until))
    return (encode(s) for s in _all_stories(config, store) if ids.intersection(s.article_ids))


def explain(config: Config, store: Store, name: str) -> Iterator[str]:
    """Lines that say what was stripped from the article `name` and why, or why the story `name` is one story.

    `name` is an id, the beginning of one, or an article's origin or URL. Raises MonitorError where nothing, or more
    than one thing, has that name.
    """
    thing = find(config, store, name)
    if isinstance(thing, Story):
        from monitor.stories import explain as explain_story

        held = {a.id: a for a in store.articles(thing.article_ids)}
        yield from explain_story(thing, held, apart=store.verdicts()[0])
        yield "its place in an issue, by this order:"
        told = [held[i] for i in thing.article_ids if i in held]
        yield from (f"  {reason}" for reason in reasons(thing, told, preference(config.digest.priority)))
        yield from (line for article in told for line in _silenced(config, article, thing.id))
    else:
        yield from _explain_article(thing)
        story = next((e.story_id for e in store.entries() if e.id == thing.id), None)
        yield from _silenced(config, thing, story)


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
    places = named(store, name, config.base)
    stories = [] if any(place.id == name for place in places) else _stories_called(config, store, name)
    if len(places) + len(stories) == 1:
        return stories[0] if stories else store.articles([places[0].id])[0]
    if not places and not stories:
        hint = "see the ids in `monitor export articles` or `export stories`"
        raise MonitorError(f"{name}: no article and no story has that name; {hint}")
    told = [f"{story.id}  story: {story.headline}" for story in stories]
    raise MonitorError(several(name, "things", [*map(line, places), *told]))


def _stories_called(config: Config, store: Store, name: str) -> list[Story]:
    return [story for story in _all_stories(config, store) if begins(name, story.id)]


def _silenced(config: Config, article: Article, story_id: str | None) -> Iterator[str]:
    if why := fits(preference(config.digest.mute), article, story_id):
        yield f"muted: {article.id} of {article.outlet} is in no issue, by digest.mute: {why[0]} {why[1]}"


def search(
    config: Config, store: Store, query: str, *, tell: Tell = silent, **how: Any
) -> tuple[list[Hit], int, list[str]]:
    """What `query` finds, newest first, how many there are in all, and a line for each outlet that is not on record.

    See `monitor.search.find`.
    """
    address = config.newsletter.archive_url
    home = f"{address.rstrip('/')}/" if address else f"{config.archive}/"
    path = config.base / config.store.removeprefix("sqlite:///")
    index = path.with_name(f"{path.name}.search")
    hits, count = seek(index, store, partial(_look, config), query, home=home, tell=tell, **how)
    return hits, count, [] if count else unheard(index, how.get("outlets", ()))


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
    where = f"{hit.kind} {hit.id}" + (f"  {hit.address}" if hit.address else "  in no issue")
    return f"{visible(head)}\n    {text}\n    {visible(where)}\n"


def _explain_article(article: Article) -> Iterator[str]:
    from monitor.render.labels import LOST

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


def _all_stories(config: Config, store: Store) -> list[Story]:
    """The stories on record, and those of articles that no run has placed yet (they are published after its `now`)."""
    entries = store.entries()
    waiting = store.articles(e.id for e in entries if e.story_id is None)
    found = store.stories()
    if waiting:
        from monitor.stories import group

        found = [*found, *group(waiting, zone=config.zone)]
    articles = {a.id: a for a in store.articles(e.id for e in entries)}
    return sorted(with_topics(config, found, articles), key=lambda s: (s.first_seen, s.id))


def _ids(store: Store, since: datetime | None, until: datetime | None) -> list[str]:
    entries = store.entries()
    if since or until:
        entries = published_within(entries, since=since, until=until)
    return [e.id for e in entries]


def status(config: Config, store: Store) -> Iterator[str]:
    """Lines that say what is held, which issues were made, and how the schedule went."""
    entries, ends, zone = store.entries(), store.issue_ends(), config.zone
    yield f"articles  {len(entries)} in {len({e.story_id for e in entries if e.story_id})} stories"
    yield f"issues    {len(ends)}" + (f", the last one {list(ends)[-1]}" if ends else "")
    yield from (f"  {i}  as of {_local(end, zone)}" for i, end in list(ends.items())[-_SHOWN:])
    for mute in tally(silence(config, store, entries).values()):
        yield f"muted     {mute.articles} articles, by digest.mute: {mute.kind} {mute.name}"
    if marked := store.withdrawn():
        shown = sorted(marked, key=lambda i: (marked[i].at, i))[-_SHOWN:]
        yield f"withdrawn {len(marked)} articles, of late {', '.join(shown)}"
    waiting = store.unsent()
    yield f"mail      {len(waiting)} waiting" + "".join(f"\n  {issue} to {to}" for issue, to in waiting)
    yield from (f"schedule  {key}: {outcome} ({_local(at, zone)})" for key, outcome, at in store.slots(_SHOWN))


def _local(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat(sep=" ", timespec="minutes")
