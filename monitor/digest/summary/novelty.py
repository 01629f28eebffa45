"""What no text of an earlier issue says, in whatever words.

A retelling has the names, the figures and many of the words of one text that was told; likeness to one of its
sentences says little, since a writer draws several together. So a sentence is held against each text as a whole, by its
words without the names, which stand in any sequel. A thing that is counted with another value than before is new.

That tells what may be new. Two writers tell one event with few words in common, so that what is *called* new has next
to nothing in common with any sentence that was told: what they share, names and all, is no more than chance leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from monitor.digest.index.work import Work
from monitor.digest.near import SLACK, Near
from monitor.digest.passage import Passage, Readings, stems, unit
from monitor.digest.summary.candidates import SAME, Candidate, reports
from monitor.digest.summary.told import LETTERS, SMALL, Told
from monitor.language.names.find import Name
from monitor.models import Article, Figure

_TOLD = 0.5  # share of a sentence's words, by rarity, in one text, from which on it is told; unless it brings
_BRINGS = 0.7  # a name or a number that no text has: then from this share on


class Novelty:
    """What the articles of earlier issues hold."""

    def __init__(self, known: Iterable[Article], weights: Mapping[str, float], readings: Readings) -> None:
        self._weights, self._readings = weights, readings
        self._texts: defaultdict[str, set[int]] = defaultdict(set)  # those that hold a stem
        self._numbers: set[float] = set()
        self._counts: defaultdict[str, set[float]] = defaultdict(set)  # of what is counted, by its last word
        self._languages: set[str | None] = set()
        self._told = Told()
        self._near = Near(SAME - SLACK, Work("sentences"))  # the sum is another in another order
        self._sentences: list[Candidate] = []
        for place, article in enumerate(known):
            self._languages.add(article.language)
            title = stems(article.title or "")
            self._told.add(title)
            for stem in title:
                self._texts[stem].add(place)
            for passage in readings.passages(article):
                self._told.add(passage.stems)
                self._sentences.append(self._candidate(passage))
                self._near.add(self._sentences[-1].vector)
                self._numbers |= passage.numbers
                for figure in passage.figures:
                    self._counts[_head(figure)].add(figure.value)
                for stem in passage.stems:
                    self._texts[stem].add(place)

    def unsaid(self, passage: Passage) -> bool:
        """Whether no sentence of theirs reports the same, in much the same words."""
        mine = self._candidate(passage)
        return not any(reports(mine, self._sentences[place]) for place, _ in self._near.to(mine.vector))

    def new(self, passage: Passage) -> bool:
        """Whether the sentence says what none of them says; nothing is known of a language that none of them is in."""
        if passage.article.language not in self._languages:
            return True
        if any(f.value not in self._counts.get(_head(f), {f.value}) for f in passage.figures if f.what):
            return True  # what was counted is counted anew
        named = self._named(passage)
        own = [s for s in passage.stems if len(s) >= LETTERS and s.isalpha() and s not in SMALL and s not in named]
        shares: defaultdict[int, float] = defaultdict(float)
        for stem in own:
            for place in self._texts.get(stem, ()):
                shares[place] += self._weights.get(stem, 1.0)
        told = max(shares.values(), default=0.0) / (sum(self._weights.get(s, 1.0) for s in own) or 1.0)
        return told < (_BRINGS if self._brings(passage) else _TOLD)

    def sure(self, passage: Passage) -> bool:
        """Whether it says so for certain: none of those in its language says the like, or all but the same of fewer."""
        if passage.article.language not in self._languages or not self.unsaid(passage) or not self.new(passage):
            return False
        return self._told.strange(passage.stems, self._named(passage)) or self._risen(passage)

    def _risen(self, passage: Passage) -> bool:
        """Whether it is a sentence that was told but for what it counts, of which there are more than in any text."""
        counts = ((f.value, self._counts.get(_head(f))) for f in passage.figures if f.what)
        more = any(before and value > max(before) for value, before in counts)
        return more and self._told.repeated(passage.stems)

    def strange(self, said: str) -> bool:
        """Whether these words of somebody have next to nothing in common with what any of them says; a single word
        tells nothing of a quotation that none of them prints."""
        return self._told.strange(stems(said), once=1.0)

    def _candidate(self, passage: Passage) -> Candidate:
        return Candidate(passage, unit(passage.stems, self._weights), passage.article.id)

    def _brings(self, passage: Passage) -> bool:
        """Whether it has a number or a name that no earlier text has."""
        if not passage.numbers <= self._numbers:
            return True
        return any(
            stem not in self._texts for n in self._names(passage) for stem in stems(n.text) if len(stem) >= LETTERS
        )

    def _named(self, passage: Passage) -> set[str]:
        return {s for name in self._names(passage) for s in stems(name.text)}

    def _names(self, passage: Passage) -> tuple[Name, ...]:
        return tuple(self._readings.of(passage.article).reading.part(passage.start, passage.end).names)


def _head(figure: Figure) -> str:
    """The last word of what is counted, as a stem."""
    return next(iter(stems(figure.what or "")[::-1]), "")
