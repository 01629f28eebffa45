"""A text as it is recognised: its letters composed (NFC), without soft hyphens, and the way back to the document's own.

An article keeps the letters of its document. What reads it (words, names, quotations, figures, dates, sentences) reads
the plain view and gives its spans back through it. Where a text is plain already the view is the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.models import Span

SOFT = "\xad"
_MOST = 30  # marks on one letter; to put a million of them in order would take hours
_FEW = 32  # marks in a row
_FLOOD = re.compile(rf"[^\w\s\x00-\x7f]{{{_FEW},}}")
# Letters and vowel signs that are no marks and yet may join the letter before them, by the Unicode data of NFC.
_JOINING = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000113b8\U000113bb\U000113c2\U000113c9\U000114b0\U000114ba\U000114bd\U000115af"
    "\U00011930\U0001611e\U0001611f\U00016120\U00016d67"
) | frozenset(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain view of a text, with where each of its characters begins and ends there; none where the two are one."""

    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, start: int, end: int) -> Span:
        """Where the passage `start` to `end` of the view, which is not empty, stands in the text."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)

    def place(self, position: int) -> int:
        """Where the character at `position` of the text, or the next that it has, stands in the view."""
        return bisect_left(self.starts, position) if self.starts else position

    def part(self, start: int, end: int) -> Plain:
        """The plain view of the stretch `start` to `end` of the text."""
        if not self.starts:
            return Plain(self.text[start:end])
        a, b = self.place(start), self.place(end)
        starts, ends = ([place - start for place in places[a:b]] for places in (self.starts, self.ends))
        return Plain(self.text[a:b], starts, ends)


_RUNS = re.compile(
    "[\\u0000-\\u00ac\\u00ae-\\u02ff]+|.", re.DOTALL
)  # letters before all marks, without the soft hyphen


def is_plain(text: str) -> bool:
    """Whether the view of `text` is `text`."""
    if text.isascii():
        return True
    foreign = len(text.encode("utf-8", "surrogatepass")) - len(text)  # at least one for each character beyond ASCII
    flood = foreign >= _FEW and _FLOOD.search(text)
    return SOFT not in text and not flood and unicodedata.is_normalized("NFC", text)


def plain(text: str) -> str:
    """`text` with its letters composed and without soft hyphens."""
    return text if is_plain(text) else view(text).text


def view(text: str) -> Plain:
    """The plain view of `text`.

    Letters that NFC would take apart (a few of Hebrew and of India) stay as they are; of more than 30 marks on one
    letter the rest stand apart.
    """
    if is_plain(text):
        return Plain(text)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    cluster: list[int] = []
    for run in _RUNS.finditer(text):
        place, letter = run.start(), run[0]
        if len(letter) > 1:  # each stands for itself; the last may have marks
            _compose(text, cluster, parts, starts, ends)
            parts.append(letter[:-1])
            starts += range(place, run.end() - 1)
            ends += range(place + 1, run.end())
            cluster = [run.end() - 1]
            continue
        if letter == SOFT:
            continue
        if letter >= "\u0300" and len(cluster) <= _MOST and (unicodedata.combining(letter) or letter in _JOINING):
            cluster.append(place)
            continue
        _compose(text, cluster, parts, starts, ends)
        cluster = [place]
    _compose(text, cluster, parts, starts, ends)
    return Plain("".join(parts), starts, ends)


def _compose(text: str, cluster: Sequence[int], parts: list[str], starts: list[int], ends: list[int]) -> None:
    """Add a letter with its marks: the first composed character takes what was joined, the rest one place each."""
    if not cluster:
        return
    letters = "".join(text[place] for place in cluster)
    made = letters if letters < "\u0300" and len(letters) == 1 else unicodedata.normalize("NFC", letters)
    if len(made) > len(letters):
        made = letters
    joined = len(letters) - len(made)
    parts.append(made)
    starts += [cluster[0], *cluster[joined + 1 :]]
    ends += [place + 1 for place in cluster[joined:]]
