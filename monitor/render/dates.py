"""Dates and times in English words, in the newsletter's zone. The C library's locale plays no part."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo

from monitor.models import Window, instant

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_ONLY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def day(moment: date) -> str:
    """ "12 August 2025"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def weekday(moment: date) -> str:
    """ "Tuesday"."""
    return _DAYS[moment.weekday()]


def month(moment: date) -> str:
    """ "August 2025"."""
    return f"{_MONTHS[moment.month - 1]} {moment.year}"


def minute(moment: datetime, zone: tzinfo) -> str:
    """ "12 August 2025, 09:30", in `zone`."""
    local = moment.astimezone(zone)
    return f"{day(local)}, {local:%H:%M}"


def published(text: str | None, zone: tzinfo) -> str | None:
    """A publication date as precise as `text` knows it: "12 August 2025" stays a date; None where nothing is known."""
    if not text:
        return None
    if known := _MONTH_ONLY.fullmatch(text):
        return month(date(int(known[1]), int(known[2]), 1))
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return minute(instant(text, zone), zone)
    except (ValueError, OverflowError):
        return text


def machine(text: str | None, zone: tzinfo) -> str | None:
    """The `datetime` attribute for `published(text, zone)`; None where `text` is no date that HTML knows."""
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return instant(text, zone).astimezone(zone).isoformat(timespec="minutes")
    except (ValueError, OverflowError):
        return text if _MONTH_ONLY.fullmatch(text) else None


def span(window: Window, zone: tzinfo) -> str:
    """ "11 August 2025, 07:00, to 12 August 2025, 07:00"."""
    return f"{minute(window.start, zone)}, to {minute(window.end, zone)}"


def zone_name(zone: tzinfo) -> str:
    """ "Europe/Kyiv" where the zone has a name, else what it calls itself."""
    return str(getattr(zone, "key", None) or zone.tzname(None) or zone)
