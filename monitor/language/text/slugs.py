"""Names as parts of addresses: a name of any script in small Latin letters, digits and hyphens that people can read."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

LONGEST = 60  #: characters of a slug
# As passports write them (ICAO 9303), whatever the language: "Börsen" is "boersen".
_SPREAD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe"})
_UKRAINIAN = re.compile("[іїєґ]")  # with one of these a name is Ukrainian or Belarusian, or meant to be read so
_SOFTER = str.maketrans({"г": "h", "и": "y", "х": "kh"})
_SIGNS = str.maketrans("", "", "ьъʼ’'")  # they sound in no Latin letter
_LEFT_OUT = re.compile("[^a-z0-9]+")


def slug(name: str) -> str:
    """ "boersen-zeitung" for "Börsen-Zeitung", "ukrainska-pravda" for "Українська правда"; "" without letters."""
    known = unicodedata.normalize("NFC", name[: LONGEST * 8]).lower().translate(_SIGNS)
    if _UKRAINIAN.search(known):
        known = known.translate(_SOFTER)
    plain = _LEFT_OUT.sub("-", anyascii(known.translate(_SPREAD)).lower()).strip("-")
    if len(plain) <= LONGEST:
        return plain
    return (plain[: LONGEST + 1].rpartition("-")[0] or plain[:LONGEST]).strip("-")
