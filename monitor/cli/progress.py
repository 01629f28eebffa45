"""How far a command is: one line on a terminal, nothing in a pipe or a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from monitor.steps import Step, Tell, silent

if TYPE_CHECKING:
    from rich.progress import Progress

_PLAIN = ("dumb", "unknown", "")  # terminals on which a line cannot be written over
_LONGEST = 300  # characters of an item; a line is never so wide


@contextmanager
def progress(*, data: bool = False) -> Iterator[Tell]:
    """What tells each step, where somebody sees it; with `data`, only if what goes to stdout does not go there too."""
    if not _seen() or (data and sys.stdout.isatty()):
        yield silent
        return
    with _bar() as bar:
        task = bar.add_task(**_shown(Step("starting")))
        yield lambda step: bar.update(task, **_shown(step))


def _seen() -> bool:
    kind = os.environ.get("TERM", "" if os.name == "posix" else "windows")
    return sys.stderr.isatty() and kind.lower() not in _PLAIN


def _bar() -> Progress:
    """A line: what is done, how many of how many, problems, time, what is at hand; narrow terminals cut it."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Column

    def text(field: str, ratio: int | None = None) -> TextColumn:
        return TextColumn(field, markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=ratio))

    return Progress(
        text("{task.description}"),
        BarColumn(bar_width=16),
        text("{task.fields[count]}"),
        text("{task.fields[problems]}"),
        TimeElapsedColumn(),
        text("{task.fields[item]}", ratio=1),  # what is left of the line
        console=Console(stderr=True, highlight=False),
        expand=True,
        transient=True,
        redirect_stdout=False,
    )


def _shown(step: Step) -> dict[str, Any]:
    of = f"/{step.total:,}" if step.total is not None else ""
    return {
        "description": _harmless(step.doing),
        "completed": step.done,
        "total": step.total,
        "count": f"{step.done:,}{of}" if step.done or of else "",
        "problems": f"{step.problems:,} problems" if step.problems else "",
        "item": _harmless(step.item),
    }


def _harmless(text: str) -> str:
    """Text from outside, without what moves the cursor or turns what stands beside it."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST])
