from __future__ import annotations

import pytest

from monitor.language.statements.windows import windows
from monitor.language.text.quotation_marks import marked
from monitor.language.text.tokens import tokens, veiled

CASES = [
    ("each word of saying has its sentence", "It rained. Ada Lund said she knew.", ["Ada Lund said she knew."] * 2),
    ("a quotation that goes on does too", "“We go,” she said. “Now.” Rain fell.", ["“We go,” she said. “Now.”"]),
    ("a question stays with who asks it", "Rain fell. “Why now?” Ada Lund asked.", ["“Why now?” Ada Lund asked."]),
    ("another paragraph does not", "She said so.\n\nRain fell.", ["She said so."]),
    ("what a colon leads to does", "She said:\n\n“We go.”", ["She said:\n\n“We go.”"]),
    ("no word of saying, no window", "Rain fell on the town.", []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_word_of_saying_reaches_as_far_as(why: str, text: str, wanted: list[str]) -> None:
    found = veiled(tokens(text), marked(text))
    reach = [window for window, _ in windows(text, found, "en", ())]
    assert [text[found[w.start].start : found[w.end - 1].end] for w in reach] == wanted
