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
from monitor.clean.revision import KIN, remains
from monitor.codec import decode, encode
from monitor.config import Config, FeedSource
from monitor.ingest import World, gather
from monitor.ingest.fetch import Client, Validators
from monitor.language.figures import figures
from monitor.language.quotes import quotes
from monitor.models import Article, Document, Problem
from monitor.naming import Register, key_of, placed
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
    known, boilerplate = set(store.documents().values()), store.learned()
    register = Register(store, config.zone, now)
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
        world = World(config.base, now, client, partial(_known, store), now - config.lookback)
        for batch in _batches(gather(config.sources, world, progress=tell)):
            kept: list[Kept] = []
            for item in batch:
                if isinstance(item, Problem):
                    problems.append(item)
                    continue
                counts[item.source] += 1
                keep = partial(_one, item, register, known, now, config, boilerplate, problems.append)
                one = attempt(keep, None, item.source, _place(item), problems.append)
                if one is None:
                    continue
                kept.append(one)
                if one.first and item.source in paged:
                    pages[item.origin] = one.article.id
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
                partial(_reread, now=now, config=config, boilerplate=boilerplate, failed=checked.problems.append),
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
        kept, ids = [], store.read_as([key for key, *_ in batch])
        for key, digest, raw, received in batch:
            document = decode(Document, zlib.decompress(raw))
            tell(document.origin)
            count += 1
            read = partial(_article, document, received, config, boilerplate, failed)
            made = attempt(read, None, document.source, _place(document), failed)
            if made is None:
                continue
            name = ids[key][0]
            article = placed(replace(made[0], id=name), next(store.versions(name, most=1), None))
            kept.append(Kept(key, digest, __version__, raw, article, True, made[1]))
        changed += store.keep(kept, config.zone, None)
    return count, changed


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


def _one(
    document: Document,
    register: Register,
    known: Collection[tuple[str, str]],
    now: datetime,
    config: Config,
    boilerplate: Mapping[str, frozenset[str]],
    failed: Told,
) -> Kept | None:
    """A document as it is to be kept; None where it was read before as it is. Raises ReadError for no article."""
    raw = _raw(document)
    if (sha256(raw).hexdigest(), __version__) in known:
        return None
    return register.settle(document, _kept(document, raw, now, config, boilerplate, failed))


def _reread(
    document: Document, *, now: datetime, config: Config, boilerplate: Mapping[str, frozenset[str]], failed: Told
) -> Kept:
    """A document with the article of its address. Raises ReadError where it holds none."""
    return _kept(document, _raw(document), now, config, boilerplate, failed)


def _kept(
    document: Document,
    raw: bytes,
    now: datetime,
    config: Config,
    boilerplate: Mapping[str, frozenset[str]],
    failed: Told,
) -> Kept:
    article, sighting = _article(document, now, config, boilerplate, failed)
    return Kept(key_of(document), sha256(raw).hexdigest(), __version__, zlib.compress(raw), article, True, sighting)


def _raw(document: Document) -> bytes:
    return encode(document, without={"known_as"}).encode()


def _known(store: Store, url: str, title: str | None = None) -> bool:
    """Whether an article of that address is held; with a title, whether one is whose headline is like it."""
    held = store.called_at(url)
    return bool(held) and (title is None or any(not old or _alike(old, title) for old in held))


def _alike(old: str, new: str) -> bool:
    return max(remains(old, new), remains(new, old)) >= KIN


def _place(document: Document) -> str:
    return f"{document.origin}, record {document.row}" if document.row else document.origin


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    walk = iter(items)
    while batch := list(islice(walk, _BATCH)):
        yield batch
