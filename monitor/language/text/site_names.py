"""The name of a site in a title: at its end or its beginning, parted from it by a mark."""

from __future__ import annotations

import re

from monitor.language.text.fold import fold
from monitor.language.text.scripts import HANGUL_BAR

#: What parts a title from the name of its site, and a section from both.
BETWEEN = re.compile(r"\s+[|•·»«—–‹›/]+\s+|\s+-\s+|\s+::\s+")


def strip_site(title: str, site: str | None) -> str:
    """A title without the name of the site at its end or its beginning: "River rises | Harbour Post"."""
    own = fold(site or "")
    whole, title = title, _without_tail(title, own)
    parts = BETWEEN.split(title)
    if len(parts) < 2:
        return title
    marks = BETWEEN.findall(title)

    def foreign(part: str, mark: str) -> bool:
        folded = fold(part)
        named = bool(own) and (own in folded or (folded in own and len(folded) > 2))
        section = len(marks) < len(BETWEEN.findall(whole)) and part[:1].isupper() and len(part.split()) <= 2
        return (named and len(part.split()) <= 6) or (mark.strip() in "|•·»" and len(part.split()) <= 3) or section

    while len(parts) > 1 and foreign(parts[-1], marks[-1]):
        parts.pop()
        marks.pop()
    while len(parts) > 1 and own and fold(parts[0]) == own:
        parts.pop(0)
        marks.pop(0)
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=False)).strip()


def _without_tail(title: str, own: str) -> str:
    """A title without the site's name that stands at its end behind a mark and no spaces."""
    if own and fold(title).endswith(own):
        head = title[: len(title) - len(own)]
        cut = head.rstrip(f" |{HANGUL_BAR}｜：:_-–—")
        if cut and cut != head.rstrip():
            return cut
    return title
