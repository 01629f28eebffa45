"""Who gives what a sentence reports: "the ministry said that …", "… according to Ann Lee"."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.language.lexicon.function_words import DETERMINERS
from monitor.language.reading import Reading
from monitor.language.speech.attribution import Reader
from monitor.language.speech.noun_groups import Reference
from monitor.language.text.tokens import behind


@dataclass(frozen=True)
class Tellers:
    """Who gives what the sentences of a text report; `clauses` is its own reader, for which quotations are one word."""

    reading: Reading
    clauses: Reader

    def named(self, start: int, end: int) -> str | None:
        """The name, as printed, of the one person or body that the sentence from `start` to `end` gives as its source;
        None where none is named.

        Pronouns and offices are left open, since the sentence alone does not say whom they mean.
        """
        reference = self._reference(*self._place(start, end))
        if reference is None:
            return None
        if reference.kind == "name":
            return self.clauses.names[reference.name].text
        return reference.text if reference.kind == "body" and not reference.text.islower() else None

    def source(self, start: int, end: int) -> str | None:
        """As `named`, and a body that has no name as the clause calls it: "the ministry", "police"."""
        opening, last = self._place(start, end)
        reference = self._reference(opening, last)
        if reference is None or reference.kind not in ("name", "body"):
            return None
        if reference.kind == "name":
            return self.clauses.names[reference.name].text
        first = reference.first if reference.first >= 0 else reference.at
        if first > opening and self.clauses.tokens[first - 1].low in DETERMINERS:
            first -= 1
        return self._called(first, reference.at)

    def _called(self, first: int, last: int) -> str:
        toks = self.clauses.tokens
        called = self.clauses.text[toks[first].start : toks[last].end]
        return called[0].lower() + called[1:] if toks[first].low in DETERMINERS else called

    def _reference(self, start: int, end: int) -> Reference | None:
        for k in range(start, end):
            according = self.clauses.according(k, end)
            if according:
                return self.clauses.subject_behind(according, end)
        return self.clauses.teller(start, end)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """Its first token, and the one behind its last."""
        shown, toks = self.reading.plain, self.clauses.tokens
        first = behind(toks, shown.place(start))
        return first, behind(toks, shown.place(end), first)
