"""An account at a reader of feeds: the Google Reader API as FreshRSS, Miniflux and others speak it. It is only read.

They differ in where the API stands, in how a request that posts is let in (a header, or a field of its own), in the
letters of an item's number (decimal here, hexadecimal there), and in whether they list a folder by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from monitor.errors import FetchError, ReadError
from monitor.ingest.web.fetch import Client, Response, Secret

NUMBERS = 1_000  #: of items, on a page of them
PAGES = 50  #: of numbers
ITEMS = 50  #: that are asked for at once

_ALL = "user/-/state/com.google/reading-list"
_LONG = "tag:google.com,2005:reader/item/{:016x}"
_LABEL = re.compile(r"user/[^/]+/label/(.+)", re.DOTALL)
_AUTH = re.compile(r"^Auth=(\S+)\s*$", re.MULTILINE)
_WHOLE = 1 << 64  # a negative number is written so


class Account:
    """An account that is logged in to."""

    def __init__(self, fetch: Client, url: str, token: str) -> None:
        self._fetch, self._url, self._token = fetch, url, token

    def labels(self) -> list[str]:
        """The names of its folders and labels."""
        said = self._get("tag/list", ())
        ids = [tag.get("id") for tag in _list(said, "tags")]
        return [found[1] for name in ids if isinstance(name, str) and (found := _LABEL.fullmatch(name))]

    def numbers(self, since: datetime | None, folder: str | None) -> list[int]:
        """The numbers of its items since then, in rising order: as they were collected."""
        if folder is None:
            return self._numbers(_ALL, since)
        try:
            return self._numbers(f"user/-/label/{folder}", since)
        except FetchError as error:
            if error.status is None:
                raise
        return self._numbers(_ALL, since)  # Miniflux lists no folder by itself; `items` tells which are in it

    def items(self, numbers: Sequence[int], folder: str | None) -> list[Mapping[str, Any]]:
        """The items of these numbers, those in `folder`."""
        fields = [("output", "json"), ("T", self._token), *(("i", _LONG.format(n % _WHOLE)) for n in numbers)]
        said = self._json("stream/items/contents", Secret(self._authorization, tuple(fields)))
        return [item for item in _list(said, "items") if folder is None or folder in labels_of(item)]

    @property
    def _authorization(self) -> str:
        return f"GoogleLogin auth={self._token}"

    def _numbers(self, stream: str, since: datetime | None) -> list[int]:
        fields = [("s", stream), ("n", str(NUMBERS))]
        if since is not None:
            fields.append(("ot", str(int(since.timestamp()))))
        found: set[int] = set()
        for page in self._pages(fields):
            found.update(page)
        return sorted(found)

    def _pages(self, fields: Sequence[tuple[str, str]]) -> Iterator[list[int]]:
        after, seen = "", set[str]()
        for _ in range(PAGES):
            said = self._get("stream/items/ids", (*fields, ("c", after)) if after else fields)
            page = [_number(ref.get("id")) for ref in _list(said, "itemRefs")]
            yield page
            seen.add(after)
            after = str(said.get("continuation") or "") if isinstance(said, Mapping) else ""
            if not after or not page or after in seen:
                return
        raise ReadError(f"lists more than {NUMBERS * PAGES:,} items; name a folder, or shorten digest.lookback")

    def _get(self, path: str, fields: Sequence[tuple[str, str]]) -> Any:
        return self._json(f"{path}?{urlencode([('output', 'json'), *fields])}", Secret(self._authorization))

    def _json(self, path: str, secret: Secret) -> Any:
        answer = self._fetch.ask(f"{self._url}/reader/api/0/{path}", secret, accept="application/json")
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError):
            raise ReadError(f"answers to {path.partition('?')[0]} with no JSON; {_WRONG}") from None


_WRONG = "check the address: of FreshRSS it ends in /api/greader.php, of Miniflux it is that of its front page"


def opened(fetch: Client, url: str, username: str, password: str) -> Account:
    """The account at `url`. Raises FetchError where it cannot be reached, ReadError where it does not let us in."""
    base = url.rstrip("/")
    form = (("Email", username), ("Passwd", password))
    try:
        answer: Response = fetch.ask(f"{base}/accounts/ClientLogin", Secret(form=form))
    except FetchError as error:
        if error.status in (400, 401, 403):
            words = "refuses the log-in; check username and password: that of its API, which has one of its own"
            raise ReadError(words) from None
        if error.status in (404, 405):
            raise ReadError(f"has no Google Reader API; {_WRONG}") from None
        raise
    found = _AUTH.search(answer.body.decode("utf-8", "replace"))
    if found is None:
        raise ReadError(f"has no Google Reader API; {_WRONG}")
    return Account(fetch, base, found[1])


def _list(said: Any, key: str) -> list[Mapping[str, Any]]:
    found = said.get(key) if isinstance(said, Mapping) else None
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _number(name: object) -> int:
    try:
        return int(str(name))
    except ValueError:
        raise ReadError("names its items otherwise than by numbers; this dialect is not read") from None


def labels_of(item: Mapping[str, Any]) -> list[str]:
    """The names of the folders and labels of an item."""
    names = item.get("categories")
    names = names if isinstance(names, list) else []
    return [found[1] for name in names if isinstance(name, str) and (found := _LABEL.fullmatch(name))]
