"""What is odd about the readers, told before something goes wrong: faulty rows, files that all may read, open doors."""

from __future__ import annotations

from datetime import datetime

from monitor.config import Config
from monitor.delivery.roster import is_open, roster
from monitor.errors import ConfigError, ReadError
from monitor.store import Store


def prepare(config: Config, store: Store, now: datetime) -> tuple[str, ...]:
    """Read the replies before issues are sent; what could not be read, and what is wrong with the list, in lines."""
    if config.delivery is None:
        return ()
    problems: tuple[str, ...] = ()
    if config.delivery.replies is not None:
        from monitor.delivery.collecting import collect

        problems = collect(config, store, now).problems
    try:
        return (*problems, *roster(config).faults)
    except ReadError:  # sending says so
        return problems


def doubts(config: Config) -> list[str]:
    """What `monitor check` says of the readers, in lines. Raises ConfigError where their file cannot be read."""
    if config.delivery is None:
        return []
    try:
        found = [*roster(config).faults]
    except ReadError as error:
        line = config.marks.line(("delivery", "readers"))
        raise ConfigError([f"{config.marks.name}:{line}: delivery.readers: {error}"]) from error
    if is_open(config):
        found.append(f"{config.delivery.readers}: other users of this machine can read it; chmod 600 keeps them out")
    if "{address}" in (config.newsletter.unsubscribe_url or ""):
        place = f"{config.marks.name}:{config.marks.line(('newsletter', 'unsubscribe_url'))}"
        words = "with {address} anybody can unsubscribe anybody; write {token}, which only the reader has"
        found.append(f"{place}: newsletter.unsubscribe_url: {words}")
    return found
