"""Whether a text introduces a person by the full name, so that the surname alone means that person and no relative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from monitor.language.lexicon import words
from monitor.language.names.find import Name
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


def _offices(names: Iterable[Name]) -> set[str]:
    return {word for name in names for word in name.title.split()}


def whole(name: str) -> bool:
    """Whether it looks like one person's name, and nothing ran into it."""
    parts = name.split()
    return 1 < len(parts) <= _LONGEST and len({p.casefold() for p in parts}) == len(parts) and not _GLUED.search(name)


def _of_kin(name: Name, text: str) -> bool:
    found = _OWNED.match(text, name.end) if name.possessive else None
    return found is not None and found[1] in _KIN
