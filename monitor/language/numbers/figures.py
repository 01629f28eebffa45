"""Numbers that count or measure something: how many, of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from monitor.language.lexicon import either, entries, forms, has, pairs, words
from monitor.language.lexicon.function_words import prepositions
from monitor.language.lexicon.honorifics import DIRECTIONS, PEOPLES
from monitor.language.numbers.exclusions import dates, excluded
from monitor.language.numbers.find import Number, numbers
from monitor.language.numbers.units import CURRENCY, MONEY, PERSONS, unit_at
from monitor.language.text.plain import Plain
from monitor.models import Figure

_REACH = 60  # characters before and behind a number that are read

_HARM = either("figures", "harm")
_HARMED = words("figures", "harm")
_OF_THINGS = words("figures", "of_things")
_GERUNDS = forms("figures", "gerunds")
_HARM_BEFORE = re.compile(
    rf"\b({_HARM}|{'|'.join(_GERUNDS)})\s+(?:{either('figures', 'about')}\s+)*\Z",
    re.IGNORECASE,
)
_HARM_BEHIND = re.compile(rf"\s+(?:{either('figures', 'were')}\s+)*({_HARM})\b", re.IGNORECASE)
_NAMED = re.compile(r"[ \u00a0]((?:[A-Z][\w'’-]+ ){1,3})([a-z][a-z-]+s)\b(?! of\b)")  # names before a plural
_SAYING = words("figures", "verbs_in_s")
_PLURAL = re.compile(r"[a-z]{2}[^s\W]s$")
_ONE = re.compile(rf"\b(?:and|at least|{_HARM}) \Z")  # what "one" counts behind
_NOUN = re.compile(r"[\s ]+(?:(?:U\.S\.|US|UK|EU)\s)?([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_STOP = words("figures", "stops")
_VERSUS = re.compile(r"\d to \Z")
_HYPHEN = re.compile(r"\d\s?[-–—]\s?\Z")
_TALLY = re.compile(r"(?<![\d.,:/$€£-])(\d{1,3})[-–—](\d{1,3})\Z")
_PAIR = re.compile(rf"\s?(?:{either('figures', 'pair')}|[-–—])\s?\Z")
_IN_BRACKETS = re.compile(r"[^\n.()\[\]]{0,20}[(\[]([^\n()\[\]]{1,40})[)\]]")
_BRACKET = re.compile(r"[^\n.()\[\]]{0,20}\s?[(\[][^\n()\[\]]{0,20}")


def figures(text: str, shown: Plain, language: str | None) -> tuple[Figure, ...]:
    """The figures of `text` in order: value, unit, what is counted, and the span of the number with its unit.

    `shown` is its plain view. Units are ISO codes for money, "people" for persons, "share" for fractions (0 to 1), else
    the usual sign. Left out is what `exclusions` names, and the article's own conversion of a figure in the brackets
    behind it.
    """
    found = _figures(shown.text, language)
    return tuple(_placed(f, text, *shown.span(f.start, f.end)) for f in found) if shown.starts else tuple(found)


def _placed(figure: Figure, text: str, start: int, end: int) -> Figure:
    return replace(figure, text=text[start:end], start=start, end=end)


def _figures(text: str, language: str | None) -> list[Figure]:
    found: list[Figure] = []
    rows = numbers(text, language)
    for i, number in enumerate(rows):
        figure = _figure(text, number, rows[i + 1] if i + 1 < len(rows) else None, language or "")
        if figure is not None and not _converts(text, found, figure):
            found.append(figure)
    return found


def _figure(text: str, number: Number, following: Number | None, language: str) -> Figure | None:
    before, behind = text[max(0, number.start - _REACH) : number.start], text[number.end : number.end + _REACH]
    value, unit, start, end = _measured(text, number, before)
    money = start < number.start and unit in MONEY.values()
    paired = following if unit is None and following and _PAIR.fullmatch(text[number.end : following.start]) else None
    behind_all = text[end : end + _REACH]
    if paired is not None:  # "between 200 and 300 people", "10-15 km": the first takes unit and noun from the second
        _, unit, _, paired_end = _measured(text, paired, "")
        behind_all = text[paired_end : paired_end + _REACH]
    if unit is None and _HYPHEN.search(before) and not _counts(text, number.end, language):
        return None  # a score
    if unit is None and (_falls(text[: number.end]) or (following and _falls(text[number.start : following.end]))):
        return None  # votes or points: "a 6-3 ruling"
    if unit is None and number.value == 1 and not number.digits:
        if not (_person(_NOUN.match(behind)) or _ONE.search(before)):
            return None
    elif excluded(number, before, behind, unit, language):
        return None
    if dates(before, behind_all, unit):
        return None
    what = _what(text, before, paired.end if paired else end, unit, language, money)
    if unit is None and _of_people([w.lower() for w in what]):
        unit = "people"
    if unit is None and not what and not (_counted(language).match(behind) or _VERSUS.search(before)):
        return None
    return Figure(value, unit, " ".join(what) or None, text[start:end], start, end)


def _falls(text: str) -> bool:
    """Whether the text ends in two numbers with a hyphen between, of which the second is the smaller: no range."""
    pair = _TALLY.search(text[-_REACH:])
    return pair is not None and int(pair[1]) > int(pair[2])


def _measured(text: str, number: Number, before: str) -> tuple[float, str | None, int, int]:
    """Value, unit, start and end of the number with the unit or currency beside it."""
    money = CURRENCY.search(before)
    if money:
        return number.value, MONEY[money[1]], number.start - len(money[0]), number.end
    spelt = unit_at(text, number.end)
    if number.share or spelt is None:
        return number.value, "share" if number.share else None, number.start, number.end
    unit, end = spelt
    if unit in ("°C", "°F", "°") and before[-1:] in ("-", "−", "–") and not before[-2:-1].isalnum():
        return -number.value, unit, number.start - 1, end
    if unit == "lb" and number.scaled:
        unit = "GBP"  # "two million pounds"
    return number.value, unit, number.start, end


def _of_people(what: Sequence[str]) -> bool:
    """Whether persons are counted; villages can be evacuated too, and ships go missing."""
    named = [w for w in what if w not in _HARMED]
    return any(w in PERSONS for w in what) or (
        len(named) < len(what) and not (named and any(w in _OF_THINGS for w in what))
    )


def _person(match: re.Match[str] | None) -> bool:
    return match is not None and match[1].lower() in PERSONS


@cache
def _counted(language: str) -> re.Pattern[str]:
    """What behind a number without a noun shows that it counts what was named before."""
    known = (language,) if language else ()
    return re.compile(rf"\s+{either('figures', 'behind', *known)}\b")


@cache
def _of(language: str) -> re.Pattern[str]:
    """What joins a number and its noun, in its first group, or stands for that: "of the", "half the"."""
    known = (language,) if entries("figures", "of", language) else ()
    return re.compile(
        rf"\s+({either('figures', 'of', *known)})\s+(?:{either('figures', 'of_all', *known)}\s+)?(?=[^\W\d_])"
        rf"|\s+{either('figures', 'share_of')}\s+"
    )


@cache
def _when(language: str) -> re.Pattern[str]:
    """What says when, right behind a number that counts nothing: "37,000 last week", "1,200 yesterday"."""
    near, shifts, units = (_any(pairs("phrases_of_time", key, language)) for key in ("near", "shifts", "units"))
    named = r"[^\W\d_a-z]" if not has(language, "nouns_in_capitals") else "(?!)"
    days = either("grammar", "weekday_objects", language)
    return re.compile(rf"[\s\u00a0]+(?:(?i:{near})\b|(?i:{shifts})\s(?:(?i:{units}|{days})\b|{named}))")


def _any(rows: Iterable[tuple[str, str]]) -> str:
    return "(?:" + ("|".join(re.escape(word) for word, _ in rows) or "(?!)") + ")"


@cache
def _stops(language: str) -> frozenset[str]:
    """Where the noun behind a number ends."""
    return _STOP | prepositions(language)


def _counts(text: str, end: int, language: str) -> bool:
    """Whether a noun, as far as that can be told, follows at `end`."""
    match = _NOUN.match(text, end)
    return match is not None and match[1].lower() not in _stops(language)


def _what(text: str, before: str, end: int, unit: str | None, language: str, money: bool) -> list[str]:
    """The words for what is counted: the noun behind the number or behind "of", and what happened to the counted."""
    linked = _of(language).match(text, end)
    if linked and linked[1] == "in" and not money:
        linked = None
    words: list[str] = []
    position = end
    if linked and (unit is not None or linked[1] != "in"):
        words, position = _nouns(text, linked.end() - 1, language, True)
    elif unit in (None, "share") or (money and _before_noun(language).search(before[: before.rfind(" ") + 1])):
        words, position = _nouns(text, end, language, False)
        if money and words and _is_past(words[-1], language):
            words = []  # "the $3 billion paid"
    if unit not in (None, "people"):
        return words
    harm = _HARM_BEFORE.search(before[-36:]) or _HARM_BEHIND.match(text, position)
    if harm is not None:
        done = _GERUNDS.get(harm[1].lower(), harm[1].lower())
        words = [*(w for w in words if w.lower() != done), done]
    return words


def _is_past(word: str, language: str) -> bool:
    return word.lower() in words("tense", "past", language)


@cache
def _before_noun(language: str) -> re.Pattern[str]:
    """What stands before a sum that is a noun's: "a nearly $1 trillion plan", "Lee's new $40 million bridge"."""
    known = words("grammar", "determiners", language) if has(language, "noun_rows") else frozenset()
    if not known:
        return re.compile(r"(?!)")
    about = either("figures", "about", language)
    return re.compile(
        rf"(?:\b(?:{'|'.join(sorted(known))})|['’]s)\s(?:{about}\s|[a-z-]+\s)?(?:{about}\s)?\Z", re.IGNORECASE
    )


