"""The index that the search in the archive reads: from words to stories, in small files.

A closed year has an index of its own, so has each closed quarter of the newest year, each closed month of its newest
quarter, and each week of the newest month: a new issue writes the files of its week, and the page looks into some
fifteen indexes, however long the archive is. The stories of an index are numbered as they stand: oldest issue first,
by rank.

A key's list names the stories in which it stands, each as the distance from the one before, with how often (one to
four, a headline counts four). A number is written in digits of base 32, the lowest first; each but the last has 32
added, and stands as the character of that number in base 64. The two low bits of the first say how often.

Keys are the words; `=t` and `=o` with a topic or an outlet; and, by `~` and its consonants, how a name sounds. Sorted
they fill files of some `_SHARD` bytes, "w0", "w1" …; `head` tells where each begins. One text holds all of a file,
";ada:C;adam:gBE;", since a browser takes a text as it is; behind it stand the stems, "strike=,strikes,striking,", and
the stems that are names, "halvorsen!", one a line. Words that follow each other are in "p0", "p1" … by the remainder of
their checksum (the CRC of "tram strike"), and there by its quotient: so a phrase of two words is one list, and one of
more is looked for where all of its pairs are.

Whether a story has what is asked for, the page reads in its text (`stories/`); `templates/search.js` reads all this,
and its `tokens` and ours must cut a text alike (tests/browser checks that).
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from urllib.parse import quote

from monitor.codec import encode
from monitor.language.names.alike import consonants, heard
from monitor.language.names.spelling import CLASSES, LATIN, SOUNDS
from monitor.language.search.index_words import tokens
from monitor.language.search.months import months
from monitor.language.search.stems import endings
from monitor.render.archive.sheets import Leaf, Sheet, script
from monitor.render.base.addresses import folder

_SHARD = 3000  # bytes of keys in a file, and of pairs of words
_PAIRS = 4000
_MOST = 4  # times that a word counts in a story; a headline counts so much
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_AS_IN_A_BROWSER = "!*'()~-_."  # what encodeURIComponent leaves
FOLDER = "search"
PARTS = f"{FOLDER}/parts"
_WEEKS = 4  # parts of the newest month
_FORM = '"form":5'  # in the directory; grows when the files are written in another way

_Lists = dict[str, list[tuple[int, int]]]  # from a key to stories, each with how often


def quarter(day: str) -> str:
    """ "2025-q3" for "2025-08-13"."""
    return f"{day[:4]}-q{(int(day[5:7]) + 2) // 3}"


def parts(days: Iterable[str]) -> dict[str, str]:
    """From each day to its part of the index: a year, a quarter of the newest year, a month of its newest quarter, or
    seven days of the newest month (the last one has up to ten)."""
    known = sorted(set(days))
    newest = known[-1] if known else ""

    def part(day: str) -> str:
        if day[:4] != newest[:4]:
            return day[:4]
        if quarter(day) != quarter(newest):
            return quarter(day)
        return f"{day[:7]}-w{min(_WEEKS, (int(day[8:]) + 6) // 7)}" if day[:7] == newest[:7] else day[:7]

    return {day: part(day) for day in known}


def changed(days: Mapping[str, str], fresh: Collection[str] | None) -> dict[str, list[str]]:
    """The parts that change when the issues `fresh` come, each with the ids of all of its issues.

    `days` has the day of each issue by its id. Weeks that become a month, months that become a quarter and quarters
    that become a year are one part that is new.
    """
    now = parts(days.values())
    before = parts(day for i, day in days.items() if fresh is not None and i not in fresh)
    found: dict[str, list[str]] = defaultdict(list)
    for issue_id, day in days.items():
        found[now[day]].append(issue_id)
    whole = {*now.values()} - {*before.values()}
    return {name: ids for name, ids in found.items() if fresh is None or name in whole or any(i in fresh for i in ids)}


def part_files(name: str, sheets: Iterable[Sheet]) -> dict[str, bytes]:
    """The files of the part `name`: `head`, those of the keys and those of the pairs."""
    ordered = sorted(sheets, key=lambda s: (s.day, s.id))
    told = [leaf for sheet in ordered for leaf in sheet.stories]
    words, pairs = _lists(told)
    spelt = _keys(ordered, words)
    shards, bounds = _shards(spelt, _lines(ordered))
    buckets = _buckets(pairs)
    data: dict[str, object] = {f"w{n}": text for n, text in enumerate(shards)}
    data |= {f"p{n}": text for n, text in enumerate(buckets)}
    data["head"] = {
        "issues": ",".join(_issue(sheet) for sheet in ordered),
        "bounds": ";".join(bounds),
        "pairs": len(buckets),
    }
    return {f"{PARTS}/{name}/{file}.js": script(f"parts/{name}/{file}", _json(text)) for file, text in data.items()}


def story_files(sheet: Sheet) -> dict[str, bytes]:
    """The text of each story of an issue: what is shown of it, and what tells whether it meets a query."""
    place = f"stories/{folder(sheet.id)}"
    return {
        f"{FOLDER}/{place}/{n}.js": script(
            f"stories/{sheet.id}/{n}", f'{{"label":{_json(sheet.label)},"story":{encode(leaf)}}}'
        )
        for n, leaf in enumerate(sheet.stories)
    }


def directory(
    days: Sequence[str], topics: Mapping[str, str], outlets: Iterable[str], languages: frozenset[str] = frozenset()
) -> dict[str, bytes]:
    """The file that names the parts, oldest first, what a search can be narrowed by, and how words are read.

    `languages` are those of the texts and of the newsletter.
    """
    found = {
        "parts": list(dict.fromkeys(part for _, part in sorted(parts(days).items()))),
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


def _lists(told: Sequence[Leaf]) -> tuple[_Lists, _Lists]:
    """Where each word stands, and each two that follow each other."""
    words: _Lists = defaultdict(list)
    pairs: _Lists = defaultdict(list)
    for number, leaf in enumerate(told):
        times: dict[str, int] = defaultdict(int)
        joined: dict[str, int] = defaultdict(int)
        for place, passage in enumerate(leaf.passages):
            cut = tokens(passage.text)
            for word in dict.fromkeys(cut):
                times[word] += 1 if place else _MOST
            for pair in dict.fromkeys(pairwise(cut)):
                joined[" ".join(pair)] += 1 if place else _MOST
        for found, count in ((words, times), (pairs, joined)):
            for key, often in count.items():
                found[key].append((number, min(often, _MOST)))
    return words, pairs


def _keys(ordered: Sequence[Sheet], words: _Lists) -> dict[str, str]:
    """All keys but the pairs, with what stands behind each."""
    told = [leaf for sheet in ordered for leaf in sheet.stories]
    fields: _Lists = defaultdict(list)
    for number, leaf in enumerate(told):
        outlets = {outlet for passage in leaf.passages for outlet in passage.outlets}
        for key in (*(f"=t{_quoted(t)}" for t in set(leaf.topics)), *(f"=o{_quoted(o)}" for o in outlets)):
            fields[key].append((number, 1))
    sounds: dict[str, set[str]] = defaultdict(set)
    for name in {name for sheet in ordered for name in sheet.names}:
        for sound in heard(name):
            sounds[f"~{consonants(sound)}"].add(f"{sound} {name}")
    kept = {key: _steps(found) for key, found in (*words.items(), *fields.items())}
    return kept | {key: ",".join(sorted(found)) for key, found in sounds.items()}


def _lines(ordered: Sequence[Sheet]) -> dict[str, set[str]]:
    """The lines behind the keys, by the words in whose files they have to stand."""
    kin: dict[str, set[str]] = defaultdict(set)
    for sheet in ordered:
        for word, root in sheet.roots:
            kin[root].add(word)
    lines: dict[str, set[str]] = defaultdict(set)
    for root, forms in kin.items():
        for word in (root, *forms):
            lines[word].add(f"{root}=,{','.join(sorted(forms))},")
    for name in {name for sheet in ordered for name in sheet.names}:
        lines[name].add(f"{name}!")
    return lines


def _shards(keys: Mapping[str, str], lines: Mapping[str, set[str]]) -> tuple[list[str], list[str]]:
    """The texts of the files of keys, and where each begins: as few letters as tell it from the one before."""
    order = sorted({*keys, *lines}, key=lambda key: key.encode("utf-16-be"))  # as a browser compares
    texts: list[str] = []
    bounds: list[str] = []
    last = ""
    for group in _groups(order, keys, lines):
        bounds.append(_telling(last, group[0]) if texts else "")
        more = sorted({line for key in group for line in lines.get(key, ())})
        found = "".join(f";{key}:{keys[key]}" for key in group if key in keys)
        texts.append("\n".join((found + ";", *more, "")))
        last = group[-1]
    return texts, bounds


def _groups(order: Sequence[str], keys: Mapping[str, str], lines: Mapping[str, set[str]]) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for key in order:
        own = 2 + len(key) + len(keys.get(key, "")) + sum(map(len, lines.get(key, ())))
        if group and size + own > _SHARD:
            yield group
            group, size = [], 0
        group.append(key)
        size += own
    if group:
        yield group


def _telling(before: str, after: str) -> str:
    """The shortest beginning of `after` that sorts behind `before`."""
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    return after[: same + 1]


def _buckets(pairs: _Lists) -> list[str]:
    """The texts of the files of pairs; ";quotient:stories" each."""
    made = sorted((zlib.crc32(key.encode()), _steps(found)) for key, found in pairs.items())
    count = -(-sum(len(steps) + 6 for _, steps in made) // _PAIRS)
    texts: list[list[str]] = [[] for _ in range(count)]
    for checksum, steps in made:
        texts[checksum % count].append(f";{_digits(checksum // count)}:{steps}")
    return ["".join((*text, ";")) for text in texts]


def _issue(sheet: Sheet) -> str:
    """ "0813M" for twelve stories of that day, with the issue's id behind it where that is another than the day."""
    more = "" if sheet.id == sheet.day else f":{_quoted(sheet.id)}"
    return f"{sheet.day.replace('-', '')}{_digits(len(sheet.stories))}{more}"


def _steps(found: Sequence[tuple[int, int]]) -> str:
    steps = []
    before = -1
    for number, times in found:
        steps.append(_digits((number - before - 1) << 2 | (times - 1)))
        before = number
    return "".join(steps)


@lru_cache(1 << 14)
def _digits(number: int) -> str:
    low, rest = number & 31, number >> 5
    return _DIGITS[low | 32] + _digits(rest) if rest else _DIGITS[low]


def _quoted(name: str) -> str:
    return quote(name, safe=_AS_IN_A_BROWSER)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
