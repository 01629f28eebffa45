"""Numbers that are no figures: what stands beside them tells that they are days, hours, ages or parts of names."""

from __future__ import annotations

import re
from typing import NamedTuple

from monitor.language.lexicon.honorifics import COMMON, PEOPLES
from monitor.language.numbers.find import Number
from monitor.language.numbers.units import PERSONS, TIMES


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_MONTH = _any(
    r"""Jan(?:uary|\.)? Feb(?:ruary|\.)? Mar(?:ch|\.)? Apr(?:il|\.)? May June? July? Aug(?:ust|\.)? Sept?(?:ember|\.)?
    Oct(?:ober|\.)? Nov(?:ember|\.)? Dec(?:ember|\.)? січ\w* лют\w* берез\w* квіт\w* трав\w* черв\w* лип\w*
    серп\w* верес\w* жовт\w* листоп\w* груд\w* январ\w* феврал\w* март\w* апрел\w* ма[йя] июн\w* июл\w* август\w*
    сентябр\w* октябр\w* ноябр\w* декабр\w* Januar Februar März Mai Juni Juli Oktober Dezember janvier février
    mars avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio
    julio agosto"""
)
_LABEL = _any(
    """Flight Section Article Chapter Route Room Gate Page Channel Version Grade Level
    Phase Stage Step Type Class Line Unit Boeing Airbus Paragraf Artikel Absatz Kapitel Seite Raum Title Rule Day
    Week Part Season Episode Category Highway Interstate Station Apartment Suite Ward District Platform Terminal
    Area Zone Pier Lane Windows iPhone Formula Number Top стаття статті статья статьи рейс рейсу номер дім домі
    доме будинок школа школі глава пункт частина часть сторінка страница квартира палата numéro salle page vol
    chapitre Resolution"""
)
_SHORTENED = _any("No Nr Nos Art Sec Vol Abs")
_OF_DAY = r"a\.?m\b|p\.?m\b|o['’]clock|Uhr|GMT|ранку|вечора|утра|вечера|год(?:ині)?\b\.?\s(?:ранку|вечора)|h\d\d"
_TIME = "years?|months?|weeks?|days?"
_AGED = "aged?|ages|aged between|age of|віком|возрасте|виповнилося|исполнилось|avait|âgée? de|im Alter von|turned|turns"
_AGE_BEHIND = rf"[\s-](?:{_TIME})[\s-](?:old|of age)|-(?:[Jj]ähr|річн|летн)|\sJahre alt"
_KNOWN = "the|these|those|his|her|its|their|our|both|other|any|no|every|each|first|last|next|Group of|die|les"
_MEASURING = "year|month|day|hour|minute|week|decade|km|mile|meter|metre|acre|ton|foot|point|percent"
_ORDINAL = r"(?:st|nd|rd|th)\b|-?(?:й|я|е|го|му|ї|ої|ій|ша|ий|ая|ый)\b|(?:er|ère|e|ème)\b"
_STREET = "Street|Avenue|Road|Lane|Square|Drive|Boulevard"


class Rule(NamedTuple):
    """One kind of number that is no figure: what stands before it and behind it (both must fit)."""

    id: str
    reason: str
    before: str
    behind: str
    example: str
    applies: str = "always"  #: to a "bare" number only (no unit), a "small" one (bare, at most 120), a "word"


