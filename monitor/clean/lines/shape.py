"""What the sequence model sees of a line by itself, whatever stands around it: names of features."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.clean.recognise.byline import parse_byline
from monitor.clean.recognise.date_lines import is_date_line

if TYPE_CHECKING:
    from monitor.clean.lines.line import Line

SHARES = (0.05, 0.15, 0.3, 0.5, 0.75)
_WORDS = (1, 2, 4, 7, 11, 16, 24, 34, 55, 90)
_OF_APPEALS = ("press", "offers")  # voices that only the model of appeals weighs: news about newsrooms has them too
_DIGIT = re.compile(r"\d")
_ENDS = {":": "colon", ",": "comma", ";": "comma", "…": "dots", ")": "bracket", "|": "bar", ">": "bar", "»": "mark"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A line as the model sees it alone."""

    size: int  #: how many words it has, roughly
    kind: str  #: its size, how it ends and the rule that it meets: what its neighbours see of it
    names: tuple[str, ...]  #: its features; the first tells size and end


def shape_of(line: Line) -> Shape:
    """The shape of a line."""
    size = bucket(line.signs.words, _WORDS)
    return Shape(size, f"{size}{_end(line)}{_rule(line)}", tuple(_own(line)))


def bucket(value: float, bounds: Sequence[float]) -> int:
    """How many of the bounds lie below the value."""
    return bisect_left(bounds, value)


def _own(line: Line) -> list[str]:
    signs, block, text = line.signs, line.block, line.block.text
    size, end = bucket(signs.words, _WORDS), _end(line)
    row = [f"{size} {end}", f"size {size}", f"end {end}", f"tag {block.tag}"]
    if line.caption:
        row.append("caption")
    if (hit := line.hit) is not None:
        row += [f"reason {hit.reason}{' weak' if hit.weak else ''}", f"rule {hit.rule}", "hit"]
        if line.sure:
            row.append("sure")
    if signs.words > 3:
        for name, value in signs.voices.items():
            if name in _OF_APPEALS:
                continue
            row += (f"{name} {min(value, 3)}", f"{name} {size}")
        if signs.quoted > 0.05:
            row.append("quoted much" if signs.quoted > 0.6 else "quoted some")
    if signs.money:
        row.append("money")
    digits = len(_DIGIT.findall(text))
    if digits:
        row.append(f"digits {bucket(digits / len(text), SHARES)} {size}")
    if size <= 4:
        if digits and is_date_line(text):
            row += ["date", f"date {size}"]
        elif (byline := parse_byline(text, lead=False)) is not None:
            row.append("name" if byline.people else "agency")
    row += _marks(text, size)
    return row


def _marks(text: str, size: int) -> list[str]:
    row = []
    first = text[0]
    if first.islower():
        row.append("opens small")
    elif not first.isalnum():
        row += ["opens mark", f"opens {first}"]
    if "://" in text or "www." in text:
        row.append("address")
    if "@" in text:
        row.append("at")
    if "|" in text or "·" in text or "•" in text:
        row.append("bar")
    if "©" in text:
        row.append("copyright")
    if size <= 5:
        words = text.split()
        capitals = sum(1 for word in words if word[:1].isupper())
        if capitals == len(words):
            row.append(f"all capitals {size}")
        if text.isupper():
            row.append("upper")
        if len(words) == 1 and "," not in text:
            row.append("one word")
    commas = text.count(",")
    row.append(f"commas {min(commas, 4)} {size}")
    return row


def _end(line: Line) -> str:
    signs, last = line.signs, line.block.text[-1]
    if signs.stop:
        return "ask" if signs.question else "stop"
    return _ENDS.get(last, "digit" if last.isdigit() else "open")


def _rule(line: Line) -> str:
    if line.caption:
        return " caption"
    if line.hit is None:
        return ""
    return " sure" if line.sure else " weak"
