"""The flow of a run, once, from top to bottom:

    ingest   ->  clean   ->  group   ->  compose  ->  render   ->  publish
    bytes        Article     [Story]     Issue        pages        archive, mail

What is learned on the way is kept in the store step by step, so that a run that is killed can be run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import groupby
from pathlib import Path

from monitor.codec import encode
from monitor.config import Config, Preferred, unmatched
from monitor.digest.budget import allowed
from monitor.digest.compose import Coverage, compose
from monitor.digest.preference import Kind, Preference, muted, tally
from monitor.digest.selection import published_within, select
from monitor.digest.topics import match
from monitor.errors import ConfigError, DeliveryError, MonitorError
from monitor.ingest.folders import paths
from monitor.intake import Reading, Tell, read
from monitor.models import Article, Entry, Issue, Problem, Story, Window, Withdrawal
from monitor.post import post
from monitor.publish.archive import free_id
from monitor.render import entry, issue_files, message, messages
from monitor.site import finish, loader, look_of, publish
from monitor.store import Store
from monitor.stories import group, lineage

REACH = timedelta(days=10)  # an article may join the stories of so many days before and after it


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    reading: Reading
    issue: Issue | None  #: None where there was nothing new
    folder: Path | None  #: where the issue lies; None for a dry run
    finished: tuple[Path, ...] = ()  #: issues that an earlier, killed run had composed, published now
    sent: int = 0  #: mails taken by the server
    unsent: tuple[str, ...] = ()  #: why others were not
    held: bool = True  #: whether the store holds any article at all

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What failed while reading."""
        return self.reading.problems

    @property
    def unread(self) -> tuple[Problem, ...]:
        """Those of them for which something may be missing; not that a page could not be asked again."""
        return tuple(p for p in self.problems if p not in self.reading.checked.problems)


def run(
    config: Config,
    *,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
    dry_run: bool = False,
    force: bool = False,
    send: bool = False,
    tell: Tell = lambda step: None,
) -> Report:
    """Read the sources, make the issue as of `now` and put it into the archive; with `send`, mail it.

    With `dry_run` nothing on disk changes. With `force` an issue is made though nothing is new: it holds again what
    the last one held. Raises ConfigError where no source can be read for want of files, StoreError, IssueError.
    """
    now = now.astimezone(UTC)
    _require_files(config)
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(config.store, config.base, scratch=dry_run))
        stack.enter_context(store.locked())
        finished = () if dry_run else finish(config, store)
        reading = read(config, store, now, tell)
        tell("grouping into stories")
        place(store, now, config.zone)
        tell("composing")
        held = bool(store.entries())
        made = edit(config, store, reading.problems, now=now, since=since, until=until, force=force)
        if made is None or dry_run:
            sent = deliver(config, store, now) if send and not dry_run else (0, ())
            return Report(reading, made[0] if made else None, None, finished, *sent, held=held)
        issue, versions = made
        recipients = config.delivery.to if send and config.delivery else ()
        store.add_issue(issue, versions, listing=encode(entry(issue)), recipients=recipients)
        tell("writing the issue")
        folder = publish(config, store, issue)
        return Report(reading, issue, folder, finished, *(deliver(config, store, now) if send else (0, ())))


def morning(config: Config, now: datetime) -> str:
    """A scheduled run: makes the issue and mails it where `delivery` is configured; says what came of it.

    Raises MonitorError where no source could be read or a mail was not taken, so that it is tried again.
    """
    report = run(config, now=now, send=config.delivery is not None)
    if report.unsent:
        raise MonitorError("; ".join(report.unsent))
    if report.issue is None and report.unread:
        raise MonitorError("; ".join(f"{p.source}: {p.message}" for p in report.unread))
    return f"made issue {report.issue.id}" if report.issue else "nothing new"


