"""A store on a PostgreSQL server: what can be the matter with it, its locks, and that it is left as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import psutil
import pytest
import sqlalchemy as sa

from monitor.errors import StoreError, Trouble
from monitor.store import SCHEMA, Kept, Store, opening, steps, tables
from tests.build import RECEIVED, article, story
from tests.store.test_store import an_issue

pytestmark = pytest.mark.postgres
SERVER = os.environ.get("MONITOR_TEST_STORE", "")
PASSWORD = os.environ.get("MONITOR_STORE_PASSWORD", "")
GUEST, SECRET = "guest", "a word for guests"


@contextmanager
def admin(database: str | None = None) -> Iterator[Any]:
    """A connection that may do anything."""
    import psycopg

    url = sa.make_url(SERVER)
    with psycopg.connect(
        host=url.host,
        port=url.port,
        user=url.username,
        dbname=database or url.database,
        password=PASSWORD,
        autocommit=True,
    ) as db:
        yield db


@pytest.fixture
def schema(tmp_path: Path) -> str:
    return f"s_{sha256(str(tmp_path).encode()).hexdigest()[:20]}"


@pytest.fixture
def url(schema: str) -> str:
    return f"{SERVER}?schema={schema}"


@pytest.fixture
def guest() -> Iterator[str]:
    """Another user of the server, who may do nothing yet: the address of the server for that one."""
    with admin() as db:
        db.execute(f"CREATE ROLE {GUEST} LOGIN PASSWORD '{SECRET}'")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITOR_STORE_PASSWORD", SECRET)
        yield sa.make_url(SERVER).set(username=GUEST).render_as_string()
    with admin() as db:
        db.execute(f"DROP OWNED BY {GUEST}")
        db.execute(f"DROP ROLE {GUEST}")


def keep(store: Store, *texts: str) -> int:
    read = [article(text, id=f"a{n}") for n, text in enumerate(texts)]
    return store.keep([Kept(a.id, a.text, "1", b"raw", a, first=True) for a in read], UTC, RECEIVED)


def held(url: str, base: Path) -> list[str]:
    with Store.open(url, base, reading=True) as store:
        return [a.text for a in store.articles(e.id for e in store.entries())]


def refused(url: str, base: Path, **how: bool) -> StoreError:
    """What opening it says."""
    with pytest.raises(StoreError) as caught, Store.open(url, base, **how):
        pass
    return caught.value


# --- opening ------------------------------------------------------------------------------------------------------


def of_host(name: str) -> Callable[[], str]:
    return lambda: sa.make_url(SERVER).set(host=name).render_as_string()


UNOPENED: list[tuple[str, Callable[[], str], Trouble, str]] = [
    ("no such host", of_host("no-such-host.invalid"), "unreachable", "correct host and port"),
    ("no server", lambda: sa.make_url(SERVER).set(port=1).render_as_string(), "unreachable", "start it"),
    ("no database", lambda: sa.make_url(SERVER).set(database="nowhere").render_as_string(), "misplaced", "CREATE DATA"),
    ("no user", lambda: sa.make_url(SERVER).set(username="nobody").render_as_string(), "denied", "MONITOR_STORE_PASS"),
    ("no option", lambda: f"{SERVER}?tide=high", "other", "tide"),
]


@pytest.mark.parametrize("reading", [False, True])
@pytest.mark.parametrize(("address", "kind", "words"), [r[1:] for r in UNOPENED], ids=[r[0] for r in UNOPENED])
def test_what_keeps_it_from_being_opened_has_its_own_words(
    address: Callable[[], str], kind: Trouble, words: str, reading: bool, tmp_path: Path
) -> None:
    error = refused(address(), tmp_path, reading=reading)
    assert (error.kind, words in str(error), PASSWORD in str(error)) == (kind, True, False)


def test_a_wrong_password_is_told_and_not_shown(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_STORE_PASSWORD", "low tide")
    error = refused(url, tmp_path)
    assert (error.kind, "low tide" in str(error)) == ("denied", False)
    monkeypatch.delenv("MONITOR_STORE_PASSWORD")
    assert refused(url, tmp_path).kind == "denied"


def test_the_password_may_be_where_other_programs_have_it(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    monkeypatch.delenv("MONITOR_STORE_PASSWORD")
    with Store.open(url, tmp_path) as store:
        assert keep(store, "One.") == 1


def test_who_may_make_nothing_is_told_what_is_missing(guest: str, tmp_path: Path) -> None:
    error = refused(f"{guest}?schema=quay", tmp_path)
    assert (error.kind, "GRANT" in str(error)) == ("read-only", True)


def test_who_may_only_read_can_look(guest: str, url: str, schema: str, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch, admin() as db:
        patch.setenv("MONITOR_STORE_PASSWORD", PASSWORD)
        with Store.open(url, tmp_path) as store:
            keep(store, "One.")
        db.execute(f"GRANT USAGE ON SCHEMA {schema} TO {GUEST}")
        db.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {GUEST}")
    theirs = f"{guest}?schema={schema}"
    assert held(theirs, tmp_path) == ["One."]
    with Store.open(theirs, tmp_path) as store, pytest.raises(StoreError, match="GRANT") as caught:
        keep(store, "Two.")
    assert caught.value.kind == "read-only"


def test_a_user_who_has_too_many_connections_is_told_so(guest: str, tmp_path: Path) -> None:
    with admin() as db:
        db.execute(f"ALTER ROLE {GUEST} CONNECTION LIMIT 0")
    assert refused(guest, tmp_path).kind == "unreachable"


def test_a_database_that_cannot_hold_every_letter_is_refused(tmp_path: Path) -> None:
    with admin() as db:
        db.execute("CREATE DATABASE narrow ENCODING 'SQL_ASCII' TEMPLATE template0")
        try:
            error = refused(sa.make_url(SERVER).set(database="narrow").render_as_string(), tmp_path)
            assert (error.kind, "UTF8" in str(error)) == ("misplaced", True)
        finally:
            db.execute("DROP DATABASE narrow WITH (FORCE)")


def test_without_psycopg_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'monitor[postgres]'" in str(refused(SERVER, tmp_path))


BROKEN: list[tuple[str, str, Trouble]] = [
    ("a column is missing", "ALTER TABLE {}.articles DROP COLUMN body", "damaged"),
    ("a table is missing", "DROP TABLE {}.outbox", "damaged"),
    ("another program's", "DROP SCHEMA {0} CASCADE; CREATE SCHEMA {0}; CREATE TABLE {0}.songs (title text)", "damaged"),
    ("no number", "UPDATE {}.facts SET value = 'x' WHERE key = 'schema'", "damaged"),
    ("a later one", "UPDATE {}.facts SET value = '99' WHERE key = 'schema'", "newer"),
]


@pytest.mark.parametrize("how", [{}, {"reading": True}, {"scratch": True}], ids=["writing", "reading", "scratch"])
@pytest.mark.parametrize(("spoil", "kind"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_store_is_named_and_left(
    url: str, schema: str, tmp_path: Path, spoil: str, kind: Trouble, how: dict[str, bool]
) -> None:
    with Store.open(url, tmp_path) as store:
        keep(store, "One.")
    with admin() as db:
        db.execute(spoil.format(schema))
    error = refused(url, tmp_path, **how)
    assert (error.kind, schema in str(error)) == (kind, True)


def test_several_that_open_it_for_the_first_time_make_it_once(url: str, tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def enter() -> None:
        try:
            with Store.open(url, tmp_path) as store:
                store.entries()
        except BaseException as error:  # noqa: BLE001  whatever it is, the test fails
            failed.append(error)

    threads = [threading.Thread(target=enter) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert held(url, tmp_path) == []


# --- while it is open ---------------------------------------------------------------------------------------------


def end_connections() -> None:
    """Those of this process, as an administrator can; tests in other processes keep theirs."""
    ports = [c.laddr.port for c in psutil.Process().net_connections("tcp") if c.status == psutil.CONN_ESTABLISHED]
    ended = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE client_port = ANY(%s) AND pid <> pg_backend_pid()"
    )
    with admin() as db:
        assert db.execute(ended, (ports,)).fetchall()


def test_a_server_that_goes_away_is_told_and_asked_anew_afterwards(url: str, tmp_path: Path) -> None:
    with Store.open(url, tmp_path) as store:
        keep(store, "One.")
        end_connections()
        with pytest.raises(StoreError, match="try again") as caught:
            keep(store, "Two.")
        assert caught.value.kind == "unreachable"
        assert keep(store, "Two.") == 1


@pytest.mark.parametrize(
    ("code", "kind"),
    [("53100", "full"), ("55P03", "locked"), ("40P01", "locked"), ("XX001", "damaged"), ("22012", "other")],
)
def test_what_the_server_refuses_has_its_kind_by_its_code(url: str, tmp_path: Path, code: str, kind: Trouble) -> None:
    refusing = f"DO $$ BEGIN RAISE EXCEPTION 'so it is' USING ERRCODE = '{code}'; END $$"
    with Store.open(url, tmp_path) as store, store._engine.connect() as db:
        with pytest.raises(StoreError, match="so it is") as caught:
            db.exec_driver_sql(refusing)
        assert caught.value.kind == kind


def test_what_another_program_holds_is_waited_for_and_then_told(url: str, schema: str, tmp_path: Path) -> None:
    with Store.open(url, tmp_path, patience=0.1) as store, admin() as db, db.transaction():
        db.execute(f"LOCK TABLE {schema}.facts")
        with pytest.raises(StoreError, match="nothing is lost") as caught:
            store.let_go()
        assert caught.value.kind == "locked"


def test_a_text_with_nul_can_be_kept_and_found(url: str, tmp_path: Path) -> None:
    odd = replace(article("A\0B.", id="x\0y"), title="Mole\0head", origin="inbox/x\0y.txt", url="https://e.example/\0")
    with Store.open(url, tmp_path) as store:
        store.keep([Kept("k\0", "d", "1", b"\0raw\0", odd, first=True)], UTC, RECEIVED)
        assert store.articles(["x\0y"]) == [] or store.articles(["x\0y"])[0].text == "A\0B."
        assert store.called_at("https://e.example/\0") == ["Mole\ufdd0head"]
        assert len(store.called("https://e.example/\0")) == 1


def test_order_is_that_of_sqlite_whatever_the_language_of_the_server(url: str, tmp_path: Path) -> None:
    ids = ["a", "B", "b", "Z", "_", "é", "zz", "a-b", "a b", "😀", "ﬁ"]
    found = []
    for address in ("sqlite:///one.db", url):
        with Store.open(address, tmp_path) as store:
            store.keep([Kept(i, "d", "1", b"", article("T.", id=i), first=True) for i in ids], UTC, RECEIVED)
            found.append([e.id for e in store.entries()])
    assert found[0] == found[1] == sorted(ids)


def test_its_size_is_known_and_its_room_given_back(url: str, tmp_path: Path) -> None:
    with Store.open(url, tmp_path) as store:
        many = [Kept(f"k{n}", "d", "1", os.urandom(9000), article("T.", id=f"a{n}"), first=True) for n in range(200)]
        store.keep(many, UTC, RECEIVED)
        before = store.size()
        store.prune(RECEIVED + timedelta(days=1), 0)
        store.compact()
        assert store.size() < before / 2
        assert len(store.entries()) == 200


# --- locks --------------------------------------------------------------------------------------------------------

HOLDER = """
import sys
from pathlib import Path
from monitor.store import Store
with Store.open(sys.argv[1], Path(sys.argv[2])) as store, store.locked():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(url: str, base: Path) -> Iterator[subprocess.Popen[str]]:
    """One that holds the store."""
    command = [sys.executable, "-c", HOLDER, url, str(base)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_lock_keeps_other_processes_out_and_ends_with_its_own(url: str, tmp_path: Path) -> None:
    with another_process(url, tmp_path) as process, Store.open(url, tmp_path) as store:
        with pytest.raises(StoreError, match=r"another run is at work \(monitor on ") as caught, store.locked(0.2):
            pass
        assert caught.value.kind == "locked"
        with store.locked(0, name="mail"):  # another name is another lock
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        with store.locked(10):
            pass


def test_two_newsletters_in_one_database_do_not_wait_for_each_other(url: str, tmp_path: Path) -> None:
    with (
        Store.open(url, tmp_path) as one,
        Store.open(f"{url}_b", tmp_path) as other,
        one.locked(),
        other.locked(0),
    ):
        keep(one, "One.")
        assert other.entries() == []


def test_where_a_lock_is_lost_nothing_more_is_written(url: str, tmp_path: Path) -> None:
    with Store.open(url, tmp_path) as store:
        with store.locked():
            keep(store, "One.")
            end_connections()
            for _ in range(3):  # the first finds its own connection gone, the others could have a new one
                with pytest.raises(StoreError):
                    keep(store, "Two.")
        with store.locked():
            assert keep(store, "Three.") == 1
    assert held(url, tmp_path) == ["Three."]


# --- scratch, reading, older stores -------------------------------------------------------------------------------


def test_a_scratch_store_sees_everything_and_changes_nothing(url: str, tmp_path: Path) -> None:
    with Store.open(url, tmp_path) as store:
        keep(store, "One.")
        with Store.open(url, tmp_path, scratch=True) as passing, passing.locked():
            keep(passing, "Two.")
            passing.regroup([story(article("Two.", id="a0"))], gone=())
            passing.add_issue(an_issue("i"), {"a0": 2}, listing="{}", recipients=["desk@example.org"])
            assert [a.text for a in passing.articles(["a0"])] == ["Two."]
            assert keep(store, "Three.") == 1  # who works on it does not wait
        assert (store.stories(), store.issues()) == ([], [])
    assert held(url, tmp_path) == ["Three."]


def test_a_scratch_store_where_there_is_none_leaves_nothing(url: str, schema: str, tmp_path: Path) -> None:
    for how in ({"scratch": True}, {"reading": True}):
        with Store.open(url, tmp_path, **how) as store:
            keep(store, "One.")
    with admin() as db:
        assert db.execute("SELECT to_regnamespace(%s)", (schema,)).fetchone() == (None,)


def test_what_is_opened_to_read_cannot_write(url: str, tmp_path: Path) -> None:
    with Store.open(url, tmp_path) as store:
        keep(store, "One.")
    with Store.open(url, tmp_path, reading=True) as store, pytest.raises(StoreError) as caught:
        keep(store, "Two.")
    assert caught.value.kind == "read-only"


def made_of(first: int, url: str, schema: str, tmp_path: Path) -> None:
    """A store of that schema, by the steps that lead to it from nothing, with an article, an issue and a mail."""
    with admin() as db:
        db.execute(f"CREATE SCHEMA {schema}")
    from monitor.store.engines.servers import ServerHome

    with ServerHome(url, tmp_path)._engine(5) as engine, engine.begin() as db:
        for number in range(1, first):
            steps.STEPS[number](db)
        if first >= 4:
            told = article("One.", id="a0")
            db.exec_driver_sql(
                "INSERT INTO articles (id, version, latest, digest, source, url, moment, dated, story_id, body)"
                " VALUES ('a0', 1, true, 'd', 's', NULL, %s, true, NULL, %s)",
                (RECEIVED.isoformat(), opening_body(told)),
            )
        db.exec_driver_sql("INSERT INTO facts (key, value) VALUES ('schema', %s)", (str(first),))


def opening_body(told: Any) -> str:
    from monitor.codec import encode

    return encode(told)


@pytest.mark.parametrize("first", range(2, SCHEMA))
def test_an_older_store_is_carried_over(first: int, url: str, schema: str, tmp_path: Path) -> None:
    made_of(first, url, schema, tmp_path)
    expected = ["One."] if first >= 4 else []
    assert held(url, tmp_path) == expected  # a look at it carries a copy over
    with admin() as db:
        assert db.execute(f"SELECT value FROM {schema}.facts").fetchall() == [(str(first),)]  # noqa: S608
    with Store.open(url, tmp_path) as store:
        assert [a.text for a in store.articles(e.id for e in store.entries())] == expected
        keep(store, "Two.")
        with store._engine.connect() as db:
            assert opening.version(db, store.home) == SCHEMA
            found = sa.inspect(db)
            for table in tables.ALL.tables.values():
                names = {index["name"] for index in found.get_indexes(table.name)}
                assert {index.name for index in table.indexes} <= names, table.name
    assert held(url, tmp_path) == ["Two."]


def test_a_step_that_fails_leaves_it_as_it_was(
    url: str, schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_of(SCHEMA - 1, url, schema, tmp_path)
    step = steps.STEPS[SCHEMA - 1]

    def fails(db: sa.Connection) -> None:
        step(db)
        raise StoreError("the power fails")

    monkeypatch.setitem(steps.STEPS, SCHEMA - 1, fails)
    assert "the power fails" in str(refused(url, tmp_path))
    monkeypatch.setitem(steps.STEPS, SCHEMA - 1, step)
    with Store.open(url, tmp_path) as store:
        assert keep(store, "Two.") == 1
