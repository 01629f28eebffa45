"""Documents -> articles in the store: read from the sources, or once more from what is kept of them."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from monitor import __version__
from monitor.codec import decode, encode
from monitor.config import Config, FeedSource
from monitor.errors import ReadError
from monitor.ingest import World, gather
from monitor.models import Article, Checked, Document, Problem
from monitor.steps import Step, Tell, counting, silent, unstopped
from monitor.store import Kept, Sighting, Store, Watched

if TYPE_CHECKING:
    from monitor.clean.recurrence import Passages
    from monitor.ingest.fetch import Client

_BATCH = 500  # articles kept in one transaction

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

    Then the pages of articles that issues cited of late are asked whether they changed, as `recheck` says. Where it is
    stopped (KeyboardInterrupt), what was read by then is kept.
    """
    with ExitStack() as stack:
        client = stack.enter_context(_client(config, store)) if _asks_the_net(config) else None
        harvest = _Harvest(config, store, now, client)
        tell = counting(tell, harvest.problems)
        world = World(config.base, now, client, store.has_url, now - config.lookback, tell)
        try:
            for item in gather(config.sources, world):
                harvest.take(item)
        except KeyboardInterrupt:
            harvest.keep()
            raise
        harvest.keep()
        if client is not None:
            _ask_again(harvest, client, tell)
    if harvest.met or harvest.checked.changed:
        learn(config, store)
    store.prune(now - config.raw_age, config.raw.megabytes * 1_000_000)
    store.unwatch(now - config.raw_age)
    problems = (*harvest.problems, *harvest.checked.problems)
    return Reading(harvest.counts, harvest.fresh, problems, harvest.checked)


class _Harvest:
    """What is read, kept a batch at a time."""

    def __init__(self, config: Config, store: Store, now: datetime, client: Client | None) -> None:
        self.config, self.store, self.now, self.client = config, store, now, client
        self.counts = {source.name: 0 for source in config.sources}
        self.problems: list[Problem] = []
        self.checked = Checked()
        self.fresh, self.met = 0, False
        self.paged = {s.name for s in config.sources if isinstance(s, FeedSource) and s.full_text}
        self.pages: dict[str, str] = {}  # the article of each page that was read
        self.boilerplate = store.learned()
        self._known, self._seen, self._watched = store.documents(), dict[str, str](), set[str]()
        self._kept: list[Kept] = []

    def take(self, item: Document | Problem) -> None:
        """Make an article of a document, unless it is as it was."""
        if isinstance(item, Problem):
            self.problems.append(item)
            return
        self.counts[item.source] += 1
        key, raw = _key(item), encode(item).encode()
        digest = sha256(raw).hexdigest()
        if self._known.get(key) == (digest, __version__):
            return
        try:
            article, sighting = _article(item, self.now, self.config, self.boilerplate)
        except ReadError as error:
            self.problems.append(Problem(item.source, f"{_place(item)}: {error}"))
            return
        # A second document of one article is noted, and does not take the place of the first.
        first = self._seen.setdefault(article.id, key) == key
        self._kept.append(Kept(key, digest, __version__, zlib.compress(raw), article, first, sighting))
        if first and item.source in self.paged:
            self.pages[item.origin] = article.id
        if len(self._kept) >= _BATCH:
            self.keep()

    def keep(self) -> None:
        """Put the batch into the store; Ctrl-C waits for it."""
        with unstopped():
            batch, self._kept = self._kept, []
            if batch:
                self._declare(batch)
            for url, given in self.client.confirmed().items() if self.client else ():
                if url in self.pages and url not in self._watched:
                    self._watched.add(url)
                    self.store.watch(self.pages[url], Watched(url, given.etag, given.modified), self.now)

    def _declare(self, batch: list[Kept]) -> None:
        from monitor.recheck import declare

        self.met = True
        self.fresh += self.store.keep(batch, self.config.zone, self.now)
        declare(self.store, [kept.article for kept in batch if kept.first], self.now, self.checked)


def _asks_the_net(config: Config) -> bool:
    """Whether any source is more than files."""
    return any(source.kind != "files" for source in config.sources)


def _client(config: Config, store: Store) -> Client:
    from monitor.ingest.fetch import Client, Validators

    fetch, known = config.fetch, store.validators()
    return Client(
        allow_hosts=fetch.allow_hosts,
        timeout=fetch.timeout,
        max_bytes=fetch.max_bytes,
        validators={url: Validators(*pair) for url, pair in known.items()},
    )


