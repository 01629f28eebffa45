"""How the cost of one document grows with its length.

usage: python -m benchmarks.growth [-h] [--form FORM] [--stage STAGE] [--length N N] [--profile] [--all]
       [PIECE ...]

Writes documents that hold one string again and again (`benchmarks.pieces`) at two lengths, takes each through what
`run` does with a document, and prints CPU seconds and the exponent between the lengths: 1 is linear, 2 is square. What
prose costs is taken off. A line each for a string, form and stage whose exponent is above the bound,
or that costs more a character than the stage may; then how many were tried. Exit code 1 where one is over a bound.
"""

from __future__ import annotations

import argparse
import cProfile
import math
import pstats
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TypeVar

from benchmarks.pieces import FORMS, PIECES, repeated
from monitor.clean import clean
from monitor.clean.later.recurrence import passages
from monitor.config import FilesSource
from monitor.digest.compose import Coverage, compose
from monitor.errors import MonitorError
from monitor.ingest.file import files
from monitor.ingest.world import World
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.models import Article, Document, Issue, Problem, Window
from monitor.render import issue_files
from monitor.render.base.look import Look
from monitor.site import loader
from monitor.stories import group, lineage

NOW = datetime(2025, 8, 13, 7, tzinfo=UTC)
LENGTHS = (8_000, 32_000)  #: characters of the two texts
STEEP = 1.2  #: exponents above it are told …
FLOOR = 0.12  #: … where the longer text costs so many CPU seconds more than prose of three paragraphs
LIMIT = 60.0  #: CPU seconds after which a document is given up

#: CPU milliseconds that a stage may take for 1,000 characters, about ten times what prose takes; above it is told.
DEAR = {"ingest": 5.0, "clean": 60.0, "quotes": 60.0, "figures": 60.0, "group": 30.0, "compose": 200.0, "render": 30.0}

GIVEN_UP, FAILED = "given up", "failed: "
_SERIAL = count()  # no text is read twice: what was kept in memory of the first time would make the second quick
READING = frozenset(("ingest", "clean", "quotes", "figures"))  #: stages that need no issue

Value = TypeVar("Value")


class GaveUp(BaseException):
    """The document took longer than `LIMIT`; no handler of failures is to take it for one."""


