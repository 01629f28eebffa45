"""One utterance, each printed wording: quotations of the same statement across outlets and translations.

Only where it is certain: one speaker, most words of the shorter one in common, the same negations and numbers in the
part that they share. All else stands alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from monitor.digest.compare.claims import conflict
from monitor.digest.index.sharing import Sharing
from monitor.digest.index.work import Work
from monitor.language import lexicon
from monitor.language.reading import STEM, Reading
from monitor.language.text.words import words
from monitor.models import Article, Quote, Span, Statement, Utterance, Wording

_SHARE = 0.5  # of the rarer words of the shorter quotation
_STATEMENT = 6  # words
_PLACES = 3  # utterances of an outlet before every outlet has one
_LEAST = 3  # rarer words in common
_SURE = 4  # of them, where another word of the statement is replaced
_HANDS = 2  # small changes that show a second hand where one word is replaced
_LONG = 8  # rarer words in common that need only one of them
_CUT = 4  # words of a quotation that may be found to the letter in a longer one
_ORDER = 0.6  # of the rarer words in common, those that stand in the same order
_ALIKE = 0.85  # likeness of two spellings of one word
_AROUND = 3  # words beside the part in common that may turn its claim
_QUOTATIONS = 20_000  # pairs of short ones that are compared word by word
_SHORT = 1_000  # pairs of words in two short ones
_PRINTED = 300_000  # pairs of places at which one statement is printed
_ROOT = 4  # letters of a name that its cases and spellings leave alone
_CLAUSE = re.compile(r"[.,;:!?…—–()]+(?=\s|\Z)|\s[—–-]+\s")
_COMMON = lexicon.words("digest", "small_words")


@dataclass(frozen=True)
class Said:
    """One quotation of one article, or another statement."""

    article: Article
    quote: Quote | Statement
    speaker: str | None  #: as the story calls the person

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(words(self.quote.text))


def utterances(
    articles: Sequence[Article], persons: Mapping[str, str], weights: Mapping[str, float], *, alone_at_most: int = 8
) -> tuple[Utterance, ...]:
    """The direct quotations of the articles, wordings of one statement together, by speaker; most widely printed first.

    Of those that one outlet alone prints at most so many, whole statements before fragments.
    `persons` maps a speaker's name in an article to the name that the story prints; `weights` are the stems' rarities.
    Raises BudgetError where too many are alike.
    """
    said = [
        Said(article, quote, persons.get(quote.speaker, quote.speaker) if quote.speaker else None)
        for article in articles
        for quote in article.quotes
    ]
    groups = grouped(said, _scored(said, weights), lambda one: one.article.id)
    order = {article.id: place for place, article in enumerate(articles)}
    made = [(_utterance(group, order), group) for group in groups]
    made.sort(key=lambda row: (-_printed(row[0]), row[0].speaker is None, not _stands(*row), _place(row[0], order)))
    told = [utterance for utterance, _ in made]
    ranked = fair(told, alone_at_most)
    first = {u.speaker: place for place, u in reversed(list(enumerate(ranked)))}
    return tuple(sorted(ranked, key=lambda u: first[u.speaker]))


def fair(ranked: Sequence[Utterance], shown: int, *, voices: bool = False) -> list[Utterance]:
    """All that several outlets print, then so many others: the first of each outlet before any fourth.

    With `voices` each speaker's first stands before anybody's second, too.
    """
    outlets, speakers = Counter[str](), Counter[str | None]()
    turns: list[tuple[int, int]] = []
    for place, utterance in enumerate(ranked):
        own = {outlet for wording in utterance.variants for outlet in wording.outlets}
        outlets.update(own)
        most = min(outlets[outlet] for outlet in own)
        who = utterance.speaker or utterance.source
        speakers[who] += voices
        late = max(1, speakers[who]) + (len(ranked) if most > _PLACES else 0)
        turns.append((-1 if len(own) > 1 else 0 if most == 1 else late, place))
    wide, firsts = (sum(turn == which for turn, _ in turns) for which in (-1, 0))
    kept = sorted(turns)[: wide + max(shown, firsts)]
    return [ranked[place] for _, place in sorted(kept, key=lambda row: (row[0] >= 0, row[1]))]


def same_statement(
    one: str, other: str, weights: Mapping[str, float] | None = None, *, language: str | None = None
) -> float:
    """How certain it is that two quotations word one statement, 0 to 1; 0 where it is not.

    Where they differ in one noun or verb and in nothing else they are two statements of one form ("the school will be
    rebuilt", "the hospital will be rebuilt"): two hands never leave all the small words alike.
    """
    return _sameness((worded(one, language), worded(other, language)), weights, language)


def _sameness(pair: tuple[Worded, Worded], weights: Mapping[str, float] | None, language: str | None) -> float:
    a, b = pair
    if (len(a.telling), a.words) > (len(b.telling), b.words):
        a, b = b, a
    common = set(a.telling) & set(b.telling)
    cut = _contained(a, b)
    if cut is None and not _enough(set(a.telling), set(b.telling)):
        return 0.0
    found = cut or cores(a, b)
    if not common or found is None or conflict(beside(a, found[0]), beside(b, found[1]), language):
        return 0.0
    if cut is None and not lexicon.has(language, "nouns_in_capitals") and _other_names((a, b), found):
        return 0.0
    if cut is None and (_ordered(a.telling, b.telling, common) < _ORDER or _one_form(a, b, found, len(common))):
        return 0.0

    def mass(bag: Iterable[str]) -> float:
        return sum(weights.get(s, 1.0) if weights else 1.0 for s in sorted(bag))

    return mass(common) / max(min(mass(set(a.telling)), mass(set(b.telling))), 1e-9)


@dataclass(frozen=True)
class Worded:
    """A quotation as words, with the clause that each stands in."""

    text: str
    language: str | None
    words: tuple[str, ...]
    stems: tuple[str, ...]
    clauses: tuple[int, ...]
    telling: tuple[str, ...]  #: stems of its rarer words, in order

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of the names in it."""
        return frozenset(word for name in Reading(self.text, self.language).names for word in words(name.text))


def worded(text: str, language: str | None, deeds: Mapping[str, str] | None = None) -> Worded:
    """A quotation as words; the stem of a word in `deeds` is what that says."""
    found: list[str] = []
    clauses: list[int] = []
    for number, clause in enumerate(_CLAUSE.split(text)):
        these = words(clause)
        found += these
        clauses += [number] * len(these)
    made = [(deeds or {}).get(word, word[:STEM]) for word in found]
    telling = tuple(s for w, s in zip(found, made, strict=True) if w not in _COMMON)
    return Worded(text, language, tuple(found), tuple(made), tuple(clauses), telling)


def _enough(a: set[str], b: set[str]) -> bool:
    """Whether two quotations have enough of their rarer words in common."""
    common = len(a & b)
    return (common >= _LEAST or (common > 1 and a == b)) and common >= _SHARE * min(len(a), len(b))


def _contained(a: Worded, b: Worded) -> tuple[Span, Span] | None:
    """Where all words of `a` stand in `b` to the letter."""
    size = len(a.words)
    if size < _CUT:
        return None
    places = (i for i in range(len(b.words) - size + 1) if b.words[i : i + size] == a.words)
    return next((((0, size), (i, i + size)) for i in places), None)


def cores(a: Worded, b: Worded) -> tuple[Span, Span] | None:
    """The stretch from the first to the last word that both share, in each."""
    blocks = SequenceMatcher(None, a.stems, b.stems, autojunk=False).get_matching_blocks()
    shared = [m for m in blocks if m.size]
    if not shared:
        return None
    first, last = shared[0], shared[-1]
    return (first.a, last.a + last.size), (first.b, last.b + last.size)


def beside(worded: Worded, core: Span, moved: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words of the part in common with those near it, in the same clause or (stems) among the `moved`."""
    start, end = core
    left, right = worded.clauses[start], worded.clauses[end - 1]
    near = [
        i
        for i in range(max(0, start - _AROUND), min(len(worded.words), end + _AROUND))
        if start <= i < end or worded.clauses[i] == (left if i < start else right) or worded.stems[i] in moved
    ]
    return worded.words[near[0] : near[-1] + 1]


def _ordered(a: Sequence[str], b: Sequence[str], common: set[str]) -> float:
    """The share of the words in common that stand in the same order; whole clauses may change places."""
    mine, theirs = [s for s in a if s in common], [s for s in b if s in common]
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    pairs = set(pairwise(mine)) & set(pairwise(theirs))
    together = {s for pair in pairs for s in pair}
    return max(sum(m.size for m in blocks), len(together)) / max(len(mine), 1)


def _other_names(worded: tuple[Worded, Worded], cores: tuple[Span, Span]) -> bool:
    """Whether each of the two names somebody or some place that the other does not name."""
    named = worded[0].named | worded[1].named
    mine, theirs = ({w[:_ROOT] for w in beside(x, core) if w in named} for x, core in zip(worded, cores, strict=True))
    return bool(mine - theirs) and bool(theirs - mine)


def _one_form(a: Worded, b: Worded, cores: tuple[Span, Span], common: int) -> bool:
    """Whether words were put in the place of others while nearly all small words were left alike."""
    moved = frozenset(set(a.telling) & set(b.telling))  # those beside the part in common changed places
    mine, theirs = beside(a, cores[0], moved), beside(b, cores[1], moved)
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    changed = [
        bool(set(mine[i:j]) - _COMMON - set(theirs[k:m]) and set(theirs[k:m]) - _COMMON - set(mine[i:j]))
        for tag, i, j, k, m in steps
        if tag != "equal" and not _spelt_alike(mine[i:j], theirs[k:m])
    ]
    reworded, small = changed.count(True), changed.count(False)
    return reworded > 0 and (common < _SURE or small < (_HANDS if reworded == 1 and common < _LONG else 1))


def _spelt_alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether these are the same words in two spellings: "neighbour", "neighbor"."""
    return len(mine) == len(theirs) and all(
        m[0] == t[0] and SequenceMatcher(None, m, t, autojunk=False).ratio() >= _ALIKE
        for m, t in zip(mine, theirs, strict=True)
    )


class Sayings:
    """Quotations in one language, of which those are found that may word one statement."""

    def __init__(self, weights: Mapping[str, float], language: str | None = None) -> None:
        self._language = language
        self._texts: list[str] = []
        self._worded: dict[str, Worded] = {}
        self._weights = weights
        self._sharing = Sharing(_SHARE, weights, Work("quotations"))
        self._work = Work("quotations", _QUOTATIONS)

    def add(self, text: str) -> None:
        """Put a quotation in."""
        self._texts.append(text)
        self._sharing.add(frozenset(self._read(text).telling))

    def like(self, text: str) -> Iterator[str]:
        """Those that may word what `text` does, in order. Raises BudgetError where they are too many."""
        return (self._texts[place] for place in self._sharing.like(frozenset(self._read(text).telling)))

    def same(self, one: str, other: str) -> float:
        """As `same_statement`. Raises BudgetError where it was asked too often."""
        a, b = self._read(one), self._read(other)
        self._work.spend(1 + len(a.words) * len(b.words) // _SHORT)
        return _sameness((a, b), self._weights, self._language)

    def _read(self, text: str) -> Worded:
        found = self._worded.get(text)
        if found is None:
            found = self._worded[text] = worded(text, self._language)
        return found


def grouped(
    said: Sequence[Said], pairs: Iterable[tuple[float, int, int]], apart: Callable[[Said], object]
) -> list[list[Said]]:
    """Greedy, best pairs first; a group never takes two for which `apart` says the same: two of one article."""
    home = {i: [i] for i in range(len(said))}
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        a, b = home[i], home[j]
        if a is not b and not ({apart(said[k]) for k in a} & {apart(said[k]) for k in b}):
            a.extend(b)
            for k in b:
                home[k] = a
    unique = {id(group): sorted(group) for group in home.values()}
    return [[said[k] for k in group] for group in unique.values()]


def _scored(said: Sequence[Said], weights: Mapping[str, float]) -> Iterator[tuple[float, int, int]]:
    """The pairs by one speaker, in one language and in two articles, that word one statement, with its certainty.

    What is printed to the letter in many articles is compared once.
    """
    printed: dict[tuple[str, str | None], dict[str, list[int]]] = {}
    for i, item in enumerate(said):
        if item.speaker is not None:
            printed.setdefault((item.speaker, _language(item)), {}).setdefault(item.quote.text, []).append(i)
    work = Work("quotations", _PRINTED)
    for (_, language), texts in printed.items():
        if len({said[i].article.id for places in texts.values() for i in places}) < 2:
            continue
        known = Sayings(weights, language)
        for text, places in texts.items():
            known.add(text)
            for other in known.like(text):
                work.spend(len(texts[other]) * len(places))
                pairs = _in_two(texts[other], places, said)
                score = known.same(other, text) if pairs else 0.0
                yield from ((score, i, j) for i, j in pairs if score > 0)


def _in_two(one: Sequence[int], other: Sequence[int], said: Sequence[Said]) -> set[tuple[int, int]]:
    """The pairs of these quotations that stand in two articles, each in order."""
    return {(min(i, j), max(i, j)) for i in one for j in other if said[i].article.id != said[j].article.id}


def _language(said: Said) -> str | None:
    return said.article.language


def _utterance(group: Sequence[Said], order: Mapping[str, int]) -> Utterance:
    """Wordings that agree to the letter are one, with all their outlets."""
    wordings: dict[tuple[str, ...], list[Said]] = {}
    for item in sorted(group, key=lambda s: (order[s.article.id], s.quote.spans)):
        wordings.setdefault(item.words, []).append(item)
    return Utterance(
        speaker=group[0].speaker,
        variants=tuple(
            Wording(
                article_id=items[0].article.id,
                text=items[0].quote.text,
                spans=items[0].quote.spans,
                outlets=tuple(dict.fromkeys(item.article.outlet for item in items)),
            )
            for items in wordings.values()
        ),
    )


def _printed(utterance: Utterance) -> int:
    return sum(len(w.outlets) for w in utterance.variants)


def _stands(utterance: Utterance, group: Iterable[Said]) -> bool:
    """Whether it can be read alone; a fragment of a few words cannot."""
    first = utterance.variants[0].text
    return next(len(said.words) for said in group if said.quote.text == first) >= _STATEMENT


def _place(utterance: Utterance, order: Mapping[str, int]) -> tuple[int, tuple[Span, ...]]:
    first = utterance.variants[0]
    return order[first.article_id], first.spans
