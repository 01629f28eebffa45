"""Copies are found by what they share beyond speech, and stand around the text that all of them come from."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.models import Article, Quote
from monitor.stories import explain, group
from monitor.stories.copies import Same, copies
from monitor.stories.texts import read
from tests.build import article

PAIRS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "stories" / "pairs.jsonl").read_text("utf-8").splitlines()
]
TEXTS = {row[side]["id"]: row[side] for row in PAIRS for side in ("one", "other")}
HEAD = (
    "The council of Varnholm sold the tram depot to a baker on Monday, after two years in which nobody else had asked"
    " for it. The halls date from 1904 and have no roof to speak of. A hundred bidders had come to see them."
)
TAIL = (
    "Neighbours fear the lorries that flour needs, and gathered four hundred names against the sale. The baker promised"
    " to drive by day only and to leave the lime trees where they stand. Work begins after the harvest fair."
)


def found(*articles: Article) -> list[Same]:
    return copies(articles, read(articles), [None] * len(articles), overlap=0.5)


def members(*articles: Article) -> list[tuple[int, ...]]:
    return [same.members for same in found(*articles)]


def pair(row: dict[str, Any]) -> list[Article]:
    return [article(row[side]["text"], id=row[side]["id"], outlet=row[side]["outlet"]) for side in ("one", "other")]


def test_of_the_harder_pairs_none_is_called_a_copy_wrongly_and_paraphrase_is_what_is_missed() -> None:
    said: dict[str, list[bool]] = defaultdict(list)
    for row in PAIRS:
        said[row["kind"]].append(len(found(*pair(row))) == 1)
    assert len(PAIRS) >= 60
    assert {kind: sum(calls) for kind, calls in said.items()} == {
        "cut copy": 5,
        "press release": 1,
        "updated version": 9,
        "paraphrase": 0,
        "shared quotation": 0,
        "one person, one day": 0,
        "background": 0,
    }


def test_two_cuts_that_share_only_the_whole_text_are_in_one_group_with_it() -> None:
    cuts = article(HEAD + " The council of Varnholm will meet again.", id="a"), article(TAIL + " The baker.", id="b")
    whole = article(f"{HEAD} {TAIL}", id="c")
    kin = [replace(cut, text=f"{cut.text} The tram depot in Varnholm goes to a baker.") for cut in cuts]
    assert members(*kin) == [(0,), (1,)]
    assert members(*kin, whole) == [(2, 0, 1)]


def test_a_round_up_of_two_matters_does_not_make_them_one_text() -> None:
    one, other = TEXTS["1C"]["text"], TEXTS["5C"]["text"]
    groups = members(article(one, id="a"), article(other, id="b"), article(f"{one} {other}", id="c"))
    assert not any({0, 1} <= set(group) for group in groups)


@pytest.mark.parametrize("marks", ["“{}”", "„{}“", "«{}»", '"{}"'])
def test_speech_in_common_is_no_copy_whatever_its_marks(marks: str) -> None:
    speech = marks.format(HEAD)
    assert len(found(article(f"{speech} {TEXTS['2M']['text']}"), article(f"{TEXTS['3M']['text']} {speech}"))) == 2


def test_speech_without_marks_is_set_aside_by_the_quotations_of_the_article() -> None:
    one, other = (f"{TEXTS[key]['text'][:200]} {HEAD}" for key in ("2M", "3M"))
    bare = [replace(article(text), quotes=()) for text in (one, other)]
    assert len(found(*bare)) == 1
    said = [replace(a, quotes=(Quote(None, HEAD, ((a.text.index(HEAD), len(a.text)),)),)) for a in bare]
    assert len(found(*said)) == 2


def test_less_is_enough_where_both_name_one_agency_but_speech_in_common_is_not() -> None:
    cut, updated, quoting = (article(TEXTS[key]["text"], id=key) for key in ("1C", "1U", "1Q"))
    credited = [replace(one, agency="Norwire") for one in (cut, updated, quoting)]
    assert members(cut, updated) == [(0,), (1,)]
    assert len(members(credited[0], credited[1])) == 1
    assert len(members(credited[0], replace(updated, agency="Delta Press"))) == 2
    assert len(members(credited[1], credited[2])) == 2


def test_a_short_text_is_a_copy_only_of_nearly_the_same_short_text() -> None:
    line = "The depot of Varnholm was sold on Monday."
    assert len(found(article(line), article(line))) == 1
    assert len(found(article(line), article(f"{line} {TAIL}"))) == 2
    assert len(found(article(""), article(""))) == 2


@settings(max_examples=20)
@given(st.permutations(sorted(TEXTS)[:14]))
def test_the_groups_do_not_depend_on_the_order(keys: list[str]) -> None:
    groups = found(*(article(TEXTS[key]["text"], id=key) for key in keys))
    named = {frozenset(keys[n] for n in same.members) for same in groups}
    assert {"1O", "1C", "1U"} in named
    assert sum(len(same.members) for same in groups) == 14


def test_a_press_release_is_named_as_such_and_has_no_author() -> None:
    one, other = (article(TEXTS[key]["text"], id=key, outlet=TEXTS[key]["outlet"]) for key in ("6O", "6C"))
    (story,) = group([one, other], zone=UTC)
    assert [tie.kind for tie in story.evidence] == ["release"]
    assert "a press release in 2 articles" in "\n".join(explain(story, {"6O": one, "6C": other}))
