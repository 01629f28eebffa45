"""Where two versions of a text differ, sentence by sentence.

difflib says it best and takes the square of their number. So a long text is parted before, at the sentences that each
version has once and in one order (Bram Cohen's "patience" comparison); what lies between goes to difflib.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

LONG = 1_000  # sentences of both versions

Edit = tuple[int, int, int, int]


def edits(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Edit]:
    """(a, b, c, d) for each stretch `old[a:b]` in the place of which `new[c:d]` stands, in order; one may be empty."""
    if len(old) + len(new) <= LONG:
        yield from _differ(old, new, 0, 0)
        return
    anchors = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
    for (i, j), (k, m) in pairwise(anchors):
        yield from _between(old[i + 1 : k], new[j + 1 : m], i + 1, j + 1)


def _between(old: Sequence[Hashable], new: Sequence[Hashable], a: int, c: int) -> Iterator[Edit]:
    if len(old) + len(new) <= LONG:
        yield from _differ(old, new, a, c)
    else:  # nothing is left in it that both have once: it was written anew
        yield a, a + len(old), c, c + len(new)


def _differ(old: Sequence[Hashable], new: Sequence[Hashable], a: int, c: int) -> Iterator[Edit]:
    if not old and not new:
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a + i, a + j, c + k, c + m


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> Sequence[tuple[int, int]]:
    """The longest row of sentences that stand once in each version, in one order."""
    counts, others = Counter(old), Counter(new)
    places = {sentence: place for place, sentence in enumerate(new)}
    pairs = [
        (place, places[sentence])
        for place, sentence in enumerate(old)
        if counts[sentence] == 1 and others[sentence] == 1
    ]
    return _ascending(pairs)


def _ascending(pairs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The longest row of `pairs` that ascends in the second, as they ascend in the first."""
    ends: list[int] = []  # the least second of a row of each length
    last: list[int] = []  # and which pair it is
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    row, number = [], last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]
