"""What the client for the web is told by the configuration."""

from __future__ import annotations

from importlib.metadata import version
from typing import TypedDict

from monitor.config.sections import Fetch


class Limits(TypedDict):
    """The arguments of the client that the configuration gives."""

    allow_hosts: tuple[str, ...]
    timeout: float
    max_bytes: int
    robots: bool
    user_agent: str


def limits(fetch: Fetch) -> Limits:
    """Hosts, time, size, whether robots.txt is heeded, and how the client names itself: with version and contact."""
    contact = f"; {fetch.contact}" if fetch.contact else ""
    return Limits(
        allow_hosts=fetch.allow_hosts,
        timeout=fetch.timeout,
        max_bytes=fetch.max_bytes,
        robots=fetch.robots,
        user_agent=f"monitor/{version('monitor')} (newsletter generator{contact})",
    )
