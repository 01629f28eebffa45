"""Articles as numbered words, read once for all that is asked of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from monitor.language.text.scripts import HAN_ALL, KANA
from monitor.language.text.words import words
from monitor.models import Article, Span

Numbers = NDArray[np.int32]

_UNSPACED = re.compile(f"[{HAN_ALL}{KANA}]")
_MARKED = re.compile(r"“[^“”\n]{1,2000}”|„[^„“”\n]{1,2000}[“”]|«[^«»\n]{1,2000}»|\"[^\"\n]{1,2000}\"")


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of articles, one after another, as places in `vocabulary`: of each the title's, then the text's."""

    vocabulary: tuple[str, ...]
    words: Numbers
    spoken: NDArray[np.bool_]  #: whether the word stands in direct speech
    starts: NDArray[np.int64]  #: where each article begins, and at last where all end
    bodies: NDArray[np.int64]  #: where each article's text begins

    def body(self, row: int) -> tuple[Numbers, NDArray[np.bool_]]:
        """The words of an article's text, and which of them are direct speech."""
        inside = slice(int(self.bodies[row]), int(self.starts[row + 1]))
        return self.words[inside], self.spoken[inside]


class _Columns(dict[str, int]):
    """A number for each word, in the order in which they come."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def read(articles: Sequence[Article]) -> Texts:
    """The words of `articles`, folded and numbered. Direct speech is what `Article.quotes` and quotation marks hold."""
    number = _Columns()
    parts: list[Numbers] = []
    spoken: list[NDArray[np.bool_]] = []
    starts, bodies, end = [0], [], 0
    for article in articles:
        pieces = [_features(article.title or "")]
        said = [False]
        for piece, direct in _pieces(article):
            pieces.append(_features(piece))
            said.append(direct)
        sizes = [len(piece) for piece in pieces]
        part = np.fromiter(map(number.__getitem__, chain.from_iterable(pieces)), np.int32, sum(sizes))
        parts.append(part)
        spoken.append(np.repeat(said, sizes))
        bodies.append(end + sizes[0])
        end += len(part)
        starts.append(end)
    return Texts(
        vocabulary=tuple(number),
        words=np.concatenate([np.empty(0, np.int32), *parts]),
        spoken=np.concatenate([np.empty(0, np.bool_), *spoken]),
        starts=np.array(starts),
        bodies=np.array(bodies, dtype=np.int64),
    )


def _features(text: str) -> list[str]:
    """The words of `text`; letters of scripts without spaces in pairs, since one of them says little."""
    found = words(text)
    if text.isascii() or not _UNSPACED.search(text):
        return found
    return [a + b if _UNSPACED.match(a) and _UNSPACED.match(b) else a for a, b in pairwise([*found, ""])]


def words_of(texts: Sequence[str]) -> tuple[tuple[str, ...], list[Numbers]]:
    """The vocabulary of `texts`, and the words of each as places in it."""
    number = _Columns()
    numbers = [np.array([number[word] for word in words(text)], dtype=np.int32) for text in texts]
    return tuple(number), numbers


def _pieces(article: Article) -> Iterator[tuple[str, bool]]:
    """The text cut where direct speech begins and ends, and whether a piece is speech."""
    text, place = article.text, 0
    for start, end in _speech(article):
        yield text[place:start], False
        yield text[start:end], True
        place = end
    yield text[place:], False


def _speech(article: Article) -> list[Span]:
    """Where direct speech stands, in order and without overlap."""
    marked = [found.span() for found in _MARKED.finditer(article.text)]
    given = [span for quote in article.quotes for span in quote.spans]
    found: list[Span] = []
    for start, end in sorted(marked + given):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found
