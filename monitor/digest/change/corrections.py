"""The corrections that an article prints, each with the sentence that was wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from monitor.digest.index.places import Places
from monitor.digest.index.work import Work
from monitor.digest.passage import Passage, Readings, cosine, stems
from monitor.language.text.plain import plain
from monitor.language.text.retraction import corrects
from monitor.models import Article, Change, Figure


def announced(article: Article, earlier: Mapping[str, Article], work: Work, readings: Readings) -> Iterator[Change]:
    """The corrections that an article prints and did not print before, each with the sentence that was wrong."""
    before = earlier.get(article.id)
    printed = {p.text for p in before.paragraphs} if before else set()
    lost = _Lost(article, [old for old in earlier.values() if old.outlet == article.outlet], work, readings)
    for paragraph in article.paragraphs:
        if paragraph.start is None or paragraph.end is None or not corrects(plain(paragraph.text)):
            continue
        text = article.text[paragraph.start : paragraph.end]
        if text not in printed and (before is None or text not in before.text):
            wrong = lost.about(paragraph.start, paragraph.end)
            yield Change("correction", text, wrong, article.id, paragraph.start, paragraph.end, what="note")


class _Lost:
    """The sentences of its outlet's earlier texts that an article does not have any more."""

    def __init__(self, article: Article, earlier: Collection[Article], work: Work, readings: Readings) -> None:
        self._article, self._earlier, self._work, self._readings = article, earlier, work, readings

    def about(self, start: int, end: int) -> str | None:
        """The one that the note there is about: it holds a figure of the note, and is most like it."""
        values = {f.value for f in self._figures.between(start, end)}
        found = {number: passage for value in values for number, passage in self._gone.get(value, ())}
        self._work.spend(len(found))
        bag = dict.fromkeys(stems(self._article.text[start:end]), 1.0)
        gone = [found[number] for number in sorted(found)]
        return max(gone, key=lambda p: cosine(p.stems, bag)).text if gone else None

    @cached_property
    def _figures(self) -> Places[Figure]:
        return Places((f.start, f) for f in self._article.figures)

    @cached_property
    def _gone(self) -> Mapping[float, list[tuple[int, Passage]]]:
        """They by the values of their figures, numbered in order."""
        now = {" ".join(p.text.split()) for p in self._readings.passages(self._article)}
        gone = (p for old in self._earlier for p in self._readings.passages(old) if " ".join(p.text.split()) not in now)
        found: defaultdict[float, list[tuple[int, Passage]]] = defaultdict(list)
        for number, passage in enumerate(gone):
            for value in passage.numbers:
                found[value].append((number, passage))
        return found
