"""What is written as JSON is what Python's own writer has, to the letter."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from monitor.codec import written

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["\x7f", "\u2028", '"\\/\x00\x1f']
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.decimals(-99, 99, places=3).map(float) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


@given(PLAIN)
def test_it_is_written_as_python_writes_it(plain: object) -> None:
    assert written(plain, indent=1) == json.dumps(plain, ensure_ascii=False, indent=1)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_keeps_its_value(number: float) -> None:
    assert json.loads(written([number], indent=1)) == [number]
