"""What a line shows of itself: its words, its end, its quotations and who speaks in it."""

from __future__ import annotations

import pytest

from monitor.clean.lines.signs import Signs, signs_of

QUOTED = "“The quay is not safe”"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry's old-fashioned crane", 4),
        ("– · –", 0),
        ("港の船は月曜日に遅れた。", 5),
        (f"{QUOTED} he said", 7),
        ("Пристань закрито", 2),
    ],
)
def test_words_are_counted_in_any_script_and_inside_quotations_too(text: str, words: int) -> None:
    assert Signs(text).words == words


@pytest.mark.parametrize(
    ("text", "stop", "question"),
    [
        ("The ferry left.", True, False),
        ("Did the ferry leave?", True, True),
        ("“Did the ferry leave?”", True, True),
        ("The ferry left.)", True, False),
        ("船は遅れた。", True, False),
        ("The ferry left:", False, False),
        ("The ferry left", False, False),
        ("Harbours of the U.S.", False, False),
    ],
)
def test_a_sentence_is_known_by_its_end(text: str, stop: bool, question: bool) -> None:
    assert (Signs(text).stop, Signs(text).question) == (stop, question)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The ferry left the quay late.", True),
        ("The ferry left late.", False),
        ("The ferry left the quay late", False),
        ("the ferry and the crane " * 5, True),
    ],
    ids=["a sentence", "a short one", "no stop", "long without a stop"],
)
def test_running_text_is_a_sentence_that_is_no_fragment(text: str, prose: bool) -> None:
    assert Signs(text).prose is prose


@pytest.mark.parametrize(
    "quoted", [QUOTED, "«The quay is not safe»", "„The quay is not safe“", '"The quay is not safe"']
)
def test_a_voice_is_heard_outside_quotation_marks_only(quoted: str) -> None:
    signs = Signs(f"{quoted} he said")
    assert signs.quoted == pytest.approx(len(quoted) / len(signs.text))
    assert signs.tokens == {"he", "said"}
    assert signs.reported == 1


def test_the_country_is_not_the_us_that_speaks() -> None:
    assert Signs("Help us now").we == 1
    assert Signs("Help US now").we == 0


@pytest.mark.parametrize(
    ("text", "money"),
    [("A ticket is $40", True), ("A ticket is 3 euros", True), ("A ticket is 12 €", True), ("Quay 40", False)],
)
def test_a_sum_is_known_by_its_currency(text: str, money: bool) -> None:
    assert Signs(text).money is money


def test_an_appeal_asks_and_speaks_of_its_own_work() -> None:
    signs = signs_of("Please support our journalism with a small donation today.")
    assert (signs.asks > 0, signs.ours > 0, signs.we > 0, signs.reported) == (True, True, True, 0)
