"""How well it is told who says what: `python -m benchmarks.statements DATA_DIR [--folds N]` writes a line an article.

DATA_DIR holds `gold.jsonl` as `train_statements.py` says. The lines, {id, statements}, are for the scorer beside the
data. With `--folds` each article's come from weights that were made without it and its outlet's like part: use it for
articles that the shipped weights were made of.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from benchmarks.train_statements import articles, labelled, made
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.language.statements import find
from monitor.language.statements.find import statements


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    rows = articles(options.data)
    for row in _folded(rows, options.folds) if options.folds else map(told, rows):
        print(json.dumps(row, ensure_ascii=False))


def told(row: dict[str, Any]) -> dict[str, Any]:
    """The statements of an article, as they are exported."""
    reading = Reading(row["text"], "en")
    found = statements(reading, quotes(reading))
    keys = ("speaker", "source", "form", "cue", "spans", "polarity")
    return {"id": row["id"], "statements": [{key: getattr(one, key) for key in keys} for one in found]}


def _folded(rows: list[dict[str, Any]], folds: int) -> Iterator[dict[str, Any]]:
    texts = [labelled(row) for row in rows]
    for fold in range(folds):
        began = process_time()
        own = [text for n, text in enumerate(texts) if n % folds != fold]
        model = made(own, "en")
        with patch.object(find, "trained", lambda language, model=model: model):
            yield from map(told, rows[fold::folds])
        print(f"fold {fold}: {process_time() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
