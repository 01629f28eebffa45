"""The page of languages is the lexicon's, made again."""

from __future__ import annotations

from pathlib import Path

from benchmarks.languages import COLUMNS, lines

PAGE = Path(__file__).parents[3] / "docs/languages.md"


def test_the_page_is_what_the_command_prints() -> None:
    assert PAGE.read_text("utf-8") == "\n".join(lines()) + "\n"


def test_polish_and_italian_have_what_french_has() -> None:
    assert all(COLUMNS[part](code) >= COLUMNS[part]("fr") * 2 // 3 for part in COLUMNS for code in ("pl", "it"))
