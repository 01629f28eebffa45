"""A press release is known by what it says of itself."""

from __future__ import annotations

import pytest

from monitor.language.lexicon import entries
from monitor.stories.release import is_release
from tests.build import article


@pytest.mark.parametrize("example", entries("releases", "examples"))
def test_each_sign_is_found_at_the_edges_and_not_in_the_middle(example: str) -> None:
    filler = "The baker drives by day only. " * 30
    assert is_release(article(f"{example} {filler}"))
    assert is_release(article(f"{filler} {example}"))
    assert not is_release(article(f"{filler} {example} {filler}"))


def test_other_texts_are_none() -> None:
    assert not is_release(article("The wireless service releases its figures; the press waits."))
