"""Front matter and side-cars: what is taken for labels, what stays in the text, and in which line a fault is."""

from __future__ import annotations

import pytest

from monitor.ingest.file.labels import LONGEST, read, split
from monitor.models import Meta

FRONT = (
    # text, labels, text below them
    ("---\ntitle: A\n---\nText.", Meta(title="A"), "Text."),
    ("---\r\ntitle: A\r\n---\r\nText.".replace("\r\n", "\n"), Meta(title="A"), "Text."),
    ("\n\n---\ntitle: A\n...\nText.", Meta(title="A"), "Text."),
    ("---  \ntitle: A\n---  \nText.", Meta(title="A"), "Text."),
    ("---\n# a note\ntitle: A\n---\nText.", Meta(title="A"), "Text."),
    ("---\ntitle: A\n---", Meta(title="A"), ""),
    ("---\ntitle: A\ntags: [x, y]\nmood: fair\n---\nText.", Meta(title="A"), "Text."),
    ("---\ntitle: 2025\n---\nText.", Meta(title="2025"), "Text."),
    ("---\ntitle: no\n---\nText.", Meta(title="no"), "Text."),
    ("---\nAuthor: Ann Lee\nDate: 2025-08-12\n---\nText.", Meta(byline=("Ann Lee",), published="2025-08-12"), "Text."),
    ("---\nauthors: [Ann Lee, Bo Ray]\n---\nText.", Meta(byline=("Ann Lee", "Bo Ray")), "Text."),
)
ORNAMENT = (
    "---\n\nThe bridge is open.\n\n---\n\nIt rained.",
    "---\nThe bridge is open.\n---\nIt rained.",
    "----\ntitle: A\n----\nText.",
    "Text.\n---\ntitle: A\n---\n",
    "---",
    "",
    "--- title: A\n---\nText.",
)


@pytest.mark.parametrize(("text", "given", "below"), FRONT)
def test_labels_stand_above_the_text(text: str, given: Meta, below: str) -> None:
    assert split(text) == (given, below, [])


@pytest.mark.parametrize("text", ORNAMENT)
def test_a_line_that_is_an_ornament_stays_in_the_text(text: str) -> None:
    assert split(text) == (Meta(), text, [])


def test_front_matter_without_an_end_is_text_and_said() -> None:
    given, below, [fault] = split("---\ntitle: A\nText.")
    assert (given, below) == (Meta(), "---\ntitle: A\nText.")
    assert fault.startswith("line 1: ")


@pytest.mark.parametrize("lines", [1, 3, 40])
def test_a_fault_is_in_the_line_of_the_file_in_which_it_is(lines: int) -> None:
    given, _, faults = split("\n---\n" + "note: x\n" * 1 + "# x\n" * (lines - 1) + "published: tomorrow\n---\nText.")
    assert given == Meta()
    assert [fault.partition(": ")[0] for fault in faults] == [f"line {lines + 3}"]


@pytest.mark.parametrize(
    "text", ["title: A: B", 'title: "A', "title: [A", "title: *A", "title: A\n\tx", "title: !!python/object:x A"]
)
def test_what_is_no_yaml_costs_no_more_than_a_word(text: str) -> None:
    given, faults = read(f"{text}\noutlet: The Dispatch")
    assert given.outlet == "The Dispatch"
    assert faults
    assert all(fault.startswith("line ") for fault in faults)


@pytest.mark.parametrize("text", ["- a\n- b", "just words"])
def test_what_has_no_keys_is_no_label(text: str) -> None:
    given, [fault] = read(text)
    assert given == Meta()
    assert "no list of keys" in fault


def test_labels_are_few_and_what_is_longer_is_text() -> None:
    text = "---\ntitle: A\nnote: " + "x" * LONGEST + "\n---\nText."
    given, below, faults = split(text)
    assert (given, below, len(faults)) == (Meta(), text, 1)


@pytest.mark.parametrize("line", ["The minister said: we go.", "Note: the ferry is late.", "Mark my words: it holds."])
def test_a_sentence_between_rules_is_text(line: str) -> None:
    text = f"---\n{line}\n---\nThe ferry is open."
    assert split(text) == (Meta(), text, [])


def test_a_clipping_of_a_notebook_has_its_address_and_its_author() -> None:
    text = '---\ntitle: Ferry\nauthor:\n  - "[[Ann Lee]]"\nsource: https://c.example/a\ntags: [x]\n---\nText.'
    assert split(text)[0] == Meta(title="Ferry", byline=("Ann Lee",), url="https://c.example/a")
