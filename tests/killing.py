"""Mornings that are killed while they mail, against a mail server in a bad mood, and begun again.

A process that has imported everything forks a child for each morning, which kills itself at its Nth act: files opened
to write, renamed, made or removed, each turn to the database, each line to the mail server. The mail server notes what
it took, and what it may have taken from the sender's point of view.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import Any, Literal

from aiosmtpd.smtp import Envelope

from monitor.store import Store
from tests.mailserver import mail_server

Kind = Literal["moody", "endless", "certificate"]
READERS = tuple(f"r{number}@example.org" for number in range(5))
SLOT = "2025-08-12T07:00"
PEM = Path(__file__).parent / "data" / "tls" / "loopback.pem"
SOURCES = """\
newsletter: {{title: Killed, timezone: Europe/Kyiv, from: Desk <desk@example.org>}}
sources: [{{name: clippings, kind: files, path: "inbox/*"}}]
schedule: {{daily: "07:00"}}
delivery:
  smtp: {{host: 127.0.0.1, port: {port}, security: {security}, timeout: 0.3}}
  to: [{to}]
"""
FORKER = """
import os, signal, sys, threading
from datetime import datetime
from pathlib import Path
from monitor.config import load
from monitor import delivery, pipeline
from monitor.store import Store
import sqlalchemy as sa

import monitor.language.identify, monitor.site, monitor.lint, trafilatura
monitor.language.identify.language_of("The bridge was closed on Monday, officials said.")

def live(folder, last, after, now, slot):
    count = 0

    def act(*_):
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event, args):
        if event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "smtplib.send", "smtplib.connect"):
            act()
        elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wa+x"):
            act()

    os.chdir(folder)
    sys.addaudithook(hook)
    sa.event.listen(sa.engine.Engine, "commit", act)
    sa.event.listen(sa.engine.Engine, "begin", act)
    if after:
        signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, after)
    moment = datetime.fromisoformat(now)
    if slot:
        pipeline.morning(load(Path("sources.yaml")), moment, slot)
    else:
        config = load(Path("sources.yaml"))
        with Store.open(config.store, config.base) as store:
            delivery.forward(config, store, moment)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return count

for line in sys.stdin:
    last, after, now, slot, folder = line.rstrip("\\n").split("\\t")
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        count = live(folder, int(last), float(after), now, slot)
        os.write(writer, str(count).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(process, 0)
    acts = os.read(reader, 20).decode() or "0"
    os.close(reader)
    print(os.waitstatus_to_exitcode(status), acts, flush=True)
"""


@dataclass
class Moody:
    """A mail server that takes, refuses, defers, hangs up before and behind a mail, and answers late, as it pleases."""

    rows: random.Random
    good: float = 0.4  #: how often it just takes a mail
    answered: Counter[tuple[str, str]] = field(default_factory=Counter)  #: reader and Message-ID: taken, and said so
    silent: Counter[tuple[str, str]] = field(default_factory=Counter)  #: taken without a word
    refused: set[str] = field(default_factory=set)
    mood: str = "good"

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: Any, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        moods = ("hang up", "refuse", "defer", "defer late", "drop", "answer late")
        self.mood = "good" if self.rows.random() < self.good else self.rows.choice(moods)
        if self.mood == "hang up":
            server.transport.abort()
        if self.mood == "refuse":
            self.refused.add(address)
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "450 later" if self.mood == "defer" else "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.mood == "defer late":
            return "451 later"
        letter = message_from_bytes(envelope.original_content or b"")
        key = envelope.rcpt_tos[0], str(letter["message-id"])
        if self.mood == "drop":
            self.silent[key] += 1
            server.transport.abort()
            return "250 OK"
        if self.mood == "answer late":
            self.silent[key] += 1
            await asyncio.sleep(1.5)
            return "250 OK"
        self.answered[key] += 1
        return "250 taken"

    def taken(self) -> Counter[tuple[str, str]]:
        return self.answered + self.silent


def moods(seed: int, good: float = 0.4) -> Moody:
    return Moody(random.Random(seed), good)  # noqa: S311  moods are no secret


@dataclass(frozen=True)
class Case:
    """Where a morning is killed: at an act, or (0) after so many seconds; and what is at the other end."""

    number: int
    act: int
    seconds: float
    kind: Kind


class Mornings:
    """Runs mornings in children; `close` it at the end."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", FORKER]
        self._forker = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True)

    def run(self, folder: Path, now: str, *, act: int = 0, seconds: float = 0, slot: str = SLOT) -> tuple[int, int]:
        """The exit code of a child, and how many acts it had."""
        assert self._forker.stdin is not None
        assert self._forker.stdout is not None
        print(act, seconds, now, slot, folder, sep="\t", file=self._forker.stdin, flush=True)
        code, acts = self._forker.stdout.readline().split()
        return int(code), int(acts)

    def close(self) -> None:
        assert self._forker.stdin is not None
        assert self._forker.stdout is not None
        self._forker.stdin.close()
        self._forker.wait()
        self._forker.stdout.close()


