"""How far a command is: one line on a terminal, nothing in a pipe or a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from monitor.steps import Step, Tell, silent

if TYPE_CHECKING:
    from rich.console import RenderableType

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

        def show(step: Step) -> None:
            bar.below = _below(step)
            bar.update(task, **_shown(step))

        yield show


def _seen() -> bool:
    kind = os.environ.get("TERM", "" if os.name == "posix" else "windows")
    return sys.stderr.isatty() and kind.lower() not in _PLAIN


def _bar() -> Any:
    """A line: what is done, how many of how many, problems, time, what is at hand; narrow terminals cut it.

    Below it, while several sources are read, one more: sources, articles, slow hosts.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Column
    from rich.text import Text

    class Lines(Progress):
        below = ""

        def get_renderables(self) -> Iterator[RenderableType]:
            yield from super().get_renderables()
            if self.below:
                yield Text(self.below, no_wrap=True, overflow="ellipsis")

    def text(field: str, ratio: int | None = None) -> TextColumn:
        return TextColumn(field, markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=ratio))

    return Lines(
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


def _below(step: Step) -> str:
    """What is told of the reading as a whole."""
    done, total = step.sources or (0, 0)
    if total < 2:
        return ""
    slow = ", ".join(f"{host} {seconds:.0f} s" for host, seconds in step.slow)
    told = [f"{done:,} of {total:,} sources done", f"{step.articles:,} articles", *([f"slow: {slow}"] if slow else [])]
    return _harmless("; ".join(told))


def _harmless(text: str) -> str:
    """Text from outside, without what moves the cursor or turns what stands beside it."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST])
