"""Which lines are date lines, and what they say of the publication; `language.time.written` reads the dates."""

from __future__ import annotations

from monitor.language.time import written
from monitor.language.time.moments import Line, Written
from monitor.language.time.rules import placeholder

LINE = 160  # characters of a date line
TIME = 40  # characters of a line that is a time
HEAD = 200  # characters of a longer text in which its date is looked for


def date_in(text: str, place: str | None = None) -> str | None:
    """The date of publication that `text` names, as ISO, as precise as it stands there; else the first date in it.

    `place`, such as "en-US" or "uk", tells what "08/12/2025" or a month of two languages means.
    """
    line = written.line(text[:HEAD], place)
    said = (*_published(line), *line.dates[:1])
    return next((one.iso for one in said if one.iso and not placeholder(one.moment)), None)


def is_date_line(text: str) -> bool:
    """Whether a line is a date (published, updated, weekday, clock, zone, reading time) and nothing else."""
    if len(text) > LINE or written.strange(text):
        return False
    line = written.line(text)
    return bool(line.dates) and not line.words


def is_time(text: str) -> bool:
    """Whether a line is a time of day, with a date or without, and nothing else."""
    if len(text) > TIME or written.strange(text):
        return False
    line = written.line(text)
    return line.clock and not line.words


def is_change(text: str) -> bool:
    """Whether a date line tells of a later change and not of publication."""
    line = written.line(text)
    return any(kind == "C" for kind, _ in line.labels) and not _published(line)


def change_in(text: str, place: str | None = None) -> str | None:
    """The date of a change that a date line tells, alone or behind that of publication; None where it tells none."""
    line = written.line(text[:HEAD], place)
    called = (one for one, label in zip(line.dates, _labels(line), strict=True) if label == "C")
    return next((one.iso for one in called if one.iso and not placeholder(one.moment)), None)


def iso(text: object, place: str | None = None) -> str | None:
    """A date of mark-up as ISO, with its own precision and offset; None where it is none."""
    found = written.field(text, place)
    if found is None:
        return date_in(text, place) if isinstance(text, str) and not written.empty(text) else None
    zulu = isinstance(text, str) and text.rstrip().endswith("Z")
    return found.iso.replace("+00:00", "Z") if found.iso and zulu else found.iso


def untold(text: object, place: str | None = None) -> bool:
    """Whether a date stands there that nobody can tell, like 08/09/2025."""
    return isinstance(text, str) and any(one.day is None for one in written.line(text, place).dates)


def _published(line: Line) -> list[Written]:
    """The dates that no word calls a change; those that a word calls the publication, where there are some."""
    said = _labels(line)
    called = [one for one, label in zip(line.dates, said, strict=True) if label == "L"]
    return called or [one for one, label in zip(line.dates, said, strict=True) if label is None]


def _labels(line: Line) -> list[str | None]:
    """What each date is called: by the last word before it; by the next one where those stand behind."""
    if not line.dates or not line.labels:
        return [None] * len(line.dates)
    leading = line.labels[0][1] < line.dates[0].start or line.labels[-1][1] < line.dates[-1].start
    ends = [one.end for one in line.dates]
    starts = [one.start for one in line.dates]
    spans = zip([0, *ends[:-1]], starts, strict=True) if leading else zip(ends, [*starts[1:], HEAD * 2], strict=True)
    return [next((k for k, at in reversed(line.labels) if low <= at <= high), None) for low, high in spans]
