"""How well it is told who says what: `python -m benchmarks.statements [DATA_DIR --folds N]`.

Without DATA_DIR it prints recall and precision on the labelled texts of tests/data/language/statements.jsonl, by
language; `--misses` says what was missed and what was wrong, `--last N` takes the last N texts of each language: those
that were written last, told before anything was mended by them. With DATA_DIR it writes a line an article, {id,
statements}, for the scorer beside the data. DATA_DIR holds `gold.jsonl` as `train_statements.py` says; with `--folds`
the statements of an article come from weights that were made without it: for articles that the shipped ones saw.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from benchmarks.train_statements import articles, labelled, made
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes, spoken
from monitor.language.statements import find
from monitor.language.statements.find import statements
from monitor.models import Span, Statement

SAMPLES = Path(__file__).parents[1] / "tests" / "data" / "language" / "statements.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--last", type=int, default=0)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    if options.data is None:
        for language in sorted({row["language"] for row in samples()}):
            recall, precision = figures(language, misses=options.misses, last=options.last)
            print(f"{language}  recall {recall:.3f}  precision {precision:.3f}")
        return
    rows = articles(options.data)
    for row in _folded(rows, options.folds) if options.folds else map(told, rows):
        print(json.dumps(row, ensure_ascii=False))


def told(row: dict[str, Any]) -> dict[str, Any]:
    """The statements of an article, as they are exported."""
    reading = Reading(row["text"], "en")
    heard = spoken(reading)
    found = statements(reading, quotes(reading, heard), heard)
    keys = ("speaker", "source", "form", "cue", "spans", "polarity")
    return {"id": row["id"], "statements": [{key: getattr(one, key) for key in keys} for one in found]}


def samples() -> list[dict[str, Any]]:
    """The labelled texts of our own: {id, language, text, statements: [{source, speaker, form, parts, polarity}]}."""
    return [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").split("\n") if line]


def figures(language: str, *, misses: bool = False, last: int = 0) -> tuple[float, float]:
    """Recall and precision of statements with the right source, sense and, to a half, content, in a language.

    Of all its texts, or of the `last` ones.
    """
    wanted = right = given = 0
    for row in [row for row in samples() if row["language"] == language][-last:]:
        reading = Reading(row["text"], language)
        heard = spoken(reading)
        left = list(statements(reading, quotes(reading, heard), heard))
        given += len(left)
        wanted += len(row["statements"])
        for label in row["statements"]:
            hit = next((one for one in left if _hits(row["text"], label, one)), None)
            right += hit is not None
            if hit is not None:
                left.remove(hit)
            elif misses:
                print(f"  {row['id']} missed {label['source']}: {' … '.join(label['parts'])}")
        for one in left if misses else ():
            print(f"  {row['id']} wrong {one.speaker} | {one.source}: {one.text} ({one.form}, {one.polarity})")
    return right / wanted, right / max(1, given)


def _hits(text: str, label: dict[str, Any], one: Statement) -> bool:
    want = _letters(text, [(at := text.index(part), at + len(part)) for part in label["parts"]])
    have = _letters(text, one.spans)
    if 2 * len(want & have) < max(len(want), len(have)) or one.polarity != label["polarity"]:
        return False
    if label["speaker"]:
        return bool(one.speaker == label["speaker"])
    return one.speaker is None or bool(one.source and one.source in label["source"])


def _letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(k for start, end in spans for k in range(start, end) if text[k].isalnum())


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
