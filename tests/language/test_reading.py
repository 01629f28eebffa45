"""One text, read once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from monitor.language import reading as room
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes

TEXT = "Ann Lee met Otto Brandt on 4 August 2025. “We lost 12 boats,” she said.\n\nBrandt agreed."
PARTS = "plain marks tokens sentences words stems names people figures".split()


def test_its_parts_are_those_of_the_text() -> None:
    read = Reading(TEXT, "en")
    assert [TEXT[a:b] for a, b in read.sentences][-1] == "Brandt agreed."
    assert [n.text for n in read.names] == ["Ann Lee", "Otto Brandt", "Brandt"]
    assert [(f.value, f.what) for f in read.figures] == [(12.0, "boats")]
    assert [d.date for d in read.dates(None)] == ["2025-08-04"]
    assert [q.speaker for q in quotes(read)] == ["Ann Lee"]
    assert read.stems == tuple(word[:6] for word in read.words)
    assert read.people.full(2) == "Otto Brandt"


def test_spans_are_those_of_the_text_as_given() -> None:
    decomposed = "Zoe\u0308 Berg lost 12 boats. Zoe\u0308 Berg left."
    read = Reading(decomposed, "en")
    assert [decomposed[n.start : n.end] for n in read.names] == ["Zoe\u0308 Berg"] * 2
    assert [decomposed[f.start : f.end] for f in read.figures] == ["12"]
    assert [decomposed[a:b] for a, b in read.sentences] == ["Zoe\u0308 Berg lost 12 boats.", "Zoe\u0308 Berg left."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…"])
def test_a_text_of_nothing_has_no_parts(text: str) -> None:
    read = Reading(text)
    assert (read.sentences or ((0, 1),), read.names, read.figures, read.words) == (((0, 1),), (), (), ())


def test_each_way_of_reading_is_gone_once_whatever_is_asked_and_how_often(monkeypatch: pytest.MonkeyPatch) -> None:
    times: Counter[str] = Counter()

    def counted(name: str) -> Any:
        work = getattr(room, name)

        def counting(*args: Any) -> Any:
            times[name] += 1
            return work(*args)

        return counting

    for name in ("view", "marked", "tokens", "tag", "sentences", "words", "figures", "People"):
        monkeypatch.setattr(room, name, counted(name))
    read = Reading(TEXT, "en")
    for part in PARTS * 2:
        getattr(read, part)
    quotes(read)
    assert set(times.values()) == {1}


def test_a_reading_is_no_more_than_its_text_and_language() -> None:
    assert Reading(TEXT, "en") == Reading(TEXT, "en") != Reading(TEXT, "de")
