"""Documents -> articles in the store: read from the sources, or once more from what is kept of them."""

from __future__ import annotations

import zlib
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import Executor, wait
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property, partial
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from monitor import __version__
from monitor.codec import decode, encode
from monitor.config import Config
from monitor.crew.crew import Crew, Job, hired, local
from monitor.crew.tasks import Made, place, rules_of
from monitor.errors import ReadError
from monitor.ingest import gather
from monitor.ingest.world import World
from monitor.models import Article, Checked, Document, Problem
from monitor.publish.places import raws_of
from monitor.seam import Told, attempt, seam
from monitor.steps import Step, Tell, counting, silent, unstopped
from monitor.store import Fared, Kept, Store, Watched
from monitor.unchanged import Unchanged

if TYPE_CHECKING:
    from monitor.clean.later.recurrence import Passages
    from monitor.ingest.web.fetch import Client
    from monitor.naming import Register

_GRACE = 10.0  # seconds that documents in hand have where a run is stopped
_BATCH = 500  # articles kept in one transaction
_DOWN = timedelta(days=1)  # a source that gives nothing for so long is said to be down since then
_BEFORE = timedelta(minutes=1)  # how much earlier than news an entry was there that is none
_RAW = "raw"  # whose problem it is that documents are not to be had
_LEARNING = ("learning", "what comes round at each outlet")  # a step of ours, for what fails in it

