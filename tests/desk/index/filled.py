"""An index with texts in it."""

from __future__ import annotations

from monitor.desk.index.base import Index
from monitor.digest.choose.days import marks
from monitor.digest.choose.query import read
from monitor.digest.choose.topics import quoted, searchable

_SAID = "INSERT INTO things (kind, id, day, issue, place, language) VALUES (?, ?, ?, ?, ?, ?) RETURNING row"


def filled(index: Index, texts: list[tuple[str, str]]) -> Index:
    """The index, with these texts (headline, body) of the days of an August."""
    with index.saving():
        for number, (title, body) in enumerate(texts, 1):
            day = f"2025-08-{number % 28 + 1:02}"
            values = ("article", f"a{number}", f"{day}T07:00:00+00:00", None, None, "en")
            row = index.execute(_SAID, values).fetchone()[0]
            assert row == number
            index.put_text(row, searchable(title), searchable(body), " ".join(marks(day)))
    return index


def best(index: Index, query: str, *, newest: bool = False, limit: int = 3) -> tuple[int, list[int]]:
    """How many texts a query finds, and the numbers of the best (or the newest)."""
    meaning = index.meaning(read(query), lambda words: [quoted(words)], lambda day: [])
    chosen = index.chosen(meaning, "TRUE", [])
    return chosen.count, [row[0] for row in index.shown(meaning, chosen, newest=newest, limit=limit)]


#: the best of these for "mill" is the first, of the last four the sixth
MILLS = [
    ("Mill, mill and mill", "mill mill"),
    ("Ferry", "no such word"),
    *(("Ferry", f"a mill by the water, and {n} more words than that stand here") for n in range(3)),
    ("Mill", "mill"),
    ("Ferry", "a long text with a mill in it and with much else that is of no use to anybody here"),
]
