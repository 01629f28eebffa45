"""A publication date in a field of a file, a feed or a mail -> ISO text, as precise and with the offset as given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.utils import format_datetime, parsedate_to_datetime

from monitor.language.time import rules, written

YEARS = rules.YEARS
_ZONED = re.compile(r"\A.{20,26} [+-](?:0\d|1[0-3])\d\d\Z", re.ASCII)


def iso(value: object, place: str | None = None) -> str | None:
    """`value` as ISO 8601 text, or None where it is no plain date.

    A date stays a date and a time keeps the offset that it came with, or none. Numbers of 10 or 13 digits are seconds
    or milliseconds since 1970. "08/09/2025" is None where `place` ("en-US") does not tell the day from the month. So is
    a month alone, and what systems write where they know no date, like 1970-01-01.
    """
    if isinstance(value, str) and (sent := _sent(value)) is not None:
        return sent
    found = written.field(value, place)
    return found.iso if found else None


def _sent(text: str) -> str | None:
    """A date to the letter as mails and feeds write it: quick to read. None for all others, right ones among them."""
    if not _ZONED.search(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    right = moment.tzinfo is not None and format_datetime(moment) == text
    return moment.isoformat() if right and moment.year in YEARS and not rules.placeholder(moment) else None


def first(values: Iterable[object], place: str | None = None) -> str | None:
    """The first of the values that is a date."""
    return next((found for value in values if (found := iso(value, place))), None)
