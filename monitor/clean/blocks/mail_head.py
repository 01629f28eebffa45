"""The head of a mail that was sent on, as mail programs write it into the new one: from, sent, to, subject.

Outlook, Gmail and Apple Mail order it differently and in the sender's language; a run of such labels is one. What
stands above the innermost head is the note of who sent it on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.language.lexicon import either
from monitor.language.time.spelling import level

KINDS = ("from", "sent", "to", "subject", "copy")
LABELS = 3  # so many different ones make a head, "from" among them
REACH = 120  # lines in which a head is looked for
NOTE = 150  # words that may stand above one, or between two

_KINDS = "|".join(rf"(?P<{kind}>{level(either('mail', f'head_{kind}'))})" for kind in KINDS)
_MARKED = re.compile(rf"(?:^|(?<=\s))\*?(?:{_KINDS})\s?\*?\s?:(?:\*|(?=\s)|$)\s*", re.IGNORECASE)
_DIVIDER = re.compile(rf"\W{{0,40}}{level(either('mail', 'head_divider'))}\W{{0,40}}", re.IGNORECASE)
_OPENING = re.compile(r"^[>\s]+")


@dataclass(frozen=True, slots=True)
class MailHead:
    """The innermost head of a mail that was sent on."""

    start: int  #: the line that it begins with
    end: int  #: the line behind it, where the mail that was sent on begins
    fields: Mapping[str, str]  #: by "from", "sent", "to", "subject"


def mail_head(lines: Sequence[str]) -> MailHead | None:
    """The innermost head, or None where the lines have none or too much stands above it."""
    found: MailHead | None = None
    n = at = 0
    while n < min(len(lines), REACH):
        head = _head_at(lines, n)
        if head is None:
            n += 1
            continue
        if sum(len(line.split()) for line in lines[at:n]) > NOTE:
            return found
        found = head
        n = at = head.end
    return found if found is not None and any(line.strip() for line in lines[found.end :]) else None


def _head_at(lines: Sequence[str], start: int) -> MailHead | None:
    """The head that begins with this line."""
    fields = _labelled(lines[start])
    if not fields:
        return None
    end, gap = start + 1, 0
    for n in range(start + 1, min(len(lines), start + 12)):
        more = _labelled(lines[n])
        if not more or not more.keys().isdisjoint(fields):
            gap += 1
            if gap > 1 or not lines[n].strip():
                break
            continue
        fields |= more
        end, gap = n + 1, 0
    if len(fields) < LABELS or "from" not in fields or not fields.keys() & {"sent", "subject"}:
        return None
    above = start - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    begun = above if above >= 0 and _DIVIDER.fullmatch(level(lines[above])) else start
    return MailHead(begun, end, fields)


def _labelled(line: str) -> dict[str, str]:
    """The fields that a line gives; none where it does not begin with a label."""
    if ":" not in line:
        return {}
    text = _OPENING.sub("", line)[:2000]
    marks = list(_MARKED.finditer(level(text)))
    if not marks or marks[0].start() > 0:
        return {}
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    fields: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=True):
        fields.setdefault(str(mark.lastgroup), text[mark.end() : end].strip(" *"))
    return fields
