"""What is new in a story since the issues before: articles withdrawn, corrections, sentences that an article no longer
says as it did, figures that changed, and quotations and figures that nobody had printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from monitor.digest.counted import Counted, counted
from monitor.digest.text import Passage, cosine, passages, stems
from monitor.digest.utterances import same_statement
from monitor.language.plain import plain
from monitor.language.retraction import corrects
from monitor.language.words import words
from monitor.models import Article, Change, Quote, Span, Withdrawal

_REWORDED = 0.3  # cosine over which a new sentence stands in the place of an old one
_SAME_THING = 0.1  # cosine of two sentences over which figures of one noun count one thing
_AGAIN = 0.6  # cosine over which a sentence repeats another
_STATEMENT = 4  # words of a quotation that is news by itself
_SAID = 0.5  # certainty that a quotation words a known one
_MOST = 6  # added quotations, and added figures, of one story


def changes(
    articles: Sequence[Article], earlier: Mapping[str, Article], weights: Mapping[str, float]
) -> tuple[Change, ...]:
    """What is new in these articles against `earlier`: the versions that issues before held, by article id.

    Articles that were withdrawn or stand again come first, then corrections, what revised articles say now and said
    before, figures that changed, new quotations and new figures. Nothing is told twice, and () where no issue held any
    of the story. Of an article that is withdrawn nothing else is told.
    """
    if not earlier:
        return ()
    turned = turns(articles, earlier)
    articles = [a for a in articles if a.withdrawn is None]
    found = [*turned, *(c for article in articles for c in _announced(article, earlier))]
    back = {c.article_id for c in turned}
    for article in articles:
        if article.id in earlier and article.id not in back:
            silent = not any(c.article_id == article.id for c in found)
            revised = list(_revised(article, earlier[article.id], weights, silent=silent))
            found += [c for c in revised if not _told(c, found)]
    fresh = [a for a in articles if a.id not in earlier]
    if goes_on(fresh, earlier.values(), weights):
        for change in (*_figures(fresh, earlier.values(), weights), *_quotations(fresh, earlier.values(), weights)):
            if not _told(change, found):
                found.append(change)
    return tuple(found)


def turns(articles: Iterable[Article], earlier: Mapping[str, Article]) -> list[Change]:
    """The articles that were withdrawn since, and those that stand again; likewise."""
    found = []
    for article in articles:
        before = earlier.get(article.id)
        if before is None or (article.withdrawn is None) == (before.withdrawn is None):
            continue
        start, end = _opening(article)
        if article.withdrawn is None:
            found.append(Change("restored", article.text[start:end], None, article.id, start, end, what="article"))
            continue
        start, end = _printed(article, article.withdrawn)
        text = article.text[start:end]
        title = article.title if article.title and article.title != article.withdrawn.note else None
        lost = title or before.text[slice(*_opening(before))]
        found.append(Change("withdrawn", text, lost, article.id, start, end, what="article"))
    return found


def goes_on(articles: Sequence[Article], earlier: Iterable[Article], weights: Mapping[str, float]) -> bool:
    """Whether one of the articles repeats something that was told: else the group holds two events, not a sequel."""
    old = [p for article in earlier for p in passages(article)]
    return any(
        len(p.stems.keys() & o.stems.keys()) > 3 and cosine(p.stems, o.stems, weights) >= _AGAIN
        for article in articles
        for p in passages(article)
        for o in old
    )


# --- articles as a whole -----------------------------------------------------------------------------------------


def _opening(article: Article) -> Span:
    """Where its first sentence stands; its first paragraph where it has none, as a list."""
    first = next(iter(passages(article)), None)
    if first is not None:
        return first.start, first.end
    return next(((p.start, p.end) for p in article.paragraphs if p.start is not None and p.end is not None), (0, 0))


def _printed(article: Article, withdrawal: Withdrawal) -> Span:
    """Where the article itself says that it was withdrawn; (0, 0) where it does not."""
    start = article.text.find(withdrawal.note) if withdrawal.reason == "stated" and withdrawal.note else -1
    return (start, start + len(withdrawal.note or "")) if start >= 0 else (0, 0)


# --- corrections and edits ---------------------------------------------------------------------------------------


def _announced(article: Article, earlier: Mapping[str, Article]) -> Iterator[Change]:
    """The corrections that an article prints and did not print before, each with the sentence that was wrong."""
    known = earlier[article.id].text if article.id in earlier else ""
    for paragraph in article.paragraphs:
        if paragraph.start is None or paragraph.end is None or not corrects(paragraph.text):
            continue
        text = article.text[paragraph.start : paragraph.end]
        if text not in known:
            wrong = _wrong(article, text, earlier)
            yield Change("correction", text, wrong, article.id, paragraph.start, paragraph.end, what="note")


def _wrong(article: Article, note: str, earlier: Mapping[str, Article]) -> str | None:
    """The sentence of the outlet's earlier text that the note is about: it is gone, and holds a figure of the note."""
    start = article.text.find(note)
    numbers = {f.value for f in article.figures if start <= f.start < start + len(note)}
    now = {" ".join(p.text.split()) for p in passages(article)}
    gone = [
        p
        for old in earlier.values()
        if old.outlet == article.outlet
        for p in passages(old)
        if " ".join(p.text.split()) not in now and numbers & p.numbers
    ]
    bag = dict.fromkeys(stems(note), 1.0)
    return max(gone, key=lambda p: cosine(p.stems, bag)).text if gone else None


