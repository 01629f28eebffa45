"""Dates and times in words, in the newsletter's language and zone. The C library's locale plays no part."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton

from monitor.models import Window, instant
from monitor.render.base.gettext import ENGLISH, Words

_MONTH_ONLY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def day(moment: date, words: Words = ENGLISH) -> str:
    """ "12 August 2025"."""
    return _said(_plain(moment), "long", words.locale)


def weekday(moment: date, words: Words = ENGLISH) -> str:
    """ "Tuesday", as at the head of a page."""
    name = _said(_plain(moment), "EEEE", words.locale)
    return name[:1].upper() + name[1:]


def month(moment: date, words: Words = ENGLISH) -> str:
    """ "August 2025", as at the head of a list."""
    name = str(format_skeleton("yMMMM", datetime(moment.year, moment.month, 1), locale=words.locale))  # noqa: DTZ001
    return name[:1].upper() + name[1:]


def month_alone(moment: date, words: Words = ENGLISH) -> str:
    """ "August", as it stands without its year."""
    name = str(format_date(_plain(moment), "LLLL", locale=words.locale))
    return name[:1].upper() + name[1:]


def days(first: date, last: date, words: Words = ENGLISH) -> str:
    """ "1 August 2025 – 7 August 2025"; of one day, that day."""
    return day(first, words) if first == last else f"{day(first, words)} – {day(last, words)}"


def minute(moment: datetime, zone: tzinfo, words: Words = ENGLISH) -> str:
    """ "12 August 2025, 09:30", in `zone`."""
    local = moment.astimezone(zone)
    return f"{day(local, words)}, {local:%H:%M}"


def published(text: str | None, zone: tzinfo, words: Words = ENGLISH) -> str | None:
    """A publication date as precise as `text` knows it: "12 August 2025" stays a date; None where nothing is known."""
    if not text:
        return None
    if known := _MONTH_ONLY.fullmatch(text):
        return month(date(int(known[1]), int(known[2]), 1), words) if int(known[1]) else text
    try:
        return day(date.fromisoformat(text), words)
    except ValueError:
        pass
    try:
        return minute(instant(text, zone), zone, words)
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


def span(window: Window, zone: tzinfo, words: Words = ENGLISH) -> str:
    """ "11 August 2025, 07:00, to 12 August 2025, 07:00"."""
    start, end = minute(window.start, zone, words), minute(window.end, zone, words)
    return words.say("%(start)s, to %(end)s", start=start, end=end)


def zone_name(zone: tzinfo) -> str:
    """ "Europe/Kyiv" where the zone has a name, else what it calls itself."""
    return str(getattr(zone, "key", None) or zone.tzname(None) or zone)


@lru_cache(1 << 12)  # the pages of a morning name the same days again and again
def _said(moment: date, form: str, locale: Locale) -> str:
    return str(format_date(moment, form, locale=locale))


def _plain(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def calendar_day(published: str | None) -> str | None:
    """ "2025, August 12" for an ISO date, as citations have it in English; None where no day is known."""
    try:
        return format_date(date.fromisoformat((published or "")[:10]), "y, MMMM d", locale="en")
    except ValueError:
        return None
