"""Given names that are words too are told by the texts that may be read, and by no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import name_words
from benchmarks.name_words import LEAST, seen, texts, written
from monitor.language import lexicon

NAMES = frozenset(("linden", "zuzu", "quill"))
SMALL, CAPITAL = "They sat by the linden with Ada Quill.", "They met Linden there."


def test_a_name_that_often_stands_in_small_letters_is_a_word() -> None:
    assert seen([("en", SMALL)] * LEAST, NAMES) == {"en": ["linden"]}
    assert seen([("en", SMALL)] * (LEAST - 1), NAMES) == {}


def test_a_name_that_stands_so_now_and_then_stays_a_name() -> None:
    assert seen([("en", SMALL)] * LEAST + [("en", CAPITAL)] * LEAST * 5, NAMES) == {}


def test_what_is_listed_by_hand_is_not_listed_again() -> None:
    assert "summer" in lexicon.words("given_names", "words_seen", "en")
    assert lexicon.words("given_names", "words_too").isdisjoint(lexicon.entries("given_names", "words_seen"))


def test_what_is_put_aside_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("read", "unread"):
        folder = tmp_path / "attribution" / part
        folder.mkdir(parents=True)
        (folder / "gold.jsonl").write_text(json.dumps({"text": f"The {part} part."}) + "\n", "utf-8")
    assert [text for _, text in texts(tmp_path)] == ["The read part."]
    monkeypatch.setattr(name_words, "READ", ("attribution/*/gold.jsonl",))
    with pytest.raises(ValueError, match="is not to be read"):
        list(texts(tmp_path))


def test_the_list_is_written_in_its_place() -> None:
    text = 'name = "Toy"\n\n[given_names]\nwomen = "Ada"\n'
    made = written(text, ["linden"])
    assert made == 'name = "Toy"\n\n[given_names]\nwords_seen = """\nlinden\n"""\nwomen = "Ada"\n'
    assert written(made, ["quill"]) == made.replace("linden", "quill")
