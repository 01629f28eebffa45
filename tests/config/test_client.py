from __future__ import annotations

from importlib.metadata import version

import pytest

from monitor.config.client import limits
from monitor.config.sections import Fetch


@pytest.mark.parametrize(("contact", "tail"), [(None, ""), ("desk@example.org", "; desk@example.org")])
def test_sites_are_told_who_asks(contact: str | None, tail: str) -> None:
    assert limits(Fetch(contact=contact))["user_agent"] == f"monitor/{version('monitor')} (newsletter generator{tail})"


def test_the_limits_are_those_of_the_configuration() -> None:
    found = limits(Fetch(timeout=3, max_bytes=2_000, robots=False, allow_hosts=("wiki.lan",)))
    assert (found["timeout"], found["max_bytes"], found["robots"], found["allow_hosts"]) == (
        3,
        2_000,
        False,
        ("wiki.lan",),
    )
