"""When it was published: visible dates and dates in mark-up -> ISO, no more precise than they are."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from monitor.clean.signs import fold

# month names by language, from January; a name counts by its first letters
MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    "en-short": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"),
    "uk": (
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "de": (
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    "it": (
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    "pl": (
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ),
    "pt": (
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ),
    "short": ("січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"),
    "ru-short": ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "de-short": ("jän", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"),
    "es-short": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    "fr-short": ("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
}
_MONTH = {name: number for names in MONTHS.values() for number, name in enumerate(names, 1)}
_NAMES = "|".join(sorted(_MONTH, key=lambda name: (-len(name), name)))

# offsets in minutes of the abbreviations that mean one thing in news
ZONES = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "wet": 0,
    "bst": 60,
    "cet": 60,
    "mez": 60,
    "cest": 120,
    "mesz": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "мск": 180,
    "et": None,
    "est": -300,
    "edt": -240,
    "ct": None,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pt": None,
    "pst": -480,
    "pdt": -420,
    "jst": 540,
    "kst": 540,
}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}[年.년]\s?(?P<month>\d{{1,2}})[月.월]\s?(?P<day>\d{{1,2}})(?:[日.일])?(?!\d)",
        rf"(?<!\w)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?(?P<name>{_NAMES})\.?,?\s+(?:de\s+|"
        rf"del\s+)?{_YEAR}(?!\d)",
        rf"(?<!\w)(?P<name>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}(?!\d)",
    )
)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>a\.?m\.?|p\.?m\.?)?(?![\d:])"
)
_ZONE = re.compile(r"(?<!\w)(?:" + "|".join(ZONES) + r")(?!\w)|(?<!\d)[+-]\d{2}:?\d{2}(?!\d)")
_CHANGED = re.compile(
    r"(?:last )?(?:updated|modified|edited)|оновлено|обновлено|aktualisiert|stand:|mis à jour|mise à jour|"
    r"actualizad[oa]|aggiornato|zaktualizowano|更新|수정|uppdaterad|oppdatert"
)
_FILLER = re.compile(
    r"\b(?:published|posted|first|last|on|at|updated|modified|date|the|of|um|uhr|le|à|el|a las|las|hrs?|"
    r"hours|von|vom|am|den|publié|publicado|publicada|fecha|veröffentlicht|erstellt|created|issued|story|"
    r"article|опубліковано|оновлено|дата|публікації|о|в|у|г|р|року|год|года|опубликовано|обновлено|time|"
    r"local|pubblicato|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|"
    r"понеділок|вівторок|середа|четвер|п'ятниця|субота|неділя|понедельник|вторник|среда|четверг|пятница|"
    r"суббота|воскресенье|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|"
    r"jueves|viernes|sábado|domingo|"
    r"пн|вт|ср|чт|пт|сб|нд|вс|aktualisiert|actualizado|actualizada|mis|jour|mise|min|mins|minutes|minute|"
    r"read|lesezeit|lecture|views|edited|stand|am|pm|a\.m|p\.m|et|est|edt|pt|ct|입력|수정|更新|公開|配信|시각)\b|"
    r"[\d\W_]+"
)


def date_in(text: str, *, american: bool = False) -> str | None:
    """The first date that `text` names, as ISO: a date, or a date and time (with an offset where one is named).

    "08/12/2025" counts only where one number is above 12, or `american` says that the month comes first.
    """
    folded = fold(text[:200])
    for form in _FORMS:
        if found := form.search(folded):
            if day := _day(found, american):
                return _with_time(day, folded, found)
            return None
    return None


def is_date_line(text: str) -> bool:
    """Whether a line is a date (published, updated, weekday, clock, zone, reading time) and nothing else."""
    if len(text) > 120 or not any(c.isdigit() for c in text):
        return False
    folded = fold(text)
    for form in _FORMS:
        if form.search(folded):
            rest = form.sub(" ", folded)
            rest = _ZONE.sub(" ", _CLOCK.sub(" ", rest))
            return not _FILLER.sub("", rest)
    return False


def is_time(text: str) -> bool:
    """Whether a line is a time of day, with a date or without, and nothing else."""
    if len(text) > 40 or not _CLOCK.search(folded := fold(text)):
        return False
    return is_date_line(text) or not _FILLER.sub("", _ZONE.sub(" ", _CLOCK.sub(" ", folded)))


def is_change(text: str) -> bool:
    """Whether a date line tells of a later change and not of publication."""
    return bool(_CHANGED.search(fold(text)))


def iso(text: str | None) -> str | None:
    """A date of mark-up as ISO, with its own precision and offset; None where it is none."""
    if not text:
        return None
    value = text.strip()
    value = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", value)
    value = re.sub(r"(\.\d{6})\d+", r"\1", re.sub(r"^(\d{4}-\d\d-\d\d) (\d\d:)", r"\1T\2", value)).replace(" +", "+")
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value).isoformat()
        if not re.match(r"\d{4}-\d\d-\d\dT\d", value):
            return date_in(text)
        moment = datetime.fromisoformat(value).isoformat()
        return moment.removesuffix("+00:00") + "Z" if value.endswith("Z") else moment
    except ValueError:
        return date_in(text)


def _day(found: re.Match[str], american: bool) -> date | None:
    part = found.groupdict()
    if name := part.get("name"):
        month, day = _MONTH[name], int(part["day"])
    elif "first" in part:
        first, second = int(part["first"]), int(part["second"])
        if second > 12 or (american and first <= 12):
            month, day = first, second
        elif first > 12:
            month, day = second, first
        elif first == second:
            month = day = first
        else:
            return None
    else:
        month, day = int(part["month"]), int(part["day"])
    try:
        return date(int(part["year"]), month, day)
    except ValueError:
        return None


def _with_time(day: date, folded: str, found: re.Match[str]) -> str:
    after = folded[found.end() : found.end() + 40]
    clock = _CLOCK.search(after) or _CLOCK.search(folded[max(0, found.start() - 30) : found.start()])
    if clock is None:
        return day.isoformat()
    hour, minute = int(clock["hour"]), int(clock["minute"])
    half = (clock["half"] or "").replace(".", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    moment = datetime.combine(day, time(hour, minute))
    zone = _ZONE.search(folded, found.end()) or _ZONE.search(folded)
    if zone and (minutes := _minutes(zone[0])) is not None:
        moment = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    return moment.isoformat(timespec="minutes")


def _minutes(zone: str) -> int | None:
    if zone in ZONES:
        return ZONES[zone]
    sign = -1 if zone[0] == "-" else 1
    return sign * (int(zone[1:3]) * 60 + int(zone[-2:]))
