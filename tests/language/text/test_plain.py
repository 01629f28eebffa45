"""Letters that come in parts, and soft hyphens, change nothing of what is found: only where it stands."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.language.text import plain as room
from monitor.language.text.plain import is_plain, plain, view
from monitor.language.text.words import fold, words
from tests.effort import STEEP, TIMES, growth

LANGUAGES = st.sampled_from(["en", "uk", "de", "fr", None])
PIECES = st.sampled_from(
    (
        '“ ” « » „ " , . ! ? : ( ) — said Zoë Müller Ørsted André Café the über Königs- sagte Łódź 3,500 12 % km '
        "€5 million 2022 Їжак Андрій Йосипенко сказав їх людей мільйонів am Dienstag März Tuesday Dr. é Ñandú 각하 が"
    ).split()
)
TEXTS = st.one_of(
    st.lists(st.one_of(PIECES, st.just("\n\n"))).map(" ".join),
    st.text(max_size=120),
).map(lambda text: unicodedata.normalize("NFC", text).replace("\xad", ""))


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same with its letters in parts and soft hyphens between some."""
    text = draw(TEXTS)
    parts = unicodedata.normalize("NFD", text) if draw(st.booleans()) else text
    places = draw(st.sets(st.integers(0, len(parts)), max_size=12))
    return text, "".join(("\xad" if n in places else "") + c for n, c in enumerate(parts))


@given(disguised())
def test_the_view_of_a_disguised_text_is_the_text(pair: tuple[str, str]) -> None:
    text, other = pair
    assert plain(other) == plain(text)
    assert plain(plain(other)) == plain(other)


@given(disguised())
def test_each_character_of_the_view_is_where_it_says(pair: tuple[str, str]) -> None:
    shown = view(pair[1])
    last = 0
    for n in range(len(shown.text)):
        start, end = shown.span(n, n + 1)
        assert last <= start < end <= len(pair[1])
        last = end
    if shown.text:
        assert plain(pair[1][slice(*shown.span(0, len(shown.text)))]) == shown.text


@given(disguised(), LANGUAGES)
def test_the_same_is_found_in_a_disguised_text(pair: tuple[str, str], language: str | None) -> None:
    text, other = pair
    place = view(other).span
    assert words(other) == words(text)
    assert fold(other) == fold(text)
    assert Reading(other, language).sentences == tuple(place(*span) for span in Reading(text, language).sentences)
    found = [(name.text, name.title, place(name.start, name.end)) for name in Reading(text, language).names]
    assert [(name.text, name.title, (name.start, name.end)) for name in Reading(other, language).names] == found
    said = [(quote.speaker, tuple(place(*span) for span in quote.spans)) for quote in quotes(Reading(text, language))]
    assert [(quote.speaker, quote.spans) for quote in quotes(Reading(other, language))] == said
    counted = [(f.value, f.unit, f.what, place(f.start, f.end)) for f in Reading(text, language).figures]
    assert [(f.value, f.unit, f.what, (f.start, f.end)) for f in Reading(other, language).figures] == counted
    dated = [(d.date, place(d.start, d.end)) for d in Reading(text, language).dates("2025-08-12")]
    assert [(d.date, (d.start, d.end)) for d in Reading(other, language).dates("2025-08-12")] == dated


@given(disguised(), LANGUAGES)
def test_what_is_found_prints_the_letters_of_the_text(pair: tuple[str, str], language: str | None) -> None:
    text = pair[1]
    assert all(q.text == " ".join(text[a:b] for a, b in q.spans) for q in quotes(Reading(text, language)))
    assert all(f.text == text[f.start : f.end] for f in Reading(text, language).figures)
    assert all(d.text == text[d.start : d.end] for d in Reading(text, language).dates(None))


def test_a_quotation_in_parts_keeps_its_letters_and_its_speaker() -> None:
    text = unicodedata.normalize("NFD", "„Wir müssen grö\xadßer denken“, sagte Jörg Müller am Montag.")
    (quote,) = quotes(Reading(text, "de"))
    assert quote.text == unicodedata.normalize("NFD", "Wir müssen grö\xadßer denken")
    assert quote.speaker == "Jörg Müller"


@pytest.mark.parametrize("text", ["", "Plain ASCII.", "Їжак і Zoë", "각하"])
def test_a_plain_text_is_its_own_view(text: str) -> None:
    assert is_plain(text)
    assert plain(text) is text
    assert view(text) == room.Plain(text)


@pytest.mark.parametrize("text", ["\xad", "re\xadport", "e\u0301", "\u1100\u1161", "\u212b"])
def test_what_is_not_plain_is_seen(text: str) -> None:
    assert not is_plain(text)


def test_every_letter_that_joins_the_one_before_is_known() -> None:
    pairs = (
        unicodedata.decomposition(c).split() for c in map(chr, range(0x110000)) if unicodedata.normalize("NFC", c) == c
    )
    second = {chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2 and not pair[0].startswith("<")}
    assert {c for c in second if not unicodedata.combining(c)} <= room._JOINING


def test_a_flood_of_marks_takes_time_by_its_length() -> None:
    flood = "e" + "\u0327\u0301" * 200_000
    assert view(flood + " the end").text.endswith(" the end")
    assert growth(view, flood[: len(flood) // TIMES], flood) < STEEP


def test_a_few_marks_in_a_row_are_no_flood() -> None:
    assert is_plain(f"Zoë {'★' * 31} said")
    assert not is_plain(f"Zoë {'★' * 32} said")
    assert is_plain(f"“{'é' * 40}”")


@given(
    st.lists(
        st.sampled_from(("a", "bc", "é", "e\u0301", "\u0301", "\xad", "й", "\u0438\u0306", "日", "\u1100\u1161")),
        max_size=9,
    )
)
def test_letters_that_stand_for_themselves_are_taken_together_and_nothing_changes(pieces: list[str]) -> None:
    text = "".join(pieces)
    together = view(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "_RUNS", re.compile(".", re.DOTALL))
        assert view(text) == together
