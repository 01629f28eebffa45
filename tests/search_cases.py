"""The table of cases that the search of the page and that of the terminal answer alike."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from monitor.config import load
from monitor.pipeline import run

_FILE = Path(__file__).parent / "data/search/cases.yaml"
_SOURCES = """\
newsletter: {title: Norrvik News, timezone: UTC}
topics: [{id: all, name: All, match: "a* OR t* OR д* OR п*"}]
sources: [{name: clippings, kind: files, path: "inbox/*"}]
"""


@cache
def table() -> dict[str, Any]:
    """The texts by name, and the cases."""
    found: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return found


def build(folder: Path) -> Path:
    """An archive with an issue for each day of the texts; returns its folder."""
    (folder / "sources.yaml").write_text(_SOURCES)
    (folder / "inbox").mkdir()
    config = load(folder / "sources.yaml")
    by_day: dict[str, list[str]] = {}
    for name, text in table()["texts"].items():
        by_day.setdefault(str(text["day"]), []).append(name)
    for day, names in sorted(by_day.items()):
        for name in names:
            text = table()["texts"][name]
            fields = {"outlet": f"{name.title()} Post", "published": f"{day}T05:00:00Z", **text, "day": None}
            (folder / f"inbox/{name}.json").write_text(json.dumps(fields, default=str), encoding="utf-8")
        run(config, now=datetime.fromisoformat(f"{day}T07:00+00:00"))
    return folder


def titles(names: list[str]) -> set[str]:
    """The headlines of these texts."""
    return {table()["texts"][name]["title"] for name in names}


def told(case: dict[str, Any]) -> str:
    """A case, for the name of its test."""
    return str(case["query"])
