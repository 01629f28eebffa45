"""Which article a document is, seen from what the store holds: the one that stood there, its past, or another one.

An id that the store holds stays. What stands at the address of an article and is not what that has become is an article
of its own, and stays that one on every later morning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from hashlib import sha256

from monitor.clean.later.revision import LEFT, kin, one_account, remains, retraction, states
from monitor.clean.recognise.article_id import another_id
from monitor.language.addresses import is_web, normalise
from monitor.language.text.plain import plain
from monitor.models import Article, Document
from monitor.store import Kept, Store

DAYS = 100  # before today; of an address with a text a day, older ones are not asked whether one of them is back


def key_of(document: Document) -> str:
    """What a document is kept under: its source, its origin and its row."""
    return _key(document.source, document.origin, document.row)


def as_article(store: Store, kept: Kept, article_id: str) -> Kept:
    """`kept`, whose key is its document's, as a document of that article."""
    at, _ = store.read_as([kept.key]).get(kept.key, (article_id, True))
    return replace(kept, key=_row(kept, at, article_id), article=replace(kept.article, id=article_id))


class Register:
    """Names the articles of one run."""

    def __init__(self, store: Store, zone: tzinfo, now: datetime) -> None:
        self._store, self._today = store, now.astimezone(zone).date()
        self._zone = zone
        self._read: dict[str, Article] = {}  # in this run, by id
        self._absent = set[str]()  # ids that the store was asked for and has not
        self._keys: dict[str, tuple[str, bool]] = {}  # in this run: the article of a key, and whether the key made it
        self._second: dict[tuple[str, str], Article] = {}  # in this run: what a second source had at an address
        self._first: dict[str, str] = {}  # in this run: the key that made an article

    def settle(self, document: Document, kept: Kept) -> Kept:
        """`kept`, whose id is that of its address and whose key is its document's, as what it is to be kept as.

        `first` is False for what adds nothing to an article that is held: a second document of it, or its past.
        """
        key, names = kept.key, [_key(document.source, *name) for name in document.known_as]
        at = self._read_as([key, *names])
        own, made = at.get(key, (None, False))
        article_id, stands = self._find(kept.article, own, [at[name][0] for name in names if name in at])
        article = placed(replace(kept.article, id=article_id), self._standing(article_id) if stands else None)
        first = stands and self._first.setdefault(article_id, key) == key
        self._keys.setdefault(key, (own, made) if own else (article_id, first))
        if first:
            self._read[article_id] = article
            return replace(kept, key=_row(kept, own or article_id, article_id), article=article)
        aside = sha256(f"{key}\n{kept.digest}".encode()).hexdigest()  # lest it take the place of what made the article
        return replace(kept, key=aside if made else key, article=article, first=False)

    def _read_as(self, keys: Sequence[str]) -> dict[str, tuple[str, bool]]:
        """As the store's, with what was settled in this run; what neither knows is not asked for."""
        held = [k for k in keys if k not in self._keys]
        own = {k: self._keys[k] for k in keys if k in self._keys}
        return (self._store.read_as(held) if held else {}) | own

    def _find(self, article: Article, own: str | None, others: Sequence[str]) -> tuple[str, bool]:
        """The id of the article, and whether it stands there now; `own`, `others`: what its names had been before."""
        there = [i for i in dict.fromkeys((own, article.id)) if i is not None and self._standing(i) is not None]
        for known in there:
            if (stands := self._same(known, article)) is not None:
                return known, stands
        for known in dict.fromkeys(others):
            if (before := self._standing(known)) is not None and _unchanged(before, article):
                return known, True
        for known in dict.fromkeys((*there, *others)):
            if any(_unchanged(old, article) for old in self._past(known)):
                return known, False
        if article.id not in there:
            return (there[0] if there and states(article) else article.id), True
        return self._another(article, there)

    def _another(self, article: Article, there: Sequence[str]) -> tuple[str, bool]:
        """Likewise, of what is not the article that has the id of its address."""
        later = list(self._later(article.id))
        for known in later:
            if (stands := self._same(known, article)) is not None:
                return known, stands
        if states(article):
            return (later or there)[0], True
        for known in later:
            if any(_unchanged(old, article) for old in self._past(known)):
                return known, False
        numbers = (another_id(article.id, self._today, n) for n in range(1, 100_000))
        return next(i for i in numbers if self._standing(i) is None), True

    def _same(self, known: str, article: Article) -> bool | None:
        """Whether the article is that one as it is now (True), or tells it a second time (False); None: neither."""
        before = self._standing(known)
        if before is None:
            return None
        if known in self._read and before.source != article.source:
            # Two sources that give one address on one morning have one article; one that gives it to several has not.
            second = self._second.setdefault((known, article.source), article)
            return False if second is article or kin(second, article) else None
        if kin(before, article) or (retraction(before) and any(kin(old, article) for old in self._past(known))):
            return True
        return before.source == article.source if one_account(before, article) else None

    def _later(self, first: str) -> Iterator[str]:
        """The articles that stood at the address of that one after it, the latest first."""
        before = self._standing(first)
        if before is None:
            return
        since = max(before.received.astimezone(self._zone).date(), self._today - timedelta(DAYS))
        days = [self._today - timedelta(n) for n in range((self._today - since).days + 1)]
        firsts = {day: another_id(first, day, 1) for day in days}
        held = self._store.held_ids(list(firsts.values())) | self._read.keys()
        for day in (day for day in days if firsts[day] in held):
            numbers = [firsts[day]]
            while self._standing(following := another_id(first, day, len(numbers) + 1)) is not None:
                numbers.append(following)
            yield from reversed(numbers)

    def _standing(self, article_id: str) -> Article | None:
        if article_id in self._read:
            return self._read[article_id]
        if article_id in self._absent:
            return None
        found = next(self._store.versions(article_id, most=1), None)
        if found is None:
            self._absent.add(article_id)
        return found

    def _past(self, article_id: str) -> Iterator[Article]:
        """Its earlier versions, the latest first."""
        versions = self._store.versions(article_id)
        if article_id not in self._read:
            next(versions, None)
        return versions


def placed(now: Article, before: Article | None) -> Article:
    """`now` under the address that it was first read at, where only that is another: no news, and a link stays good."""
    if before is None or not is_web(now.origin):
        return now
    one = now.url and before.url and normalise(now.url) == normalise(before.url)
    return replace(now, url=before.url) if one or plain(before.text) == plain(now.text) else now


def _unchanged(before: Article, now: Article) -> bool:
    """Whether a text that went by another name is the same: to the letter, or edited below one headline."""
    old, new = plain(before.text), plain(now.text)
    return old == new or (before.title == now.title and min(remains(old, new), remains(new, old)) >= LEFT)


def _row(kept: Kept, at: str, article_id: str) -> str:
    """The key of a document whose own key is that of the article `at`."""
    return kept.key if at == article_id else sha256(f"{kept.key}\n{article_id}".encode()).hexdigest()


def _key(source: str, origin: str, row: str | None) -> str:
    return sha256("\n".join((source, origin, row or "")).encode()).hexdigest()
