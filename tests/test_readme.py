"""What the README tells people to type works, in an empty folder, in that order; and no command is left out of it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import main
from tests.golden import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TYPED = re.findall(r"^    monitor ([^#\n]+)", README, flags=re.MULTILINE)


def test_the_commands_of_the_readme_work_one_after_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(TYPED) >= 9
    for line in TYPED:
        done = CliRunner().invoke(main, shlex.split(line))
        assert done.exit_code == 0, f"monitor {line}: {done.output}"
    assert (tmp_path / "archive" / "index.html").is_file()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_command_stands_in_the_readme_and_the_guide(name: str) -> None:
    assert f"`monitor {name}" in README
    assert f"monitor {name}" in (ROOT / "docs/guide.md").read_text(encoding="utf-8")


def test_the_readme_shows_pictures_that_are_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)
