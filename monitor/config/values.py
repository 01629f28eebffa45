"""Texts of a certain form: each check returns the text or says what to write instead."""

from __future__ import annotations

import re
import zoneinfo
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

FIELDS = ("title", "outlet", "byline", "agency", "published", "url", "language", "text", "html")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|[+-]\d\d:?\d\d)?)?")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DURATION = re.compile(r"([1-9]\d{0,4})([mhd])")
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\[\]]{1,64}@[^\s@<>(),;:\"\\\[\]]{1,255}")
_AGE = re.compile(rf"{_DURATION.pattern}|([1-9]\d{{0,2}})y")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_YEAR = timedelta(days=365)


def _line(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty, write something or delete the line")
    if any(ord(c) < 32 or c in "\x7f\x85\u2028\u2029" for c in text.strip()):
        raise ValueError("holds a line break or a control character, write it in one line")
    return text.strip()


def _form(pattern: str, message: str) -> AfterValidator:
    wanted = re.compile(pattern)

    def check(text: str) -> str:
        if not wanted.fullmatch(text):
            raise ValueError(message)
        return text

    return AfterValidator(check)


def _clock(text: str) -> str:
    if not (found := _CLOCK.fullmatch(text)):
        raise ValueError('is no time of day, write it like "07:00" (hours 00 to 23)')
    return f"{int(found[1]):02}:{found[2]}"


def _zone(text: str) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        near = get_close_matches(text, sorted(zoneinfo.available_timezones()), n=1, cutoff=0.6)
        raise ValueError(f"is no time zone, write one like {near[0] if near else 'Europe/Kyiv'}") from None
    return text


def _published(text: str) -> str:
    """ISO, as precise as it was written: a date stays a date."""
    found = _DATE.fullmatch(text)
    iso = "".join((found[1], f"T{found[2]}" if found[2] else "", found[3] or "")) if found else ""
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        raise ValueError("is no date, write it like 2025-08-12 or 2025-08-12T09:30:00+03:00") from None
    return iso


def _web(text: str) -> str:
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        fits = False
    if not fits:
        raise ValueError("is no web address, write one that begins with https://")
    if "@" in parts.netloc:
        raise ValueError("holds a user name or a password, secrets do not belong in this file: take them out")
    return text


def is_address(text: str) -> bool:
    """Whether `text` is a mail address: desk@example.org or Desk <desk@example.org>."""
    _name, bracket, rest = text.partition("<")
    return bool(_ADDRESS.fullmatch(rest.removesuffix(">") if bracket and rest.endswith(">") else text))


def _mail(text: str) -> str:
    if not is_address(text):
        raise ValueError("is no mail address, write one like desk@example.org or Desk <desk@example.org>")
    return text


def _host(text: str) -> str:
    if re.search(r"[\s/@]", text):
        raise ValueError("is no host, write its name or address only, like intranet.example.org or 192.168.1.5")
    return text.lower()


def _ours(text: str) -> str:
    if text not in FIELDS:
        near = get_close_matches(text, FIELDS, n=1)
        said = f"did you mean {near[0]}?" if near else f"use one of {', '.join(FIELDS)}"
        raise ValueError(f"is no field of an article, {said}")
    return text


def _passage(text: str) -> str:
    if len(text) > 2 and text.startswith("/") and text.endswith("/"):
        try:
            re.compile(text[1:-1])
        except re.error as error:
            raise ValueError(
                f"is no pattern ({error}), correct it, or leave out the / at both ends to find it as it stands"
            ) from None
    return text


def _phrase(text: str) -> str:
    if not any(c.isalnum() for c in text):
        raise ValueError("has no letter or digit to look for")
    return text


def _query(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty, write the words to look for or delete the line")
    return text


def _days_off(text: str) -> str:
    first, _, last = (part.strip() for part in text.partition(" to "))
    try:
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise ValueError("is no day, write it like 2026-12-25, or 2026-12-24 to 2027-01-02 for several") from None
    if days[1] < days[0]:
        raise ValueError("is no time off, write the earlier day first")
    return text


def _as_texts(value: Any) -> Any:
    """YAML reads a day as a date."""
    listed = value if isinstance(value, list) else [value]
    return tuple(str(item) if isinstance(item, date) else item for item in listed)


def _listed(value: Any) -> Any:
    """One value stands for a list of one."""
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else value


Line = Annotated[str, AfterValidator(_line)]
Slug = Annotated[Line, _form(r"[a-z0-9]+(-[a-z0-9]+)*", "is no id, write small letters a-z, digits and hyphens only")]
Language = Annotated[Line, _form(r"[a-z]{2}", "is no language code, write two small letters, like en, uk or de")]
Languages = Annotated[tuple[Language, ...], BeforeValidator(_listed)]
Variable = Annotated[Line, _form(r"[A-Za-z_][A-Za-z0-9_]*", "is no name of an environment variable")]
Clock = Annotated[Line, AfterValidator(_clock)]
Clocks = Annotated[tuple[Clock, ...], BeforeValidator(_listed)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Weekdays = Annotated[tuple[Weekday, ...], BeforeValidator(_listed)]
DaysOff = Annotated[tuple[Annotated[Line, AfterValidator(_days_off)], ...], BeforeValidator(_as_texts)]
Duration = Annotated[Line, _form(_DURATION.pattern, "is no duration, write it like 48h, 7d or 90m")]
Age = Annotated[Line, _form(_AGE.pattern, "is no duration, write it like 400d or 3y")]
Missed = Annotated[
    Line, _form(rf"latest|all|{_DURATION.pattern}", "is no choice, write latest, all, or a duration like 6h")
]
Window = Annotated[
    Line,
    BeforeValidator(lambda value: "0" if value == 0 and not isinstance(value, bool) else value),
    _form(rf"0|{_DURATION.pattern}", "is no duration, write it like 3d, 48h or 90m, or 0 for none"),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"const": 0}]}),
]
Zone = Annotated[Line, AfterValidator(_zone)]
Published = Annotated[Line, AfterValidator(_published)]
Web = Annotated[Line, AfterValidator(_web)]
Https = Annotated[
    Line, AfterValidator(_web), _form(r"https://.+", "is not secure, write an address that begins with https://")
]
Mail = Annotated[Line, AfterValidator(_mail)]
Host = Annotated[Line, AfterValidator(_host)]
Hosts = Annotated[tuple[Host, ...], BeforeValidator(_listed)]
Query = Annotated[str, AfterValidator(_query), WithJsonSchema({"type": "string"})]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
Passages = Annotated[tuple[Annotated[Line, AfterValidator(_passage)], ...], BeforeValidator(_listed)]
Phrases = Annotated[tuple[Annotated[Line, AfterValidator(_phrase)], ...], BeforeValidator(_listed)]
StoryId = Annotated[
    Line,
    _form(r"s[0-9a-f]{4,}", "is no story, write its id or the beginning of it (monitor export stories prints them)"),
]
StoryIds = Annotated[tuple[StoryId, ...], BeforeValidator(_listed)]
Ours = Annotated[Line, AfterValidator(_ours)]


def duration(text: str) -> timedelta:
    """`48h`, `7d`, `90m`, `3y` (of 365 days) as a time span. Raises ValueError for anything else."""
    if not (found := _AGE.fullmatch(text)):
        raise ValueError(f"{text!r} is no duration, write it like 48h, 7d or 90m")
    if found[3]:
        return int(found[3]) * _YEAR
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
