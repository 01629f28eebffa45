"""The words of all texts in the index of `monitor search`: forms and spellings in which those of a query stand there.

A word means all words of its stem, and a name all spellings of it that the texts have (Zelensky, Зеленський); one that
stands in no text goes by the stems that it may come from. What is in quotation marks or ends in * means itself.
`templates/search.js` does the same with the index of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from monitor.digest.choose.query import Node, Words, words
from monitor.digest.choose.topics import quoted
from monitor.language.names.alike import alike, consonants, heard
from monitor.language.search.index_words import initials, named, tokens
from monitor.language.search.stems import endings, nearest, stem

TABLES = """
CREATE TABLE IF NOT EXISTS forms (word TEXT NOT NULL, stem TEXT NOT NULL, times INTEGER NOT NULL, UNIQUE (word, stem));
CREATE INDEX IF NOT EXISTS forms_stem ON forms (stem);
CREATE TABLE IF NOT EXISTS heard (key TEXT NOT NULL, sound TEXT NOT NULL, stem TEXT NOT NULL, UNIQUE (sound, stem));
CREATE INDEX IF NOT EXISTS heard_key ON heard (key);
CREATE INDEX IF NOT EXISTS heard_stem ON heard (stem);
"""
NAMES = ("forms", "heard")  # of the tables
_COUNTED = """
INSERT INTO forms VALUES (?, ?, ?) ON CONFLICT (word, stem) DO UPDATE SET times = forms.times + excluded.times"""
_LAST = "\U0010ffff"  # sorts behind every other character
_SHORTEST = 4  # letters of a word that may be mistyped
_FAR = 8  # from so many letters on two may be wrong


class Tables(Protocol):
    """A database that has them."""

    def execute(self, statement: str, values: Sequence[object] = (), /) -> Iterable[Any]:
        """Run a statement."""

    def executemany(self, statement: str, rows: Iterable[Sequence[object]], /) -> object:
        """Run a statement for each row."""


def learn(db: Tables, text: str, language: str | None) -> None:
    """Take in the words of a text."""
    times = Counter(tokens(text))
    rows = [(word, stem(word, language), count) for word, count in times.items()]
    db.executemany(_COUNTED, rows)
    names = {stem(word, language) for word in named(text)}
    spelt = [(consonants(sound), sound, one) for one in names for sound in heard(one)]
    db.executemany("INSERT INTO heard VALUES (?, ?, ?) ON CONFLICT DO NOTHING", spelt)


class Vocabulary:
    """What an index knows of words."""

    def __init__(self, db: Tables, languages: frozenset[str]) -> None:
        self._db, self._endings = db, endings(languages)

    def forms(self, asked: Words) -> Sequence[str]:
        """The FTS5 phrases by which a word of a query is found."""
        if asked.quoted or asked.prefix:
            return [quoted(asked)]
        more = [f'"{one}"' for one in initials(asked.text)]
        parts = tokens(asked.text)
        kin = [f'"{word}"' for word in sorted(self.kin(parts[0]))] if len(parts) == 1 else []
        return list(dict.fromkeys([quoted(asked), *kin, *more]))

    def kin(self, word: str) -> set[str]:
        """The words that stand in texts and that this one means."""
        stems = self._column("SELECT stem FROM forms WHERE word = ? OR stem = ?", word, word)
        if not stems:
            stems = nearest(
                word,
                self._column("SELECT stem FROM forms WHERE stem >= ? AND stem < ?", *_from(word[:3])),
                self._endings,
            )
        stems |= {other for one in [*stems, word] if self._is_name(one, stems) for other in self._spellings(one)}
        return {found for one in stems for found in self._column("SELECT word FROM forms WHERE stem = ?", one)}

    def meant(self, node: Node, query: str) -> str | None:
        """The query as it was meant, where a word of it stands nowhere and another does that is spelt much like it."""
        better = query
        for asked in words(node):
            parts = tokens(asked.text)
            if len(parts) == 1 and not asked.prefix and not self.kin(parts[0]) and (near := self._near(parts[0])):
                better = better.replace(asked.text, near)
        return better if better != query else None

    def _is_name(self, one: str, stems: set[str]) -> bool:
        """Whether it is a name in texts; one that they do not have may be."""
        return not stems or bool(self._column("SELECT key FROM heard WHERE stem = ?", one))

    def _spellings(self, name: str) -> Iterator[str]:
        for mine in heard(name):
            for sound, other in self._db.execute("SELECT sound, stem FROM heard WHERE key = ?", (consonants(mine),)):
                if alike(mine, sound):
                    yield other

    def _near(self, word: str) -> str | None:
        """The word of the texts that is typed most like this one, of those the most frequent."""
        if len(word) < _SHORTEST:
            return None
        most = 2 if len(word) >= _FAR else 1
        query = "SELECT word, sum(times) FROM forms WHERE word >= ? AND word < ? GROUP BY word"
        found = self._db.execute(query, _from(word[0]))
        near = ((apart(word, one), -times, one) for one, times in found if abs(len(one) - len(word)) <= most)
        best = min((each for each in near if each[0] <= most), default=None)
        return best[2] if best else None

    def _column(self, statement: str, *values: str) -> set[str]:
        return {one for (one,) in self._db.execute(statement, values)}


def _from(beginning: str) -> tuple[str, str]:
    """Between which words those stand that begin so."""
    return beginning, beginning + _LAST


def apart(one: str, other: str) -> int:
    """How many letters put in, left out, exchanged or swapped with the next make one word of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