def _revised(now: Article, before: Article, weights: Mapping[str, float], *, silent: bool) -> Iterator[Change]:
    old, new = passages(before), passages(now)
    matcher = SequenceMatcher(None, [_written(p) for p in old], [_written(p) for p in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone = list(old[a:b])
        for passage in new[c:d]:
            match = max(gone, key=lambda p: cosine(p.stems, passage.stems, weights), default=None)
            span = passage.start, passage.end
            if match and cosine(match.stems, passage.stems, weights) >= _REWORDED:
                gone.remove(match)
                yield Change("revised", passage.text, match.text, now.id, *span, silent=silent)
            else:
                yield Change("added", passage.text, None, now.id, *span, silent=silent)
        for passage in gone:
            yield Change("withdrawn", "", passage.text, now.id, 0, 0, silent=silent)


def _written(passage: Passage) -> tuple[str, ...]:
    return tuple(plain(passage.text).split())


def _told(change: Change, found: Sequence[Change]) -> bool:
    """Whether its place, or the sentence that it replaces, is told by another change already."""
    return any(
        (c.before is not None and c.before == change.before)
        or (c.article_id == change.article_id and c.start < change.end and change.start < c.end)
        for c in found
    )


# --- figures and quotations --------------------------------------------------------------------------------------


def _figures(fresh: Sequence[Article], earlier: Iterable[Article], weights: Mapping[str, float]) -> Iterator[Change]:
    """Figures of which no earlier text has the value: revised where one has another value for the same thing."""
    old = [item for article in earlier for item in _counted(article)]
    known = {(o.figure.unit, o.figure.value) for o in old}
    told: set[tuple[str, str | None, float]] = set()
    added: list[Change] = []
    for item in (i for article in fresh for i in _counted(article)):
        figure, passage = item.figure, item.passage
        key = item.head, figure.unit, figure.value
        if (figure.unit, figure.value) in known or key in told:
            continue
        told.add(key)
        alike = [
            o
            for o in old
            if not set(stems(o.figure.what or "")).isdisjoint(stems(figure.what or ""))
            and o.figure.unit == figure.unit
            and cosine(o.passage.stems, passage.stems, weights) >= _SAME_THING
        ]
        before = max(alike, key=lambda o: cosine(o.passage.stems, passage.stems, weights), default=None)
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
        else:
            added.append(change)
    yield from added[:_MOST]


def _counted(article: Article) -> list[Counted]:
    """The figures of an article that say what they count, each with its sentence."""
    return [item for item in counted([article]) if item.figure.what]


def _quotations(fresh: Sequence[Article], earlier: Iterable[Article], weights: Mapping[str, float]) -> Iterator[Change]:
    """Quotations of which no earlier text in their language has a wording; one statement once."""
    before = list(earlier)
    languages = {a.language for a in before}
    known = [q.text for a in before for q in a.quotes]
    texts = [" ".join(words(a.text)) for a in before]
    count = 0
    for article, quote in ((a, q) for a in fresh if a.language in languages for q in a.quotes):
        said = words(quote.text)
        if len(said) < _STATEMENT or count == _MOST or any(" ".join(said) in text for text in texts):
            continue
        if any(same_statement(quote.text, other, weights) >= _SAID for other in known):
            continue
        known.append(quote.text)
        count += 1
        yield _quotation(article, quote)


def _quotation(article: Article, quote: Quote) -> Change:
    """The sentence around a quotation where one holds the whole of it, else the quotation from its first to its last
    word."""
    start, end = quote.spans[0][0], quote.spans[-1][1]
    around = next((p for p in passages(article) if p.start <= start and end <= p.end), None)
    if around is not None:
        start, end = around.start, around.end
    return Change(
        "added", article.text[start:end], None, article.id, start, end, what="quotation", speaker=quote.speaker
    )
