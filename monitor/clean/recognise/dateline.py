"""What the head of the first paragraph says: "PORT MERROW, 14 August 2025 (Northwire) — …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.clean.recognise.agencies import agency_named, dateline_agency
from monitor.clean.recognise.date_lines import date_in, is_date_line
from monitor.language.text.scripts import LOWER

LONGEST = 110  # characters of a dateline


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when it was written, and the wire service that the head of the text names."""

    place: str | None = None
    agency: str | None = None
    published: str | None = None  #: only where the year stands there


_UPPER = rf"[^\W\d_{LOWER}]"
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|[ '’.\-/]){{1,38}}"
_CAPITAL = rf"{_UPPER}[\w'’.\-]{{1,20}}(?: {_UPPER}[\w'’.\-]{{1,20}}){{0,2}}"
_DASH = r"\s?(?:[—–]|-(?=\s)|--|\.\s[—–-])\s?"
_BRACKET = r"[(\[](?P<sign>[^()\[\]]{2,40})[)\]]"
# "PORT MERROW, August 14 (Northwire) —": capitals, then what you like, then the bracket
_HEAD = re.compile(rf"(?P<place>{_CAPITALS}?)(?P<when>,[^()\[\]—–]{{1,50}}?)?\s?(?:{_BRACKET})?{_DASH}(?=\S)")
# "Berlin (dpa) - ", "Berlin, 14 August 2025 —": in small letters only beside one of the two
_SMALL = re.compile(rf"(?P<place>{_CAPITAL})(?P<when>,[^()\[\]—–]{{1,50}}?)?\s?(?:{_BRACKET})?{_DASH}(?=\S)")
_SIGNED = re.compile(r"[^\W\d_][\w&'’-]{1,20}(?:[ -][\w&'’-]{1,20}){0,3}")


def parse_dateline(text: str) -> Dateline:
    """The dateline at the head of a paragraph; empty where there is none.

    An unknown name in brackets is the wire service where a place in capitals stands before it and a dash follows.
    """
    head = text[:LONGEST]
    known = dateline_agency(head)
    if found := _HEAD.match(head):
        sign, when = found["sign"], found["when"]
        if not sign and not when and len(found["place"]) < 4:
            return Dateline(agency=known)  # "TV - …" and the like
        agency = known or (sign and agency_named(sign)) or (sign if sign and _signs(sign) else None)
        return Dateline(_place(found["place"]), agency, _date(when))
    if (found := _SMALL.match(head)) and (known or _date(found["when"])):
        return Dateline(_place(found["place"]), known, _date(found["when"]))
    return Dateline(agency=known)


def _signs(name: str) -> bool:
    return bool(_SIGNED.fullmatch(name)) and name[0].isupper() and not any(c.isdigit() for c in name)


def _date(when: str | None) -> str | None:
    day = (when or "").strip(" ,")
    parts = day.split(", ", 1)
    for part in (day, parts[-1]):
        if is_date_line(part):
            return date_in(part)
    return None


def _place(text: str) -> str | None:
    name = text.strip(" ,.-")
    if not name:
        return None
    return name.title() if name == name.upper() and len(name) > 3 else name
