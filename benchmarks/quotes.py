"""How well quotations and their speakers are found: `python -m benchmarks.quotes [DATA_DIR --seed N]`.

Prints the figures for the labelled passages in tests/data/language/quotes.jsonl, for the open half and for the one put
aside, and how many milliseconds of CPU a thousand words take, for quotations and with all statements. With DATA_DIR,
which holds `summary/dev.jsonl` with {id, articles: [{title, text}]}, it also prints 60 sampled attributions with what
stands around each, to be read by eye: of the clusters whose id hashes to an odd number, which nothing was mended by, or
with `--open` of the others. With `--marked` it samples all passages between marks instead, those without a speaker and
those that were passed over too, to see what is missed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes, spoken
from monitor.language.statements.find import statements
from monitor.language.text.quotation_marks import marked
from monitor.models import Span

PASSAGES = Path(__file__).parents[1] / "tests" / "data" / "language" / "quotes.jsonl"
SAMPLE = 60
ARTICLE = 20  # passages that make up a text of common length
AROUND = 300  # characters that are shown on each side


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--marked", action="store_true")
    options = parser.parse_args()
    for held in (False, True):
        f1, precision, recall = figures(held=held)
        print(f"{'put aside' if held else 'open':10} span F1 {f1:.3f}  with speaker P {precision:.3f} R {recall:.3f}")
    for name, read in (("quotations", quotes), ("with statements", _both)):
        print(f"{name:16} {cost(read):5.1f} ms a 1,000 words")
    if options.data:
        found = list((passages if options.marked else attributions)(options.data, odd=not options.open))
        print(f"{len(found)} in all")
        for text, spans, who in random.Random(options.seed).sample(found, min(SAMPLE, len(found))):  # noqa: S311 - to read
            start, end = spans[0][0], spans[-1][1]
            around = f"{text[max(0, start - AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + AROUND]}"
            print(f"\n{who}\n    {' '.join(around.split())}")


def figures(*, held: bool) -> tuple[float, float, float]:
    """F1 of the spans, and precision and recall of spans with the right speaker, for one half of the passages."""
    wanted: set[tuple[str, tuple[Span, ...], str | None]] = set()
    found: set[tuple[str, tuple[Span, ...], str | None]] = set()
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        if passage["held"] == held:
            wanted |= {(passage["id"], *row) for row in _labelled(passage)}
            read = Reading(passage["text"], passage["language"])
            found |= {(passage["id"], q.spans, q.speaker) for q in quotes(read)}
    spans_wanted, spans_found = {w[:2] for w in wanted}, {f[:2] for f in found}
    f1 = 2 * len(spans_wanted & spans_found) / (len(spans_wanted) + len(spans_found))
    told, right = {f for f in found if f[2]}, {f for f in found & wanted if f[2]}
    return f1, len(right) / len(told), len(right) / len({w for w in wanted if w[2]})


def cost(read: Callable[[Reading], object]) -> float:
    """Milliseconds of CPU that it takes to read a thousand words of English, the least of five times."""
    rows = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows if row["language"] == "en"]
    articles = ["\n\n".join(texts[n : n + ARTICLE]) for n in range(0, len(texts), ARTICLE)]
    words = sum(len(article.split()) for article in articles)
    taken = []
    for _ in range(5):
        began = process_time()
        for article in articles:
            read(Reading(article, "en"))
        taken.append(process_time() - began)
    return min(taken) * 1e6 / words


def _both(reading: Reading) -> object:
    heard = spoken(reading)
    return statements(reading, quotes(reading, heard), heard)


def attributions(data: Path, *, odd: bool) -> Iterator[tuple[str, tuple[Span, ...], str]]:
    """The quotations that have a speaker: the article's text, the spans and the speaker."""
    for text in articles(data, odd=odd):
        yield from ((text, quote.spans, quote.speaker) for quote in quotes(Reading(text, "en")) if quote.speaker)


def passages(data: Path, *, odd: bool) -> Iterator[tuple[str, tuple[Span, ...], str]]:
    """All passages between marks: a quotation with its speaker, one "by nobody", or what is "no quotation"."""
    for text in articles(data, odd=odd):
        found = quotes(Reading(text, "en"))
        held = {span for quote in found for span in quote.spans}
        yield from ((text, quote.spans, quote.speaker or "by nobody") for quote in found)
        yield from ((text, (row.inside,), "no quotation") for row in marked(text) if row.inside not in held)


def articles(data: Path, *, odd: bool) -> Iterator[str]:
    """The texts of the clusters whose id hashes to an odd number, or of the others."""
    for line in (data / "summary" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        cluster = json.loads(line)
        if (int(sha256(cluster["id"].encode()).hexdigest(), 16) % 2 == 1) == odd:
            yield from ("\n\n".join(article["text"].split("\n")) for article in cluster["articles"])


def _labelled(passage: dict[str, Any]) -> set[tuple[tuple[Span, ...], str | None]]:
    found, position = set(), 0
    for quote in passage["quotes"]:
        spans = []
        for part in quote["parts"]:
            start = passage["text"].index(part, position)
            position = start + len(part)
            spans.append((start, position))
        found.add((tuple(spans), quote["speaker"]))
    return found


if __name__ == "__main__":
    main()
