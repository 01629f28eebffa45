"""Figures that must not fall: a floor is lowered only in the open.

For one run by MONITOR_LOWER_FLOORS="title=0.80,pages en=0.95" in the environment; for good in the test's table, with
the reason in the message of the commit.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

#: Where the labelled sets of docs/measure.md are: the folder that MONITOR_BENCH names, else one beside the checkout.
BENCH = Path(os.environ.get("MONITOR_BENCH") or Path(__file__).parents[2] / "shared" / "bench")


def fallen(
    found: Mapping[str, float], floors: Mapping[str, float], *, lowered: str | None = None
) -> dict[str, tuple[float, float]]:
    """The figures under their floors: name -> (figure, floor). `lowered` is the environment's unless it is given."""
    said = os.environ.get("MONITOR_LOWER_FLOORS", "") if lowered is None else lowered
    least = {**floors, **dict(_part(part) for part in said.split(",") if part.strip())}
    return {name: (round(found[name], 4), least[name]) for name in floors if found[name] < least[name]}


def _part(text: str) -> tuple[str, float]:
    name, _, value = text.rpartition("=")
    return name.strip(), float(value)
