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


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("The mill sold 41,000 last week.", "en", None),
        ("The mill sold 41,000 sacks last week.", "en", "sacks"),
        ("Die Mühle verkaufte 41.000 letzte Woche.", "de", None),
        ("Млин продав 41 000 минулого тижня.", "uk", None),
        ("The guild wants two graceful.", "en", None),
        ("The guild wants two graceful and costly bridges.", "en", "costly bridges"),
        ("The guild wants 7 new, it says.", "en", None),
        ("Take exit 60 North.", "en", None),
        ("It sent 60 North Lindener ferries.", "en", "North Lindener ferries"),
        ("It sent 60 northern ferries.", "en", "northern ferries"),
        ("In a 7-2 ruling the tribunal agreed.", "en", None),
        ("The tribunal split 5–4 on it.", "en", None),
        ("It was a 3-6 defeat.", "en", None),
        ("Some 10-15 ferries sank.", "en", "ferries"),
        ("El bac zarpó a las tres y media de la tarde.", "es", None),
        ("Alle cinque e mezzo la nave partì.", "it", None),
        ("Tres y media toneladas de trigo.", "es", "toneladas"),
        ("El pilar 511 de la N-340 cayó.", "es", None),
        ("Le port en perdra 12 la nuit venue.", "fr", None),
        ("Vino el 30% de la tripulación.", "es", "tripulación"),
    ],
)
def test_only_a_noun_is_counted(text: str, language: str, what: str | None) -> None:
    found = [figure.what for figure in Reading(text, language).figures]
    assert {*found} == ({what} if what else {*()})


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("One and a half million barrels leaked.", "en", 1.5e6),
        ("A million and a half barrels leaked.", "en", 1.5e6),
        ("Two million and a half barrels leaked.", "en", 2.5e6),
        ("Anderthalb Millionen Fässer fehlen.", "de", 1.5e6),
        ("Zweieinhalb Millionen Fässer fehlen.", "de", 2.5e6),
        ("Eine Million Fässer fehlen.", "de", 1e6),
        ("Un million et demi de barils manquent.", "fr", 1.5e6),
        ("Faltan dos millones y medio de barriles.", "es", 2.5e6),
        ("Mancano un milione e mezzo di barili.", "it", 1.5e6),
        ("Brakuje dwa i pół miliona beczek.", "pl", 2.5e6),
        ("Півтора мільйона бочок зникли.", "uk", 1.5e6),
        ("Два з половиною мільйони бочок зникли.", "uk", 2.5e6),
        ("Пропало полтора миллиона бочек.", "ru", 1.5e6),
        ("Пропало 12 тыс. бочек.", "ru", 12e3),
        ("Зникло 12 тис. бочок.", "uk", 12e3),
    ],
)
def test_halves_and_short_thousands_are_read_with_their_scale(text: str, language: str, value: float) -> None:
    assert [figure.value for figure in Reading(text, language).figures] == [value]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The council took up a nearly $1 billion regional tramway plan.", "regional tramway plan"),
        ("She paid a $10 million fine on Monday.", "fine"),
        ("Lund's new $40 million bridge opened.", "bridge"),
        ("The $3 billion paid to Norland was late.", None),
        ("It cost $3 million Monday.", None),
        ("He spent $5 million fixing roads.", None),
    ],
)
def test_a_sum_before_a_noun_is_that_of_the_noun(text: str, what: str | None) -> None:
    assert [figure.what for figure in Reading(text, "en").figures] == [what]
