"""Who wrote it: bylines as people, with the wire service and the role apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from monitor.clean.recognise.agencies import agency_named
from monitor.clean.recognise.date_lines import is_date_line
from monitor.clean.recognise.person import (
    are_first_names,
    has_role,
    is_called,
    is_house,
    is_known,
    is_person,
    without_place,
)
from monitor.clean.recognise.relative import resolved
from monitor.language.lexicon import either, entries, words
from monitor.language.text.fold import fold, letters
from monitor.language.text.scripts import HAN_ALL, HANGUL, HANGUL_DOT, LOWER


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline names."""

    people: tuple[str, ...] = ()
    agency: str | None = None


_LEAD = re.compile(rf"(?:{either('bylines', 'leads')}(?:\s*[:|]\s*|\s[–—]\s|\s+))+", re.IGNORECASE)
# those that a colon, or a bar, makes a byline whatever follows
_LABELLED = re.compile(rf"{either('bylines', 'labels')}\s*[:|—–]", re.IGNORECASE)
_ONLY_LABELLED = re.compile(rf"{either('bylines', 'only_labelled')}\b(?!\s*[:|])", re.IGNORECASE)
_AND = either("bylines", "between")
_SPLIT = re.compile(
    rf"\s*(?:,|;|\||/|&|\s\+\s|\s[·•]\s|\s(?:{_AND}|{_AND.upper()})\s|\s{either('bylines', 'with')}\s)\s*"
    rf"(?:(?i:{either('bylines', 'again')})\s+)?"
)
_BETWEEN = re.compile(rf"(?:[,;|/&+]\s*)*(?:{_AND}|{either('bylines', 'with')})?", re.IGNORECASE)
_OR_PARTICLE = re.compile(r"\s+[yeaYEA]\s+")  # "and", or a part of one name
_JUNIOR = re.compile(r",\s+(?=(?:Jr|Sr)\b(?!\.?\s+\w+\s)|I{2,3}\b|IV\b)")
_LETTERS = r"(?:[A-Z]\.?){2,5}[®™]?"  # behind a name and a comma: PMP, R.N.
_DEGREE = re.compile(rf"(?:{either('bylines', 'degrees')}\.?|{_LETTERS})(?:[\s,]+{_LETTERS})*")
_LETTERED = re.compile(rf"(?<=[a-z]{{2}})(?:\s{_LETTERS})+$")  # "Mara Ilves CPP"
_FOR = re.compile(rf"\s+{either('bylines', 'for')}\s+\S.*$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[](?P<aside>[^()\[\]]{1,60})[)\]]\s*$")
_TITLE = re.compile(
    rf"\s*{either('bylines', 'trade', 'ko', 'ja', 'zh')}$|^(?:{either('bylines', 'titles')}\s+)+", re.IGNORECASE
)
_CLOCK = re.compile(rf"\b20\d\d\b|\d{{1,2}}[:.]\d{{2}}|\d{{1,2}}\s{either('bylines', 'clocks')}")
_HANDLE = re.compile(r"\s\(?@[\w.]{2,40}\)?$")
_BUTTONS = frozenset(phrase for phrase in entries("furniture", "share") if " " not in phrase)
_TOWARDS = words("bylines", "places")
_SOME_DAY = "2020-06-15T12:00:00+00:00"  # any: whether a text names a day from another one does not depend on it
_BREAK = re.compile(r"[\s,|·•–—-]+")

# "(责编：王明、李华)", "记者 王明"
_EAST = re.compile(
    rf"[(（【\[]?\s*{either('bylines', 'labels', 'zh', 'ja')}\s*[:：/／ ]\s*"
    rf"(?P<names>[{HAN_ALL}]{{2,4}}(?:\s?[、,，]\s?[{HAN_ALL}]{{2,4}}|\s[{HAN_ALL}]{{2,4}}){{0,5}})\s*[)）】\]]?"
)
# "김민수 기자", "김민수·이영희 기자 kim@post.example"
_KOREAN = re.compile(
    rf"(?P<names>[{HANGUL}]{{2,4}}(?:\s?[·{HANGUL_DOT},]\s?[{HANGUL}]{{2,4}}){{0,5}})\s"
    rf"{either('bylines', 'trade_before', 'ko')}?{either('bylines', 'trade', 'ko')}"
    r"(?:\s[\w.+-]{1,60}@[\w.-]{1,60})?"
)
_EAST_SPLIT = re.compile(rf"\s?[、,，·{HANGUL_DOT}]\s?|\s")
_GLUED = re.compile(rf"(?<=[{LOWER}])(?={either('bylines', 'glued')}\b)")


