"""How often a run reads one text.  usage: python -m benchmarks.readings

Makes the sample's three issues and counts, for each way of reading, the texts of a sentence and more of each run, how
often they were read in all, and how often the one that was read most; then the characters that were read, and how many
there are. What a cache or a Reading answers is not counted: only the work is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import CodeType, FrameType

from monitor.config import load
from monitor.language.names.find import tag
from monitor.language.numbers.find import numbers
from monitor.language.text import plain, quotation_marks, sentences, tokens, words
from monitor.pipeline import run

ROOT = Path(__file__).parents[1]
MORNINGS = ("2025-08-12T07:00+03:00", "2025-08-13T07:00+03:00", "2025-08-14T07:00+03:00")
LEAST = 80  # characters of a sentence
READ: dict[str, Callable[..., object]] = {
    "its plain form": plain.is_plain,
    "folded words": words.fold,
    "quotation marks": quotation_marks.marked,
    "tokens": tokens.tokens,
    "names": tag,
    "sentences": sentences.sentences,
    "numbers": numbers,
}
Times = Counter[tuple[int, str]]  # by the run and the text


def main() -> None:
    """Print the table."""
    print(f"{'read for':>16}{'texts':>8}{'times':>8}{'mean':>7}{'most':>6}{'characters':>12}{'of':>10}")
    for name, times in counted().items():
        mean, most = times.total() / max(1, len(times)), max(times.values(), default=0)
        read, held = sum(len(text) * n for (_, text), n in times.items()), sum(len(text) for _, text in times)
        print(f"{name:>16}{len(times):>8}{times.total():>8}{mean:>7.2f}{most:>6}{read:>12}{held:>10}")


def counted() -> dict[str, Times]:
    """How often each text of the sample is read, by what it is read for."""
    found: dict[str, Times] = {name: Counter() for name in READ}
    codes: dict[CodeType, Times] = {read.__code__: found[name] for name, read in READ.items()}
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(ROOT / "sources.yaml", name)
        shutil.copytree(ROOT / "examples", Path(name) / "examples")
        config = load(Path(name) / "sources.yaml")
        for number, morning in enumerate(MORNINGS):
            sys.setprofile(_watch(codes, number))
            run(config, now=datetime.fromisoformat(morning))
            sys.setprofile(None)
    return found


def _watch(codes: dict[CodeType, Times], number: int) -> Callable[[FrameType, str, object], None]:
    def seen(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and (times := codes.get(frame.f_code)) is not None:
            given = frame.f_locals[frame.f_code.co_varnames[0]]
            text = given.text if isinstance(given, plain.Plain) else given
            if len(text) >= LEAST:
                times[number, text] += 1

    return seen


if __name__ == "__main__":
    main()
