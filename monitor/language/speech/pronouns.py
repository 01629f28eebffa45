"""Whom a "he" or "she" of a text means, wherever it stands; nobody where that is not certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.language.names.people import People
from monitor.language.reading import Reading
from monitor.language.speech.attribution import Reader
from monitor.language.speech.noun_groups import Reference
from monitor.language.speech.referents import meant
from monitor.language.text.tokens import behind
from monitor.models import Quote


@dataclass(frozen=True)
class Pronouns:
    """The pronouns of a text, resolved as those of its quotations' speakers are; `clauses` and `quotes` are its own."""

    reading: Reading
    clauses: Reader
    quotes: Sequence[Quote] = ()

    def first(self, low: str, start: int, end: int) -> str | None:
        """The full name of whom the first such pronoun (in small letters) from `start` to `end` means, of those that no
        quotation holds; None where there is none, or it is not certain."""
        shown, toks = self.reading.plain, self.clauses.tokens
        last = behind(toks, shown.place(end))
        at = next((k for k in range(behind(toks, shown.place(start)), last) if toks[k].low == low), None)
        return None if at is None else meant(self.clauses, self._people, Reference("pronoun", at, text=low))

    @cached_property
    def _people(self) -> People:
        toks, shown = self.clauses.tokens, self.reading.plain
        people = People(toks, self.clauses.names, self.clauses.language)
        for quote in self.quotes:
            k = behind(toks, shown.place(quote.spans[0][0])) - 1  # the marks that open it begin before its words
            if quote.speaker is not None and k >= 0 and toks[k].shape == "quote":
                people.tell(k, quote.speaker)
        return people
