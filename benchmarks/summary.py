"""How near summaries come to those that people wrote: `python benchmarks/summary.py DATA_DIR`.

DATA_DIR holds `summary/dev.jsonl` (or is that folder) with {id, articles [{title, text}], summary}. Prints ROUGE-1
and ROUGE-2 (F1, stemmed) of the first 220 words, ours and its peers in one run over the same sentences, with CPU
milliseconds a cluster (ours comes first and pays for cutting the texts into sentences), and ours against each peer
with a paired bootstrap. With `--tune` it prints what cross-validation over the clusters makes of our few settings
instead. Needs `pip install monitor[bench]`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from monitor.clean import clean
from monitor.digest.passage import Passage, Readings, dot, passages, rarity, stems, unit
from monitor.digest.summary.extract import summarize
from monitor.digest.summary.merit import TASTE, Taste
from monitor.errors import ReadError
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.language.text.words import words
from monitor.models import Article, Document, Meta

WORDS = 220
GRID = tuple(
    replace(TASTE, decay=decay, brevity=brevity, centre=centre, speech=speech)
    for decay, brevity, centre, speech in product((0.35, 0.5), (0.8, 0.9), (4.0, 7.0, 10.0), (0.0, 0.4, 0.8))
)
RECEIVED = datetime(2025, 1, 1, tzinfo=UTC)
Method = Callable[[Sequence[Article]], str]


@dataclass(frozen=True)
class Cluster:
    """Articles on one event, and the summary that a person wrote of them."""

    articles: tuple[Article, ...]
    summary: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--tune", action="store_true")
    options = parser.parse_args()
    file = next(
        p for p in (options.data / "summary/dev.jsonl", options.data / "dev.jsonl", options.data) if p.is_file()
    )
    clusters = [c for line in file.read_text("utf-8").splitlines() if (c := read(json.loads(line))).articles]
    if options.tune:
        tune(clusters)
        return
    print(f"{len(clusters)} clusters, the first {WORDS} words\n{'method':24}{'R1':>7}{'R2':>7}{'ms':>8}")
    scores: dict[str, np.ndarray] = {}
    for name, method in METHODS.items():
        start = time.process_time()
        texts = [method(c.articles) for c in clusters]
        ms = 1000 * (time.process_time() - start) / len(clusters)
        scores[name] = np.array([rouge(c.summary, t) for c, t in zip(clusters, texts, strict=True)])
        one, two = scores[name].mean(axis=0)
        print(f"{name:24}{one:7.2f}{two:7.2f}{ms:8.1f}", flush=True)
    print(f"\nours against{' ':13}{'R1':>7}{'95 % of resamples':>20}{'R2':>9}{'95 % of resamples':>20}")
    for name, theirs in scores.items():
        if name != "ours":
            gaps = (
                f"{mean:+7.2f} ({low:+6.2f} to {high:+6.2f})" for mean, low, high in bootstrap(scores["ours"] - theirs)
            )
            print(f"{name:24}{'  '.join(gaps)}")


def read(row: dict[str, Any]) -> Cluster:
    """A cluster with its articles read as `run` does it; a text in which nothing is an article is left out."""
    found = []
    for number, one in enumerate(row["articles"]):
        given = Meta(title=one["title"] or None, outlet=f"Outlet {number}", language="en", published="2025-01-01")
        document = Document("bench", f"{number}.txt", None, "text", one["text"], given)
        try:
            article = clean(document, received=RECEIVED, zone=UTC)
        except ReadError:
            continue
        reading = Reading(article.text, "en")
        found.append(replace(article, quotes=quotes(reading), figures=reading.figures))
    return Cluster(tuple(found), row["summary"])


def rouge(reference: str, text: str) -> tuple[float, float]:
    found = SCORER.score(reference, first(text))
    return 100 * found["rouge1"].fmeasure, 100 * found["rouge2"].fmeasure


def first(text: str) -> str:
    return " ".join(text.split()[:WORDS])


def bootstrap(gaps: np.ndarray, times: int = 10_000) -> Iterable[tuple[float, float, float]]:
    """For each column of paired differences: the mean, and where 95 % of the means of resampled clusters lie."""
    draw = np.random.default_rng(0)
    means = gaps[draw.integers(0, len(gaps), (times, len(gaps)))].mean(axis=1)
    return [
        (float(column.mean()), float(np.quantile(mean, 0.025)), float(np.quantile(mean, 0.975)))
        for column, mean in zip(gaps.T, means.T, strict=True)
    ]


def tune(clusters: Sequence[Cluster], folds: int = 5, repeats: int = 20) -> None:
    """Each setting over all clusters, and the score on clusters that had no part in the choice of the setting."""
    table = {}
    for taste in GRID:
        table[taste] = np.array([rouge(c.summary, ours(c.articles, taste)) for c in clusters])
        one, two = table[taste].mean(axis=0)
        print(f"{taste!s:98}{one:7.2f}{two:7.2f}{'  <- in use' if taste == TASTE else ''}", flush=True)
    draw = np.random.default_rng(0)
    held = []
    for _ in range(repeats):
        order = draw.permutation(len(clusters))
        scores = np.empty((len(clusters), 2))
        for fold in range(folds):
            test = order[fold::folds]
            rest = np.setdiff1d(order, test)
            best = max(GRID, key=lambda taste: table[taste][rest].mean(axis=0).sum())
            scores[test] = table[best][test]
        held.append(scores.mean(axis=0))
    one, two = np.mean(held, axis=0)
    print(f"\n{f'cross-validated, {folds} folds, {repeats} times':98}{one:7.2f}{two:7.2f}")


# --- methods -----------------------------------------------------------------------------------------------------


def ours(articles: Sequence[Article], taste: Taste = TASTE) -> str:
    """As `run` makes it, only longer."""
    weights = rarity([stems(p.text) for a in articles for p in passages(a)])
    told = summarize(
        articles,
        readings=Readings(),
        weights=weights,
        independent={a.id: a.id for a in articles},
        length=WORDS,
        limit=WORDS,
        language="en",
        taste=taste,
    )
    return " ".join(sentence.text for sentence in told)


def lead(articles: Sequence[Article]) -> str:
    return " ".join(p.text for p in passages(articles[0]))


def lead_of_each(articles: Sequence[Article]) -> str:
    return " ".join(p.text for p in sorted(_sentences(articles), key=lambda p: p.index))


def centroid(articles: Sequence[Article]) -> str:
    """Nearness to the mean of all sentences and a bonus for the first of an article, less what is told already."""
    pool = _sentences(articles)
    weights = rarity([p.stems for p in pool])
    vectors = [unit(p.stems, weights) for p in pool]
    mean = unit({stem: sum(v.get(stem, 0.0) for v in vectors) for stem in weights})
    worth = [dot(v, mean) + 0.9 / (1 + p.index) for v, p in zip(vectors, pool, strict=True)]
    near, told, used = [0.0] * len(pool), list[str](), 0
    open_ = [n for n, p in enumerate(pool) if 6 <= len(p.text.split()) <= 60]
    while open_ and used < WORDS:
        best = max(open_, key=lambda n: worth[n] - 0.9 * near[n])
        open_.remove(best)
        told.append(pool[best].text)
        used += len(pool[best].text.split())
        near = [max(n, dot(v, vectors[best])) for n, v in zip(near, vectors, strict=True)]
    return " ".join(told)


def sumy(kind: type[Any]) -> Method:
    """One of sumy's algorithms over our sentences and words, so that nothing needs to be downloaded for it."""

    def method(articles: Sequence[Article]) -> str:
        summarizer = kind(Stemmer("english"))
        summarizer.stop_words = get_stop_words("english")
        document = ObjectDocumentModel([Paragraph([Sentence(p.text, Words()) for p in passages(a)]) for a in articles])
        return " ".join(str(sentence) for sentence in summarizer(document, _best))

    return method


class Words:
    """What sumy asks a tokenizer for."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The words of a sentence."""
        return tuple(words(text))


def _best(ranked: Sequence[Any]) -> Sequence[Any]:
    """As many of the best sentences as reach the length."""
    used = 0
    for place, row in enumerate(ranked):
        used += len(str(row.sentence).split())
        if used >= WORDS:
            return ranked[: place + 1]
    return ranked


def _sentences(articles: Sequence[Article]) -> list[Passage]:
    return [p for article in articles for p in passages(article)]


SCORER = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
METHODS: dict[str, Method] = {
    "ours": ours,
    "lead of the first": lead,
    "lead of each": lead_of_each,
    "centroid, position, MMR": centroid,
    "LexRank": sumy(LexRankSummarizer),
    "TextRank": sumy(TextRankSummarizer),
    "LSA": sumy(LsaSummarizer),
    "SumBasic": sumy(SumBasicSummarizer),
    "KL": sumy(KLSummarizer),
    "Luhn": sumy(LuhnSummarizer),
}


if __name__ == "__main__":
    main()
