"""The flow of a run, once, from top to bottom:

    ingest   ->  clean   ->  group   ->  compose  ->  render   ->  publish
    bytes        Article     [Story]     Issue        pages        archive, mail

What is learned on the way is kept in the store step by step, so that a run that is killed can be run again.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from monitor.codec import encode
from monitor.config import Config, unmatched
from monitor.edition import edit, place
from monitor.errors import ConfigError, MonitorError
from monitor.ingest.folders import paths
from monitor.intake import Reading, read
from monitor.models import Issue, Problem
from monitor.publish.archive import sweep
from monitor.steps import Step, Tell, counting, silent
from monitor.store import Store


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
    tell: Tell = silent,
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
        finished = () if dry_run else _finish(config, store)
        reading = read(config, store, now, tell)
        tell = counting(tell, reading.problems)
        tell(Step("grouping into stories"))
        place(store, now, config.zone)
        held = bool(store.entries())
        made = edit(config, store, reading.problems, now=now, since=since, until=until, force=force, tell=tell)
        if made is None or dry_run:
            sent = _deliver(config, store, now, tell) if send and not dry_run else (0, ())
            return Report(reading, made[0] if made else None, None, finished, *sent, held=held)
        from monitor.render import entry
        from monitor.site import publish

        issue, versions = made
        recipients = config.delivery.to if send and config.delivery else ()
        store.add_issue(issue, versions, listing=encode(entry(issue)), recipients=recipients)
        folder = publish(config, store, issue, tell)
        return Report(reading, issue, folder, finished, *(_deliver(config, store, now, tell) if send else (0, ())))


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


def preview(config: Config, issue: Issue, folder: Path) -> Path:
    """Write the files of an issue that is not made yet into `folder`; returns the mail, to be looked at."""
    from monitor.render import issue_files
    from monitor.site import loader, look_of

    for name, data in issue_files(issue, look_of(config), loader(config.base)).items():
        (folder / name).write_bytes(data)
    return folder / "email.html"


def _finish(config: Config, store: Store) -> tuple[Path, ...]:
    """Publish what a killed run had composed, and sweep up what it left aside; returns the issues' folders."""
    sweep(config.base / config.archive)
    waiting = store.issues(published=False)
    if not waiting:
        return ()
    from monitor.site import publish

    return tuple(publish(config, store, issue) for issue in waiting)


def _deliver(config: Config, store: Store, now: datetime, tell: Tell) -> tuple[int, tuple[str, ...]]:
    from monitor.delivery import deliver

    return deliver(config, store, now, tell)


def _require_files(config: Config) -> None:
    faults = unmatched(config, find=paths)
    if faults and len(faults) == len(config.sources):
        raise ConfigError(faults)
