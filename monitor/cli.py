"""The commands. Human words go to stderr, data to stdout.

Exit codes: 0 made (or nothing new); 1 nothing could be made; 2 the configuration or the call is wrong;
3 made, but some sources failed, each named.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Any

import click

from monitor import __version__, intake, pipeline, record, schedule, search, site, verdicts
from monitor.assets import asset
from monitor.codec import encode
from monitor.config import Config, FilesSource, load, matches, unmatched, unused
from monitor.config import schema as config_schema
from monitor.digest.topics import compile_query
from monitor.errors import ConfigError, MonitorError, QueryError
from monitor.ingest import schemas
from monitor.ingest.folders import paths
from monitor.lint import DEFAULT, LARGEST_MAIL, NAMES, chosen, words
from monitor.lint import lint as check_mail
from monitor.publish.inspection import inspect
from monitor.publish.server import is_local, server
from monitor.store import Store


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Errors that are for the user end in words and a code, not in a traceback."""
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            click.echo(f"error: the configuration is wrong\n{error}", err=True)
            ctx.exit(2)
        except QueryError as error:
            click.echo(f"error: the query is wrong: {error}", err=True)
            ctx.exit(2)
        except BrokenPipeError:  # `monitor export articles | head`: click ends in silence
            raise
        except (MonitorError, OSError) as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(1)


class _Moment(click.ParamType[date | datetime]):
    """An ISO date or date-time; one without an offset is local time of the newsletter."""

    name = "ISO"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | datetime:
        try:
            return date.fromisoformat(value) if len(value) <= len("2025-08-12") else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no ISO time; write for example 2025-08-12 or 2025-08-12T07:00+03:00", param, ctx)


_config = click.option(
    "--config", "path", default="sources.yaml", show_default=True, metavar="FILE", help="The configuration."
)
_since = click.option("--since", type=_Moment(), help="Take what was published from this time on.")
_until = click.option("--until", type=_Moment(), help="Take what was published up to this time; a date counts whole.")


@click.group(cls=_Group)
@click.version_option(__version__, package_name="monitor")
def main() -> None:
    """A media-monitoring newsletter: articles in, a morning issue out."""


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
def init(folder: Path) -> None:
    """Write a starter sources.yaml and the sample articles into FOLDER; nothing that is there is overwritten."""
    for name in ("sources.yaml", "examples"):
        target = folder / name
        if target.exists():
            click.echo(f"{target} is there already, left as it is", err=True)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if asset(name).is_dir() else shutil.copy)(asset(name), target)
        click.echo(f"wrote {target}", err=True)
    click.echo("next: monitor run", err=True)


@main.command()
@_config
def check(path: str) -> None:
    """Say whether the configuration is right, and what its paths find."""
    config = _load(path)
    for line in unused(config, find=paths):
        click.echo(line, err=True)
    if faults := unmatched(config, find=paths):
        raise ConfigError(faults)
    for source in config.sources:
        found = f"{len(matches(config, source, find=paths))} files" if isinstance(source, FilesSource) else source.kind
        click.echo(f"{source.name}: {found}", err=True)
    click.echo(f"{path} is right: {len(config.topics)} topics, {len(config.sources)} sources", err=True)


@main.command()
@_config
@click.option("--now", type=_Moment(), help="Make the issue as of this time.  [default: the clock]")
@_since
@_until
@click.option("--dry-run", is_flag=True, help="Change nothing at all, only say what would be made.")
@click.option("--force", is_flag=True, help="Make an issue though nothing is new.")
@click.option("--send", is_flag=True, help="Mail it, as `delivery` in the configuration says.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser; with --dry-run, the mail.")
@click.pass_context
def run(ctx: click.Context, /, path: str, now: Any, since: Any, until: Any, show: bool, **flags: bool) -> None:
    """Read the sources and make the issue of this morning."""
    config = _load(path)
    now = _moment(now, config.zone) or _clock()
    if flags["send"]:
        _require_delivery(config)
    with _progress() as tell:
        how: dict[str, Any] = {**flags, **_range(since, until, config.zone)}
        report = pipeline.run(config, now=now, tell=tell, **how)
    for line in _summary(config, report, dry_run=flags["dry_run"]):
        click.echo(line, err=True)
    if show and report.issue:
        page = report.folder / "index.html" if report.folder else pipeline.preview(config, report.issue, _new_folder())
        (ctx.obj or webbrowser.open)(page.resolve().as_uri())
    ctx.exit(_exit_code(report))


