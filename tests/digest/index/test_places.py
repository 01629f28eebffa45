"""What stands in a stretch of a text is found as a look at everything finds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.digest.index.places import Covered, Places


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9))), st.integers(0, 30), st.integers(0, 9))
def test_what_stands_in_a_stretch_and_how_much_of_it_is_covered(
    rows: list[tuple[int, int]], start: int, size: int
) -> None:
    spans, end = [(a, a + n) for a, n in rows], start + size
    covered = sum(max(0, min(end, b) - max(start, a)) for a, b in spans)
    assert Covered(spans).between(start, end) == covered
    assert Places((a, (a, b)) for a, b in spans).between(start, end) == [
        s for s in sorted(spans, key=lambda span: span[0]) if start <= s[0] < end
    ]
