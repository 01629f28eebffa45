"""What the capitals of one text tell: words that it also prints small, lines set like headlines, surnames of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from monitor.language.lexicon import has
from monitor.language.lexicon.function_words import HELPERS_OF
from monitor.language.lexicon.honorifics import PEOPLES, TITLES, no_names
from monitor.language.lexicon.verbs import SAYING
from monitor.language.names.gender import is_given
from monitor.language.text.tokens import Token

_SMALL = 4  # letters; shorter words may stand small in a headline
_LEAST = 4  # words of a line that can be told to be a headline


@dataclass(frozen=True, slots=True)
class Capitals:
    """Read once from the tokens of a text."""

    inside: frozenset[str]  #: words that are capitalised where no sentence begins
    small: frozenset[str]  #: words that also stand in small letters
    surnames: frozenset[str]  #: peoples' names that are somebody's surname here: Ida English
    headlines: frozenset[int]  #: tokens of lines in which each long word is capitalised
    free: frozenset[str]  #: capitalised words that stand without another before them, titles aside
    acts: frozenset[str] = SAYING  #: verbs behind a name that show that it says or does something

    def ordinary(self, token: Token) -> bool:
        """Whether the word of `token`, at the beginning of a sentence, is an ordinary one: "Miners struck"."""
        return token.low in self.small and not token.possessive and not is_given(token.text)

    def surname(self, found: Sequence[Token], k: int) -> bool:
        """Whether the people's name at `k` stands for a person of the text, since it says or does something."""
        behind = found[k + 1] if k + 1 < len(found) else None
        if found[k].text not in self.surnames or behind is None:
            return False
        inverted = k > 0 and found[k - 1].low in SAYING and behind.shape != "word"  # "said English."
        return inverted or behind.low in self.acts


def capitals(found: Sequence[Token], language: str | None) -> Capitals:
    """What the capitals among the tokens of a text tell; headlines only in a language whose headlines have them."""
    small = frozenset(t.low for t in found if t.shape == "word" and not t.capital)
    if not has(language, "title_case"):
        return Capitals(inside(found), small, frozenset(), frozenset(), free(found, language))
    surnames = frozenset(b.text for a, b in pairwise(found) if b.capital and b.low in PEOPLES and is_given(a.text))
    heads = frozenset(k for line in _lines(found) if _headline(found, line) for k in line)
    return Capitals(
        inside(found),
        small,
        surnames,
        heads,
        free(found, language),
        SAYING | HELPERS_OF.get(language or "", frozenset()),
    )


def inside(found: Sequence[Token]) -> frozenset[str]:
    """Words that are capitalised where no sentence begins, so that their capital means something."""
    return frozenset(
        t.text for last, t in pairwise(found) if t.capital and last.shape == "word" and not ends_short(last)
    )


def ends_short(token: Token) -> bool:
    """Whether a sentence may end with the word, which is short for several: "U.S."; titles and initials end none."""
    own = token.text.count(".") > 1 or token.low.rstrip(".") not in TITLES
    return token.text.endswith(".") and len(token.text) > len("J.") and own


def free(found: Sequence[Token], language: str | None) -> frozenset[str]:
    """Capitalised words that stand somewhere without another before them, titles aside: the Mason of "Mr. Mason"."""
    beside = TITLES | no_names(language)
    return frozenset(
        t.text for last, t in pairwise(found) if t.capital and (not last.capital or last.low.rstrip(".") in beside)
    )


def _lines(found: Sequence[Token]) -> Iterator[range]:
    start = 0
    for k, token in enumerate(found):
        if token.shape == "break":
            yield range(start, k)
            start = k + 1
    yield range(start, len(found))


def _headline(found: Sequence[Token], line: range) -> bool:
    """Whether the tokens have no full stop and no long word in small letters, but more words than a name."""
    if not _LEAST <= len(line) <= 30:
        return False
    words = [found[k] for k in line if found[k].shape == "word"]
    return (
        len(words) + sum(found[k].shape == "quote" and found[k - 1].text == ":" for k in line[1:]) >= _LEAST
        and not any(found[k].text == "." for k in line)
        and all(t.capital or len(t.text) < _SMALL for t in words)
    )
