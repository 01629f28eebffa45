"""What every command stands on: the group, its options, and how errors are told.

A module of this room imports click and the standard library; a command brings in what it needs when it runs, so that
`--help`, `--version` and completion wait for nothing.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from monitor import __version__
from monitor.errors import ConfigError, MonitorError, QueryError

if TYPE_CHECKING:
    from monitor.config import Config

STOPPED, TERMINATED = 130, 143  # the codes of what Ctrl-C and SIGTERM ended, as shells have them


class _TerminatedError(KeyboardInterrupt):
    """SIGTERM came: it is as if somebody had pressed Ctrl-C."""


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Errors that are for the user, Ctrl-C and SIGTERM end in words and a code, not in a traceback."""
        try:
            with _terminable():
                return super().invoke(ctx)
        except KeyboardInterrupt as error:
            start = "\r" if sys.stderr.isatty() else ""  # over the ^C that a terminal shows
            click.echo(f"{start}stopped; what was read is kept", err=True)
            ctx.exit(TERMINATED if isinstance(error, _TerminatedError) else STOPPED)
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


@contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM is raised here as an error, so that what is open is closed and what was read is kept."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a second one ends it whatever it does
        raise _TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


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
    from monitor.config import load
    from monitor.digest.choose.topics import compile_query
    from monitor.ingest import schemas

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
