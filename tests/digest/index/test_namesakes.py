"""A surname stands for the persons named with it before a place in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.index.namesakes import Namesakes
from monitor.language.reading import Reading

TEXT = "Ida Blom spoke in Alvik on Monday. Blom left early. Per Blom stayed, and Mara Holt stayed too."


def namesakes(text: str = TEXT) -> Namesakes:
    return Namesakes(Reading(text, "en").names)


@pytest.mark.parametrize(
    ("names", "before", "expected"),
    [
        (["Blom"], "Blom left", {"Ida Blom": "Ida Blom"}),
        (["Holt"], "Blom left", {}),
        (["Holt"], None, {"Mara Holt": "Mara Holt"}),
        (["Blom"], "Ida", {}),
        (["Vass"], None, {}),
    ],
)
def test_a_surname_has_the_full_forms_that_stand_before_the_place(
    names: list[str], before: str | None, expected: dict[str, str]
) -> None:
    end = len(TEXT) if before is None else TEXT.index(before)
    assert namesakes().full(names, end) == expected


def test_a_surname_of_two_persons_keeps_both() -> None:
    full = namesakes().full(["Blom"], len(TEXT))
    assert full is not None
    assert {"Ida Blom", "Per Blom"} <= set(full.values())


def test_a_surname_of_more_persons_than_one_can_tell_apart_has_no_answer() -> None:
    ida = Reading(TEXT, "en").names[0]
    many = Namesakes(replace(ida, text=f"{given} Blom") for given in map("Ida{}".format, range(200)))
    assert many.full(["Blom"], len(TEXT)) is None
    assert many.full(["Holt"], len(TEXT)) == {}


def test_words_are_those_of_the_persons_named() -> None:
    assert {"ida", "blom", "holt"} <= namesakes().words
    assert "monday" not in namesakes().words
