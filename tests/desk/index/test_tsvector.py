"""The index on a server means by a query what FTS5 does: the same texts, in the same order, marked alike."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import UTC
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main
from monitor.desk.index import base
from monitor.desk.index.base import Index, Meaning
from monitor.desk.index.fts5 import FileIndex
from monitor.desk.index.tsvector import ServerIndex
from monitor.digest.choose.days import mark_of, phrases
from monitor.digest.choose.query import Day, Words, read
from monitor.digest.choose.topics import quoted
from monitor.store import Kept, Store
from monitor.store.engines.servers import ServerHome
from tests.build import RECEIVED, article
from tests.desk.index.filled import MILLS, best, filled
from tests.store.engines.test_servers import SECRET, admin

pytestmark = pytest.mark.postgres
WORDS = [*"the pier ferry mill it's O'Neil U.S. Café Київ об'єкт й港 港口 tide* 12.5 naïve ferries | : & !".split()]
WORDS += ["x\\y", "'\\", '"q"']
LONG = "the quay " * 300 + " ".join(f"w{n}" for n in range(17_000)) + " last lantern burns on the quay"
TEXTS = [
    ("Mill burns", "Fire took the old mill near the pier on Monday."),
    ("Ferry stops", "The ferry to the pier stops. Its engine needs repair, the council says, after 40 years of tide."),
    ("Ferry", "ferry ferry ferry and a pier of the old mill"),
    ("Long", LONG),
    ("A word", "z" * 900 + " and " + "z" * 899 + "y"),
    ("", "no headline, old mill. Mill, old"),
    ("港口關閉", "港口在星期一關閉，渡輪停運。"),
]
QUERIES = [
    "mill",
    "MILL pier",
    "pier OR lantern",
    "ferry NOT engine",
    "(ferry OR mill) NOT (engine OR fire)",
    '"old mill"',
    '"mill old"',
    '"old mi"*',
    "fer*",
    "last lantern",
    '"last lantern burns on the quay"',
    '"the quay the quay"',
    '"w16998 w16999 last"',
    "NEAR(old mill, 0)",
    "NEAR(engine council, 3)",
    "NEAR(engine council, 2)",
    'NEAR("last lantern" quay, 3)',
    "NEAR(fire mill pier, 4)",
    "NEAR(fire mill pier, 3)",
    "z" * 900,
    "z" * 899 + "y",
    "z" * 600 + "*",
    "港口",
    "nowhere",
    "nowhere OR mill",
    "mill AND nowhere",
    "U.S.",
    "O'Neil",
    "x\\y",
]


@pytest.fixture
def home(tmp_path: Path) -> ServerHome:
    name = sha256(str(tmp_path).encode()).hexdigest()[:20]
    return ServerHome(f"{os.environ['MONITOR_TEST_STORE']}?schema=s_{name}", tmp_path)


@pytest.fixture
def server(home: ServerHome) -> Iterator[Index]:
    with home.beside(patience=5) as engine, engine.connect() as db:
        index = ServerIndex(db)
        yield index
        index.close()


def counted(index: Index, meaning: Meaning) -> int:
    found = index.execute(f"SELECT count(*) FROM things WHERE {meaning.test}", meaning.values).fetchone()  # noqa: S608
    return int(found[0])


def first_of_august(text: str, place: int) -> tuple[Day, int] | None:
    return (Day("1 August", None, 8, 1), place + 8) if text.startswith("1 August", place) else None


def alike(one: Index, other: Index, query: str) -> int:
    """Both find the same, best first and newest first; how many that is."""
    months = {"august": 8}

    def asked(index: Index, *, newest: bool) -> list[tuple[object, ...]]:
        node = read(query, first_of_august)
        meaning = index.meaning(node, lambda w: [quoted(w)], lambda d: [mark_of(d), *phrases(d, months)])
        chosen = index.chosen(meaning, "things.row > ?", [0])
        rows = index.shown(meaning, chosen, newest=newest, limit=100)
        assert len(rows) == chosen.count == counted(index, meaning)
        return [tuple(row) for row in rows]

    assert asked(one, newest=True) == asked(other, newest=True)
    best, theirs = asked(one, newest=False), asked(other, newest=False)
    if "NEAR" in query:  # FTS5 ranks by the words that stand near each other, and not by all
        assert sorted(map(repr, best)) == sorted(map(repr, theirs))
    else:
        assert best == theirs
    return len(best)


def test_each_query_finds_the_same_and_marks_it_alike(server: Index) -> None:
    file = filled(FileIndex(None), TEXTS)
    filled(server, TEXTS)
    found = {query: alike(file, server, query) for query in QUERIES}
    assert found["mill"] == 3
    assert found['"w16998 w16999 last"'] == found['"last lantern burns on the quay"'] == 1
    assert (found["NEAR(engine council, 3)"], found["NEAR(engine council, 2)"]) == (1, 0)
    assert sum(found.values()) > 30


def test_days_are_found_by_their_marks_and_as_they_are_written(server: Index) -> None:
    texts = [*TEXTS, ("Fair", "The fair is on 1 August in Alvik.")] + [("Filler", "Nothing here.")] * 20
    file = filled(FileIndex(None), texts)
    filled(server, texts)
    assert alike(file, server, "1 August") == 2
    assert alike(file, server, "fair 1 August") == 1
    assert alike(file, server, "NEAR(fair Alvik, 9) NOT 1 August") == 0


def made_up(chance: random.Random, depth: int = 0) -> str:
    """A query of any shape."""
    words = [w for w in WORDS if any(c.isalnum() for c in w) and "*" not in w and '"' not in w]
    kind = (
        chance.choice(("word", "word", "prefix", "phrase", "near", "and", "or", "not", "side")) if depth < 3 else "word"
    )
    match kind:
        case "word":
            return chance.choice(words)
        case "prefix":
            return chance.choice(words)[:2] + "*"
        case "phrase":
            return f'"{chance.choice(words)} {chance.choice(words)}"'
        case "near":
            return f"NEAR({' '.join(chance.sample(words, chance.randint(2, 3)))}, {chance.randint(0, 6)})"
    sign = {"and": " AND ", "or": " OR ", "not": " NOT ", "side": " "}[kind]
    return f"({made_up(chance, depth + 1)}{sign}{made_up(chance, depth + 1)})"


def test_queries_and_texts_of_every_shape_mean_the_same(server: Index) -> None:
    chance = random.Random(17)  # noqa: S311  the same each time
    texts = [
        (" ".join(chance.choices(WORDS, k=3)), "\n".join(" ".join(chance.choices(WORDS, k=12)) for _ in range(2)))
        for _ in range(60)
    ]
    file = filled(FileIndex(None), texts)
    filled(server, texts)
    queries = [made_up(chance) for _ in range(120)]
    found = [alike(file, server, query) for query in queries]
    assert sum(1 for count in found if 0 < count < 60) > 40


def test_what_is_forgotten_is_found_no_more_and_another_form_is_made_anew(server: Index, home: ServerHome) -> None:
    filled(server, TEXTS)
    with server.saving():
        server.drop_text(1)
    meaning = server.meaning(read("fire"), lambda w: [quoted(w)], lambda d: [])
    assert counted(server, meaning) == 0
    with server.saving():
        server.execute("UPDATE facts SET form = 1")
    with home.beside(patience=5) as engine, engine.connect() as db:
        again = ServerIndex(db)
        assert again.execute("SELECT count(*) FROM texts").fetchone()[0] == 0
        again.close()


def test_what_is_not_saved_is_taken_back(server: Index) -> None:
    def stopped() -> None:
        with server.saving():
            server.put_text(9, "Mill", "burns", "")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        stopped()
    assert server.execute("SELECT count(*) FROM texts").fetchone()[0] == 0


def test_the_words_of_a_query_are_cut_as_fts5_does(server: Index) -> None:
    group = server.meaning(read("O'Neil"), lambda w: [quoted(w)], lambda d: []).group
    assert [phrase.tokens for phrase in group.phrases()] == [("o", "neil")]
    assert isinstance(read("O'Neil"), Words)


SOURCES = """\
newsletter: {{title: Norrvik News, timezone: UTC}}
sources: [{{name: clippings, kind: files, path: "inbox/*"}}]
store: {store}
"""


def searched(folder: Path, store: str, query: str) -> Result:
    (folder / "sources.yaml").write_text(SOURCES.format(store=store))
    return CliRunner().invoke(main, ["search", "--config", str(folder / "sources.yaml"), query])


def test_all_machines_use_one_index_and_who_may_only_read_makes_one_in_memory(home: ServerHome, tmp_path: Path) -> None:
    machines = [tmp_path / "heron", tmp_path / "tern"]
    for machine in machines:
        machine.mkdir()
    with Store.open(home.name, tmp_path) as store:
        store.keep([Kept("k", "d", "1", b"", article("The mill burns.", id="a1"), first=True)], UTC, RECEIVED)
    for machine in machines:
        assert "The *mill* burns." in searched(machine, home.name, "mill").output
        assert [*machine.rglob("*.search")] == []
    schema = home.name.partition("?schema=")[2]
    with admin() as db:
        assert db.execute(f"SELECT count(*) FROM {schema}_search.things").fetchone() == (1,)  # noqa: S608
        db.execute(f"CREATE ROLE looker LOGIN PASSWORD '{SECRET}'")
        try:
            db.execute(f"GRANT USAGE ON SCHEMA {schema} TO looker")
            db.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO looker")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MONITOR_STORE_PASSWORD", SECRET)
                looking = home.name.replace("//monitor@", "//looker@")
                assert "The *mill* burns." in searched(machines[0], looking, "mill").output
        finally:
            db.execute("DROP OWNED BY looker")
            db.execute("DROP ROLE looker")


def test_of_very_many_those_are_weighed_that_were_taken_in_last(server: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    assert best(filled(server, MILLS), "mill") == (6, [1, 6, 5])
    monkeypatch.setattr(base, "RANKED", 4)
    assert best(server, "mill") == (6, [6, 5, 4])
    assert best(server, "mill", newest=True) == (6, [7, 6, 5])
