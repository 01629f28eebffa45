"""What every command stands on: the group, its options, and how errors and progress are told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any

import click

from monitor import __version__, intake
from monitor.config import Config, load
from monitor.digest.topics import compile_query
from monitor.errors import ConfigError, MonitorError, QueryError
from monitor.ingest import schemas


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


class Moment(click.ParamType[date | datetime]):
    """An ISO date or date-time; one without an offset is local time of the newsletter."""

    name = "ISO"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | datetime:
        """The date or time that `value` writes; ends in a usage error where it writes none."""
        try:
            return date.fromisoformat(value) if len(value) <= len("2025-08-12") else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no ISO time; write for example 2025-08-12 or 2025-08-12T07:00+03:00", param, ctx)


config_option = click.option(
    "--config", "path", default="sources.yaml", show_default=True, metavar="FILE", help="The configuration."
)
since_option = click.option("--since", type=Moment(), help="Take what was published from this time on.")
until_option = click.option(
    "--until", type=Moment(), help="Take what was published up to this time; a date counts whole."
)


@click.group(cls=_Group)
@click.version_option(__version__, package_name="monitor")
def main() -> None:
    """A media-monitoring newsletter: articles in, a morning issue out."""


def clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def read_config(path: str) -> Config:
    """The configuration in that file. Raises ConfigError with every mistake and its line."""
    return load(Path(path), query=compile_query, kinds=schemas())


def moment(value: date | datetime | None, zone: tzinfo, *, end: bool = False) -> datetime | None:
    """A time of the command line as a moment; a date is its first moment, or with `end` its last."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        value = datetime.combine(value + timedelta(days=end), time(0)) - timedelta(microseconds=end)
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)


def between(since: Any, until: Any, zone: tzinfo) -> dict[str, Any]:
    """`--since` and `--until` as moments; a date counts whole."""
    return {"since": moment(since, zone), "until": moment(until, zone, end=True)}


@contextmanager
def progress() -> Iterator[intake.Tell]:
    """A line that tells how far the run is, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    with click.progressbar(length=None, label="reading", file=sys.stderr, item_show_func=lambda item: item) as bar:
        yield lambda step: bar.update(1, step[-60:])
