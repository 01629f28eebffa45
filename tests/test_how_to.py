"""docs/how-to-add-a-source.md, followed word by word: its files are written as they stand there, and it works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden import ROOT

PAGE = (ROOT / "docs/how-to-add-a-source.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
[MODULE, ROW, CASE] = [text for kind, text in BLOCKS if kind == "python"]
[POINTS] = [text for kind, text in BLOCKS if kind == "toml"]
[SOURCES] = [text for kind, text in BLOCKS if kind == "yaml"]
MAIL = b"From a\nSubject: Crane moved\n\nThe crane at the north quay was moved on Monday.\n"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with the module, installed as its pyproject.toml says, beside a newsletter that uses it."""
    (tmp_path / "monitor_mbox.py").write_text(MODULE, encoding="utf-8")
    named = re.search(r'entry-points\."(.+?)"\]\n(.+)', POINTS)
    assert named
    installed = tmp_path / "monitor_mbox-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: monitor-mbox\nVersion: 1\n")
    (installed / "entry_points.txt").write_text(f"[{named[1]}]\n{named[2].replace(chr(34), '')}\n")
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail/newsletters.mbox").write_bytes(MAIL)
    return tmp_path


def ran(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    return subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )


def test_the_source_of_the_page_makes_an_issue(package: Path) -> None:
    done = ran(package, "-m", "monitor.cli", "run", "--force")
    assert done.returncode == 0, done.stderr
    assert "sources   1 (1 documents, 1 new or changed)" in done.stderr
    told = ran(package, "-m", "monitor.cli", "export", "articles")
    assert "Crane moved" in told.stdout


def test_a_wrong_key_of_the_row_is_told_with_its_line(package: Path) -> None:
    (package / "sources.yaml").write_text(SOURCES.replace("path:", "file:"), encoding="utf-8")
    done = ran(package, "-m", "monitor.cli", "check")
    assert done.returncode == 2
    assert "sources.yaml:2: sources[0].file: there is no such key" in done.stderr


def test_the_test_of_the_page_passes(package: Path) -> None:
    head = "\n".join(
        (
            "from datetime import UTC, datetime",
            "from pathlib import Path",
            "from monitor.ingest import World",
            "from monitor_mbox import MboxSource, read",
            "NOW = datetime(2025, 8, 13, tzinfo=UTC)",
        )
    )
    (package / "test_mbox.py").write_text(f"{head}\n\n\n{CASE}", encoding="utf-8")
    done = ran(package, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_mbox.py")
    assert done.returncode == 0, done.stdout


def test_the_row_for_a_kind_of_ours_is_one_of_the_table() -> None:
    shape = re.fullmatch(r'"(\w+)": Ingester\(\1\.\w+, \1\.read\),\n', ROW)
    assert shape, ROW
