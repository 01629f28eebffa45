"""What one outlet alone reports, among the texts that we hold: a name, a figure, a quotation or an event.

"Alone" is said of independent texts: what a second outlet printed as a copy is not one outlet's alone, and what may
stand in another text in other words is passed over (see `absence`).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from monitor.digest.compare.absence import LINKS, Held, held
from monitor.digest.compare.deeds import deed
from monitor.digest.index.places import Places
from monitor.digest.outlets import names_of
from monitor.digest.passage import Passage, ReadArticle, Readings, around
from monitor.digest.summary.adaptation import adapted, before
from monitor.digest.summary.credit import hearsay
from monitor.language import lexicon
from monitor.language.lexicon.honorifics import DIRECTIONS, IMPERSONAL, PEOPLES, TITLES, no_names
from monitor.language.names.find import Name
from monitor.language.names.gender import is_given
from monitor.language.names.nations import COUNTRIES, nation
from monitor.language.text.scripts import LOWER
from monitor.language.text.words import fold, words
from monitor.models import Article, Exclusive, FactKind, FigureRow, Quote, Span, Utterance

_TEXTS = 100  # of a story; in one of more, little is certain, and to look through all of them takes too long
_BEFORE_A_NAME = 40  # characters in which stands whose somebody is
_EACH = 3  # sentences of one outlet
_MOST = 8  # of a story
_EVENT = 0.28  # of an event's words, those that two sentences of another text may have
_QUOTED = 0.6  # the same of a quotation's
_FEWEST = 3  # words of a quotation that is a fact by itself
_REPORTED = 0.5  # and of its telling words, each counting the same: then another text may report it without marks
_LEAST, _LONGEST = 8, 45  # words of a sentence that tells an event
_LANGUAGES = frozenset(code for code in lexicon.languages() if lexicon.pairs("deeds", "told", code))  # are certain
_LESS = {"person": 0.0, "body": 0.5, "place": 1.0}  # what a body or a place, named in passing, weighs less
_BEFORE = DIRECTIONS | lexicon.words("names", "before_towns")  # no bodies by themselves
_TELLING = 4  # letters of the word that tells a body from others: "IL" does not
_WORKS = lexicon.words("names", "works")  # neither bodies nor places
_SIDES = lexicon.words("offices", "sides")  # titles that are no office by themselves
_LINKS = lexicon.either("names", "body_links")
_GOES_BEFORE = re.compile(rf"[^\W\d_{LOWER}][\w’'-]*[ \u00a0](?:{_LINKS}[ \u00a0])*\Z")
_GOES_ON = re.compile(rf"[ \u00a0](?:{_LINKS}[ \u00a0])*[^\W\d_{LOWER}]")
_CREDIT = re.compile(rf"\b{lexicon.either('bylines', 'contributed')}\b", re.IGNORECASE)
_JOINED = re.compile(r"[^\W\d_A-Z]{4}[A-Z](?:[^\W\d_A-Z]{4}|[A-Z]{2})")  # two sentences, run together by their page
_INNER = re.compile(r"[^\W\d_]{3}[A-Z]")  # two words that a page ran together
_Voice = tuple[str, str | None]  # an outlet, and the language of its text
_WEIGHTS: Mapping[FactKind, float] = {"event": 3.0, "quotation": 2.5, "figure": 2.0, "name": 2.0}


@dataclass(frozen=True)
class _Told:
    """Something that one outlet alone has, and the sentence that it stands in."""

    kind: FactKind
    passage: Passage
    weight: float
    span: Span | None = None  #: the words that say it; None where the whole sentence does


@dataclass(frozen=True)
class _Text:
    """An article whose facts can be one outlet's alone."""

    article: Article
    names: Sequence[Name]
    read: ReadArticle
    alone: dict[int, bool] = field(default_factory=dict)  # which of its sentences can be read alone, as far as asked

    def stands(self, passage: Passage) -> bool:
        """Whether this sentence of it can be read alone, as it is printed."""
        if passage.index not in self.alone:
            self.alone[passage.index] = (
                _whole(passage.text)
                and not passage.note
                and not hearsay(passage)
                and adapted(passage, before(passage, self.read.passages), self.read) == " ".join(passage.text.split())
            )
        return self.alone[passage.index]

    def sentence(self, place: int) -> Passage | None:
        """The sentence at this place of the text, where it can be read alone."""
        found = around(self.read.passages, place, place + 1)
        return found if found is not None and self.stands(found) else None


