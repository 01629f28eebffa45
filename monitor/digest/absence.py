"""What the texts of a story hold, by outlet, so that something can be said to stand in one outlet's alone.

That claim needs every other text to be without it, in any spelling and under any name. So each answer here leans to
"they have it": a surname in any case or transliteration, one word of a body's name, its initials, a people for its
country, a number anywhere, the rarer words of a sentence in two sentences of another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from monitor.digest.actions import telling
from monitor.digest.text import passages, stems
from monitor.language.nations import nation
from monitor.language.plain import plain
from monitor.language.spelling import one_apart, skeleton, sound
from monitor.language.titles import IMPERSONAL, PARTICLES, TITLES
from monitor.language.words import fold
from monitor.models import Article, Figure

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’'ʼ]s?\Z")
_RUN = re.compile(r"[^\W\d_][\w’'-]*(?:[ \u00a0]+(?:(?:of|for|the|and|on|&)[ \u00a0]+){0,2}[A-ZА-ЯІЇЄҐ][\w’'-]*){1,7}")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
_INITIALS = 6  # words of a name whose first letters may stand for it
_PREFIX = 4  # letters that a place and those who live there have in common: "Texas", "Texan"
_SHORT = 3  # consonants; a surname of fewer is compared by its whole sound
_ENDING = 2  # consonants that a case may add to a surname
_SMALL = frozenset(
    """about after also because been before being between could during ever every from have here into just last later
    many more most much next over said same says several since some such than that their them then there these they
    this those three through under until very week were what when where which while will with would year years
    your""".split()
)
_LINKS = frozenset("of for the and on de des der für du".split())

_Outlets = Mapping[str, AbstractSet[str]]


@dataclass(frozen=True)
class Held:
    """What the texts hold: each table maps something to the outlets whose texts have it."""

    languages: _Outlets
    stems: _Outlets
    sounds: _Outlets  #: of capitalised words
    skeletons: _Outlets  #: their consonants, without up to two at the end
    prefixes: _Outlets
    nations: _Outlets
    initials: _Outlets  #: of runs of capitalised words
    capitals: _Outlets  #: words in capitals: what initials may be compared with
    numbers: _Outlets
    windows: Mapping[str, Sequence[frozenset[str]]]  #: by outlet, the stems of each two sentences in a row

    def person(self, name: str, outlet: str, language: str | None) -> bool:
        """Whether the text of another outlet may name the person, by surname."""
        surname = _surname(name)
        heard, bones = sound(surname), skeleton(sound(surname))
        foreign = self.foreign(outlet, language)
        if len(bones) < _SHORT:
            return foreign or self._other(self.sounds, heard, outlet)
        if self._other(self.skeletons, bones, outlet) or self._other(self.sounds, heard, outlet):
            return True
        return foreign and any(one_apart(bones, other) and found - {outlet} for other, found in self.skeletons.items())

    def thing(self, name: str, outlet: str, language: str | None) -> bool:
        """Whether the text of another outlet may name the body, place or work: one telling word of it is enough."""
        parts = [_bare(w) for w in _WORD.findall(name)]
        if self.foreign(outlet, language) or not parts:
            return True
        short = "".join(p[0] for p in parts if fold(p) not in _LINKS).lower()
        if (len(short) > 1 and self._other(self.capitals, short, outlet)) or (
            len(parts) == 1 and parts[0].isupper() and self._other(self.initials, fold(parts[0]), outlet)
        ):
            return True
        telling = [p for p in parts if not _general(fold(p))]
        if telling:
            return any(self._word(p, outlet) for p in telling)
        having = [self.stems.get(s, frozenset()) - {outlet} for p in parts for s in stems(p)]
        return not having or bool(frozenset.intersection(*map(frozenset, having)))

    def number(self, value: float, text: str, outlet: str) -> bool:
        """Whether the text of another outlet has the number, of whatever."""
        return any(self._other(self.numbers, key, outlet) for key in {f"{value:.10g}", *_digits(text)})

    def told(self, text: str, outlet: str, weights: Mapping[str, float]) -> float:
        """The greatest share, by weight, of the sentence's words that two sentences in a row of another outlet have."""
        mine = {s: weights.get(s, 1.0) for s in stems(text)}
        total = sum(mine.values())
        if not total:
            return 1.0
        return (
            max(
                (
                    sum(weight for stem, weight in mine.items() if stem in window)
                    for owner, rows in self.windows.items()
                    if owner != outlet
                    for window in rows
                ),
                default=0.0,
            )
            / total
        )

    def deed(self, row: int, text: str, outlet: str) -> bool:
        """Whether two sentences in a row of another outlet tell of the deed in this row of `actions` and have one
        more of the sentence's telling words: then it may be the same one."""
        verbs = telling(row, self.stems)
        rest = frozenset(s for s in stems(text) if len(s) >= _PREFIX and s not in _SMALL) - verbs
        return any(
            not verbs.isdisjoint(window) and not rest.isdisjoint(window)
            for owner, rows in self.windows.items()
            if owner != outlet
            for window in rows
        )

    def _word(self, word: str, outlet: str) -> bool:
        low = fold(word)
        people = nation(low)
        return (
            any(self._other(self.stems, stem, outlet) for stem in stems(word))
            or self._other(self.sounds, sound(word), outlet)
            or (len(low) >= _PREFIX and self._other(self.prefixes, low[:_PREFIX], outlet))
            or (people is not None and self._other(self.nations, people, outlet))
        )

    def foreign(self, outlet: str, language: str | None) -> bool:
        """Whether another outlet's text is in another language, in which a name may be translated."""
        return any(found - {outlet} for known, found in self.languages.items() if known != (language or ""))

    @staticmethod
    def _other(table: _Outlets, key: str, outlet: str) -> bool:
        return any(owner != outlet for owner in table.get(key, ()))


