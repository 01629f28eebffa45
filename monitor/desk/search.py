"""Search over all articles and issues, in the terminal.

SQLite's FTS5 holds the index, in a file beside the store that can be deleted at any time: before each search it is
brought in step with the store, so that one made before there was a search is found in too, and any store will do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.codec import encode
from monitor.desk.marked import OFF, ON, bare, best
from monitor.desk.vocabulary import NAMES, TABLES, Vocabulary, learn
from monitor.digest.choose.days import dates, mark_of, marks, phrases
from monitor.digest.choose.query import Day, Node, read
from monitor.digest.choose.topics import TOKENIZER, compile_query, expression, searchable
from monitor.errors import StoreError, Trouble
from monitor.language.search.months import months, spoken
from monitor.language.text.near import near
from monitor.models import Article, Issue
from monitor.steps import Step, Tell, each, silent
from monitor.store import Store
from monitor.store.faults import explained

if TYPE_CHECKING:
    from monitor.render import Look

_FORM = 3  # of the index; another one is made anew
_BATCH = 500
_UNWRITABLE: tuple[Trouble, ...] = ("read-only", "full", "misplaced", "other")
_REMEDY = "cannot be used; delete it, it is made again"
_REMEDIES: dict[Trouble, str] = {"locked": "is in use by another search; try again when that has ended"}

_TABLES = f"""
CREATE TABLE IF NOT EXISTS facts (form INTEGER NOT NULL, reached INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS things (
    row INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL,
    issue TEXT, place TEXT, language TEXT, UNIQUE (kind, id));
CREATE INDEX IF NOT EXISTS things_language ON things (language);
CREATE TABLE IF NOT EXISTS said (row INTEGER NOT NULL, outlet TEXT NOT NULL, topic TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS said_row ON said (row);
CREATE TABLE IF NOT EXISTS carried (article TEXT NOT NULL, issue TEXT NOT NULL, place TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS carried_article ON carried (article);
CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(title, body, dated, tokenize="{TOKENIZER}");
{TABLES}"""
_RANK = "bm25(texts, 4.0, 1.0, 0.5)"  # a word in the headline weighs most, a date least


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
    address: str | None  #: of the story in that issue: on the web where the archive is there, else in its folder


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
    narrowed = _conditions(outlets, topic, since, until)
    seek = partial(_sought, store, look, query, language, narrowed, limit, newest, home, outlets, tell)
    try:
        return seek(index)
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
    narrowed: tuple[str, list[object]],
    limit: int,
    newest: bool,
    home: str,
    outlets: Sequence[str],
    tell: Tell,
    index: Path | None,
) -> Found:
    """What `find` finds, with the index in that file; without one it is made in memory, and gone afterwards."""
    with closing(_opened(index)) as db:
        with db:
            _keep_in_step(db, store, look, tell)
        languages = spoken(_languages(db), language)
        node = read(query, dates(months(languages)))
        words = Vocabulary(db, languages)
        where, values = narrowed[0], [_meaning(node, words, languages), *narrowed[1]]
        count = db.execute(f"SELECT count(*) {where}", values).fetchone()[0]
        columns = "things.row, kind, things.id, day, issue, place, language"
        marked = "highlight(texts, 0, ?, ?), highlight(texts, 1, ?, ?)"
        order = "things.day DESC, kind" if newest else f"{_RANK}, things.day DESC, kind"
        rows = db.execute(
            f"SELECT {columns}, {marked} {where} ORDER BY {order}, things.id LIMIT ?",
            [ON, OFF, ON, OFF, *values, limit],
        ).fetchall()
        hits = [_hit(db, row, home) for row in rows]
        return Found(
            hits, count, [] if count else _unheard(db, outlets), words.meant(node, query), _by(db, where, values)
        )


def _languages(db: sqlite3.Connection) -> list[str]:
    found, last = list[str](), ""
    while (row := db.execute("SELECT min(language) FROM things WHERE language > ?", (last,)).fetchone())[0] is not None:
        found.append(last := row[0])
    return found


def _meaning(node: Node, words: Vocabulary, languages: frozenset[str]) -> str:
    """The FTS5 expression of a query, with all forms of its words and all ways to write its dates."""

    def day(asked: Day) -> str:
        written = [f'"{phrase}"' for phrase in phrases(asked, months(languages))]
        return f"({' OR '.join([f'dated : {mark_of(asked)}', *written])})"

    return expression(node, words.forms, day)


def _by(db: sqlite3.Connection, where: str, values: Sequence[object]) -> dict[str, list[tuple[str, int]]]:
    """How many of what was found each topic, outlet and month has, most first; of months the newest first."""
    inside = f"(SELECT things.row {where})"
    said = "SELECT {0}, count(DISTINCT row) AS n FROM said WHERE {0} != '' AND row IN {1} GROUP BY {0}"
    month = "SELECT substr(day, 1, 7) AS m, count(*) AS n FROM things WHERE row IN {1} GROUP BY m"
    rows = {
        "topic": db.execute(f"{said.format('topic', inside)} ORDER BY n DESC, topic", values),
        "outlet": db.execute(f"{said.format('outlet', inside)} ORDER BY n DESC, outlet", values),
        "month": db.execute(f"{month.format('', inside)} ORDER BY m DESC", values),
    }
    return {name: found.fetchall() for name, found in rows.items()}


def _unheard(db: sqlite3.Connection, outlets: Sequence[str]) -> list[str]:
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


def _opened(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path or ":memory:", timeout=30)
    db.create_function("folded", 1, str.casefold, deterministic=True)  # SQLite's lower() knows a to z only
    db.executescript(_TABLES)
    if db.execute("SELECT form FROM facts").fetchone() not in ((_FORM,), None):
        for table in ("facts", "things", "said", "carried", "texts", *NAMES):
            db.execute(f"DROP TABLE IF EXISTS {table}")
        db.executescript(_TABLES)
    if db.execute("SELECT form FROM facts").fetchone() is None:
        db.execute("INSERT INTO facts VALUES (?, 0)", (_FORM,))
    return db


def _keep_in_step(db: sqlite3.Connection, store: Store, look: Callable[[], Look], tell: Tell) -> None:
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
    indexed = {issue for (issue,) in db.execute("SELECT DISTINCT issue FROM things WHERE kind = 'story'")}
    for issue_id in each(tell, "indexing issues", [i for i in store.issue_ends() if i not in indexed]):
        if issue := store.issue(issue_id):
            _put_issue(db, issue, look())


def _drop_what_is_gone(db: sqlite3.Connection, store: Store) -> None:
    of_articles = "FROM things WHERE kind = 'article'"
    if db.execute(f"SELECT count(*) {of_articles}").fetchone()[0] == store.counts()[0]:
        return
    ids = [i for (i,) in db.execute(f"SELECT id {of_articles}")]
    for gone in {*ids} - store.held_ids(ids):
        _forget(db, gone)


def _forget(db: sqlite3.Connection, article_id: str) -> None:
    for (row,) in db.execute("SELECT row FROM things WHERE kind = 'article' AND id = ?", (article_id,)).fetchall():
        for table, column in (("things", "row"), ("said", "row"), ("texts", "rowid")):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (row,))  # noqa: S608  likewise


def _put_article(db: sqlite3.Connection, article: Article, moment: datetime, look: Look) -> None:
    about = (article.language, article.title or "", article.text)
    row = _put(db, "article", article.id, moment, look, None, None, *about)
    db.execute("INSERT INTO said VALUES (?, ?, '')", (row, article.outlet))


def _put_issue(db: sqlite3.Connection, issue: Issue, look: Look) -> None:
    from monitor.render import sheet

    languages = {a.id: a.language for a in issue.articles}
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
        db.executemany("INSERT INTO said VALUES (?, ?, ?)", [(row, o, t) for o, t in sorted(pairs)])
        db.executemany("INSERT INTO carried VALUES (?, ?, ?)", [(i, issue.id, leaf.anchor) for i in story.article_ids])


def _put(
    db: sqlite3.Connection,
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
    row = db.execute(
        "INSERT INTO things (kind, id, day, issue, place, language) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, identity, _utc(moment), issue, place, language),
    ).lastrowid
    assert row is not None  # noqa: S101  an INSERT into a table with a key has one
    known = (row, _plain(title), _plain(body), " ".join(marks(moment.astimezone(look.zone).date().isoformat())))
    db.execute("INSERT INTO texts (rowid, title, body, dated) VALUES (?, ?, ?, ?)", known)
    learn(db, f"{title}\n{body}", language or look.language)
    return row


def _plain(text: str) -> str:
    """`text` for the index, with its paragraphs."""
    return "\n".join(searchable(line) for line in text.splitlines())


# --- what is asked for, and what is shown ------------------------------------------------------------------------


def _conditions(
    outlets: Sequence[str],
    topic: tuple[str, str] | None,
    since: datetime | None,
    until: datetime | None,
) -> tuple[str, list[object]]:
    tests: list[str] = ["texts MATCH ?"]
    values: list[object] = []
    if outlets:
        wanted = ", ".join("?" for _ in outlets)
        tests.append(f"things.row IN (SELECT row FROM said WHERE folded(outlet) IN ({wanted}))")  # noqa: S608  likewise
        values += [outlet.casefold() for outlet in outlets]
    if topic:
        tests.append(
            "(things.row IN (SELECT row FROM said WHERE topic = ?) OR kind = 'article' AND"
            " things.row IN (SELECT rowid FROM texts WHERE texts MATCH ?))"
        )
        values += [topic[0], compile_query(topic[1])]
    for sign, moment in ((">=", since), ("<=", until)):
        if moment:
            tests.append(f"day {sign} ?")
            values.append(_utc(moment))
    return f"FROM texts JOIN things ON things.row = texts.rowid WHERE {' AND '.join(tests)}", values


def _hit(db: sqlite3.Connection, found: Sequence[object], home: str) -> Hit:
    row, kind, name, day, issue, place, language, title, body = found
    if kind == "article":
        carried = "SELECT issue, place FROM carried WHERE article = ? ORDER BY issue DESC LIMIT 1"
        issue, place = db.execute(carried, (name,)).fetchone() or (None, None)
    outlets = db.execute("SELECT DISTINCT outlet FROM said WHERE row = ? ORDER BY rowid", (row,))
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


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
