"""Whether a text introduces a person by the full name, so that the surname alone means that person and no relative."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence

from monitor.language.lexicon import words
from monitor.language.lexicon.honorifics import MEN, WOMEN
from monitor.language.names.find import Name
from monitor.language.names.gender import Gender, of_name
from monitor.language.names.offices import is_office, plain
from monitor.language.names.spelling import same_person, surname
from monitor.language.text.scripts import LOWER, UPPER

_KIN = words("people", "kin")
_OWNED = re.compile(r"['’]s?\s+(?:[a-z-]+\s+)?([a-z-]+)")
_GLUED = re.compile(rf"[{UPPER}][{LOWER}]{{3,}}[{UPPER}]")  # "SmithMORE": the text of a link ran into the name
_YOUNGER = (" Jr.", " Jr", " II", " III", " IV")
_LONGEST = 5  # words of a name


def introduced(full: str, text: str, names: Sequence[Name]) -> bool:
    """Whether nobody else in the text can be meant where its surname stands; `names` are the text's, in order.

    False where another person has the surname too, for one whose relative is told by this name ("Ann Lee's brother"),
    and for one whose surname, beside an office that this person is not given, stands before the full name: "President
    Lee", and later "his daughter Ann Lee".
    """
    own = [name for name in names if name.text == full]
    if not own or not whole(full) or any(_of_kin(name, text) for name in own):
        return False
    family = surname(full)
    before = [n for n in names if n.start < own[0].start and " " not in n.text and surname(n.text) == family]
    others = (n.text for n in names if " " in n.text and surname(n.text) == family)
    if not all(same_person(full, other) for other in others):
        return False
    offices, theirs = _offices(before), _offices(own)
    return not offices or bool(offices & theirs) or (not theirs and not full.endswith(_YOUNGER))


def strangers(names: Sequence[Name], kin: Container[int], genders: Mapping[str, Gender]) -> frozenset[str]:
    """The surnames that mean nobody whom the text names in full: "President Lee" of a text about "his wife, Ida Lee".

    So it is where a title or a pronoun tells another gender than each full name does, or where the surname had an
    office before each of those names came, and these are given as somebody's relatives or with other offices. `kin`
    are the numbers of the names behind a word of kinship, `genders` what the text tells of surnames.
    """
    bare: dict[str, list[Name]] = {}
    fully: dict[str, dict[str, list[int]]] = {}
    for number, name in enumerate(names):
        if name.person and " " not in name.text:
            bare.setdefault(name.text, []).append(name)
        elif name.person:
            fully.setdefault(surname(name.text), {}).setdefault(name.text, []).append(number)
    return frozenset(
        text
        for text, own in bare.items()
        if (family := fully.get(surname(text)))
        and all(_another(own, [names[n] for n in at], at[0] in kin, genders.get(text)) for at in family.values())
    )


def addressed(names: Sequence[Name]) -> Mapping[str, Gender]:
    """The surnames that the text gives with "Mr." or with "Mrs." only, and whose gender that is."""
    found: dict[str, set[Gender]] = {}
    for name in names:
        titles = set(name.title.split()) if " " not in name.text else set()
        if titles & (WOMEN | MEN):
            found.setdefault(name.text, set()).add("f" if titles & WOMEN else "m")
    return {text: gender for text, told in found.items() if len(told) == 1 for gender in told}


def _another(bare: Sequence[Name], own: Sequence[Name], related: bool, gender: Gender | None) -> bool:
    theirs = of_name(own[0].text)
    if gender is not None and theirs is not None and gender != theirs:
        return True
    offices, held = _held(n for n in bare if n.start < own[0].start), _held(own) | (_offices(own) & (WOMEN | MEN))
    return bool(offices) and not offices & held and (related or bool(held) or own[0].text.endswith(_YOUNGER))


def _held(names: Iterable[Name]) -> set[str]:
    return {word for word in plain(_offices(names)) if is_office(word)}


def _offices(names: Iterable[Name]) -> set[str]:
    return {word for name in names for word in name.title.split()}


def whole(name: str) -> bool:
    """Whether it looks like one person's name, and nothing ran into it."""
    parts = name.split()
    return 1 < len(parts) <= _LONGEST and len({p.casefold() for p in parts}) == len(parts) and not _GLUED.search(name)


def _of_kin(name: Name, text: str) -> bool:
    found = _OWNED.match(text, name.end) if name.possessive else None
    return found is not None and found[1] in _KIN