def held(articles: Iterable[Article]) -> Held:
    """What these articles hold, their titles included."""
    made: dict[str, defaultdict[str, set[str]]] = {
        table: defaultdict(set)
        for table in "languages stems sounds skeletons prefixes nations initials capitals numbers".split()
    }
    windows: dict[str, list[frozenset[str]]] = {}
    for article in articles:
        text = plain(f"{article.title or ''}\n\n{article.text}")
        for table, keys in _keys(article, text):
            for key in keys:
                made[table][key].add(article.outlet)
        found = [frozenset(p.stems) for p in passages(article)]
        title = frozenset(stems(article.title or ""))
        windows.setdefault(article.outlet, []).extend([title, *found[:1], *(a | b for a, b in pairwise(found))])
    return Held(**made, windows=windows)


def _keys(article: Article, text: str) -> Iterable[tuple[str, Iterable[str]]]:
    found = {_bare(w) for w in _WORD.findall(text)}
    capital = {w for w in found if w[0].isupper()}
    heard = {sound(w) for w in capital}
    bones = {skeleton(s) for s in heard}
    yield "languages", [article.language or ""]
    yield "stems", set(stems(text))
    yield "sounds", heard
    yield "skeletons", {b[: len(b) - n] for b in bones for n in range(_ENDING + 1) if len(b) - n >= _SHORT}
    yield "prefixes", {fold(w)[:_PREFIX] for w in capital if len(w) >= _PREFIX}
    yield "nations", {people for w in found if (people := nation(fold(w)))}
    yield "initials", _initials(text)
    yield "capitals", {fold(w) for w in capital if w.isupper() and len(w) > 1}
    yield "numbers", _numbers(article.figures, text)


def _bare(word: str) -> str:
    """A word without possessive and without the dots of its initials: "U.S." is "US"."""
    return _POSSESSIVE.sub("", word).replace(".", "") or word


def _surname(name: str) -> str:
    return name.split()[-1]


def _general(low: str) -> bool:
    return low in IMPERSONAL or low in TITLES or low in PARTICLES or low in _LINKS


def _initials(text: str) -> set[str]:
    found = set()
    for run in _RUN.findall(text):
        first = [w[0].lower() for w in run.split() if w[0].isupper()]
        found |= {
            "".join(first[a:b]) for a in range(len(first)) for b in range(a + 2, min(len(first), a + _INITIALS) + 1)
        }
    return found


def _numbers(figures: Iterable[Figure], text: str) -> set[str]:
    """The values of the figures, and the numbers in digits, as keys."""
    return {f"{f.value:.10g}" for f in figures} | _digits(text)


def _digits(text: str) -> set[str]:
    return {re.sub(r"[,\u00a0 ](?=\d{3}\b)", "", number) for number in _NUMBER.findall(text)}
