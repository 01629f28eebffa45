"""What the texts of a story hold, by outlet, so that something can be said to stand in one outlet's alone.

That claim needs every other text to be without it, in any spelling and under any name. So each answer here leans to
"they have it": a surname in any case or transliteration, one word of a body's name, its initials, a people for its
country, a number anywhere, the rarer words of a sentence in two sentences of another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from monitor.digest.compare.deeds import telling
from monitor.digest.index.lookup import Misspelt, Outlets, Values, Windows
from monitor.digest.passage import Readings, stems
from monitor.language.lexicon import either, words
from monitor.language.lexicon.honorifics import IMPERSONAL, PARTICLES, TITLES
from monitor.language.names.gender import is_given
from monitor.language.names.nations import nation
from monitor.language.names.spelling import skeleton, sound
from monitor.language.text.plain import plain
from monitor.language.text.scripts import APOSTROPHES, UPPER
from monitor.language.text.words import fold
from monitor.models import Article

_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?\Z")
_TAIL = re.compile(r"[^\W\d_]-([^\W\d_A-Z]+)")
_SEAM = re.compile(r"(?<=[^\W\d_A-Z]{3})(?=[A-Z])")
_RUN = re.compile(
    rf"(?<!\w)[{UPPER}][\w’'-]{{0,40}}"
    rf"(?:[ \u00a0](?:(?:{either('names', 'body_links')}|&)[ \u00a0]){{0,2}}[{UPPER}][\w’'-]{{0,40}}){{1,7}}"
)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
_LONGEST = 60  # letters of a word; what is longer is no name
_INITIALS = 6  # words of a name whose first letters may stand for it
_PREFIX = 4  # letters that a place and those who live there have in common: "Texas", "Texan"
_SHORT = 3  # consonants; a surname of fewer is compared by its whole sound
_ENDING = 2  # consonants that a case may add to a surname
_SMALL = words("digest", "small")
_ANYWHERE = frozenset(s for word in words("digest", "small_words") | _SMALL for s in stems(word))
LINKS = words("names", "links")  #: small words inside the name of a body


@dataclass(frozen=True)
class Held:
    """What the texts hold: each table maps something to the outlets whose texts have it."""

    languages: Outlets
    stems: Outlets
    sounds: Outlets  #: of capitalised words
    tails: Outlets  #: of what stands small behind a hyphen: "Jong-un"
    small: Outlets  #: words in small letters
    skeletons: Outlets  #: their consonants, without up to two at the end
    prefixes: Outlets
    nations: Outlets
    initials: Outlets  #: of runs of capitalised words
    capitals: Outlets  #: words in capitals: what initials may be compared with
    numbers: Outlets  #: in digits, as printed
    values: Values  #: of the figures
    windows: Windows
    misspelt: Misspelt  #: the skeletons
    verbs: dict[str, frozenset[str]] = field(default_factory=dict, init=False)  #: by deed, as far as asked

    def person(self, name: str, outlet: str, language: str | None) -> bool:
        """Whether the text of another outlet may name the person, by a part of the surname or by another word of the
        name that is no given name: whose family name comes first is not known."""
        *first, last = name.split()
        parts = [_bare(w) for word in (last, *(w for w in first[:1] if not is_given(w))) for w in _WORD.findall(word)]
        return not parts or any(self._surname(part, outlet, language) for part in parts if len(part) > 1)

    def thing(self, name: str, outlet: str, language: str | None) -> bool:
        """Whether the text of another outlet may name the body, place or work: one telling word of it is enough."""
        parts = [_bare(w) for w in _WORD.findall(name)]
        if self.foreign(outlet, language) or not parts:
            return True
        short = "".join(p[0] for p in parts if fold(p) not in LINKS).lower()
        if (len(short) > 1 and self._other(self.capitals, short, outlet)) or (
            len(parts) == 1 and parts[0].isupper() and self._other(self.initials, fold(parts[0]), outlet)
        ):
            return True
        telling = [p for p in parts if not _general(fold(p))]
        if all(fold(p) in self.small for p in telling):
            return True  # words as they stand in any text: "the Fake News Media"
        if telling:
            return any(self._word(p, outlet) for p in telling)
        having = [self.stems.get(s, frozenset()) - {outlet} for p in parts for s in stems(p)]
        return not having or bool(frozenset.intersection(*map(frozenset, having)))

    def number(self, value: float, text: str, outlet: str) -> bool:
        """Whether the text of another outlet has the number, of whatever, or one that may be the same in round."""
        if any(self._other(self.numbers, key, outlet) for key in _digits(text)):
            return True
        return self.values.same(value, outlet)

    def told(self, text: str, outlet: str, weights: Mapping[str, float], least: float) -> float:
        """The greatest share, by weight, of the sentence's words that two sentences in a row of another outlet have;
        0 where it is under `least`. Raises BudgetError where too many have some of them."""
        mine = {s: weights.get(s, 1.0) for s in stems(text)}
        return self.windows.share(mine, outlet, least) if mine else 1.0

    def reported(self, text: str, outlet: str, least: float) -> bool:
        """Whether two sentences in a row of another outlet have this share of the text's telling words."""
        mine = {s: 1.0 for s in stems(text) if len(s) >= _SHORT and s not in _SMALL and s not in _ANYWHERE}
        return len(mine) > 1 and self.windows.share(mine, outlet, least) >= least

    def deed(self, name: str, text: str, outlet: str) -> bool:
        """Whether two sentences in a row of another outlet tell of the deed of that name and have one
        more of the sentence's telling words: then it may be the same one."""
        if name not in self.verbs:
            self.verbs[name] = telling(name, self.stems)
        verbs = self.verbs[name]
        rest = frozenset(s for s in stems(text) if len(s) >= _PREFIX and s not in _SMALL) - verbs
        return self.windows.both(verbs, rest, outlet)

    def _surname(self, part: str, outlet: str, language: str | None) -> bool:
        heard, foreign = sound(part), self.foreign(outlet, language)
        bones = skeleton(heard)
        if self._other(self.sounds, heard, outlet) or self._other(self.tails, heard, outlet):
            return True
        if len(bones) < _SHORT:
            return foreign
        if self._other(self.skeletons, bones, outlet):
            return True
        return foreign and self.misspelt.near(bones, outlet)

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
    def _other(table: Outlets, key: str, outlet: str) -> bool:
        return any(owner != outlet for owner in table.get(key, ()))