def mail(config: Config, store: Store, issue_id: str | None, now: datetime) -> tuple[int, tuple[str, ...]]:
    """Mail an issue (the last one) to every recipient that has not had it, and whatever else waits.

    Returns how many mails were taken and why others were not. Raises MonitorError where there is no such issue.
    """
    store.post(_issue_id(store, issue_id), config.delivery.to if config.delivery else ())
    return deliver(config, store, now)


def try_mail(config: Config, store: Store, issue_id: str | None, address: str) -> tuple[str, ...]:
    """Mail an issue (the last one) to `address` alone, whoever else gets it; nothing of it is kept on record.

    Returns why it was not taken, or nothing. Raises MonitorError where there is no such issue, IssueError for a wrong
    address.
    """
    issue = store.issue(_issue_id(store, issue_id))
    if issue is None:
        raise MonitorError(f"issue {issue_id} is not in the store")
    try:
        post(config, message(issue, look_of(config), loader(config.base), address), address)
    except DeliveryError as error:
        return (f"{address}: {error}",)
    return ()


def preview(config: Config, issue: Issue, folder: Path) -> Path:
    """Write the files of an issue that is not made yet into `folder`; returns the mail, to be looked at."""
    for name, data in issue_files(issue, look_of(config), loader(config.base)).items():
        (folder / name).write_bytes(data)
    return folder / "email.html"


# --- ingest, clean: see intake ---------------------------------------------------------------------------------


def _issue_id(store: Store, wanted: str | None) -> str:
    """`wanted`, or the last issue's id. Raises MonitorError where there is no such issue."""
    ids = list(store.issue_ends())
    if not ids or (wanted and wanted not in ids):
        raise MonitorError(f"there is no issue {wanted or 'yet'}; `monitor status` lists them, `monitor run` makes one")
    return wanted or ids[-1]


def _require_files(config: Config) -> None:
    faults = unmatched(config, find=paths)
    if faults and len(faults) == len(config.sources):
        raise ConfigError(faults)


# --- group -------------------------------------------------------------------------------------------------------


def place(store: Store, now: datetime, zone: tzinfo) -> None:
    """Give every article published by `now` its story; stories near in time are grouped anew with them."""
    entries = store.entries()
    waiting = {e.id: e.moment for e in entries if e.story_id is None and e.moment <= now}
    if not waiting:
        return
    first, last = min(waiting.values()) - REACH, max(waiting.values()) + REACH
    near = {e.story_id for e in entries if e.story_id and first <= e.moment <= last}
    articles = store.articles(e.id for e in entries if e.id in waiting or e.story_id in near)
    apart, together = store.verdicts()
    made = group(articles, zone=zone, previous=store.stories(near), apart=apart, together=together)
    store.regroup(made, gone=near)


# --- compose -----------------------------------------------------------------------------------------------------


def edit(
    config: Config,
    store: Store,
    problems: Sequence[Problem],
    *,
    now: datetime,
    since: datetime | None,
    until: datetime | None,
    force: bool,
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


# --- render, publish: see site -----------------------------------------------------------------------------------


def deliver(config: Config, store: Store, now: datetime) -> tuple[int, tuple[str, ...]]:
    """Send every mail that waits in the outbox: how many were taken, and why others were not."""
    if config.delivery is None or not config.newsletter.sender:
        return 0, ()
    look, load = look_of(config), loader(config.base)
    sent, failed = 0, []
    for issue_id, waiting in groupby(store.unsent(), key=lambda row: row[0]):
        issue = store.issue(issue_id)
        if issue is None:
            continue
        recipients = [recipient for _, recipient in waiting]
        for recipient, letter in zip(recipients, messages(issue, look, load, recipients), strict=True):
            try:
                post(config, letter, recipient)
            except DeliveryError as error:
                store.note_mail(issue_id, recipient, sent=None, error=str(error))
                failed.append(f"{recipient}: {error}")
            else:
                store.note_mail(issue_id, recipient, sent=now, error=None)
                sent += 1
    return sent, tuple(failed)
