"""Whether machine and configuration are fit for an issue every morning: one check after another, each a value.

A check that fails itself is a fault, and the others are made all the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from functools import partial

from monitor.config import Config
from monitor.desk.operation import machine, memory, pages, post, settings
from monitor.desk.operation.check import Check
from monitor.render.base.display import visible
from monitor.seam import words

FIT, UNFIT = 0, 4  #: exit codes
_MARK = {"ok": "ok", "warning": "WARNING", "fault": "FAULT"}


def examine(config: Config, now: datetime, *, offline: bool = False) -> Iterator[Check]:
    """What each check finds, as of `now`; `offline`, the mail server is not asked."""
    checks: dict[str, Callable[[], Iterable[Check]]] = {
        "clock": partial(machine.clock, now),
        "zone": partial(machine.zone, config, now),
        "disk": partial(machine.disk, config),
        "store": partial(memory.store, config, now),
        "mail": partial(post.mail, config, now, offline=offline),
        "templates": partial(pages.templates, config, now),
        "configuration": partial(settings.configuration, config),
        "secrets": partial(settings.passwords, config),
    }
    for name, check in checks.items():
        yield from made(name, check)


def made(name: str, check: Callable[[], Iterable[Check]]) -> list[Check]:
    """What the check finds; that it failed itself, where it does."""
    try:
        return list(check())
    except Exception as error:  # noqa: BLE001  a value: the other checks are made
        advice = "read what failed, mend it, and run `monitor doctor` again; if it is a fault of ours, report it"
        return [Check(name, "fault", f"the check itself failed: {words(error)}", advice)]


def lines(found: Iterable[Check]) -> Iterator[str]:
    """What was found, a line each, with what to do below."""
    for one in found:
        yield visible(f"{_MARK[one.state]:8} {one.name}: {one.said}")
        if one.advice:
            yield visible(f"         {one.advice}")


def as_json(found: Iterable[Check]) -> str:
    """The same as a list of objects: name, state (ok, warning, fault), said, advice (or null)."""
    return json.dumps([asdict(one) for one in found], ensure_ascii=False)


def code(found: Iterable[Check]) -> int:
    """The exit code: 0 where all is well, else 4."""
    return FIT if all(one.state == "ok" for one in found) else UNFIT
