"""The flow of a run, once, from top to bottom:

    ingest   ->  clean   ->  group   ->  compose  ->  render   ->  publish
    bytes        Article     [Story]     Issue        pages        archive, mail

What is learned on the way is kept in the store step by step, so that a run that is killed can be run again.
"""

from __future__ import annotations

import logging
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from monitor.codec import encode
from monitor.config import Config, unmatched
from monitor.delivery import AT_ONCE, Pace, addressees, beware, deliver, flaws, prepare
from monitor.edition import ahead, edit, lies_ahead, nothing_new, place
from monitor.errors import ConfigError, MonitorError, StoreError
from monitor.ingest.file.folders import paths
from monitor.intake import Reading, put_away, read
from monitor.models import Issue, Problem
from monitor.publish.places import Place, place_of
from monitor.seam import Told, attempt, seam
from monitor.steps import Step, Tell, counting, silent
from monitor.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    reading: Reading
    issue: Issue | None  #: None where there was nothing new
    published: bool  #: whether it is in the archive; not after a dry run
    finished: tuple[str, ...] = ()  #: the ids of issues of earlier runs that are in the archive only now
    sent: int = 0  #: mails taken by the server
    unsent: tuple[str, ...] = ()  #: why others were not
    held: bool = True  #: whether the store holds any article at all
    failed: tuple[Problem, ...] = ()  #: what failed after the reading: grouping, composing, pages
    warnings: tuple[str, ...] = ()  #: what is odd and costs nobody anything
    dropped: tuple[str, ...] = ()  #: ids of issues that are kept no longer

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What failed, each once."""
        return tuple(dict.fromkeys((*self.reading.problems, *self.failed)))

    @property
    def unread(self) -> tuple[Problem, ...]:
        """What failed while reading, so that something may be missing; not that a page could not be asked again."""
        return tuple(p for p in self.reading.problems if p not in self.reading.checked.problems)


def run(
    config: Config,
    *,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
    dry_run: bool = False,
    force: bool = False,
    send: bool = False,
    clock: bool = False,
    anew: bool = False,
    slot: str | None = None,
    given_up: tuple[str, ...] = (),
    tell: Tell = silent,
    pace: Pace = AT_ONCE,
    executor: Executor | None = None,
) -> Report:
    """Read the sources, make the issue as of `now` and put it into the archive; with `send`, mail it.

    With `clock`, `now` is what the clock says and was not asked for: then what any issue held is told no more.
    With `dry_run` nothing on disk changes. With `force` an issue is made though nothing is new: it holds again what
    the last one held. With `anew` mail may go out though the store is new beside an archive of issues. For a `slot` of
    the schedule one issue is made: where an earlier run had begun it, nothing is read. It names the slots before it
    that were `given_up`. Documents are read by the `executor`, or whom the configuration names. Mail goes as `pace` has
    it, when the issue is in the archive and others may run. Raises ConfigError where no source can be read for want of
    files, StoreError, IssueError, MonitorError where the archive is no folder.
    """
    now = now.astimezone(UTC)
    _require_files(config)
    archive = place_of(config)
    archive.require()
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(config.store, config.base, scratch=dry_run))
        alone = stack.enter_context(ExitStack())
        alone.enter_context(store.locked())

        def mailed() -> tuple[int, tuple[str, ...]]:
            alone.close()
            done = deliver(config, store, now, tell=tell, pace=pace) if send and not dry_run else (0, ())
            if not dry_run:
                _put_away(config, store, now, heard.setdefault)
            return done

        if not dry_run:
            beware(config, store, anew=anew)
        doubts = prepare(config, store, now) if send and not dry_run else ()
        heard: dict[Problem, None] = {}
        finished = () if dry_run else _finish(config, store, archive, heard.setdefault)
        if slot and store.done(slot):
            return Report(Reading({}, 0, ()), None, False, finished, *mailed(), failed=tuple(heard), warnings=doubts)
        reading = read(config, store, now, tell, executor)
        tell = counting(tell, reading.problems)
        tell(Step("grouping into stories"))
        unplaced = place(store, now, config.zone)
        held, odd = store.holds_any(), (*doubts, *(_ahead(config, store, now) if clock else ()))
        known = (*reading.problems, *unplaced, *_missed(given_up))
        made = edit(config, store, known, now=now, since=since, until=until, force=force, clock=clock, tell=tell)
        if made is None and send and not dry_run:
            failed, by_slot = _all_failed(config, reading), slot is not None
            quiet = nothing_new(config, store, known, now, failed=failed, by_slot=by_slot)
            made = (quiet, {}) if quiet else None
        heard |= dict.fromkeys((*unplaced, *(made[0].problems if made else ())))
        if made is None or dry_run:
            issue = made[0] if made else None
            return Report(reading, issue, False, finished, *mailed(), held=held, failed=tuple(heard), warnings=odd)
        from monitor.site import listing, publish

        issue, versions = made
        readers = addressees(config, store, issue.id, now) if send else ()
        store.add_issue(issue, versions, listing=encode(listing(issue)), recipients=readers, slot=slot)
        published = publish(config, store, issue, heard.setdefault, tell, slot)
        if clock and config.article_age:
            store.drop(now - config.article_age)
        gone = _drop(config, store, now, heard.setdefault, tell) if clock and config.issue_age else ()
        sent = mailed()
        odd = (*odd, *(_amiss(archive, issue.id, heard.setdefault) if send and published else ()))
        return Report(reading, issue, published, finished, *sent, failed=tuple(heard), warnings=odd, dropped=gone)


def _put_away(config: Config, store: Store, now: datetime, told: Told) -> None:
    """As `put_away`, unless another run has begun meanwhile, which will do it."""
    try:
        with store.locked(seconds=0):
            put_away(config, store, now, told)
    except StoreError as error:
        if error.kind != "locked":
            raise


def _missed(given_up: tuple[str, ...]) -> tuple[Problem, ...]:
    """The times at which no issue was made, as a problem that the issue after them names."""
    words = f"no issue was made for {', '.join(given_up)}; this one covers the time since the last one"
    return (Problem("schedule", words),) if given_up else ()


def _finish(config: Config, store: Store, archive: Place, told: Told) -> tuple[str, ...]:
    """Publish what a killed run had composed or the archive's place did not take, and sweep up what was left aside or
    half dropped.

    Returns the issues' ids. `told` hears what `publish` tells.
    """
    with seam("archive", "what a run left aside", told):
        archive.sweep()
    if store.half_dropped():
        from monitor.retention import mend

        mend(config, store, told)
    waiting = [*store.issues(published=False), *(issue for i in store.unarchived() if (issue := store.issue(i)))]
    if not waiting:
        return ()
    from monitor.site import publish

    return tuple(issue.id for issue in waiting if publish(config, store, issue, told))


def catch_up(config: Config, store: Store) -> tuple[str, ...]:
    """Between two runs, try again what the archive's place did not take; returns the ids of the issues it has now.

    Raises StoreError where a run holds the store, MonitorError.
    """
    if not store.unarchived():
        return ()
    heard: list[Problem] = []
    with store.locked(seconds=0):
        made = _finish(config, store, place_of(config), heard.append)
    for problem in heard:
        log.warning("%s: %s", problem.source, problem.message)
    return made


def _drop(config: Config, store: Store, now: datetime, told: Told, tell: Tell) -> tuple[str, ...]:
    """Drop issues that are kept no longer, as `monitor.retention` says; returns their ids."""
    from monitor.retention import drop

    return tuple(drop(config, store, now, told, tell))


def _all_failed(config: Config, reading: Reading) -> bool:
    """Whether no source could be read."""
    told = {problem.source for problem in reading.problems}
    return all(s.name in told and not reading.documents.get(s.name) for s in config.sources)


def _ahead(config: Config, store: Store, now: datetime) -> tuple[str, ...]:
    """A line for the issues that lie in the future."""
    found = ahead(store, now)
    return (f"{lies_ahead(found, config.zone)}; what they hold is not told again",) if found else ()


def _amiss(archive: Place, issue_id: str, told: Told) -> tuple[str, ...]:
    """A line for each thing that our own lint finds in the mail of an issue and lets pass."""
    name = f"{issue_id}/issue.eml"
    found = attempt(lambda: flaws(archive.read(name)), (), "lint", f"{name}: what is amiss in it", told)
    return tuple(f"the mail: {what}" for what in found)


def morning(
    config: Config, now: datetime, slot: str | None = None, given_up: tuple[str, ...] = (), pace: Pace = AT_ONCE
) -> str:
    """A scheduled run: makes the issue of a `slot` and mails it where `delivery` is configured; says what came of it.

    The issue names the slots before it that were `given_up`.
    Mail that was not taken waits, and is no reason to make the issue again. Raises MonitorError where no source could
    be read, so that it is tried again.
    """
    report = run(config, now=now, send=config.delivery is not None, slot=slot, given_up=given_up, clock=True, pace=pace)
    for warning in report.warnings:
        log.warning("%s", warning)
    if report.issue is None and not report.finished and report.unread:
        raise MonitorError("; ".join(f"{p.source}: {p.message}" for p in report.unread))
    made = [report.issue.id] if report.issue else report.finished
    outcome = f"made issue {', '.join(made)}" if made else "nothing new"
    gone = (f"dropped issue {', '.join(report.dropped)} (keep.issues)",) if report.dropped else ()
    return "; ".join((outcome, *gone, *(f"not sent: {reason}" for reason in report.unsent)))


def preview(config: Config, issue: Issue, folder: Path) -> Path:
    """Write the files of an issue that is not made yet into `folder`; returns the mail, to be looked at."""
    from monitor.render import issue_files
    from monitor.site import loader, look_of

    for name, data in issue_files(issue, look_of(config), loader(config.base)).items():
        (folder / name).write_bytes(data)
    return folder / "email.html"


def _require_files(config: Config) -> None:
    faults = unmatched(config, find=paths)
    if faults and len(faults) == len(config.sources):
        raise ConfigError(faults)