def parse_byline(text: str, *, lead: bool = True, outlet: str | None = None) -> Byline | None:
    """The people and the agency of a line that is a byline and nothing else, or None.

    `lead`: whether the line must open with "By", "Von", "Автор:" …; without, only plain names count. `outlet`: its
    name may stand behind that of a person.
    """
    if east := _eastern(text):
        return east
    if inverted := _inverted(text):
        return Byline(inverted)
    line = _unfollowed(_GLUED.sub(", ", " ".join(text[:300].split()).strip(" |–—-•·,")))
    opened = _lead(line)
    if len(line) > 200 or (lead and not opened):
        return None
    rest = _undated(line[opened:])
    if opened and rest[:1].islower() and not _LABELLED.match(line):
        return None
    if rest.endswith((".", "!", "?", ":")) and not re.search(r"\b[A-Z]\.$|Jr\.$|Sr\.$", rest):
        return None
    found = [_piece(_without_house(piece, outlet)) for piece in split_names(rest)]
    people = [name for name, _, _ in found if name]
    wires = [wire for _, wire, _ in found if wire]
    others = [other for _, _, other in found if other]
    if opened and people and others and found[-1][2] and _is_place(others[-1]):
        others.pop()  # "By Mara Ilves, Riga"
    if not all(has_role(piece) or _dated(piece) for piece in others):
        return None
    if people or wires:
        return Byline(once(people), wires[0] if wires else None)
    return Byline() if opened and has_role(rest) else None


def read_names(text: str, outlet: str | None) -> Byline:
    """The people and the agency in a text that mark-up calls the author: whatever else is in it, is left out.

    `outlet`: the name of the site, which stands in many such texts: "Mara Ilves, Harbour Post".
    """
    if east := _eastern(text):
        return east
    line = _TITLE.sub("", " ".join(text[:300].split()).strip(" |–—-•·,"))
    if outlet and len(line.split()) <= len(outlet.split()) and is_house(line, outlet):
        return Byline()
    if wire := agency_named(line):
        return Byline(agency=wire)
    people: list[str] = []
    wires: list[str] = []
    what = False  # whether something was said of a person: what follows may be the house
    parts = split_names(_undated(line[_lead(line) :]))
    if are_first_names(parts) and not (outlet and is_house(line, outlet)):
        return Byline(once(parts))
    for part in parts:
        for piece in re.split(r"\s[–—-]\s", part):
            name, wire, other = _piece(_without_house(piece, outlet), person=is_known if what else is_called)
            what = what or bool(people and other)
            people += [name] if name and not is_lead(name) and not (outlet and is_house(name, outlet)) else []
            wires += [wire] if wire else []
    return Byline(once(people), wires[0] if wires else None)


def split_names(text: str) -> list[str]:
    """The parts of a list of names: "Mara Ilves and Ulf Aas, Riga"."""
    parts = []
    for part in _SPLIT.split(_JUNIOR.sub(" ", text)):
        halves = _OR_PARTICLE.split(part)
        parts += halves if len(halves) > 1 and all(map(is_person, halves)) else [part]
    return [piece for part in parts if (piece := part.strip())]


def once(names: list[str]) -> tuple[str, ...]:
    """Each name once, however it is capitalised."""
    return tuple({fold(name): name for name in reversed(names)}[key] for key in dict.fromkeys(map(fold, names)))


def _eastern(text: str) -> Byline | None:
    found = _EAST.fullmatch(text.strip()[:80]) or _KOREAN.fullmatch(text.strip()[:120])
    return Byline(tuple(dict.fromkeys(_EAST_SPLIT.split(found["names"].strip())))) if found else None


