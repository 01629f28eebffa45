"""How fast mail goes to many readers, and in how much memory.  usage: python -m benchmarks.sending [READERS]

An issue to 1,000 and to 10,000 readers over a mail server of this machine: seconds a thousand beside smtplib with one
connection and the same mails, and the peak memory of both. Ten thousand are stopped halfway and go on. Then with a
bound of 3,000 a minute.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import smtplib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import Envelope

from monitor import pipeline
from monitor.config import load
from monitor.delivery import Pace, deliver
from monitor.delivery.letters import letter, mailing
from monitor.store import Store
from tests.mailserver import mail_server

NOW = datetime.fromisoformat("2025-08-12T07:00+03:00")
FEW, BOUND = 1_000, 3_000
SOURCES = """\
newsletter: {{title: Harbours, timezone: Europe/Kyiv, from: Desk <desk@example.org>}}
sources: [{{name: clippings, kind: files, path: "inbox/*"}}]
delivery:
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
  deadline: 24h
  {more}
  to: [{to}]
"""


def main(many: int) -> None:
    spawned = multiprocessing.get_context("spawn")
    with _server() as (port, asked), tempfile.TemporaryDirectory() as folder:
        peaks = {}
        for count in (FEW, many):
            place = Path(folder) / str(count)
            with spawned.Pool(1) as pool:
                seconds, peer, peaks[count] = pool.apply(_sent, (place, port, count))
            print(f"{count:6,} readers: {1000 * seconds / count:6.2f} s a thousand, peak {peaks[count] / 1e6:.0f} MB")
            ratio = seconds / count / peer * FEW
            print(f"      smtplib alone: {1000 * peer / FEW:6.2f} s a thousand; ours is {ratio:.2f} times")
            _told(asked(), count)
        print(f"memory of {many:,} against {FEW:,} readers: {peaks[many] / peaks[FEW]:.2f}")
        place = Path(folder) / "bound"
        with spawned.Pool(1) as pool:
            seconds = pool.apply(_bound, (place, port))
        print(f"with a bound of {BOUND:,} a minute: {60 * (BOUND / 10 - 1) / seconds:,.0f} a minute")


def _told(taken: Counter[str], count: int) -> None:
    ours = Counter({reader: times for reader, times in taken.items() if not reader.startswith("peer")})
    print(
        f"      stopped halfway and gone on: {len(ours):,} of {count:,} readers have it, {sum(ours.values()):,} mails"
    )


def _house(folder: Path, port: int, count: int, more: str = "") -> Path:
    (folder / "inbox").mkdir(parents=True)
    (folder / "inbox/mill.txt").write_text("Mill burns\n\nFire destroyed the old mill near Norrvik on Monday.\n" * 40)
    to = ", ".join(f"reader{number:06}@example.org" for number in range(count))
    (folder / "sources.yaml").write_text(SOURCES.format(port=port, to=to, more=more))
    return folder / "sources.yaml"


def _sent(folder: Path, port: int, count: int) -> tuple[float, float, int]:
    """Seconds for `count` readers, stopped halfway; seconds of smtplib for a thousand; the peak memory in bytes."""
    config = load(_house(folder, port, count))
    pipeline.run(config, now=NOW)
    with Store.open(config.store, config.base) as store:
        issue_id = next(iter(store.issue_ends()))
        store.post(issue_id, config.delivery.to if config.delivery else (), NOW)
        sent = 0

        def halfway() -> bool:
            nonlocal sent
            sent += 1
            return sent > count // 2

        begun = time.perf_counter()
        deliver(config, store, NOW, pace=Pace(halted=halfway))
        deliver(config, store, NOW)
        seconds = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        issue = store.issue(issue_id)
    made = mailing(config, issue) if issue else None
    begun = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for number in range(FEW if made else 0):
            reader = f"peer{number:06}@example.org"
            server.sendmail("desk@example.org", reader, letter(made, reader) if made else b"")
    return seconds, time.perf_counter() - begun, peak


def _bound(folder: Path, port: int) -> float:
    config = load(_house(folder, port, BOUND // 10, f"per_minute: {BOUND}"))
    pipeline.run(config, now=NOW)
    with Store.open(config.store, config.base) as store:
        store.post(next(iter(store.issue_ends())), config.delivery.to if config.delivery else (), NOW)
        begun = time.perf_counter()
        deliver(config, store, NOW)
        return time.perf_counter() - begun


class _Counting:
    """Counts the mails of each reader."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        self.taken.update(envelope.rcpt_tos)
        await asyncio.sleep(0)
        return "250 taken"


def _serve(pipe: Connection) -> None:
    handler = _Counting()
    with mail_server(handler) as port:
        pipe.send(port)
        while pipe.recv():
            pipe.send(handler.taken)
            handler.taken = Counter()


@contextmanager
def _server() -> Iterator[tuple[int, Any]]:
    """A mail server in a process of its own: its port, and what asks for the mails that it took since the last time."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,), daemon=True)
    process.start()
    port = here.recv()

    def taken() -> Counter[str]:
        here.send(True)
        found: Counter[str] = here.recv()
        return found

    try:
        yield port, taken
    finally:
        here.send(False)
        process.join(10)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
