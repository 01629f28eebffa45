"""The words of written dates, by language: what CLDR lacks of them, and the words of the line that tells a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
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


TYPED: Mapping[str, type[Any]] = {"calendar": Calendar, "dateline": Dateline}


def wrong(section: str, rows: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a section of this kind: an unknown key, a word that stands twice or ends in a hyphen."""
    known = [each.name for each in fields(TYPED[section])]
    yield from (f"{key}: is no key of it; there are {', '.join(known)}" for key in rows if key not in known)
    for key, value in rows.items():
        for group in _groups(value):
            yield from (f"{key}: {fault}" for fault in _of_words(group))


def _of_words(group: list[Any]) -> Iterator[str]:
    for word in dict.fromkeys(group):
        if not isinstance(word, str) or not word.strip() or word.endswith("-"):
            yield f"{word!r} is no word; a word is not empty and does not end in a hyphen"
        if group.count(word) > 1:
            yield f"{word!r} stands there twice"


def _groups(value: Any) -> Iterator[list[Any]]:
    """The lists of words in a value, each of which holds a word once."""
    if value and isinstance(value, list) and isinstance(value[0], list):
        yield [word for group in value for word in group]
    else:
        yield list(value)


def frozen(value: Any) -> Any:
    """A value of a file with its lists as tuples."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    return {key: frozen(item) for key, item in value.items()} if isinstance(value, Mapping) else value