def _inverted(text: str) -> tuple[str, ...]:
    """The people of a catalogue's list, "Ilves, Mara; Aas, Ulf"; none where any part is written otherwise."""
    parts = [part.split(",") for part in text[:300].split(";")]
    if len(parts) < 2 or any(len(part) != 2 for part in parts):
        return ()
    people = [f"{first.strip()} {last.strip()}" for last, first in parts]
    return tuple(people) if all(map(is_person, people)) else ()


def _unfollowed(line: str) -> str:
    """A line without the account behind a name: "Mara Ilves Follow @mara"."""
    handle = _HANDLE.search(line)
    if handle is None:
        return line
    before = line[: handle.start()].rstrip()
    rest, _, last = before.rpartition(" ")
    return rest if fold(last) in _BUTTONS else before


def is_lead(text: str) -> bool:
    """Whether a text is what opens a byline and nothing else: "By", "Written by:", "Von"."""
    line = text.strip(" :|–—-")
    return bool(line) and _LEAD.fullmatch(f"{line}: ") is not None


def is_between(text: str) -> bool:
    """Whether a text is what stands between two names and nothing else: "and", ",", "&"."""
    return _BETWEEN.fullmatch(text.strip()) is not None


def without_lead(text: str) -> str:
    """A byline without what opens it: "By Mara Ilves"."""
    line = text.strip(" |–—-•·,")
    return line[_lead(line) :]


def _lead(line: str) -> int:
    """How many characters of a line open it as a byline."""
    opened = _LEAD.match(line)
    return opened.end() if opened and not _ONLY_LABELLED.match(line) else 0


def _piece(piece: str, person: Callable[[str], bool] = is_person) -> tuple[str, str | None, str]:
    """A part of a byline as a person, or a wire service, or something else; "Ulf Aas (AFP)" is both."""
    aside = _ASIDE.search(piece)
    own = piece[: aside.start()] if aside else piece
    own = _TITLE.sub("", without_place(own))
    own = own.strip(" –—-()") if re.search(r"\b(?:Jr|Sr)\.$", own) else own.strip(" .–—-()")
    wire = agency_named(aside["aside"]) if aside else None
    if named := agency_named(own):
        return "", named, ""
    words = own.split()
    for n in (len(words) - 2, len(words) - 1):  # "Mara Ilves Associated Press"
        if n >= 2 and (named := agency_named(" ".join(words[n:]))) and person(" ".join(words[:n])):
            return " ".join(words[:n]), named, ""
    own = _LETTERED.sub("", own)
    if person(own):
        return own, wire, ""
    if _DEGREE.fullmatch(piece.strip()):
        return "", None, ""
    if has_role(own) and (named := agency_named(words[0])):
        return "", named, ""
    return "", wire, own


def _without_house(piece: str, outlet: str | None) -> str:
    """A piece without the name of the site behind it: "Mara Ilves Harbour Post", "Mara Ilves for Harbour Post"."""
    words = _FOR.sub("", piece).split()
    own = letters(outlet or "")
    ends = (n for n in range(2, len(words)) if own and letters("".join(words[n:])) == own)
    return " ".join(words[: next(ends, None)])


def _undated(text: str) -> str:
    """A byline without the date behind it."""
    digit = re.search(r"\d", text)
    if digit is None:
        return text
    for cut in [cut for cut in _BREAK.finditer(text) if cut.start() < digit.start()][-4:]:
        rest = text[cut.end() :]
        if is_date_line(rest) or (rest[0].isdigit() and resolved(rest, _SOME_DAY)):
            return text[: cut.start()]
    return text


def _is_place(text: str) -> bool:
    first, _, rest = text.partition(" ")
    text = rest if first in _TOWARDS else text
    return text[:1].isupper() and len(text.split()) <= 2 and text.replace(" ", "").replace("-", "").isalpha()


def _dated(text: str) -> bool:
    return _CLOCK.search(text) is not None