T = TypeVar("T")
_Taken = Problem | tuple[Document, Job, str]  # what is given out, with the digest of the document


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading the sources."""

    documents: dict[str, int]  #: by source
    fresh: int  #: articles that are new or changed
    problems: tuple[Problem, ...]
    checked: Checked = field(default_factory=Checked)  #: of the pages that were asked again


def read(config: Config, store: Store, now: datetime, tell: Tell, executor: Executor | None = None) -> Reading:
    """Every document of every source -> articles in the store. One that has not changed is not read again.

    Documents are read by the `executor`, or whom the configuration names; what comes of them does not depend on it.

    Then the pages of articles that issues cited of late are asked whether they changed, as `recheck` says. Where it is
    stopped (KeyboardInterrupt), what was read by then is kept.
    """
    store.keep_raws_at(raws_of(config))
    with ExitStack() as stack:
        client = stack.enter_context(_client(config, store, now)) if _asks_the_net(config) else None
        harvest = _Harvest(config, store, now, client)
        executor = executor or stack.enter_context(hired(config, harvest.problems.append))
        harvest.crew = stack.enter_context(_crew(executor, config, harvest.boilerplate, harvest.problems.append))
        tell = _watched(counting(tell, harvest.problems), harvest) if tell is not silent else tell
        met = frozenset(store.sources()) if client else frozenset[str]()
        first = lambda name: name not in met  # noqa: E731
        since, files = now - config.lookback, Unchanged(store, harvest.counts)
        world = World(config.base, now, client, partial(_known, store), since, first, tell, files)
        try:
            for item in gather(config.sources, world):
                harvest.take(item)
        except KeyboardInterrupt:
            harvest.keep(stopped=True)
            raise
        harvest.keep()
        files.keep(harvest.failed)
        fared = _fared(harvest)
        store.keep_fared(fared)
        harvest.problems[:] = [_since(problem, fared, now) for problem in harvest.problems]
        if client is not None:
            _ask_again(harvest, client, tell)
        problems, checked = harvest.problems, harvest.checked
        if harvest.met or checked.changed:
            attempt(partial(learn, config, store, problems.append, executor), 0, *_LEARNING, problems.append)
    store.prune(now - config.raw_age, config.raw.megabytes * 1_000_000)
    store.unwatch(now - config.raw_age)
    problems += missed(store)
    return Reading(harvest.counts, harvest.fresh, tuple(dict.fromkeys((*problems, *checked.problems))), checked)


class _Harvest:
    """What is read, kept a batch at a time."""

    def __init__(self, config: Config, store: Store, now: datetime, client: Client | None) -> None:
        self.config, self.store, self.now, self.client = config, store, now, client
        self.counts = {source.name: 0 for source in config.sources}
        self.problems: list[Problem] = []
        self.failed = set[tuple[str, str]]()  # source and origin of what gave no article
        self.checked = Checked()
        self.fresh, self.met = 0, False
        self.paged = {s.name for s in config.sources if s.kind in ("page", "urls") or getattr(s, "full_text", False)}
        self.pages: dict[str, str] = {}  # the article of each page that was read
        self.boilerplate = store.learned()
        self.crew: Crew
        self._watched = set[str]()
        self._kept: list[Kept] = []
        self._given = 0  # documents since the last batch: where one ends does not depend on who reads them
        self._waiting: deque[_Taken] = deque()

    @cached_property
    def _register(self) -> Register:
        from monitor.naming import Register

        return Register(self.store, self.config.zone, self.now)

    def take(self, item: Document | Problem) -> None:
        """Have an article made of a document, unless it is as it was; take back those that are due by then."""
        if isinstance(item, Problem):
            self._waiting.append(item)
        else:
            self.counts[item.source] += 1
            begun = attempt(partial(self._begun, item), None, item.source, place(item), partial(self._hear, item))
            self._waiting += [begun] if begun else []
        while len(self._waiting) > self.crew.ahead:
            self._settle(self._waiting.popleft())
        if self._given >= _BATCH:
            self.keep()

    def _hear(self, document: Document, problem: Problem) -> None:
        self.failed.add((document.source, document.origin))
        self._waiting.append(problem)

    def _begun(self, document: Document) -> _Taken | None:
        """A document given out; None where it was read before as it is."""
        raw = _raw(document)
        digest = sha256(raw).hexdigest()
        if self.store.is_read(digest, __version__):
            return None
        self._given += 1
        received = self.now - self.config.lookback - _BEFORE if document.seen else self.now
        return document, self.crew.begin(document.source, place(document), raw, received), digest

    def _settle(self, taken: _Taken) -> None:
        """Take back what is next, in the order of the sources."""
        if isinstance(taken, Problem):
            self.problems.append(taken)
            return
        document, job, digest = taken
        made = self.crew.end(job)
        self.problems += made.problems
        if made.article is None:
            self.failed.add((document.source, document.origin))
            return
        kept = _kept(document, digest, made, made.article)
        settle, told = partial(self._register.settle, document, kept), list[Problem]()
        one = attempt(settle, None, document.source, place(document), told.append)
        if one is None:
            self.failed.add((document.source, document.origin))
            self.problems += told
            return
        self._kept.append(one)
        if one.first and document.source in self.paged:
            self.pages[document.origin] = one.article.id

    def keep(self, *, stopped: bool = False) -> None:
        """Put the batch into the store, when all that was given out is back; Ctrl-C waits for the store.

        `stopped`: only what is back within a few seconds.
        """
        if stopped:
            with suppress(KeyboardInterrupt):  # the second one ends the waiting
                wait([taken[1].future for taken in self._waiting if isinstance(taken, tuple)], _GRACE)
        while self._waiting and not (stopped and _at_work(self._waiting[0])):
            self._settle(self._waiting.popleft())
        self._given = 0
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


def _watched(tell: Tell, harvest: _Harvest) -> Tell:
    """As `tell`, with how many articles there are by then, and who is slow."""
    slow = harvest.client.paces.slowest if harvest.client else tuple
    return lambda step: tell(replace(step, articles=sum(harvest.counts.values()), slow=slow()))


def _fared(harvest: _Harvest) -> dict[str, Fared]:
    """How each source did, this reading counted in: one failed that gave a problem and no article."""
    before, told = harvest.store.fared(), {problem.source for problem in harvest.problems}
    failed = {name for name, count in harvest.counts.items() if not count and name in told}
    return {n: before.get(n, Fared()).after(harvest.now, failed=n in failed) for n in harvest.counts}


def _since(problem: Problem, fared: Mapping[str, Fared], now: datetime) -> Problem:
    """A problem of a source that has given nothing for more than a day, with the day since when."""
    since = fared[problem.source].since if problem.source in fared else None
    if since is None or now - since < _DOWN:
        return problem
    return replace(problem, message=f"{problem.message} (down since {since:%Y-%m-%d %H:%M} UTC)")


def _asks_the_net(config: Config) -> bool:
    """Whether any source is more than what lies on this machine."""
    return any(source.kind != "files" and getattr(source, "path", None) is None for source in config.sources)


def _client(config: Config, store: Store, now: datetime) -> Client:
    from monitor.config.client import limits
    from monitor.ingest.web.fetch import Client, Validators

    known = store.validators()
    return Client(
        **limits(config.fetch),
        validators={url: Validators(*pair) for url, pair in known.items()},
        rests=store.rests(),
        now=now,
    )


def _ask_again(harvest: _Harvest, client: Client, tell: Tell) -> None:
    """Note what the feeds' servers gave to ask with the next time, and ask the pages of cited articles again."""
    from monitor.recheck import recheck

    config, store, now, done = harvest.config, harvest.store, harvest.now, harvest.checked
    given = client.confirmed().items()
    store.keep_rests(client.rests())
    store.keep_validators({url: (v.etag, v.modified) for url, v in given if url not in harvest.pages})
    reread = partial(_reread, harvest.crew, now, done.problems.append)
    with seam("recheck", "pages that issues cited", done.problems.append):
        recheck(
            store,
            client,
            reread,
            sources=harvest.paged,
            within=config.recheck,
            zone=config.zone,
            now=now,
            tell=tell,
            done=done,
        )


def reclean(config: Config, store: Store, tell: Tell) -> tuple[int, int, tuple[Problem, ...]]:
    """Clean every document that is kept once more, with the rules of today.

    Returns how many documents were read, how many articles came out otherwise, and what failed. An article that comes
    out otherwise is put right where it stands: it is no new version, since its outlet changed nothing.
    """
    problems: list[Problem] = []
    tell = counting(tell, problems)
    store.keep_raws_at(raws_of(config))
    with hired(config, problems.append) as executor:
        count, changed = _again(config, store, store.learned(), None, tell, problems.append, executor)
        changed += attempt(partial(learn, config, store, problems.append, executor), 0, *_LEARNING, problems.append)
    return count, changed, (*problems, *missed(store))