def exclusives(
    articles: Sequence[Article],
    *,
    others: Sequence[Article],
    independent: Mapping[str, str],
    names: Mapping[str, Sequence[Name]],
    persons: Mapping[str, str],
    quotes: Sequence[Utterance],
    figures: Sequence[FigureRow],
    weights: Mapping[str, float],
    readings: Readings,
) -> tuple[tuple[Exclusive, ...], int]:
    """The sentences that hold such facts, the most telling first, at most three of an outlet and eight of the story;
    and how many more there are. None where fewer than two newsrooms report, or more than a hundred texts.

    `others` are further texts of the story, which are only looked at for what they hold too. `independent` gives the
    origin of each article, `names` the names in it, `persons` what the story calls each, `weights` the stems' rarity.
    """
    printed: dict[str, set[str]] = {}
    for article in articles:
        printed.setdefault(independent.get(article.id, article.id), set()).add(article.outlet)
    newsrooms = {o for group in printed.values() for o in group}
    if len(newsrooms) < 2 or len(printed) < 2 or len(articles) + len(others) > _TEXTS:
        return (), 0
    texts = {
        a.id: _Text(a, names.get(a.id, ()), readings.of(a))
        for a in articles
        if len(printed[independent.get(a.id, a.id)]) == 1
    }
    known = held([*articles, *others], readings)
    every = [*articles, *others]
    told = [
        *_quotations(texts, quotes, known, every, persons, weights),
        *_figures(texts, figures, known),
        *_names(texts, known, persons, _publishers(every)),
        *_events(texts, known, weights),
    ]
    order = {a.id: n for n, a in enumerate(articles)}
    return _shown(told, order)


def _shown(told: Sequence[_Told], order: Mapping[str, int]) -> tuple[tuple[Exclusive, ...], int]:
    """One entry a sentence, by weight, then by place."""
    sentences: dict[tuple[int, int], list[_Told]] = {}
    for one in told:
        sentences.setdefault((order[one.passage.article.id], one.passage.start), []).append(one)
    ranked = sorted(sentences.items(), key=lambda row: (-_weight(row[1]), row[0]))
    chosen: list[Exclusive] = []
    count: Counter[str] = Counter()
    for _, facts in ranked:
        passage = facts[0].passage
        outlet = passage.article.outlet
        if len(chosen) < _MOST and count[outlet] < _EACH:
            count[outlet] += 1
            first = max(facts, key=lambda f: _WEIGHTS[f.kind])
            marks = tuple(sorted({f.span for f in facts if f.span is not None}))
            chosen.append(
                Exclusive(outlet, passage.text, passage.article.id, passage.start, passage.end, first.kind, marks)
            )
    return tuple(chosen), len(ranked) - len(chosen)


def _weight(facts: Sequence[_Told]) -> float:
    return max(f.weight for f in facts) + 0.25 * (len(facts) - 1) - 0.5 * facts[0].passage.share


def _quotations(
    texts: Mapping[str, _Text],
    quotes: Sequence[Utterance],
    known: Held,
    every: Sequence[Article],
    persons: Mapping[str, str],
    weights: Mapping[str, float],
) -> Iterator[_Told]:
    parts = _openings(every)
    spoken = {
        (outlet, language): frozenset(persons.get(q.speaker, q.speaker) if q.speaker else None for q in found)
        for (outlet, language), found in _quoted(every).items()
    }
    for said in quotes:
        if len(said.variants) != 1 or len(said.variants[0].outlets) != 1 or said.variants[0].article_id not in texts:
            continue
        wording = said.variants[0]
        article = texts[wording.article_id].article
        passage = texts[article.id].sentence(wording.spans[0][0])
        if _quoted_in_part(words(wording.text), article.outlet, parts):
            continue  # another one quotes a part of it
        if len(words(wording.text)) < _FEWEST or passage is None or _translated(said.speaker, article, spoken):
            continue
        if known.told(wording.text, article.outlet, weights, _QUOTED) < _QUOTED and not known.reported(
            wording.text, article.outlet, _REPORTED
        ):
            for span in wording.spans:
                if span[1] <= passage.end:
                    yield _Told("quotation", passage, _WEIGHTS["quotation"] + 0.5 * (said.speaker is not None), span)


_Parts = Mapping[tuple[str, ...], Sequence[tuple[str, tuple[str, ...]]]]


def _openings(articles: Iterable[Article]) -> _Parts:
    """The quotations of three words or more with their outlets, by their first three."""
    found: defaultdict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for article in articles:
        for quote in article.quotes:
            if len(own := tuple(words(quote.text))) >= _FEWEST:
                found[own[:_FEWEST]].append((article.outlet, own))
    return found


def _quoted_in_part(whole: Sequence[str], outlet: str, parts: _Parts) -> bool:
    """Whether another outlet's quotation stands in a row in these words."""
    return any(
        other != outlet and tuple(whole[n : n + len(own)]) == own
        for n in range(len(whole) - _FEWEST + 1)
        for other, own in parts.get(tuple(whole[n : n + _FEWEST]), ())
    )


def _quoted(articles: Iterable[Article]) -> Mapping[_Voice, Sequence[Quote]]:
    """The quotations by outlet and language."""
    found: defaultdict[_Voice, list[Quote]] = defaultdict(list)
    for article in articles:
        found[article.outlet, article.language] += article.quotes
    return found


def _translated(speaker: str | None, article: Article, spoken: Mapping[_Voice, Collection[str | None]]) -> bool:
    """Whether a text of another outlet quotes the speaker, or somebody unnamed, in another language."""
    return any(
        speakers and (speaker is None or None in speakers or speaker in speakers)
        for (outlet, language), speakers in spoken.items()
        if outlet != article.outlet and language != article.language
    )


