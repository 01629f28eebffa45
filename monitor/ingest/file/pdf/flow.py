"""The lines of a document -> its paragraphs: running heads and numbers of pages left out, words put together again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median

from monitor.ingest.file.pdf.lines import Line

_EDGE = 2  # rows at the head and at the foot of a page in which what runs is looked for
_SPARE = 1.35  # of the usual distance of lines; a greater one parts paragraphs
_SIZE = 1.08  # times as large: another kind of line
_INDENT = 0.6  # widths of a letter
_INDENTS = 3  # that are no chance
_AROUND = 30  # lines by which the width of a column is told
_SHORT = 0.85  # of its column's width; a line that is shorter may be a paragraph's last
_NAMED, _COUNTED = 2, 3  # words of what runs over the pages and is no count of them; where it counts them too
_HEADING = 1.15  # times as large as most letters

_END = re.compile(r"[.!?…:。！？։؟।॥][\"'»”’“)\]]*\Z")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\Z")
_LAST = re.compile(r"\w{1,60}\Z")
_WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")


def paragraphs(found: Sequence[Line]) -> list[str]:
    """The paragraphs of lines in their order. The heading comes first, what runs over the pages once and behind it."""
    runs = _running(found)
    body = [line for line in found if line not in runs]
    first = list(_joined(body))
    heads = 1 if body and first and _is_heading(body) else 0
    return [*first[:heads], *_told(runs), *first[heads:]]


def heading(found: Sequence[Line]) -> str:
    """The text of the first page in its largest letters, "" where all are of a size."""
    page = [line for line in found if line.page == found[0].page] if found else []
    most = max((line.size for line in page), default=0.0)
    largest = [line for line in page if line.size * 1.02 >= most]
    usual = _usual(found)
    return " ".join(line.text for line in largest) if most > _HEADING * usual else ""


def _is_heading(body: Sequence[Line]) -> bool:
    return body[0].size > _HEADING * _usual(body)


def _usual(found: Sequence[Line]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


# --- what runs over the pages ------------------------------------------------------------------------------------


def _running(found: Sequence[Line]) -> set[Line]:
    """Lines apart at the edges of pages that come again on others, but for their numbers; and lone numbers there."""
    edges = [
        (line, high) for page in _pages(found) for high in (True, False) for line in _edge(page, high, _step(found))
    ]
    again = defaultdict[tuple[str, bool], set[int]](set)
    for line, high in edges:
        again[_masked(line.text), high].add(line.page)
    pages = len({line.page for line in found})
    least = max(2, (pages + 2) // 3)  # left and right pages may differ, and the first
    return {
        line for line, high in edges if len(again[_masked(line.text), high]) >= least or _NUMBER.fullmatch(line.text)
    }


def _pages(found: Sequence[Line]) -> list[list[Line]]:
    pages = defaultdict[int, list[Line]](list)
    for line in found:
        pages[line.page].append(line)
    return list(pages.values())


def _edge(page: Sequence[Line], high: bool, step: float) -> list[Line]:
    """The rows at the head or the foot of a page that are set apart from the others, by space or by size."""
    rows = defaultdict[int, list[Line]](list)
    for line in page:
        rows[round(line.y)].append(line)
    heights = sorted(rows, reverse=high)[: _EDGE + 1]
    for number, (one, next_one) in enumerate(pairwise(heights), 1):
        size = max(rows[next_one][0].size, rows[one][0].size)
        if abs(one - next_one) > _SPARE * step * size or size > _SIZE * min(rows[next_one][0].size, rows[one][0].size):
            return [line for height in heights[:number] for line in rows[height]]
    return []


def _masked(text: str) -> str:
    return " ".join(_DIGITS.sub("0", text).casefold().split())


def _told(runs: Collection[Line]) -> list[str]:
    """What runs over the pages, as the first of them has it, without what counts them; no mere number of a page."""
    alike = defaultdict[str, list[Line]](list)
    for line in sorted(runs, key=lambda line: (line.page, -line.y)):
        alike[_masked(line.text)].append(line)
    first = min((line.page for line in runs), default=0)
    told = (_steady([line.text for line in lines]) for lines in alike.values() if lines[0].page == first)
    return [text for text in told if text]


def _steady(texts: Sequence[str]) -> str:
    """What is the same in texts that differ in their numbers only, "" where that is no more than "Page of"."""
    steady = [len(set(numbers)) == 1 for numbers in zip(*map(_DIGITS.findall, texts), strict=True)]
    numbers = iter(steady if len(texts) > 1 else [])
    text = " ".join(_DIGITS.sub(lambda found: found[0] if next(numbers, False) else "", texts[0]).split())
    words = sum(word.isalpha() for word in _WORD.findall(text))
    return text if words >= (_NAMED if all(steady) and len(texts) > 1 else _COUNTED) else ""


# --- paragraphs --------------------------------------------------------------------------------------------------


def _joined(body: Sequence[Line]) -> Iterator[str]:
    whole, parted = _spelled(body)
    step = _step(body)
    indented = sum(_is_indented(body, n) for n in range(1, len(body))) >= _INDENTS
    text = ""
    for number, line in enumerate(body):
        if number and _begins(body, number, step, indented):
            yield text
            text = ""
        text = _added(text, line.text, whole, parted) if text else line.text
    if text:
        yield text


def _spelled(body: Sequence[Line]) -> tuple[set[str], set[str]]:
    """The words of the document, and those with a hyphen in them, as they stand within lines."""
    words = {word.casefold() for line in body for word in _WORD.findall(_HYPHEN.sub("", line.text))}
    return {word for word in words if "-" not in word}, {word.replace("\u2010", "-") for word in words if "-" in word}


def _added(text: str, line: str, whole: set[str], parted: set[str]) -> str:
    """`text` with the next line behind it; a word that its end parts is put together, with its hyphen if it has one."""
    if not _HYPHEN.search(text[-2:]) or not (after := _WORD.match(line)):
        return f"{text}{'' if _is_unspaced(text[-1]) and _is_unspaced(line[0]) else ' '}{line}"
    bare = text[:-1]
    before = _LAST.search(bare[-60:])
    first = before[0] if before else ""
    joined, hyphened = f"{first}{after[0]}".casefold(), f"{first}-{after[0]}".casefold()
    keeps = hyphened in parted and joined not in whole and text[-1] != "\u00ad"
    proper = line[0].isalpha() and not line[0].islower()  # "Franco-" and "German"
    return f"{bare}-{line}" if keeps or proper or not line[0].isalpha() else bare + line


def _is_unspaced(sign: str) -> bool:
    """Whether a sign is of a script that puts no blanks between words."""
    return 0x2E80 <= ord(sign) <= 0x9FFF or 0xFF00 <= ord(sign) <= 0xFFEF


def _step(body: Sequence[Line]) -> float:
    """The usual distance of two lines, in their size."""
    steps = [(a.y - b.y) / b.size for a, b in pairwise(body) if a.page == b.page and a.y > b.y and b.size > 0]
    return median(steps) if steps else 1.2


def _begins(body: Sequence[Line], number: int, step: float, indented: bool) -> bool:
    """Whether a paragraph begins with this line; `indented`: the first lines of others are set in."""
    before, line = body[number - 1], body[number]
    if max(line.size, before.size) > _SIZE * min(line.size, before.size):
        return True
    ends = bool(_END.search(before.text))
    if not _is_below(line, before):
        return ends and not line.text[0].islower()
    if (before.y - line.y) / line.size > _SPARE * step:
        return True
    return _is_indented(body, number) or (ends and not indented and _is_short(body, number - 1))


def _is_below(line: Line, before: Line) -> bool:
    return line.page == before.page and line.y < before.y and line.left < before.right and line.right > before.left


def _is_indented(body: Sequence[Line], number: int) -> bool:
    """Whether a line behind the end of a sentence is set in, and the next one is not."""
    before, line = body[number - 1], body[number]
    after = body[number + 1] if number + 1 < len(body) else None
    indent = _INDENT * line.size
    follows = after is None or not _is_below(after, line) or line.left - after.left > indent
    return _is_below(line, before) and line.left - before.left > indent and follows and bool(_END.search(before.text))


def _is_short(body: Sequence[Line], number: int) -> bool:
    """Whether a line is shorter than those around it in its column."""
    line = body[number]
    around = body[max(0, number - _AROUND) : number + _AROUND]
    same = [o for o in around if o.page == line.page and o.left < line.right and o.right > line.left]
    same = [o for o in same if abs(o.size - line.size) < 0.1 * line.size]
    return line.right - line.left < _SHORT * (max(o.right for o in same) - min(o.left for o in same))
