"""Where readers leave by a link: the archive's server asks here, and the store is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from monitor.config import Config
from monitor.delivery.readers import depart, everybody
from monitor.delivery.tokens import known
from monitor.publish.leave import door
from monitor.publish.server import Beside
from monitor.render.archive.leaving import leave_pages
from monitor.site import loader, look_of
from monitor.store import Store

_PATIENCE = 10.0  # seconds that a run may hold the store while somebody waits


def beside(config: Config, clock: Callable[[], datetime]) -> Beside:
    """What `monitor archive serve` answers beside the archive's files."""

    def is_ours(token: str) -> bool:
        signed = known(config)  # as it is now: mail may have begun to go out since the server was started
        return signed is not None and signed.marked(token) is not None

    def leave(token: str) -> None:
        signed = known(config)
        if signed and (mark := signed.marked(token)):
            with Store.open(config.store, config.base, patience=_PATIENCE) as store:
                address = next((one for one in everybody(config, store) if signed.mark(one) == mark), None)
                depart(store, mark, address, clock(), "by the link")

    return door(leave_pages(look_of(config), loader(config.base)), is_ours, leave)
