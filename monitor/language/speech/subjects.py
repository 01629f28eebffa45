"""The subject of a clause: which words before or behind a verb of speech say who speaks.

Answers are references (a name, a pronoun, an office, a body); what one stands for in the article is the business of
`people`. A clause is read by its commas, prepositions and names; there is no grammar behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.language.lexicon import entries, has, words
from monitor.language.lexicon.function_words import BREAKERS, DETERMINERS, LISTENERS, PASSIVE, PRONOUNS, RELATIVE
from monitor.language.lexicon.honorifics import BODIES, TITLES, describes
from monitor.language.lexicon.verbs import ACCORDING, WEAK
from monitor.language.speech.noun_groups import AND, ARTICLES, Phrases, Reference

_ACCORDING_FIRST = frozenset(row[0] for row in ACCORDING)
_ONE = words("grammar", "one_person")
_DESCRIBING = words("grammar", "describing")
_WITHIN = words("grammar", "within")
_MARKS = "\"“”„«»'‘’‚‹› "
_OPENING = words("grammar", "opens_clause")
#: Endings of Ukrainian and Russian names that are not in the nominative.
OBLIQUE = entries("cases", "oblique")
_WHO = words("grammar", "who_said")
_DEMONSTRATIVES = words("grammar", "demonstratives")
_WHAT = words("grammar", "what")
_WHAT_WHICH = words("grammar", "what_which")
_WRITING = words("speech", "writing")
_CALLING = words("speech", "calling")
_LONGEST = 80  # tokens of a clause that are read for its subject


@dataclass(frozen=True, slots=True)
class Subjects(Phrases):
    """Finds who a clause is about."""

    def subject(self, start: int, v: int) -> Reference | None:
        """The subject that stands before the verb at `v`, in the tokens from `start`."""
        toks, start = self.tokens, max(start, v - _LONGEST)
        e = v - 1
        while e >= start and self._adverbial(e):
            e -= 1
        if e < start:
            return None
        token = toks[e]
        if token.low in PRONOUNS:
            return Reference("pronoun", e, text=token.low)
        if token.low in words("grammar", "which", self.language):
            close = e - 2 >= start and toks[e - 1].text == "," and toks[e - 2].name >= 0
            return self._head(self._name_start(e - 2), e - 2) if close else Reference("unnamed", e)
        if token.low in _WHO:
            return self._last_name(start, e)
        if token.text == "," or token.text in ("—", "–", ")"):
            return self._past_apposition(start, e)
        return self._group(self._segment(start, e), e)

    def subject_behind(self, start: int, end: int) -> Reference | None:
        """The subject at the beginning of the tokens from `start`: "said the farmer Ann Lee, who …"."""
        toks = self.tokens
        k = self._past_helpers(start, end)
        e = self._stretch(k, end)
        if e == k:
            return None
        if toks[k].low in PRONOUNS:
            return Reference("pronoun", k, text=toks[k].low)
        head = self._group(k, e - 1)
        if (head is None or head.kind in ("office", "unnamed")) and e < end:
            k2 = e
            if toks[e].low in self._prepositions():  # "said the head of the union, Ann Lee"
                while k2 < end and toks[k2].text != ",":
                    k2 += 1
            if k2 + 1 < end and toks[k2].text == "," and toks[k2 + 1].name >= 0 and self._personal(k, e):
                name = self.names[toks[k2 + 1].name]
                if name.person and not name.possessive:
                    return self._named(k2 + 1)
        two = head is not None and head.kind == "name" and e + 1 < end and toks[e].low in AND and toks[e + 1].name >= 0
        return Reference("unnamed", k) if two and self.names[toks[e + 1].name].person else head

    def _past_helpers(self, k: int, end: int) -> int:
        toks = self.tokens
        while k < end and (toks[k].low in self.helpers or toks[k].low.endswith("ly")) and toks[k].name < 0:
            k += 1
        if k + 2 < end and toks[k].low in self._prepositions() and self._day(k + 1):
            k += 2  # "sagte am Montag Ann Lee"
        while has(self.language, "verb_first") and k + 1 < end and toks[k].low in LISTENERS:
            k += 1  # "сказала журналістам Ганна Лис"
        return k

    def _stretch(self, k: int, end: int) -> int:
        """Where the words from `k` that belong together end: at a mark, a preposition, a day or the listener."""
        toks, e = self.tokens, k
        while e < end and toks[e].shape == "word" and toks[e].low not in self._prepositions() and (
            toks[e].low not in RELATIVE or e == k) and toks[e].low not in BREAKERS and not self._day(e):  # fmt: skip
            e += 1
        return self._told_to(k, e) if has(self.language, "verb_first") and k < e else e

    def _told_to(self, k: int, e: int) -> int:
        """Where the subject from `k` ends when the one who is spoken to follows in the same breath, else `e`."""
        toks = self.tokens
        for n in range(k + 1, e):
            if toks[n].low in LISTENERS:
                return n
        n = k
        while n < e and toks[n].name < 0 and (toks[n].low in TITLES or toks[n].low in ARTICLES):
            n += 1
        if n == e or toks[n].name < 0 or not self.names[toks[n].name].person:
            return e
        behind = self._name_end(n)
        declines = has(self.language, "declines") and self.names[toks[n].name].text.lower().endswith(OBLIQUE)
        certain = not declines and (behind - n > 1 or n == k)
        return behind if behind < e and certain and all(t.name < 0 for t in toks[behind:e]) else e

    def usable(self, start: int, v: int, quote: int, weak: bool) -> bool:
        """Whether the verb form at `v` says, in this place, that its subject speaks: no noun, no passive, no naming."""
        toks = self.tokens
        low = toks[v].low
        if weak or toks[v].name >= 0:
            return False
        before = v - 1
        while before > start and toks[before].low in self.helpers and toks[before].low not in PASSIVE:
            before -= 1
        if (
            before >= start
            and toks[before].low in PASSIVE
            and low.endswith(entries("speech", "participles", self.language))
        ):
            return False
        if (
            before >= start
            and has(self.language, "fixed_order")
            and toks[before].low in DETERMINERS
            and toks[before].low not in _DEMONSTRATIVES
        ):
            return False  # a noun: "the report", "his comment"
        if low in words("speech", "named", self.language) and before > start and toks[before].text == ",":
            return quote - v > 2  # "signs, often called the "…": nobody in particular calls them so
        if low in _WRITING and quote - v == 2 and toks[v + 1].low in DETERMINERS:
            return False  # an "emotional letter"
        if low in _CALLING and v == quote - 1:
            return self._judges(v, quote)
        return not (before < start and low.endswith(self._pasts) and v == start)

    def _judges(self, v: int, quote: int) -> bool:
        """Whether `which he called "…"` tells what somebody thinks of it; otherwise a name is given to something."""
        toks = self.tokens
        b = v - 1
        while b > max(0, v - 5) and (toks[b].name >= 0 or toks[b].low in _ONE or toks[b].low in self.helpers):
            b -= 1
        if b == v - 1 or toks[b].low not in _WHAT_WHICH:
            return False
        inside = self.text[toks[quote].start : toks[quote].end].strip(_MARKS)
        first = inside.split(None, 1)[0] if inside else ""
        return first.islower() and (toks[b].low in _WHAT or first in _DESCRIBING)

    def according(self, k: int, end: int) -> int:
        """Index behind "according to" at `k`, or 0."""
        if k >= end or self.tokens[k].low not in _ACCORDING_FIRST:
            return 0
        for row in ACCORDING:
            if all(k + n < end and self.tokens[k + n].low == word for n, word in enumerate(row)):
                return k + len(row)
        return 0

    def placed(self, at: int) -> bool:
        """Whether the name at token `at` stands behind "in", and so not in the nominative."""
        k = self._name_start(at)
        return k > 0 and self.tokens[k - 1].low in _WITHIN

    def declined(self, at: int) -> bool:
        """Whether the name at token `at` stands behind "according to", which asks for the genitive."""
        number, k = self.tokens[at].name, at
        while k > 0 and (self.tokens[k - 1].name == number or self.tokens[k - 1].low in TITLES):
            k -= 1
        return any(self.according(k - n, k) == k for n in (2, 1, 3) if k >= n)

    def main(self, start: int, end: int) -> Reference | None:
        """The subject of the sentence that begins at token `start`, as far as `end`; below 0 that is the last token."""
        toks = self.tokens
        end = min(end if end >= 0 else len(toks), start + _LONGEST)
        start = self._past_opening(start, end)
        for v in range(start + 1, end):
            low = toks[v].low
            if (low in self.saying or low in self.framing) and not low.endswith("ing") and toks[v - 1].low != "to":
                found = self.subject(start, v) if self.usable(start, v, end, low in WEAK) else None
                if found is not None and (found.kind != "office" or found.words[-1].endswith("s")):
                    return found  # "lawyers argue" leaves no room for a name behind
        for k in self._outside(start, end):
            token = toks[k]
            if token.shape == "quote":
                return None
            if token.low in PRONOUNS and k - start < 4:
                return Reference("pronoun", k, text=token.low)
            if token.name >= 0 and not self.names[token.name].possessive and not self._in_phrase(start, k):
                if self._object(start, k):
                    return Reference("unnamed", k)  # "physicians petitioned the House of Commons, saying"
                e = self._name_end(k)
                two = (
                    e + 1 < end and toks[e].low in AND and toks[e + 1].name >= 0 and self.names[toks[e + 1].name].person
                )
                return Reference("unnamed", k) if two else self._named(k)
            if token.low in BODIES and token.name < 0 and k - start < 5 and self._heads(k, end) and not self._behind(k):
                return self._group(start, k)
        return None

    def _behind(self, k: int) -> bool:
        """Whether the noun at `k`, which is no name, stands behind a preposition: "on board", "at the ministry"."""
        toks = self.tokens
        while k > 0 and (toks[k - 1].low in DETERMINERS or self._adjective(k - 1)):
            k -= 1
        return k > 0 and toks[k - 1].low in self._prepositions()

    def _outside(self, start: int, end: int) -> Iterator[int]:
        """The tokens that no brackets hold: "(Ann Lee/Evening Lantern)" is nobody's subject."""
        aside = False
        for k in range(start, end):
            if self.tokens[k].text in ("(", ")"):
                aside = self.tokens[k].text == "("
            if not aside:
                yield k

    def _heads(self, k: int, end: int) -> bool:
        """Whether the noun at `k` ends its group, as in "the court ruled", not in "the court case"."""
        behind = self.tokens[k + 1] if k + 1 < end else None
        return (
            not has(self.language, "noun_rows")
            or behind is None
            or behind.shape != "word"
            or behind.low in self.saying | self.framing | self.helpers | self._prepositions() | BREAKERS | RELATIVE
            or behind.low.endswith(self._pasts)
        )

    def _personal(self, a: int, e: int) -> bool:
        """Whether the words from `a` to `e` can describe the person named behind them: "the head of the union, Ann"."""
        return not has(self.language, "fixed_order") or any(describes(t.low) for t in self.tokens[a:e])

    def _past_opening(self, start: int, end: int) -> int:
        """Behind the clause or phrase that opens a sentence and holds no subject of it: "When the dam broke, …"."""
        toks = self.tokens
        if not has(self.language, "fixed_order") or start >= end or toks[start].name >= 0:
            return start
        low = toks[start].low
        if not (low in _OPENING or low in self._prepositions() or low.endswith(self._pasts)):
            return start
        comma = next((k for k in range(start + 1, min(end, start + 25)) if toks[k].text == ","), -1)
        return comma + 1 if 0 < comma < end - 2 else start
