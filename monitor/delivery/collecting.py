"""The replies to issues, read: who wants no more of them is taken out, and so is an address that does not exist.

Nothing in the mailbox is changed. What was read is remembered, so that nobody who was put back by hand is taken out
again by an old mail.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import islice

from monitor.config import Config, Imap
from monitor.delivery.answers import Answer, answer, is_report
from monitor.delivery.readers import OUT, depart, everybody, put, standings
from monitor.delivery.tokens import known
from monitor.ingest.post.boxes import Letter, head_of, on_disk
from monitor.models import Problem
from monitor.render.base.display import visible
from monitor.seam import seam
from monitor.store import Store

MOST = 5_000  #: mails that one reading takes
_LISTED = 50_000  # that are looked at
_WINDOW = timedelta(days=30)  # that a mail on a server may be old
_MOST_ASKED = 200  # who wait for a person: anybody can write to us
_SOURCE = "replies"


Mails = Iterator[tuple[str, Letter]]  # each with the key by which it is remembered


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of reading the replies."""

    done: tuple[str, ...] = ()  #: a line for each that meant something
    problems: tuple[str, ...] = ()  #: why others could not be read


def collect(
    config: Config, store: Store, now: datetime, tls: ssl.SSLContext | None = None, env: Mapping[str, str] = os.environ
) -> Collected:
    """Read the replies that were not read yet, and take out whom they concern; nothing where none are configured.

    Only who holds the store may ask. `tls` and `env` are for tests. Raises StoreError.
    """
    replies = config.delivery.replies if config.delivery else None
    if replies is None:
        return Collected()
    where = f"imap://{replies.imap.host}/{replies.imap.folder}" if replies.imap else str(replies.path)
    done: list[str] = []
    failed: list[Problem] = []
    seen, met, read = store.answered(), set[str](), list[str]()
    hearer = _Hearer(config, store, now)
    with seam(_SOURCE, where, failed.append):
        found = _on_server(replies.imap, now, env, tls, seen, met) if replies.imap else _at_home(config, seen, met)
        for key, letter in islice(found, MOST):
            with seam(_SOURCE, f"{where}: a mail", failed.append):
                done += hearer.hear(letter.data)
            read.append(key)
    if len(read) == MOST:
        failed.append(Problem(_SOURCE, f"{where}: {MOST:,} new mails were read; the next reading goes on"))
    store.keep_answered(read, () if failed else seen - met)
    return Collected(tuple(map(visible, done)), tuple(visible(problem.message) for problem in failed))


def _at_home(config: Config, seen: set[str], met: set[str]) -> Mails:
    replies = config.delivery.replies if config.delivery else None
    yield from _new(on_disk(config.base / str(replies.path if replies else "")), seen, met)


def _on_server(
    place: Imap, now: datetime, env: Mapping[str, str], tls: ssl.SSLContext | None, seen: set[str], met: set[str]
) -> Mails:
    """The new mails of a mailbox: their heads, which say all, and the notifications whole."""
    from monitor.ingest.post import imap

    with imap.opened(place, env, tls) as box:
        for key, head in [*islice(_new(box.heads(now - _WINDOW), seen, met), MOST)]:
            if is_report(head_of(head.data)):
                yield from ((key, letter) for letter in box.whole([head.key]))
            else:
                yield key, head


def _new(letters: Iterator[Letter], seen: set[str], met: set[str]) -> Mails:
    """Those that were not read yet; `met` takes the keys of all. A mail is known by its headers."""
    for letter in islice(letters, _LISTED):
        lines = letter.data.replace(b"\r\n", b"\n").partition(b"\n\n")[0].strip()
        key = sha256(lines).hexdigest()[:32]
        if key not in seen and key not in met:
            met.add(key)
            yield key, letter
        met.add(key)


class _Hearer:
    """Does what answers say."""

    def __init__(self, config: Config, store: Store, now: datetime) -> None:
        self._config, self._store, self._now = config, store, now
        self._signed = known(config)

    def hear(self, data: bytes) -> list[str]:
        """Do what a mail says; a line for it, none where it concerns nobody."""
        said = answer(data, self._signed)
        if said is None:
            return []
        address = self._people.get(said.mark) if said.mark else said.address
        if said.kind == "leaves" and said.mark:
            depart(self._store, said.mark, address, self._now, said.why)
            return [f"{address or 'somebody'}: unsubscribed"]
        if address is None or self._is_out(address):
            return []
        return self._bounced(address, said) if said.kind == "bounced" else self._asked(address, said)

    @cached_property
    def _readers(self) -> frozenset[str]:
        return frozenset(everybody(self._config, self._store))

    @cached_property
    def _people(self) -> dict[str, str]:
        """The address of each mark."""
        return {self._signed.mark(address): address for address in self._readers} if self._signed else {}

    def _bounced(self, address: str, said: Answer) -> list[str]:
        put(self._config, self._store, address, "bounced", self._now, said.why)
        return [f"{address}: bounced, {said.why}"]

    def _asked(self, address: str, said: Answer) -> list[str]:
        """Keep for a person what is not proved: a wish of anybody, a bounce of a reader only."""
        is_reader = address in self._readers
        if said.kind == "doubtful" and not is_reader:
            return []
        waiting = [reader for reader in self._store.readers() if reader.state == "asked"]
        if len(waiting) >= _MOST_ASKED and not is_reader:
            return [f"{address}: not kept, since {_MOST_ASKED} wait for a decision"]
        what = "asked to leave" if said.kind == "asks" else "may have bounced"
        put(self._config, self._store, address, "asked", self._now, f"{what}: {said.why}")
        return [f"{address}: {what}, which is not proved; `monitor readers retire` or `restore` decides"]

    def _is_out(self, address: str) -> bool:
        found = standings(self._store)
        held = found.get(address) or (found.get(self._signed.mark(address)) if self._signed else None)
        return held is not None and held.state in OUT
