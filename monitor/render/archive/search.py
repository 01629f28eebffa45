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
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from urllib.parse import quote

from monitor.codec import encode
from monitor.language.names.alike import consonants, heard
from monitor.language.names.spelling import CLASSES, LATIN, SOUNDS
from monitor.language.search.index_words import tokens
from monitor.language.search.months import months
from monitor.language.search.stems import endings
from monitor.render.archive.postings import MOST, Pairs, Words, digits
from monitor.render.archive.sheets import Leaf, Sheet, script
from monitor.render.base.addresses import folder

_SHARD = 3000  # bytes of keys in a file, and of pairs of words
_PAIRS = 4000
_AS_IN_A_BROWSER = "!*'()~-_."  # what encodeURIComponent leaves
FOLDER = "search"
PARTS = f"{FOLDER}/parts"
_WEEKS = 4  # parts of the newest month
_FORM = '"form":5'  # in the directory; grows when the files are written in another way


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


class Part:
    """A part of the index, to which its issues are added one by one: of their texts it keeps what it says of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._issues: list[str] = []
        self._stories = 0
        self._words, self._pairs = Words(), Pairs()
        self._kin: dict[str, set[str]] = defaultdict(set)  # from a stem to its words
        self._names = set[str]()  # stems

    def add(self, sheet: Sheet) -> None:
        """Add an issue: the oldest first, of one day by their ids."""
        more = "" if sheet.id == sheet.day else f":{_quoted(sheet.id)}"
        self._issues.append(f"{sheet.day.replace('-', '')}{digits(len(sheet.stories))}{more}")
        for leaf in sheet.stories:
            self._tell(leaf)
        for word, root in sheet.roots:
            self._kin[root].add(word)
        self._names.update(sheet.names)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Its files, by path: those of the keys, those of the pairs, and `head`; no issue can be added afterwards."""
        bounds: list[str] = []
        for n, (begin, text) in enumerate(_shards(self._keys(), self._lines())):
            bounds.append(begin)
            yield self._file(f"w{n}", text)
        count, buckets = self._pairs.buckets(_PAIRS)
        for n, text in enumerate(buckets):
            yield self._file(f"p{n}", text)
        yield self._file("head", {"issues": ",".join(self._issues), "bounds": ";".join(bounds), "pairs": count})

    def _file(self, name: str, data: object) -> tuple[str, bytes]:
        return f"{PARTS}/{self.name}/{name}.js", script(f"parts/{self.name}/{name}", _json(data))

    def _tell(self, leaf: Leaf) -> None:
        """Note where each word of a story stands, each two that follow each other, its topics and its outlets."""
        story, self._stories = self._stories, self._stories + 1
        times: dict[str, int] = defaultdict(int)
        joined: dict[str, int] = defaultdict(int)
        for place, passage in enumerate(leaf.passages):
            cut = tokens(passage.text)
            for word in dict.fromkeys(cut):
                times[word] += 1 if place else MOST
            for both in dict.fromkeys(pairwise(cut)):
                joined[" ".join(both)] += 1 if place else MOST
        outlets = {outlet for passage in leaf.passages for outlet in passage.outlets}
        fields = (*(f"=t{_quoted(t)}" for t in set(leaf.topics)), *(f"=o{_quoted(o)}" for o in outlets))
        for word, often in (*times.items(), *((field, 1) for field in fields)):
            self._words.add(word, story, often)
        for pair, often in joined.items():
            self._pairs.add(pair, story, often)

    def _keys(self) -> dict[str, str]:
        """All keys but the pairs, with what stands behind each."""
        sounds: dict[str, set[str]] = defaultdict(set)
        for name in self._names:
            for sound in heard(name):
                sounds[f"~{consonants(sound)}"].add(f"{sound} {name}")
        return {**dict(self._words.taken()), **{key: ",".join(sorted(found)) for key, found in sounds.items()}}

    def _lines(self) -> dict[str, set[str]]:
        """The lines behind the keys, by the words in whose files they have to stand."""
        lines: dict[str, set[str]] = defaultdict(set)
        for root, forms in self._kin.items():
            for word in (root, *forms):
                lines[word].add(f"{root}=,{','.join(sorted(forms))},")
        for name in self._names:
            lines[name].add(f"{name}!")
        return lines


def story_files(sheet: Sheet) -> Iterator[tuple[str, bytes]]:
    """The text of each story of an issue: what is shown of it, and what tells whether it meets a query."""
    place = f"stories/{folder(sheet.id)}"
    for n, leaf in enumerate(sheet.stories):
        told = f'{{"label":{_json(sheet.label)},"story":{encode(leaf)}}}'
        yield f"{FOLDER}/{place}/{n}.js", script(f"stories/{sheet.id}/{n}", told)


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


def _shards(keys: Mapping[str, str], lines: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Where each of the files of keys begins, as few letters as tell it from the one before; and its text."""
    order = sorted({*keys, *lines}, key=lambda key: key.encode("utf-16-be"))  # as a browser compares
    last = ""
    for n, group in enumerate(_groups(order, keys, lines)):
        more = sorted({line for key in group for line in lines.get(key, ())})
        found = "".join(f";{key}:{keys[key]}" for key in group if key in keys)
        yield _telling(last, group[0]) if n else "", "\n".join((found + ";", *more, ""))
        last = group[-1]


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


def _quoted(name: str) -> str:
    return quote(name, safe=_AS_IN_A_BROWSER)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
