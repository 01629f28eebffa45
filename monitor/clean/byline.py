"""Who wrote it: bylines as people, with the wire service and the role apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.clean.agencies import agency_named
from monitor.clean.signs import fold


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline names."""

    people: tuple[str, ...] = ()
    agency: str | None = None


LEADS = (
    "written by",
    "reported by",
    "story by",
    "text by",
    "words by",
    "report by",
    "author",
    "authors",
    "by",
    "автори",
    "автор",
    "авторка",
    "авторы",
    "текст",
    "підготував",
    "підготувала",
    "подготовил",
    "подготовила",
    "журналіст",
    "журналістка",
    "von",
    "vom",
    "text von",
    "ein artikel von",
    "eine analyse von",
    "ein kommentar von",
    "interview von",
    "autor",
    "autorin",
    "autoren",
    "por",
    "escrito por",
    "par",
    "propos recueillis par",
    "di",
    "door",
    "av",
    "przez",
    "oleh",
)
_LEAD = re.compile(
    r"(?:(?:" + "|".join(sorted((re.escape(w) for w in LEADS), key=lambda w: (-len(w), w))) + r")(?:\s*[:|]\s*|\s+))+",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:автори?|авторы|авторка|текст|author|authors|autor|autorin|autoren)\s*[:|]", re.IGNORECASE)
_SPLIT = re.compile(
    r"\s*(?:,|;|\||/|&| and | und | et | y | e | та | і | й | и | og | och | a )\s*(?:(?:by|and|und|et|y|та|і|и)\s+)?",
    re.IGNORECASE,
)

# "(责编：王明、李华)", "记者 王明"
_EAST = re.compile(
    r"[(（【\[]?\s*(?:责编|責編|责任编辑|編集|编辑|編輯|作者|文|撰文|本报记者|记者|記者|取材)\s*[:：/／ ]\s*"
    r"(?P<names>[㐀-鿿]{2,4}(?:\s?[、,，]\s?[㐀-鿿]{2,4}|\s[㐀-鿿]{2,4}){0,5})\s*[)）】\]]?"
)
_EAST_SPLIT = re.compile(r"\s?[、,，]\s?|\s")

# What a house calls its own account beside its name: "Harbour Newsroom".
_DESKS = frozenset(
    "admin administrator editor editors editorial team staff desk newsroom news online web webdesk digital office "
    "redaktion redazione redacción rédaction redakcja redakce redactie редакція редакция".split()
)

# A part of a name: a capital, or all capitals; particles stand between.
_PART = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐ][\w'’ʼ.\-‑]*|[a-z]{1,2}['’][A-Z][\w\-]+)"
_PARTICLE = r"(?:de|del|della|di|da|dos|du|la|le|van|von|zu|der|den|ter|bin|ibn|al|el|bint|ben|af|av|y|e|st\.|ten|op)"
_NAME = re.compile(rf"{_PART}(?:\s+(?:{_PARTICLE}\s+){{0,2}}(?:{_PART}|al-\w+)){{1,4}}")

ROLES = (
    r"writer",
    r"reporter",
    r"correspondent",
    r"editor",
    r"columnist",
    r"journalist",
    r"contributor",
    r"producer",
    r"fellow",
    r"analyst",
    r"photographer",
    r"staff",
    r"bureau chief",
    r"intern",
    r"critic",
    r"newsroom",
    r"editorial board",
    r"news desk",
    r"web desk",
    r"desk",
    r"special to [\w .]+",
    r"for [\w .]+",
    r"кореспондент\w*",
    r"журналіст\w*",
    r"редактор\w*",
    r"оглядач\w*",
    r"редакція",
    r"корреспондент\w*",
    r"журналист\w*",
    r"обозреватель",
    r"редакция",
    r"redakteur\w*",
    r"korrespondent\w*",
    r"journalist\w*",
    r"autor\w*",
    r"reporter\w*",
    r"redaktion",
    r"volontär\w*",
    r"ressort\w*",
    r"journaliste",
    r"correspondante?",
    r"rédact\w+",
    r"rédaction",
    r"redacción",
    r"corresponsal",
    r"periodista",
    r"redactor\w*",
    r"redazione",
    r"redakce",
    r"redakcja",
)
_ROLE = re.compile(r"(?:^|\s)(?:" + "|".join(ROLES) + r")(?:$|[\s,/|])", re.IGNORECASE)
_ROLE_END = re.compile(r"(?:" + "|".join(ROLES) + r")$", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|aus|à|en|у|в|i|at)\s+[A-ZÀ-ÞА-ЯЁЄІЇҐ][\w\-. ]{1,40}$")
_GLUED = re.compile(
    r"(?<=[a-zà-ÿа-яёєіїґ])(?=(?:Staff|Senior|Chief|Special|Contributing|Political|Foreign|Freelance|Guest)\b)"
)
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december "
    "today yesterday the a an this that in on at from with new more "
    "read share photo video news update updated live opinion analysis exclusive breaking daily weekly times "
    "post office department ministry university "
    "president minister government".split()
)


