"""Who says what, on articles that nobody read. Skipped where the labelled data is absent."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType

import pytest

from benchmarks.statements import figures, told
from benchmarks.train_statements import articles
from tests.floors import BENCH, fallen

DATA = BENCH / "attribution" / "unread"
FLOORS = {
    "recall": 0.50,
    "precision": 0.85,
    "exact_f1": 0.56,
    "indirect_recall": 0.34,
    "direct_named_recall": 0.92,
}


#: language -> recall and precision on our own texts, which were read: a check that it works, no proof how well.
OWN = {
    "de": (0.86, 0.88),
    "ru": (0.90, 0.88),
    "uk": (0.80, 0.82),
    "fr": (0.78, 0.86),
    "es": (0.92, 0.92),
    "it": (0.85, 0.85),
    "pl": (0.80, 0.90),
}


@pytest.mark.parametrize("language", OWN)
def test_statements_in_other_languages_are_found(language: str) -> None:
    recall, precision = figures(language)
    assert recall >= OWN[language][0]
    assert precision >= OWN[language][1]


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled articles are not there; see docs/measure.md")
def test_as_much_is_told_and_as_much_of_it_is_right_as_the_floors_ask() -> None:
    gold = articles(DATA)
    found = {row["id"]: json.loads(json.dumps(told(row)))["statements"] for row in gold}
    score = _scorer()
    figures = score.figures([score.compare(row, found[row["id"]])[0] for row in gold])
    assert not fallen(figures, FLOORS)


def _scorer() -> ModuleType:
    made = importlib.util.spec_from_file_location("score_attribution", BENCH / "score_attribution.py")
    assert made is not None
    assert made.loader is not None
    module = importlib.util.module_from_spec(made)
    made.loader.exec_module(module)
    return module
