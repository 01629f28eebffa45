"""Noun groups around a verb: where one begins and ends, what it hangs on, and whom or what its head names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from monitor.language.lexicon import entries, words
from monitor.language.lexicon.function_words import BREAKERS, DAYS, DETERMINERS, PRONOUNS, RELATIVE, prepositions
from monitor.language.lexicon.honorifics import BODIES, DEGREES, PEOPLES, TITLES, no_names
from monitor.language.names.find import Name
from monitor.language.names.nations import COUNTRIES, REGIONS
from monitor.language.text.tokens import Token

AND = words("grammar", "and")
_DESCRIBED = (TITLES | PEOPLES) - DETERMINERS
_TRADES = words("people", "trades")
_BESIDE = REGIONS | COUNTRIES | DEGREES
_MEMBERS = words("people", "members")
_WHEN = words("grammar", "clause_of_time")
ARTICLES = words("grammar", "articles_too")
_WHAT = words("grammar", "what")
_STOP = BREAKERS | (RELATIVE - ARTICLES) | _WHAT
_BEFORE_DAYS = words("grammar", "before_days")
_NO_ADVERBS = words("grammar", "no_adverbs")
_IN_CAPITALS = words("bodies", "in_capitals")


@cache
def _stops(language: str) -> frozenset[str]:
    """What a noun group cannot go on before."""
    return prepositions(language) | _STOP


@dataclass(frozen=True, slots=True)
class Reference:
    """How the clause names the speaker; `at` is the index of the token that it stands at."""

    kind: Literal["name", "pronoun", "office", "body", "unnamed"]
    at: int
    name: int = -1
    text: str = ""
    words: tuple[str, ...] = ()
    first: int = -1  #: index of a body's first token


@dataclass(frozen=True, slots=True)
class Phrases:
    """The tokens and names of a text, read with the tables of its language."""

    text: str
    tokens: Sequence[Token]
    names: Sequence[Name]
    language: str
    saying: frozenset[str]
    framing: frozenset[str]
    helpers: frozenset[str]

    def _in_phrase(self, start: int, k: int) -> bool:
        """Whether the name at `k` hangs on a preposition."""
        toks = self.tokens
        number = toks[k].name
        while k > start and (
            toks[k - 1].name == number
            or toks[k - 1].low in DETERMINERS
            or self._adjective(k - 1)
            or (toks[k - 1].possessive and toks[k - 1].name < 0)
        ):
            k -= 1
        if k - 1 > start and toks[k - 1].low in TITLES | _TRADES:
            k -= 1  # "pressed by host Ann Lee"
        return k > start and toks[k - 1].low in self._prepositions()

    def _object(self, start: int, k: int) -> bool:
        """Whether the name at `k` stands right behind a verb in the past, which has a subject without a name."""
        toks, number = self.tokens, self.tokens[k].name
        while k > start and (toks[k - 1].name == number or toks[k - 1].low in DETERMINERS):
            k -= 1
        verb = toks[k - 1] if k - 1 > start else None
        return verb is not None and verb.low.endswith(self._pasts) and not verb.capital

    def _name_start(self, k: int) -> int:
        while k > 0 and self.tokens[k - 1].name == self.tokens[k].name:
            k -= 1
        return k

    def _name_end(self, k: int) -> int:
        number, e = self.tokens[k].name, k
        while e < len(self.tokens) and self.tokens[e].name == number:
            e += 1
        return e

    def _adjective(self, k: int) -> bool:
        return self.tokens[k].capital and self.tokens[k].name < 0 and self.tokens[k].low not in no_names(self.language)

    def _past_apposition(self, start: int, comma: int) -> Reference | None:
        """The head before an apposition that ends at `comma`: "X, the mayor of Y," or "Y's lawyer, X,"."""
        toks = self.tokens
        seg = self._segment(start, comma - 1)
        if seg > comma - 1:
            return None
        own = self._group(seg, comma - 1)
        first = toks[seg]
        plain = first.name >= 0 or (first.capital and first.low not in no_names(self.language))
        if seg - 1 <= start:
            return own
        if seg == comma - 1 and first.low.rstrip(".") in _BESIDE:
            return self._past_apposition(start, seg - 1)  # "Ann Lee, a guard in Linden, Ohio,"
        before = self._segment(start, seg - 2)
        home = words("grammar", "home", self.language)
        if before - 1 > start and toks[before].low in home and toks[before - 1].text == ",":
            return self._past_apposition_head(start, before - 1) or own  # "Ann Lee, 33, of Linden, Ohio,"
        if plain and own is not None and own.kind == "name":
            head = self._group(self._segment(start, seg - 2), seg - 2)
            if head is None or head.kind != "name" or not self.names[head.name].person:
                return own
            return head if not self._in_phrase(start, head.at) else own
        return self._past_apposition_head(start, seg - 1)

    def _past_apposition_head(self, start: int, comma: int) -> Reference | None:
        seg = self._segment(start, comma - 1)
        if seg > comma - 1:
            return None
        first = self.tokens[seg]
        office = first.low in TITLES and self.tokens[seg + 1].low in self._prepositions()  # "Ann Lee, CEO of Mills"
        if seg > start and first.name < 0 and (first.low in DETERMINERS or not first.capital or office):
            return self._past_apposition_head(start, seg - 1)
        return self._group(seg, comma - 1)

    def group(self, a: int, e: int) -> Reference | None:
        """What the noun group from token `a` to `e` names, as a whole."""
        return self._group(a, e)

    def _group(self, a: int, e: int) -> Reference | None:
        """What the noun group that ends at `e` names; groups behind prepositions lead to the one before them."""
        toks = self.tokens
        g, prepositions = e, self._prepositions()
        stop = _stops(self.language)
        while g > a and toks[g - 1].shape == "word" and toks[g - 1].low not in stop:
            g -= 1
        while g > a and toks[g].name >= 0 and toks[g - 1].name == toks[g].name:
            g -= 1  # "Institute for the Study of War" is one name
        clause = toks[g - 1].low in _WHEN and e + 1 < len(toks) and toks[e + 1].low in self.saying
        if clause and g - 1 > a:
            return self._head(g, e)  # "it came after Ann Lee said": Ann Lee
        if g - 1 > a and toks[g - 1].low in prepositions and toks[g - 2].shape == "word" and not self._day(g - 2):
            outer = self._group(a, g - 2)
            if outer is not None and outer.kind == "body" and self._introduced(e):
                return self._named(e)  # "the Club for Walkers President Ann Lee"
            if outer is not None and outer.kind == "body" and toks[e].name >= 0 and g - 2 == outer.at:
                return Reference("body", outer.at, text=self._text(outer.first, e), first=outer.first)
            if outer is not None:
                return outer
        related = g - 2 >= a and toks[g - 1].low in RELATIVE and toks[g - 2].shape == "word"
        if related and toks[g].name < 0:  # "a group that oversees the front": the group
            return self._group(a, g - 2)
        two = g - 2 >= a and toks[g - 1].low in AND and toks[g - 2].name >= 0 and toks[e].name >= 0
        return Reference("unnamed", g) if two and self.names[toks[g - 2].name].person else self._head(g, e)

    def _introduced(self, k: int) -> bool:
        """Whether the token `k` ends a person's full name with an office before it."""
        name = self.names[self.tokens[k].name] if self.tokens[k].name >= 0 else None
        return name is not None and name.person and bool(name.title) and " " in name.text and not name.possessive

    def _head(self, g: int, e: int) -> Reference | None:
        toks = self.tokens
        last = e
        while last > g and (toks[last].low in self.helpers or self._day(last)) and toks[last].name < 0:
            last -= 1
        token = toks[last]
        if token.name >= 0:
            name = self.names[token.name]
            if name.possessive:
                return None
            if token.low in _MEMBERS and g < last and toks[g].low in DETERMINERS:
                return Reference("unnamed", last)  # "the Linden Republican": somebody who was named before
            if name.person:
                return self._named(last)
            first = self._body_start(g, last)
            if first > g and toks[first - 1].possessive and toks[first - 1].name >= 0:
                owner = self.names[toks[first - 1].name]
                return Reference("body", last, text=self.text[owner.start : token.end], first=last)
            return Reference("body", last, text=self._text(first, last), first=first)
        if token.low in PRONOUNS:
            return Reference("pronoun", last, text=token.low)
        low = token.low
        if low in BODIES and not (low in _IN_CAPITALS and not token.capital):
            return Reference("body", last, text=self._text(g, last), first=g)
        if toks[g].shape != "word":
            return None
        return Reference("office", last, words=tuple(t.low for t in toks[g : last + 1]))

    def _body_start(self, g: int, last: int) -> int:
        """The first token of the body's name that ends at `last`, as far as `g`: "Democratic National Committee"."""
        toks, first = self.tokens, last
        while first > g and (
            toks[first - 1].name == toks[last].name or (toks[first - 1].capital and toks[first - 1].low in _DESCRIBED)
        ):
            first -= 1
        return first

    def _named(self, k: int) -> Reference:
        return Reference("name", k, name=self.tokens[k].name)

    def _text(self, a: int, b: int) -> str:
        toks = self.tokens
        while a < b and toks[a].low in DETERMINERS:
            a += 1
        return " ".join(self.text[toks[a].start : toks[b].end].split())

    def _last_name(self, start: int, e: int) -> Reference | None:
        if e - 2 >= start and self.tokens[e - 1].text == ",":
            segment = self._segment(start, e - 2)
            if self.tokens[segment].low in DETERMINERS and segment - 2 >= start and self.tokens[e - 2].name < 0:
                e = segment  # "Clark Davis, an Occupy organizer, who said"
        for k in range(e - 1, max(start, e - 12) - 1, -1):
            if self.tokens[k].name >= 0 and not self.names[self.tokens[k].name].possessive:
                return self._named(k)
        return None

    def _segment(self, start: int, e: int) -> int:
        """The first token of the stretch without commas and marks that ends at `e`."""
        toks = self.tokens
        k = e
        while k >= start and (toks[k].shape == "word" or toks[k].text == "&"):
            k -= 1
        return k + 1

    def _adverbial(self, e: int) -> bool:
        token = self.tokens[e]
        if token.name >= 0 or token.low in PRONOUNS:
            return False
        if token.low in self.helpers or self._day(e) or (token.low.endswith("ly") and token.low not in _NO_ADVERBS):
            return True
        return (
            token.low in _BEFORE_DAYS
            and e + 1 < len(self.tokens)
            and (self._day(e + 1) or self.tokens[e + 1].low.isdigit())
        )

    def _day(self, k: int) -> bool:
        return self.tokens[k].low in DAYS

    def _prepositions(self) -> frozenset[str]:
        return prepositions(self.language)

    @property
    def _pasts(self) -> tuple[str, ...]:
        """Endings of verbs in the past."""
        return entries("clause", "past", self.language)
