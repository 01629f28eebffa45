"""The index that the page's search reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from monitor.language.search.index_words import tokens
from monitor.render.archive.search import Part, changed, directory, parts, quarter, story_files
from monitor.render.archive.sheets import Leaf, Passage, Sheet, script


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


def test_closed_years_and_quarters_are_one_part_each() -> None:
    days = ["2023-05-01", "2024-12-31", "2025-02-01", "2025-03-01", "2025-07-31", "2025-08-13"]
    assert [*parts(days).values()] == ["2023", "2024", "2025-q1", "2025-q1", "2025-07", "2025-08-w2"]


def test_the_newest_month_is_in_weeks() -> None:
    days = [f"2025-08-{day:02}" for day in range(1, 32)]
    assert [*parts(days).values()] == [f"2025-08-w{n}" for n, days in enumerate((7, 7, 7, 10), 1) for _ in range(days)]


def test_a_new_issue_changes_its_week_and_what_it_closes() -> None:
    days = {"a": "2024-11-30", "b": "2025-02-01", "c": "2025-03-01", "d": "2025-03-02"}
    assert changed(days, ["d"]) == {"2025-03-w1": ["c", "d"]}
    assert changed(days | {"e": "2025-03-08"}, ["e"]) == {"2025-03-w2": ["e"]}
    assert changed({"c": days["c"], "e": "2025-02-08"}, ["e"]) == {"2025-02": ["e"]}
    assert changed(days | {"e": "2025-04-01"}, ["e"]) == {"2025-q1": ["b", "c", "d"], "2025-04-w1": ["e"]}
    assert changed(days | {"e": "2026-01-01"}, ["e"]) == {"2025": ["b", "c", "d"], "2026-01-w1": ["e"]}
    assert changed(days, None).keys() == {"2024", "2025-02", "2025-03-w1"}


def data(content: bytes) -> Any:
    found = re.fullmatch(r'monitor\("[^"]+",(.*)\);\n', content.decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


def small(*texts: str) -> Sheet:
    passages = tuple(Passage("summary", text, ("Harbour Post",)) for text in texts)
    return Sheet(
        "2025-08-13", "2025-08-13", "13 August 2025", (), (Leaf("s1", "story-s1", "One", ("port",), passages),)
    )


def part_files(name: str, sheets: Iterable[Sheet]) -> dict[str, bytes]:
    """The files of a part that has these issues, oldest first."""
    part = Part(name)
    for one in sheets:
        part.add(one)
    return dict(part.files())


def keyed(files: dict[str, bytes], name: str) -> str:
    """The texts of the part's files of that letter, one after another."""
    return "".join(data(files[path]) for path in sorted(files) if re.search(rf"/{name}\d+\.js$", path))


def test_a_word_leads_to_its_stories() -> None:
    files = part_files("2025-08", [small("tram strike ends", "strike again")])
    assert ";strike:D;" in keyed(files, "w")  # story 0, four times: once in the first passage, the headline's
    assert ";=oHarbour%20Post:A;=tport:A;" in keyed(files, "w")
    assert data(files["search/parts/2025-08/head.js"]) == {"issues": "20250813B", "bounds": "", "pairs": 1}


def test_two_words_in_a_row_are_known_by_their_checksum_and_no_row_goes_over_two_passages() -> None:
    files = part_files("2025-08", [small("tram strike ends", "strike again")])
    pairs = keyed(files, "p")
    assert pairs.count(":") == 3  # tram strike, strike ends, strike again
    assert pairs == keyed(part_files("2025-08", [small("tram strike ends", "strike again")]), "p")
    assert pairs != keyed(part_files("2025-08", [small("tram strike", "ends strike again")]), "p")


@pytest.mark.parametrize(("story", "written"), [(0, "D"), (1, "H"), (7, "f"), (8, "jB"), (255, "/f")])
def test_a_distance_is_written_in_few_signs(story: int, written: str) -> None:
    one = small("tram").stories[0]
    told = replace(small("strike"), stories=(*[one] * story, small("strike").stories[0]))
    assert f";strike:{written};" in keyed(part_files("2025-08", [told]), "w")


def test_the_stems_stand_behind_the_words_and_the_names_by_their_consonants() -> None:
    spelt = replace(small("strikes of Zelenskyy"), roots=(("strikes", "strike"),), names=("zelenskyy",))
    text = keyed(part_files("2025-08", [spelt]), "w")
    assert text.endswith(";~slnsk:selenski zelenskyy;\nstrike=,strikes,\nzelenskyy!\n")


def test_a_file_is_small_and_its_beginning_tells_it_from_the_one_before() -> None:
    words = [f"word{n:05}" for n in range(3000)]
    files = part_files("2025-08", [small(" ".join(words))])
    bounds = data(files["search/parts/2025-08/head.js"])["bounds"].split(";")
    assert max(len(content) for name, content in files.items() if "/w" in name) < 3500
    for n, begin in enumerate(bounds):
        keys = re.findall(";([^:;]+):", data(files[f"search/parts/2025-08/w{n}.js"]))
        assert keys[0] >= begin
        assert n + 1 == len(bounds) or keys[-1] < bounds[n + 1]


def test_a_story_has_a_file_of_its_own_whatever_its_issue_is_called() -> None:
    made = replace(small("tram"), id="2025-08-13-2")
    assert [*dict(story_files(made))] == ["search/stories/2025-08-13-2/0.js"]
    assert data(dict(story_files(made))["search/stories/2025-08-13-2/0.js"])["label"] == "13 August 2025"
    assert data(part_files("2025-08", [made])["search/parts/2025-08/head.js"])["issues"] == "20250813B:2025-08-13-2"


def test_the_directory_names_the_parts_oldest_first() -> None:
    found = data(directory(["2025-08-13", "2024-01-02"], {"b": "Zoo", "a": "ant"}, ["B", "a"])["search/directory.js"])
    assert found["parts"] == ["2024", "2025-08-w2"]
    assert found["topics"] == [["a", "ant"], ["b", "Zoo"]]
    assert found["outlets"] == ["a", "B"]
    assert script("x", "1") == b'monitor("x",1);\n'
