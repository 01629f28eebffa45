"""A failure ends at its seam, in words that say what, where and of which kind."""

from __future__ import annotations

import logging

import pytest

from monitor.errors import ReadError
from monitor.models import Problem
from monitor.seam import attempt, reraise, words
from monitor.stories.alone import alone


def fails(error: BaseException) -> object:
    raise error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ReadError("it is empty"), "it is empty"),
        (OSError(28, "No space left on device", "a.txt"), "No space left on device (a.txt)"),
        (ValueError("odd\n\nvalue"), "ValueError: odd value ("),
        (KeyError(), "KeyError ("),
        (RecursionError("x" * 9999), "RecursionError: xxx"),
    ],
)
def test_an_error_is_told_in_a_line(error: Exception, said: str) -> None:
    found: list[Problem] = []
    assert attempt(lambda: fails(error), "instead", "here", "this", found.append) == "instead"
    (problem,) = found
    assert problem.source == "here"
    assert problem.message.startswith(f"this: {said}")
    assert "\n" not in problem.message
    assert len(problem.message) < 700


def test_the_place_is_the_innermost_line_of_ours() -> None:
    with pytest.raises(AttributeError) as caught:
        alone([object()], None)  # type: ignore[list-item,arg-type]  # on purpose
    assert "(monitor.stories.alone:" in words(caught.value)


def test_the_traceback_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="monitor.seam"):
        attempt(lambda: fails(ValueError("odd")), None, "here", "this", list[Problem]().append)
    assert "Traceback" in caplog.text


def test_who_wants_no_seam_has_none() -> None:
    with pytest.raises(ValueError, match="odd"):
        attempt(lambda: fails(ValueError("odd")), None, "here", "this", reraise)
