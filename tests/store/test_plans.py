"""What SQLite does for each question to the store: it goes by an index to what was asked for, and reads no table whole
but where all of it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from monitor.models import Document, Withdrawal
from monitor.naming import Register, key_of
from monitor.store import Kept, Reader, Store, Watched, tables
from tests.build import RECEIVED, article, story
from tests.store.test_store import URL, an_issue

pytestmark = pytest.mark.sqlite

Asked = list[tuple[str, Any]]
_WHOLE = re.compile(r"SCAN (\w+)")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    told = [replace(article(f"Text {n}.", id=f"a{n}"), url=f"https://heron.example/{n}") for n in range(3)]
    with Store.open(URL, tmp_path) as opened:
        opened.keep([Kept(a.id, "d", "1", b"raw", a, first=True) for a in told], UTC, RECEIVED)
        opened.regroup([story(told[0])], gone=())
        opened.add_issue(an_issue("i"), {"a0": 1}, listing="{}", recipients=["desk@example.org"])
        yield opened


#: a question, and the tables that it may read whole, once each
QUESTIONS: list[tuple[str, Callable[[Store], object], list[str]]] = [
    ("one article", lambda s: s.articles(["a1"]), []),
    ("articles", lambda s: s.articles(["a1", "a0"]), []),
    ("each", lambda s: list(s.each(["a1", "a0"])), []),
    ("a version", lambda s: s.version("a1", 1), []),
    ("an address", lambda s: s.called_at("https://heron.example/1"), []),
    ("documents read as", lambda s: s.read_as(["k"]), []),
    ("a document by what it holds", lambda s: s.is_read("d", "1"), []),
    ("whether there is any article", lambda s: s.holds_any(), ["articles"]),  # its first row
    ("the names of sources", lambda s: s.sources(), []),
    ("articles of a time", lambda s: s.entries(RECEIVED, RECEIVED), []),
    ("some entries", lambda s: s.entries_of(["a1"]), []),
    ("what waits", lambda s: s.untold("clippings", RECEIVED, RECEIVED), []),
    ("what waits and is old", lambda s: s.untold_again("clippings", RECEIVED), []),
    ("what was told of a time", lambda s: s.told(RECEIVED, RECEIVED, None, 5), []),
    ("what was told before", lambda s: s.told(RECEIVED, RECEIVED, RECEIVED, 5), []),
    ("which of these were held", lambda s: s.held_of(["a1"]), []),
    ("which of these were held before", lambda s: s.held_of(["a1"], RECEIVED), []),
    ("whether an issue has news", lambda s: s.holds_news("i"), []),
    ("the last issue that held it", lambda s: s.last_with("a0"), []),
    ("what changed", lambda s: s.changed(0), []),
    ("the last change", lambda s: s.last_change(), []),
    ("what was read of late", lambda s: s.read_since(RECEIVED), []),
    ("what was read last", lambda s: s.read_last("clippings"), []),
    (
        "what grew too old",
        lambda s: s.prune(RECEIVED, 1),
        ["sightings", "documents", "documents"],
    ),  # the sizes, along an index
    ("ids held", lambda s: s.held_ids(["a1"]), []),
    ("versions", lambda s: list(s.versions("a1")), []),
    ("the story of an article", lambda s: s.story_of("a0"), []),
    ("what has no story", lambda s: s.unplaced(), []),
    ("a name", lambda s: s.called("a1.txt"), ["articles"]),  # an origin stands in the body only
    ("all articles", lambda s: s.entries(), ["articles"]),
    ("counts", lambda s: s.counts(), ["articles", "stories"]),  # along an index
    ("counts of sources", lambda s: s.counts_by_source(), ["articles", "articles"]),  # likewise
    ("documents of articles", lambda s: list(s.raw_documents(["a1"])), []),
    ("latest documents", lambda s: s.latest_documents(["a1"]), []),
    ("articles kept", lambda s: s.keep([Kept("k", "e", "1", b"r", article("New.", id="a1"), True)], UTC, RECEIVED), []),
    ("stories", lambda s: s.stories(["s1"]), []),
    ("a story by its beginning", lambda s: s.stories_called("s"), []),
    ("stories regrouped", lambda s: s.regroup([story(article("Text.", id="a1"))], gone=["s1"]), []),
    ("what an issue held", lambda s: s.held(["i"]), []),
    ("an issue", lambda s: s.issue("i"), []),
    ("issues that were dropped", lambda s: s.dropped(), []),
    ("whether an issue was dropped", lambda s: s.is_dropped("i", RECEIVED), []),
    ("issues half dropped", lambda s: s.half_dropped(), []),
    ("an issue dropped", lambda s: s.drop_issues(["i"], RECEIVED), []),
    ("an issue dropped wholly", lambda s: s.forget_listings(["i"]), []),
    ("issues that are too old", lambda s: s.outlived(RECEIVED, 5), []),
    ("an issue published", lambda s: s.mark_published("i"), []),
    ("pages", lambda s: s.watched(["a1"]), ["pages"]),  # those that were missing the last time
    ("a page", lambda s: s.watch("a1", Watched("https://heron.example/1", None, None), RECEIVED), []),
    ("withdrawn when told", lambda s: s.withdrawn_when_told(RECEIVED + timedelta(days=1)), []),
    ("an article withdrawn", lambda s: s.withdraw("a1", Withdrawal(RECEIVED, "gone")), []),
    ("a withdrawal undone", lambda s: s.restore("a1", RECEIVED), []),
    ("a slot", lambda s: s.done("2025-08-13T07:00"), []),
    ("attempts", lambda s: s.attempts("2025-08-13T07:00"), []),
    ("readers on record", lambda s: s.readers(), ["readers"]),
    ("a reader kept", lambda s: s.keep_reader(Reader("m", None, "asked", RECEIVED, "")), []),
    ("issues left open", lambda s: s.left_open(RECEIVED), ["facts"]),
    ("mails taken of an issue", lambda s: s.count_taken("i"), []),
    ("refused mails", lambda s: s.mails("refused"), []),
    ("a mail taken since", lambda s: s.took("desk@example.org", RECEIVED), []),
]


@pytest.mark.parametrize(("ask", "whole"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_a_question_costs_what_it_finds(store: Store, ask: Callable[[Store], object], whole: list[str]) -> None:
    with asked(store) as statements:
        ask(store)
    assert statements
    assert [table for s in statements for table in read_whole(store, *s)] == whole


def test_a_name_is_looked_for_among_ids_addresses_and_origins(store: Store) -> None:
    names = ["a1", "a", "a2.txt", "https://heron.example/0", "a1.tx", "%", "\udcff", ""]
    found = [store.called(name) for name in names]
    assert found == [["a1"], ["a0", "a1", "a2"], ["a2"], ["a0"], [], [], [], ["a0", "a1", "a2"]]


def test_articles_are_read_in_parts_while_they_are_asked_for(store: Store) -> None:
    many = [article("Text.", id=f"b{n:04}") for n in range(1_200)]
    store.keep([Kept(a.id, "d", "1", b"raw", a, first=True) for a in many], UTC, RECEIVED)
    with asked(store) as statements:
        walk = store.each(a.id for a in many)
        next(walk)
        begun = len(statements)
        assert [a.id for a in walk] == [a.id for a in many[1:]]
    assert begun * 3 == len(statements)


class asked:  # noqa: N801  used as a function
    """The statements that the store runs meanwhile, with their parameters."""

    def __init__(self, store: Store) -> None:
        self.engine, self.found = store._engine, Asked()

    def __enter__(self) -> Asked:
        sa.event.listen(self.engine, "before_cursor_execute", self._note)
        return self.found

    def __exit__(self, *error: object) -> None:
        sa.event.remove(self.engine, "before_cursor_execute", self._note)

    def _note(self, db: object, cursor: object, statement: str, parameters: Any, context: object, many: bool) -> None:
        self.found.append((statement, parameters[0] if many else parameters))


def read_whole(store: Store, statement: str, parameters: Any) -> list[str]:
    """The tables that SQLite reads from end to end for a statement, by its own plan."""
    if statement.startswith("INSERT"):
        return []
    with store._engine.connect() as db:
        plan = db.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        found = [table for row in plan for table in _WHOLE.findall(row[3])]
    return [table for table in found if table in tables.ALL.tables]


def test_a_new_document_takes_few_questions_and_reads_no_table_whole(store: Store) -> None:
    register = Register(store, UTC, RECEIVED)
    with asked(store) as statements:
        for n in range(40):
            fresh = article(f"A text of its own, number {n}.", id=f"new{n}")
            document = Document("clippings", f"inbox/new{n}.txt", None, "text", fresh.text)
            kept = Kept(key_of(document), f"d{n}", "1", b"raw", fresh, first=True)
            assert register.settle(document, kept).article.id == f"new{n}"
    assert len(statements) <= 2 * 40
    assert not [table for s in statements for table in read_whole(store, *s)]
