"""A row is put behind the last one of `sources:`, and all else stays as it was."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
import yaml

from monitor.config.rows import append, appended, lines
from monitor.errors import ConfigError
from tests.golden import ROOT

ROW: dict[str, str | bool] = {
    "name": "harbour",
    "kind": "feed",
    "url": "https://harbour.example/feed",
    "full_text": True,
}
LINE = '- {name: harbour, kind: feed, url: "https://harbour.example/feed", full_text: true}'
FILES = {
    "lines": ("sources:\n  - name: a\n    kind: files\n    path: x\n", "  "),
    "at the margin": ("sources:\n- name: a\n  path: x\n\nstore: s\n", ""),
    "no line end": ("sources:\n  - {name: a, path: x}", "  "),
    "its comments": ("sources:\n  - name: a\n    path: x  # y\n    # outlet: z\n\n  # more\nstore: s\n", "  "),
    "a heading behind": ("sources:\n  - {name: a}\n\n\n# --- Outlets ---\n# outlets: []\n", "  "),
    "a folded text": ("sources:\n  - name: a\n    path: >-\n      x\n      y\n\nstore: s\n", "  "),
    "windows": ("sources:\r\n  - name: a\r\n    path: x\r\nstore: s\r\n", "  "),
}


@pytest.mark.parametrize("name", FILES)
def test_only_the_new_line_is_added(name: str) -> None:
    text, indent = FILES[name]
    new = appended(text, [ROW])
    assert new is not None
    assert yaml.safe_load(new)["sources"][-1] == ROW
    added = [line for line in difflib.ndiff(text.splitlines(), new.splitlines()) if line[0] in "+-"]
    assert added == [f"+ {indent}{LINE}"]


def test_comments_of_the_last_row_stay_with_it() -> None:
    new = appended(FILES["its comments"][0], [ROW])
    assert new is not None
    assert new.index("# outlet: z") < new.index(LINE) < new.index("# more")


def test_a_list_in_brackets_goes_on_in_its_brackets() -> None:
    new = appended("sources: [\n  {name: a},   # first\n]\nstore: s\n", [ROW, {**ROW, "name": "b"}])
    assert new is not None
    assert [row["name"] for row in yaml.safe_load(new)["sources"]] == ["a", "harbour", "b"]
    assert new.endswith(",   # first\n]\nstore: s\n")


@pytest.mark.parametrize("name", ["on", "12", "a: b", 'say "so"', "Кава", "# x"])
def test_each_text_is_read_back_as_it_is(name: str) -> None:
    new = appended("sources:\n  - {name: a}\n", [{**ROW, "name": name}])
    assert new is not None
    assert yaml.safe_load(new)["sources"][-1]["name"] == name


def test_the_shipped_file_takes_a_row_in_one_line(tmp_path: Path) -> None:
    text = (ROOT / "sources.yaml").read_text(encoding="utf-8")
    path = tmp_path / "sources.yaml"
    path.write_text("\ufeff" + text, encoding="utf-8")
    path.chmod(0o640)
    append(path, [ROW])
    new = path.read_text(encoding="utf-8")
    assert new.replace(f"  {LINE}\n", "") == "\ufeff" + text
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_without_a_place_is_left_alone_and_the_row_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text("topics: []\n")
    with pytest.raises(ConfigError, match="add them yourself"):
        append(path, [ROW])
    assert path.read_text() == "topics: []\n"
    assert lines([ROW], "  ") == f"\n  {LINE}"
