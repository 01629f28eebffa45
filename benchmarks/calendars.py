"""Make the table of months, weekdays and small words of dates that CLDR knows, from the Babel that is installed.

    python -m benchmarks.calendars > monitor/language/time/calendars.tsv

A row holds a language, what its words are, the number that they stand for, and the words, folded as
`monitor.language.time.spelling` does. Narrow names ("J", "F") are left out: one letter names three months.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import babel
from babel import Locale
from babel.core import get_global
from babel.dates import tokenize_pattern
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers

from monitor.language.time.spelling import pieces, words

Key = tuple[str, str, str]  # language, kind, value
WIDTHS = ("wide", "abbreviated", "short")
HALVES = {
    "am": "am",
    "pm": "pm",
    "noon": "noon",
    "midnight": "midnight",
    "morning": "am",
    "afternoon": "pm",
    "evening": "pm",
}
_LETTERS = re.compile(rf"{words().pattern}|(?![ -~]).")
_NAMELESS = re.compile(r"M\d\d|\d")


def table() -> dict[Key, set[str]]:
    """The words of every language, by language, kind and value."""
    rows: dict[Key, set[str]] = defaultdict(set)
    for name in sorted(locale_identifiers()):
        locale = Locale.parse(name)
        for kind, value, word in _words(locale):
            if folded := " ".join(pieces(word)):
                rows[locale.language, kind, value].add(folded)
    for language, kind, value in [row for row in rows if row[1].endswith(" short")]:
        rows[language, kind, value] -= rows.get((language, kind.removesuffix(" short"), value), set())
    return rows


def _words(locale: Locale) -> Iterator[tuple[str, str, str]]:
    patterns = [list(tokenize_pattern(text)) for text in _patterns(locale)]
    for kind, value, name in _names(locale):
        yield kind, value, name
        for before, after in {
            glue for pattern in patterns for glue in _glued(pattern, "EcC" if kind.startswith("weekday") else "ML")
        }:
            yield kind, value, before + name + after
    for half, name in _halves(locale):
        yield "half", half, name
    for pattern in patterns:
        for word in _loose(pattern):
            yield "word", "-", word


def _patterns(locale: Locale) -> set[str]:
    dates = {str(form.pattern) for form in locale.date_formats.values()}
    parts = {
        str(form.pattern)
        for name, form in locale.datetime_skeletons.items()
        if set(name) <= set("GyMEd") and len(name) > 2
    }
    joins = {str(form).replace("{1}", "").replace("{0}", "") for form in locale.datetime_formats.values()}
    return dates | parts | joins


def _names(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Months from 1, weekdays from 0 for Monday, as the data numbers them."""
    for kind, data in (("month", locale.months), ("weekday", locale.days)):
        for forms in data.values():
            for width in WIDTHS:
                for number, name in (forms.get(width) or {}).items():
                    if not _NAMELESS.search(name):
                        yield kind if width == "wide" else f"{kind} short", str(number), name


def _halves(locale: Locale) -> Iterator[tuple[str, str]]:
    periods: Any = locale.day_periods
    for forms in periods.values():
        for width in ("wide", "abbreviated"):
            for name, word in (forms.get(width) or {}).items():
                if half := HALVES.get(name.rstrip("12")):
                    yield half, word


def _glued(pattern: list[tuple[str, Any]], letters: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind a name without a space: "ב" in Hebrew, "ren" in Basque.

    What joins it to the number of a day is the day's own: "12日火曜日".
    """
    for n, (kind, value) in enumerate(pattern):
        if kind == "field" and value[0] in letters and value[1] > 2:
            before = pattern[n - 1][1] if n and pattern[n - 1][0] == "chars" and not _of_day(pattern, n - 1) else ""
            after = pattern[n + 1][1] if n + 1 < len(pattern) and pattern[n + 1][0] == "chars" else ""
            glue = (_run(before[::-1])[::-1], _run(after))
            if any(glue):
                yield glue


def _of_day(pattern: list[tuple[str, Any]], n: int) -> bool:
    """Whether the letters at `n` stand right behind the number of a day."""
    return n > 0 and pattern[n - 1][0] == "field" and pattern[n - 1][1][0] == "d" and _run(pattern[n][1]) != ""


def _run(text: str) -> str:
    end = next((n for n, letter in enumerate(text) if letter.isspace() or not _LETTERS.match(letter)), len(text))
    return text[:end]


def _loose(pattern: list[tuple[str, Any]]) -> Iterator[str]:
    for kind, value in pattern:
        if kind == "chars":
            yield from re.split(r"[^\w.]+|(?<=\.)", str(value))


def _place(row: tuple[Key, set[str]]) -> tuple[str, str, int, str]:
    (language, kind, value), _ = row
    return language, kind, int(value) if value.isdigit() else 0, value


def orders() -> dict[str, set[str]]:
    """The locales that write the month, or the year, first in a date of numbers; all others write the day first."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in sorted(locale_identifiers()):
        pattern = re.sub(r"'[^']*'", "", str(Locale.parse(name).date_formats["short"].pattern))
        order = "".join(dict.fromkeys(c for c in pattern if c in "dMy")).lower()
        found[order].add(name)
    return found


def official() -> list[str]:
    """The languages of states; where a text does not say its language, theirs come before the others."""
    places = get_global("territory_languages")
    return sorted({code.split("_")[0] for place in places for code in get_official_languages(place, de_facto=True)})


def year_first() -> list[str]:
    """The languages that write the year before the name of the month."""
    names = sorted(name for name in locale_identifiers() if "_" not in name)
    return [name for name in names if any(_begins(name, width) for width in ("full", "long"))]


def _begins(name: str, width: str) -> bool:
    pattern = str(Locale.parse(name).date_formats[width].pattern)
    return re.sub(r"'[^']*'|[^dMLy]", "", pattern)[:1] == "y"


def lines() -> Iterator[str]:
    """The table as text."""
    yield f"# made from Babel {babel.__version__} by benchmarks/calendars.py; see NOTICE"
    yield "\t".join(("*", "official", "-", "|".join(official())))
    yield "\t".join(("*", "year first", "-", "|".join(year_first())))
    for order, names in sorted(orders().items()):
        if order != "dmy":
            yield "\t".join(("*", "order", order, "|".join(sorted(names))))
    for (language, kind, value), names in sorted(((key, names) for key, names in table().items() if names), key=_place):
        yield "\t".join((language, kind, value, "|".join(sorted(names))))


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
