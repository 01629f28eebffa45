"""Exports of press databases (Factiva, Nexis): one text, many articles with their heads -> a record for each.

What tells them is the build of a record, not the words of one language's screens: Factiva's codes of two letters or the
number of its document, Nexis' "1 of 20" or the labels that stand above and below a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.ingest import meta
from monitor.ingest.file.records import Fault, Record
from monitor.language.time import written

_MOST = 5_000  # articles of a file
_HEAD = 25  # lines of a head

_CODES = "HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE PUB AN IPC IPD SE CLM ART DLM CX NOTE".split()
_FIELD = re.compile(rf"({'|'.join(_CODES)})(?:[ \t]+(.*)|[ \t]*)\Z")
_MARKS = ({"HD", "AN"}, {"LP", "TD"}, {"PD", "SN"})
_ACCESSION = re.compile(r"\w{5,14} [A-Z][A-Z0-9]{2,}20\d{6}[a-z0-9]{5,14}")
_WORDS = re.compile(r"\d[\d.,\u00a0\u202f ]*\s\w+")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?[A-Z]{2,4})?")
_RIGHTS = re.compile(r"(?:©|\([cC]\)|copyright\b)", re.IGNORECASE)

_OF = re.compile(r"\s*(?:\w+ )?(\d{1,5}) \w{1,5} (\d{1,5})(?: \w+)?\s*\Z")
_LABEL = re.compile(r"\s{0,4}([A-ZÀ-ÖØ-Þ][\w-]{2,24}) ?: ?(.*)\Z")
_LENGTH = re.compile(r"\s{0,4}[^\W\d_]{4,12} ?: ?\d[\d.,]* \w+\s*\Z")
_LOADED = re.compile(r"\s{0,4}load-date ?:", re.IGNORECASE)
_END = re.compile(r"\s*end of document\s*\Z", re.IGNORECASE)
_CENTRED = re.compile(r"[ \t]{12,}\S")
_PLACE = re.compile(r"\s*\([^()]{2,40}\)\Z")
_FIELDS = {"byline": "byline", "language": "language", "url": "url", "headline": "title"}


def articles(text: str) -> list[Record | Fault]:
    """The articles of an export; nothing where a text is none."""
    lines = text.split("\n")
    for read in (_coded, _uncoded, _nexis):
        found = list(read(lines))
        if found:
            return found[:_MOST]
    return []


def _record(said: dict[str, object], body: Sequence[str], number: int) -> Iterator[Record | Fault]:
    text = _paragraphs(body)
    given, faults = meta.read({key: value for key, value in said.items() if value})
    if not text:
        name = f" ({given.title[:80]})" if given.title else ""
        yield Fault(f"article {number}{name} has no text and was left out")
        return
    yield from (Fault(f"article {number}: {key}: {fault}") for key, fault in faults if key == "published")
    yield Record("text", text, given, str(number))


def _paragraphs(lines: Sequence[str]) -> str:
    parts = re.split(r"\n(?:[ \t]*\n)+", "\n".join(line.rstrip() for line in lines).strip("\n"))
    return "\n\n".join(part for part in parts if part.strip())


# --- Factiva with its codes ----------------------------------------------------------------------------------------


def _coded(lines: Sequence[str]) -> Iterator[Record | Fault]:
    fields = [match[1] for line in lines if (match := _FIELD.match(line))]
    if not all(any(code in marks for code in fields) for marks in _MARKS) or "HD" not in fields:
        return
    for number, fields_of in enumerate(_documents(lines), 1):
        line = {code: " ".join(" ".join(fields_of.get(code, ())).split()) for code in _CODES}
        said: dict[str, object] = {
            "title": line["HD"],
            "byline": line["BY"],
            "agency": line["CR"] if len(line["CR"]) <= _HEAD else "",
            "published": line["PD"],
            "outlet": line["SN"],
            "language": line["LA"],
        }
        yield from _record(said, [*fields_of.get("LP", ()), "", *fields_of.get("TD", ())], number)


def _documents(lines: Sequence[str]) -> Iterator[dict[str, list[str]]]:
    """The fields of each document, with their lines. A document ends with its number, or where the next headline is."""
    here: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _FIELD.match(line)
        if match:
            if "HD" in here and (code == "AN" or match[1] in here) and (match[1] in ("HD", "SE", "BY") or code == "AN"):
                yield here
                here = {}
            code = match[1]
            here.setdefault(code, []).append(match[2] or "")
        elif code and code != "AN":
            here[code].append(line)
    if "HD" in here:
        yield here


# --- Factiva without them ------------------------------------------------------------------------------------------


def _uncoded(lines: Sequence[str]) -> Iterator[Record | Fault]:
    ends = [n for n, line in enumerate(lines) if _ACCESSION.fullmatch(line.strip())]
    starts = [0, *(end + 1 for end in ends[:-1])]
    for number, (start, end) in enumerate(zip(starts, ends, strict=False), 1):
        here = [line.strip() for line in lines[start:end]]
        head = [(n, line) for n, line in enumerate(here) if line][:_HEAD]
        counted = next((i for i, (_, line) in enumerate(head) if _WORDS.fullmatch(line)), None)
        if not counted:
            continue
        said, body = _plain_head([line for _, line in head[:counted]], head[counted + 1 :])
        yield from _record(said, here[body:], number)


def _plain_head(above: Sequence[str], below: Sequence[tuple[int, str]]) -> tuple[dict[str, object], int]:
    """What the lines above and below the count of words say, and the line on which the text begins."""
    dated = next((i for i, (_, line) in enumerate(below) if written.whole(line)), 0)
    names = [line for _, line in below[dated + 1 :] if not _CLOCK.fullmatch(line)]
    rights = next((i for i, (_, line) in enumerate(below) if _RIGHTS.match(line)), dated + 1)
    last = below[min(rights, len(below) - 1)][0] + 1 if below else 0
    said: dict[str, object] = {
        "title": above[0],
        "byline": above[-1] if len(above) > 1 and len(above[-1].split()) <= _HEAD else "",
        "published": below[dated][1] if below else "",
        "outlet": names[0] if names else "",
    }
    return said, last


# --- Nexis ---------------------------------------------------------------------------------------------------------


def _nexis(lines: Sequence[str]) -> Iterator[Record | Fault]:
    for number, here in enumerate(_parts(lines), 1):
        first = next((n for n, line in enumerate(here) if _LABEL.match(line)), None)
        if first is None:
            continue
        said = _top(here[:first])
        start = _labels(here, first, said)
        yield from _record(said, here[start : _bottom(here, start)], number)


def _parts(lines: Sequence[str]) -> list[Sequence[str]]:
    counted = [n for n, line in enumerate(lines) if _OF.match(line)]
    numbers = [_OF.match(lines[n]) for n in counted]
    if not any(_LENGTH.match(line) for line in lines):
        return []
    if numbers and all(m and (int(m[1]), m[2]) == (i, numbers[0][2]) for i, m in enumerate(numbers, 1) if numbers[0]):
        return [lines[start + 1 : end] for start, end in zip(counted, [*counted[1:], len(lines)], strict=True)]
    ends = [n for n, line in enumerate(lines) if _END.match(line)]
    if ends and any(_LOADED.match(line) for line in lines):
        return [lines[start:end] for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
    return []


def _top(lines: Sequence[str]) -> dict[str, object]:
    """What the lines above the first label say: outlet, day and headline, in the order of the old form or the new."""
    shown = [line for line in lines if line.strip() and not _RIGHTS.match(line.strip())]
    centred = [line.strip() for line in shown if _CENTRED.match(line)]
    flush = [line.strip() for line in shown if not _CENTRED.match(line)]
    if centred and flush:
        dated = [line for line in centred if _day(line)]
        title, outlet = " ".join(flush), centred[0]
    else:
        every = centred or flush
        days = [n for n, line in enumerate(every) if _day(line)]
        dated = [every[days[0]]] if days else []
        outlet = every[days[0] - 1] if days and days[0] > 1 else ""
        title = every[0] if every else ""
    return {"title": title, "outlet": _PLACE.sub("", outlet), "published": _day(dated[0]) if dated else ""}


def _day(line: str) -> str:
    """The date in a line that may say the day of the week and the hour too, as ISO text; "" where it is none."""
    found = written.whole(line)
    dates = [found] if found else [one for one in written.line(line).dates if one.day]
    return dates[0].day.isoformat() if dates and dates[0].day else ""


def _labels(lines: Sequence[str], at: int, said: dict[str, object]) -> int:
    """Take what labels say from line `at` on into `said`; the line on which the text begins."""
    while at < len(lines):
        match = _LABEL.match(lines[at])
        if match:
            name = _FIELDS.get(match[1].casefold())
            if name and match[2].strip():
                said[name] = match[2].strip()
        elif lines[at].strip():
            return at + 1 if len(lines[at].split()) == 1 and lines[at].strip().isalpha() else at
        at += 1
    return at


def _bottom(lines: Sequence[str], start: int) -> int:
    """The line on which the labels below a text begin."""
    end = len(lines)
    for n in range(len(lines) - 1, start, -1):
        line = lines[n]
        label = _LABEL.match(line)
        if not line.strip():
            continue
        if not (label or _CENTRED.match(line) or _RIGHTS.match(line.strip()) or _END.match(line)):
            break
        end = n
    loaded = next((n for n in range(start, end) if _LOADED.match(lines[n])), end)
    return min(end, loaded)
