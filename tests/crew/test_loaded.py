"""What workers share: what the reading of a page loads is there before they are."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys

import pytest

from monitor.crew.processes import Processes
from tests.terminal import ROOT

CODE = """
from datetime import UTC, datetime
from monitor.crew.loaded import first
made = first()
assert made.article and not made.problems, made.problems
assert made.article.quotes and made.article.figures and made.article.title, made.article
"""


def test_the_first_page_asks_for_all_that_pages_are_read_by() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True, cwd=ROOT)


def modules() -> set[str]:
    return set(sys.modules)


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="workers are no copies here")
def test_a_worker_begins_with_what_is_loaded_late() -> None:
    with Processes(1) as pool:
        assert {"trafilatura", "py3langid", "numpy"} <= pool.submit(modules).result(timeout=60)


def frozen() -> int:
    import gc

    return gc.get_freeze_count()


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="workers are no copies here")
def test_what_is_shared_is_no_garbage_to_be_looked_at() -> None:
    with Processes(1) as pool:
        assert pool.submit(frozen).result(timeout=60) > 10_000
