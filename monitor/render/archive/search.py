"""The index that the search in the archive reads: words to places, in small files by quarter and first letter.

The tokens of a quarter are numbered from its first passage to its last, with one number left out between passages. A
word's list holds the numbers where it stands, each as the distance from the one before: so one number says which
passage (by the passages' lengths, in `map`) and which word of it, and a phrase is a run of numbers.

The words of a letter are one text, ";ada:C;adam:gBE;", and not an object: a browser takes a text as it is, but would
have to build thousands of lists. Behind the words stand the stems, "strike=,strikes,striking,", one
a line, and `names` tells how names sound. A distance is written in digits of base 32, the lowest first; each but the
last one has 32 added, and stands as the character of that number in base 64 (as in source maps, but without a sign).

`templates/search.js` reads it; its `tokens` and ours must cut a text alike (tests/browser checks that).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from monitor.language.names.alike import heard
from monitor.language.names.spelling import CLASSES, LATIN, SOUNDS
from monitor.language.search.index_words import tokens
from monitor.language.search.months import months
from monitor.language.search.stems import endings
from monitor.render.archive.sheets import Sheet, script

_OWN_FILE = 0x3000  # letters below have a file each; those above share one by 256
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
FOLDER = "search"
_FORM = '"form":3'  # in the directory; grows when the files are written in another way


def quarter(day: str) -> str:
    """ "2025-q3" for "2025-08-13": the stretch of time whose words share their files."""
    return f"{day[:4]}-q{(int(day[5:7]) + 2) // 3}"


def segment(name: str, sheets: Iterable[Sheet]) -> dict[str, bytes]:
    """The files of the quarter `name`: `map` (issues, stories, passages) and one for each first letter."""
    places: dict[str, list[int]] = {}
    outlets: dict[str, int] = {}
    issues: list[object] = []
    kin: dict[str, set[str]] = {}
    names: set[str] = set()
    at = 0
    for sheet in sorted(sheets, key=lambda s: (s.day, s.id)):
        names |= set(sheet.names)
        for word, root in sheet.roots:
            kin.setdefault(root, set()).add(word)
        stories: list[object] = []
        for leaf in sheet.stories:
            lines: list[list[int]] = []
            for passage in leaf.passages:
                words = tokens(passage.text)
                for place, word in enumerate(words, start=at):
                    places.setdefault(word, []).append(place)
                lines.append([len(words), *(outlets.setdefault(o, len(outlets)) for o in passage.outlets)])
                at += len(words) + 1
            stories.append([leaf.anchor, list(leaf.topics), lines])
        issues.append([sheet.id, sheet.day, sheet.label, stories])
    letters: dict[str, str] = {}
    for word in sorted(places):
        letter = _letter(word)
        letters[letter] = f"{letters.get(letter, '')};{word}:{_steps(places[word])}"
    stems: dict[str, list[str]] = {}
    for root in sorted(kin):
        stems.setdefault(_letter(root), []).append(f"{root}=,{','.join(sorted(kin[root]))},")
    data: dict[str, object] = {
        letter: "\n".join((letters.get(letter, "") + ";", *stems.get(letter, ()), ""))
        for letter in sorted({*letters, *stems})
    }
    data["names"] = "\n".join(f"{sound}:{name}" for name in sorted(names) for sound in heard(name))
    data["map"] = {"outlets": list(outlets), "letters": sorted({*letters, *stems}), "issues": issues}
    return {f"{FOLDER}/{name}/{part}.js": script(f"{name}/{part}", _json(content)) for part, content in data.items()}


def directory(
    days: Sequence[str], topics: Mapping[str, str], outlets: Iterable[str], languages: frozenset[str] = frozenset()
) -> dict[str, bytes]:
    """The file that names the quarters, newest first, what a search can be narrowed by, and how words are read.

    `languages` are those of the texts and of the newsletter.
    """
    found = {
        "quarters": sorted({quarter(day) for day in days}, reverse=True),
        "topics": sorted(topics.items(), key=lambda item: (item[1].casefold(), item[0])),
        "outlets": sorted(outlets, key=lambda name: (name.casefold(), name)),
        "first": min(days, default=""),
        "last": max(days, default=""),
        "endings": sorted(endings(languages)),
        "months": dict(sorted(months(languages).items())),
        "latin": dict(sorted(LATIN.items())),
        "sounds": [(pattern.pattern, common.replace("\\1", "$1")) for pattern, common in SOUNDS],
        "classes": dict(sorted(CLASSES.items())),
    }
    return {f"{FOLDER}/directory.js": script("directory", f"{_json(found)[:-1]},{_FORM}}}")}


def is_current(directory: bytes) -> bool:
    """Whether this directory's index is written as this version of monitor reads it."""
    return _FORM.encode() in directory


def _letter(word: str) -> str:
    code = ord(word[0])
    return f"{code:x}" if code < _OWN_FILE else f"x{code >> 8:x}"


def _steps(places: list[int]) -> str:
    return "".join(_digits(here - before) for before, here in zip([0, *places], places, strict=False))


@lru_cache(1 << 14)
def _digits(number: int) -> str:
    low, rest = number & 31, number >> 5
    return _DIGITS[low | 32] + _digits(rest) if rest else _DIGITS[low]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
