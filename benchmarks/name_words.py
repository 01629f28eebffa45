"""Make the lists of given names that are words too, [given_names] words_seen, from texts that were read.

    python -m benchmarks.name_words DATA_DIR

The lists in `monitor/language/lexicon` are written anew; those by hand stand in `words_too` and stay. A given name of
the world is a word of a language in whose texts it stands in small letters in `LEAST` of them or more, and in at least
`SHARE` of the places where it does not begin a sentence. DATA_DIR is laid out as docs/measure.md says; only what may be
read is read: nothing in a folder called `unread`.
"""

from __future__ import annotations

import argparse
import json
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.given_names import every
from monitor.language import lexicon
from monitor.language.identify import language_of
from monitor.language.lexicon import words
from monitor.language.text.words import fold

LEAST = 5  # texts
SHARE = 0.2
READ = (
    "attribution/read/gold.jsonl", "wcxb/read/gold.jsonl", "pages/gold.jsonl", "summary/dev.jsonl", "stories/*.jsonl",
)  # fmt: skip
FILES = Path(__file__).parents[1] / "monitor/language/lexicon"
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{3,}(?![\w'’-])")
_BEGINS = re.compile(r"(?:\A|[.!?:…\n\"“„«(])\s*\Z")
_WIDTH = 118
_OLD = re.compile(r'^words_seen = (?:"""\n.*?\n"""|"[^"\n]*")\n', re.MULTILINE | re.DOTALL)


def main() -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    for language, found in seen(texts(parser.parse_args().data), every()).items():
        path = FILES / f"{language}.toml"
        if language in lexicon.languages():
            path.write_text(written(path.read_text("utf-8"), found), "utf-8")


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """The language of each text that may be read, and the text."""
    for path in sorted(path for pattern in READ for path in data.glob(pattern)):
        if "unread" in path.parts:
            raise ValueError(f"{path} is not to be read")
        rows = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)
        yield from ((language_of(text) or "", text) for row in rows for text in _texts(row))


def _texts(row: Mapping[str, Any]) -> Iterator[str]:
    for held in row.get("articles") or [row]:
        text = held.get("text") or held.get("body") or ""
        yield text if isinstance(text, str) else "\n".join(map(str, text))


def seen(read: Iterable[tuple[str, str]], names: frozenset[str]) -> Mapping[str, list[str]]:
    """The given names among the words of each language, in order."""
    small: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for language, text in read:
        found = Counter((fold(m[0]), m[0].islower()) for m in _WORD.finditer(text) if not _begins(text, m.start()))
        own = {key: count for key, count in found.items() if key[0] in names}
        small[language].update(word for word, low in own if low)
        places[language].update(own)
    told = {
        language: sorted(word for word, count in held.items() if count >= LEAST and _often(places[language], word))
        for language, held in small.items()
    }
    by_hand = frozenset(map(fold, words("given_names", "words_too")))
    return {language: left for language, held in told.items() if (left := [w for w in held if w not in by_hand])}


def _begins(text: str, at: int) -> bool:
    return _BEGINS.search(text[max(0, at - 4) : at]) is not None


def _often(places: Mapping[tuple[str, bool], int], word: str) -> bool:
    low, high = places.get((word, True), 0), places.get((word, False), 0)
    return low >= SHARE * (low + high)


def written(text: str, found: Iterable[str]) -> str:
    """The text of a language's file with the list in it."""
    listed = textwrap.wrap(" ".join(found), _WIDTH, break_on_hyphens=False)
    entry = 'words_seen = """\n' + "\n".join(listed) + '\n"""\n'
    bare = _OLD.sub("", text)
    if "\n[given_names]\n" in bare:
        return bare.replace("\n[given_names]\n", f"\n[given_names]\n{entry}", 1)
    return bare.rstrip("\n") + f"\n\n[given_names]\n{entry}"


if __name__ == "__main__":
    main()
