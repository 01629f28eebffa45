"""What docs/tutorial.md has people type to install, typed: with pipx, with uv, with pip alone; the sample then runs.

pipx and uv come from the index for these tests alone; where they cannot be had, the tests say so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.golden import ROOT
from tests.test_tutorial import STEPS, command

pytestmark = pytest.mark.slow

TYPED = [step.text for step in STEPS if step.part == 1 and "install" in step.text]
CONSTRAINTS = str(ROOT / "constraints.txt")
FIRST = ("monitor --version", "monitor init", "monitor check", "monitor run --now 2025-08-12T07:00+03:00")


def environment(**given: str) -> dict[str, str]:
    """That of a new user: nothing of ours in it, and the versions that are tried."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return kept | {"PIP_CONSTRAINT": CONSTRAINTS} | given


def typed(text: str, folder: Path, env: Mapping[str, str]) -> str:
    """What a block of the page prints."""
    done = subprocess.run(["/bin/sh", "-e", "-c", text], cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{text}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source code in `monitor`, as it comes out of the archive of a release, and its wheel."""
    folder = tmp_path_factory.mktemp("source")
    subprocess.run([sys.executable, "-m", "build", "--outdir", folder, ROOT], check=True, capture_output=True)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    unpacked.rename(folder / "monitor")
    return folder


def helper(name: str, folder: Path) -> Path:
    """The folder of programs in which `name` lies, brought by pip; skips where it does not come."""
    venv.create(folder, with_pip=True)
    done = subprocess.run([folder / "bin/python", "-m", "pip", "install", "-q", name], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"{name} cannot be had here: {done.stderr.strip().splitlines()[-1]}")
    return folder / "bin"


def of_the_wheel(text: str, source: Path) -> str:
    """The same command with the wheel in place of the folder, over what is installed."""
    (wheel,) = source.glob("*.whl")
    return text.replace("./monitor", f"--force ./{wheel.name}")


def makes_an_issue(folder: Path, env: Mapping[str, str]) -> None:
    folder.mkdir()
    for line in FIRST:
        typed(line, folder, env)
    assert (folder / "archive/2025-08-12/index.html").is_file()


def test_the_page_has_three_ways() -> None:
    assert [text.split()[0] for text in TYPED] == ["pipx", "uv", "python3"]


def test_pipx(source: Path, tmp_path: Path) -> None:
    programs = helper("pipx", tmp_path / "helper")
    env = environment(
        PATH=f"{tmp_path}/bin{os.pathsep}{programs}{os.pathsep}{os.environ['PATH']}",
        PIPX_HOME=f"{tmp_path}/home",
        PIPX_BIN_DIR=f"{tmp_path}/bin",
        PIPX_DEFAULT_PYTHON=sys.executable,
    )
    typed(TYPED[0], source, env)
    typed(of_the_wheel(TYPED[0], source), source, env)
    assert (tmp_path / "bin/monitor").exists()
    makes_an_issue(tmp_path / "work", env)


def test_uv(source: Path, tmp_path: Path) -> None:
    programs = helper("uv", tmp_path / "helper")
    env = environment(
        PATH=f"{tmp_path}/bin{os.pathsep}{programs}{os.pathsep}{os.environ['PATH']}",
        UV_TOOL_DIR=f"{tmp_path}/tools",
        UV_TOOL_BIN_DIR=f"{tmp_path}/bin",
        UV_CACHE_DIR=f"{tmp_path}/cache",
        UV_PYTHON=sys.executable,
        UV_PYTHON_DOWNLOADS="never",
        UV_CONSTRAINT=CONSTRAINTS,
        UV_BUILD_CONSTRAINT=CONSTRAINTS,
        UV_NATIVE_TLS="1",
        **as_pip_does(),
    )
    typed(TYPED[1], source, env)
    typed(of_the_wheel(TYPED[1], source), source, env)
    assert (tmp_path / "bin/monitor").exists()
    makes_an_issue(tmp_path / "work", env)


def as_pip_does() -> dict[str, str]:
    """Where pip of this machine looks for packages, for uv, which does not read its settings."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True
    )
    index = os.environ.get("PIP_INDEX_URL") or done.stdout.strip()
    return {"UV_DEFAULT_INDEX": index} if index else {}


def test_pip_alone(source: Path, tmp_path: Path) -> None:
    command(tmp_path / "bin", "python3", "#!/bin/sh", f'exec {sys.executable} "$@"')
    env = environment(PATH=f"{tmp_path}/bin{os.pathsep}{os.environ['PATH']}")
    work = tmp_path / "work"
    work.mkdir()
    (work / "monitor").symlink_to(source / "monitor")
    typed(TYPED[2], work, env)
    makes_an_issue(tmp_path / "sample", env | {"PATH": f"{work}/monitor-env/bin{os.pathsep}{os.environ['PATH']}"})