RULES = (
    Rule("ordinal", "an ordinal", "", _ORDINAL, "the 21st of June", "bare"),
    Rule("ordinal-de", "an ordinal", "", r"\.\s(?=[A-ZÄÖÜ][a-zäöü])", "im 3. Stock", "german"),
    Rule("decade", "a decade", "", r"['’]?s\b", "the 1990s"),
    Rule("date", "a day", _MONTH + r"\s", "", "on June 3", "day"),
    Rule("date-behind", "a day", "", r"\.?(?:[-–]\d+)?\s(?:of\s)?" + _MONTH + r"\b", "on 3 June", "bare"),
    Rule("numeric", "a date", "", r"[./]\d", "on 9/11"),
    Rule("numeric-end", "a date", r"\d[./]", "", "on 9/11"),
    Rule("clock", "a time of day", "", rf"(?i::\d\d|\s?(?:{_OF_DAY}))", "at 5 p.m."),
    Rule("clock-fr", "a time of day", "", r"\sh(?:\s\d\d)?\b", "à 10 h 30"),
    Rule("clock-fr-end", "a time of day", r"\d\s?h\s", "", "à 10 h 30"),
    Rule("clock-end", "a time of day", r"\d:", "", "at 10:30"),
    Rule(
        "hour", "a time of day", r"(?i:\b(?:at|around|about|by|before|after|о|um|gegen|à)\s)",
        r"\s?(?:on|in|local|\.|,|at)?\s*(?:on|local|$|\.|,)", "at 6 on Friday", "small",
    ),
    Rule("age", "an age", "", _AGE_BEHIND, "61-Jährige"),
    Rule("aged", "an age", rf"(?i:\b(?:{_AGED})\s)", "", "aged 80"),
    Rule("age-aside", "an age", r"[^\W\d_]+,\s", r"(?:,|\.|;|\sі|\s?$)(?!\d)", "Mark Lowe, 61, said", "small"),
    Rule("age-he", "an age", r"(?i:\b(?:йому|їй|ему|ей|їм)\s)", r"\s(?:рік|рок|год|лет)", "Йому 61 рік"),
    Rule(
        "label", "part of a name", rf"(?i:(?:\b(?:{_SHORTENED}\.?|{_LABEL}|Group of)|[№#§])\s?)",
        "", "Section 230", "bare",
    ),
    Rule("model", "part of a name", r"[^\W\d_]-", "", "a Su-27"),
    Rule("street", "part of a name", "", rf"\s(?:[A-Z][a-z]+\s){{1,2}}(?:{_STREET})", "at 10 Downing Street"),
    Rule("telephone", "a telephone number", r"(?:\d[- ]|\+)", "", "call 555-0134", "bare"),
    Rule("telephone-start", "a telephone number", "", r"-\d{4}\b", "call 555-0134", "bare"),
    Rule("known", "a pair that is known", rf"(?i:\b(?:{_KNOWN})\s)", r"(?=\s[a-z])", "the two leaders", "word"),
    Rule("compound", "part of a compound", "", rf"-(?!{_MEASURING}|\d)[^\W\d_]", "the 27-nation bloc", "bare"),
)  # fmt: skip
_RULES = tuple((rule, re.compile(rf"(?:{rule.before})\Z"), re.compile(rule.behind)) for rule in RULES)

_NEAR = 18  # characters before a number that the rules read: their longest words and a space
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_NEXT = re.compile(r"[\s ]+([^\W\d_]+)")
_CAPITAL_BEFORE = re.compile(r"(\S+)\s([^\W\d_][\w'’-]*)\s\Z")
_AGO = re.compile(
    r"\s(?:ago|earlier|later|before|after|since|into|old|late|from now|тому|назад|пізніше|позже|спустя|plus tard|später"
    r"|zuvor)\b|\s(?:of|in|on|to) (?:power|office|age)\b"
)
_PAST = re.compile(
    r"\b(?:past|last|next|previous|coming|recent|first|within|after|in|every|than|another|these|since|early|before|as|минулі"
    r"|останні|останніх|последние|последних|через|vor|nach|seit|letzten|depuis|après|il y a|dans)\s+"
    r"(?:(?:more than|nearly|about|over|almost|the|around|at least|some|just|less than|roughly)\s+)*\Z",
    re.IGNORECASE,
)


def excluded(number: Number, before: str, behind: str, unit: str | None, language: str) -> str | None:
    """The reason why `number` between the texts `before` and `behind` is no figure, or None where it is one."""
    if unit in (None, "years") and _YEAR.match(number.digits) and not _person_next(behind):
        return "a year"
    if unit is None and number.digits and _named_before(before):
        return "part of a name"
    if unit is None and language != "de" and _named_behind(behind, number):
        return "part of a name"
    near = before[-_NEAR:]
    for rule, ahead, after in _RULES:
        if _applies(rule.applies, number, unit, language) and after.match(behind) and ahead.search(near):
            return rule.reason
    return None


def dates(before: str, behind: str, unit: str | None) -> bool:
    """Whether a span of time only dates something: "three years ago", "in the past 24 hours"."""
    return unit in TIMES and bool(_AGO.match(behind) or _PAST.search(before))


def _applies(kind: str, number: Number, unit: str | None, language: str) -> bool:
    match kind:
        case "bare":
            return unit is None
        case "small":
            return unit is None and number.value <= 120
        case "day":
            return unit is None and number.value <= 31
        case "word":
            return unit is None and not number.digits
        case "german":
            return unit is None and language == "de"
        case _:
            return True


def _person_next(behind: str) -> bool:
    match = _NEXT.match(behind)
    return match is not None and match[1].lower() in PERSONS


def _named_before(before: str) -> bool:
    """Whether a capitalised word in the midst of a sentence stands right before: the number belongs to its name."""
    match = _CAPITAL_BEFORE.search(before)
    if match is None or not match[2][0].isupper() or len(match[2]) < 2 or match[2].lower() in COMMON["en"]:
        return False
    return match[1][-1] not in '.!?"”»:'


def _named_behind(behind: str, number: Number) -> bool:
    """Whether a capitalised word that is no people and no abbreviation follows: "10 Downing Street", "Nine Lives"."""
    if not (behind[:1] == " " and behind[1:2].isupper()):
        return False
    word = behind[1:].split(None, 1)[0]
    return word.strip(".,").lower() not in PEOPLES and (not number.digits or not word.isupper())
