"""Sentences as the digest sees them: where they stand, and the weights of their words."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from monitor.digest.index.namesakes import Namesakes
from monitor.digest.index.places import Covered, Places
from monitor.language.lexicon import either
from monitor.language.names.find import Name
from monitor.language.reading import STEM, Part, Reading
from monitor.language.speech.attribution import Reader, clauses
from monitor.language.speech.pronouns import Pronouns
from monitor.language.speech.tellers import Tellers
from monitor.language.text.plain import plain
from monitor.language.text.retraction import corrects
from monitor.language.text.words import words
from monitor.language.time.resolve import Dated
from monitor.models import Article, Figure, Quote, Span

_BEHIND = re.compile(r"(?<=[^\W\d_] )[^ ]{1,60}|(?<=[^\W\d_], )[^ ]{1,60}")
_EDGE = re.compile(r"\b(?!\A)")
_MARKS = '"“”„«»'
_SPEECH = 400  # characters of sentences that stay together

# A sentence that opens so leans on the one before it.
_LEANING = re.compile(rf"^[\"'“”‘«„]?{either('sentences', 'leaning')}\b", re.IGNORECASE)
# And so does one that speaks as "we" or "I" outside quotation marks.
_SPEAKING = re.compile(rf"^{either('sentences', 'speaking')}\b", re.IGNORECASE)
# And one that says early on what "they" did.
_POINTING = re.compile(
    rf"^(?:[^\W\d_]+\s+){{1,3}}{either('sentences', 'pointing')}\b|"
    rf"^[^“”\"]{{1,80}},\s{either('sentences', 'pointing_says')}\s{either('sentences', 'says')}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Passage:
    """One sentence of one article."""

    article: Article
    start: int
    end: int
    index: int  #: its place among the article's sentences
    share: float  #: how far down the article it starts, 0 to 1
    note: bool = False  #: it stands in a correction that the article prints
    figures: tuple[Figure, ...] = ()  #: those that stand in it
    quotes: tuple[Quote, ...] = ()  #: those of which a part begins in it
    spoken: int = 0  #: characters of direct speech in it
    paragraph: Span = (0, 0)  #: the paragraph that it stands in

    @cached_property
    def text(self) -> str:
        """The sentence as printed."""
        return self.article.text[self.start : self.end]

    @cached_property
    def closed(self) -> bool:
        """Whether it closes each quotation that it opens."""
        return _closed(self.text)

    @cached_property
    def stands(self) -> bool:
        """Whether it can be read alone: it closes each quotation that it opens, and leans on no sentence before it."""
        return self.closed and not leans(plain(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded, in order."""
        return tuple(words(self.text))

    @cached_property
    def stems(self) -> Counter[str]:
        """Its words, cut to stems, counted."""
        return Counter(word[:STEM] for word in self.words)

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The values of the figures that stand in it."""
        return frozenset(f.value for f in self.figures)


def leans(text: str) -> bool:
    """Whether a sentence opens with a bare pronoun or a connective, so that it needs the one before it."""
    return any(pattern.match(text) for pattern in (_LEANING, _SPEAKING, _POINTING))


def stems(text: str) -> list[str]:
    """The words of a text, cut to a length at which inflected forms mostly agree."""
    return [word[:STEM] for word in words(text)]


class Readings:
    """The articles of a story as they are read, each once. Dropped with the story: it is no cache of the run."""

    def __init__(self) -> None:
        self._read: dict[int, ReadArticle] = {}  # by the article itself, since versions share an id
        self._sentences: dict[tuple[str, str | None], Sequence[Span]] = {}  # of a paragraph; copies print the same

    def of(self, article: Article) -> ReadArticle:
        """What is read in the article."""
        found = self._read.get(id(article))
        if found is None:
            found = self._read[id(article)] = ReadArticle(article, self.sentences)
        return found

    def passages(self, article: Article) -> Sequence[Passage]:
        """As `passages`."""
        return self.of(article).passages

    def sentences(self, paragraph: Part) -> Sequence[Span]:
        """The sentences of a paragraph, by places in it, those in one quotation together."""
        key = paragraph.text, paragraph.whole.language
        found = self._sentences.get(key)
        if found is None:
            found = self._sentences[key] = _spoken(paragraph)
        return found

    def names(self, article: Article) -> tuple[Name, ...]:
        """The names in the article, in the order of the text."""
        return self.of(article).reading.names


@dataclass(frozen=True, eq=False)
class ReadArticle:
    """An article, its text as it is read, and its sentences."""

    article: Article
    cut: Callable[[Part], Sequence[Span]]  #: a paragraph into its sentences

    @cached_property
    def reading(self) -> Reading:
        """Its text."""
        return Reading(self.article.text, self.article.language)

    @cached_property
    def behind(self) -> frozenset[str]:
        """The words that it has behind another, and the beginnings of those with a hyphen or an apostrophe."""
        return frozenset(
            start
            for word in _BEHIND.findall(self.article.text)
            for start in (word, *(word[: place.start()] for place in _EDGE.finditer(word)))
        )

    @cached_property
    def people(self) -> Namesakes:
        """The persons named in it."""
        return Namesakes(self.reading.names)

    @cached_property
    def tellers(self) -> Tellers:
        """Who gives what its sentences report."""
        return Tellers(self.reading, self._clauses)

    @cached_property
    def pronouns(self) -> Pronouns:
        """Whom its pronouns mean."""
        return Pronouns(self.reading, self._clauses, self.article.quotes)

    @cached_property
    def _clauses(self) -> Reader:
        return clauses(self.reading)

    @cached_property
    def dates(self) -> Places[Dated]:
        """The days, weeks, months and years that it names."""
        return Places((d.start, d) for d in self.reading.dates(self.article.published))

    @cached_property
    def words(self) -> Sequence[str]:
        """Its words, folded, in order: those of its sentences, and of what stands between them."""
        found, place = list[str](), 0
        for passage in self.passages:
            found += (*words(self.article.text[place : passage.start]), *passage.words)
            place = passage.end
        return [*found, *words(self.article.text[place:])]

    @cached_property
    def passages(self) -> Sequence[Passage]:
        """Its sentences, as `passages` says."""
        return _passages(self)


def passages(article: Article) -> Sequence[Passage]:
    """The sentences of the article's running text, in order; headings and list items are none.

    Sentences that stand in one quotation stay together, as far as it is not too long, so that none ends in mid-speech.
    """
    return Readings().passages(article)


def _passages(read: ReadArticle) -> list[Passage]:
    article = read.article
    paragraphs = (
        read.reading.part(p.start, p.end)
        for p in article.paragraphs
        if p.kind in ("body", "quote") and p.start is not None and p.end is not None
    )
    found = [
        (paragraph, paragraph.start + start, paragraph.start + end, note)
        for paragraph in paragraphs
        for note in (corrects(paragraph.plain.text),)
        for start, end in read.cut(paragraph)
    ]
    size = max(1, len(article.text))
    figures = Places((f.start, f) for f in article.figures)
    quotes = Places((start, q) for q in article.quotes for start, _ in q.spans)
    spoken = Covered(span for q in article.quotes for span in q.spans)
    return [
        Passage(
            article,
            start,
            end,
            index,
            start / size,
            note,
            tuple(f for f in figures.between(start, end) if f.end <= end),
            tuple(quotes.between(start, end)),
            spoken.between(start, end),
            (paragraph.start, paragraph.end),
        )
        for index, (paragraph, start, end, note) in enumerate(found)
    ]


def around(told: Sequence[Passage], start: int, end: int) -> Passage | None:
    """The one of an article's sentences that holds this stretch; None where none does."""
    place = bisect_right(told, start, key=attrgetter("start")) - 1
    return told[place] if place >= 0 and end <= told[place].end else None


