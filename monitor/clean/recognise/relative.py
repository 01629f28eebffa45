"""Relative dates ("yesterday at 14:00", "vor 2 Stunden") against a date that the page itself gives, never a clock."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from monitor.language.lexicon import either, forms, table
from monitor.language.text.fold import fold

# a word for a day -> how many days back
_WORDS = {word: int(days) for word, days in forms("relative", "days").items()}
_COUNT = rf"\d{{1,3}}|{either('relative', 'one')}"


def _ago(names: str) -> re.Pattern[str]:
    behind, before = either("relative", "ago_behind"), either("relative", "ago_before")
    return re.compile(
        rf"(?<!\w)(?:(?P<count>{_COUNT})\s?(?:{names})\.?\s{behind}|{before}\s(?P<other>{_COUNT})\s?(?:{names}))(?!\w)"
    )


_AGO = tuple(
    (int(seconds), _ago("|".join(sorted(names))))
    for seconds, names in sorted(table("relative", "units").items(), key=lambda row: int(row[0]))
)
_DAY = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)) + r")(?!\w)")
_CLOCK = re.compile(r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?![\d:])")
_DAY_LONG = 86400  # seconds
LONGEST = 60  # characters; words of a day in longer texts tell a story


def resolved(text: str, known: str | None) -> str | None:
    """The date, or date and time, that a short relative text names, seen from `known`; None without a known date.

    `known` is an ISO date or date and time that the page gives as its own. From a date alone hours cannot be counted.
    """
    if known is None or len(text) > LONGEST:
        return None
    try:
        moment = datetime.fromisoformat(known)
    except ValueError:
        return None
    folded = fold(text)
    if word := _DAY.search(folded):
        day = (moment - timedelta(days=_WORDS[word[0]])).date()
        return _at(day, _CLOCK.search(folded), moment)
    for seconds, pattern in _AGO:
        if found := pattern.search(folded):
            count = found["count"] or found["other"]
            back = timedelta(seconds=seconds * (int(count) if count.isdigit() else 1))
            if seconds >= _DAY_LONG:
                return (moment - back).date().isoformat()
            return (moment - back).isoformat(timespec="minutes") if len(known) > len("2025-08-12") else None
    return None


def _at(day: date, clock: re.Match[str] | None, moment: datetime) -> str:
    if clock is None:
        return day.isoformat()
    at = datetime.combine(day, time(int(clock["hour"]), int(clock["minute"])), moment.tzinfo)
    return at.isoformat(timespec="minutes")
