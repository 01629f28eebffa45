"""A publication date in any plain writing -> ISO text, as precise and with the offset as given."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_tz

YEARS = range(1600, 2200)

# Months by their first letters, in the languages that clippings are mostly in.
_MONTHS: tuple[tuple[int, str], ...] = (
    (1, "jan|januar|january|janv|janvier|ene|enero|gen|gennaio|січ|січня|янв|января|sty|stycznia"),
    (2, "feb|februar|february|févr|février|febrero|febbraio|лют|лютого|фев|февр|февраля|lut|lutego"),
    (3, "mar|march|mär|märz|mars|marzo|бер|березня|мар|марта|marca"),
    (4, "apr|april|avr|avril|abr|abril|aprile|квіт|квітня|апр|апреля|kwi|kwietnia"),
    (5, "may|mai|mayo|mag|maggio|трав|травня|май|мая|maj|maja"),
    (6, "jun|june|juni|juin|junio|giu|giugno|черв|червня|июн|июня|cze|czerwca"),
    (7, "jul|july|juli|juil|juillet|julio|lug|luglio|лип|липня|июл|июля|lip|lipca"),
    (8, "aug|august|août|ago|agosto|серп|серпня|авг|августа|sie|sierpnia"),
    (9, "sep|sept|september|septembre|septiembre|set|settembre|вер|вересня|сен|сент|сентября|wrz|września"),
    (10, "oct|october|okt|oktober|octobre|octubre|ott|ottobre|жовт|жовтня|окт|октября|paź|października"),
    (11, "nov|november|novembre|noviembre|лист|листопада|ноя|нояб|ноября|lis|listopada"),
    (12, "dec|december|dez|dezember|déc|décembre|dic|diciembre|dicembre|груд|грудня|дек|декабря|gru|grudnia"),
)
_MONTH = {name: number for number, names in _MONTHS for name in names.split("|")}

_CLOCK = r"(?:[T,]?\s*(?:at|um|à|о|в)?\s*(?P<clock>\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(?P<half>[ap]\.?m\.?)?)"
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d\d(?::?\d\d)?)?"
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
_TAIL = rf"(?:{_CLOCK}{_ZONE})?"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# (example, pattern). A pattern matches the whole text.
_FORMS = (
    ("2025-08-12T09:30+03:00", _whole(rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d){_TAIL}")),
    ("2025/08/12", _whole(rf"(?P<y>\d{{4}})[/.](?P<m>\d\d?)[/.](?P<d>\d\d?){_TAIL}")),
    ("20250812", _whole(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)")),
    ("12.08.2025 09:30", _whole(rf"(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<y>\d{{4}}){_TAIL}")),
    ("13/08/2025", _whole(rf"(?P<a>\d\d?)[/-](?P<b>\d\d?)[/-](?P<y>\d{{4}}){_TAIL}")),
    (
        "Tuesday, 12 August 2025, 09:30",
        _whole(
            rf"{_WEEKDAY}(?P<d>\d\d?)(?:\.|st|nd|rd|th|er)?\s(?:of\s|de\s)?(?P<name>[^\W\d_]{{3,12}})\.?,?\s(?:de\s)?"
            rf"(?P<y>\d{{4}})(?:\s?(?:г|р|року|года)\b\.?)?{_TAIL}"
        ),
    ),
    (
        "August 12, 2025 at 9:30 a.m.",
        _whole(rf"{_WEEKDAY}(?P<name>[^\W\d_]{{3,12}})\.?\s(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}}){_TAIL}"),
    ),
)
_MAIL = re.compile(r"(?:\w{3},\s*)?\d{1,2}\s+\w{3}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s+\S{1,5}(?:\s*\(\w{1,40}\))?")
_NAMED_ZONE = re.compile(
    r"(?:[+-]\d{4}|UTC?|GMT|Z|[ECMP][SD]T)\b"
)  # the rest of the names mean one thing here, another there
_EPOCH = re.compile(r"\d{10}|\d{13}")


def iso(value: object) -> str | None:
    """`value` as ISO 8601 text, or None where it is no plain date.

    A date stays a date and a time keeps the offset that it came with, or none. Numbers of 10 or 13 digits are seconds
    or milliseconds since 1970. "08/09/2025" is None: nobody can tell the day from the month. So is a month alone.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        value = f"{value:.0f}" if 0 < value < 1e14 else ""
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = " ".join(value.split())
    if _EPOCH.fullmatch(text):
        return _checked(datetime.fromtimestamp(int(text[:10]), UTC).isoformat())
    if _MAIL.fullmatch(text):
        return _mail(text)
    for _, pattern in _FORMS:
        if found := pattern.fullmatch(text):
            return _assembled(found.groupdict().get)
    return None


def _mail(text: str) -> str | None:
    fields = parsedate_tz(text)
    if fields is None:
        return None
    year, month, day, hour, minute, second = fields[:6]
    known = _NAMED_ZONE.match(text.split("(")[0].split()[-1])
    offset = _offset((fields[9] or 0) // 60) if known else ""
    return _checked(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{offset}")


def _offset(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _assembled(part: Callable[[str], str | None]) -> str | None:
    month, day = part("m"), part("d")
    if name := part("name"):
        month = str(_MONTH.get(name.lower(), 0))
    if (a := part("a")) and (b := part("b")):
        if int(a) <= 12 and int(b) <= 12 and int(a) != int(b):
            return None
        day, month = (a, b) if int(a) > 12 or int(a) == int(b) else (b, a)
    text = f"{part('y')}-{int(month or 0):02}-{int(day or 0):02}"
    if clock := part("clock"):
        text += "T" + _hour(clock.replace(",", "."), (part("half") or "").lower())
    return _checked(text + _zone(part("zone") or ""))


def _hour(clock: str, half: str) -> str:
    hour, _, rest = clock.partition(":")
    number = int(hour)
    if half and not 1 <= number <= 12:
        return "99:" + rest
    if half:
        number = number % 12 + (12 if half.startswith("p") else 0)
    return f"{number:02}:{rest}"


def _zone(zone: str) -> str:
    zone = zone.upper()
    digits = re.sub(r"[^\d]", "", zone)
    if not zone:
        return ""
    return f"{'-' if '-' in zone else '+'}{digits[:2] or '00'}:{digits[2:] or '00'}"


def _checked(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return text if moment.year in YEARS else None
