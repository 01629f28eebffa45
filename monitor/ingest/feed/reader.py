"""`kind: reader`: what another reader of feeds has collected since it was read last, each item with its feed's name.

Nothing is changed there, nor marked as read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from monitor.config import FeedSource, ReaderSource
from monitor.errors import FetchError, ReadError
from monitor.ingest.feed.account import ITEMS, Account, labels_of, opened
from monitor.ingest.feed.entries import Feed, listed
from monitor.ingest.feed.feeds import Pages, dated, documents
from monitor.ingest.feed.salvage import Raw
from monitor.language.addresses import normalise
from monitor.models import Document, Problem
from monitor.steps import Step

if TYPE_CHECKING:
    from monitor.ingest.web.fetch import Client
    from monitor.ingest.world import World

MOST = 1_000  #: items of one reading; the rest comes with the next
_GRACE = timedelta(days=1)  # items are listed by the day that they bear or by the one they came, as the reader likes
# Signs that FreshRSS writes for others, so that nothing in a title can be taken for mark-up.
_WIDE = str.maketrans("＆＜＞＂＾？＼／，；", '&<>"^?\\/,;')
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def read(source: ReaderSource, world: World) -> Iterator[Document | Problem]:
    """A document for each item that came since the last reading and is no older than `world.since`.

    How far it was read is noted only when all of it came, so that whatever failed is asked for again.
    """
    if world.fetch is None:
        yield Problem(source.name, f"{source.url}: not read, since nothing is fetched in this run")
        return
    try:
        account = entered(source, world.fetch)
        new, left = _new(account, source, world)
        items = list(_items(account, new, source, world))
    except FetchError as error:
        yield Problem(source.name, str(error))
        return
    except ReadError as error:
        yield Problem(source.name, f"{source.url}: {error}")
        return
    yield from _documents(items, source, world)
    if new:
        world.fetch.note(_mark(source), str(new[-1]))
    if left:
        yield Problem(source.name, f"{source.url}: {left:,} items more than {MOST:,}; the next run reads on")


def entered(source: ReaderSource, fetch: Client) -> Account:
    """The account that a source names. Raises FetchError or ReadError, also where it has no such folder."""
    password = os.environ.get(source.password_env)
    if not password:
        raise ReadError(f"the environment variable {source.password_env} is not set; put the password there")
    account = opened(fetch, source.url, source.username, password)
    if source.folder is not None and source.folder not in (labels := account.labels()):
        there = ", ".join(sorted(labels)[:20]) or "none"
        raise ReadError(f"there is no folder or label {source.folder!r}; there is {there}")
    return account


def _new(account: Account, source: ReaderSource, world: World) -> tuple[list[int], int]:
    """The numbers of the items to be read, oldest first, and how many are left for the next time."""
    since = world.since - _GRACE if world.since else None
    last = (world.fetch.noted(_mark(source)) if world.fetch else None) or ""
    numbers = account.numbers(since, source.folder)
    new = [n for n in numbers if n > int(last)] if re.fullmatch(r"-?\d{1,20}", last) else numbers
    return new[:MOST], len(new[MOST:])


def _items(account: Account, numbers: Sequence[int], source: ReaderSource, world: World) -> Iterator[Mapping[str, Any]]:
    for start in range(0, len(numbers), ITEMS):
        world.tell(Step(f"reading {source.name}", source.url, start, len(numbers)))
        yield from account.items(numbers[start : start + ITEMS], source.folder)


def _mark(source: ReaderSource) -> str:
    return f"{source.url}#{source.folder or ''}"


# --- items as entries of a feed ----------------------------------------------------------------------------------


def _documents(items: Sequence[Mapping[str, Any]], source: ReaderSource, world: World) -> Iterator[Document | Problem]:
    if world.fetch is None:
        return
    feed, misdated = dated(collected(items, source.url), world.now)
    yield from (Problem(source.name, f"{source.url}: {fault}") for fault in (*feed.faults, *misdated))
    row = {"kind": "feed", "name": source.name, "url": source.url, "full_text": source.full_text}
    yield from documents(feed, FeedSource.model_validate(row), world, Pages(world.fetch, world.since))


def collected(items: Sequence[Mapping[str, Any]], url: str) -> Feed:
    """The items that a reader at `url` gives, as one feed: each page once, with its own feed's name as its outlet."""
    once: dict[object, dict[str, Any]] = {}
    for item in items:
        entry = _entry(item)
        once.setdefault((normalise(entry["link"]) or entry["id"], entry["title"]), entry)
    sites = {site for item in items if (site := _said(_inner(item, "origin"), "htmlUrl"))}
    entries, faults = listed(
        Raw({"links": [{"href": site} for site in sorted(sites)]}, tuple(once.values()), False, ()), url
    )
    return Feed(None, tuple(entries), tuple(faults))


def _entry(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item in the shape that feedparser gives entries."""
    author = _said(item, "author")
    body = _said(_inner(item, "content"), "content") or _said(_inner(item, "summary"), "content")
    return {
        "id": _said(item, "id"),
        "title": _narrow(_said(item, "title")),
        "link": _link(item, "canonical") or _link(item, "alternate"),
        "published": _moment(item.get("published")),
        "authors": [{"name": author}] if author else [],
        "author": author,
        "content": [{"value": body, "type": "text/html"}],
        "title_detail": {"type": "text/html"},
        "tags": [{"term": name} for name in labels_of(item)],
        "source": {"title": _narrow(_said(_inner(item, "origin"), "title"))},
    }


def _inner(item: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = item.get(key)
    return value if isinstance(value, Mapping) else {}


def _said(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _link(item: Mapping[str, Any], key: str) -> str:
    links = item.get(key)
    first = links[0] if isinstance(links, list) and links else None
    return _said(first, "href") if isinstance(first, Mapping) else ""


def _narrow(title: str) -> str:
    """A title with the signs that were written for others put back; where wide ones are at home they stay."""
    return title if _CJK.search(title) else title.translate(_WIDE)


def _moment(value: object) -> str | None:
    try:
        return datetime.fromtimestamp(int(value), UTC).isoformat() if isinstance(value, int | float) else None
    except (ValueError, OverflowError, OSError):
        return None
