"""How many conflicts of figures are found, and what is called one: `python -m benchmarks.conflicts DATA_DIR`.

DATA_DIR holds `stories/NAME.jsonl` with {id, outlet, title, text, published, cluster}. `conflicts.txt` beside this file
lists contradictions that were found by reading headlines and leads; each is printed with whether a row of figures tells
it. Of all stories of two outlets and more the rows that say that outlets differ are counted, and printed to be judged.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.stories import as_run
from monitor.digest.figures.figure_rows import figure_rows
from monitor.digest.passage import Readings, passages, rarity, stems
from monitor.language.reading import Reading
from monitor.models import Article, FigureRow

LIST = Path(__file__).with_suffix(".txt")
SETS = ("allsides_full", "allsides_feed21", "basil")
DAY = "2026-01-05"  # of all: the sets' own dates are moved on purpose, and values of two days are a revision
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    sets = {name: _stories(options.data / "stories" / f"{name}.jsonl") for name in SETS}
    told = {key: rows for stories in sets.values() for key, rows in _told(stories)}
    found = sum(_is_told(listed, told) for listed in _listed(sets))
    print(f"{found} of {sum(1 for _ in _listed(sets))} listed conflicts are told")
    differing = [(key, row) for key, rows in told.items() for row in rows if row.agreement == "differ"]
    print(f"{len(differing)} rows in {len(told)} stories say that outlets differ:")
    for key, row in differing:
        print(f"  {key} {row.what}: {', '.join(f'{v.outlet} {v.text}' for v in row.values)}")


def _stories(path: Path) -> dict[str, list[Row]]:
    """The articles of each story of two outlets and more."""
    found: dict[str, list[Row]] = {}
    for line in path.read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            found.setdefault(row["cluster"], []).append(row)
    return {key: rows for key, rows in found.items() if len({row["outlet"] for row in rows}) > 1}


def _told(stories: dict[str, list[Row]]) -> Iterator[tuple[str, tuple[FigureRow, ...]]]:
    """The rows of figures of each story; how rare a word is, all stories together say."""
    read = {key: [_read(row) for row in rows] for key, rows in stories.items()}
    weights = rarity(
        [stems(passage.text) for held in read.values() for article in held for passage in passages(article)]
    )
    for key, articles in read.items():
        yield key, figure_rows(articles, weights, readings=Readings(), language="en")


def _read(row: Row) -> Article:
    article = as_run(row)
    return replace(article, language="en", published=DAY, figures=Reading(article.text, "en").figures)


def _listed(sets: dict[str, dict[str, list[Row]]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The story of each listed conflict, with the article and the printed value of both sides."""
    for line in LIST.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, *sides = line.split()
            rows = {row["id"]: (key, row) for key, held in sets[name].items() for row in held}
            places = [side.rsplit(":", 2) for side in sides]
            spans = [tuple(map(int, span.split("-"))) for _, _, span in places]
            values = [
                (id_, rows[id_][1][where][start:end])
                for (id_, where, _), (start, end) in zip(places, spans, strict=True)
            ]
            yield rows[places[0][0]][0], values


def _is_told(listed: tuple[str, list[tuple[str, str]]], told: dict[str, tuple[FigureRow, ...]]) -> bool:
    key, values = listed
    rows = (row for row in told.get(key, ()) if row.agreement == "differ")
    return any(all((id_, text) in {(v.article_id, v.text) for v in row.values} for id_, text in values) for row in rows)


if __name__ == "__main__":
    main()
