"""What the sequence model sees of a line: names of features, of the line itself and of what stands around it.

No word of any language is a feature: only shape, place, voice (as `voice` tells it) and the rule that a line meets.
So the weights can be read, and hold for languages that the training data lack.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from monitor.clean.lines.core import Span
from monitor.clean.lines.line import Line
from monitor.clean.lines.shape import SHARES, bucket

_FEW = (0, 1, 2, 3, 5, 8, 13, 21)
_FAR = 9
_MARKERS = ("related", "comments", "newsletter", "subscription", "appeal", "author", "share", "legal")
_SIGNED = ("date", "name")  # what stands beside each teaser and each comment
_REACH = 6  # lines that a marker colours
_STEM = 5  # letters of a word that are compared: endings change, in many languages
_ABOUT = 0.15  # so much of a paragraph is about what the core is about, or it is foreign
_LONG = 5  # letters of a word that tells what a line is about


def features(lines: Sequence[Line], core: Span) -> list[list[str]]:
    """The features of each line. `core`: the first and the last line of the run that holds most running text."""
    if not lines:
        return []
    view = _View(lines, core)
    rows = [list(line.shape.names) for line in lines]
    dated = _sums(any(name in _SIGNED for name in row) for row in rows)
    for n, row in enumerate(rows):
        shape = row[0]
        row += view.place(n, shape)
        row += view.prose_around(n, shape)
        row += view.neighbours(n)
        others = _count(dated, n, 6) - (dated[n + 1] - dated[n])
        row.append(f"dates near {_few(others)} {view.runs[n]}")
        row += view.around[n]
    return rows


class _View:
    """What is reckoned once for all lines of a text."""

    def __init__(self, lines: Sequence[Line], core: Span) -> None:
        self.lines = lines
        self.core = core
        self.sizes = [line.shape.size for line in lines]
        self.kinds = [line.shape.kind for line in lines]
        self.runs = ["prose" if line.signs.prose else "loose" for line in lines]
        counted = [_counts(line) for line in lines]
        self.prose = [n for n, there in enumerate(counted) if there]
        shares = _topics(lines, counted, core)
        self.topics = [_topic(share) for share in shares]
        about = [there and share >= _ABOUT for there, (share, _) in zip(counted, shares, strict=True)]
        self.weight = _running(lines, about)
        self.loose = _loose(lines, counted, core)
        self.openings = [_opening(line) for line in lines]
        self.opened = Counter(self.openings)
        self.seen = Counter(line.block.text for line in lines)
        self.sure = _sums(line.sure for line in lines)
        self.around = _markers(lines)

    def place(self, n: int, shape: str) -> tuple[str, ...]:
        """Where the line stands, and whether it is about what the core is about."""
        place, topic, size, weight = _place(n, self.core), self.topics[n], self.sizes[n], self.weight
        return (
            f"place {place}",
            f"place {place} {shape}",
            f"topic {topic}",
            f"topic {topic} size {size}",
            f"share before {_share(weight[n], weight[-1])}",
            f"share after {_share(weight[-1] - weight[n + 1], weight[-1])}",
            f"from top {_few(n)}",
            f"from end {_few(len(self.lines) - 1 - n)}",
            f"loose {self.loose}",
            f"loose {self.loose} size {size} {place}",
        )

    def prose_around(self, n: int, shape: str) -> tuple[str, ...]:
        """How far running text is, and how much of it and of furniture stands near."""
        prose = self.prose
        back, ahead = bisect_left(prose, n), bisect_right(prose, n)
        before = _few(n - prose[back - 1]) if back else _FAR
        after = _few(prose[ahead] - n) if ahead < len(prose) else _FAR
        near = bisect_right(prose, n + 4) - bisect_left(prose, n - 4)
        wide = bisect_right(prose, n + 12) - bisect_left(prose, n - 12)
        return (
            f"since prose {before}",
            f"until prose {after}",
            f"gap {before} {after} {shape}",
            f"prose near {near}",
            f"prose near {near} size {self.sizes[n]}",
            f"prose wide {_few(wide)} {shape}",
            f"sure near {_few(_count(self.sure, n, 5))}",
        )

    def neighbours(self, n: int) -> Iterator[str]:
        """What the lines beside it are, and what it repeats."""
        kinds, texts = self.kinds, self.lines
        yield f"prev {kinds[n - 1] if n else 'edge'}"
        yield f"next {kinds[n + 1] if n + 1 < len(kinds) else 'edge'}"
        yield f"prev2 {kinds[n - 2] if n > 1 else 'edge'}"
        yield f"next2 {kinds[n + 2] if n + 2 < len(kinds) else 'edge'}"
        for step in (2, 3, 4):
            if _rhythm(kinds, n, step):
                yield f"rhythm {step}"
        if (times := self.opened[self.openings[n]]) > 2:
            yield f"opens like {_few(times)}"
            yield f"opens like {_few(times)} loose {self.loose}"
        if n and self.seen[texts[n - 1].block.text] > 1:
            yield "prev repeated"
        if self.seen[texts[n].block.text] > 1:
            yield "repeated"
            yield f"repeated size {self.sizes[n]}"


def _sums(marks: Iterable[bool]) -> list[int]:
    """How many of the marks before each line are true, and of all."""
    return [0, *accumulate(marks)]


def _count(sums: Sequence[int], n: int, reach: int) -> int:
    """How many marks are true on the lines within `reach` of line `n`."""
    return sums[min(len(sums) - 1, n + reach + 1)] - sums[max(0, n - reach)]


def _few(value: int) -> int:
    return bisect_left(_FEW, value)


def _counts(line: Line) -> bool:
    return line.signs.prose and not line.caption and not (line.hit is not None and line.sure)


# --- of what stands around ---------------------------------------------------------------------------------------


def _rhythm(kinds: Sequence[str], n: int, step: int) -> bool:
    """Whether lines of the same kinds come round every `step` lines, as in a list of teasers or of comments."""
    if kinds[n] == kinds[n - 1 if n else n] == kinds[n + 1 if n + 1 < len(kinds) else n]:
        return False
    if n + step < len(kinds) and kinds[n] == kinds[n + step] and kinds[n : n + step] == kinds[n + step : n + 2 * step]:
        return True
    return n >= 2 * step and kinds[n - step + 1 : n + 1] == kinds[n - 2 * step + 1 : n - step + 1]


def _place(n: int, core: Span) -> str:
    start, end = core
    if n < start:
        return f"before {_few(start - n)}"
    if n > end:
        return f"after {_few(n - end)}"
    if n in (start, end):
        return "first" if n == start else "last"
    return "in"


def _running(lines: Sequence[Line], counted: Sequence[bool]) -> list[int]:
    """Words of running text before each line, and in all."""
    return [0, *accumulate(min(line.signs.words, 60) if on else 0 for line, on in zip(lines, counted, strict=True))]


def _share(part: int, whole: int) -> str:
    if part == 0 or whole == 0:
        return "none"
    return str(bucket(part / whole, (0.03, 0.1, 0.3, 0.6, 0.9)))


def _loose(lines: Sequence[Line], counted: Sequence[bool], core: Span) -> int:
    """How much of the core is not running text: an article that is a list has much of it."""
    start, end = core
    loose = sum(1 for n in range(start, end + 1) if not counted[n] and lines[n].hit is None and not lines[n].caption)
    return bucket(loose / (end - start + 1), (0.1, 0.25, 0.4, 0.55, 0.7))


def _opening(line: Line) -> str:
    """What a template would repeat: the first word, numbers aside."""
    word = line.block.text.split(" ", 1)[0].casefold()
    return "#" if any(c.isdigit() for c in word) else word


def _topic(share: tuple[float, int]) -> str:
    part, count = share
    return f"{bucket(part, SHARES)} of {'few' if count < 4 else 'many'}" if count else "none"


def _topics(lines: Sequence[Line], counted: Sequence[bool], core: Span) -> list[tuple[float, int]]:
    """How much of what a line is about stands elsewhere in the core too, and of how many words."""
    stems = [_stems(line) for line in lines]
    once: set[str] = set()
    often: set[str] = set()
    for n in range(core[0], core[1] + 1):
        if counted[n]:
            often |= once & stems[n]
            once |= stems[n]
    row: list[tuple[float, int]] = []
    for n, own in enumerate(stems):
        elsewhere = often if counted[n] and core[0] <= n <= core[1] else once
        row.append((len(own & elsewhere) / len(own), len(own)) if own else (0.0, 0))
    return row


def _stems(line: Line) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in line.signs.tokens if len(word) >= _LONG)


def _markers(lines: Sequence[Line]) -> list[list[str]]:
    """For each line the reasons of sure lines shortly before and after it, and what once opened above."""
    rows: list[list[str]] = [[] for _ in lines]
    last: dict[str, int] = {}
    for n, line in enumerate(lines):
        rows[n] += [f"{reason} {n - at} above" for reason, at in last.items() if n - at <= _REACH]
        if "comments" in last:
            rows[n].append("comments above")
        if line.hit is not None and not line.hit.weak and line.hit.reason in _MARKERS:
            last[line.hit.reason] = n
    ahead: dict[str, int] = {}
    for n in range(len(lines) - 1, -1, -1):
        rows[n] += [f"{reason} {at - n} below" for reason, at in ahead.items() if at - n <= 2]
        hit = lines[n].hit
        if hit is not None and not hit.weak and hit.reason in _MARKERS:
            ahead[hit.reason] = n
    return rows
