"""The dateline at the head of a text: "PORT MERROW, Aug. 14 (Northwire) — "."""

from __future__ import annotations

import re

from monitor.language.text.scripts import UPPER

LONGEST = 110  # characters
_DASH = r"\s?(?:[—–]|--|-(?=\s))\s?"
_BEGINS = r"(?=[\"“”«»„'‘’(]{0,2}(?:[" + UPPER + r"\d]))"  # what follows a dateline is a sentence of its own
_BRACKET = r"\s?[(\[][^()\[\]\n]{2,40}[)\]]"
_WHEN = r",[^()\[\]—–\n]{1,50}?"
_CAPITALS = rf"[{UPPER}][{UPPER}'’.-]+(?:[ /-][{UPPER}][{UPPER}'’.-]+){{0,3}}"
_CAPITAL = rf"[{UPPER}][\w'’.-]{{1,20}}(?: [{UPPER}][\w'’.-]{{1,20}}){{0,2}}"
_LEAST = 4  # letters of a place that nothing stands beside: "TV — …" is none
_HEADS = (
    re.compile(rf"(?P<place>{_CAPITALS})(?P<beside>(?:{_WHEN})?(?:{_BRACKET})?){_DASH}{_BEGINS}"),
    # in small letters only beside a day or a service: "Berlin (dpa) - ", "Tarn, 14 August —"
    re.compile(
        rf"(?P<place>{_CAPITAL})(?P<beside>(?:{_WHEN})?{_BRACKET}|,[^()\[\]—–\d\n]{{0,20}}\d[^()\[\]—–\n]{{0,20}}?){_DASH}{_BEGINS}"
    ),
)


def past_dateline(text: str) -> int:
    """Where the first sentence of a text begins behind its dateline; 0 where there is none."""
    head = text[:LONGEST]
    for pattern in _HEADS:
        found = pattern.match(head)
        if found and (found["beside"] or len(found["place"]) >= _LEAST):
            return found.end()
    return 0
