"""Sets that share enough and words in a row are found as a look at all of them finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.digest.index.sharing import Printed, Sharing
from monitor.digest.index.work import Work
from monitor.language.text.words import words

LETTERS = "abcdefgh"
SETS = st.lists(st.frozensets(st.sampled_from(LETTERS), max_size=6), max_size=12)
WEIGHTS = st.dictionaries(st.sampled_from(LETTERS), st.floats(0.01, 9))
SHARES = st.sampled_from((0.08, 0.25, 0.28, 0.5, 0.6, 1.0))


@given(SETS, WEIGHTS, SHARES)
def test_sets_are_found_that_share_enough_of_the_smaller(
    sets: list[frozenset[str]], weights: dict[str, float], share: float
) -> None:
    sharing = Sharing(share, weights, Work("sets"))
    for one in sets:
        sharing.add(one)
    for one in sets:
        wanted = [
            n for n, other in enumerate(sets) if one & other and len(one & other) >= share * min(len(one), len(other))
        ]
        assert list(sharing.like(one)) == wanted


@given(st.lists(st.text("ab ", max_size=20), max_size=4), st.lists(st.text("ab", min_size=1, max_size=2), min_size=3))
def test_words_in_a_row_are_found_in_a_text(texts: list[str], said: list[str]) -> None:
    found = any(" ".join(said) in " ".join(text.split()) for text in texts)
    assert Printed(map(words, texts), Work("texts")).have(said) == found
