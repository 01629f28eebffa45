"""Facts by outlets: who has a name, a figure, a quotation or an event, and in whose text that we hold it is not.

"Absent" never means that an outlet did not report: its text may be cut, or a second article may not have been read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from monitor.digest.figures.counted import MEASURES
from monitor.language.names.find import Name
from monitor.models import Article, Cell, Citation, Fact, FigureRow, Happening, Quote, Utterance, Wording

Kind = Literal["name", "figure", "quotation", "event"]
_MOST: tuple[tuple[Kind, int], ...] = (("event", 4), ("figure", 6), ("quotation", 6), ("name", 8))
_LONGEST = 90  # characters of a quotation in its row
_Places = Mapping[str, Citation]  # by article


def matrix(
    articles: Sequence[Article],
    *,
    independent: Mapping[str, str],
    names: Mapping[str, Sequence[Name]],
    persons: Mapping[str, str],
    quotes: Sequence[Utterance],
    figures: Sequence[FigureRow],
    events: Sequence[Happening],
) -> tuple[Fact, ...]:
    """The rows that tell outlets apart, by kind, the widest first: in at least one outlet, but not in all.

    `independent` gives the origin of each article, `names` the names in it, `persons` what the story calls each, and
    `events` the dated sentences on the days that are told.
    """
    outlets = list(dict.fromkeys(a.outlet for a in articles))
    if len(outlets) < 2:
        return ()
    found: dict[Kind, Sequence[tuple[str, _Places]]] = {
        "event": _events(events),
        "figure": _figures(figures),
        "quotation": _quotations(quotes, articles),
        "name": _names(names, persons),
    }
    rows: list[Fact] = []
    for kind, most in _MOST:
        facts = [Fact(kind, text, _cells(outlets, articles, places, independent)) for text, places in found[kind]]
        telling = [f for f in facts if 0 < _having(f) < len(outlets)]
        rows += sorted(telling, key=lambda f: -_having(f))[:most]
    return tuple(rows)


def _having(fact: Fact) -> int:
    return sum(cell.mention != "absent" for cell in fact.cells)


def _cells(
    outlets: Iterable[str], articles: Sequence[Article], places: _Places, independent: Mapping[str, str]
) -> tuple[Cell, ...]:
    cells = []
    for outlet in outlets:
        own = [a.id for a in articles if a.outlet == outlet and a.id in places]
        first = next((i for i in own if independent.get(i, i) == i), None)
        if first is not None:
            cells.append(Cell(outlet, "reported", places[first]))
        elif own:
            cells.append(Cell(outlet, "copied", places[own[0]]))
        else:
            cells.append(Cell(outlet, "absent", None))
    return tuple(cells)


def _events(events: Sequence[Happening]) -> Sequence[tuple[str, _Places]]:
    days: dict[str, dict[str, Citation]] = {}
    for h in sorted(events, key=lambda h: h.day):
        days.setdefault(h.day, {}).setdefault(h.article_id, Citation(h.article_id, h.start, h.end))
    return list(days.items())


def _figures(rows: Sequence[FigureRow]) -> list[tuple[str, _Places]]:
    return [
        (
            row.values[0].text if row.what in MEASURES else f"{row.values[0].text} {row.what}",
            {v.article_id: Citation(v.article_id, v.start, v.end) for v in reversed(row.values)},
        )
        for row in rows
        if row.agreement != "differ"
    ]


def _quotations(quotes: Sequence[Utterance], articles: Sequence[Article]) -> list[tuple[str, _Places]]:
    rows: list[tuple[str, _Places]] = []
    printed = [_Printed(article) for article in articles]
    for said in quotes:
        if said.speaker is None:
            continue
        places: dict[str, Citation] = {}
        for wording in said.variants:
            for article in printed:
                if article.outlet in wording.outlets and (quote := article.first(wording)):
                    places.setdefault(article.id, Citation(article.id, quote.spans[0][0], quote.spans[-1][1]))
        text = said.variants[0].text
        shown = text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
        rows.append((f"{said.speaker}: “{shown}”", places))
    return rows


class _Printed:
    """The quotations of an article, by their words and by their places."""

    def __init__(self, article: Article) -> None:
        self.id, self.outlet, self._quotes = article.id, article.outlet, article.quotes
        numbered = list(enumerate(article.quotes))[::-1]  # the first of those that are alike stays
        self._worded = {tuple(quote.text.split()): number for number, quote in numbered}
        self._placed = {quote.spans: number for number, quote in numbered}

    def first(self, wording: Wording) -> Quote | None:
        """The first that is this wording, or has its words."""
        same = self._placed.get(wording.spans) if self.id == wording.article_id else None
        found = [n for n in (same, self._worded.get(tuple(wording.text.split()))) if n is not None]
        return self._quotes[min(found)] if found else None


def _names(names: Mapping[str, Sequence[Name]], persons: Mapping[str, str]) -> Sequence[tuple[str, _Places]]:
    """Persons with names of two words and more, as the story prints them; a bare surname counts as the full name."""
    rows: dict[str, dict[str, Citation]] = {}
    for article_id, found in names.items():
        for name in found:
            told = persons.get(name.text, name.text)
            if name.person and " " in told:
                rows.setdefault(told, {}).setdefault(article_id, Citation(article_id, name.start, name.end))
    return list(rows.items())
