"""The environment variables in which the configuration says that passwords are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from monitor.config import Config
from monitor.config.stores import STORE_PASSWORD

_ENDS = "_env"  # of the keys that name a variable


def variables(config: Config) -> dict[str, str]:
    """The variable that each key names, by the key's place: {"delivery.smtp.password_env": "MONITOR_SMTP_PASSWORD"}.

    Where there is a `username` beside the key, only if it is given: without one there is no log-in. A `keyring` beside
    it may hold the password as well.
    """
    return dict(_named(config.model_dump(), ""))


def secrets(config: Config) -> frozenset[str]:
    """What these variables hold, and that of the store's password."""
    names = (*variables(config).values(), STORE_PASSWORD)
    return frozenset(filter(None, map(os.environ.get, names)))


def _named(part: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, Mapping):
        idle = part.get("username", "") is None or part.get("keyring") is not None
        for key, value in part.items():
            if isinstance(value, str) and key.endswith(_ENDS) and not idle:
                yield f"{place}{key}", value
            yield from _named(value, f"{place}{key}.")
    elif isinstance(part, list | tuple):
        for number, value in enumerate(part):
            yield from _named(value, f"{place.removesuffix('.')}[{number}].")
