"""The way to a server: which of its addresses are tried, for how long, and what is said where none will do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpcore
import pytest

from monitor.errors import FetchError
from monitor.ingest.web.network import Deadline, Network, addresses, is_loopback, private


class Wire(httpcore.NetworkBackend):
    """A network on which only some addresses answer; notes who was tried and for how long."""

    def __init__(self, *answering: str) -> None:
        self.answering, self.tried = answering, list[tuple[str, float | None]]()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> httpcore.NetworkStream:
        self.tried.append((host, timeout))
        if host not in self.answering:
            raise httpcore.ConnectTimeout
        return httpcore.MockStream([b"hello"])


FIVE = [f"93.184.215.{n}" for n in range(1, 6)]


def connect(wire: Wire, found: Sequence[str], *, allowed: bool = False, seconds: float = 12) -> httpcore.NetworkStream:
    deadline = Deadline(seconds, "news.example", seconds, lambda: 0.0)
    return Network(wire, lambda host, port: found, deadline, allowed=allowed).connect_tcp("news.example", 80)


def test_addresses_share_what_is_left_of_the_time() -> None:
    wire = Wire(FIVE[3])
    assert connect(wire, FIVE).read(10) == b"hello"
    assert wire.tried == [(FIVE[0], 3.0), (FIVE[1], 4.0), (FIVE[2], 6.0), (FIVE[3], 12.0)]


def test_no_more_than_four_addresses_are_tried() -> None:
    wire = Wire(FIVE[4])
    with pytest.raises(httpcore.ConnectTimeout):
        connect(wire, FIVE)
    assert [host for host, _ in wire.tried] == FIVE[:4]


def test_a_name_of_no_address_leads_nowhere() -> None:
    with pytest.raises(httpcore.ConnectError, match="no address"):
        connect(Wire(), [])


@pytest.mark.parametrize("found", [["10.0.0.1"], [*FIVE, "::1"], ["fe80::1%eth0", FIVE[0]]])
def test_one_private_address_is_enough_to_refuse_unless_it_is_allowed(found: list[str]) -> None:
    wire = Wire(*found)
    with pytest.raises(FetchError, match=r"news\.example: is the private address .* add news\.example:80"):
        connect(wire, found)
    assert wire.tried == []
    assert connect(wire, found, allowed=True).read(10) == b"hello"


def test_a_deadline_counts_down_and_says_who_was_too_slow() -> None:
    now = [5.0]
    deadline = Deadline(2.0, "news.example", 20.0, lambda: now[0])
    assert deadline.left() == 2.0
    now[0] = 6.5
    assert deadline.left() == 0.5
    now[0] = 7.0
    with pytest.raises(FetchError, match=r"news\.example: did not answer in full within 20 seconds"):
        deadline.left()


def test_the_resolver_gives_each_address_once() -> None:
    found = addresses("127.0.0.1", 80)
    assert list(found) == ["127.0.0.1"]


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True), ("127.9.1.2", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("LocalHost.", True), ("10.0.0.1", False), ("93.184.215.14", False), ("localhost.example", False), ("", False),
    ],
)  # fmt: skip
def test_this_machine_is_known_by_its_names(host: str, *, here: bool) -> None:
    assert is_loopback(host) is here


def test_a_refusal_says_how_to_allow_it() -> None:
    assert private("printer.lan", 631, "a local name").endswith("add printer.lan:631 to fetch.allow_hosts")
