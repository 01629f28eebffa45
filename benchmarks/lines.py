"""How well an article's lines are told from the rest: `python -m benchmarks.lines DATA_DIR`.

DATA_DIR holds `pasted/dev.jsonl` and `appeals/dev.jsonl` with {id, lines: [{text, label, kind}]}. Prints one table for
each set, ours and its peers in one run: the whole of `clean`, as a text file, with a model trained on other sites only
(5 folds of sites), and the least and the greatest figure of the folds; then the articles of `wcxb/unread`, of which
nobody looks at a page, with the model that ships, and milliseconds for each 530 words.

Peers: "dense run" keeps the run of lines that holds most running text, minus short lines that ask for something;
trafilatura and resiliparse get the lines as paragraphs of a page.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from pathlib import Path

from benchmarks.train_lines import SETS, WCXB, Page, more_pages, pages, samples_of, train
from monitor.clean import clean
from monitor.clean.lines.crf import Model
from monitor.errors import ReadError
from monitor.models import Article, Document

FOLDS = 5
RECEIVED = datetime(2100, 1, 1, tzinfo=UTC)
LONG = 60  # characters of a long line
WORDS = 530
Keep = list[bool]
Figures = dict[str, float]

FIGURES = {
    "pasted": ("content F1 chars", "content F1 lines", "boilerplate F1 lines", "removed inside"),
    "appeals": (
        "appeals removed",
        "long ones",
        "those inside",
        "content recall chars",
        "content recall lines",
        "content F1 chars",
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    held = pages(options.data)
    kept = {"ours": cross_validated(held, more_pages(options.data)), "dense run": [dense_run(page) for page in held]}
    for name, peer in peers():
        kept[name] = [by_paragraphs(page, peer) for page in held]
    for which in SETS:
        print(f"\n{which:16}" + "".join(f"{name:>22}" for name in FIGURES[which]))
        for method, keeps in kept.items():
            print(_row(method, figures(which, held, keeps)))
            if method == "ours":
                parts = [figures(which, *_fold(held, keeps, fold)) for fold in range(FOLDS)]
                print(_row("  least fold", {name: min(part[name] for part in parts) for name in parts[0]}))
                print(_row("  greatest fold", {name: max(part[name] for part in parts) for name in parts[0]}))
    unread = more_pages(options.data, "unread")
    print("\n" + " " * 16 + "".join(f"{name:>22}" for name in FIGURES["pasted"]))
    print(_row("unread, ours", figures(WCXB, unread, [ours(page) for page in unread])))
    print(_row("unread, dense", figures(WCXB, unread, [dense_run(page) for page in unread])))
    print(f"\n{milliseconds(held):.1f} ms for {WORDS} words")


def _row(name: str, values: Figures) -> str:
    return f"{name:16}" + "".join(f"{value:22.3f}" for value in values.values())


# --- ours --------------------------------------------------------------------------------------------------------


def fold_of(page: Page) -> int:
    """In which fold a site is."""
    return int(sha256(page.site.encode()).hexdigest(), 16) % FOLDS


def cross_validated(held: Sequence[Page], more: Sequence[Page] = ()) -> list[Keep]:
    """Which lines are kept, each page by a model that has seen no page of its site; it learns from `more` too."""
    learned = [*held, *more]
    samples = [list(samples_of(page)) for page in learned]
    found: dict[str, Keep] = {}
    for fold in range(FOLDS):
        model = train([s for page, own in zip(learned, samples, strict=True) if fold_of(page) != fold for s in own])
        found |= {f"{page.set} {page.id}": ours(page, model) for page in held if fold_of(page) == fold}
    return [found[f"{page.set} {page.id}"] for page in held]


def ours(page: Page, model: Model | None = None) -> Keep:
    """The lines that stand in the article's text."""
    document = Document("bench", page.id, None, "text", "\n".join(page.texts))
    try:
        article = clean(document, received=RECEIVED, zone=UTC, model=model)
    except ReadError:
        return [False] * len(page.texts)
    pieces = _pieces(article)
    keep: Keep = []
    rest, kept = "", False
    for text in page.texts:
        if not rest:
            rest, kept = next(pieces)
        rest = rest[len(text) :].lstrip()  # lines of a hard-wrapped text are one passage
        keep.append(kept)
    return keep


def _pieces(article: Article) -> Iterator[tuple[str, bool]]:
    removed = list(article.removed)
    for n in range(len(article.paragraphs) + 1):
        while removed and removed[0].before == n:
            yield removed.pop(0).text, False
        for paragraph in article.paragraphs[n : n + 1]:
            yield paragraph.text, paragraph.kind != "caption"


