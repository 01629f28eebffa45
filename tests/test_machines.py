"""docs/scale.md, step by step, on machines that share nothing but a network, of which cables are pulled out."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.delivery.test_sending import readers
from tests.golden import ROOT
from tests.network.machines import Machine, Network, missing, network
from tests.network.servers import Servers, servers
from tests.onpostgres.server import PASSWORD, URL, programs

pytest.importorskip("distributed")
pytest.importorskip("moto")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed"),
]

GUIDE = (ROOT / "docs/scale.md").read_text("utf-8")
SOURCES = """\
newsletter: {{title: Harbours, timezone: UTC, from: Desk <desk@example.org>}}
sources: [{{name: clippings, kind: files, path: "inbox/*"}}]
schedule: {{daily: "{due}"}}
delivery:
  smtp: {{host: {host}, port: {port}, security: none}}
  to: [{to}]
"""
TEXT = "Pier {count} closed\n\nThe pier of {count} planks near Norrvik was closed on Monday, the harbour office said.\n"
MINUTE = 60  # within it, docs/scale.md says, a machine that is off the network loses its locks
BUSY = 60  # seconds more, where others use this machine


@dataclass(frozen=True, slots=True)
class Desk:
    """The network, its servers, and the database that the guide's first step made."""

    net: Network
    servers: Servers

    @property
    def environment(self) -> dict[str, str]:
        given = {k: v for k, v in self.servers.environment.items() if k != URL}
        return {**os.environ, **given, "PYTHONPATH": str(ROOT)}

    @property
    def server(self) -> str:
        """Where PostgreSQL answers."""
        return str(re.findall(r"@([\d.]+:\d+)/", self.servers.environment[URL])[0])

    def store(self, schema: str) -> str:
        return f"{_line('store').replace('db.example.org', self.server)}?schema={schema}"

    def house(self, folder: Path, schema: str, *more: str) -> None:
        """A folder of sources.yaml and a text, for one machine."""
        (folder / "inbox").mkdir(parents=True)
        write(folder, range(1))
        due, to = datetime.now(UTC) - timedelta(minutes=1), ", ".join(readers(20))
        host = self.net.middle.address
        written = SOURCES.format(due=f"{due:%H:%M}", host=host, port=self.servers.mail_port, to=to)
        archive = _line("archive").replace("bucket", self.servers.bucket)
        lines = (self.store(schema), f"{archive}-{schema}", *more)
        (folder / "sources.yaml").write_text(written + "\n".join(lines) + "\n")

    def asked(self, sql: str, database: str = "monitor") -> str:
        """What the server answers to its master."""
        found = programs()
        assert found is not None
        host, port = self.server.split(":")
        words = [
            found / "psql",
            "-h",
            host,
            "-p",
            port,
            "-U",
            "monitor",
            "-d",
            database,
            "-qAtX",
            "-v",
            "ON_ERROR_STOP=1",
        ]
        environment = {**os.environ, "PGPASSWORD": self.servers.environment[PASSWORD]}
        done = self.net.middle.run(words, input=sql, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return str(done.stdout).strip()

    def begun(self, machine: Machine, folder: Path, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "monitor.cli", *words]
        with (folder / "log").open("a") as log:
            return machine.begin(command, cwd=folder, env=self.environment, stdout=log, stderr=log)

    def done(self, machine: Machine, folder: Path, *words: str) -> tuple[int, str]:
        process = self.begun(machine, folder, *words)
        code = process.wait(240)
        return code, (folder / "log").read_text()


def write(folder: Path, numbers: Iterable[int]) -> None:
    """A text for each of the numbers."""
    for count in numbers:
        (folder / f"inbox/{count}.txt").write_text(TEXT.format(count=count))


def _line(key: str) -> str:
    """The line of sources.yaml that the guide gives for this key."""
    found = re.findall(rf"^ {{8}}({key}: \S+)$", GUIDE, re.MULTILINE)
    assert len(found) == 1, (key, found)
    return str(found[0])


def _commands(program: str, address: str) -> list[str]:
    """The guide's command with this program, with our address, and one worker on each machine."""
    (found,) = set(re.findall(rf"`({program} [^`]*10\.0\.0\.5[^`]*)`", GUIDE))
    return shlex.split(found.replace("10.0.0.5", address).replace("--nworkers 4", "--nworkers 1"))


def until(holds: Callable[[], object], seconds: float, why: Callable[[], str]) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, why()
        time.sleep(0.1)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with network("heron", "tern") as net, servers(net.middle) as running:
        made = Desk(net, running)
        steps = re.findall(r"^ {8}(CREATE (?:ROLE|DATABASE) .*;)$", GUIDE, re.MULTILINE)
        assert len(steps) == 2
        made.asked("\n".join(steps).replace("…", running.environment[PASSWORD]), "postgres")
        yield made


@contextmanager
def cluster(desk: Desk, log: Path) -> Iterator[str]:
    """The guide's scheduler and workers; what to write into sources.yaml."""
    middle = desk.net.middle
    with ExitStack() as stack:
        out = stack.enter_context(log.open("w"))
        for machine, program in (
            (middle, "dask scheduler"),
            *((other, "dask worker") for other in desk.net.others.values()),
        ):
            words = _commands(program, middle.address)
            command = [Path(sys.executable).with_name(words[0]), *words[1:]]
            process = machine.begin(command, env=desk.environment, stdout=out, stderr=out, cwd=log.parent)
            stack.callback(process.wait, 60)
            stack.callback(process.terminate)
        until(lambda: log.read_text().count("Registered to") >= len(desk.net.others), 60 + BUSY, log.read_text)
        yield re.findall(r"`(executor: tcp://\S+)`", GUIDE)[0].replace("10.0.0.5", middle.address)


def test_two_machines_that_follow_the_guide_make_one_issue_and_one_mail_each(desk: Desk, tmp_path: Path) -> None:
    if datetime.now(UTC).hour == 0 and datetime.now(UTC).minute < 2:
        time.sleep(120)  # a minute ago was yesterday
    others = desk.net.others.values()
    with cluster(desk, tmp_path / "dask") as executor, ExitStack() as stack:
        processes = []
        for machine in others:
            folder = tmp_path / machine.name
            desk.house(folder, "shared", executor)
            code, told = desk.done(machine, folder, "doctor")
            assert code == 0, told
        for machine in others:
            processes.append(desk.begun(machine, tmp_path / machine.name, "schedule"))
            stack.callback(processes[-1].wait, 60)
            stack.callback(processes[-1].send_signal, signal.SIGTERM)

        def logs() -> str:
            return "".join((tmp_path / m.name / "log").read_text() for m in others)

        until(lambda: len(desk.servers.mailed()) >= 20, MINUTE + BUSY, logs)
        time.sleep(1)  # what came twice would come now
        assert [process.poll() for process in processes] == [None, None], logs()
    assert Counter(desk.servers.mailed()) == Counter(readers(20))
    code, told = desk.done(desk.net.others["tern"], tmp_path / "tern", "archive", "verify")
    assert code == 0, told
    assert desk.asked("SELECT count(*) FROM shared.issues") == "1"
    assert "dask" not in logs().casefold()  # it would say that this machine read instead


def test_workers_that_do_not_reach_each_other_are_told_and_this_machine_reads(desk: Desk, tmp_path: Path) -> None:
    heron, folder = desk.net.others["heron"], tmp_path / "heron"
    with cluster(desk, tmp_path / "dask") as executor:
        desk.net.let_through(others=False)
        try:
            desk.house(folder, "apart", executor)
            _, told = desk.done(heron, folder, "run")
        finally:
            desk.net.let_through(others=True)
    assert "its workers do not reach each other; the documents were read on this machine" in told
    assert "articles  1" in told


def test_a_run_on_a_machine_that_is_off_the_network_is_made_up_for_by_another(desk: Desk, tmp_path: Path) -> None:
    heron, tern = desk.net.others.values()
    for machine in (heron, tern):
        desk.house(tmp_path / machine.name, "pulled", "workers: 1")
    code, told = desk.done(tern, tmp_path / "tern", "run")
    assert code == 0, told
    for machine in (heron, tern):
        write(tmp_path / machine.name, range(1, 400))
    before = Counter(desk.servers.mailed())
    lost = desk.begun(heron, tmp_path / "heron", "run", "--send")
    held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    until(lambda: desk.asked(held) != "0" or lost.poll() is not None, 60, (tmp_path / "heron/log").read_text)
    desk.net.pull("heron")
    try:
        code, told = desk.done(tern, tmp_path / "tern", "run", "--send")
        assert code != 0
        assert "another run is at work (monitor on " in told
        until(lambda: desk.asked(held) == "0", MINUTE + BUSY, lambda: "the lock is still held")
        code, told = desk.done(tern, tmp_path / "tern", "run", "--send")
        assert code == 0, told
        assert lost.wait(MINUTE + BUSY) != 0
    finally:
        desk.net.plug("heron")
    assert "pulled" in (said := (tmp_path / "heron/log").read_text()), said
    code, told = desk.done(heron, tmp_path / "heron", "run", "--send")
    assert "nothing new" in told, told
    assert desk.asked("SELECT count(*) FROM pulled.issues") == "2"
    assert Counter(desk.servers.mailed()) - before == Counter(readers(20))


HOLDER = """
import sys
from pathlib import Path
from monitor.store.engines.servers import ServerHome
with ServerHome(sys.argv[1], Path.cwd()).opened(patience=10) as engine, engine.begin() as db:
    db.exec_driver_sql("LOCK TABLE facts IN EXCLUSIVE MODE")
    db.exec_driver_sql("SELECT repeat('x', 1000) FROM generate_series(1, 1000000)")
"""


def test_a_machine_that_is_lost_while_the_server_answers_it_loses_its_locks_too(desk: Desk, tmp_path: Path) -> None:
    """What a server has sent and nobody confirmed it would send again and again, for a quarter of an hour."""
    heron = desk.net.others["heron"]
    command = [sys.executable, "-c", HOLDER, desk.store("answering").removeprefix("store: ")]
    holder = heron.begin(command, env=desk.environment, cwd=tmp_path)
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'ClientWrite'"
    locked = (
        "SELECT count(*) FROM pg_locks JOIN pg_class c ON c.oid = relation"
        " WHERE relname = 'facts' AND mode = 'ExclusiveLock'"
    )
    try:
        until(lambda: desk.asked(locked) != "0", 60, lambda: "it took no lock")
        holder.send_signal(signal.SIGSTOP)
        until(lambda: desk.asked(waiting) != "0", 60, lambda: "the server had nothing to send")
        desk.net.pull("heron")
        until(lambda: desk.asked(locked) == "0", MINUTE + BUSY, lambda: "the lock is still held")
    finally:
        desk.net.plug("heron")
        holder.kill()
        holder.wait()