def parse_byline(text: str, *, lead: bool = True) -> Byline | None:
    """The people and the agency of a line that is a byline and nothing else, or None.

    `lead`: whether the line must open with "By", "Von", "Автор:" …; without, only plain names count.
    """
    if east := _EAST.fullmatch(text.strip()[:80]):
        return Byline(tuple(dict.fromkeys(_EAST_SPLIT.split(east["names"].strip()))))
    line = _GLUED.sub(", ", " ".join(text[:300].split()).strip(" |–—-•·,"))
    opened = _LEAD.match(line)
    rest = line[opened.end() :] if opened else line
    if len(line) > 200 or (lead and not opened) or (opened and rest[:1].islower() and not _LABELLED.match(line)):
        return None
    if rest.endswith((".", "!", "?", ":")) and not re.search(r"\b[A-Z]\.$|Jr\.$|Sr\.$", rest):
        return None
    parts = [piece for part in _SPLIT.split(rest) if (piece := _PLACE.sub("", part).strip(" .–—-()"))]
    wires = [wire for piece in parts if (wire := agency_named(piece))]
    people = [piece for piece in parts if not agency_named(piece) and is_person(piece)]
    others = [piece for piece in parts if not agency_named(piece) and not is_person(piece)]
    if not all(_is_role(piece) or _dated(piece) for piece in others):
        return None
    if people or wires:
        return Byline(tuple(dict.fromkeys(people)), wires[0] if wires else None)
    return Byline() if opened and _is_role(rest) else None


def split_names(text: str) -> list[str]:
    """The parts of a list of names: "Mara Ilves and Ulf Aas, Riga"."""
    return [piece for part in _SPLIT.split(text) if (piece := part.strip())]


def is_person(text: str) -> bool:
    """Whether `text` is a first and a last name, by its shape."""
    if not _NAME.fullmatch(text) or _is_role(text) or len(text) > 50:
        return False
    return not any(word in _NOT_NAMES for word in fold(text).split())


def is_house(name: str, outlet: str) -> bool:
    """Whether a name is the outlet's own or that of an account of its: "Harbour Post", "Harbour D", "Harbour Desk"."""
    one, other = (re.sub(r"\W", "", fold(text)) for text in (name, outlet))
    if one == other or (len(one) > 5 and (one in other or other in one)):
        return True
    words, own = fold(name).split(), fold(outlet).split()
    rest = [word.strip(".") for word in words[1:]]
    return words[:1] == own[:1] and len(own[0]) > 3 and all(len(word) == 1 or word in _DESKS for word in rest)


def name_case(name: str) -> str:
    """A name in all capitals as people write it; others as they are."""
    return name if name != name.upper() or len(name) < 4 else name.title()


def is_role(text: str) -> bool:
    """Whether a short line is what a journalist is, not who: "Contributing Writer", "Kyiv correspondent"."""
    line = text.strip(" |–—-•·,")
    words = line.split()
    return (
        1 <= len(words) <= 6
        and not line.endswith((".", "!", "?", ":"))
        and bool(_ROLE_END.search(fold(_PLACE.sub("", line))))
    )


def _is_role(text: str) -> bool:
    return bool(_ROLE.search(text)) and len(text) <= 60


def _dated(text: str) -> bool:
    return bool(re.search(r"\b20\d\d\b|\d{1,2}[:.]\d{2}|\d{1,2}\s(?:min|hours|days)", text))
