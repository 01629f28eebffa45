"""Make the extract of caniemail's support tables that `monitor lint` ships.

    python benchmarks/caniemail.py PLACE DATE > monitor/lint/caniemail.csv

PLACE: a checkout of the caniemail project (its `_features/*.md` are read), or the `data.json` that its site offers.
DATE: the day of that state, as in 2026-05-13. Only facts are taken: the feature's id, and per client and platform
the letter of the newest version tested: y supported, a partly, n not, u unknown; - where nobody tested it.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_STATS = re.compile(r"^stats:\s*(?=\{)", re.MULTILINE)
Stats = dict[str, dict[str, dict[str, str]]]


def features(place: Path) -> Iterator[tuple[str, Stats]]:
    """Each feature's id with its support by client, platform and version."""
    if place.is_file():
        for row in json.loads(place.read_text("utf-8"))["data"]:
            yield row["slug"], row["stats"]
        return
    for path in sorted((place / "_features").glob("[!_]*.md")):
        yield path.stem, _stats(path.read_text("utf-8"))


def main(place: Path, day: str) -> None:
    table = {name: _newest(stats) for name, stats in features(place)}
    columns = sorted({client for row in table.values() for client in row})
    print(f"# caniemail.com, state of {day}; see NOTICE")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["feature", *columns])
    for name, row in sorted(table.items()):
        out.writerow([name, *(row.get(client, "-") for client in columns)])


def _stats(text: str) -> Stats:
    """The `stats` mapping of a feature's front matter: YAML but for its tabs."""
    found = _STATS.search(text)
    if not found:
        return {}
    rest = text[found.end() :].replace("\t", "    ")
    return dict(_mapping(rest))


def _mapping(text: str) -> dict[str, Any]:
    """The flow mapping that `text` begins with."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return dict(yaml.safe_load(text[: at + 1]))
    raise ValueError("a mapping is never closed")


def _newest(stats: Stats) -> dict[str, str]:
    """Client and platform -> the letter of the version tested last: versions stand in the order of the tests."""
    return {
        f"{client}.{platform}": list(versions.values())[-1][0]
        for client, platforms in stats.items()
        for platform, versions in platforms.items()
        if versions
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
