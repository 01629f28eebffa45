"""What a command loads: help and completion nothing but click, what only looks nothing that reads or groups texts."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

import monitor.render
from monitor.cli import main
from monitor.cli.mails import CLIENTS
from monitor.lint import NAMES
from tests.terminal import ROOT
from tests.test_cli import MILL, SOURCES

NOW = "--now 2025-08-13T07:00+03:00"
COSTLY = {  # what reads texts, groups them, renders them, fetches and mails
    "alembic", "apscheduler", "babel", "bs4", "charset_normalizer", "css_inline", "feedparser", "htmldate", "httpcore",
    "httpx", "jinja2", "lxml", "markdown_it", "numpy", "py3langid", "rich", "scipy", "tinycss2", "trafilatura",
}  # fmt: skip

# Runs each command line in one process and prints what was loaded for them that no Python loads by itself.
CODE = """
import contextlib, io, json, sys
before = set(sys.modules)
from monitor.cli import main
for words in json.loads(sys.argv[1]):
    out = io.TextIOWrapper(io.BytesIO())
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main(words, prog_name="monitor")
        except SystemExit as end:
            assert not end.code, (words, end.code)
print(json.dumps(sorted(set(sys.modules) - before)))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsletter with an issue and an index for search."""
    base = tmp_path_factory.mktemp("startup")
    (base / "sources.yaml").write_text(SOURCES)
    (base / "inbox").mkdir()
    (base / "inbox/mill.txt").write_text(MILL)
    loaded(base, f"run {NOW}", "search fire")
    return base


def loaded(folder: Path, *typed: str, env: Mapping[str, str] | None = None) -> set[str]:
    """The modules that a fresh process loads for these command lines."""
    lines = json.dumps([shlex.split(line) for line in typed])
    command = [sys.executable, "-c", CODE, lines]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def foreign(modules: set[str]) -> set[str]:
    """The packages among them that are neither Python's nor ours."""
    return {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names) - {"monitor"}


HELPS = ["--version", "--help", *(f"{name} --help" for name in sorted(main.commands)), "archive verify --help"]


def test_help_of_every_command_loads_click_and_nothing_else(tmp_path: Path) -> None:
    modules = loaded(tmp_path, *HELPS)
    assert foreign(modules) == {"click"}
    assert len(modules) < 200


def test_completion_loads_click_and_nothing_else(tmp_path: Path) -> None:
    asked = {"_MONITOR_COMPLETE": "bash_complete", "COMP_WORDS": "monitor se", "COMP_CWORD": "1"}
    assert foreign(loaded(tmp_path, "", env=asked)) == {"click"}


LOOKS = ("check", "status", "search fire", f"run {NOW}", "export articles", "explain mill.txt")


@pytest.mark.parametrize("typed", LOOKS)
def test_what_has_nothing_new_to_read_loads_nothing_costly(folder: Path, typed: str) -> None:
    modules = loaded(folder, typed)
    assert foreign(modules) & (COSTLY - ({"babel"} if typed.startswith("explain") else set())) == set()
    assert len(modules) < 700


def test_the_status_reads_no_text(folder: Path) -> None:
    modules = loaded(folder, "status")
    assert modules & {"monitor.language.reading", "monitor.language.names.people", "monitor.ingest.meta"} == set()


def test_clippings_of_plain_text_need_no_reader_of_pages(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/mill.txt").write_text(MILL)
    assert not foreign(loaded(tmp_path, f"run {NOW}")) & {"trafilatura", "httpx", "feedparser", "apscheduler"}


# --- what is written twice so that it need not be loaded ----------------------------------------------------------


def test_the_help_of_lint_names_every_client() -> None:
    assert CLIENTS.split(", ") == list(NAMES)


@pytest.mark.parametrize("name", monitor.render.__all__)
def test_each_name_of_the_renderings_is_found_where_it_is_said_to_be(name: str) -> None:
    assert not isinstance(getattr(monitor.render, name), ModuleType)  # a module of that name would stand before it


def test_a_name_that_the_renderings_do_not_have_is_said_to_be_missing() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = monitor.render.nothing
