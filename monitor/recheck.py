"""Whether the articles that an issue cited still stand: their pages are asked again, for some days.

Only what is certain counts. An edit is what the page of the same article says otherwise; a fault of the server, a
wall, an empty page, a list or another article is a problem that is named, and leaves the article as it was.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.clean.later.revision import Verdict, kin, retraction, revision
from monitor.codec import decode
from monitor.errors import ReadError
from monitor.language.addresses import normalise
from monitor.language.text.words import words
from monitor.models import Article, Checked, Document, Entry, Meta, Problem, Withdrawal
from monitor.naming import Register, as_article
from monitor.seam import attempt
from monitor.steps import Step, Tell
from monitor.store import Kept, Store, Watched

if TYPE_CHECKING:
    from monitor.ingest.web.fetch import Client
    from monitor.ingest.web.pages import Gone, Page

MOST = 200  # pages of one run
APART = timedelta(hours=1)  # between two runs that find a page missing, at least: a server may be at work on it
LEAST = 40  # words of a text that may be another article; a wall or a form has fewer
SEVERAL = 3  # pages of one host that are gone at once, and more than those that are there: the host has moved

_REPLACED: dict[Verdict, str] = {
    "walled": "shows only a part of its article now",
    "replaced": "holds another text than its article now",
}
_STAYS = "what was read there before stays"


@dataclass(frozen=True, slots=True)
class Due:
    """A page that is to be asked again."""

    article_id: str
    version: int
    page: Watched
    document: Document  #: as it was read last


Reread = Callable[[Document], Kept]  #: raises ReadError where the document holds no article


def recheck(
    store: Store,
    client: Client,
    reread: Reread,
    *,
    sources: Collection[str],
    within: timedelta,
    zone: tzinfo,
    now: datetime,
    tell: Tell,
    done: Checked,
    most: int = MOST,
) -> None:
    """Ask the pages of the articles from `sources` that an issue cited `within` that time before `now`, at most `most`.

    An article whose page says something else becomes a new version; one whose page is gone is marked as withdrawn, and
    one whose page is back stands again; another article at the address is kept as one of its own. `done` counts what
    came of it.
    """
    from monitor.ingest.feed.feeds import FAILURES
    from monitor.ingest.web.fetch import Validators
    from monitor.ingest.web.pages import Gone, again

    register = Register(store, zone, now)
    due = _due(store, sources, within, now) if sources and within else []
    done.left = max(0, len(due) - most)
    missing: list[tuple[Due, Gone]] = []
    answered: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    skipped: dict[str, list[Due]] = defaultdict(list)
    for item in _read(store, due[:most], sources):
        host = urlsplit(item.page.url).hostname or ""
        if failed[host] >= FAILURES:
            skipped[host].append(item)
            continue
        done.asked += 1
        tell(Step("asking pages again", item.page.url, done.asked, min(len(due), most)))
        told: list[Problem] = []
        ask = partial(again, client, item.page.url, Validators(item.page.etag, item.page.modified))
        found = attempt(ask, None, item.document.source, "", told.append)
        if told:
            failed[host] += 1
            done.problems += [replace(p, message=f"{p.message}; {_STAYS}") for p in told]
            continue
        failed[host] = 0
        if isinstance(found, Gone):
            missing.append((item, found))
            continue
        answered[host] += 1
        look = partial(_there, store, item, found, reread, register, zone, now, done)
        if fault := attempt(look, None, item.document.source, item.page.url, done.problems.append):
            done.problems.append(Problem(item.document.source, fault))
    for host, ones in skipped.items():
        words = f"{host}: {FAILURES} pages in a row failed; {len(ones)} more were not asked whether they changed"
        done.problems.append(Problem(ones[0].document.source, words))
    _miss(store, missing, answered, now, done)


def declare(store: Store, articles: Sequence[Article], now: datetime, done: Checked) -> None:
    """Mark the articles whose own text says that they were retracted, and unmark those in which it no longer does.

    `done` counts both.
    """
    marked, notes = store.withdrawn(), dict[str, str]()
    unread = set()
    for article in articles:
        told: list[Problem] = []
        what = f"{article.origin}: whether it was retracted"
        note = attempt(partial(retraction, article), None, article.source, what, told.append)
        notes |= {article.id: note} if note is not None else {}
        unread |= {article.id} if told else set()
        done.problems += told
    articles = [a for a in articles if a.id not in unread]
    fresh = [i for i in notes if i not in marked or marked[i].reason in ("missing", "gone", "front")]
    back = [a.id for a in articles if a.id not in notes and a.id in marked and marked[a.id].reason == "stated"]
    settled = store.settled() if fresh or back else frozenset()
    fresh, back = [i for i in fresh if i not in settled], [i for i in back if i not in settled]
    for article_id in fresh:
        at = marked[article_id].at if article_id in marked else now
        store.withdraw(article_id, Withdrawal(at, "stated", notes[article_id]))
    for article_id in back:
        store.restore(article_id, now)
    done.withdrawn += sum(i not in marked for i in fresh)
    done.restored += len(back)


# --- what is asked -----------------------------------------------------------------------------------------------


def _due(store: Store, sources: Collection[str], within: timedelta, now: datetime) -> list[tuple[Entry, Watched]]:
    """The articles whose pages are due: those that were missing the last time, then the newest first."""
    cited = store.held(i for i, end in store.issue_ends().items() if now - within <= end <= now)
    pages = store.watched(cited)
    found = [
        (e, page)
        for e in store.entries_of(pages)
        if e.source in sources
        and (page := pages[e.id])
        and (e.id in cited or (page.missed is not None and now - within <= page.missed))
    ]
    found.sort(key=lambda pair: (pair[0].moment, pair[0].id), reverse=True)
    found.sort(key=lambda pair: pair[1].missed is None)
    # Of several articles that stood at one address, only the last is what its page can be asked about.
    return list({page.url: (entry, page) for entry, page in reversed(found)}.values())[::-1]


def _read(store: Store, due: Sequence[tuple[Entry, Watched]], sources: Collection[str]) -> list[Due]:
    """The pages with their documents; those of which none is kept, or another than the page, cannot be compared."""
    kept = {}
    for article_id, raw in store.latest_documents([e.id for e, _ in due]).items():
        document = decode(Document, zlib.decompress(raw))
        if document.source in sources and document.form == "html":
            kept[article_id] = document
    return [Due(e.id, e.version, page, kept[e.id]) for e, page in due if e.id in kept and kept[e.id].origin == page.url]


# --- what is found -----------------------------------------------------------------------------------------------


def _there(
    store: Store,
    item: Due,
    found: Page | None,
    reread: Reread,
    register: Register,
    zone: tzinfo,
    now: datetime,
    done: Checked,
) -> str | None:
    """Keep what the page says now; returns why it cannot be taken for the article, if so."""
    url, page = item.page.url, replace(item.page, missed=None)
    marked = store.withdrawn().get(item.article_id)
    if found is not None:
        if found.warning:
            return f"{found.warning}; {_STAYS}"
        try:
            before, kept = reread(item.document), reread(replace(item.document, content=found.html))
        except ReadError as error:
            return f"{url}: holds no article now ({str(error).removeprefix(f'{url}: ')}); {_STAYS}"
        stood = before.article if retraction(before.article) is None else _stood(store, item) or before.article
        verdict = revision(stood, kept.article)
        if kept.article.id != before.article.id:
            verdict = "replaced"
        if verdict == "replaced" and (other := _another(item, found, stood, reread)) is not None:
            other = register.settle(item.document, other)
            done.changed += store.keep([other], zone, now)
            given = found.validators
            store.watch(other.article.id, Watched(url, given.etag, given.modified), now)
            return None
        if verdict in _REPLACED:
            return f"{url}: {_REPLACED[verdict]}; {_STAYS}"
        before, kept = as_article(store, before, item.article_id), as_article(store, kept, item.article_id)
        if verdict != "same" or stood is not before.article:
            # What was read before is put right by the rules of today first, lest they pass for the outlet's edit.
            store.keep([before], zone, None)
            done.changed += store.keep([kept], zone, now)
        declare(store, [kept.article], now, done)
        page = replace(page, etag=found.validators.etag, modified=found.validators.modified)
        if verdict == "retracted":
            marked = None
    store.watch(item.article_id, page, now)
    if marked and marked.reason in ("missing", "gone", "front") and item.article_id not in store.settled():
        store.restore(item.article_id, now)
        done.restored += 1
    return None


def _another(item: Due, found: Page, stood: Article, reread: Reread) -> Kept | None:
    """The article that stands at the address now in place of the one that `stood` there; None where none does.

    It is dated, and is not what was there; a wall, a form or a list has no date of publication of its own.
    """
    address = normalise(item.page.url)
    try:
        kept = reread(replace(item.document, content=found.html, given=Meta()))
    except ReadError:
        return None
    now = kept.article
    moved = normalise(found.url) != address or normalise(now.url or "") != address
    dated = now.published is not None and now.published != stood.published
    if moved or not dated or now.paywalled or len(words(now.text)) < LEAST or kin(stood, now):
        return None
    return kept


def _stood(store: Store, item: Due) -> Article | None:
    """The article as it was before it said that it was retracted."""
    older = (store.version(item.article_id, number) for number in range(item.version - 1, 0, -1))
    return next((a for a in older if a and retraction(a) is None), None)


def _miss(
    store: Store, missing: Sequence[tuple[Due, Gone]], answered: Counter[str], now: datetime, done: Checked
) -> None:
    """Mark the articles whose pages are gone: at once where the server says it is for good, else the second time."""
    withdrawn, settled = store.withdrawn(), store.settled()
    fresh = [(item, gone) for item, gone in missing if item.article_id not in withdrawn]
    hosts = Counter(urlsplit(item.page.url).hostname or "" for item, _ in fresh)
    moved = {host for host, count in hosts.items() if count >= SEVERAL and count > answered[host]}
    told: set[str] = set()
    for item, gone in fresh:
        host = urlsplit(item.page.url).hostname or ""
        if host in moved:
            if host not in told:
                told.add(host)
                total = hosts[host] + answered[host]
                words = f"{host}: {hosts[host]} of {total} pages are gone at once, as after a move of the site"
                done.problems.append(Problem(item.document.source, f"{words}; no article counts as withdrawn for it"))
            continue
        if item.article_id in settled:
            continue
        since = item.page.missed
        if gone.why == "gone" or (since is not None and now - since >= APART):
            store.withdraw(item.article_id, Withdrawal(now, gone.why))
            store.watch(item.article_id, replace(item.page, missed=since or now), now)
            done.withdrawn += 1
            continue
        store.watch(item.article_id, replace(item.page, missed=since or now), now)
        what = "leads to the front page now" if gone.why == "front" else f"does not exist any more ({gone.status})"
        message = f"{item.page.url}: {what}; if the next run finds it so too, the article counts as withdrawn"
        done.problems.append(Problem(item.document.source, message))
