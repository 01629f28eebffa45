"""A file whose own template fails is made with the one that ships, and what failed is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.errors import IssueError
from monitor.models import Problem
from monitor.render.base.printing import press
from tests.render.sample import LOOK

GOOD, BAD = "Hello {{ reader }}.", "Hello {{ reader"


def printed(own: str, ships: str) -> tuple[str | None, list[Problem]]:
    told: list[Problem] = []
    made = press(LOOK, {"page.txt": own, "shipped/page.txt": ships}.get, told.append)
    return made.page("a/page.txt", "page.txt", reader="Ann"), told


@pytest.mark.parametrize(
    ("own", "ships", "made", "faults"),
    [
        (GOOD, BAD, "Hello Ann.", []),
        (BAD, GOOD, "Hello Ann.", ["it is made with the template that ships"]),
        (BAD, BAD, None, ["a/page.txt is not made: "]),
    ],
    ids=["the newsroom's own", "the one that ships", "neither"],
)
def test_the_shipped_template_takes_the_place_of_one_that_fails(
    own: str, ships: str, made: str | None, faults: list[str]
) -> None:
    found, told = printed(own, ships)
    assert found == made
    assert [p.source for p in told] == ["archive"] * len(faults)
    assert all(p.message.startswith("a/page.txt") and words in p.message for p, words in zip(told, faults, strict=True))


def test_where_nobody_is_told_the_error_is_raised() -> None:
    with pytest.raises(IssueError, match=r"page\.txt"):
        press(LOOK, {"page.txt": BAD, "shipped/page.txt": GOOD}.get).page("a/page.txt", "page.txt", reader="Ann")


def test_words_that_are_wrong_give_way_to_those_that_ship() -> None:
    told: list[Problem] = []
    words = 'msgid ""\nmsgstr ""\n"Language: uk\\n"\n\nmsgid "All issues"\nmsgstr "Архів"\n'
    files = {"words/uk.po": 'msgid "All issues"\nArchive\n', "shipped/words/uk.po": words}
    made = press(replace(LOOK, language="uk"), files.get, told.append)
    assert made.look.words.say("All issues") == "Архів"
    assert [p.message.partition(":")[0] for p in told] == ["templates/words"]
