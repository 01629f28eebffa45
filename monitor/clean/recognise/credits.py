"""Who worked on it, as papers say below a text: "(Reporting by Mara Ilves in Riga; editing by Ulf Aas)"."""

from __future__ import annotations

import re

from monitor.clean.recognise.agencies import agency_named
from monitor.clean.recognise.byline import Byline, once, parse_byline, split_names
from monitor.clean.recognise.person import is_person, without_place
from monitor.language.lexicon import either

LONGEST = 400  # characters of a line of credits
_FEW = 12  # words; a longer line of credits names several people
_NAMED = 0.2  # of its words are names or numbers, at the least

# what opens a part of the line: those whose names follow wrote, the others edited, translated or watched over
_CUE = re.compile(
    rf"(?:^|[;,.]\s*|\s)(?:(?P<wrote>{either('credits', 'wrote')})|{either('credits', 'edited')})(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_HELPED = re.compile(
    rf"(?P<names>\S.{{2,150}}?)\s{either('credits', 'helped')}"
    rf"(?:\s{either('bylines', 'places')}\s(?P<place>\S+(?:\s\S+){{0,2}}))?",
    re.IGNORECASE,
)
_TRADE = re.compile(rf"^.{{2,40}}?\s{either('credits', 'trade')}\s", re.IGNORECASE)
_INITIALS = re.compile(r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,4}")
_SENTENCE = re.compile(r"(?<=[^\W\d_A-Z]{2}[.;])\s+")


def parse_credits(text: str) -> Byline | None:
    """Those who wrote, by a line that credits people and says nothing else; None for any other line.

    Editors and translators are no authors. Initials ("mi/aas/kl") name nobody.
    """
    line = " ".join(text[: LONGEST + 1].split()).strip(" ()[]_*-–—")
    if not line or len(line) > LONGEST or _runs_on(line):
        return None
    if _INITIALS.fullmatch(line):
        return Byline()
    return _cued(line) or _helped(line)


def _runs_on(line: str) -> bool:
    """Whether hardly a word of a longer line is a name: prose."""
    words = line.split()
    return len(words) > _FEW and sum(not word[:1].islower() for word in words) < _NAMED * len(words)


def _cued(line: str) -> Byline | None:
    """The names behind "reporting by", or before "edited by"; each part of the line must name people, no more."""
    cues = list(_CUE.finditer(line))
    ends = [*(cue.start() for cue in cues[1:]), len(line)]
    wrote = _named(line[: cues[0].start()]) if cues else None
    if wrote is None:
        return None
    for cue, end in zip(cues, ends, strict=True):
        people = _people(line[cue.end() : end])
        if people is None:
            return None
        wrote += people if cue["wrote"] else []
    return Byline(once(wrote))


def _named(head: str) -> list[str] | None:
    """The people whom a byline before the first of them names; none where nothing stands there."""
    if not head.strip(" .;,|"):
        return []
    byline = parse_byline(head.strip(" .;,|"), lead=False)
    return list(byline.people) if byline is not None else _people(head)


def _helped(line: str) -> Byline | None:
    """The names of sentences such as "Mara Ilves contributed reporting from Riga", if there is no other sentence."""
    wrote: list[str] = []
    for sentence in _SENTENCE.split(line):
        found = _HELPED.fullmatch(sentence.rstrip(" .;"))
        placed = found is not None and (found["place"] or "A")[0].isupper()
        people = _people(_TRADE.sub("", found["names"])) if found and placed else None
        if people is None:
            return None
        wrote += people
    return Byline(once(wrote))


def _people(text: str) -> list[str] | None:
    """The people of a list of names, with their towns and agencies left out; None where anything else is in it."""
    found = [without_place(piece.strip(" .;,")) for piece in split_names(text.strip(" .;,")) if piece.strip(" .;,")]
    people = [piece for piece in found if is_person(piece)]
    others = [piece for piece in found if piece not in people and agency_named(piece) is None]
    return people if people and not others else None
