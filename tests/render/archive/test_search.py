"""The index that the page's search reads."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from monitor.language.search.index_words import tokens
from monitor.render.archive.search import directory, quarter, segment
from monitor.render.archive.sheets import Leaf, Passage, Sheet, script, sheet
from tests.render.sample import LOOK, issue


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zelensky's COVID-19 plan", ["zelensky", "s", "covid", "19", "plan"]),
        ("Café CAFE\u0301 café", ["cafe", "cafe", "cafe"]),
        ("Київ, Ґрунт і йод", ["київ", "ґрунт", "і", "йод"]),
        ("об'єкт обʼєкт об’єкт", ["об", "єкт"] * 3),
        ("Straße ΛΌΓΟΣ", ["strasse", "λογοσ"]),
        ("北京 2025年", ["北", "京", "2025", "年"]),
        ("a_b … — !", ["a", "b"]),
        ("", []),
    ],
)
def test_words_are_cut_without_case_and_accents(text: str, words: list[str]) -> None:
    assert tokens(text) == words


def test_a_quarter_is_three_months() -> None:
    assert [quarter(f"2025-{m:02}-01") for m in (1, 3, 4, 12)] == ["2025-q1", "2025-q1", "2025-q2", "2025-q4"]


def data(content: bytes) -> Any:
    found = re.fullmatch(r'monitor\("[^"]+",(.*)\);\n', content.decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


def small(*texts: str) -> Sheet:
    passages = tuple(Passage("summary", text, ("Harbour Post",)) for text in texts)
    return Sheet(
        "2025-08-13", "2025-08-13", "13 August 2025", (), (Leaf("s1", "story-s1", "One", ("port",), passages),)
    )


def test_a_word_leads_to_its_places_and_passages_do_not_run_into_each_other() -> None:
    files = segment("2025-q3", [small("tram strike ends", "strike again")])
    assert data(files["search/2025-q3/73.js"]) == ";strike:BD;\n"  # at 1 and, three words and a gap later, at 4
    assert data(files["search/2025-q3/map.js"])["issues"] == [
        ["2025-08-13", "2025-08-13", "13 August 2025", [["story-s1", ["port"], [[3, 0], [2, 0]]]]]
    ]


@pytest.mark.parametrize(("place", "written"), [(0, "A"), (31, "f"), (32, "gB"), (1023, "/f"), (1024, "ggB")])
def test_a_place_is_written_in_few_signs(place: int, written: str) -> None:
    files = segment("2025-q3", [small("word " * place + "strike")])
    assert data(files["search/2025-q3/73.js"]) == f";strike:{written};\n"


def test_the_stems_stand_behind_the_words_and_the_names_by_their_sound() -> None:
    spelt = replace(small("strikes of Zelenskyy"), roots=(("strikes", "strike"),), names=("zelenskyy",))
    files = segment("2025-q3", [spelt])
    assert data(files["search/2025-q3/73.js"]) == ";strikes:A;\nstrike=,strikes,\n"
    assert data(files["search/2025-q3/names.js"]) == "selenski:zelenskyy"


def test_the_order_of_the_issues_does_not_matter() -> None:
    one, other = replace(small("tram"), id="2025-08-12"), sheet(issue(), LOOK)
    assert segment("2025-q3", [one, other]) == segment("2025-q3", [other, one])


def test_the_directory_names_quarters_newest_first() -> None:
    found = data(directory(["2025-08-13", "2024-01-02"], {"b": "Zoo", "a": "ant"}, ["B", "a"])["search/directory.js"])
    assert found["quarters"] == ["2025-q3", "2024-q1"]
    assert found["topics"] == [["a", "ant"], ["b", "Zoo"]]
    assert found["outlets"] == ["a", "B"]
    assert script("x", "1") == b'monitor("x",1);\n'
