"""Who gets an issue."""

from __future__ import annotations

from monitor.config import Config


def recipients(config: Config) -> tuple[str, ...]:
    """The addresses that an issue goes to, as they are written, each once; none without `delivery`."""
    return config.delivery.to if config.delivery else ()
