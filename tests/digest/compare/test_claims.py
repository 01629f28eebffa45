"""Two wordings cannot claim the same where the words on which they turn exclude each other."""

from __future__ import annotations

import pytest

from monitor.digest.compare.claims import conflict


@pytest.mark.parametrize(
    ("language", "one", "other", "expected"),
    [
        ("en", "we go if they come", "we go unless they come", True),
        ("en", "were we to go we would lose it", "if we go we will lose it", False),
        ("en", "it took four hours", "it took 4 hours", False),
        ("en", "it took four hours", "it took five hours", True),
        ("en", "prices rise", "prices fall", True),
        ("en", "the road is safe", "the road is unsafe", True),
        ("uk", "після перемоги", "до перемоги", True),
        ("ru", "все пассажиры спасены", "некоторые пассажиры спасены", True),
        ("de", "am Montag", "am Freitag", True),
    ],
)
def test_claims_conflict_where_their_turning_words_exclude_each_other(
    language: str, one: str, other: str, expected: bool
) -> None:
    assert conflict(one.lower().split(), other.lower().split(), language) is expected
    assert conflict(other.lower().split(), one.lower().split(), language) is expected
