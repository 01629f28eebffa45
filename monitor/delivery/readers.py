"""Who gets an issue: those who are listed, without those who were taken out.

What a server refused is judged by the outbox, which has its words; the rest is on record with the readers. What is
newer counts, so that whoever is put back by hand stays until the next refusal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import groupby

from monitor.config import Config
from monitor.delivery.refusals import Verdict, verdict
from monitor.delivery.roster import roster
from monitor.delivery.tokens import signer
from monitor.errors import MonitorError
from monitor.store import Mail, Reader, Standing, Store
from monitor.store.outbox import address_of

OUT: tuple[Standing, ...] = ("unsubscribed", "bounced", "refused", "forgotten")  #: who gets nothing
_SAID = re.compile(r'it said "(\d{3} [^"]*)"?')
_UNSURE = 2  # issues in a row that must be refused where one refusal says too little
_MANY = 5  # dead readers of one issue that are too many to be believed where fewer had their mail
_AGAIN = timedelta(minutes=15)  # until the file of readers is looked for again


def recipients(config: Config, store: Store) -> tuple[str, ...]:
    """The addresses that an issue goes to, as they are written, each once; none without `delivery`.

    Raises ReadError where the file of readers cannot be read.
    """
    return staying(config, store, roster(config).readers)


def staying(config: Config, store: Store, readers: Iterable[str]) -> tuple[str, ...]:
    """Those of `readers` that were not taken out."""
    out = [reader for reader in standings(store).values() if reader.state in OUT]
    gone = {reader.address for reader in out if reader.address is not None}
    forgotten = frozenset(reader.mark for reader in out if reader.address is None)
    mark = signer(config).mark if forgotten else str
    return tuple(r for r in readers if address_of(r) not in gone and mark(r) not in forgotten)


def standings(store: Store) -> dict[str, Reader]:
    """How those stand who are on record, by address, or by mark where they were forgotten."""
    found = {reader.address or reader.mark: reader for reader in store.readers()}
    for address, mail in refusals(store, found).items():
        found[address] = Reader("", address, "refused", mail.since, mail.said or "")
    return found


def refusals(store: Store, found: Mapping[str, Reader]) -> dict[str, Mail]:
    """The refusals that say that an address is dead, by address; none that is older than what is on record of it.

    Where a server says so of most readers of an issue, the fault is more likely its own, or ours: none of them counts.
    """
    ended = [(mail, verdict(said_of(mail))) for mail in store.mails("refused") if mail.code is not None]
    doubted = _doubted(store, ended)
    told = [(mail, said) for mail, said in ended if said != "other" and mail.issue_id not in doubted]
    told.sort(key=lambda one: (address_of(one[0].recipient), one[0].since))
    dead = {}
    for address, group in groupby(told, key=lambda one: address_of(one[0].recipient)):
        since = found[address].since if address in found else None
        fresh = [(mail, said) for mail, said in group if since is None or mail.since > since]
        if _is_dead(store, fresh):
            dead[address] = fresh[-1][0]
    return dead


def _doubted(store: Store, ended: Iterable[tuple[Mail, Verdict]]) -> frozenset[str]:
    """The issues of which more readers were called dead than had their mail."""
    counts = Counter(mail.issue_id for mail, said in ended if said != "other")
    return frozenset(one for one, number in counts.items() if number >= _MANY and number > store.count_taken(one))


def _is_dead(store: Store, told: Sequence[tuple[Mail, Verdict]]) -> bool:
    """Whether one of the refusals of an address is plain, or several in a row that say little are."""
    last = told[-_UNSURE:]
    if any(said == "dead" for _, said in told) or len(last) < _UNSURE:
        return any(said == "dead" for _, said in told)
    return not store.took(last[-1][0].recipient, last[0][0].since)


def said_of(mail: Mail) -> str:
    """The server's own words, which begin with its code."""
    found = _SAID.search(mail.said or "")
    return found[1] if found else f"{mail.code}"


def put(config: Config, store: Store, address: str, state: Standing, now: datetime, why: str) -> Reader:
    """Note that the reader at `address` stands so from now on."""
    address = address_of(address)
    refused = refusals(store, {}).get(address)
    since = max(now, refused.since) if refused else now  # whoever is put back is so in spite of what was said before
    reader = Reader(signer(config).mark(address), address, state, since, why)
    store.keep_reader(reader)
    return reader


def everybody(config: Config, store: Store) -> Iterator[str]:
    """The addresses of all that are listed, on record, or had mail; some more than once."""
    with suppress(MonitorError):  # the others are known all the same
        yield from map(address_of, roster(config).readers)
    yield from (reader.address for reader in store.readers() if reader.address)
    yield from map(address_of, store.mailed())


def depart(store: Store, mark: str, address: str | None, now: datetime, why: str) -> None:
    """Take out the reader with that mark, who asked for it; `address` if it is known. Who was forgotten stays so."""
    found = standings(store)
    held = found.get(mark) or found.get(address or mark)
    if held is None or held.state not in ("unsubscribed", "forgotten"):
        since = max(now, held.since) if held else now
        store.keep_reader(Reader(mark, address, "unsubscribed", since, why))


# --- issues whose readers could not be read -------------------------------------------------------------------------


def addressees(config: Config, store: Store, issue_id: str, now: datetime) -> tuple[str, ...]:
    """Whom a new issue goes to; nobody yet where that cannot be said, and it waits until it can be."""
    try:
        return recipients(config, store)
    except MonitorError:  # sending says so
        store.leave_open(issue_id, now)
        return ()


def addressed(config: Config, store: Store, now: datetime) -> tuple[str, ...]:
    """The recipients, with the issues that waited for them put into the outbox.

    Raises ReadError where the file of readers cannot be read; those issues wait on.
    """
    waiting = store.left_open()
    try:
        found = recipients(config, store)
    except MonitorError:
        for issue_id in waiting:
            store.leave_open(issue_id, now)
        raise
    for issue_id in waiting:
        store.post(issue_id, found, now)
        store.close_open(issue_id)
    return found


def is_waited_for(store: Store, now: datetime) -> bool:
    """Whether it is time to look again for the readers of an issue."""
    return bool(store.left_open(now - _AGAIN))
