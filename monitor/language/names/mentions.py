"""What stands beside a name where it is mentioned: offices, kinship, ages, and whether it speaks, listens or hangs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.language.lexicon import entries, has, words
from monitor.language.lexicon.function_words import DETERMINERS, prepositions
from monitor.language.lexicon.honorifics import KIN, MEN, OFFICES, PEOPLES, WOMEN
from monitor.language.lexicon.verbs import TELLING, WEAK, verbs
from monitor.language.names.find import Name
from monitor.language.names.nations import nation
from monitor.language.names.offices import DEPUTIES, is_office, plain
from monitor.language.text.tokens import Token

_WHEN = words("grammar", "when")
_WHO = words("grammar", "who")
_OPENING = words("grammar", "before_nouns")
_PERSONAL = OFFICES | WOMEN | MEN
_BESIDE = _PERSONAL | DEPUTIES | PEOPLES
_APPOSED = 14  # tokens that a description between commas has at most


@dataclass(frozen=True)
class Mentions:
    """The names of a text among its tokens, each by its number."""

    tokens: Sequence[Token]
    names: Sequence[Name]
    language: str

    @cached_property
    def first(self) -> list[int]:
        """The first token of each name; -1 where none belongs to it."""
        found = [-1] * len(self.names)
        for k, token in enumerate(self.tokens):
            if token.name >= 0 and found[token.name] < 0:
                found[token.name] = k
        return found

    def end(self, number: int) -> int:
        """The token behind the name."""
        k = self.first[number]
        while k < len(self.tokens) and self.tokens[k].name == number:
            k += 1
        return k

    def hangs(self, number: int) -> bool:
        """Whether the name stands behind a preposition: "with the singer Ann Lee"."""
        toks, k = self.tokens, self.first[number] - 1
        while k >= 0 and toks[k].shape == "word" and (toks[k].capital or toks[k].low in ("the", "his", "her")):
            if toks[k].low in self._prepositions:
                return True
            k -= 1
        if k < 0 or toks[k].low not in self._prepositions:
            return False
        end = self.end(number)
        acts = end < len(toks) and toks[end].low.endswith("ed") and toks[k].low in _WHEN
        return not acts  # "after Ann Lee signed the order"

    def owned(self, number: int) -> bool:
        """Whether the name stands behind "her" and small words: "her cooking partner Ann Lee" is not she."""
        toks, k = self.tokens, self.first[number] - 1
        for b in range(k, max(-1, k - 4), -1):
            if toks[b].low in ("her", "his"):
                return True
            if toks[b].shape != "word" or toks[b].capital:
                return False
        return False

    def listens(self, number: int) -> bool:
        """Whether the person is the one who is told something: "she told Ann Lee"."""
        k = self.first[number] - 1
        return k >= 0 and self.tokens[k].low in TELLING

    def related(self, number: int) -> str:
        """How the name depends on another: "placed" behind a preposition ("the death of his wife, Ann Lee"), "kin"
        ("his wife, Ann Lee"), or "" where it stands for itself."""
        toks, k = self.tokens, self.first[number]
        b = k - 1 - (k > 0 and toks[k - 1].text == ",")
        kin = b >= 0 and toks[b].low in KIN
        while kin and b > 0 and (toks[b].low in KIN or toks[b].low in DETERMINERS or toks[b].possessive):
            b -= 1
        if self.hangs(number) or (kin and toks[b].low in self._prepositions):
            return "placed"
        return "kin" if kin else ""

    def described(self, number: int) -> set[str]:
        """The words of office, people and age beside the name, in lower case; among them "aged" where an age or a
        clause with "who" follows."""
        toks, k, end = self.tokens, self.first[number], self.end(number)
        known = plain(self._before(k)) | self._agreeing(k, end)
        if end + 1 < len(toks) and toks[end].low == "of" and (home := nation(toks[end + 1].low)):
            known.add(home)  # "President Ann Lee of France"
        if end + 1 < len(toks) and toks[end].text == ",":
            aged = toks[end + 1].low.isdigit() or toks[end + 1].low in _WHO
            apposed = end + 3 if aged else end + 1  # "Ann Lee, 61, the mayor" and "Ann Lee, the mayor"
            if apposed < len(toks) and (toks[apposed].low in _OPENING or toks[apposed].low in OFFICES):
                known |= plain(self._until_comma(apposed))
            if aged or any(word.endswith("-year-old") for word in known):
                known.add("aged")
        return known

    def speaks(self, number: int, *, certainly: bool) -> bool:
        """Whether a verb of speech follows the name; `certainly` counts only those that no paper or firm has."""
        toks = self.tokens
        verb = self._past_apposition(self.end(number))
        sure = words("speech", "said_of", self.language) if certainly else frozenset[str]()
        told = sure or self._saying  # papers "continue" and "report" too
        spoken = verb < len(toks) and toks[verb].low in told and toks[verb].low not in WEAK
        return spoken and not self.names[number].possessive

    def _before(self, k: int) -> set[str]:
        """The words of office before the name at token `k`: "the club's coach, Ann Lee", "the singer Ann Lee"."""
        toks = self.tokens
        found: set[str] = set()
        if k >= 2 and toks[k - 1].text == "," and toks[k - 2].low in OFFICES:
            found.update(t.low for t in toks[max(0, k - 5) : k - 1] if t.shape == "word")
        b = k - 1
        while b >= max(0, k - 4) and toks[b].shape == "word":
            if toks[b].name >= 0 and not nation(toks[b].low):
                if not has(self.language, "declines") or self.names[toks[b].name].person:
                    break
                b -= 1  # "речниця Білого дому Ганна Лис"
                continue
            if toks[b].low in self._prepositions or toks[b].low in self._saying or (toks[b].name >= 0 and not found):
                break
            if toks[b].low in _BESIDE or is_office(toks[b].low) or nation(toks[b].low):
                found.add(toks[b].low)
            b -= 1
        return found

    def _agreeing(self, k: int, end: int) -> set[str]:
        """ "woman" or "man" where the ending of a verb of speech beside the name, which ends at `end`, tells."""
        toks = self.tokens
        she, he = (entries("speech", key, self.language) for key in ("woman_said", "man_said"))
        if not (she or he):
            return set()
        b = k - 1
        while b >= max(0, k - 5) and toks[b].shape == "word" and toks[b].low not in self._saying:
            if toks[b].name >= 0 and self.names[toks[b].name].person:
                return set()
            b -= 1
        for v in (end, b):
            low = toks[v].low if 0 <= v < len(toks) else ""
            if low in self._saying and low.endswith(she + he):
                return {"woman" if low.endswith(she) else "man"}
        return set()

    def _past_apposition(self, k: int) -> int:
        """Behind the words between commas that begin at `k`: "Ann Lee, a guard in Linden, said"; else `k`."""
        toks = self.tokens
        if k + 2 >= len(toks) or toks[k].text != ",":
            return k
        for comma in range(k + 2, min(len(toks), k + _APPOSED)):
            if toks[comma].shape not in ("word", "mark"):
                return k
            if toks[comma].text == ",":
                return comma + 1
        return k

    def _until_comma(self, k: int) -> set[str]:
        found: set[str] = set()
        for token in self.tokens[k : k + 10]:
            if token.shape != "word" or token.low in ("who", "for", "to"):
                break
            found.add(token.low)
        return found

    @cached_property
    def _saying(self) -> frozenset[str]:
        return verbs(self.language)[0]

    @property
    def _prepositions(self) -> frozenset[str]:
        return prepositions(self.language)