def milliseconds(held: Sequence[Page]) -> float:
    """Processor time of `clean` for so many words of articles without their pages."""
    texts = [[text for text, label in zip(page.texts, page.labels, strict=True) if label] for page in held]
    texts = [lines for lines in texts if lines]
    words = sum(len(line.split()) for lines in texts for line in lines)
    documents = [Document("bench", f"{n}", None, "text", "\n".join(lines)) for n, lines in enumerate(texts)]
    clean(documents[0], received=RECEIVED, zone=UTC)
    start = time.process_time()
    for document in documents:
        clean(document, received=RECEIVED, zone=UTC)
    return 1000 * (time.process_time() - start) / words * WORDS


# --- peers -------------------------------------------------------------------------------------------------------

_ASKS = re.compile(r"\b(?:subscri|donat|newsletter|sign up|support us|abonn|spende|suscr|підпис|подпис)", re.IGNORECASE)


def dense_run(page: Page) -> Keep:
    """The maximum-sum run of lines, minus short lines that ask."""
    weights = [len(text) / 100 if len(text) >= 80 else -0.4 for text in page.texts]
    best, span, total, start = 0.0, (0, -1), 0.0, 0
    for n, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, n
        total += weight
        if total > best:
            best, span = total, (start, n)
    return [
        span[0] <= n <= span[1] and not (len(text) < 120 and _ASKS.search(text)) for n, text in enumerate(page.texts)
    ]


def peers() -> Iterator[tuple[str, Callable[[str], str]]]:
    """The extractors that are installed; says which are not."""
    try:
        import trafilatura

        yield "trafilatura", lambda page: trafilatura.extract(page, include_comments=False) or ""
    except ImportError:
        print("trafilatura is not installed")
    try:
        from resiliparse.extract.html2text import extract_plain_text

        yield "resiliparse", lambda page: str(extract_plain_text(page, main_content=True))
    except ImportError:
        print("resiliparse is not installed")


def by_paragraphs(page: Page, extract: Callable[[str], str]) -> Keep:
    """The lines that an extractor of pages keeps, given each as a paragraph."""
    body = "".join(f"<p>{escape(text)}</p>" for text in page.texts)
    left = extract(f"<html><head><title>Page</title></head><body><article>{body}</article></body></html>")
    lines = {" ".join(line.split()) for line in left.splitlines()}
    return [text in lines for text in page.texts]


# --- figures -----------------------------------------------------------------------------------------------------


def _fold(held: Sequence[Page], keeps: Sequence[Keep], fold: int) -> tuple[list[Page], list[Keep]]:
    chosen = [(page, keep) for page, keep in zip(held, keeps, strict=True) if fold_of(page) == fold]
    return [page for page, _ in chosen], [keep for _, keep in chosen]


def figures(which: str, held: Sequence[Page], keeps: Sequence[Keep]) -> Figures:
    """The figures of one set, as `score_lines.py` and `score_appeals.py` reckon them."""
    count: dict[str, float] = defaultdict(float)
    for page, keep in zip(held, keeps, strict=True):
        if page.set != which:
            continue
        own = [n for n, label in enumerate(page.labels) if label]
        kinds = [line.get("kind") for line in page.row["lines"] if line["text"].strip()]
        for n, (text, label, kept) in enumerate(zip(page.texts, page.labels, keep, strict=True)):
            if label is None:
                continue
            side = ("own" if label else "foreign") + (" kept" if kept else " cut")
            count[side] += 1
            count[side + " chars"] += len(text)
            inside = bool(own) and own[0] < n < own[-1]
            if not label and inside:
                count["inside"] += 1
                count["inside cut"] += not kept
            if kinds[n] == "appeal" and not label:
                for zone, there in (("appeals", True), ("long", len(text) >= LONG), ("appeals inside", inside)):
                    count[zone] += there
                    count[zone + " cut"] += there and not kept
    chars = _f1(count["own kept chars"], count["foreign kept chars"], count["own cut chars"])
    if which == "appeals":
        return {
            "appeals removed": _share(count["appeals cut"], count["appeals"]),
            "long ones": _share(count["long cut"], count["long"]),
            "those inside": _share(count["appeals inside cut"], count["appeals inside"]),
            "content recall chars": _share(count["own kept chars"], count["own kept chars"] + count["own cut chars"]),
            "content recall lines": _share(count["own kept"], count["own kept"] + count["own cut"]),
            "content F1 chars": chars,
        }
    return {
        "content F1 chars": chars,
        "content F1 lines": _f1(count["own kept"], count["foreign kept"], count["own cut"]),
        "boilerplate F1 lines": _f1(count["foreign cut"], count["own cut"], count["foreign kept"]),
        "removed inside": _share(count["inside cut"], count["inside"]),
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _f1(right: float, wrong: float, missed: float) -> float:
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


if __name__ == "__main__":
    main()
