"""The page behind an article: read once with its feed, and asked again later whether it still says the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from monitor.errors import FetchError
from monitor.ingest.bytes import encoding
from monitor.ingest.web.answer import decoded
from monitor.ingest.web.fetch import Client, Response, Validators
from monitor.ingest.web.robots import PAGE_TYPES

_HTML = frozenset({"", "text/html", "application/xhtml+xml"})

#: How a server says that there is no such page; any other error is one of the server, or its refusal.
_GONE: dict[int | None, Literal["missing", "gone"]] = {404: "missing", 410: "gone"}
#: The path of a front page: none, a file of that name, a language, or both.
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|default)(?:\.[a-z]{2,5})?/?)?", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


@dataclass(frozen=True, slots=True)
class Page:
    """A web page that came whole."""

    url: str  #: after redirects
    html: str
    warning: str | None  #: that its letters may be damaged
    validators: Validators


@dataclass(frozen=True, slots=True)
class Gone:
    """That there is no page any more."""

    why: Literal["missing", "gone", "front"]  #: as `models.Loss` has it
    status: int  #: the server's word for it


def page(fetch: Client, url: str) -> Page:
    """The page at `url`. Raises FetchError where there is none, or no text in it."""
    return _page(fetch.get(url, accept=PAGE_TYPES), url)


def again(fetch: Client, url: str, known: Validators) -> Page | Gone | None:
    """What has become of the page at `url`, of which `known` is what the server gave with it; None: it is the same.

    Raises FetchError where the answer tells neither: a fault of the server, a refusal, no web page, an empty one.
    """
    try:
        answer = fetch.get(url, accept=PAGE_TYPES, known=known)
    except FetchError as error:
        if error.status in _GONE:
            return Gone(_GONE[error.status], error.status or 0)
        raise
    if is_front(url, answer.url):
        return Gone("front", answer.status)
    return None if answer.status == 304 else _page(answer, url)


def is_front(asked: str, given: str) -> bool:
    """Whether `given` is the front page of the site on which `asked` is a page of its own."""
    page, front = urlsplit(asked), urlsplit(given)
    return (
        _site(page.hostname) == _site(front.hostname)
        and not front.query  # "/?p=123" is an article
        and _FRONT.fullmatch(front.path) is not None
        and (bool(page.query) or _FRONT.fullmatch(page.path) is None)
    )


def _site(host: str | None) -> str:
    return _PREFIX.sub("", host or "")


def _page(answer: Response, url: str) -> Page:
    if answer.content_type not in _HTML or encoding.binary(answer.body):
        raise FetchError(f"{url}: is no web page ({answer.content_type or 'binary'})")
    text, warning = decoded(answer)
    if not text.strip():
        raise FetchError(f"{url}: is an empty page")
    return Page(answer.url, text, f"{url}: {warning}" if warning else None, Validators(answer.etag, answer.modified))
