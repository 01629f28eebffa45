"""Which article it is: an id from its own address, else from where it was read; never from its text alone."""

from __future__ import annotations

import hashlib
from datetime import date

from monitor.language.addresses import fragment, host_of, is_web, normalise


def article_id(url: str | None, source: str, origin: str, row: str | None) -> str:
    """16 hexadecimal characters that name the article, of its address where it has one that names a page.

    Without one they are made of the source's name and the entry's name in its feed; in a file, of the source's name,
    the origin and the row in it. Where `row` is what stands behind the # of the address, it belongs to the address.
    """
    return _named(_place(url, source, origin, row))


def another_id(first: str, day: date, number: int) -> str:
    """The id of an article at whose address the article `first` had stood: of that and the day on which it was seen."""
    return _named(f"another\n{first}\n{day.isoformat()}\n{number}")


def _place(url: str | None, source: str, origin: str, row: str | None) -> str:
    canonical = normalise(url) if url else None
    if url and row and row == f"#{fragment(url)}":
        return f"url\n{canonical or host_of(url)}{row}"
    if canonical:
        return f"url\n{canonical}"
    return f"entry\n{source}\n{row}" if row and is_web(origin) else f"place\n{source}\n{origin}\n{row or ''}"


def _named(place: str) -> str:
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]