def _ask_again(harvest: _Harvest, client: Client, tell: Tell) -> None:
    """Note what the feeds' servers gave to ask with the next time, and ask the pages of cited articles again."""
    from monitor.recheck import recheck

    config, store, now = harvest.config, harvest.store, harvest.now
    given = client.confirmed().items()
    store.keep_validators({url: (v.etag, v.modified) for url, v in given if url not in harvest.pages})
    recheck(
        store,
        client,
        partial(_reread, now=now, config=config, boilerplate=harvest.boilerplate),
        sources=harvest.paged,
        within=config.recheck,
        zone=config.zone,
        now=now,
        tell=tell,
        done=harvest.checked,
    )


def reclean(config: Config, store: Store, tell: Tell) -> tuple[int, int, tuple[Problem, ...]]:
    """Clean every document that is kept once more, with the rules of today.

    Returns how many documents were read, how many articles came out otherwise, and what failed. An article that comes
    out otherwise is put right where it stands: it is no new version, since its outlet changed nothing.
    """
    count, changed, problems = _again(config, store, store.learned(), None, tell)
    return count, changed + learn(config, store), problems


def learn(config: Config, store: Store) -> int:
    """Work out what comes round at each outlet, and put right the articles of which that says something else now.

    Returns how many came out otherwise. What is learned follows from the articles on record, in whatever order and
    in however many runs they were read.
    """
    from monitor.clean.recurrence import learned

    sightings = store.sightings()
    outlets: dict[str, dict[str, Passages]] = defaultdict(dict)
    for article_id, sighting in sightings.items():
        outlets[sighting.outlet][article_id] = sighting.passages
    found = learned(outlets)
    due = {i for i, s in sightings.items() if found[s.outlet] & s.passages.kept.keys() != s.applied}
    changed = _again(config, store, found, due, silent)[1] if due else 0
    store.learn(found)
    return changed


def _again(
    config: Config, store: Store, boilerplate: Mapping[str, frozenset[str]], of: Collection[str] | None, tell: Tell
) -> tuple[int, int, tuple[Problem, ...]]:
    """Clean the documents that are kept (those `of` these articles) once more, as `reclean` says."""
    total, count, changed = len(store.raw_keys(of)), 0, 0
    problems: list[Problem] = []
    tell = counting(tell, problems)
    for batch in _batches(store.raw_documents(of)):
        kept: list[Kept] = []
        try:
            for key, digest, raw, received in batch:
                document = decode(Document, zlib.decompress(raw))
                count += 1
                tell(Step("cleaning again", document.origin, count, total))
                try:
                    article, sighting = _article(document, received, config, boilerplate)
                except ReadError as error:
                    problems.append(Problem(document.source, f"{_place(document)}: {error}"))
                    continue
                kept.append(Kept(key, digest, __version__, raw, article, True, sighting))
        finally:  # what was cleaned by the time of Ctrl-C too
            with unstopped():
                changed += store.keep(kept, config.zone, None)
    return count, changed, tuple(problems)


def _article(
    document: Document, received: datetime, config: Config, boilerplate: Mapping[str, frozenset[str]]
) -> tuple[Article, Sighting]:
    """The article of a document, and what it shows of its outlet's `boilerplate`, which is taken out."""
    from monitor.clean import clean
    from monitor.clean.overrule import overrule
    from monitor.clean.recurrence import passages, without
    from monitor.language.figures import figures
    from monitor.language.quotes import quotes

    article = clean(document, received=received, zone=config.zone)
    seen, outlet = passages(article), article.outlet.casefold()
    applied = boilerplate.get(outlet, frozenset()) & seen.kept.keys()
    article = without(article, applied)
    row = next((source for source in config.sources if source.name == document.source), None)
    if row is not None:
        article = overrule(article, keep=getattr(row, "keep", ()), strip=getattr(row, "strip", ()))
    read = replace(
        article,
        quotes=quotes(article.text, article.language),
        figures=figures(article.text, article.language),
    )
    return read, Sighting(outlet, seen, applied)


def _reread(document: Document, *, now: datetime, config: Config, boilerplate: Mapping[str, frozenset[str]]) -> Kept:
    """A document as it is to be kept. Raises ReadError where it holds no article."""
    raw = encode(document).encode()
    article, sighting = _article(document, now, config, boilerplate)
    return Kept(_key(document), sha256(raw).hexdigest(), __version__, zlib.compress(raw), article, True, sighting)


def _key(document: Document) -> str:
    return sha256("\n".join((document.source, document.origin, document.row or "")).encode()).hexdigest()


def _place(document: Document) -> str:
    return f"{document.origin}, record {document.row}" if document.row else document.origin


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    walk = iter(items)
    while batch := list(islice(walk, _BATCH)):
        yield batch
