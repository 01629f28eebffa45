"""Mornings killed while they mail, against a server that refuses, defers, hangs up and answers late.

`python -m benchmarks.kills` does it five hundred times and at every step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.killing import Mornings, acts_of, every_step, played, random_cases

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def mornings() -> Iterator[Mornings]:
    with closing(Mornings()) as made:
        yield made


@pytest.fixture(scope="module")
def acts(mornings: Mornings, tmp_path_factory: pytest.TempPathFactory) -> int:
    count = acts_of(tmp_path_factory.mktemp("whole") / "w", mornings)
    assert count > 100  # else the hook no longer sees what a morning does
    return count


def test_no_issue_is_missing_no_reader_has_it_twice_and_every_unknown_is_listed(
    mornings: Mornings, acts: int, tmp_path: Path
) -> None:
    assert played(random_cases(20, acts, seed=1), tmp_path, mornings) == []


def test_nor_at_every_twentieth_step(mornings: Mornings, acts: int, tmp_path: Path) -> None:
    assert played(every_step(acts, 20), tmp_path, mornings) == []
