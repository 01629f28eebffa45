"""What is new in a story since the issues before: articles withdrawn, corrections, sentences that an article no longer
says as it did, figures that changed, and quotations and figures that nobody had printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from monitor.digest.change.corrections import announced
from monitor.digest.change.edits import edits
from monitor.digest.compare.utterances import Sayings
from monitor.digest.figures.counted import Counted, counted
from monitor.digest.index.sharing import Printed
from monitor.digest.index.work import Work
from monitor.digest.near import SLACK, Near
from monitor.digest.passage import Passage, Readings, around, cosine, stems, unit
from monitor.digest.summary.novelty import Novelty
from monitor.language.text.plain import plain
from monitor.language.text.words import words
from monitor.models import Article, Change, Figure, Quote, Span, Withdrawal

_REWORDED = 0.3  # cosine over which a new sentence stands in the place of an old one
_SAME_THING = 0.1  # cosine of two sentences over which figures of one noun count one thing
_ONE_THING = 0.6  # the same, all words alike, where nothing else shows that a story goes on
_AGAIN = 0.6  # cosine over which a sentence repeats another
_STATEMENT = 4  # words of a quotation that is news by itself
_SAID = 0.5  # certainty that a quotation words a known one
_MOSTLY = 0.5  # of a sentence, what is quoted in one that is a quotation with its speaker
_LEAD = 4  # sentences of an article, in which what it leads with stands
_TELLING = frozenset(("money", "share"))  # kinds of figures that tell something by themselves
_LARGE = 20  # a count that does
_MOST = 6  # added quotations, and added figures, of one story


def changes(
    articles: Sequence[Article],
    earlier: Mapping[str, Article],
    weights: Mapping[str, float],
    readings: Readings,
    novelty: Novelty | None = None,
) -> tuple[Change, ...]:
    """What is new in these articles against `earlier`: the versions that issues before held, by article id.

    Articles that were withdrawn or stand again come first, then corrections, what revised articles say now and said
    before, figures that changed, new quotations and new figures. Nothing is told twice, and () where no issue held any
    of the story. What is added stands in sentences that say for certain what was not told, by `novelty`, or by these
    versions. Of an article that is withdrawn nothing else is told. Raises BudgetError where there is too much to
    compare.
    """
    if not earlier:
        return ()
    turned = turns(articles, earlier, readings)
    articles = [a for a in articles if a.withdrawn is None]
    work = Work("sentences")
    told = Told([*turned, *(c for article in articles for c in announced(article, earlier, work, readings))])
    back = {c.article_id for c in turned}
    for article in articles:
        if article.id in earlier and article.id not in back:
            silent = not any(c.article_id == article.id for c in told.changes)
            revised = list(_revised(article, earlier[article.id], weights, work, readings, silent=silent))
            told.add([c for c in revised if not told.has(c)])
    fresh, known = [a for a in articles if a.id not in earlier], list(earlier.values())
    old = novelty or Novelty(known, weights, readings)
    if goes_on(fresh, earlier.values(), weights, readings):
        news = [*_figures(fresh, known, weights, readings), *_quotations(fresh, known, old, weights, readings)]
    else:
        news = [c for c in _figures(fresh, known, {}, readings, _ONE_THING) if c.kind == "revised"]
    for change in news:
        if not told.has(change) and (
            (change.kind, change.what) != ("added", "figure") or _sure(change, fresh, old, readings)
        ):
            told.add([change])
    return tuple(told.changes)


def _sure(change: Change, fresh: Iterable[Article], old: Novelty, readings: Readings) -> bool:
    """Whether the sentence in which the change stands says for certain what was not told."""
    article = next(a for a in fresh if a.id == change.article_id)
    sentence = around(readings.passages(article), change.start, change.end)
    return sentence is not None and old.sure(sentence)


class Told:
    """The changes that are told."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.changes: list[Change] = []
        self._before: set[str] = set()
        self._covered: defaultdict[str, bytearray] = defaultdict(bytearray)  # a byte for each character
        self.add(changes)

    def add(self, changes: Iterable[Change]) -> None:
        """Tell these too."""
        for change in changes:
            self.changes.append(change)
            if change.before is not None:
                self._before.add(change.before)
            covered = self._covered[change.article_id]
            covered.extend(bytes(max(0, change.end - len(covered))))
            covered[change.start : change.end] = b"\x01" * (change.end - change.start)

    def has(self, change: Change) -> bool:
        """Whether its place, or the sentence that it replaces, is told by one of them already."""
        return change.before in self._before or 1 in self._covered[change.article_id][change.start : change.end]


