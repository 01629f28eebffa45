"""`run`, `schedule` and `status`: issues made, once or every day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.group import (
    Moment,
    between,
    clock,
    config_option,
    main,
    moment,
    read_config,
    since_option,
    until_option,
)
from monitor.cli.mails import require_delivery
from monitor.cli.progress import progress
from monitor.errors import ConfigError

if TYPE_CHECKING:
    from threading import Event

    from monitor.config import Config
    from monitor.delivery import Pace
    from monitor.models import Checked, Issue
    from monitor.pipeline import Report
    from monitor.schedule import Due
    from monitor.store import Store

_AGAIN = 10  # minutes from one try to put an issue into the archive to the next


@main.command()
@config_option
@click.option("--now", type=Moment(), help="Make the issue as of this time.  [default: the clock]")
@since_option
@until_option
@click.option("--dry-run", is_flag=True, help="Change nothing at all, only say what would be made.")
@click.option("--force", is_flag=True, help="Make an issue though nothing is new.")
@click.option("--send", is_flag=True, help="Mail it, as `delivery` in the configuration says.")
@click.option("--anew", is_flag=True, help="With --send: begin to mail from a new store beside an older archive.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser; with --dry-run, the mail.")
@click.pass_context
def run(ctx: click.Context, /, path: str, now: Any, since: Any, until: Any, show: bool, **flags: bool) -> None:
    """Read the sources and make the issue of this morning."""
    from monitor import pipeline
    from monitor.crew.processes import spare

    if flags["anew"] and (not flags["send"] or flags["dry_run"]):
        raise click.UsageError("--anew goes with --send: it says that mail may go out from a new store")
    config = read_config(path)
    asked = moment(now, config.zone)
    if flags["send"]:
        require_delivery(config)
    with spare() if config.workers == "auto" else nullcontext(), progress() as tell:  # the bar has a thread
        how: dict[str, Any] = {**flags, **between(since, until, config.zone)}
        report = pipeline.run(config, now=asked or clock(), clock=asked is None, tell=tell, **how)
    for line in _summary(config, report, dry_run=flags["dry_run"]):
        click.echo(line, err=True)
    if show and report.issue:
        (ctx.obj or _open)(_page(config, report, report.issue))
    ctx.exit(_exit_code(report))


@main.command(name="schedule")
@config_option
@click.option(
    "--log-format", "form", type=click.Choice(["lines", "json"]), default="lines", show_default=True, help="Of the log."
)
def schedule_command(path: str, form: str) -> None:
    """Make an issue every day at the times of `schedule`, until stopped. A missed morning is made up at the start."""
    import logging
    import sys
    import threading

    from monitor import schedule
    from monitor.desk.operation import logs
    from monitor.desk.operation.heartbeat import Heart, beating
    from monitor.store import Store

    config = read_config(path)
    if not config.daily:
        raise ConfigError([f'{path}: schedule: is missing, write for example schedule: {{daily: "07:00"}}'])
    logs.begin(config, form, sys.stderr)
    with suppress(KeyboardInterrupt):
        logging.info("an issue is due every day at %s, %s", " and ".join(map(str, config.daily)), config.zone)
        stopping = threading.Event()
        with Store.open(config.store, config.base) as store:
            sign = Heart(config, store, clock).beat
            tick = partial(
                schedule.tick,
                clock=clock,
                daily=config.daily,
                zone=config.zone,
                ledger=store,
                job=beating(partial(_morning, path, stopping), "making", sign),
                guard=partial(store.locked, name="schedule"),
                errand=beating(partial(_forward, path, store, stopping), "sending", sign),
                rest=config.rest,
            )
            beating(partial(schedule.serve, stopping=stopping), "waiting", sign, then="stopped")(tick)


@main.command()
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print what is late or needs somebody, as JSON.")
@click.pass_context
def status(ctx: click.Context, path: str, *, as_json: bool) -> None:
    """Say what is held, which issues were made, and how the schedule went.

    The code is 0 where all is well, 4 where something needs somebody, 5 where an issue is late.
    """
    from monitor.desk import record, watch
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base, reading=True) as store:
        found = watch.watch(config, store, clock())
        for line in [watch.as_json(found)] if as_json else record.status(config, store, clock()):
            click.echo(line)
    for line in () if as_json else watch.lines(found, config.zone):
        click.echo(line)
    ctx.exit(found.code)


def _morning(path: str, stopping: Event, slot: Due) -> str:
    """Make the issue of a slot; the configuration is read anew for each."""
    from monitor import pipeline

    config = read_config(path)
    now = clock() if slot.latest else slot.at
    return pipeline.morning(config, now, slot.key, slot.given_up, _pace(config, stopping))


def _pace(config: Config, stopping: Event) -> Pace:
    """Mail goes until we are stopped, or the next issue is due."""
    from monitor.delivery import Pace
    from monitor.schedule import upcoming

    following = upcoming(clock(), config.daily, config.zone, config.rest)
    return Pace(halted=lambda: stopping.is_set() or (following is not None and clock() >= following))


def _forward(path: str, store: Store, stopping: Event) -> None:
    """Put into the archive what its place did not take, and mail what waits and is due.

    The configuration is read anew, as for each issue.
    """
    import logging

    from monitor import delivery, pipeline

    now = clock()
    if now.minute % _AGAIN == 0 and store.unarchived():
        for made in pipeline.catch_up(read_config(path), store):
            logging.info("issue %s is in the archive now", made)
    if not delivery.is_due(store, now):
        return
    config = read_config(path)
    sent, failed = delivery.forward(config, store, now, _pace(config, stopping))
    for line in (*([f"{sent} mails sent"] if sent else ()), *(f"not sent: {reason}" for reason in failed)):
        logging.info(line)


def _page(config: Config, report: Report, issue: Issue) -> str:
    """The address of an issue's page, or of the mail that would go."""
    import tempfile

    from monitor import pipeline
    from monitor.publish.places import browsed

    if report.published:
        return browsed(config, f"{issue.id}/index.html")
    return pipeline.preview(config, issue, Path(tempfile.mkdtemp(prefix="monitor-"))).resolve().as_uri()


