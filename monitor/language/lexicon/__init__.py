"""What is known of each human language, as data: `xx.toml` beside this file, one a language, in sections.

A section is a dataclass and a row of `SECTIONS`. A file is checked when it is read: an unknown section or key, a word
that stands twice in one list and a word that ends in a hyphen are errors, which name the file and the entry.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of written dates that CLDR lacks. What it has stands in `language/time/calendars.tsv`."""

    months: tuple[Words, ...] = ()  #: twelve lists, from January
    persian: tuple[Words, ...] = ()  #: twelve lists, the months of the solar calendar of Iran
    hijri: tuple[Words, ...] = ()  #: twelve lists, the months of the Islamic calendar
    short_months: tuple[Words, ...] = ()  #: twelve lists, as people cut them
    weekdays: tuple[Words, ...] = ()  #: seven lists, from Monday
    short_weekdays: tuple[Words, ...] = ()  #: seven lists, as people cut them
    words: Words = ()  #: that stand between the parts of a date: "of", "de", "року"
    at: Words = ()  #: that stand between a date and a time: "at", "um", "klo"
    year: Words = ()  #: behind or before a year
    month: Words = ()  #: that make the number before them a month: "月"
    month_before: Words = ()  #: that make the number behind them one: "tháng"
    day: Words = ()  #: behind or before a day
    hour: Words = ()  #: behind hours, or behind a time
    minute: Words = ()
    second: Words = ()
    am: Words = ()
    pm: Words = ()
    noon: Words = ()
    midnight: Words = ()
    eras: Mapping[str, int] = field(default_factory=dict)  #: a word -> what is added to its year
    lunar: Words = ()  #: that say that a year is one of the Islamic calendar
    zones: Mapping[str, int] = field(default_factory=dict)  #: a zone's name -> minutes east of Greenwich
    glued: Words = ()  #: letters that are written together with a month behind them


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words of the line above an article that tells its date."""

    published: Words = ()
    changed: Words = ()
    around: Words = ()  #: that may stand there and mean nothing: "min read", "local time"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of one language."""

    language: str
    calendar: Calendar = field(default_factory=Calendar)
    dateline: Dateline = field(default_factory=Dateline)


SECTIONS: dict[str, type[Any]] = {"calendar": Calendar, "dateline": Dateline}


@cache
def languages() -> Words:
    """The codes of the languages that have a file, in order."""
    here = files("monitor.language.lexicon").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in here if file.name.endswith(".toml")))


@cache
def lexicon(language: str) -> Lexicon:
    """What is known of `language`; empty for one that has no file."""
    if language not in languages():
        return Lexicon(language)
    return parse(language, files("monitor.language.lexicon").joinpath(f"{language}.toml").read_text("utf-8"))


def parse(language: str, text: str) -> Lexicon:
    """The lexicon that a file's text holds. Raises ValueError for what is wrong in it, with its place."""
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{language}.toml: {error}") from error
    _known(f"{language}.toml", held, SECTIONS)
    return Lexicon(language, **{name: _section(f"{language}.toml [{name}]", name, rows) for name, rows in held.items()})


def _section(place: str, name: str, rows: Mapping[str, Any]) -> Any:
    kind = SECTIONS[name]
    _known(place, rows, [each.name for each in fields(kind)])
    for key, value in rows.items():
        for group in _groups(value):
            _check(f"{place} {key}", group)
    return kind(**{key: _frozen(value) for key, value in rows.items()})


def _known(place: str, given: Mapping[str, Any], names: Any) -> None:
    if unknown := sorted(set(given) - set(names)):
        raise ValueError(f"{place}: {unknown[0]} is not known here; there are {', '.join(names)}")


def _groups(value: Any) -> Iterator[list[str]]:
    """The lists of words in a value, each of which holds a word once."""
    if value and isinstance(value, list) and isinstance(value[0], list):
        yield [word for group in value for word in group]
    else:
        yield list(value)


def _check(place: str, words: list[str]) -> None:
    for word in words:
        if not isinstance(word, str) or not word.strip() or word.endswith("-"):
            raise ValueError(f"{place}: {word!r} is no word; a word is not empty and does not end in a hyphen")
        if words.count(word) > 1:
            raise ValueError(f"{place}: {word!r} stands there twice")


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