class Clock:
    """CPU seconds by stage, of one document."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    def __call__(self, stage: str, work: Callable[[], Value]) -> Value:
        """What `work` returns; its time counts for `stage`, whether it fails or not."""
        started = time.process_time()
        try:
            return work()
        finally:
            self.took[stage] = self.took.get(stage, 0.0) + time.process_time() - started


def through(path: Path, clock: Clock, *, issue: bool = True) -> str:
    """Take the file at `path` through a run, in this process and without a store; says what came of it.

    Without `issue` the document is only read.
    """
    source = FilesSource(kind="files", name="in", path=path.name, outlet="Brenna Post")
    world = World(path.parent, NOW, None, lambda *_: False)
    said = "nothing"
    try:
        for item in clock("ingest", lambda: list(files.read(source, world))):
            said = item.message if isinstance(item, Problem) else _told(item, clock, issue=issue)
    except MonitorError as error:
        said = str(error)
    return said


def _told(document: Document, clock: Clock, *, issue: bool) -> str:
    article = clock("clean", lambda: clean(document, received=NOW, zone=UTC))
    clock("clean", lambda: passages(article))
    said = clock("quotes", lambda: quotes(Reading(article.text, article.language)))
    counted = clock("figures", lambda: Reading(article.text, article.language).figures)
    if issue:
        made = _issue(replace(article, quotes=said, figures=counted), clock)
        clock("render", lambda: issue_files(made, Look("Growth", "en", UTC), loader(Path())))
    return f"{len(article.text):,} characters"


def _issue(article: Article, clock: Clock) -> Issue:
    story = clock("group", lambda: group([article], zone=UTC))[0]
    line = clock("group", lambda: lineage(story, {article.id: article}))
    window = Window(NOW, NOW)
    return clock(
        "compose",
        lambda: compose([Coverage(story, (article,), (), line)], id="x", title="Growth", window=window, topics={}),
    )


# --- two lengths -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Growth:
    """What one stage took of one string in one form, above what prose takes."""

    piece: str
    form: str
    stage: str
    small: float
    large: float
    said: str  #: what came of the longer document
    lengths: tuple[int, int] = LENGTHS

    @property
    def exponent(self) -> float:
        """1 is linear, 2 is square; what costs next to nothing counts as the floor."""
        least = FLOOR / 20
        return math.log(max(self.large, least) / max(self.small, least)) / math.log(self.lengths[1] / self.lengths[0])

    @property
    def over(self) -> str:
        """What is wrong: the program failed, it grows faster than the bound, or a character costs more than it may."""
        if self.said.startswith(FAILED):
            return "failed"
        if self.large > FLOOR and self.exponent > STEEP:
            return "steep"
        return "dear" if self.large > DEAR[self.stage] * self.lengths[1] / 1e6 else ""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where documents of one form are written and measured."""

    form: str
    folder: Path
    issue: bool  #: whether an issue is made of each, or it is only read
    lengths: tuple[int, int] = LENGTHS

    def measured(self, piece: str, base: Mapping[str, float]) -> list[Growth]:
        """A Growth a stage, for the piece of this name; `base` is what prose takes."""
        runs = [self.run(repeated(PIECES[piece], length)) for length in self.lengths]
        (small, _), (large, said) = runs
        made = [(s, small.get(s, 0.0) - base.get(s, 0.0), large.get(s, 0.0) - base.get(s, 0.0)) for s in DEAR]
        return [Growth(piece, self.form, stage, a, b, said, self.lengths) for stage, a, b in made]

    def again(self, first: Sequence[Growth], base: Mapping[str, float]) -> list[Growth]:
        """The same once more where something was over a bound, the lesser times counting: other work adds to them."""
        if not any(g.over for g in first) or first[0].said == GIVEN_UP:
            return list(first)
        second = self.measured(first[0].piece, base)
        return [
            replace(a, small=min(a.small, b.small), large=min(a.large, b.large))
            for a, b in zip(first, second, strict=True)
        ]

    def run(self, text: str) -> tuple[dict[str, float], str]:
        """CPU seconds by stage, and what came of the document."""
        path, clock = self.written(f"{text}{next(_SERIAL)}"), Clock()
        with _limited(LIMIT):
            try:
                said = through(path, clock, issue=self.issue)
            except GaveUp:
                said = GIVEN_UP
            except Exception as error:  # noqa: BLE001  told in the table
                said = f"{FAILED}{type(error).__name__}"
        return clock.took, said

    def written(self, text: str) -> Path:
        """The file that holds the text."""
        suffix, made = FORMS[self.form]
        path = self.folder / f"a{suffix}"
        path.write_bytes(made(text).encode("utf-8", "surrogatepass"))
        return path

    def dearest(self, piece: str) -> str:
        """The functions that took most of the longer document's time by themselves."""
        profile, path = cProfile.Profile(), self.written(repeated(PIECES[piece], self.lengths[1]))
        with _limited(3 * LIMIT), suppress(GaveUp):
            profile.runcall(through, path, Clock(), issue=self.issue)
        rows = pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
        worst = sorted(rows, key=lambda row: -row[1][2])[:3]
        return ", ".join(f"{Path(where).name}:{line} {name} {row[2]:.2f} s" for (where, line, name), row in worst)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raises GaveUp inside after so many seconds of CPU time."""
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _give_up(number: int, frame: object) -> None:
    raise GaveUp


# --- the table ---------------------------------------------------------------------------------------------------


def main() -> int:
    asked = _asked()
    stages = asked.stage or tuple(DEAR)
    found: list[Growth] = []
    print(f"{'string':<22}{'form':<10}{'stage':<9}{'small s':>8}{'large s':>8}{'exponent':>9}")
    with tempfile.TemporaryDirectory() as name:
        for form in asked.form or FORMS:
            bench = Bench(form, Path(name), issue=not READING.issuperset(stages), lengths=tuple(asked.length))
            bench.run("")  # the first one loads models
            base, _ = bench.run(".")
            for piece in asked.piece or PIECES:
                made = [g for g in bench.again(bench.measured(piece, base), base) if g.stage in stages]
                found += made
                for line in _lines(made, bench, profiled=asked.profile, every=asked.all):
                    print(line, flush=True)
    return _summed(found)


def _lines(made: Sequence[Growth], bench: Bench, *, profiled: bool, every: bool) -> Iterator[str]:
    over = [g for g in made if g.over]
    for g in made if every else over:
        cost = f"{g.small:>8.2f}{g.large:>8.2f}{g.exponent:>9.2f}"
        yield f"{g.piece:<22}{g.form:<10}{g.stage:<9}{cost} {g.over:<6}{g.said[:60]}"
    if over and profiled:
        yield f"    {bench.dearest(over[0].piece)}"


def _summed(found: Sequence[Growth]) -> int:
    over = [g for g in found if g.over]
    told = len({(g.piece, g.form) for g in found})
    worst = {stage: max((g for g in found if g.stage == stage), key=lambda g: g.large, default=None) for stage in DEAR}
    for stage, g in worst.items():
        if g:
            print(f"dearest in {stage}: {g.piece} as {g.form}, {g.large:.2f} s")
    print(f"{told} documents, {len({(g.piece, g.form) for g in over})} of them over a bound")
    return 1 if over else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("piece", nargs="*", help="names of strings; all where none is given")
    parser.add_argument("--form", action="append", choices=FORMS, help="only documents of this form")
    parser.add_argument("--stage", action="append", choices=DEAR, help="only this stage")
    parser.add_argument("--length", nargs=2, type=int, default=LENGTHS, help="characters of the two texts")
    parser.add_argument("--profile", action="store_true", help="name the dearest functions where a bound is passed")
    parser.add_argument("--all", action="store_true", help="print every stage, not only what is over a bound")
    asked = parser.parse_args()
    if unknown := [name for name in asked.piece if name not in PIECES]:
        parser.error(f"no string is called {', '.join(map(repr, unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
