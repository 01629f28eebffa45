"""Search over all articles and issues, in the terminal.

The index lies beside the store and can be deleted at any time: before each search it is brought in step with the store,
so that one made before there was a search is found in too, and any store will do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.codec import encode
from monitor.desk.index.base import Chosen, Index
from monitor.desk.index.fts5 import FileIndex
from monitor.desk.marked import bare, best
from monitor.desk.vocabulary import Vocabulary, learn
from monitor.digest.choose.days import dates, mark_of, marks, phrases
from monitor.digest.choose.query import Day, read
from monitor.digest.choose.topics import quoted, searchable
from monitor.errors import StoreError, Trouble
from monitor.language.search.months import months, spoken
from monitor.language.text.near import near
from monitor.models import Article, Issue
from monitor.steps import Step, Tell, each, silent
from monitor.store import Store
from monitor.store.faults import explained

if TYPE_CHECKING:
    from monitor.render import Look

_BATCH = 500
_UNWRITABLE: tuple[Trouble, ...] = ("read-only", "full", "misplaced", "other")
_IN_VAIN: tuple[Trouble, ...] = ("locked", "unreachable", "denied")  # what an index in memory would not help
_SAID = "INSERT INTO said VALUES (?, ?, ?, ?)"
_THING = "INSERT INTO things (kind, id, day, issue, place, language) VALUES (?, ?, ?, ?, ?, ?) RETURNING row"
_PATIENCE = 30.0  # seconds that another search may hold it
_REMEDY = "cannot be used; delete it, it is made again"
_REMEDIES: dict[Trouble, str] = {"locked": "is in use by another search; try again when that has ended"}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found."""

    kind: str  #: "article", or "story": as an issue tells it
    id: str  #: of the article or the story
    day: str  #: of publication, or of the issue: when it was, in UTC
    outlets: tuple[str, ...]
    title: str
    sentence: str  #: one that has the words found
    marks: tuple[tuple[int, int], ...]  #: where they stand in it
    issue: str | None  #: the issue that has it; None for an article that no issue held
    #: of the story in that issue: on the web where the archive is there, else in its folder; None where it was dropped
    address: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a search."""

    hits: list[Hit]  #: the best, or the newest
    count: int  #: how many there are in all
    unheard: list[str]  #: a line for each outlet that was asked for and that nothing is of
    meant: str | None = None  #: where a word stands nowhere: the query with one that does, and is typed much like it
    by: dict[str, list[tuple[str, int]]] = field(default_factory=dict)  #: topic, outlet, month: each with its number


def find(
    index: Path,
    store: Store,
    look: Callable[[], Look],
    query: str,
    *,
    language: str = "en",
    outlets: Sequence[str] = (),
    topic: tuple[str, str] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 20,
    newest: bool = False,
    home: str = "",
    tell: Tell = silent,
) -> Found:
    """The best (or the newest) of what matches `query`, in the language of `match`, and how many there are in all.

    `language` is the newsletter's. `topic` is (id, match): an article must match it too, a story of an issue must stand
    under it. `home` is what an address begins with. Where the index cannot be written it is made in memory. Raises
    QueryError with the column of a mistake, StoreError where the index is broken or in use.
    """
    read(query, dates(months(spoken([], language))))  # a mistake is told before anything is indexed
    narrowed = _Narrowed(outlets, topic, since, until)
    seek = partial(_sought, store, look, query, language, narrowed, limit, newest, home, outlets, tell)
    try:
        return seek(index)
    except StoreError as error:  # of a store on a server, or of the index there
        if not store.home.shared or error.kind in _IN_VAIN:
            raise
        return seek(None)
    except (sqlite3.Error, OSError) as error:
        if (kind := explained(error, index).kind) not in _UNWRITABLE:
            raise StoreError(
                f"{index}: the search index {_REMEDIES.get(kind, _REMEDY)} ({error})", kind=kind
            ) from error
        return seek(None)


def _sought(
    store: Store,
    look: Callable[[], Look],
    query: str,
    language: str,
    narrowed: _Narrowed,
    limit: int,
    newest: bool,
    home: str,
    outlets: Sequence[str],
    tell: Tell,
    index: Path | None,
) -> Found:
    """What `find` finds, with the index in that file; without one it is made in memory, and gone afterwards."""
    with _opened(index, store) as db:
        with db.saving():
            _keep_in_step(db, store, look, tell)
        languages = spoken(_languages(db), language)
        node = read(query, dates(months(languages)))
        words = Vocabulary(db, languages)
        meaning = db.meaning(node, words.forms, lambda asked: _written(asked, languages))
        rest, more = _conditions(db, narrowed)
        chosen = db.chosen(meaning, rest, more)
        hits = [_hit(db, row, home) for row in db.shown(meaning, chosen, newest=newest, limit=limit)]
        if dropped := store.dropped():
            hits = [_of_a_dropped_issue(hit, store, dropped) for hit in hits]
        unheard = [] if chosen.count else _unheard(db, outlets)
        return Found(hits, chosen.count, unheard, words.meant(node, query), _by(db, chosen))


@contextmanager
def _opened(index: Path | None, store: Store) -> Iterator[Index]:
    """The index in that file, or on the server of the store; without a file one in memory."""
    with ExitStack() as stack:
        if index is None or not store.home.shared:
            found: Index = FileIndex(index)
        else:
            from monitor.desk.index.tsvector import ServerIndex

            engine = stack.enter_context(store.home.beside(patience=_PATIENCE))
            found = ServerIndex(stack.enter_context(engine.connect()))
        stack.callback(found.close)
        yield found


def _languages(db: Index) -> list[str]:
    found, last = list[str](), ""
    while (row := db.execute("SELECT min(language) FROM things WHERE language > ?", (last,)).fetchone()) and row[0]:
        found.append(last := str(row[0]))
    return found


def _written(asked: Day, languages: frozenset[str]) -> list[str]:
    """The mark of a date, and how texts write it."""
    return [mark_of(asked), *phrases(asked, months(languages))]


def _by(db: Index, chosen: Chosen) -> dict[str, list[tuple[str, int]]]:
    """How many of what was found each topic, outlet and month has, most first; of months the newest first."""
    said = f"FROM things JOIN said ON said.row = things.row WHERE {chosen.test} AND"
    most = "ORDER BY n DESC,"
    rows = {  # each row has each of its outlets once under no topic
        "topic": f"topic, count(DISTINCT said.row) AS n {said} topic != '' GROUP BY topic {most} topic",
        "outlet": f"outlet, count(*) AS n {said} topic = '' AND outlet != '' GROUP BY outlet {most} outlet",
        "month": f"substr(day, 1, 7) AS m, count(*) AS n FROM things WHERE {chosen.test} GROUP BY m ORDER BY m DESC",
    }
    return {name: db.execute(f"SELECT {query}", chosen.values).fetchall() for name, query in rows.items()}


def _unheard(db: Index, outlets: Sequence[str]) -> list[str]:
    """A line for each of these outlets that nothing is of, with those that may be meant."""
    known = [outlet for (outlet,) in db.execute("SELECT DISTINCT outlet FROM said")] if outlets else []
    folded = {outlet.casefold() for outlet in known}
    return [_no_outlet(outlet, near(outlet, known)) for outlet in outlets if outlet.casefold() not in folded]


def _no_outlet(outlet: str, likely: Sequence[str]) -> str:
    meant = f"; did you mean {' or '.join(map(repr, likely))}?" if likely else ""
    return f"there is no outlet {outlet!r}{meant}"


def as_json(hit: Hit) -> str:
    """One line of JSON."""
    return encode(hit)


# --- in step with the store --------------------------------------------------------------------------------------


def _keep_in_step(db: Index, store: Store, look: Callable[[], Look], tell: Tell) -> None:
    """Put in what is new or changed, take out what is gone."""
    last, (reached,) = store.last_change(), db.execute("SELECT reached FROM facts").fetchone()
    fresh = store.changed(reached if reached <= last else 0)  # a store that was put back is behind its index
    for start in range(0, len(fresh), _BATCH):
        moments = {i: moment for _, i, moment in fresh[start : start + _BATCH]}
        for number, article in enumerate(store.articles(moments), start + 1):
            tell(Step("indexing articles", article.origin, number, len(fresh)))
            _forget(db, article.id)
            _put_article(db, article, moments[article.id], look())
    db.execute("UPDATE facts SET reached = ?", (last,))
    _drop_what_is_gone(db, store)
    told = "SELECT issue FROM things WHERE kind = 'story' UNION SELECT issue FROM carried WHERE article = ''"
    indexed = {issue for (issue,) in db.execute(told)}
    dropped = store.dropped().keys()
    _drop_stories(db, indexed & dropped)
    for issue_id in each(tell, "indexing issues", [i for i in store.issue_ends() if i not in indexed | dropped]):
        if issue := store.issue(issue_id):
            _put_issue(db, issue, look())


def _drop_what_is_gone(db: Index, store: Store) -> None:
    of_articles = "FROM things WHERE kind = 'article'"
    if db.execute(f"SELECT count(*) {of_articles}").fetchone()[0] == store.counts()[0]:
        return
    ids = [i for (i,) in db.execute(f"SELECT id {of_articles}")]
    for gone in {*ids} - store.held_ids(ids):
        _forget(db, gone)


def _drop_stories(db: Index, issues: Collection[str]) -> None:
    """Forget what these issues tell."""
    rows = db.execute("SELECT row, issue FROM things WHERE kind = 'story'").fetchall() if issues else []
    _drop_rows(db, (row for row, issue in rows if issue in issues))
    gone = sorted(issues)
    for part in (gone[start : start + _BATCH] for start in range(0, len(gone), _BATCH)):
        db.execute(f"DELETE FROM carried WHERE issue IN ({', '.join('?' for _ in part)})", part)  # noqa: S608  likewise


def _forget(db: Index, article_id: str) -> None:
    found = db.execute("SELECT row FROM things WHERE kind = 'article' AND id = ?", (article_id,)).fetchall()
    _drop_rows(db, (row for (row,) in found))


def _drop_rows(db: Index, rows: Iterable[int]) -> None:
    for row in rows:
        db.drop_text(row)
        for table in ("things", "said"):
            db.execute(f"DELETE FROM {table} WHERE row = ?", (row,))  # noqa: S608  likewise


def _put_article(db: Index, article: Article, moment: datetime, look: Look) -> None:
    about = (article.language, article.title or "", article.text)
    row = _put(db, "article", article.id, moment, look, None, None, *about)
    db.execute(_SAID, (row, article.outlet, article.outlet.casefold(), ""))


def _put_issue(db: Index, issue: Issue, look: Look) -> None:
    from monitor.render import sheet

    languages = {a.id: a.language for a in issue.articles}
    if not issue.stories:
        db.execute("INSERT INTO carried VALUES ('', ?, '')", (issue.id,))  # it was read, and tells nothing
    for story, leaf in zip(issue.stories, sheet(issue, look).stories, strict=True):
        body = "\n\n".join(p.text for p in leaf.passages if p.kind not in ("headline", "title"))
        language = next((languages.get(i) for i in story.article_ids), None)
        name = f"{issue.id}#{story.id}"
        row = _put(
            db,
            "story",
            name,
            issue.generated_at,
            look,
            issue.id,
            leaf.anchor,
            language,
            leaf.headline,
            body,
        )
        pairs = {(outlet, topic) for outlet in story.outlets for topic in (*story.topics, "")}
        db.executemany(_SAID, [(row, o, o.casefold(), t) for o, t in sorted(pairs)])
        db.executemany("INSERT INTO carried VALUES (?, ?, ?)", [(i, issue.id, leaf.anchor) for i in story.article_ids])


def _put(
    db: Index,
    kind: str,
    identity: str,
    moment: datetime,
    look: Look,
    issue: str | None,
    place: str | None,
    language: str | None,
    title: str,
    body: str,
) -> int:
    values = (kind, identity, _utc(moment), issue, place, language)
    row = int(db.execute(_THING, values).fetchone()[0])
    day = moment.astimezone(look.zone).date().isoformat()
    db.put_text(row, _plain(title), _plain(body), " ".join(marks(day)))
    learn(db, f"{title}\n{body}", language or look.language)
    return row


def _plain(text: str) -> str:
    """`text` for the index, with its paragraphs."""
    return "\n".join(searchable(line) for line in text.splitlines())


# --- what is asked for, and what is shown ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What else a search asks for."""

    outlets: Sequence[str]
    topic: tuple[str, str] | None  #: id and match
    since: datetime | None
    until: datetime | None


