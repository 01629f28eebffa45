"""How often the title of a page is found: `python -m benchmarks.page_titles DATA_DIR`.

DATA_DIR holds `pages/` and `wcxb/read/` with their `gold.jsonl`. Prints for each set how often the title is the gold's
word for word, with weights learned on other hosts only (7 folds of hosts), with those that ship, and how often any
wording on the page is right; then the weights that all pages give, for `monitor/clean/fields/titles.py`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.pages import unzipped
from monitor.clean.blocks.html import parse_page
from monitor.clean.fields.page_meta import site_of
from monitor.clean.fields.titles import WEIGHTS, signs, wordings
from monitor.clean.recognise.json_ld import json_records, meta_elements, own_article

FOLDS = 7
PENALTY = 2.0  # of the squared weights
NEWS = 2  # what a newspaper's page weighs more than one of `wcxb`
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """A page's wordings of its title, what each shows, and which of them are right."""

    set: str
    host: str
    shown: Sequence[dict[str, float]]
    right: NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    choices = [*choices_of("pages", data / "pages"), *choices_of("wcxb/read", data / "wcxb/read")]
    learned = {n: learn([choice for choice in choices if fold_of(choice) != n]) for n in range(FOLDS)}
    print(f"{'':12}{'n':>6}{'cross-validated':>18}{'shipped':>10}{'any':>8}")
    for which in sorted({choice.set for choice in choices}):
        own = [choice for choice in choices if choice.set == which]
        rates = (
            sum(is_right(choice, learned[fold_of(choice)]) for choice in own),
            sum(is_right(choice, WEIGHTS) for choice in own),
            sum(bool(choice.right.any()) for choice in own),
        )
        print(f"{which:12}{len(own):6}{rates[0] / len(own):18.3f}{rates[1] / len(own):10.3f}{rates[2] / len(own):8.3f}")
    print("\nWEIGHTS = {")
    for name, weight in learn(choices).items():
        print(f'    "{name}": {weight:.2f},')
    print("}")


def choices_of(name: str, folder: Path) -> Iterable[Choice]:
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        row = json.loads(line)
        tree = (
            parse_page(unzipped(folder / Path(row["file"]).name)) if row.get("kind", "article") == "article" else None
        )
        if tree is None or not row["title"]:
            continue
        named, records = meta_elements(tree), list(json_records(tree))
        article = own_article(records, {row["url"]}, named.get("og:title", []))
        site = site_of(article, records, named, row["url"])
        found = wordings(tree, named, article, site, row["url"])
        right = np.array([words(one.text) == words(row["title"]) for one in found], dtype=np.bool_)
        if found:
            yield Choice(name, urlsplit(row["url"]).hostname or "", signs(found, site, row["url"]), right)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def fold_of(choice: Choice) -> int:
    return int(sha256(choice.host.encode()).hexdigest(), 16) % FOLDS


def is_right(choice: Choice, weights: dict[str, float]) -> bool:
    scores = [sum(weights.get(sign, 0.0) * value for sign, value in row.items()) for row in choice.shown]
    return bool(choice.right[int(np.argmax(scores))])


def learn(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights that make the titles likeliest."""
    names = sorted({name for choice in choices for row in choice.shown for name in row})
    data = [
        (np.array([[row.get(name, 0.0) for name in names] for row in choice.shown]), choice.right)
        for choice in choices
        for _ in range(NEWS if choice.set == "pages" else 1)
        if choice.right.any()
    ]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = PENALTY * float(weights @ weights) / 2, PENALTY * weights
        for rows, right in data:
            scores = rows @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            found = float(shares[right].sum())
            total -= float(np.log(max(found, 1e-12)))
            slope = slope - rows.T @ (np.where(right, shares / max(found, 1e-12), 0.0) - shares)
        return total, slope

    weights = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
