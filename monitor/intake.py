"""Documents -> articles in the store: read from the sources, or once more from what is kept of them."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import TypeVar

from monitor import __version__
from monitor.clean import clean
from monitor.clean.overrule import overrule
from monitor.clean.recurrence import Passages, learned, passages, without
from monitor.codec import decode, encode
from monitor.config import Config, FeedSource
from monitor.ingest import World, gather
from monitor.ingest.fetch import Client, Validators
from monitor.language.figures import figures
from monitor.language.quotes import quotes
from monitor.models import Article, Document, Problem
from monitor.recheck import Checked, declare, recheck
from monitor.seam import Told, attempt, seam
from monitor.store import Kept, Sighting, Store, Watched

_BATCH = 500  # articles kept in one transaction
_LEARNING = ("learning", "what comes round at each outlet")  # a step of ours, for what fails in it

Tell = Callable[[str], None]  #: told of each step and of each document read, for a progress bar
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading the sources."""

    documents: dict[str, int]  #: by source
    fresh: int  #: articles that are new or changed
    problems: tuple[Problem, ...]
    checked: Checked = field(default_factory=Checked)  #: of the pages that were asked again


def read(config: Config, store: Store, now: datetime, tell: Tell) -> Reading:
    """Every document of every source -> articles in the store. One that has not changed is not read again.

    Then the pages of articles that issues cited of late are asked whether they changed, as `recheck` says.
    """
    known, boilerplate, seen = store.documents(), store.learned(), dict[str, str]()
    counts = {source.name: 0 for source in config.sources}
    problems: list[Problem] = []
    fresh, met = 0, False
    paged = {source.name for source in config.sources if isinstance(source, FeedSource) and source.full_text}
    checked = Checked()
    pages, watched = dict[str, str](), set[str]()
    fetch = config.fetch
    validators = {url: Validators(*pair) for url, pair in store.validators().items()}
    with Client(
        allow_hosts=fetch.allow_hosts, timeout=fetch.timeout, max_bytes=fetch.max_bytes, validators=validators
    ) as client:
        world = World(config.base, now, client, store.has_url, now - config.lookback)
        for batch in _batches(gather(config.sources, world, progress=tell)):
            kept = []
            for item in batch:
                if isinstance(item, Problem):
                    problems.append(item)
                    continue
                counts[item.source] += 1
                keep = partial(_changed, item, known, now, config, boilerplate, problems.append)
                made = attempt(keep, None, item.source, _place(item), problems.append)
                if made is None:
                    continue
                # A second document of one article is noted, and does not take the place of the first.
                first = seen.setdefault(made.article.id, made.key) == made.key
                kept.append(replace(made, first=first))
                if first and item.source in paged:
                    pages[item.origin] = made.article.id
            met = met or bool(kept)
            fresh += store.keep(kept, config.zone, now)
            declare(store, [k.article for k in kept if k.first], now, checked)
            for url, given in client.confirmed().items():
                if url in pages and url not in watched:
                    watched.add(url)
                    store.watch(pages[url], Watched(url, given.etag, given.modified), now)
        store.keep_validators({url: (v.etag, v.modified) for url, v in client.confirmed().items() if url not in pages})
        with seam("recheck", "pages that issues cited", checked.problems.append):
            recheck(
                store,
                client,
                partial(_kept, now=now, config=config, boilerplate=boilerplate, failed=checked.problems.append),
                sources=paged,
                within=config.recheck,
                zone=config.zone,
                now=now,
                tell=tell,
                done=checked,
            )
    if met or checked.changed:
        attempt(partial(learn, config, store, problems.append), 0, *_LEARNING, problems.append)
    store.prune(now - config.raw_age, config.raw.megabytes * 1_000_000)
    store.unwatch(now - config.raw_age)
    return Reading(counts, fresh, (*problems, *checked.problems), checked)


def reclean(config: Config, store: Store, tell: Tell) -> tuple[int, int, tuple[Problem, ...]]:
    """Clean every document that is kept once more, with the rules of today.

    Returns how many documents were read, how many articles came out otherwise, and what failed. An article that comes
    out otherwise is put right where it stands: it is no new version, since its outlet changed nothing.
    """
    problems: list[Problem] = []
    count, changed = _again(config, store, store.learned(), None, tell, problems.append)
    changed += attempt(partial(learn, config, store, problems.append), 0, *_LEARNING, problems.append)
    return count, changed, tuple(problems)


