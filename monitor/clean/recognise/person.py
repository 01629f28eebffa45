"""What the name of a person looks like, in any script, and what of a line of names is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from monitor.language.lexicon import either, words
from monitor.language.names.gender import is_given
from monitor.language.text.fold import fold
from monitor.language.text.scripts import APOSTROPHES, HAN, HANGUL, KANA

LONGEST = 50  # characters of a name

_UPPER = "".join(c for c in map(chr, range(0x41, 0x2000)) if c.isupper())
# A part of a name: a capital, or all capitals; particles stand between.
_PART = rf"(?:[{_UPPER}][\w{APOSTROPHES}.\-‑]*|[a-z]{{1,2}}['’][{_UPPER}][\w\-]+)"
_PARTICLE = either("bylines", "particles")
_NAME = re.compile(rf"{_PART}(?:\s+(?:{_PARTICLE}\s+){{0,2}}(?:{_PART}|al-\w+)){{1,4}}")
_PIECE = re.compile(r"[^\W\d_][\w'’.\-]*")
_EAST = re.compile(rf"[{HANGUL}]{{2,4}}|[{HAN}]{{2,4}}|[{KANA}{HAN}]{{3,6}}|[{HAN}]{{1,3}}\s[{KANA}{HAN}]{{1,4}}")
_NICK = re.compile(r"\s(?:\"[^\"]{1,20}\"|“[^”]{1,20}”|«[^»]{1,20}»|'[^']{1,20}'|‘[^’]{1,20}’|\([^()]{1,20}\))(?=\s)")

_NOT_NAMES = words("bylines", "no_names")
_SURNAMES = words("bylines", "surnames")
_ROLES = either("bylines", "roles")
_ROLE = re.compile(rf"(?:^|\s){_ROLES}(?:$|[\s,/|])", re.IGNORECASE)
_ROLE_END = re.compile(rf"{_ROLES}$", re.IGNORECASE)
_PLACE = re.compile(rf"\s+{either('bylines', 'places')}\s+[{_UPPER}][\w\-. ]{{1,40}}$")

# What a house calls its own account beside its name: "Harbour Newsroom".
_DESKS = words("bylines", "desks")


def is_person(text: str) -> bool:
    """Whether `text` is a first and a last name, by its shape: words with capitals."""
    if len(text) > LONGEST or not _NAME.fullmatch(text) or has_role(text):
        return False
    words = fold(text).split()
    if words[-1] in _SURNAMES and is_given(words[0]):
        words.pop()  # Tom May
    return not any(word.strip(".") in _NOT_NAMES and word[1:] != "." for word in words)


def is_called(name: str) -> bool:
    """Whether a name that mark-up calls an author is a person's: in any script and case, with a nickname or without."""
    if _EAST.fullmatch(name):
        return True
    plain = _NICK.sub("", name)
    words = plain.split()
    if not (2 <= len(words) <= 9 and len(name) <= LONGEST) or is_role(plain) or not all(map(_wordy, words)):
        return False
    return is_person(plain) or (len(words) <= 5 and plain == plain.lower())


def _wordy(word: str) -> bool:
    """Whether a word can be part of a name: letters, with the vowel signs of scripts that write these as marks."""
    return bool(_PIECE.fullmatch("".join(c for c in word if unicodedata.category(c) not in ("Mn", "Mc", "Cf"))))


def are_first_names(names: Sequence[str]) -> bool:
    """Whether all are known given names, alone, as authors of small sites sign: "Mara", "Ulf"."""
    return bool(names) and all(name[:1].isupper() and name[1:] == name[1:].lower() and is_given(name) for name in names)


def is_one_name(name: str, house: str) -> bool:
    """Whether one word may be how somebody signs: with a capital, no desk, role or part of the house's name."""
    one = fold(name)
    if not (len(name) >= 3 and name.isalpha() and name[0].isupper() and name[1:].islower()):
        return False
    return not (one in _NOT_NAMES or one in _DESKS or is_role(name) or one in re.sub(r"\W", "", fold(house)))


def has_first_name(name: str) -> bool:
    """Whether a name begins with a known given name."""
    return is_given(name.split()[0])


def is_known(name: str) -> bool:
    """Whether it is a known given name with a surname that is none."""
    words = name.split()
    return 2 <= len(words) <= 3 and is_person(name) and is_given(words[0]) and not is_given(words[-1])


def is_role(text: str) -> bool:
    """Whether a short line is what a journalist is, not who: "Contributing Writer", "Kyiv correspondent"."""
    line = text.strip(" |–—-•·,")
    words = line.split()
    return (
        1 <= len(words) <= 6
        and not line.endswith((".", "!", "?", ":"))
        and bool(_ROLE_END.search(fold(without_place(line))))
    )


def has_role(text: str) -> bool:
    """Whether a piece of a byline says what somebody is: "Staff Writer", "AP National Political Writer"."""
    return len(text) <= 60 and bool(_ROLE.search(text))


def without_place(text: str) -> str:
    """A piece of a byline without the place behind it: "Mara Ilves in Kyiv"."""
    return _PLACE.sub("", text)


def is_house(name: str, outlet: str) -> bool:
    """Whether a name is the outlet's own or that of an account of its: "Harbour Post", "Harbour D", "Harbour Desk".

    A person after whom the outlet is called is none: "Mara Ilves" of "Mara Ilves Photography".
    """
    if is_known(name) or is_known(name.title()):
        return False
    one, other = (re.sub(r"\W", "", fold(text)) for text in (name, outlet))
    if one == other or (len(one) > 5 and (one in other or other in one)):
        return True
    words, own = fold(name).split(), fold(outlet).split()
    rest = [word.strip(".") for word in words[1:]]
    return words[:1] == own[:1] and len(own[0]) > 3 and all(len(word) == 1 or word in _DESKS for word in rest)