def held(articles: Iterable[Article], readings: Readings) -> Held:
    """What these articles hold, their titles included."""
    made: dict[str, defaultdict[str, set[str]]] = {
        table: defaultdict(set)
        for table in "languages stems sounds tails small skeletons prefixes nations initials capitals numbers".split()
    }
    windows: list[tuple[str, frozenset[str]]] = []
    values: dict[float, set[str]] = {}
    for article in articles:
        text = f"{plain(article.title or '')}\n\n{readings.of(article).reading.plain.text}"
        found, title = [frozenset(p.stems) for p in readings.passages(article)], frozenset(stems(article.title or ""))
        for table, keys in _keys(article, text, title.union(*found, _aside(article))):
            for key in keys:
                made[table][key].add(article.outlet)
        for figure in article.figures:
            values.setdefault(figure.value, set()).add(article.outlet)
        told = (title, *found[:1], *(a | b for a, b in pairwise(found)))
        windows += ((article.outlet, window) for window in told)
    return Held(**made, values=Values(values), windows=Windows(windows), misspelt=Misspelt(made["skeletons"]))


def _aside(article: Article) -> Iterable[str]:
    """The stems of what is no running text: headings and lists."""
    return (s for p in article.paragraphs if p.kind not in ("body", "quote", "caption") for s in stems(p.text))


def _keys(article: Article, text: str, found_stems: Iterable[str]) -> Iterable[tuple[str, Iterable[str]]]:
    found = {part for w in _WORD.findall(text) if len(w) <= _LONGEST for part in (_bare(w), *_parts(w))}
    capital = {w for w in found if w[0].isupper()}
    heard = {sound(w) for w in capital}
    bones = {skeleton(s) for s in heard}
    yield "languages", [article.language or ""]
    yield "stems", found_stems
    yield "sounds", heard
    yield "tails", {sound(w) for w in _TAIL.findall(text)}
    yield "small", {w for w in found if w.islower()}
    yield "skeletons", {b[: len(b) - n] for b in bones for n in range(_ENDING + 1) if len(b) - n >= _SHORT}
    yield "prefixes", {fold(w)[:_PREFIX] for w in capital if len(w) >= _PREFIX}
    yield "nations", {people for w in found if (people := nation(fold(w)))}
    yield "initials", _initials(text)
    yield "capitals", {fold(w) for w in capital if w.isupper() and len(w) > 1}
    yield "numbers", _digits(text)


def _bare(word: str) -> str:
    """A word without possessive and without the dots of its initials: "U.S." is "US"."""
    return _POSSESSIVE.sub("", word).replace(".", "") or word


def _parts(word: str) -> list[str]:
    """The words that a page ran together in one: "LeeHansen"."""
    return _SEAM.split(word)[1:] if not word.islower() and not word.istitle() else []


def _general(low: str) -> bool:
    return low in IMPERSONAL or low in TITLES or low in PARTICLES or low in LINKS


def _initials(text: str) -> set[str]:
    found = set()
    for run in _RUN.findall(text):
        first = [w[0].lower() for w in run.split() if w[0].isupper()]
        found |= {
            "".join(first[a:b]) for a in range(len(first)) for b in range(a + 2, min(len(first), a + _INITIALS) + 1)
        }
    return found


def _digits(text: str) -> set[str]:
    return {re.sub(r"[,\u00a0 ](?=\d{3}\b)", "", number) for number in _NUMBER.findall(text)}
