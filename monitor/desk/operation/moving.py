"""A store moved to another database: from a file to a server, and back."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.config import Config
from monitor.delivery.tokens import adopt, known
from monitor.errors import MonitorError
from monitor.steps import Tell, silent
from monitor.store import Store, home_of


@dataclass(frozen=True, slots=True)
class Moved:
    """What is in the new place."""

    name: str  #: of the new store
    old: str  #: of the one that it was made of, which is as it was
    rows: dict[str, int]  #: by table


def move(config: Config, to: str, tell: Tell = silent) -> Moved:
    """Copy the store into the one at `to`, an address as sources.yaml has it, which must be empty or not there.

    Nobody else writes meanwhile. What the copy holds is compared with the store before it counts. Raises StoreError,
    and MonitorError where there is no store, or `to` is the same one.
    """
    here, there = home_of(config.store, config.base), home_of(to, config.base)
    if here.name == there.name:
        raise MonitorError(f"{here.name}: the store is there already")
    if not here.exists():
        raise MonitorError(f"{here.name}: there is no store yet; write the new address into sources.yaml, and run")
    signer = known(config)
    with (
        Store.open(config.store, config.base, reading=True) as store,
        store.alone(),
        Store.open(to, config.base) as new,
        new.locked(),
    ):
        if signer and not there.shared:
            adopt(there, signer)
        rows = store.copy_to(new, tell, secret=signer.secret.hex() if signer and there.shared else None)
    return Moved(there.name, here.name, rows)