def _spoken(paragraph: Part) -> tuple[Span, ...]:
    text, joined = paragraph.text, list[Span]()
    for start, end in paragraph.sentences:
        if joined and not _closed(text[slice(*joined[-1])]) and end - joined[-1][0] <= _SPEECH:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return tuple(joined)


def _closed(text: str) -> bool:
    """Whether quotation marks come in pairs, of whatever kind: real texts open with one kind and close with another."""
    return sum(text.count(mark) for mark in _MARKS) % 2 == 0


def rarity(texts: Sequence[Iterable[str]]) -> dict[str, float]:
    """The weight of each stem: how few of `texts` hold it (smoothed inverse document frequency)."""
    counts = Counter(stem for text in texts for stem in set(text))
    return {stem: math.log((1 + len(texts)) / (0.5 + count)) for stem, count in counts.items()}


def unit(bag: Mapping[str, float], weights: Mapping[str, float] | None = None) -> dict[str, float]:
    """A bag of stems as a vector of length one, each count multiplied by its stem's weight where there are weights."""
    found = {s: n * weights.get(s, 1.0) for s, n in bag.items()} if weights else dict(bag)
    length = math.sqrt(sum(n * n for n in found.values()))
    return {s: n / length for s, n in found.items()} if length else {}


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The inner product of two vectors: of unit vectors, their cosine."""
    if len(one) > len(other):
        one, other = other, one
    total = 0.0
    for stem, share in one.items():  # a loop: it is asked so often that it shows
        if stem in other:
            total += share * other[stem]
    return total


def cosine(one: Mapping[str, float], other: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """Cosine of two bags of stems, 0 to 1; with `weights` each count is multiplied by its stem's weight."""
    return dot(unit(one, weights), unit(other, weights))
