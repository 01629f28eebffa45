"""What stands between quotation marks is found, whatever glyphs are used."""

from __future__ import annotations

import pytest

from monitor.language.text.quotation_marks import marked


def insides(text: str) -> list[str]:
    return [text[slice(*passage.inside)] for passage in marked(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry sank,” said Lund.",
        '"The ferry sank," said Lund.',
        '“The ferry sank," said Lund.',
        "„The ferry sank,“ said Lund.",
        "«The ferry sank,» said Lund.",
        "« The ferry sank, » said Lund.",
        "»The ferry sank,« said Lund.",
        "‘The ferry sank,’ said Lund.",
        "''The ferry sank,'' said Lund.",
        "``The ferry sank,'' said Lund.",
    ],
)
def test_a_passage_is_found_between_marks_of_any_kind(text: str) -> None:
    assert insides(text) == ["The ferry sank,"]
    assert marked(text)[0].closed


@pytest.mark.parametrize(
    "text", ["Lund's ferry left the boats' quay.", "The winter of '87 was cold.", 'A 12" plank lay there.', ""]
)
def test_an_apostrophe_or_an_inch_opens_nothing(text: str) -> None:
    assert marked(text) == ()


def test_a_passage_within_a_passage_is_a_part_of_it() -> None:
    assert insides("„Er rief „Halt“ und ging“, sagte Lund.") == ["Er rief „Halt“ und ging"]
    assert insides("“He called ‘Stop’ and left,” said Lund.") == ["He called ‘Stop’ and left,"]


def test_a_passage_goes_on_in_the_next_paragraph_that_opens_again() -> None:
    text = "“The ferry sank in the night.\n\n“Nobody drowned,” said Lund."
    assert insides(text) == ["The ferry sank in the night.", "Nobody drowned,"]
    assert [passage.closed for passage in marked(text)] == [False, True]


def test_no_passage_crosses_a_blank_line() -> None:
    assert marked("“The ferry sank in the night.\n\nNobody drowned,” said Lund.") == ()