def turns(articles: Iterable[Article], earlier: Mapping[str, Article], readings: Readings) -> list[Change]:
    """The articles that were withdrawn since, and those that stand again; likewise."""
    found = []
    for article in articles:
        before = earlier.get(article.id)
        if before is None or (article.withdrawn is None) == (before.withdrawn is None):
            continue
        start, end = _opening(article, readings)
        if article.withdrawn is None:
            found.append(Change("restored", article.text[start:end], None, article.id, start, end, what="article"))
            continue
        start, end = _printed(article, article.withdrawn)
        text = article.text[start:end]
        title = article.title if article.title and article.title != article.withdrawn.note else None
        lost = title or before.text[slice(*_opening(before, readings))]
        found.append(Change("withdrawn", text, lost, article.id, start, end, what="article"))
    return found


def goes_on(
    articles: Sequence[Article], earlier: Iterable[Article], weights: Mapping[str, float], readings: Readings
) -> bool:
    """Whether one of the articles repeats something that was told: else the group holds two events, not a sequel."""
    old = [p for article in earlier for p in readings.passages(article)]
    near = Near(_AGAIN - SLACK, Work("sentences"))
    for passage in old if articles else ():
        near.add(unit(passage.stems, weights))
    return any(
        len(p.stems.keys() & old[place].stems.keys()) > 3 and cosine(p.stems, old[place].stems, weights) >= _AGAIN
        for article in articles
        for p in readings.passages(article)
        for place, _ in near.to(unit(p.stems, weights))
    )


# --- articles as a whole -----------------------------------------------------------------------------------------


def _opening(article: Article, readings: Readings) -> Span:
    """Where its first sentence stands; its first paragraph where it has none, as a list."""
    first = next(iter(readings.passages(article)), None)
    if first is not None:
        return first.start, first.end
    return next(((p.start, p.end) for p in article.paragraphs if p.start is not None and p.end is not None), (0, 0))


def _printed(article: Article, withdrawal: Withdrawal) -> Span:
    """Where the article itself says that it was withdrawn; (0, 0) where it does not."""
    start = article.text.find(withdrawal.note) if withdrawal.reason == "stated" and withdrawal.note else -1
    return (start, start + len(withdrawal.note or "")) if start >= 0 else (0, 0)


# --- edits -------------------------------------------------------------------------------------------------------


def _revised(
    now: Article, before: Article, weights: Mapping[str, float], work: Work, readings: Readings, *, silent: bool
) -> Iterator[Change]:
    old, new = readings.passages(before), readings.passages(now)
    for a, b, c, d in edits([_written(p) for p in old], [_written(p) for p in new]):
        near = Near(_REWORDED, work)
        for passage in old[a:b] if c < d else ():
            near.add(unit(passage.stems, weights))
        gone = dict(enumerate(old[a:b]))
        for passage in new[c:d]:
            alike = [(found, place) for place, found in near.to(unit(passage.stems, weights)) if place in gone]
            match = gone.pop(max(alike, key=itemgetter(0))[1]) if alike else None
            span = passage.start, passage.end
            if match:
                yield Change("revised", passage.text, match.text, now.id, *span, silent=silent)
            else:
                yield Change("added", passage.text, None, now.id, *span, silent=silent)
        for passage in gone.values():
            yield Change("withdrawn", "", passage.text, now.id, 0, 0, silent=silent)


def _written(passage: Passage) -> tuple[str, ...]:
    return tuple(plain(passage.text).split())


# --- figures and quotations --------------------------------------------------------------------------------------


def _figures(
    fresh: Sequence[Article],
    earlier: Iterable[Article],
    weights: Mapping[str, float],
    readings: Readings,
    least: float = _SAME_THING,
) -> Iterator[Change]:
    """Figures of which no earlier text has the value: revised where one has another value for the same thing, in a
    sentence that is at `least` so much alike."""
    old = [item for article in earlier for item in _counted(article, readings)]
    known = {(o.figure.unit, o.figure.value) for o in old}
    of = _Counting(old, weights, least)
    told: set[tuple[str, str | None, float]] = set()
    added: list[Change] = []
    for item in (i for article in fresh for i in _counted(article, readings)):
        figure, passage = item.figure, item.passage
        key = item.head, figure.unit, figure.value
        if (figure.unit, figure.value) in known or key in told:
            continue
        told.add(key)
        before = of.same(item)
        change = Change(
            "revised" if before else "added",
            passage.text,
            before.passage.text if before else None,
            passage.article.id,
            passage.start,
            passage.end,
            what="figure",
        )
        if before:
            yield change
        elif weighty(item, fresh):
            added.append(change)
    yield from added[:_MOST]


