"""Each run of words once: what stands above already is shown by its first words, the rest behind its citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from monitor.render.view.model import Alone, Brief, Dated, Line, News, Row, Said, Since, Source, StoryView, Version
from monitor.render.view.wording import Piece

RUN = 11  #: words in a row that stand nowhere twice
HEADING = 11  #: words of a headline that stands above
_FIRST, _LAST = 5, 2  # words that stay of a run inside a text
_OPENING = 8  # words that stay of one at its end
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch that is left out, and what stands for it."""

    start: int
    end: int
    mark: str


class Printed:
    """What a reader has read so far, as runs of words."""

    def __init__(self, runs: Iterable[tuple[str, ...]] = ()) -> None:
        self._runs = set(runs)

    def copy(self) -> Printed:
        """The same, to be gone on with in another place."""
        return Printed(self._runs)

    def add(self, *texts: str) -> None:
        """These were read too."""
        for text in texts:
            self._runs.update(_runs(_words(text)))

    def has(self, text: str) -> bool:
        """Whether a run of the text was read."""
        return not self._runs.isdisjoint(_runs(_words(text)))

    def heading(self, text: str) -> str:
        """The headline, its first words only where it was read; it counts as read from now on."""
        places = [m.end() for m in _WORD.finditer(text)]
        short = len(places) <= HEADING or not self.has(text)
        self.add(text)
        return text if short else f"{text[: places[HEADING - 1]]}…"

    def text(self, text: str) -> str:
        """The text without what was read; it counts as read from now on."""
        return "".join(piece.text for piece in self.pieces((Piece(text, False),)))

    def pieces(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """The same of a text in pieces."""
        whole = "".join(piece.text for piece in pieces)
        cuts = self._cuts(whole)
        self.add(whole)
        return tuple(_without(pieces, cuts)) if cuts else tuple(pieces)

    def _cuts(self, text: str) -> list[_Cut]:
        places = [m.span() for m in _WORD.finditer(text)]
        read = [False] * len(places)
        for at, run in enumerate(_runs(_words(text))):
            if run in self._runs:
                read[at : at + RUN] = [True] * RUN
        stretches = groupby(range(len(places)), key=read.__getitem__)
        return [_cut(text, places, list(at)) for known, at in stretches if known]


def _cut(text: str, places: Sequence[tuple[int, int]], at: Sequence[int]) -> _Cut:
    if at[-1] == len(places) - 1:
        return _Cut(places[at[_OPENING - 1]][1], len(text), "…")
    return _Cut(places[at[_FIRST - 1]][1], places[at[-_LAST]][0], " … ")


def _without(pieces: Sequence[Piece], cuts: Sequence[_Cut]) -> Iterator[Piece]:
    """The pieces without what is cut; the mark of a cut stands where it begins."""
    at = 0
    for piece in pieces:
        shown, place = "", at
        for cut in cuts:
            if cut.end > at and cut.start < at + len(piece.text):
                shown += piece.text[place - at : max(0, cut.start - at)] + (cut.mark if cut.start >= at else "")
                place = min(cut.end, at + len(piece.text))
        shown += piece.text[place - at :]
        at += len(piece.text)
        if shown:
            yield Piece(shown, piece.marked)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(told: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(told[at : at + RUN]) for at in range(len(told) - RUN + 1))


def read_above(brief: Brief) -> Printed:
    """What a reader of the brief has read."""
    read = Printed()
    read.add(*(point.line.text for point in brief.points), *(item.headline for item in brief.items))
    read.add(*(line.text for told in brief.told for line in told.lines))
    read.add(*((brief.said.version.text,) if brief.said else ()))
    return read


def since_once(rows: Iterable[Since], read: Printed) -> tuple[Since, ...]:
    """The rows without what was read above them."""
    return tuple(replace(row, news=_news(row.news, read)) for row in rows)


def story_once(story: StoryView, read: Printed) -> StoryView:
    """The story with each run of words once, in the order in which its page has its parts."""
    return replace(
        story,
        again=read.heading(story.headline),
        below=tuple(_line(line, read) for line in story.below),
        changes=tuple(_news(news, read) for news in story.changes),
        quotes=tuple(_said(said, read) for said in story.quotes),
        timeline=tuple(_dated(happening, read) for happening in story.timeline),
        only_in=tuple(_alone(only, read) for only in story.only_in),
        matrix=tuple(_row(row, read) for row in story.matrix),
        sources=tuple(_source(source, read) for source in story.sources),
    )


def _line(line: Line, read: Printed) -> Line:
    return replace(line, text=read.text(line.text))


def _news(news: News, read: Printed) -> News:
    """What is, before what was: the page has them the other way round, but what is new stands whole."""
    pieces = read.pieces(news.pieces)
    old = read.pieces(news.old) if news.before else news.old
    return replace(news, text=_joined(pieces), pieces=pieces, before=_joined(old) if news.before else None, old=old)


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _said(said: Said, read: Printed) -> Said:
    speaker = read.heading(said.speaker) if said.speaker else said.speaker
    return replace(said, speaker=speaker, versions=tuple(_version(version, read) for version in said.versions))


def _version(version: Version, read: Printed) -> Version:
    pieces = read.pieces(version.pieces)
    return replace(version, pieces=pieces, text="".join(piece.text for piece in pieces))


def _dated(happening: Dated, read: Printed) -> Dated:
    return replace(happening, text=read.text(happening.text))


def _alone(only: Alone, read: Printed) -> Alone:
    return replace(only, pieces=read.pieces(only.pieces))


def _row(row: Row, read: Printed) -> Row:
    return replace(row, text=read.text(row.text))


def _source(source: Source, read: Printed) -> Source:
    return replace(source, title=read.heading(source.title))
