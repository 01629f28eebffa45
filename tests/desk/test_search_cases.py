"""`monitor search` answers the table of cases; tests/browser asks the page the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main
from tests.search_cases import build, table, titles, told


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("cases"))


def search(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["search", "--config", str(folder / "sources.yaml"), *words])


@pytest.mark.parametrize("case", table()["cases"], ids=told)
def test_the_terminal_answers_as_the_table_says(folder: Path, case: dict[str, Any]) -> None:
    done = search(folder, "--json", "--", case["query"])
    if "wrong" in case:
        assert f"column {case['wrong']}" in done.stderr
        return
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    assert {h["title"] for h in hits if h["kind"] == "article"} == titles(case["finds"])
    assert {h["title"] for h in hits if h["kind"] == "story"} == titles(case["finds"])
    assert (f"did you mean {case['meant']}?" in done.stderr) if "meant" in case else ("mean" not in done.stderr)
