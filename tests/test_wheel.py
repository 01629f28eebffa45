"""The wheel and the sdist carry everything, and installed into an empty environment, in an empty folder, they work."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from email import message_from_string
from pathlib import Path

import pytest

from monitor import __version__
from tests.golden import ROOT
from tests.test_install import environment

pytestmark = pytest.mark.slow

# What a new user may ask for: each needs something beside the Python files.
COMMANDS = (
    "init",
    "check",
    "run --now 2025-08-12T07:00+03:00",
    "brief 2025-08-12",
    "explain examples/clippings/2025-08-11/harbour-gazette-port.txt",
    "search ceasefire",
    "lint 2025-08-12",
    "schema",
    "schema issue",
    "archive verify",
    "archive rebuild",
    "status",
)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both archives, the wheel built from the sdist as an installer would."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return folder


def contents(wheel: Path) -> dict[str, str]:
    """Path in a wheel -> hash, without the list of hashes itself."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/RECORD")]
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}


def shipped() -> Iterator[tuple[str, Path]]:
    """Path that a file must have in the wheel, and the file: the package, and what lies beside it in a checkout."""
    for folder, place in (("monitor", "monitor"), *((n, f"monitor/_assets/{n}") for n in ("templates", "examples"))):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield f"{place}/{file.relative_to(ROOT / folder).as_posix()}", file
    yield "monitor/_assets/sources.yaml", ROOT / "sources.yaml"


def test_the_wheel_carries_everything_and_nothing_else(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    found = contents(wheel)
    wanted = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in shipped()}
    assert {name: found[name] for name in found if ".dist-info/" not in name} == wanted
    needed = ("py.typed", "_assets/templates/issue.html", "render/issue/issue.schema.json", "language/lexicon/uk.toml")
    assert {f"monitor/{name}" for name in needed} <= wanted.keys()


def test_the_wheel_names_its_version_and_carries_each_licence(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    assert wheel.name == f"monitor-{__version__}-py3-none-any.whl"
    info = f"monitor-{__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        told = message_from_string(archive.read(f"{info}/METADATA").decode())
        licences = {name.removeprefix(f"{info}/licenses/") for name in archive.namelist() if "/licenses/" in name}
        assert "monitor = monitor.cli:main" in archive.read(f"{info}/entry_points.txt").decode()
    notices = {file.relative_to(ROOT).as_posix() for file in (ROOT / "monitor").rglob("NOTICE")}
    assert len(notices) >= 3
    assert licences == {"LICENSE", *notices}
    assert (told["Version"], told["License-Expression"]) == (__version__, "Apache-2.0")
    assert "://" not in "".join(told.get_all("Requires-Dist") or ())


def test_a_wheel_of_the_sdist_is_that_of_the_checkout(dist: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (ours,), (theirs,) = tmp_path.glob("*.whl"), dist.glob("*.whl")
    assert contents(ours) == contents(theirs)


def test_the_wheel_works_in_an_empty_folder(dist: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env/bin/python"
    (wheel,) = dist.glob("*.whl")
    subprocess.run([python, "-m", "pip", "install", "-q", "--upgrade", "pip"], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "-c", str(ROOT / "constraints.txt"), str(wheel)], check=True)
    work = tmp_path / "work"
    work.mkdir()
    for command in COMMANDS:
        words = [str(tmp_path / "env/bin/monitor"), *command.split()]
        done = subprocess.run(words, cwd=work, env=environment(), capture_output=True, text=True)
        assert done.returncode in ({0, 4, 5} if command == "status" else {0}), f"{command}: {done.stderr}"
    assert (work / "archive/2025-08-12/index.html").is_file()
    assert (work / "archive/2025-08-12/issue.eml").is_file()


def test_the_sdist_holds_what_a_build_and_a_test_need(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = {name.rpartition("/")[0] for name in names}
    assert {"pyproject.toml", "sources.yaml", "templates/issue.html", "tests/golden.py"} <= names
    assert {"Makefile", "constraints.txt", "properdocs.yml", "docs/tutorial.md", "docs/pictures/mail.png"} <= names
    assert "examples/clippings/2025-08-11" in folders
    assert not any(n.startswith((".venv", ".monitor", "archive/2", "build/")) for n in names)
