"""The names of months, for dates that people write into a search: of all languages at once, by the word alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from monitor.language.search.index_words import tokens
from monitor.language.time.vocabulary import names


@cache
def months(languages: frozenset[str]) -> Mapping[str, int]:
    """The names of the months in these languages, as a search knows words, with their numbers."""
    found: dict[str, int] = {}
    for language in sorted(languages):
        for name, number in names("month", language).items():
            if len(parts := tokens(name)) == 1 and parts[0].isalpha() and parts[0] <= "\uffff":
                found |= dict.fromkeys((parts[0], bare(parts[0])), number)
    return found


def bare(word: str) -> str:
    """A word as the table of months has it: without any accent."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def spoken(languages: Iterable[str | None], more: str) -> frozenset[str]:
    """The languages whose months are known: those of the texts, that of the newsletter, and English."""
    return frozenset({language.partition("-")[0] for language in languages if language} | {more, "en"})
