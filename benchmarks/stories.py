"""How well stories are found, and how fast: `python benchmarks/stories.py DATA_DIR`.

DATA_DIR holds `stories/NAME.jsonl` with {id, outlet, title, text, published, cluster}. Prints BCubed precision,
recall and F1, pair F1, adjusted Rand index and the number of clusters for each set, ours and its peers in one run with
one setting each (MinHash-LSH where datasketch is installed: `pip install monitor[bench]`); ours again, in texts as they
are read from files, and in a run a day; the pairs across languages; and the seconds for 2,500, 5,000 and 10,000 short
articles, with `--large` for 25,000 to 100,000 too. With `--run` it prints only the stories in texts as `monitor run`
reads them, the figure that a user gets. With `--background` it prints `monitor/stories/background.txt`
instead, made from the words of DATA_DIR.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from itertools import combinations, count, islice
from math import comb, log
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from monitor.clean import clean
from monitor.errors import ReadError
from monitor.language.text.words import words
from monitor.models import Article, Document, Meta, Story
from monitor.stories import group
from monitor.stories.texts import read as read_words

RECEIVED = datetime(2025, 1, 1, tzinfo=UTC)
REACH = 10  # days, as in monitor/edition.py
ROOT = Path(__file__).parents[1]
LANGUAGES = ROOT / "tests" / "data" / "stories" / "languages.jsonl"
BACKGROUND = ROOT / "monitor" / "stories" / "background.txt"
Method = Callable[[Sequence[Article]], list[list[str]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--background", action="store_true")
    parser.add_argument("--large", action="store_true", help="also 100,000 articles")
    parser.add_argument("--run", action="store_true", help="only the stories in texts as `monitor run` reads them")
    options = parser.parse_args()
    if options.background:
        print("\n".join(background(options.data)))
        return
    sets = {path.stem: read(path) for path in sorted((options.data / "stories").glob("*.jsonl"))}
    if options.run:
        _print_run(sets)
        return
    print(f"{'method':22}{'set':17}{'B3 P':>6}{'R':>6}{'F1':>6}{'pair':>6}{'ARI':>6}{'stories':>9}{'gold':>6}{'s':>7}")
    for method, find in METHODS.items():
        if find is minhash_lsh and find_spec("datasketch") is None:
            print(f"{method:22}needs datasketch: pip install monitor[bench]")
            continue
        means = []
        for name, rows in sets.items():
            gold = {row["id"]: row["cluster"] for row in rows}
            start = time.process_time()
            found = find([article(row) for row in rows])
            seconds = time.process_time() - start
            scores = score(gold, {key: number for number, ids in enumerate(found) for key in ids})
            means.append(scores[2])
            cells = "".join(f"{100 * value:6.1f}" for value in scores)
            print(f"{method:22}{name:17}{cells}{len(found):9}{len(set(gold.values())):6}{seconds:7.1f}")
        print(f"{method:22}{'mean':17}{'':12}{100 * float(np.mean(means)):6.1f}")
    _print_run(sets)
    _print_days(sets)
    _print_languages()
    _print_speed(sets["allsides_full"], ((2_500, 14), (5_000, 14), (10_000, 14)))
    if options.large:
        _print_speed(sets["allsides_full"], ((25_000, 60), (50_000, 60), (100_000, 60)))


def _print_run(sets: dict[str, list[dict[str, Any]]]) -> None:
    print("\nours, with the fields and the text that `monitor run` finds in each text: BCubed P, R, F1, pair F1, ARI")
    means = []
    for name, rows in sets.items():
        gold = {row["id"]: row["cluster"] for row in rows}
        found = ours([as_run(row) for row in rows])
        scores = score(gold, {key: number for number, ids in enumerate(found) for key in ids})
        means.append(scores[2])
        print(f"{name:17}" + "".join(f"{100 * value:6.1f}" for value in scores))
    print(f"{'mean':29}{100 * float(np.mean(means)):6.1f}")


def _print_days(sets: dict[str, list[dict[str, Any]]]) -> None:
    print("\na run a day, each with the stories of ten days before: BCubed F1 and pair F1, and against one run")
    for name, rows in sets.items():
        if not any(row["published"] for row in rows):
            continue
        gold = {row["id"]: row["cluster"] for row in rows}
        articles = [article(row) for row in rows]
        daily, batch = (
            score(gold, {key: number for number, ids in enumerate(find(articles)) for key in ids})
            for find in (day_by_day, ours)
        )
        print(
            f"{name:17}{100 * daily[2]:6.1f}{100 * (daily[2] - batch[2]):+6.2f}"
            f"{100 * daily[3]:8.1f}{100 * (daily[3] - batch[3]):+6.2f}"
        )


def _print_languages() -> None:
    rows = read(LANGUAGES)
    found = group([article(row) for row in rows], zone=UTC)
    gold = {row["id"]: (row["cluster"], row["language"]) for row in rows}
    made = [(one, other) for story in found for one, other in combinations(sorted(story.article_ids), 2)]
    across = [(gold[one], gold[other]) for one, other in made if gold[one][1] != gold[other][1]]
    right = sum(one[0] == other[0] for one, other in across)
    total = sum(one[0] == other[0] and one[1] != other[1] for one, other in combinations(gold.values(), 2))
    print(f"\nacross languages, {len(rows)} articles: precision {right / max(len(across), 1):.3f}", end="")
    print(f" recall {right / total:.3f} ({right} of {total} pairs, {len(across) - right} false)")


def _print_speed(rows: Sequence[dict[str, Any]], sizes: Sequence[tuple[int, int]]) -> None:
    print("\nspeed, short articles: CPU seconds for vectors and stories, the power by which they grew, memory")
    last = None
    for size, days in sizes:
        articles = list(islice(many(rows, days), size))
        start = time.process_time()
        found = ours(articles)
        seconds = time.process_time() - start
        growth = f"n^{log(seconds / last, 2):.2f}" if last else ""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:7} articles of {days} days {len(found):6} stories {seconds:7.1f} s  {growth:7} {peak:6.0f} MB")
        last = seconds


# --- methods -----------------------------------------------------------------------------------------------------


def ours(articles: Sequence[Article]) -> list[list[str]]:
    return [list(story.article_ids) for story in group(articles, zone=UTC)]


def day_by_day(articles: Sequence[Article]) -> list[list[str]]:
    """As `monitor run` does it every morning: what is new, with the stories of ten days around it, is grouped anew."""
    held: dict[str, Story] = {}
    texts = {one.id: one for one in articles}
    ends = {one.id: date.fromisoformat(one.published).toordinal() if one.published else 0 for one in articles}
    for day in sorted(set(ends.values())):
        fresh = [one.id for one in articles if ends[one.id] == day]
        near = [s for s in held.values() if any(abs(ends[i] - day) <= REACH for i in s.article_ids)]
        ids = [*fresh, *(i for story in near for i in story.article_ids)]
        made = group([texts[i] for i in ids], zone=UTC, previous=near)
        held = {k: s for k, s in held.items() if k not in {story.id for story in near}} | {s.id: s for s in made}
    return [list(story.article_ids) for story in held.values()]


def same_address(articles: Sequence[Article]) -> list[list[str]]:
    return [[article.id] for article in articles]


def single_pass(articles: Sequence[Article], least: float = 0.12, decay: float = 6.0) -> list[list[str]]:
    """First come, first served: each article joins the story whose mean it is most like, if enough."""
    matrix = _plain(articles)
    alike = np.asarray((matrix @ matrix.T).todense())
    days = _days(articles)
    members: list[list[int]] = []
    for n in sorted(range(len(articles)), key=lambda n: (np.nan_to_num(days[n]), articles[n].id)):
        means = [
            (alike[n, story].mean() * _near(days[n] - days[story[-1]], decay), k) for k, story in enumerate(members)
        ]
        best, k = max(means, default=(0.0, 0))
        if best >= least:
            members[k].append(n)
        else:
            members.append([n])
    return [[articles[n].id for n in story] for story in members]


def _near(days: float, decay: float) -> float:
    return 0.55 if np.isnan(days) else float(np.exp(-abs(days) / decay))


def average_link(articles: Sequence[Article], least: float = 0.19) -> list[list[str]]:
    """TF-IDF cosine and average link over the whole table, without dates."""
    matrix = _plain(articles)
    apart = 1 - np.asarray((matrix @ matrix.T).todense()).clip(0, 1)
    np.fill_diagonal(apart, 0)
    labels = fcluster(linkage(squareform((apart + apart.T) / 2, checks=False), "average"), 1 - least, "distance")
    found = defaultdict(list)
    for one, label in zip(articles, labels, strict=True):
        found[int(label)].append(one.id)
    return list(found.values())


def minhash_lsh(articles: Sequence[Article], least: float = 0.3) -> list[list[str]]:
    """Near-duplicates as datasketch finds them: 128 functions over 3-word shingles, joined wherever they meet."""
    from datasketch import MinHash, MinHashLSH  # of the extra `bench`

    index = MinHashLSH(threshold=least, num_perm=128)
    home = {one.id: one.id for one in articles}
    for one in sorted(articles, key=lambda one: one.id):
        said = words(f"{one.title or ''} {one.text}")
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([" ".join(said[n : n + 3]).encode() for n in range(max(1, len(said) - 2))])
        near = {home[key] for key in index.query(sketch)}
        home = {key: one.id if place in near else place for key, place in home.items()}
        index.insert(one.id, sketch)
    found = defaultdict(list)
    for key, place in home.items():
        found[place].append(key)
    return list(found.values())


METHODS: dict[str, Method] = {
    "ours": ours,
    "average link, no dates": average_link,
    "single pass, dates": single_pass,
    "MinHash-LSH 0.3": minhash_lsh,
    "same address only": same_address,
}


def _plain(articles: Sequence[Article]) -> sparse.csr_array[np.float64]:
    """TF-IDF as one writes it down first: root of the count, log of the rarity among these articles, unit length."""
    texts = read_words(articles)
    shape = (len(articles), len(texts.vocabulary))
    counts = sparse.csr_array((np.ones(len(texts.words)), texts.words.copy(), texts.starts.copy()), shape=shape)
    counts.sum_duplicates()
    rarity = np.log((len(articles) + 1) / (np.bincount(counts.indices, minlength=shape[1]) + 0.5))
    counts.data = np.sqrt(counts.data) * rarity[counts.indices]
    length = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    counts.data /= np.repeat(np.where(length > 0, length, 1.0), np.diff(counts.indptr))
    return counts


def _days(articles: Sequence[Article]) -> np.ndarray:
    return np.array([date.fromisoformat(a.published).toordinal() if a.published else np.nan for a in articles], float)


# --- scores ------------------------------------------------------------------------------------------------------


def score(gold: dict[str, str], found: dict[str, int]) -> tuple[float, float, float, float, float]:
    """BCubed precision, recall, F1; pair F1; adjusted Rand index. Amigó and others (2009); Hubert and Arabie (1985)."""
    both = Counter((gold[key], found[key]) for key in gold)
    right, made = Counter(gold.values()), Counter(found[key] for key in gold)
    precision = sum(c * c / made[f] for (_, f), c in both.items()) / len(gold)
    recall = sum(c * c / right[g] for (g, _), c in both.items()) / len(gold)
    true, of_gold, of_made = (sum(comb(c, 2) for c in table.values()) for table in (both, right, made))
    expected = of_gold * of_made / comb(len(gold), 2)
    mean = (of_gold + of_made) / 2
    ari = (true - expected) / (mean - expected) if mean != expected else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall), true / mean if mean else 1.0, ari


# --- articles ----------------------------------------------------------------------------------------------------


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def as_run(row: dict[str, Any]) -> Article:
    """The article as it is read from a file: cleaned, with the title and the date that its text shows."""
    given = Meta(title=row.get("title"), outlet=row.get("outlet"), published=row.get("published"))
    document = Document("bench", row["id"], None, "text", row["text"], given)
    try:
        return replace(clean(document, received=RECEIVED, zone=UTC), id=row["id"])
    except ReadError:
        return article(row)


def article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"],
        source="bench",
        origin=row["id"],
        outlet=row.get("outlet") or "",
        url=None,
        title=row.get("title"),
        byline=(),
        agency=None,
        published=row.get("published"),
        received=RECEIVED,
        language=row.get("language", "en"),
        text=row["text"],
        paragraphs=(),
        removed=(),
    )


def many(rows: Sequence[dict[str, Any]], days: int = 14) -> Iterator[Article]:
    """Short articles without end: pieces of 120 words of the texts, a day each, all different.

    When the texts are used up they come again with other names: each word that is not common has another ending.
    """
    common = {line.split("\t")[0] for line in BACKGROUND.read_text("utf-8").splitlines()}
    texts = [row["text"].split() for row in rows]
    for turn in count():
        ending = "" if turn < 7 else f"{chr(ord('a') + turn // 7 % 26)}o"
        for number, (row, text) in enumerate(zip(rows, texts, strict=True)):
            place = turn % 7 * 120
            piece = text[place : place + 120]
            if len(piece) > 60:
                if ending:
                    piece = [word if word.lower().strip(".,”“\"'") in common else word + ending for word in piece]
                day = date(2025, 8, 1) + timedelta(days=(number * 7 + turn) % days)
                yield article(
                    {**row, "id": f"{turn}-{row['id']}", "text": " ".join(piece), "published": day.isoformat()}
                )


# --- the background ----------------------------------------------------------------------------------------------


def background(data: Path, size: int = 5_000) -> Iterator[str]:
    """The lines of the table: how many articles hold each of the commonest words, one article of each story counted."""
    count: Counter[str] = Counter()
    total = 0
    for text in _texts(data):
        count.update(set(words(text)))
        total += 1
    yield "# How many general English news articles of 2008 to 2020 hold a word: the 5,000 commonest words."
    yield "# Made by `python benchmarks/stories.py DATA_DIR --background`. The first line is the number of articles."
    yield str(total)
    for word, number in sorted(count.items(), key=lambda entry: (-entry[1], entry[0]))[:size]:
        yield f"{word}\t{number}"


def _texts(data: Path) -> Iterable[str]:
    for name in ("allsides_full", "basil", "ecbplus"):
        first = {
            row["cluster"]: f"{row['title'] or ''}\n{row['text']}" for row in read(data / "stories" / f"{name}.jsonl")
        }
        yield from first.values()
    for row in read(data / "summary" / "dev.jsonl"):
        yield row["articles"][0]["text"]
    for page in json.loads((data / "html" / "gold.json").read_text("utf-8")).values():
        yield page["articleBody"]


if __name__ == "__main__":
    main()