@main.command()
@_config
@click.argument("what", type=click.Choice(["articles", "stories"]))
@_since
@_until
def export(path: str, what: str, since: Any, until: Any) -> None:
    """Print all articles or stories, one JSON object a line."""
    config = _load(path)
    lines = record.articles if what == "articles" else record.stories
    with Store.open(config.store, config.base) as store:
        for line in lines(config, store, **_range(since, until, config.zone)):
            click.echo(line)


@main.command()
@_config
@click.argument("name", metavar="ARTICLE|STORY")
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it as a page.")
def explain(path: str, name: str, html: Path | None) -> None:
    """Show what was stripped from an article and why, or why articles are one story. NAME: an id, a file or a URL."""
    config = _load(path)
    with Store.open(config.store, config.base) as store:
        if html:
            html.write_text(record.page(config, store, name), encoding="utf-8")
            click.echo(f"written to {html}", err=True)
            return
        for line in record.explain(config, store, name):
            click.echo(line)


@main.command()
@_config
def reclean(path: str) -> None:
    """Clean every document that is kept once more, with the rules of today; nothing is fetched."""
    config = _load(path)
    with Store.open(config.store, config.base) as store, store.locked(), _progress() as tell:
        count, changed, problems = intake.reclean(config, store, tell)
    for problem in problems:
        click.echo(f"problem: {problem.source}: {problem.message}", err=True)
    click.echo(f"{count} documents cleaned again, {changed} articles put right", err=True)


@main.command()
@_config
@click.argument("story")
@click.argument("article")
def split(path: str, story: str, article: str) -> None:
    """Take ARTICLE out of STORY for good: no later run puts them together again."""
    config = _load(path)
    with Store.open(config.store, config.base) as store, store.locked():
        click.echo(verdicts.split(config, store, story, article), err=True)


@main.command()
@_config
@click.argument("one", metavar="STORY")
@click.argument("other", metavar="STORY")
def join(path: str, one: str, other: str) -> None:
    """Make one of two stories for good: no later run takes them apart again."""
    config = _load(path)
    with Store.open(config.store, config.base) as store, store.locked():
        click.echo(verdicts.join(config, store, one, other), err=True)


@main.command()
@_config
@click.argument("story")
def pin(path: str, story: str) -> None:
    """Keep the articles that STORY has now together for good; others may still join it."""
    config = _load(path)
    with Store.open(config.store, config.base) as store, store.locked():
        click.echo(verdicts.pin(config, store, story), err=True)


@main.command()
@_config
@click.argument("issue", required=False)
@click.option("--test", "tester", metavar="ADDRESS", help="Mail it to this address only, and keep no record of it.")
def send(path: str, issue: str | None, tester: str | None) -> None:
    """Mail ISSUE (the last one) to whom it has not been mailed yet, and whatever waits in the outbox."""
    config = _load(path)
    _require_delivery(config)
    with Store.open(config.store, config.base) as store, store.locked():
        if tester:
            sent, failed = 1, pipeline.try_mail(config, store, issue, tester)
            sent -= len(failed)
        else:
            sent, failed = pipeline.mail(config, store, issue, _clock())
    click.echo(f"{sent} mails sent", err=True)
    if failed:
        raise MonitorError("\n".join(failed))


