"""Whether values are one value, written with more or fewer digits."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, isclose, log10

from monitor.models import Agreement

_ROUNDING = 0.05  # a value farther from another than this share is another value, however round (10 and 12 killed)


def agreement(values: Sequence[float], articles: int) -> Agreement:
    """How values of one thing from so many articles stand to each other."""
    if articles < 2:
        return "single"
    distinct = sorted(set(values))
    if len(distinct) == 1:
        return "agree"
    star = any(all(rounds(v, other) for other in distinct) for v in distinct)
    return "rounded" if star else "differ"


def rounds(one: float, other: float) -> bool:
    """Whether one of the two is the other one rounded, or cut, to fewer digits."""
    if one == other:
        return True
    if not isclose(one, other, rel_tol=_ROUNDING):
        return False
    if isclose(_rounded(one, other), other) or isclose(_rounded(other, one), one):
        return True
    units = _last(one), _last(other)
    return units[0] != units[1] and abs(one - other) < max(units)


def _rounded(value: float, like: float) -> float:
    """`value` to as many significant digits as `like` shows."""
    digits = len(_digits(like)) or 1
    return float(f"{value:.{digits}g}")


def _digits(value: float) -> str:
    return f"{value:.10g}".replace(".", "").replace("-", "").strip("0")


def _last(value: float) -> float:
    """What the last digit counts that a value shows: 1,000 for 43,000."""
    return float(10 ** (floor(log10(abs(value) or 1)) - len(_digits(value)) + 1))
