from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.reading import Reading

SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data/language/dates.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("held", [False, True], ids=["open", "put aside"])
def test_the_labelled_phrases_are_resolved_or_left_open(held: bool) -> None:
    wanted: dict[tuple[str, str, str], str | None] = {}
    found: dict[tuple[str, str, str], str | None] = {}
    for row in SENTENCES:
        if row["held"] == held:
            wanted |= {(row["id"], d["text"], d["precision"]): d["date"] for d in row["dates"]}
            for d in Reading(row["text"], row["language"]).dates(row["published"]):
                found[row["id"], d.text, d.precision] = d.date
    right = [key for key, value in wanted.items() if key in found and found[key] == value]
    assert not [key for key, value in found.items() if value is not None and wanted.get(key) is None]
    assert len(right) / len(wanted) >= LEAST[held]


LEAST = {False: 0.98, True: 0.95}


def test_a_weekday_takes_its_meaning_from_its_other_mentions() -> None:
    text = "They will meet on Friday.\n\nLund called the Friday talks a test."
    assert [d.date for d in Reading(text, "en").dates("2025-08-12")] == ["2025-08-15", "2025-08-15"]


def test_a_weekday_that_means_two_days_is_left_open_where_it_is_not_sure() -> None:
    text = "They met on Friday. They will meet again on Friday. The talks on Friday matter."
    assert [d.date for d in Reading(text, "en").dates("2025-08-12")] == ["2025-08-08", "2025-08-15", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 31 February 2024 it rained.", None),
        ("It rained on Monday, May 7, 2024.", None),
        ("It rained on August 4-6.", None),
        ("It rained on Black Friday.", None),
    ],
)
def test_what_cannot_be_is_left_open(text: str, expected: str | None) -> None:
    assert [d.date for d in Reading(text, "en").dates("2025-08-12")] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Asked what would happen if the union did not agree on Friday, she said little.", None),
        ("en", "The talks will fail unless the owner gave in on Friday.", None),
        ("uk", "Якщо міністр не погодився у п'ятницю, страйк триватиме.", None),
        ("ru", "Если министр не согласился в пятницу, забастовка продолжится.", None),
        ("de", "Wenn die Reederei am Freitag nicht zustimmte, geht der Streik weiter.", None),
        ("en", "She left the hall on Friday, if that is true.", "2025-08-08"),
        ("de", "Die Reederei stimmte am Freitag zu.", "2025-08-08"),
    ],
)
def test_behind_if_a_past_form_does_not_say_that_the_day_is_over(language: str, text: str, expected: str) -> None:
    assert [d.date for d in Reading(text, language).dates("2025-08-12")] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Лікарі оголосили страйк на 14 серпня.", [("14 серпня", "2025-08-14")]),
        ("ru", "Врачи назначили забастовку на 14 августа.", [("14 августа", "2025-08-14")]),
        ("en", "The nurses called a strike for 14 August.", [("14 August", "2025-08-14")]),
        ("de", "Die Pfleger kündigten einen Streik für den 14. August an.", [("14. August", "2025-08-14")]),
        ("en", "The heat set a record for 9 August.", [("9 August", "2025-08-09")]),
        ("en", "The nurses walked out on 14 August.", [("14 August", "2024-08-14")]),
    ],
)
def test_what_was_called_for_a_day_shortly_ahead_is_this_years(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(d.text, d.date) for d in Reading(text, language).dates("2025-08-12")] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In May 20 people were killed.", [("May", "month")]),
        ("en", "The yard lost in June 12 ships.", [("June", "month")]),
        ("de", "Im Mai 20 Menschen zu retten war schwer.", [("Mai", "month")]),
        ("en", "On May 20 people voted.", [("May 20", "day")]),
        ("en", "In May 20, 2024 notes it was cold.", [("May 20, 2024", "day")]),
        ("en", "It began in May 20 was too late.", [("May 20", "day")]),
    ],
)
def test_a_number_behind_a_month_that_counts_something_is_no_day(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(d.text, d.precision) for d in Reading(text, language).dates("2025-08-12")] == expected


def test_a_bad_day_of_publication_is_an_error() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        Reading("on Monday", "en").dates("12 August")


@given(
    st.lists(
        st.sampled_from(
            [
                *"on in last Friday's Monday August 4 12 31 2024 ago days two said will meeting « » “ ” .".split(),
                "\n\n",
            ]
        )
    ).map(" ".join),
    st.sampled_from(["en", "uk", "de", "fr", None]),
    st.sampled_from([None, "2025-08-12", "0001-01-01", "9999-12-31"]),
)
def test_dates_are_where_they_say(text: str, language: str | None, published: str | None) -> None:
    last = 0
    for found in Reading(text, language).dates(published):
        assert last <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        last = found.end