def _figures(texts: Mapping[str, _Text], rows: Sequence[FigureRow], known: Held) -> Iterator[_Told]:
    for row in rows:
        value = row.values[0]
        if len(row.values) != 1 or value.article_id not in texts or (value.value == 1 and row.unit is None):
            continue
        if known.number(value.value, value.text, value.outlet):
            continue
        passage = texts[value.article_id].sentence(value.start)
        if passage is not None:
            slight = row.unit is None and abs(value.value) < 10
            yield _Told("figure", passage, _WEIGHTS["figure"] - slight, (value.start, value.end))


def _names(
    texts: Mapping[str, _Text], known: Held, persons: Mapping[str, str], publishers: frozenset[str]
) -> Iterator[_Told]:
    for text in texts.values():
        article = text.article
        if article.language not in _LANGUAGES:
            continue
        speakers = {q.speaker for q in article.quotes if q.speaker}
        mentions = Counter(persons.get(n.text, n.text) for n in text.names)
        done: set[str] = set()
        for name in text.names:
            called = persons.get(name.text, name.text)
            sort = _sort(name, article, speakers)
            if sort is None or called in done or publishers & set(words(name.text)):
                continue
            if _whose(article.text[: name.start]) in publishers:
                continue  # "Heron's Ann Lee": a reporter
            has = known.person if sort == "person" else known.thing
            if has(name.text, article.outlet, article.language):
                done.add(called)
                continue
            passage = text.sentence(name.start)
            if passage is not None and name.end <= passage.end:
                done.add(called)
                weight = _WEIGHTS["name"] + 0.5 * math.log2(mentions[called]) - _LESS[sort]
                yield _Told("name", passage, weight, (name.start, name.end))


def _whose(before: str) -> str:
    """The word in the possessive that ends this text; "" where none does."""
    owner = before[-_BEFORE_A_NAME:].rstrip()
    return words(owner)[-1] if owner.endswith(("'s", "’s")) else ""


def _sort(name: Name, article: Article, speakers: Collection[str]) -> Literal["person", "body", "place"] | None:
    """What is named, where that is certain."""
    parts = name.text.split()
    lows = [fold(p) for p in parts]
    if set(lows) & no_names(article.language) or name.text.isupper() or _INNER.search(name.text):
        return None
    if len(parts) == 1:
        return "place" if lows[0] not in PEOPLES and (lows[0] in COUNTRIES or nation(lows[0]) is not None) else None
    if set(lows[:-1]) <= DIRECTIONS and (lows[-1] in COUNTRIES or nation(lows[-1]) is not None):
        return "place" if lows[-1] not in PEOPLES else None
    if name.person:
        office = name.title.split()[-1:]
        known = is_given(parts[0]) or name.text in speakers or (office and office[0] in TITLES - IMPERSONAL - _SIDES)
        return "person" if known and not set(lows) & (PEOPLES | IMPERSONAL) and parts[-1][0].isupper() else None
    telling = any(len(low) >= _TELLING for low in set(lows) - IMPERSONAL - TITLES - PEOPLES - LINKS)
    return (
        "body"
        if telling and set(lows) & IMPERSONAL - _WORKS - _BEFORE and "-" not in name.text and _apart(name, article.text)
        else None
    )


def _apart(name: Name, text: str) -> bool:
    """Whether the name does not go on before or behind what was read of it: "White House | Medical Unit"."""
    before, behind = text[: name.start][-30:], text[name.end : name.end + 30]
    return _GOES_BEFORE.search(before) is None and _GOES_ON.match(behind) is None


def _publishers(articles: Sequence[Article]) -> frozenset[str]:
    """The words of the outlets, agencies and authors, who are named for themselves."""
    return frozenset(
        word
        for a in articles
        for name in (a.outlet, a.agency or "", *a.byline)
        for word in words(name)
        if len(word) > 2 and word not in IMPERSONAL
    )


def _events(texts: Mapping[str, _Text], known: Held, weights: Mapping[str, float]) -> Iterator[_Told]:
    for text in texts.values():
        article = text.article
        if article.language not in _LANGUAGES:
            continue
        names = Places((n.start, n) for n in text.names)
        for p in text.read.passages:
            read = _LEAST <= len(p.text.split()) <= _LONGEST
            row = deed(text.read.reading.part(p.start, p.end).tokens) if read else None
            if row is None or p.quotes or not names_of(article.outlet).isdisjoint(p.words):
                continue  # "The Heron's Ann Lee asked him": of the house, not of the story
            if (
                names.between(p.start, p.end)
                and not known.foreign(article.outlet, article.language)
                and text.stands(p)
                and not known.deed(row, p.text, article.outlet)
                and known.told(p.text, article.outlet, weights, _EVENT) <= _EVENT
            ):
                yield _Told("event", p, _WEIGHTS["event"])


def _whole(text: str) -> bool:
    """Whether it is a sentence, and no line of credits, link or heading."""
    found = text.split()
    small = sum(w[:1].islower() for w in found)
    if _CREDIT.search(text) or _JOINED.search(text):
        return False
    return len(found) > 5 and small * 2 >= len(found) and text.rstrip("\"'”’»“)")[-1:] in ".!…"