def learn(config: Config, store: Store, failed: Told) -> int:
    """Work out what comes round at each outlet, and put right the articles of which that says something else now.

    Returns how many came out otherwise; `failed` hears of a document that cannot be read again. What is learned follows
    from the articles on record, in whatever order and in however many runs they were read.
    """
    sightings = store.sightings()
    outlets: dict[str, dict[str, Passages]] = defaultdict(dict)
    for article_id, sighting in sightings.items():
        outlets[sighting.outlet][article_id] = sighting.passages
    found = learned(outlets)
    due = {i for i, s in sightings.items() if found[s.outlet] & s.passages.kept.keys() != s.applied}
    changed = _again(config, store, found, due, lambda step: None, failed)[1] if due else 0
    store.learn(found)
    return changed


def _again(
    config: Config,
    store: Store,
    boilerplate: Mapping[str, frozenset[str]],
    of: Collection[str] | None,
    tell: Tell,
    failed: Told,
) -> tuple[int, int]:
    """Clean the documents that are kept (those `of` these articles) once more, as `reclean` says."""
    count = changed = 0
    for batch in _batches(store.raw_documents(of)):
        kept = []
        for key, digest, raw, received in batch:
            document = decode(Document, zlib.decompress(raw))
            tell(document.origin)
            count += 1
            read = partial(_article, document, received, config, boilerplate, failed)
            made = attempt(read, None, document.source, _place(document), failed)
            kept += [Kept(key, digest, __version__, raw, made[0], True, made[1])] if made else []
        changed += store.keep(kept, config.zone, None)
    return count, changed


def _changed(
    document: Document,
    known: Mapping[str, tuple[str, str]],
    now: datetime,
    config: Config,
    boilerplate: Mapping[str, frozenset[str]],
    failed: Told,
) -> Kept | None:
    """A document as it is to be kept; None where it is `known` as it stands. Raises ReadError for no article."""
    if known.get(_key(document)) == (sha256(encode(document).encode()).hexdigest(), __version__):
        return None
    return _kept(document, now=now, config=config, boilerplate=boilerplate, failed=failed)


def _kept(
    document: Document, *, now: datetime, config: Config, boilerplate: Mapping[str, frozenset[str]], failed: Told
) -> Kept:
    """A document as it is to be kept. Raises ReadError where it holds no article."""
    raw = encode(document).encode()
    article, sighting = _article(document, now, config, boilerplate, failed)
    return Kept(_key(document), sha256(raw).hexdigest(), __version__, zlib.compress(raw), article, True, sighting)


def _article(
    document: Document, received: datetime, config: Config, boilerplate: Mapping[str, frozenset[str]], failed: Told
) -> tuple[Article, Sighting]:
    """The article of a document, and what it shows of its outlet's `boilerplate`, which is taken out."""
    article = clean(document, received=received, zone=config.zone)
    seen, outlet = passages(article), article.outlet.casefold()
    applied = boilerplate.get(outlet, frozenset()) & seen.kept.keys()
    article = without(article, applied)
    row = next((source for source in config.sources if source.name == document.source), None)
    if row is not None:
        article = overrule(article, keep=getattr(row, "keep", ()), strip=getattr(row, "strip", ()))
    source, place, text, language = document.source, _place(document), article.text, article.language
    said = attempt(partial(quotes, text, language), (), source, f"{place}: its quotations", failed)
    counted = attempt(partial(figures, text, language), (), source, f"{place}: its figures", failed)
    return replace(article, quotes=said, figures=counted), Sighting(outlet, seen, applied)


def _key(document: Document) -> str:
    return sha256("\n".join((document.source, document.origin, document.row or "")).encode()).hexdigest()


def _place(document: Document) -> str:
    return f"{document.origin}, record {document.row}" if document.row else document.origin


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    walk = iter(items)
    while batch := list(islice(walk, _BATCH)):
        yield batch
