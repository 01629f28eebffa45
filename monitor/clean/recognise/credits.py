"""Credits below a text: "(Reporting by Mara Ilves in Riga; editing by Ulf Aas)", "Mara Ilves contributed to this report."

Who reported or wrote is a byline; who edited or translated is not. "mi/ua" are the initials of an agency's desk.
"""

from __future__ import annotations

import re
from itertools import dropwhile

from monitor.clean.recognise.agencies import agency_named
from monitor.clean.recognise.byline import Byline, once, split_names
from monitor.clean.recognise.person import is_person, without_place
from monitor.language.lexicon import either

PLACE = 5  # words that may stand behind "reported from"
LONGEST = 400  # characters of a line of credits

_OWN, _OTHER = either("bylines", "wrote"), either("bylines", "helped")
_LABEL = re.compile(rf"(?:^|[\s,;.(|]+)(?:(?P<own>{_OWN})|{_OTHER})(?:\s*:\s*|\s+)", re.IGNORECASE)
_BEHIND = re.compile(rf"\s+{either('bylines', 'took_part')}(?=$|\W)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_])")
_INITIALS = re.compile(r"\(?[a-z]{2,5}(?:[/|-][a-z]{2,5}){1,4}\)?|[a-z]{2,4}/(?:[a-z]{2,4}/?)+")
_AFTER = re.compile(r"\s+(?:\(.*|[–—-]\s.*)$")


def parse_credits(text: str) -> Byline | None:
    """The people that a line of credits names as its reporters; None where it is none."""
    line = " ".join(text.split())
    if not line or len(line) > LONGEST:
        return None
    if _INITIALS.fullmatch(line):
        return Byline()
    line = line.strip("()[] *_").removesuffix(".")
    return _labelled(line) if _LABEL.match(line) else _told(line)


def _labelled(line: str) -> Byline | None:
    marks = list(_LABEL.finditer(line))
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    people: list[str] = []
    for mark, end in zip(marks, ends, strict=True):
        named = _people(line[mark.end() : end])
        if not named:
            return None
        people += named if mark["own"] else []
    return Byline(once(people))


def _told(line: str) -> Byline | None:
    """ "Mara Ilves reported from Riga. Ulf Aas contributed to this report"."""
    people: list[str] = []
    for sentence in _SENTENCE.split(line):
        behind = _BEHIND.search(sentence)
        if behind is None or len(sentence[behind.end() :].split()) > PLACE:
            return None
        named = _people(_without_house(sentence[: behind.start()]))
        if not named:
            return None
        people += named
    return Byline(once(people))


def _without_house(text: str) -> str:
    """Names without the house and the trade before them: "Associated Press writers Mara Ilves"."""
    words = text.split()
    for n in range(min(5, len(words) - 2), 0, -1):
        if agency_named(" ".join(words[:n])):
            return " ".join(dropwhile(str.islower, words[n:]))
    return text


def _people(text: str) -> list[str]:
    pieces = [_AFTER.sub("", without_place(piece.strip(" .()"))) for piece in split_names(text.strip(" .,;()"))]
    named = [piece for piece in pieces if is_person(piece)]
    return named if pieces and is_person(pieces[0]) else []