def house(folder: Path, port: int, security: str = "none") -> None:
    """A folder with an article and five readers; the store, where there is one, stays."""
    (folder / "inbox").mkdir(parents=True, exist_ok=True)
    (folder / "inbox/mill.txt").write_text("Mill burns\n\nFire destroyed the old mill near Norrvik on Monday.\n")
    text = SOURCES.format(port=port, security=security, to=", ".join(READERS))
    (folder / "sources.yaml").write_text(text)


@contextmanager
def endless() -> Iterator[int]:
    """A server that greets without end."""

    def greet(connection: socket.socket, over: threading.Event) -> None:
        with connection, suppress(OSError):
            while not over.wait(0.01):
                connection.sendall(b"220-welcome\r\n")

    def listen(listener: socket.socket, over: threading.Event) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=greet, args=(listener.accept()[0], over), daemon=True).start()

    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=listen, args=(listener, over), daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            over.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)


@contextmanager
def server(kind: Kind, moody: Moody) -> Iterator[tuple[int, str]]:
    """The port and the security of the server of a case."""
    with ExitStack() as stack:
        if kind == "endless":
            yield stack.enter_context(endless()), "none"
        elif kind == "certificate":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(PEM)
            yield stack.enter_context(mail_server(moody, tls_context=context, require_starttls=True)), "starttls"
        else:
            yield stack.enter_context(mail_server(moody)), "none"


def play(case: Case, folder: Path, mornings: Mornings) -> Iterator[str]:
    """Kill a morning, begin it again until all is done, and tell what is wrong then; nothing where all is well."""
    moody = moods(case.number)
    with server(case.kind, moody) as (port, security):
        house(folder, port, security)
        mornings.run(folder, "2025-08-12T07:00+03:00", act=case.act, seconds=case.seconds)
        mornings.run(folder, "2025-08-12T07:05+03:00", act=case.act // 2)
    with mail_server(moody) as port:
        house(folder, port)
        moody.good = 0.7
        code, _ = mornings.run(folder, "2025-08-12T07:10+03:00")
        if code:
            yield f"the morning ended with {code}"
        moody.good = 1.0
        for hour in (9, 10, 15, 23):
            mornings.run(folder, f"2025-08-12T{hour:02}:00+03:00", slot="")
    yield from wrong(folder, moody)


def wrong(folder: Path, moody: Moody) -> Iterator[str]:
    """What is wrong at the end: an issue missing or made twice, a mail twice, one that nobody lists."""
    issues = sorted(path.parent.name for path in (folder / "archive").glob("*/issue.json"))
    if issues != ["2025-08-12"]:
        yield f"issues {issues}"
    if left := [path.name for path in (folder / "archive").glob(".making-*")]:
        yield f"left aside {left}"
    letters = moody.taken()
    yield from (f"{reader} has {letter} {count} times" for (reader, letter), count in letters.items() if count > 1)
    if len(letters) != len({reader for reader, _ in letters}):
        yield "a reader has two letters of one issue"
    with Store.open("sqlite:///.monitor/monitor.db", folder, reading=True) as store:
        states = {mail.recipient: mail.state for mail in store.mails()}
    yield from (words for reader in READERS if (words := misled(reader, states.get(reader), moody)))


def misled(reader: str, state: str | None, moody: Moody) -> str | None:
    """What is wrong with the state that a reader's mail is in, by what the server knows."""
    answered, silent = (reader in {name for name, _ in some} for some in (moody.answered, moody.silent))
    right = {
        "accepted": answered,
        "refused": reader in moody.refused and not (answered or silent),
        "unknown": True,
    }
    if silent and state != "unknown":
        return f"{reader} may have it and is {state}"
    return None if right.get(state or "") else f"{reader} is {state}, and that is not so"


def acts_of(folder: Path, mornings: Mornings) -> int:
    """How many acts an undisturbed morning has."""
    with mail_server(moods(0, good=1.0)) as port:
        house(folder, port)
        code, acts = mornings.run(folder, "2025-08-12T07:00+03:00")
    assert code == 0
    return acts


def played(
    cases: list[Case], folder: Path, mornings: Mornings, tell: Callable[[int], None] = lambda number: None
) -> list[str]:
    """What is wrong in each case, with its number."""
    found = []
    for number, case in enumerate(cases, 1):
        place = folder / str(case.number)
        found += [f"{case}: {words}" for words in play(case, place, mornings)]
        shutil.rmtree(place)
        tell(number)
    return found


def random_cases(count: int, acts: int, seed: int) -> list[Case]:
    """Cases at random acts and moments, most of them against the moody server."""
    rows = random.Random(seed)  # noqa: S311
    kinds: tuple[Kind, ...] = ("moody",) * 8 + ("endless", "certificate")
    return [
        Case(seed * 100_000 + n, 0 if n % 2 else rows.randint(1, acts), rows.uniform(0.01, 1.5), kinds[n % 10])
        for n in range(count)
    ]


def every_step(acts: int, stride: int = 1) -> list[Case]:
    """A case for each act of a morning (each of so many)."""
    return [Case(1_000_000 + act, act, 0, "moody") for act in range(1, acts + 1, stride)]