@main.command()
@_config
@click.argument("what", metavar="ISSUE|FILE")
@click.option("--clients", metavar="NAMES", help=f"Mail clients, by commas: {', '.join(NAMES)}.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def lint(ctx: click.Context, path: str, what: str, clients: str | None, as_json: bool) -> None:
    """Check a mail offline: an issue of the archive, or anybody's .eml or .html. Exit code 1 where it has errors."""
    try:
        chosen((clients or "").split(",") if clients else DEFAULT)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--clients") from None
    raw, html = _mail_of(path, what)
    found = check_mail(raw, clients=clients.split(",") if clients else (), html=html)
    click.echo(
        encode(found, indent=1) if as_json else "\n".join(map(words, found)) or "nothing found",
        err=not (as_json or found),
    )
    ctx.exit(1 if any(f.severity == "error" for f in found) else 0)


@main.command(name="schedule")
@_config
def schedule_command(path: str) -> None:
    """Make an issue every day at the times of `schedule`, until stopped. A missed morning is made up at the start."""
    config = _load(path)
    if not config.daily:
        raise ConfigError([f'{path}: schedule: is missing, write for example schedule: {{daily: "07:00"}}'])
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    logging.info("an issue is due every day at %s, %s", " and ".join(map(str, config.daily)), config.zone)
    with Store.open(config.store, config.base) as store:
        schedule.serve(
            partial(
                schedule.tick,
                clock=_clock,
                daily=config.daily,
                zone=config.zone,
                ledger=store,
                job=lambda key: pipeline.morning(_load(path), _clock()),
                guard=partial(store.locked, name="schedule"),
            )
        )


@main.command()
@_config
def status(path: str) -> None:
    """Say what is held, which issues were made, and how the schedule went."""
    config = _load(path)
    with Store.open(config.store, config.base, scratch=True) as store:
        for line in record.status(config, store):
            click.echo(line)


@main.command()
def schema() -> None:
    """Print the JSON Schema of sources.yaml, for editors."""
    click.echo(config_schema(schemas()))


@main.command(name="search")
@_config
@click.argument("query")
@click.option("--outlet", "outlets", multiple=True, help="Of this outlet only; may be given several times.")
@click.option("--topic", help="On this topic only: its id.")
@_since
@_until
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many are shown.")
@click.option("--json", "as_data", is_flag=True, help="One JSON object a line.")
@click.pass_context
def search_command(ctx: click.Context, /, path: str, query: str, since: Any, until: Any, **how: Any) -> None:
    """Find QUERY in all articles and issues. QUERY: words with AND, OR, NOT, NEAR(a b, 5), "a phrase", prefix*."""
    config = _load(path)
    data = how.pop("as_data")
    how["topic"] = _topic(config, how["topic"])
    with Store.open(config.store, config.base) as store:
        hits, count = record.search(config, store, query, **how, **_range(since, until, config.zone))
    for hit in hits:
        click.echo(search.as_json(hit) if data else record.shown(hit, bold=sys.stdout.isatty()))
    click.echo(f"{count} found" + (f", the newest {len(hits)} shown" if count > len(hits) else ""), err=True)
    ctx.exit(0 if count else 1)


@main.group(invoke_without_command=True)
@_config
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@click.pass_context
def archive(ctx: click.Context, path: str, show: bool) -> None:
    """Say where the archive is; serve, verify or rebuild it."""
    if ctx.invoked_subcommand is not None:
        ctx.obj = path
        return
    index = _archive(path) / "index.html"
    click.echo(str(index))
    if show:
        webbrowser.open(index.as_uri())


@archive.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.pass_obj
def serve(path: str, host: str, port: int) -> None:
    """Show the archive at an address, until stopped with Ctrl-C."""
    with suppress(KeyboardInterrupt), server(_archive(path), host, port) as running:
        if not is_local(host):
            click.echo(f"warning: other machines can reach {host}, and nobody is asked for a password", err=True)
        name = f"[{host}]" if ":" in host else host
        click.echo(f"http://{name}:{running.server_port}/index.html (Ctrl-C ends it)", err=True)
        running.serve_forever(poll_interval=0.2)


@archive.command()
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Check every hash, every link and every citation in the archive."""
    findings, seen = inspect(_archive(ctx.obj))
    for finding in findings:
        click.echo(f"{finding.kind}: {finding.path} {finding.message}")
    said = f"{seen.issues} issues, {seen.pages} pages, {seen.links} links, {seen.citations} citations"
    click.echo(f"{said}: {len(findings) or 'nothing'} wrong", err=True)
    ctx.exit(1 if findings else 0)


@archive.command()
@click.pass_obj
def rebuild(path: str) -> None:
    """Write every page of the archive anew, after templates or settings changed."""
    config = _load(path)
    with Store.open(config.store, config.base) as store, store.locked():
        click.echo(f"{site.rebuild(config, store)} issues written anew", err=True)


# --- small steps -------------------------------------------------------------------------------------------------


def _clock() -> datetime:
    return datetime.now(UTC)


def _new_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="monitor-"))


def _load(path: str) -> Config:
    return load(Path(path), query=compile_query, kinds=schemas())


def _mail_of(path: str, what: str) -> tuple[bytes, bool]:
    """The mail in a file, or that of an issue; and whether it is HTML alone."""
    file = Path(what)
    if not file.is_file():
        config = _load(path)
        file = config.base / config.archive / Path(what).name / "issue.eml"
    if not file.is_file():
        raise click.BadParameter(f"{what!r} is no file and no issue in the archive", param_hint="ISSUE|FILE")
    with file.open("rb") as opened:
        return opened.read(LARGEST_MAIL + 1), file.suffix.lower() in {".html", ".htm"}


def _archive(path: str) -> Path:
    """The archive's folder. Raises MonitorError where it holds nothing yet."""
    config = _load(path)
    folder = (config.base / config.archive).resolve()
    if not (folder / "index.html").exists():
        raise MonitorError(f"{folder} holds no issue yet; `monitor run` makes one")
    return folder


def _topic(config: Config, wanted: str | None) -> tuple[str, str] | None:
    known = {topic.id: topic.match for topic in config.topics}
    if wanted is not None and wanted not in known:
        raise click.BadParameter(f"there is no topic {wanted!r}; there are {', '.join(known)}", param_hint="--topic")
    return (wanted, known[wanted]) if wanted is not None else None


def _require_delivery(config: Config) -> None:
    if config.delivery is None:
        raise ConfigError(["delivery: is missing, so there is nobody to send to; see `delivery` in docs/guide.md"])
    if config.newsletter.sender is None:
        raise ConfigError(["newsletter.from: is missing, so there is nobody to send as; write Desk <desk@example.org>"])


def _moment(value: date | datetime | None, zone: tzinfo, *, end: bool = False) -> datetime | None:
    """A time of the command line as a moment; a date is its first moment, or with `end` its last."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        value = datetime.combine(value + timedelta(days=end), time(0)) - timedelta(microseconds=end)
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)


def _range(since: Any, until: Any, zone: tzinfo) -> dict[str, Any]:
    return {"since": _moment(since, zone), "until": _moment(until, zone, end=True)}


def _exit_code(report: pipeline.Report) -> int:
    failed = bool(report.problems or report.unsent)
    if report.issue is None and not report.finished:
        return 1 if failed or not report.held else 0
    return 3 if failed else 0


def _summary(config: Config, report: pipeline.Report, *, dry_run: bool) -> Iterator[str]:
    """The short table at the end of a run."""
    for problem in report.problems:
        yield f"problem: {problem.source}: {problem.message}"
    for reason in report.unsent:
        yield f"not sent: {reason}"
    for folder in report.finished:
        yield f"published what an earlier run had begun: {_short(folder)}"
    issue = report.issue
    reading = report.reading
    documents = sum(reading.documents.values())
    yield f"sources   {len(config.sources)} ({documents} documents, {reading.fresh} new or changed)"
    if issue:
        yield f"articles  {len(issue.articles)}"
        yield f"stories   {len(issue.stories)} ({sum(s.status == 'developing' for s in issue.stories)} developing)"
    yield f"problems  {len(report.problems)}"
    if report.sent:
        yield f"mails     {report.sent} sent"
    if issue is None:
        yield "nothing new, no issue made" if report.held else "no issue made: no source gave an article"
    elif dry_run:
        yield f"issue     {issue.id} would be made; nothing was changed"
    elif report.folder:
        yield f"issue     {_short(report.folder / 'index.html')}"


def _short(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


@contextmanager
def _progress() -> Iterator[intake.Tell]:
    """A line that tells how far the run is, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    with click.progressbar(length=None, label="reading", file=sys.stderr, item_show_func=lambda item: item) as bar:
        yield lambda step: bar.update(1, step[-60:])


if __name__ == "__main__":
    main()
