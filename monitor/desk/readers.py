"""The readers, as a person asks for them: how each stands, taken out, put back, or forgotten."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo

from monitor.config import Config
from monitor.delivery.readers import OUT, put, standings
from monitor.delivery.roster import roster, stands_in
from monitor.delivery.tokens import known, signer
from monitor.desk.postbook import local
from monitor.errors import MonitorError
from monitor.render.base.display import visible
from monitor.store import Reader, Standing, Store
from monitor.store.outbox import address_of

_BY_HAND = "by hand"
_LAST = "\U0010ffff"  # sorts behind every address


@dataclass(frozen=True, slots=True)
class Row:
    """A reader in the list."""

    address: str | None  #: None of one that was forgotten and stands nowhere any more
    state: Standing
    since: datetime | None  #: None of one who always got issues
    why: str
    listed: bool  #: in sources.yaml or the file of readers
    last_issue: str | None = None  #: the last one that was to go there
    last_state: str | None = None  #: how that mail stands


def rows(config: Config, store: Store) -> list[Row]:
    """Those who are listed, in their order, and those who are on record only."""
    found, last = standings(store), store.last_mails()
    signed = known(config)

    def row(address: str) -> Row:
        held = found.pop(address, None) or (found.pop(signed.mark(address), None) if signed else None)
        return _row(address, held, last, listed=True)

    listed = [row(address_of(reader)) for reader in roster(config).readers]
    rest = [_row(reader.address, reader, last, listed=False) for reader in found.values()]
    return [*listed, *sorted(rest, key=lambda row: row.address or _LAST)]


def _row(address: str | None, held: Reader | None, last: Mapping[str, tuple[str, str]], *, listed: bool) -> Row:
    issue, state = last.get(address or "", (None, None))
    if held is None:
        return Row(address, "active", None, "", listed, issue, state)
    return Row(address, held.state, held.since, held.why, listed, issue, state)


def lines(found: Iterable[Row], zone: tzinfo) -> Iterator[str]:
    """A line for each, and one that counts."""
    counts: Counter[str] = Counter()
    for row in found:
        counts[row.state] += 1
        if row.address is not None:
            yield _line(row, zone)
    yield ", ".join(f"{number} {state}" for state, number in counts.most_common()) or "no readers"


def as_json(found: Iterable[Row]) -> str:
    """A list of objects with the fields of `Row`."""
    return json.dumps([asdict(row) for row in found], default=datetime.isoformat, ensure_ascii=False, indent=1)


def forget(config: Config, store: Store, address: str, now: datetime) -> list[str]:
    """Keep nothing of an address but a mark that does not name it; what is left for a person to do, in lines.

    Raises MonitorError where nothing is known of it.
    """
    address = _known(config, store, address)
    store.forget_reader(address, Reader(signer(config).mark(address), None, "forgotten", now, _BY_HAND))
    left = (*stands_in(config, address), *(f"the copy {name}" for name in store.copies()))
    still = (f"it still stands in {where}; delete it there too" for where in left)
    return [f"{address}: forgotten; nothing is sent there any more", *still]


def restore(config: Config, store: Store, address: str, now: datetime) -> list[str]:
    """Put a reader back who was taken out; what came of it, in lines.

    Raises MonitorError where nothing is known of the address.
    """
    address = address_of(address)
    mark = signer(config).mark(address)
    if mark not in standings(store):
        address = _known(config, store, address)
    put(config, store, address, "active", now, _BY_HAND)
    listed = stands_in(config, address)
    return [
        f"{address}: gets issues again" if listed else f"{address}: may get issues again, and is not listed; add it"
    ]


def retire(config: Config, store: Store, address: str, now: datetime) -> list[str]:
    """Take a reader out who asked for it in another way; what came of it, in lines.

    Raises MonitorError where nothing is known of the address.
    """
    address = _known(config, store, address)
    put(config, store, address, "unsubscribed", now, _BY_HAND)
    return [f"{address}: gets no more issues"]


def needs(store: Store, since: datetime) -> list[str]:
    """What waits for a person, and who was taken out since then by no wish of theirs, in lines."""
    waiting = [f"readers: issue {one} waits for their file, see `monitor check`" for one in store.left_open()]
    counts: Counter[str] = Counter(r.state for r in standings(store).values() if r.state == "asked" or r.since >= since)
    words = {"asked": "asked to leave without proof", "bounced": "bounced of late"}
    told = (f"readers: {counts[state]} {said}, see `monitor readers`" for state, said in words.items() if counts[state])
    return [*waiting, *told]


def _known(config: Config, store: Store, address: str) -> str:
    address = address_of(address)
    if not (stands_in(config, address) or address in standings(store) or address in store.last_mails()):
        raise MonitorError(f"{visible(address)}: is no reader; `monitor readers` lists them")
    return address


def _line(row: Row, zone: tzinfo) -> str:
    since = f" since {local(row.since, zone)}" if row.since else ""
    why = f": {visible(row.why)}" if row.why else ""
    last = f"; {row.last_issue} {row.last_state}" if row.last_issue else ""
    still = "; still listed" if row.listed and row.state in OUT else ""
    return f"{visible(row.address or '')}  {row.state}{since}{why}{last}{still}"