def _open(address: str) -> None:
    import webbrowser

    webbrowser.open(address)


def _exit_code(report: Report) -> int:
    if report.issue is None and not report.finished:
        return 1 if report.unread or report.unsent or not report.held else 0
    return 3 if report.problems or report.unsent else 0


def _summary(config: Config, report: Report, *, dry_run: bool) -> Iterator[str]:
    """The short table at the end of a run."""
    from monitor.publish.places import place_of

    yield from (f"problem: {problem.source}: {problem.message}" for problem in report.problems)
    yield from (f"not sent: {reason}" for reason in report.unsent)
    yield from (f"warning: {warning}" for warning in report.warnings)
    archive = place_of(config)
    yield from (f"published what an earlier run had begun: {_short(archive.at(i))}" for i in report.finished)
    issue, reading = report.issue, report.reading
    documents = sum(reading.documents.values())
    yield f"sources   {len(config.sources)} ({documents} documents, {reading.fresh} new or changed)"
    if counts := _checked(reading.checked):
        yield f"pages     {', '.join(counts)}"
    if issue:
        yield f"articles  {len(issue.articles)}"
        yield f"stories   {len(issue.stories)} ({sum(s.status == 'developing' for s in issue.stories)} developing)"
    if report.dropped:
        yield f"dropped   {len(report.dropped)} issues, older than {config.keep.issues} (keep.issues)"
    yield f"problems  {len(report.problems)}"
    if report.sent:
        yield f"mails     {report.sent} sent"
    if issue is None:
        yield "nothing new, no issue made" if report.held else "no issue made: no source gave an article"
    elif dry_run:
        yield f"issue     {issue.id} would be made; nothing was changed"
    elif report.published:
        yield f"issue     {_short(archive.at(f'{issue.id}/index.html'))}"


def _checked(checked: Checked) -> list[str]:
    """What came of asking pages again; nothing where nothing was asked, nor withdrawn by its own words."""
    counts = {
        "asked again": checked.asked,
        "changed": checked.changed,
        "withdrawn": checked.withdrawn,
        "standing again": checked.restored,
        "left for a later run": checked.left,
    }
    return [f"{count} {what}" for what, count in counts.items() if count]


def _short(place: str) -> str:
    """A path from where one stands, where it lies below that."""
    path = Path(place)
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else place