def _nouns(text: str, position: int, language: str, linked: bool) -> tuple[list[str], int]:
    """Up to three words of the noun group that begins behind `position`, and where it ends."""
    words: list[str] = []
    if _when(language).match(text, position):
        return words, position
    stop = _stops(language)
    plurals, rows = has(language, "plural_in_s"), has(language, "noun_rows")
    named = _NAMED.match(text, position) if plurals else None  # "26 European Union states"
    if named is not None and named[2] not in _SAYING:
        return [*named[1].split(), named[2]], named.end()
    while len(words) < 3 and (match := _NOUN.match(text, position)) is not None:
        low = match[1].lower()
        if plurals and words and _PLURAL.search(words[-1]) and not _PLURAL.search(low):
            break  # "23 ships lay"
        letter = len(low) == 1 and match[1].isupper()  # the road "N-340"
        if low in stop or letter or (words and (low in _HARMED or not rows or low.endswith("ed"))):
            break
        if match[1][0].isupper() and low not in PEOPLES and not linked and not has(language, "nouns_in_capitals"):
            break
        words.append(match[1])
        position = match.end()
        if low in PERSONS or low in _HARMED:
            break
    if words and words[-1].lower() in DIRECTIONS:
        return [], position  # "50 South"
    if words and _adjective(words[-1], language):
        joined = _also(language).match(text, position)
        return _nouns(text, joined.end(), language, linked) if joined else ([], position)
    return words, position


