"""Where a clipping is, or the one step at which it fell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from monitor.config import Config, FeedSource, FilesSource
from monitor.desk.lookup import line, named
from monitor.edition import filtered, silence
from monitor.errors import MonitorError
from monitor.ingest.file import folders
from monitor.language.addresses import host_of, normalise, web
from monitor.models import Article, Document, Entry, Issue, IssueStory, Problem
from monitor.naming import key_of
from monitor.render.base.display import visible
from monitor.store import Store
from monitor.store.issues import said_dropped


def why(config: Config, store: Store, name: str, now: datetime) -> Iterator[str]:
    """A line for each article of that name, and one that says what became of it, as of `now`.

    Where none was read, one that says why. Raises MonitorError for a name that says nothing of any source.
    """
    articles = named(store, name, config.base) or store.articles(store.titled(name))
    entries = {entry.id: entry for entry in store.entries_of([article.id for article in articles])}
    for article in articles:
        yield visible(line(article))
        yield f"  {visible(_became(config, store, article, entries[article.id], now))}"
        yield from (f"  {visible(remark)}" for remark in _remarks(article))
    if not articles:
        yield visible(_unread(config, store, name, now))


def _became(config: Config, store: Store, article: Article, entry: Entry, now: datetime) -> str:
    if (name := store.last_with(article.id)) is not None:
        if (issue := store.issue(name)) is not None:
            return _within(config, issue, article)
        return f"in issue {name}, which {said_dropped(store, name, config.zone) or 'is not kept'}"
    if article.withdrawn is not None:
        return "withdrawn: before any issue took it"
    if entry.moment > now:
        return f"ahead: published {article.published}, which is after {now.isoformat(timespec='minutes')}"
    passing = {source.name for source in config.sources if source.kind != "files"}
    if entry.source in passing and entry.moment < now - config.lookback:
        return _old(config, article, entry)
    if drop := filtered(config, store, [entry], now).get(article.id):
        return f"filter: of its source, {drop[1]}"
    if mute := silence(config, store, [entry]).get(article.id):
        return f"muted: by digest.mute, {mute[0]} {mute[1]}"
    return "waiting: no issue was made since it was read; the next one takes it"


def _old(config: Config, article: Article, entry: Entry) -> str:
    back = config.digest.lookback
    if entry.dated:
        return f"too old: published {article.published}, more than {back} (digest.lookback) ago"
    day = entry.moment.isoformat(timespec="minutes")
    return f"undated: it counts by its first reading, {day}, more than {back} (digest.lookback) ago"


def _remarks(article: Article) -> Iterator[str]:
    if article.paywalled:
        yield "paywall: its page shows a part of it only"
    if article.doubt is not None:
        yield f"in doubt: {article.doubt.why}; `monitor explain` says more"


# --- in an issue -------------------------------------------------------------------------------------------------


def _within(config: Config, issue: Issue, article: Article) -> str:
    place, story = next(
        ((n, s) for n, s in enumerate(issue.stories, 1) if article.id in s.article_ids), (0, None)
    )  # fmt: skip
    where = f"in issue {issue.id}"
    if story is None:
        return f"{where}: held, and in none of its stories"
    if original := _original(story, article.id):
        return f"copy of {original}: {where}, story {story.id}"
    if config.topics and not story.topics:
        return f"no topic: {where}, story {story.id}, below all topics"
    if story.brief:
        return f"cut by rank: {where}, story {story.id} is number {place} of {len(issue.stories)}, headline only"
    return f"{where}: story {story.id}, number {place} of {len(issue.stories)}"


def _original(story: IssueStory, article_id: str) -> str | None:
    copies = (c.article_ids for c in story.copies if article_id in c.article_ids[1:])
    return next((ids[0] for ids in copies), None)


# --- not read ----------------------------------------------------------------------------------------------------


def _unread(config: Config, store: Store, name: str, now: datetime) -> str:
    if url := (web(name) if "://" in name else None):
        return _unfetched(config, store, url)
    path = Path(name).absolute()
    if path.is_file() or (config.base / name).is_file():
        return _unopened(config, store, path if path.is_file() else (config.base / name).absolute(), now)
    raise MonitorError(f"{name}: no article has that title, and there is no such file; or give its address")


def _unopened(config: Config, store: Store, path: Path, now: datetime) -> str:
    """Why a file that is there was not read."""
    from monitor.ingest.file import files
    from monitor.ingest.world import World

    origin = folders.origin(path, config.base.absolute())
    for source in config.sources:
        if not isinstance(source, FilesSource):
            continue
        if path.resolve() not in {found.resolve() for found in folders.paths(source.path, config.base)}:
            continue
        alone = source.model_copy(update={"path": origin})
        world = World(config.base, now, None, lambda *_: False)
        items = list(files.read(alone, world))
        problems = [item.message for item in items if isinstance(item, Problem)]
        if problems and len(problems) == len(items):
            return f"not read: {problems[0]}"
        if other := _read_as(store, [item for item in items if not isinstance(item, Problem)]):
            return f"copy of {other.id}: read from {other.origin}, it has the same address, {other.url}"
        return f"not read yet: the next run reads it, by the source {source.name}"
    return f"no source: {origin} is in the path of none"


def _read_as(store: Store, documents: Sequence[Document]) -> Article | None:
    """The article that a document was read as, though another had made it."""
    found = store.read_as([key_of(document) for document in documents])
    return next(iter(store.articles(article for article, _ in found.values())), None)


def _unfetched(config: Config, store: Store, url: str) -> str:
    """Why an address was not read."""
    last = list(store.issue_ends())[-1:]
    issue = store.issue(last[0]) if last else None
    for problem in issue.problems if issue else ():
        if url in problem.message or (normalise(url) or url) in problem.message:
            return f"not fetched: {problem.source}: {problem.message}"
    hosts = {host_of(source.url): source.name for source in config.sources if isinstance(source, FeedSource)}
    if name := hosts.get(host_of(url)):
        return f"not fetched: the feed of {name} is of that host, and did not hold it when it was read"
    return "no source: none has that address, and no feed is of its host"
