"""Machines that share nothing but a network of their own: Linux's network namespaces, from which nothing outside is
reached. A middle one has the servers, and a cable to each of the others, which can be pulled out. All of it goes with
the processes that hold the namespaces.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MIDDLE = "10.77.0.1"  #: the address of the middle one
_PATIENCE = 20  # seconds
_FORWARD = "tee /proc/sys/net/ipv4/ip_forward"


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine. Its files are this machine's, its network is its own."""

    name: str
    address: str
    pid: int  #: of the process that holds it

    def begin(self, command: Sequence[object], **more: Any) -> subprocess.Popen[Any]:
        """A process on it."""
        return subprocess.Popen([*self._inside, *map(str, command)], **more)

    def run(self, command: Sequence[object], **more: Any) -> subprocess.CompletedProcess[Any]:
        """What came of a command on it."""
        return subprocess.run([*self._inside, *map(str, command)], check=False, **more)

    @property
    def _inside(self) -> list[str]:
        return ["nsenter", f"--net=/proc/{self.pid}/ns/net", "--"]


@dataclass(frozen=True, slots=True)
class Network:
    """The middle machine, and the others by their names."""

    middle: Machine
    others: Mapping[str, Machine]

    def let_through(self, *, others: bool) -> None:
        """Whether the others reach each other, through the middle one."""
        _done(self.middle, _FORWARD, str(int(others)))

    def pull(self, name: str) -> None:
        """Nothing goes to or from that machine any more, and nobody is told."""
        _done(self.middle, f"ip link set {name} down")

    def plug(self, name: str) -> None:
        """It is on the network again."""
        _done(self.middle, f"ip link set {name} up")
        _route(self.middle, self.others[name])


def missing() -> str:
    """Why there can be no such network here; empty where there can."""
    if absent := [name for name in ("ip", "unshare", "nsenter") if shutil.which(name) is None]:
        return f"{', '.join(absent)} of Debian's iproute2 and util-linux not found"
    if os.geteuid() != 0:
        return "network namespaces with servers in them are root's to make"
    command = ["unshare", "--net", *_FORWARD.split()]
    tried = subprocess.run(command, input=b"1", capture_output=True, check=False)
    return f"no network namespaces here: {tried.stderr.decode().strip()}" if tried.returncode else ""


@contextmanager
def network(*names: str) -> Iterator[Network]:
    """A network of machines with these names, and one in the middle."""
    holders: list[subprocess.Popen[bytes]] = []
    try:
        middle = _machine("middle", MIDDLE, holders)
        _done(middle, f"ip address add {MIDDLE}/32 dev lo")
        others = {}
        for number, name in enumerate(names, 2):
            other = others[name] = _machine(name, f"10.77.0.{number}", holders)
            _done(middle, f"ip link add {name} type veth peer name cable netns {other.pid}")
            _done(middle, f"ip link set {name} up")
            _done(other, f"ip address add {other.address} peer {MIDDLE} dev cable")
            _done(other, "ip link set cable up")
            _done(other, f"ip route add 10.77.0.0/24 via {MIDDLE}")
            _route(middle, other)
        made = Network(middle, others)
        made.let_through(others=True)
        yield made
    finally:
        for holder in holders:
            holder.kill()
            holder.wait()


def _route(middle: Machine, other: Machine) -> None:
    _done(middle, f"ip route replace {other.address}/32 dev {other.name} src {MIDDLE}")


def _machine(name: str, address: str, holders: list[subprocess.Popen[bytes]]) -> Machine:
    holder = subprocess.Popen(["unshare", "--net", "sleep", "infinity"])  # noqa: S607
    holders.append(holder)
    ours, end = Path("/proc/self/ns/net").readlink(), time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(OSError):
            if Path(f"/proc/{holder.pid}/ns/net").readlink() != ours:
                break
        time.sleep(0.01)
    machine = Machine(name, address, holder.pid)
    _done(machine, "ip link set lo up")
    return machine


def _done(machine: Machine, command: str, given: str = "") -> None:
    done = machine.run(command.split(), input=given, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{machine.name}: {command}: {done.stderr}")
