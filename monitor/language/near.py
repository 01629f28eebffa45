"""Names that somebody may have meant who typed another one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from monitor.language.words import fold

MOST = 5
_ALIKE = 0.7  # of difflib's ratio
_LEAST = 3  # letters of a part


def near(wanted: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that have `wanted` in them or are spelt like it, whole or by a word; at most five, best first.

    Case and accents do not count.
    """
    known = {name: fold(name) for name in sorted(set(names))}
    sought = fold(wanted).strip()
    parts = [name for name, folded in known.items() if _is_part(sought, folded) or _is_part(folded, sought)]
    return list(dict.fromkeys([*parts, *_alike(sought, known)]))[:MOST]


def _is_part(part: str, whole: str) -> bool:
    return len(part) >= _LEAST and part in whole


def _alike(sought: str, known: dict[str, str]) -> list[str]:
    spellings: dict[str, list[str]] = {}
    for name, folded in known.items():
        for word in dict.fromkeys([folded, *folded.split()]):
            spellings.setdefault(word, []).append(name)
    close = get_close_matches(sought, spellings, n=MOST, cutoff=_ALIKE)
    return [name for word in close for name in spellings[word]]