def _adjective(word: str, language: str) -> bool:
    """Whether a word behind a number is certainly no noun: "two powerful"."""
    if word in PERSONS or word in _HARMED or not word.islower():
        return False
    endings = entries("figures", "adjective_endings", language)
    return word in words("figures", "adjectives", language) or word.endswith(endings)


@cache
def _also(language: str) -> re.Pattern[str]:
    """What joins another adjective: "two powerful and rich men"."""
    return re.compile(rf",?\s{either('figures', 'and', language)}(?=\s)|,(?=\s[^\W\d_])")


def _converts(text: str, found: Sequence[Figure], figure: Figure) -> bool:
    """Whether `figure` stands in brackets right behind another measure: the article's own conversion of it."""
    if not found or figure.unit in (None, "people") or found[-1].unit in (None, figure.unit):
        return False
    return _BRACKET.fullmatch(text[found[-1].end : figure.start]) is not None


def conversion(text: str, figure: Figure, language: str | None) -> str | None:
    """The article's own conversion of `figure`, as it stands in the brackets behind it ("six miles"), or None."""
    aside = _IN_BRACKETS.match(text, figure.end)
    if aside is None or figure.unit in (None, "people"):
        return None
    for number in numbers(aside[1], language):
        _, unit, _, _ = _measured(aside[1], number, aside[1][: number.start])
        if unit not in (None, figure.unit):
            return aside[1].strip()
    return None
