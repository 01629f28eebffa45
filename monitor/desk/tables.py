"""Articles and statements as tables (CSV), for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from monitor.models import Article

ARTICLES = tuple(
    "id outlet title url published received language byline agency genre paywalled withdrawn words source file".split()
)
STATEMENTS = tuple("article_id outlet url published language speaker source form polarity text start end".split())
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon with


def articles(found: Iterable[Article]) -> Iterator[str]:
    """A line with the names of the columns, and one for each article."""
    yield _line(ARTICLES)
    for a in found:
        byline, words = "; ".join(a.byline), len(a.text.split())
        about = (
            a.id,
            a.outlet,
            a.title,
            a.url,
            a.published,
            a.received.isoformat(),
            a.language,
            byline,
            a.agency,
            a.genre,
        )
        yield _line((*about, a.paywalled, a.withdrawn is not None, words, a.source, a.origin))


def statements(found: Iterable[Article]) -> Iterator[str]:
    """A line with the names of the columns, and one for each statement, with where it stands in its article."""
    yield _line(STATEMENTS)
    for a in found:
        for said in a.statements:
            begin, end = (said.spans[0][0], said.spans[-1][1]) if said.spans else ("", "")
            about = (a.id, a.outlet, a.url, a.published, a.language)
            yield _line((*about, said.speaker, said.source, said.form, said.polarity, said.text, begin, end))


def _line(cells: Sequence[object]) -> str:
    """A row of CSV (RFC 4180) without its line end; no cell of it is a formula."""
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(map(_cell, cells))
    return written.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
