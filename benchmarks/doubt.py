"""How well texts that are not their articles are told: `python -m benchmarks.doubt FOLDER`.

FOLDER holds pages with their text as people marked it (`wcxb/read`). Prints how many of the articles are in doubt, and
how many of those whose F1 of words is under 0.8 are among them; then the same for each reason. With the data that the
bounds were chosen on it says how they fit, and not how they carry over.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.pages import unzipped
from monitor.clean import clean
from monitor.errors import ReadError
from monitor.models import Document, Doubt

POOR = 0.8  # F1 of words under which a text is not its article
KINDS = ("article",)
_WORD = re.compile(r"\w+")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    rows = list(judged(parser.parse_args().folder))
    poor = sum(f1 < POOR for f1, _ in rows)
    print(f"{len(rows)} articles, {poor} of them with F1 under {POOR}")
    reasons = sorted({doubt.why for _, doubt in rows if doubt})
    for name in ("any", *reasons):
        told = [f1 for f1, doubt in rows if doubt and name in ("any", doubt.why)]
        caught = sum(f1 < POOR for f1 in told)
        print(f"{name:>14}  in doubt {len(told) / len(rows):.3f}  caught {caught} of {poor}")


def judged(folder: Path) -> Iterator[tuple[float, Doubt | None]]:
    """The F1 of words of each article of a folder and what its text is said to be doubted for."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").split("\n"):
        gold: dict[str, Any] = json.loads(line) if line else {"kind": None}
        if gold["kind"] not in KINDS:
            continue
        page = Document("bench", gold["url"], None, "html", unzipped(folder / gold["file"]))
        try:
            article = clean(page, received=datetime.now(UTC), zone=UTC)
        except ReadError:
            continue  # refused with a word, and so in no doubt
        yield f1(gold["body"], article.text), article.doubt


def f1(gold: str, told: str) -> float:
    """The F1 of two texts as bags of words."""
    want, got = Counter(_WORD.findall(gold.lower())), Counter(_WORD.findall(told.lower()))
    both = (want & got).total()
    return 2 * both / (want.total() + got.total()) if both else 0.0


if __name__ == "__main__":
    main()
