"""How clean pages come out, and how fast: `python -m benchmarks.pages DATA_DIR`.

DATA_DIR holds `html/` and `pages/` (gzipped pages with their gold text) as its README describes them. Prints one table,
ours beside trafilatura, resiliparse and readability-lxml in one run: F1 of 4-word shingles with the difference to ours
under a paired bootstrap, pages per second and peak memory, our speed as a share of trafilatura's with metadata, what
second opinions took, F1 by language, and how often title, authors and date are
exact. Ours is cross-validated: no page is judged by a model that was trained on its publisher.

With `--thousand` it prints instead what 1,000 pages (those of the data, again and again) cost in one process: pages per
second and peak memory, ours beside trafilatura's, after the first 200 pages and after all.

With `--train` it prints `monitor/clean/page/content_model.txt` instead: a logistic model of the blocks of all pages.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import json
import logging
import random
import re
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.second import counted
from monitor.clean import clean
from monitor.clean.blocks.block import Block
from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.reveal import reveal
from monitor.clean.page.content_model import KEPT, Row, features
from monitor.clean.page.extractor import page_shares
from monitor.clean.recognise.agencies import agency_named
from monitor.errors import ReadError
from monitor.ingest.bytes.encoding import decode
from monitor.language.text.plain import plain
from monitor.models import Article, Document

FOLDS = 7
PENALTY = 50.0  # of the squared weights, against as many examples as there are blocks
READ = 2.0  # what a page of `html`, whose gold people made, weighs more than one of `pages`
LONG = 1000  # pages in one process
SOME = 200  # of them, after which caches are warm
RARE = 40  # blocks; features that fewer have are left out
NOW = datetime(2026, 12, 1, tzinfo=UTC)
WORD = re.compile(r"\w+")
Rates = tuple[float, float, float]


@dataclass(frozen=True)
class Page:
    """A page of the data with what people say of it."""

    kind: str  # "html" or "pages"
    key: str
    url: str
    language: str
    publisher: str
    html: str
    body: str
    title: str | None = None
    authors: frozenset[str] = frozenset()
    date: str | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--thousand", action="store_true")
    parser.add_argument("--rounds", help="run one method over 1,000 pages and print what it took")
    parser.add_argument("--only", help="run one method and print its texts and peak memory")
    options = parser.parse_args()
    logging.disable()
    warnings.simplefilter("ignore")
    pages = [*html_pages(options.data), *news_pages(options.data)]
    if options.train:
        print("\n".join(written(train([examples(page) for page in pages]))))
    elif options.thousand:
        thousand(options.data)
    elif options.rounds:
        print(json.dumps(rounds(pages, METHODS[options.rounds])))
    elif options.only:
        print(json.dumps(held(pages, METHODS[options.only])))
    else:
        report(pages, options.data)


# --- the data ------------------------------------------------------------------------------------------------------


def html_pages(data: Path) -> Iterable[Page]:
    gold = json.loads((data / "html/gold.json").read_text(encoding="utf-8"))
    for key in sorted(gold):
        url = gold[key]["url"]
        text = unzipped(data / f"html/{key}.html.gz")
        yield Page("html", key, url, "?", urlsplit(url).hostname or url, text, gold[key]["articleBody"])


def news_pages(data: Path) -> Iterable[Page]:
    for line in (data / "pages/gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        authors = row["authors"] if isinstance(row["authors"], list) else ast.literal_eval(row["authors"] or "[]")
        yield Page(
            "pages",
            row["id"],
            row["url"],
            row["language"],
            row["publisher"],
            unzipped(data / "pages" / Path(row["file"]).name),
            row["body"],
            row["title"],
            frozenset(" ".join(name.split()) for name in authors if not _agency(name)),
            row["date"],
        )


def unzipped(path: Path) -> str:
    data = gzip.decompress(path.read_bytes())
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    return decode(data, declared[1].decode() if declared else None)[0]


def _agency(name: str) -> bool:
    return agency_named(name) is not None or agency_named(name.split()[0]) is not None


def fold_of(page: Page) -> int:
    return int(sha256(page.publisher.encode()).hexdigest(), 16) % FOLDS


# --- scores --------------------------------------------------------------------------------------------------------


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)) if words)


def compared(gold: str, text: str) -> Rates:
    want, got = shingles(gold), shingles(text)
    hit = sum((want & got).values())
    counts = hit, sum(got.values()) - hit, sum(want.values()) - hit
    total = sum(counts)
    return tuple(count / total for count in counts) if total else (0.0, 0.0, 0.0)  # type: ignore[return-value]


def f1(rows: Sequence[Rates]) -> float:
    """As `score_html.py` has it: of the mean precision and the mean recall."""
    precision = statistics.mean([hit / (hit + extra) for hit, extra, _ in rows if hit + extra] or [0.0])
    recall = statistics.mean([hit / (hit + lost) for hit, _, lost in rows if hit + lost] or [0.0])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bootstrap(ours: Sequence[Rates], theirs: Sequence[Rates]) -> tuple[float, float]:
    """Our F1 less theirs over 1,000 samples of pages: the 5 % and the 95 % of it."""
    draw = random.Random(0)  # noqa: S311
    numbers = range(len(ours))
    gaps = []
    for _ in range(1000):
        chosen = draw.choices(numbers, k=len(ours))
        gaps.append(f1([ours[n] for n in chosen]) - f1([theirs[n] for n in chosen]))
    gaps.sort()
    return gaps[50], gaps[950]


# --- the methods ---------------------------------------------------------------------------------------------------


def ours(page: Page) -> Article | None:
    try:
        return clean(Document("bench", page.url, None, "html", page.html), received=NOW, zone=UTC)
    except ReadError:
        return None


def our_text(page: Page) -> str:
    article = ours(page)
    return article.text if article else ""


def with_trafilatura(**how: Any) -> Callable[[Page], str]:
    def text(page: Page) -> str:
        import trafilatura

        return trafilatura.extract(page.html, include_comments=False, **how) or ""

    return text


def with_resiliparse(page: Page) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page.html, main_content=True))


def with_readability(page: Page) -> str:
    import lxml.html
    from readability import Document as Readable

    return "\n".join(lxml.html.fromstring(Readable(page.html).summary()).itertext())


METHODS: dict[str, Callable[[Page], str]] = {
    "monitor": our_text,
    "trafilatura": with_trafilatura(),
    "trafilatura precision": with_trafilatura(favor_precision=True),
    "trafilatura fast": with_trafilatura(fast=True),
    "resiliparse": with_resiliparse,
    "readability-lxml": with_readability,
}

WITH_METADATA = "trafilatura with metadata"  # what it takes to tell as much as we do
TIMED = METHODS | {WITH_METADATA: with_trafilatura(with_metadata=True)}


def held(pages: Sequence[Page], method: Callable[[Page], str]) -> dict[str, Any]:
    """The texts of a method and its peak memory in MB; or why it cannot run here."""
    try:
        texts = [tried(method, page) for page in pages]
    except ImportError as error:
        return {"missing": str(error)}
    return {"texts": texts, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def rounds(pages: Sequence[Page], method: Callable[[Page], str]) -> dict[str, float]:
    """CPU seconds for `LONG` pages, and peak memory in MB after the first `SOME` of them and after all."""
    start = time.process_time()
    some = 0.0
    for n, page in enumerate(islice(cycle(pages), LONG), 1):
        tried(method, page)
        if n == SOME:
            some = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": time.process_time() - start,
        "some": some,
        "all": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def thousand(data: Path) -> None:
    """Print what `LONG` pages cost in one process, for ours and for trafilatura."""
    print(f"{'method':26}{'pages/s':>9}{f'MB after {SOME}':>14}{f'MB after {LONG}':>15}")
    for name in ("monitor", "trafilatura"):
        command = [sys.executable, "-m", "benchmarks.pages", str(data), "--rounds", name]
        cost = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(f"{name:26}{LONG / cost['seconds']:9.1f}{cost['some']:14.0f}{cost['all']:15.0f}")


def tried(method: Callable[[Page], str], page: Page) -> str:
    try:
        return method(page)
    except ImportError:
        raise
    except Exception:  # noqa: BLE001 - a peer's failure is an empty text
        return ""


def seconds(pages: Sequence[Page], names: Iterable[str]) -> dict[str, float]:
    """CPU seconds of each method for all pages, taken page by page in turn so that a busy machine is fair to all."""
    spent = dict.fromkeys(names, 0.0)
    for page in (*pages[:5], *pages):
        if page is pages[0]:  # the first five, twice: what a method loads once does not count
            spent = dict.fromkeys(spent, 0.0)
        for name in spent:
            start = time.process_time()
            tried(TIMED[name], page)
            spent[name] += time.process_time() - start
    return spent


def report(pages: Sequence[Page], data: Path) -> None:
    runs = {}
    for name in METHODS:
        command = [sys.executable, "-m", "benchmarks.pages", str(data), "--only", name]
        runs[name] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    with counted() as second:
        spent = seconds(pages, [*(name for name, run in runs.items() if "texts" in run), WITH_METADATA])
    articles = validated(pages)
    texts = {"monitor, cross-validated": [article.text if article else "" for article in articles]}
    texts |= {name: run["texts"] for name, run in runs.items() if "texts" in run}
    rows = {name: [compared(p.body, t) for p, t in zip(pages, found, strict=True)] for name, found in texts.items()}
    own = rows["monitor, cross-validated"]
    print(f"{'method':26}{'html':>8}{'ours more by':>18}{'pages':>8}{'ours more by':>18}{'pages/s':>9}{'MB':>7}")
    for name, scores in rows.items():
        cells = ""
        for kind in ("html", "pages"):
            chosen = [n for n, page in enumerate(pages) if page.kind == kind]
            gap = bootstrap([own[n] for n in chosen], [scores[n] for n in chosen])
            gaps = "" if scores is own else f"{gap[0]:+.3f} to {gap[1]:+.3f}"
            cells += f"{f1([scores[n] for n in chosen]):8.4f}{gaps:>18}"
        speed = f"{len(pages) / spent[name]:9.1f}{runs[name]['memory']:7.0f}" if name in spent else ""
        print(f"{name:26}{cells}{speed}")
    print(f"speed: {spent[WITH_METADATA] / spent['monitor']:.2f} of {WITH_METADATA}, on one core in this run")
    share, cpu = second.asked / second.readings, second.seconds / spent["monitor"]
    print(f"second opinions: on {share:.1%} of the pages, {cpu:.1%} of the CPU")
    for name, run in runs.items():
        if "missing" in run:
            print(f"{name:26}not measured: {run['missing']} (pip install 'monitor[bench]')")
    by_fold(pages, own)
    by_language(pages, rows)
    fields(pages, articles)


def by_fold(pages: Sequence[Page], own: Sequence[Rates]) -> None:
    print("\nours by fold of publishers")
    for kind in ("html", "pages"):
        scores = [
            f1([own[n] for n, page in enumerate(pages) if page.kind == kind and fold_of(page) == number])
            for number in range(FOLDS)
        ]
        spread = " ".join(f"{score:.3f}" for score in scores)
        print(f"  {kind:8}{spread}   deviation {statistics.stdev(scores):.3f}")


def by_language(pages: Sequence[Page], rows: Mapping[str, Sequence[Rates]]) -> None:
    print("\nbody F1 of pages by language")
    groups: dict[str, list[int]] = {"en": [], "de": [], "others": []}
    for n, page in enumerate(pages):
        if page.kind == "pages":
            groups[page.language if page.language in groups else "others"].append(n)
    print(f"  {'':26}" + "".join(f"{name:>9} ({len(numbers)})" for name, numbers in groups.items()))
    for name, scores in rows.items():
        print(f"  {name:26}" + "".join(f"{f1([scores[n] for n in numbers]):14.4f}" for numbers in groups.values()))


def fields(pages: Sequence[Page], articles: Sequence[Article | None]) -> None:
    chosen = [(page, article) for page, article in zip(pages, articles, strict=True) if page.kind == "pages"]
    print("\nexact on pages")
    print("  " + "  ".join(f"{name} {share:.3f}" for name, share in exact(chosen).items()))


def exact(chosen: Sequence[tuple[Page, Article | None]]) -> dict[str, float]:
    """The share of pages whose title, set of authors (agencies aside) and day are those of the gold."""
    title = [" ".join((page.title or "").split()) == (article and article.title) for page, article in chosen]
    authors = [page.authors == frozenset(article.byline if article else ()) for page, article in chosen]
    date = [article is not None and same_day(page.date, article.published) for page, article in chosen if page.date]
    return {name: sum(right) / len(right) for name, right in (("title", title), ("authors", authors), ("date", date))}


def same_day(gold: str | None, published: str | None) -> bool:
    """Whether the day is right in the offset that the page gives."""
    return published is not None and gold is not None and published[:10] == gold[:10]


# --- the model -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Examples:
    """The blocks of one page for training: what the model sees, whether it is the article, what it weighs."""

    rows: list[Row]
    right: list[bool]
    weights: list[float]


def examples(page: Page) -> Examples:
    tree = parse_page(page.html)
    if tree is None:
        return Examples([], [], [])
    reveal(tree)
    blocks, spots, shares = page_shares(tree)
    right = labels(blocks, plain(page.body))
    scale = max(50, len(page.body.split())) / (READ if page.kind == "html" else 1.0)
    weights = [
        0.0 if _left_out(page, *each) else max(1, len(WORD.findall(each[0].text)) - 3) ** 0.8 / scale
        for each in zip(blocks, shares, right, strict=True)
    ]
    rows = features(blocks, spots, shares)
    near = [n for n, row in enumerate(rows) if row is not None]
    return Examples([rows[n] or {} for n in near], [right[n] for n in near], [weights[n] for n in near])


def _left_out(page: Page, block: Block, share: float, right: bool) -> bool:
    """Whether the gold of `pages`, which programs made, may lack this block though it is the article's: lists."""
    return page.kind == "pages" and block.tag == "list" and share >= KEPT and block.linked < 0.5 and not right


