"""The wheel and the sdist: installed into an empty environment, in an empty folder, the first two commands work."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest

from tests.golden import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both archives, the wheel built from the sdist as an installer would."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return folder


def test_the_wheel_works_in_an_empty_folder(dist: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env/bin/python"
    (wheel,) = dist.glob("*.whl")
    subprocess.run([python, "-m", "pip", "install", "-q", "--upgrade", "pip"], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "-c", str(ROOT / "constraints.txt"), str(wheel)], check=True)
    work = tmp_path / "work"
    work.mkdir()
    for command in (["init"], ["check"], ["run", "--now", "2025-08-12T07:00+03:00"]):
        done = subprocess.run([tmp_path / "env/bin/monitor", *command], cwd=work, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert (work / "archive/2025-08-12/index.html").is_file()
    assert (work / "archive/2025-08-12/issue.eml").is_file()


def test_the_sdist_holds_what_a_build_and_a_test_need(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = {name.rpartition("/")[0] for name in names}
    assert {"pyproject.toml", "sources.yaml", "templates/issue.html", "tests/golden.py"} <= names
    assert "examples/clippings/2025-08-11" in folders
    assert not any(n.startswith((".venv", ".monitor", "archive/2")) for n in names)
