"""What a date means where it could mean two: the order of its numbers, short years, names of two months, placeholders.

1. A number above 12 is the day. A weekday that fits only one reading tells it. Otherwise the region of the text tells
   it, or its language where all its regions write alike; else nobody knows: 08/09/2025 is none.
2. Points part day, month and year, in that order. A year of four numbers that comes first has its month behind it.
3. Years of two numbers are those from 1969 to 2068; written in numbers alone they count only where rule 1 tells.
4. A month's name counts in the language of the text; else in the languages of the words beside it; else as the weekday
   tells; else where five times as many languages mean that month as any other ("listopada": nobody knows).
5. The first of January of 1970, of 1900 and of the year 1 are how systems say that they know no date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar

from monitor.language.lexicon import has
from monitor.language.time.vocabulary import official, orders

YEARS = range(1600, 2200)
PIVOT = 69  # of years of two numbers
MOST = 5  # times as many languages
_NONE = (date(1970, 1, 1), date(1900, 1, 1), date(1, 1, 1))
Languages = frozenset[str]
Sense = TypeVar("Sense")


def full_year(number: int, digits: int) -> int:
    """The year that is meant: 25 is 2025, 98 is 1998."""
    return number if digits > 2 else number + (1900 if number >= PIVOT else 2000)


def day_first(one: int, two: int, language: str | None, region: str | None) -> bool | None:
    """Whether the first of two numbers is the day; None where that cannot be told from the numbers and the place."""
    if one > 12 or two > 12 or one == two:
        return one > 12 or two <= 12
    order = number_order(language, region)
    return order != "mdy" if order else None


def number_order(language: str | None, region: str | None) -> str | None:
    """In which order a place writes numbers: dmy, mdy or ymd; None where that is not known, as of English alone."""
    if language is None or (region is None and has(language, "orders_differ")):
        return None
    return orders().get(f"{language}_{region}", "dmy") if region else orders().get(language, "dmy")


def meant(
    senses: Mapping[Sense, Languages],
    language: str | None,
    beside: Languages | None = None,
    fits: Callable[[Sense], bool] | None = None,
) -> Sense | None:
    """The one sense of a word that holds, by rule 4; None where two may."""
    left = dict(senses)
    for keep in (_of({language} if language else None), _of(beside), _of(official())):
        left = {sense: spoken for sense, spoken in left.items() if keep(spoken)} or left
    if len(left) > 1 and fits is not None:
        left = {sense: spoken for sense, spoken in left.items() if fits(sense)} or left
    ranked = sorted(left, key=lambda sense: -len(left[sense]))
    sure = len(ranked) == 1 or (len(ranked) > 1 and len(left[ranked[0]]) >= MOST * len(left[ranked[1]]))
    return ranked[0] if sure else None


def _of(languages: set[str] | Languages | None) -> Callable[[Languages], bool]:
    return lambda spoken: languages is None or not spoken.isdisjoint(languages)


def placeholder(moment: date | None) -> bool:
    """Whether a date, or a time, is what a system writes where it knows none."""
    if isinstance(moment, datetime) and moment.tzinfo and moment.year in (1969, 1970):
        return moment.timestamp() == 0
    return (moment.date() if isinstance(moment, datetime) else moment) in _NONE
