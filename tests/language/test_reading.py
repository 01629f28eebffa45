"""One text, read once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from monitor.language import reading as room
from monitor.language.reading import Reading
from monitor.language.speech.attribution import clauses
from monitor.language.speech.quotes import quotes
from monitor.language.speech.tellers import Tellers

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
    Tellers(read, clauses(read)).named(0, len(TEXT))
    assert (read.part(42, 70).names, read.part(0, 20).tokens[0].text) == ((), "Ann")
    assert set(times.values()) == {1}


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("Ann", "A\u0301nn")])
def test_a_part_has_what_the_whole_has_there(text: str) -> None:
    read, start = Reading(text, "en"), text.index("“We")
    first, rest = read.part(0, start), read.part(start, len(text))
    assert [n.text.replace("Á", "A") for n in first.names] == ["Ann Lee", "Otto Brandt"]
    assert [n.text for n in rest.names] == ["Brandt"]
    assert [t.text for t in rest.tokens][:3] == ["“", "We", "lost"]
    assert [*first.tokens, *rest.tokens] == list(read.tokens)
    assert [rest.text[a:b] for a, b in rest.sentences] == ["“We lost 12 boats,” she said.", "Brandt agreed."]
    assert (first.plain.text + rest.plain.text) == read.plain.text


def test_a_name_that_a_part_cuts_is_not_in_it() -> None:
    read = Reading(TEXT, "en")
    assert [n.text for n in read.part(0, TEXT.index("Brandt")).names] == ["Ann Lee"]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_cut_into_its_sentences() -> None:
    text = "“We lost boats. We lost nets.\n\n“We want to stay,” Ann Lee said."
    part = Reading(text, "en").part(0, text.index("\n"))
    assert [part.text[a:b] for a, b in part.sentences] == ["“We lost boats.", "We lost nets."]


def test_a_reading_is_no_more_than_its_text_and_language() -> None:
    assert Reading(TEXT, "en") == Reading(TEXT, "en") != Reading(TEXT, "de")
