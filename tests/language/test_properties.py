"""What holds for any text whatever: nothing raises, spans are in range and in order, and time grows with the length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.language.text.quotation_marks import marked
from tests.effort import STEEP, TIMES, growth

LANGUAGES = st.sampled_from(["en", "uk", "ru", "de", "fr", "es", "ja", "fi", None])
PIECES = st.sampled_from(
    (
        "\" “ ” « » „ ‚ ' ’ — - , . ! ? … : ; ( ) [ ] said told he she it Ada Lund Berg's the of and that who"
        " to called as 12 3,500 $ % km (6 miles) half a million two-thirds 2022 сказав Ганна Лис «Ми» по словам sagte"
        " der Mr. U.S. President according ſix 1.2.3 🙂"
    ).split()
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.just("\n\n"), st.just("\n"))).map(" ".join),
    st.lists(st.one_of(PIECES, st.just(" "), st.just("\n\n"))).map("".join),
)


@given(TEXTS, LANGUAGES)
def test_quotes_are_their_spans_joined_by_a_space(text: str, language: str | None) -> None:
    last = 0
    for quote in quotes(Reading(text, language)):
        assert quote.text == " ".join(text[a:b] for a, b in quote.spans)
        assert quote.speaker is None or quote.speaker.lower() not in ("", "he", "she", "it", "they")
        for a, b in quote.spans:
            assert last <= a < b <= len(text)
            last = b


@given(TEXTS, LANGUAGES)
def test_figures_are_where_they_say(text: str, language: str | None) -> None:
    last = 0
    for figure in Reading(text, language).figures:
        assert last <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        last = figure.start


@given(TEXTS, LANGUAGES)
def test_sentences_hold_every_letter_once_and_cross_no_blank_line(text: str, language: str | None) -> None:
    spans = Reading(text, language).sentences
    held = "".join(text[a:b] for a, b in spans)
    assert "".join(held.replace("\xad", "").split()) == "".join(text.replace("\xad", "").split())
    for a, b in spans:
        assert text[a:b] == text[a:b].strip() != ""
        assert "\n\n" not in text[a:b]
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


@given(TEXTS, LANGUAGES)
def test_names_and_passages_are_in_order(text: str, language: str | None) -> None:
    for spans in ([(n.start, n.end) for n in Reading(text, language).names], [(m.start, m.end) for m in marked(text)]):
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(b <= c for (_, b), (c, _) in pairwise(spans))


HOSTILE = [
    '"a ' * 4000,
    "“a “b " * 2000,
    "' x" * 4000,
    '"Ada" said ' * 1600,
    'he said "a" and ' * 1200,
    "Ada Lund of the " * 1200,
    "Ada Lund, the mayor, " * 1000,
    "— a, — сказав " * 1200,
    "\n— Ми, — сказав «він»" * 600,
    "1,1" * 4000,
    "9" * 12000,
    "one and " * 2000,
    "one" + " " * 12000 + "two",
    "12 of the " * 1600,
    "A. B. " * 3000,
    "x.\n \n" * 3000,
    "".join(f"A{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)} Lund. " for i in range(2000)),
]


@pytest.mark.parametrize("text", HOSTILE, ids=[t[:14] for t in HOSTILE])
def test_hostile_text_takes_time_by_its_length(text: str) -> None:
    def read(text: str) -> None:
        for language in ("en", "uk"):
            reading = Reading(text, language)
            quotes(reading)
            _ = reading.sentences, reading.names, reading.figures

    assert growth(read, text[: len(text) // TIMES], text) < STEEP
