"""Rows of pictures whose captions ran into one line."""

from __future__ import annotations

import re
from itertools import pairwise

_PLACE = re.compile(r"(?<![\d.,])(\d{1,3})\s?(?:/|[^\W\d_]{1,3})\s?(\d{1,3})(?![.,]?\d)")  # "3 of 22", "3/22"
_SERIES = 3  # pictures that are counted one after another


def is_gallery(text: str) -> bool:
    """Whether the captions of a row of pictures ran into one: "… Hide Caption 3 of 22 … 4 of 22 … 5 of 22"."""
    counted = [(int(n), int(of)) for n, of in _PLACE.findall(text)]
    run = 1
    for (one, total), (other, same) in pairwise(counted):
        run = run + 1 if (other, same) == (one + 1, total) and other <= total else 1
        if run >= _SERIES:
            return True
    return False
