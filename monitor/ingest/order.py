"""Which comes first in a file's dates of numbers, the day or the month: one that can be but one tells it of all."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBERS = re.compile(r"\s*(\d{1,2})([/.\s-]\s?)(\d{1,2})\2(?:\d{4}|\d{2})\b(?!\2\d)", re.ASCII)
_MONTHS = 12
_DAY_FIRST, _MONTH_FIRST = "en-GB", "en-US"


def told(values: Iterable[object]) -> str | None:
    """The tag of a place that writes dates as `values` are; None where none of them tells, or they contradict."""
    found: set[str] = set()
    for value in values:
        match = _NUMBERS.match(value) if isinstance(value, str) else None
        if match is None:
            continue
        first, second = int(match[1]) > _MONTHS, int(match[3]) > _MONTHS
        if first != second:
            found.add(_DAY_FIRST if first else _MONTH_FIRST)
    return found.pop() if len(found) == 1 else None


def plain(value: object) -> bool:
    """Whether a value is a date of numbers that `told` may help to read."""
    return isinstance(value, str) and _NUMBERS.match(value) is not None
