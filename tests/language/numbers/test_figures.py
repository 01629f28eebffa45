from __future__ import annotations

import json
from pathlib import Path

import pytest

from monitor.language.reading import Reading

SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data/language/figures.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("held", "least_precision", "least_recall", "least_what"),
    [(False, 0.98, 0.98, 0.95), (True, 0.95, 0.91, 0.87)],
    ids=["open", "put aside"],
)
def test_the_labelled_sentences_are_read_as_well_as_before(
    held: bool, least_precision: float, least_recall: float, least_what: float
) -> None:
    wanted, found = set(), set()
    for row in SENTENCES:
        if row["held"] != held:
            continue
        position = 0
        for f in row["figures"]:
            start = row["text"].index(f["text"], position)
            position = start + len(f["text"])
            wanted.add((row["id"], round(f["value"], 3), f["unit"], start, position, f["what"]))
        for g in Reading(row["text"], row["language"]).figures:
            found.add((row["id"], round(g.value, 3), g.unit, g.start, g.end, g.what))
    right = {w[:5] for w in wanted} & {f[:5] for f in found}
    assert len(right) / len(found) >= least_precision
    assert len(right) / len(wanted) >= least_recall
    assert len(wanted & found) / len(right) >= least_what


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The flood killed 12 people.", [(12, "people", "people killed", "12")]),
        ("en", "They moved 10 km (6 miles) north.", [(10, "km", None, "10 km")]),
        ("en", "They moved 10 kilometers [six miles] deep.", [(10, "km", None, "10 kilometers")]),
        (
            "en",
            "About 30% of the land, or 3,500 square miles, is held.",
            [(30, "%", "land", "30%"), (3500, "sq mi", None, "3,500 square miles")],
        ),
        ("en", "It closed the terminal. Twenty-three ships waited.", [(23, None, "ships", "Twenty-three")]),
        ("en", "It closed Terminal 3 and left No. 12 open.", []),
        ("en", "The aid is worth $60bn.", [(6e10, "USD", None, "$60bn")]),
        ("en", "Some half a million people fled.", [(500000, "people", "people", "half a million")]),
        ("en", "It cost two million pounds.", [(2e6, "GBP", None, "two million pounds")]),
        ("en", "It weighs 130 pounds.", [(130, "lb", None, "130 pounds")]),
        (
            "en",
            "Between 200 and 300 people came.",
            [(200, "people", "people", "200"), (300, "people", "people", "300")],
        ),
        ("en", "In 2022 the G7 met on June 3 at 10:30.", []),
        ("en", "The caves are 40,000 to 45,000 years old, from long ago.", []),
        ("de", "Der Bau kostet 1.250.000,50 Euro.", [(1250000.5, "EUR", None, "1.250.000,50 Euro")]),
        ("uk", "Евакуювали 1 200 людей.", [(1200, "people", "людей", "1 200")]),
        ("ru", "Бюджет — 1,2 млрд рублей.", [(1.2e9, "RUB", None, "1,2 млрд рублей")]),
        ("ja", "The price rose 7% in July.", [(7, "%", None, "7%")]),
        (
            "en",
            "Leaders of 26 European Union states met.",
            [(26.0, None, "European Union states", "26")],
        ),
        ("en", "The port lay idle and 23 ships lay at anchor.", [(23.0, None, "ships", "23")]),
    ],
)
def test_value_unit_and_what_is_counted(
    language: str, text: str, expected: list[tuple[float, str | None, str | None, str]]
) -> None:
    assert [(f.value, f.unit, f.what, f.text) for f in Reading(text, language).figures] == expected