def _conditions(db: Index, asked: _Narrowed) -> tuple[str, list[object]]:
    """The condition on `things` that it is, with its values."""
    tests: list[str] = ["TRUE"]
    values: list[object] = []
    if asked.outlets:
        wanted = ", ".join("?" for _ in asked.outlets)
        tests.append(f"things.row IN (SELECT row FROM said WHERE folded IN ({wanted}))")  # noqa: S608  likewise
        values += [outlet.casefold() for outlet in asked.outlets]
    if asked.topic:
        meant = db.meaning(read(asked.topic[1]), lambda words: [quoted(words)], lambda day: [mark_of(day)])
        of_it = "things.row IN (SELECT row FROM said WHERE topic = ?)"
        tests.append(f"({of_it} OR kind = 'article' AND {meant.test})")
        values += [asked.topic[0], *meant.values]
    for sign, moment in ((">=", asked.since), ("<=", asked.until)):
        if moment:
            tests.append(f"day {sign} ?")
            values.append(_utc(moment))
    return " AND ".join(tests), values


def _hit(db: Index, found: Sequence[object], home: str) -> Hit:
    row, kind, name, day, issue, place, language, title, body = found
    if kind == "article":
        carried = "SELECT issue, place FROM carried WHERE article = ? ORDER BY issue DESC LIMIT 1"
        issue, place = db.execute(carried, (name,)).fetchone() or (None, None)
    outlets = db.execute("SELECT DISTINCT outlet FROM said WHERE row = ? ORDER BY outlet", (row,))
    text, marks = best(str(title), str(body), str(language) if language else None)
    return Hit(
        kind=str(kind),
        id=str(name).rpartition("#")[2],
        day=str(day)[:10],
        outlets=tuple(outlet for (outlet,) in outlets),
        title=bare(str(title)),
        sentence=text,
        marks=marks,
        issue=str(issue) if issue else None,
        address=f"{home}{issue}/index.html#{place}" if issue else None,
    )


def _of_a_dropped_issue(hit: Hit, store: Store, dropped: Container[str]) -> Hit:
    """The hit with the issue that held it, where that was dropped."""
    last = store.last_with(hit.id) if hit.kind == "article" and hit.issue is None else None
    return replace(hit, issue=last) if last in dropped else hit


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
