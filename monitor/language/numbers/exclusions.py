"""Numbers that are no figures: what stands beside them tells that they are days, hours, ages or parts of names."""

from __future__ import annotations

import re
from typing import NamedTuple

from monitor.language.lexicon import either, has
from monitor.language.lexicon.honorifics import PEOPLES, no_names
from monitor.language.numbers.find import Number
from monitor.language.numbers.units import PERSONS, TIMES
from monitor.language.text.scripts import LOWER, UPPER

_SECTION = "no_figures"
_MONTH, _SHORTENED, _MEASURING, _ORDINAL, _AGE_BEHIND = (
    either(_SECTION, key) for key in ("months", "labels_short", "measures", "ordinals", "age_behind")
)
_TALLIES = rf"(?:[^\W\d_]+\s)?{either(_SECTION, 'tallies')}"
_LABEL = rf"(?i:(?:\b(?:{_SHORTENED}\.?|{either(_SECTION, 'labels')})|{either(_SECTION, 'labels', 'und')})\s?)"


class Rule(NamedTuple):
    """One kind of number that is no figure: what stands before it and behind it (both must fit).

    What each meets stands in the lexicon, by its id.
    """

    id: str
    reason: str
    before: str
    behind: str
    applies: str = "always"  #: to a "bare" number only (no unit), a "small" one (bare, at most 120), a "word"


RULES = (
    Rule("ordinal", "an ordinal", "", _ORDINAL, "bare"),
    Rule("ordinal-de", "an ordinal", "", rf"\.\s(?=[{UPPER}][{LOWER}])", "nouns"),
    Rule("decade", "a decade", "", r"['’]?s\b"),
    Rule("date", "a day", _MONTH + r"\s", "", "day"),
    Rule("date-behind", "a day", "", r"\.?(?:[-–]\d+)?\s(?:of\s)?" + _MONTH + r"\b", "bare"),
    Rule("numeric", "a date", "", r"[./]\d"),
    Rule("numeric-end", "a date", r"\d[./]", ""),
    Rule("clock", "a time of day", "", rf"(?i::\d\d|\s?{either(_SECTION, 'of_day')})"),
    Rule("clock-fr", "a time of day", "", r"\sh(?:\s\d\d)?\b"),
    Rule("clock-fr-end", "a time of day", r"\d\s?h\s", ""),
    Rule(
        "hour", "a time of day", rf"(?i:\b{either(_SECTION, 'hours_before')}\s)",
        r"\s?(?:on|in|local|\.|,|at)?\s*(?:on|local|$|\.|,)", "small",
    ),
    Rule("age", "an age", "", _AGE_BEHIND),
    Rule("aged", "an age", rf"(?i:\b{either(_SECTION, 'aged')}\s)", ""),
    Rule(
        "age-aside", "an age", r"[^\W\d_]+,\s",
        rf"(?:,|\.|;|{either(_SECTION, 'age_aside_behind')}|\s?$)(?!\d)", "small",
    ),
    Rule(
        "age-he", "an age", rf"(?i:\b{either(_SECTION, 'age_of')}\s)", rf"\s{either(_SECTION, 'age_words')}"
    ),
    Rule("label", "part of a name", _LABEL, "", "bare"),
    Rule("model", "part of a name", r"[^\W\d_]-", ""),
    Rule("street", "part of a name", "", rf"\s(?:[A-Z][a-z]+\s){{1,2}}{either(_SECTION, 'streets')}"),
    Rule("telephone", "a telephone number", r"(?:\d[- ]|\+)", "", "bare"),
    Rule("telephone-start", "a telephone number", "", r"-\d{4}\b", "bare"),
    Rule("known", "a pair that is known", rf"(?i:\b{either(_SECTION, 'known')}\s)", r"(?=\s[a-z])", "word"),
    Rule("tally", "votes or points", "", rf"[-–—]\d{{1,3}}\s{_TALLIES}\b", "bare"),
    Rule("tally-end", "votes or points", r"\d[-–—]", rf"\s{_TALLIES}\b", "bare"),
    Rule("compound", "part of a compound", "", rf"-(?!{_MEASURING}|\d)[^\W\d_]", "bare"),
)  # fmt: skip
_RULES = tuple((rule, re.compile(rf"(?:{rule.before})\Z"), re.compile(rule.behind)) for rule in RULES)

_NEAR = 18  # characters before a number that the rules read: their longest words and a space
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_NEXT = re.compile(r"[\s ]+([^\W\d_]+)")
_CAPITAL_BEFORE = re.compile(r"(\S)\s([^\W\d_][\w'’-]*)\s\Z")
_WORD = 60  # characters before a number in which a word stands
_AGO = re.compile(either(_SECTION, "spans_behind"))
_PAST = re.compile(
    rf"\b{either(_SECTION, 'spans_before')}\s+(?:{either(_SECTION, 'spans_between')}\s+)*\Z", re.IGNORECASE
)


def excluded(number: Number, before: str, behind: str, unit: str | None, language: str) -> str | None:
    """The reason why `number` between the texts `before` and `behind` is no figure, or None where it is one."""
    if unit in (None, "years") and _YEAR.match(number.digits) and not _person_next(behind):
        return "a year"
    if unit is None and number.digits and _named_before(before, language):
        return "part of a name"
    if unit is None and not has(language, "nouns_in_capitals") and _named_behind(behind, number):
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
        case "nouns":
            return unit is None and has(language, "nouns_in_capitals")
        case _:
            return True


def _person_next(behind: str) -> bool:
    match = _NEXT.match(behind)
    return match is not None and match[1].lower() in PERSONS


def _named_before(before: str, language: str) -> bool:
    """Whether a capitalised word in the midst of a sentence stands right before: the number belongs to its name."""
    match = _CAPITAL_BEFORE.search(before[-_WORD:])
    if match is None or not match[2][0].isupper() or len(match[2]) < 2 or match[2].lower() in no_names(language):
        return False
    return match[1] not in '.!?"”»:'


def _named_behind(behind: str, number: Number) -> bool:
    """Whether a capitalised word that is no people and no abbreviation follows: "10 Downing Street", "Nine Lives"."""
    if not (behind[:1] == " " and behind[1:2].isupper()):
        return False
    word = behind[1:].split(None, 1)[0]
    return word.strip(".,").lower() not in PEOPLES and (not number.digits or not word.isupper())