def labels(blocks: Sequence[Block], body: str) -> list[bool]:
    """Whether each block is in the gold; of equal ones that which stands among others that are."""
    inside = set(shingles(body.casefold()))
    lines = {tuple(WORD.findall(line.casefold())) for line in body.splitlines()}
    words = [tuple(WORD.findall(block.text.casefold())) for block in blocks]
    right = []
    for own in words:
        parts = [own[n : n + 4] for n in range(len(own) - 3)]
        right.append(sum(part in inside for part in parts) >= KEPT * len(parts) if parts else own in lines)
    last: dict[tuple[str, ...], int] = {}
    for n, own in enumerate(words):
        if right[n] and own:
            before = last.get(own)
            if before is None or company(right, n) > company(right, before):
                if before is not None:
                    right[before] = False
                last[own] = n
            else:
                right[n] = False
    return right


def company(right: Sequence[bool], n: int) -> int:
    return sum(right[max(0, n - 4) : n]) + sum(right[n + 1 : n + 5])


def train(pages: Sequence[Examples]) -> dict[str, float]:
    """A logistic model with a penalty on its squared weights, by L-BFGS."""
    counts = Counter(name for page in pages for row in page.rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    column = {name: number for number, name in enumerate(names)}
    values, columns, ends = [], [], [0]
    for page in pages:
        for row in page.rows:
            for name, value in row.items():
                if name in column and value:
                    values.append(value)
                    columns.append(column[name])
            ends.append(len(values))
    table = sparse.csr_array((values, columns, ends), shape=(len(ends) - 1, len(names)))
    sign = np.array([1.0 if right else -1.0 for page in pages for right in page.right])
    weight = np.array([weight for page in pages for weight in page.weights])
    weight /= weight.mean()

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (table @ point[1:] + point[0])
        wrong = -sign * weight / (1 + np.exp(margin))
        value = float(weight @ np.logaddexp(0, -margin)) + PENALTY / 2 * float(point[1:] @ point[1:])
        return value, np.concatenate([[wrong.sum()], table.T @ wrong + PENALTY * point[1:]])

    point = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {"always": float(point[0])} | {name: float(w) for name, w in zip(names, point[1:], strict=True)}


def validated(pages: Sequence[Page]) -> list[Article | None]:
    """Each page as it comes out under a model that never saw its publisher."""
    known = [examples(page) for page in pages]
    found: list[Article | None] = [None] * len(pages)
    for number in range(FOLDS):
        weights = train([known[n] for n, page in enumerate(pages) if fold_of(page) != number])
        with patch("monitor.clean.page.content_model.trained", return_value=weights):
            for n, page in enumerate(pages):
                if fold_of(page) == number:
                    found[n] = ours(page)
    return found


def written(weights: Mapping[str, float]) -> Iterable[str]:
    yield "# What makes a block of a page the article's; made by `python -m benchmarks.pages ../shared/bench --train`."
    for name, weight in sorted(weights.items()):
        if abs(weight) >= 0.0005:
            yield f"{weight:.3f} {name}"


if __name__ == "__main__":
    main()