def weighty(item: Counted, articles: Sequence[Article]) -> bool:
    """Whether a new figure is news: money or a share, where its article leads with it; a number that another article
    gives too, or that a headline has."""
    if any(other.value == item.figure.value and other.unit == item.figure.unit for other in _elsewhere(item, articles)):
        return True
    title = item.passage.article.title or ""
    if item.figure.text.casefold() in title.casefold():
        return True
    return item.passage.index < _LEAD and (item.kind in _TELLING or item.figure.value >= _LARGE)


def _elsewhere(item: Counted, articles: Sequence[Article]) -> Iterator[Figure]:
    return (f for a in articles if a.outlet != item.passage.article.outlet for f in a.figures)


class _Counting:
    """Figures that were told, by unit and by the words for what they count."""

    def __init__(self, old: Sequence[Counted], weights: Mapping[str, float], least: float) -> None:
        self._old, self._weights = old, weights
        self._near: dict[tuple[str | None, str], tuple[Near, list[int]]] = {}
        work = Work("figures")
        for number, item in enumerate(old):
            for stem in set(stems(item.figure.what or "")):
                near, numbers = self._near.setdefault((item.figure.unit, stem), (Near(least, work), []))
                near.add(unit(item.passage.stems, weights))
                numbers.append(number)

    def same(self, item: Counted) -> Counted | None:
        """The one that counts the same thing, in the sentence that is most like it; the first of equals."""
        vector = unit(item.passage.stems, self._weights)
        alike: dict[int, float] = {}
        for stem in set(stems(item.figure.what or "")):
            near, numbers = self._near.get((item.figure.unit, stem), (None, ()))
            alike |= {numbers[place]: found for place, found in near.to(vector)} if near else {}
        best = min(alike, key=lambda number: (-alike[number], number), default=None)
        return self._old[best] if best is not None else None


def _counted(article: Article, readings: Readings) -> list[Counted]:
    """The figures of an article that say what they count, each with its sentence."""
    return [item for item in counted([article], readings) if item.figure.what]


def _quotations(
    fresh: Sequence[Article],
    earlier: Iterable[Article],
    old: Novelty,
    weights: Mapping[str, float],
    readings: Readings,
) -> Iterator[Change]:
    """Quotations of which no earlier text in their language has a wording, or the like; one statement once."""
    before = list(earlier)
    languages = {a.language for a in before}
    known = Sayings(weights)
    for quote in (q for a in before for q in a.quotes):
        known.add(quote.text)
    texts = Printed((readings.of(a).words for a in before), Work("quotations"))
    count = 0
    for article, quote in ((a, q) for a in fresh if a.language in languages for q in a.quotes):
        said = words(quote.text)
        if len(said) < _STATEMENT or count == _MOST or texts.have(said) or not _unheard(article, quote, old, readings):
            continue
        if any(known.same(quote.text, other) >= _SAID for other in known.like(quote.text)):
            continue
        known.add(quote.text)
        count += 1
        yield _quotation(article, quote, readings)


def _unheard(article: Article, quote: Quote, old: Novelty, readings: Readings) -> bool:
    """Whether nobody was told to say the like; of a sentence that is mostly no quotation, all of it must be new."""
    sentence = around(readings.passages(article), quote.spans[0][0], quote.spans[-1][1])
    if sentence is not None and sentence.spoken < _MOSTLY * (sentence.end - sentence.start):
        return old.sure(sentence)
    return old.strange(quote.text)


def _quotation(article: Article, quote: Quote, readings: Readings) -> Change:
    """The sentence around a quotation where one holds the whole of it, else the quotation from its first to its last
    word."""
    start, end = quote.spans[0][0], quote.spans[-1][1]
    sentence = around(readings.passages(article), start, end)
    if sentence is not None:
        start, end = sentence.start, sentence.end
    return Change(
        "added", article.text[start:end], None, article.id, start, end, what="quotation", speaker=quote.speaker
    )
