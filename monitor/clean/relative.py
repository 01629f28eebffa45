"""Relative dates ("yesterday at 14:00", "vor 2 Stunden") against a date that the page itself gives, never a clock."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from monitor.clean.signs import fold

# a word for a day -> how many days back
_DAYS = {
    0: "today;heute;aujourd'hui;hoy;oggi;dzisiaj;dziś;сьогодні;сегодня;hoje;vandaag;idag;i dag;dnes",
    1: "yesterday;gestern;hier;ayer;ieri;wczoraj;вчора;вчера;ontem;gisteren;igår;i går;včera",
    2: "vorgestern;avant-hier;anteayer;позавчора;позавчера;anteontem;eergisteren",
}
_WORDS = {word: days for days, words in _DAYS.items() for word in words.split(";")}
# a unit -> seconds, by the beginning of its names
_UNITS: tuple[tuple[int, str], ...] = (
    (60, r"min\w*|хв\w*|мин\w*"),
    (3600, r"h|hrs?|hours?|std\w*|stunden?|heures?|horas?|or[ae]|godzin\w*|год(?:ин\w*)?|час\w*|uur|uren|timm\w*"),
    (86400, r"days?|tag\w*|jours?|días?|giorn[oi]|dni|dzień|дн\w*|день|dias?|dagen|dagar?|dager"),
    (604800, r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|tygodni\w*|тижн\w*|недел\w*|weken|week|veckor"),
)
_COUNT = r"(?P<count>\d{1,3}|an?|einer?|einem|une?|una?)"
_AGO = tuple(
    (
        seconds,
        re.compile(
            rf"(?<!\w)(?:{_COUNT}\s?(?:{names})\.?\s(?:ago|fa|temu|тому|назад|geleden|sedan|siden|atrás)|"
            rf"(?:vor|il y a|hace|há|пре|před)\s{_COUNT.replace('count', 'other')}\s?(?:{names}))(?!\w)"
        ),
    )
    for seconds, names in _UNITS
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