def missed(store: Store) -> list[Problem]:
    """What is to be told of documents that lie at `raw.place` and could not be had."""
    return [Problem(_RAW, said) for said in store.missed_raws()]


def put_away(config: Config, store: Store, now: datetime, told: Told) -> None:
    """Move the documents that no morning asks for any more to `raw.place`; what it does not take stays in the store.

    `told` hears of it. Raises StoreError.
    """
    if config.raw.place is not None:
        with seam(_RAW, f"not all documents went to {config.raw.place}", told):
            store.keep_raws_at(raws_of(config))
            store.move_raws(now - max(config.recheck, config.lookback))


def learn(config: Config, store: Store, failed: Told, executor: Executor) -> int:
    """Work out what comes round at each outlet, and put right the articles of which that says something else now.

    Returns how many came out otherwise; `failed` hears of a document that cannot be read again. What is learned follows
    from the articles on record, in whatever order and in however many runs they were read.
    """
    from monitor.clean.later.recurrence import frequent, learned

    sightings = store.sightings(frequent(store.marks()))  # most articles have nothing that comes round
    outlets: dict[str, dict[str, Passages]] = defaultdict(dict)
    for article_id, sighting in sightings.items():
        outlets[sighting.outlet][article_id] = sighting.passages
    found = learned(outlets)
    due = {i for i, s in sightings.items() if found[s.outlet] & s.passages.kept.keys() != s.applied}
    changed = _again(config, store, found, due, silent, failed, executor)[1] if due else 0
    store.learn(found)
    return changed


def _again(
    config: Config,
    store: Store,
    boilerplate: Mapping[str, frozenset[str]],
    of: Collection[str] | None,
    tell: Tell,
    failed: Told,
    executor: Executor,
) -> tuple[int, int]:
    """Clean the documents that are kept (those `of` these articles) once more, as `reclean` says."""
    from monitor.naming import placed

    total, count, changed = len(store.raw_keys(of)), 0, 0
    with _crew(executor, config, boilerplate, failed) as crew:
        for batch in _batches(store.raw_documents(of)):
            kept: list[Kept] = []
            ids = store.read_as([key for key, *_ in batch])
            try:
                for (key, digest, raw, _), job, made in crew.each(batch, partial(_given_again, crew)):
                    count += 1
                    tell(Step("cleaning again", job.place, count, total))
                    for problem in made.problems:
                        failed(problem)
                    if made.article is None:
                        continue
                    name = ids[key][0]
                    article = placed(replace(made.article, id=name), next(store.versions(name, most=1), None))
                    kept.append(Kept(key, digest, __version__, raw, article, True, made.sighting))
            finally:  # what was cleaned by the time of Ctrl-C too
                with unstopped():
                    changed += store.keep(kept, config.zone, None)
    return count, changed


def _given_again(crew: Crew, row: tuple[str, str, bytes, datetime]) -> Job:
    raw = zlib.decompress(row[2])
    document = decode(Document, raw)
    return crew.begin(document.source, place(document), raw, row[3], pack=False)


def _crew(executor: Executor, config: Config, boilerplate: Mapping[str, frozenset[str]], told: Told) -> Crew:
    return Crew(executor, rules_of(config, boilerplate), told, partial(local, config))


def _at_work(taken: _Taken) -> bool:
    return not isinstance(taken, Problem) and not taken[1].future.done()


def _reread(crew: Crew, now: datetime, failed: Told, document: Document) -> Kept:
    """A document with the article of its address. Raises ReadError where it holds none."""
    raw = _raw(document)
    made = crew.end(crew.begin(document.source, place(document), raw, now))
    if made.article is None:
        raise ReadError(made.problems[-1].message.removeprefix(f"{place(document)}: "))
    for problem in made.problems:
        failed(problem)
    return _kept(document, sha256(raw).hexdigest(), made, made.article)


def _kept(document: Document, digest: str, made: Made, article: Article) -> Kept:
    from monitor.naming import key_of

    return Kept(key_of(document), digest, __version__, made.packed, article, True, made.sighting)


def _raw(document: Document) -> bytes:
    spare = set() if document.sections else {"sections"}  # so that what has none reads as ever
    return encode(document, without={"known_as", "seen"} | spare).encode()


def _known(store: Store, url: str, title: str | None = None) -> bool:
    """Whether an article of that address is held; with a title, whether one is whose headline is like it."""
    held = store.called_at(url)
    return bool(held) and (title is None or any(not old or _alike(old, title) for old in held))


def _alike(old: str, new: str) -> bool:
    from monitor.clean.later.revision import KIN, remains

    return max(remains(old, new), remains(new, old)) >= KIN


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    walk = iter(items)
    while batch := list(islice(walk, _BATCH)):
        yield batch
