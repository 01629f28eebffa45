"""What is foreign among the blocks that were taken for the article, by signs that only a whole page gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from monitor.clean.lines.line import Line, Verdict
from monitor.language.text.fold import fold

ECHO = 0.6  # share of a teaser's words, four by four, that stand in a longer block
LINKED = 0.95  # share of a link's letters that are in it
TITLE = 4  # words of a title, at the least
LAST = 5  # blocks at the end in which a page may tell who its author is
SHORT = 8  # words; a shorter line is no teaser and no biography
SHARE = 1 / 3  # of the whole text, at the most

_WORD = re.compile(r"\w+")
_CUT = re.compile(r"(?:…|\.\.\.)[\"”’»\])]*$")
_ADDRESS = re.compile(r"https?://|www\.|@")


def foreign(lines: Sequence[Line], people: Sequence[str], lives: Sequence[str]) -> dict[int, Verdict]:
    """The verdicts on those of an article's lines that are not its own, by number.

    `people`: its authors; `lives`: what the page's records say about them.
    """
    return {**_teasers(lines), **_links(lines), **_told(lines, lives), **_biography(lines, people)}


def _teasers(lines: Sequence[Line]) -> Mapping[int, Verdict]:
    """Blocks that break off and say what others say in full: the article as lists of articles show it."""
    cut = {
        n: _shingles(line.block.text)
        for n, line in enumerate(lines)
        if _CUT.search(line.block.text) and line.signs.words >= SHORT
    }
    if not any(cut.values()):
        return {}
    said = frozenset[tuple[str, ...]]().union(
        *(_shingles(line.block.text) for n, line in enumerate(lines) if n not in cut)
    )
    return {n: Verdict(None, "related", "page.teaser", 0.9) for n, own in cut.items() if _echoes(own, said)}


def _echoes(own: frozenset[tuple[str, ...]], said: frozenset[tuple[str, ...]]) -> bool:
    return bool(own) and len(own & said) >= ECHO * len(own)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(fold(text))
    return frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))


def _links(lines: Sequence[Line]) -> Mapping[int, Verdict]:
    """Links in capitals on lines of their own: titles of other articles."""
    return {
        n: Verdict(None, "related", "page.link", 0.85)
        for n, line in enumerate(lines)
        if line.block.linked >= LINKED
        and line.block.tag in ("p", "heading")
        and line.signs.words >= TITLE
        and line.block.text == line.block.text.upper() != line.block.text.lower()
        and not _ADDRESS.search(line.block.text)
    }


def _told(lines: Sequence[Line], lives: Sequence[str]) -> Mapping[int, Verdict]:
    """Blocks that say of an author what the page's records say."""
    known = frozenset[tuple[str, ...]]().union(*map(_shingles, lives))
    return {
        n: Verdict(None, "author", "page.author", 0.9)
        for n, line in enumerate(lines if known else ())
        if _echoes(_shingles(line.block.text), known)
    }


def _biography(lines: Sequence[Line], people: Sequence[str]) -> Mapping[int, Verdict]:
    """The end of a page from where it begins to tell of its author, whom nothing before it opens with."""
    opens = [n for n, line in enumerate(lines) if _opens(line, people)]
    if not opens or opens[0] < len(lines) - LAST or lines[opens[0]].signs.words < SHORT:
        return {}
    sizes = [line.signs.length for line in lines]
    if sum(sizes[opens[0] :]) > SHARE * sum(sizes):
        return {}
    return {n: Verdict(None, "author", "page.author", 0.85) for n in range(opens[0], len(lines))}


def _opens(line: Line, people: Sequence[str]) -> bool:
    text = fold(line.block.text)
    return any(
        text.startswith(name) and text[len(name) : len(name) + 1] in (" ", ",", "'") for name in map(fold, people)
    )
