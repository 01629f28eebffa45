"""One text, read once: its words, sentences, names, people and figures, each worked out when it is first asked for.

A reading is dropped with whatever holds it: no room keeps a cache of texts. All spans are those of the text as given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from monitor.language.names.find import Name, placed, tag
from monitor.language.names.people import People
from monitor.language.numbers.figures import figures
from monitor.language.text.plain import Plain, view
from monitor.language.text.quotation_marks import Marked, marked
from monitor.language.text.sentences import sentences
from monitor.language.text.tokens import Token, behind, tokens
from monitor.language.text.words import words
from monitor.language.time.resolve import Dated, dates
from monitor.models import Figure, Span

_START = attrgetter("start")
STEM = 6  # letters: enough to bring territory and territorial together, in inflected languages too


@dataclass(frozen=True)
class Reading:
    """A text in a language (None where it is unknown), and what is read in it."""

    text: str
    language: str | None = None

    @cached_property
    def plain(self) -> Plain:
        """Its plain view, in which all else is found."""
        return view(self.text)

    @cached_property
    def marks(self) -> tuple[Marked, ...]:
        """What stands between quotation marks, by places in the plain view."""
        return marked(self.plain.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences, in order, none across a blank line."""
        return sentences(self.plain, self.marks, self.language)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded, in order."""
        return tuple(words(self.plain.text))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Its words, cut to a length at which inflected forms mostly agree."""
        return tuple(word[:STEM] for word in self.words)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the plain view, each with the number of the name that it belongs to."""
        return self._tagged[0]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in it, in order."""
        return placed(self.tagged, self.plain)

    @property
    def tagged(self) -> Sequence[Name]:
        """The same, at their places in the plain view, as the tokens number them."""
        return self._tagged[1]

    @cached_property
    def people(self) -> People:
        """Whom its names, pronouns and offices mean."""
        return People(*self._tagged, self.language or "")

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """What it counts and measures, in order."""
        return figures(self.text, self.plain, self.language)

    def dates(self, published: str | None) -> tuple[Dated, ...]:
        """The days, weeks, months and years that it names, in order, as `time.resolve.dates` says."""
        return dates(self.text, self.plain, self.marks, published, self.language)

    def part(self, start: int, end: int) -> Part:
        """What is read in it from `start` to `end`."""
        return Part(self, start, end)

    @cached_property
    def _tagged(self) -> tuple[list[Token], list[Name]]:
        found = tokens(self.plain.text)
        return found, tag(self.plain.text, found, self.language)


@dataclass(frozen=True)
class Part:
    """A stretch of a text that is read as a whole, and what was read there: no word is looked at again."""

    whole: Reading
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stretch as printed."""
        return self.whole.text[self.start : self.end]

    @property
    def plain(self) -> Plain:
        """Its plain view."""
        return self.whole.plain.part(self.start, self.end)

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens that begin in it, at their places in the plain view of the whole."""
        found, shown = self.whole.tokens, self.whole.plain
        first = behind(found, shown.place(self.start))
        return found[first : behind(found, shown.place(self.end), first)]

    @property
    def names(self) -> Sequence[Name]:
        """The names that stand in it, at their places in the whole."""
        found = self.whole.names
        first, last = (bisect_left(found, place, key=_START) for place in (self.start, self.end))
        return found[first : last - (last > first and found[last - 1].end > self.end)]

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences, in order, by places in it; a quotation that goes on behind it is cut as if there were none."""
        return sentences(self.plain, self._marks(self.whole.plain), self.whole.language)

    def _marks(self, shown: Plain) -> Sequence[Marked]:
        found, start, end = self.whole.marks, shown.place(self.start), shown.place(self.end)
        return [
            replace(m, start=m.start - start, end=m.end - start, inside=(m.inside[0] - start, m.inside[1] - start))
            for m in found[bisect_left(found, start, key=_START) : bisect_left(found, end, key=_START)]
            if m.closed and m.end <= end
        ]
