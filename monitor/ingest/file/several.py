"""A text that holds several articles one under another, parted by rules of signs -> the part of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.language.addresses import is_web
from monitor.language.lexicon import either
from monitor.language.time import written

_RULE = re.compile(r"[ \t]*(?:={4,}|#{4,}|~{4,}|_{5,}|-{5,}|—{3,}|\*{4,}|(?:[*•·=~-] +){2,}[*•·=~-]|⁂|[═─━]{3,})[ \t]*")
_SURE = re.compile(r"[ \t]*(?:={4,}|#{4,}|═{3,})[ \t]*")
_LEAST = 20  # words of an article
_HEAD = 6  # lines
_TITLE = 25  # words
_CLOSED = tuple(".,;:…。，")
_BY = re.compile(rf"(?:{either('bylines', 'by')})[:\s]\s*\S", re.IGNORECASE)


def parts(text: str) -> list[str]:
    """The articles in `text`, one where it is not plain that there are more.

    Rules within an article part its sections: parts are articles where each begins with a headline and says its day,
    its author or its address; below a rule of = or # a headline is enough.
    """
    lines = text.split("\n")
    cuts = [n for n, line in enumerate(lines) if _RULE.fullmatch(line) and not _underlines(lines, n)]
    for sure in (True, False):
        here = [n for n in cuts if not sure or _SURE.fullmatch(lines[n])]
        found = _cut(lines, here)
        if len(found) > 1 and all(_article(part, sure=sure) for part in found):
            return found
    return [text]


def _cut(lines: Sequence[str], cuts: Sequence[int]) -> list[str]:
    ends = [*cuts, len(lines)]
    found = ("\n".join(lines[start:end]) for start, end in zip([0, *(cut + 1 for cut in cuts)], ends, strict=True))
    return [part for part in found if part.strip()]


def _underlines(lines: Sequence[str], n: int) -> bool:
    """Whether a rule stands right under a line that has nothing above it: a headline in some ways of writing."""
    above = lines[n - 1].strip() if n else ""
    return bool(above) and (n < 2 or not lines[n - 2].strip())


def _article(part: str, *, sure: bool) -> bool:
    head = [line.strip() for line in part.split("\n") if line.strip()][:_HEAD]
    size = max(len(part.split()), sum(c > "\u2e80" for c in part) // 2)
    if len(head) < 2 or size < _LEAST or not _headline(head[0]):
        return False
    return sure or any(_says(line) for line in head)


def _headline(line: str) -> bool:
    return len(line.split()) <= _TITLE and not line.endswith(_CLOSED)


def _says(line: str) -> bool:
    """Whether a line of a head says when, by whom or where an article came out."""
    return is_web(line) or bool(_BY.match(line)) or written.whole(line) is not None
