"""A language is data: what the files of Polish and Italian alone teach each reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from monitor.clean.lines.rules import match
from monitor.clean.lines.signs import Signs
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.language.time.written import whole

DATA = Path(__file__).parents[1] / "data/language"
TONGUES = ("pl", "it")


def rows(name: str) -> list[object]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    found = [row for row in map(json.loads, lines) if row["language"] in TONGUES]
    return [pytest.param(row, id=f"{row['id']}") for row in found]


@pytest.mark.parametrize("row", rows("quotes.jsonl"))
def test_each_quotation_has_its_speaker(row: dict[str, object]) -> None:
    said = [(q.speaker, q.text) for q in quotes(Reading(str(row["text"]), str(row["language"])))]
    assert said == [(q["speaker"], " ".join(q["parts"])) for q in row["quotes"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", rows("figures.jsonl"))
def test_each_figure_is_read(row: dict[str, object]) -> None:
    found = [(f.value, f.unit, f.what, f.text) for f in Reading(str(row["text"]), str(row["language"])).figures]
    assert found == [(f["value"], f["unit"], f["what"], f["text"]) for f in row["figures"]]  # type: ignore[attr-defined]


SAID = [
    ("Według Anny Lis „młyn stoi”.", "Anna Lis"),
    ("Zdaniem Jana Zielińskiego „młyn stoi”.", "Jan Zieliński"),
    ("Zdaniem Ewy Kowalskiej „młyn stoi”.", "Ewa Kowalska"),
    ("Jan Pasek prowadzi młyn. Według Paska „młyn stoi”.", "Jan Pasek"),
    ("Burmistrz Ewa Wrona otworzyła młyn. „To dobry dzień”, powiedziała burmistrz.", "Ewa Wrona"),
    ("Rzecznik Ukrainy Jan Kot przyszedł o ósmej. „Statki czekają”, powiedział rzecznik.", "Jan Kot"),
    ("„Nie wiemy” – powiedziała dziennikarzom Ewa Wrona.", "Ewa Wrona"),
    ("Prezydent Francji przyjechał. „Młyn stoi”, powiedział prezydent.", None),
]


@pytest.mark.parametrize(("text", "speaker"), SAID, ids=[text for text, _ in SAID])
def test_names_in_their_cases_and_offices_without_an_article_mean_somebody(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in quotes(Reading(text, "pl"))] == [speaker]


BOILERPLATE = [
    ("Czytaj także: powódź na wyspie", "related"),
    ("Zapisz się na nasz newsletter i czytaj co rano", "newsletter"),
    ("Pobierz aplikację", "app"),
    ("Wszelkie prawa zastrzeżone", "legal"),
    ("Dodaj komentarz", "comments"),
    ("Zostań patronem", "appeal"),
    ("Leggi anche: alluvione sull'isola", "related"),
    ("Iscriviti alla nostra newsletter per riceverla ogni mattina", "newsletter"),
    ("Scarica la nostra app", "app"),
    ("Tutti i diritti riservati", "legal"),
    ("Lascia un commento", "comments"),
    ("Fai una donazione", "appeal"),
]


@pytest.mark.parametrize(("line", "reason"), BOILERPLATE, ids=[line for line, _ in BOILERPLATE])
def test_each_line_of_furniture_is_known(line: str, reason: str) -> None:
    hit = match(line, Signs(line).words)
    assert hit is not None
    assert hit.reason == reason


NEWS = [
    "Czytelnicy gazety skarżą się na podwyżki prenumeraty, powiedział rzecznik.",
    "Rada miasta zapisała w budżecie pieniądze na nowy most.",
    "Gli abbonati del trasporto pubblico sono saliti a 3.000, ha detto il sindaco.",
    "Il consiglio ha iscritto nel bilancio il denaro per il nuovo ponte.",
]


@pytest.mark.parametrize("line", NEWS)
def test_news_about_such_things_stays(line: str) -> None:
    assert match(line, Signs(line).words) is None


DATES = [
    ("dnia 12 sierpnia 2025 r., godz. 17.45", "2025-08-12T17:45"),
    ("wtorek, 12 sierpnia 2025 o 17:45", "2025-08-12T17:45"),
    ("martedì 12 agosto 2025 alle 17.45", "2025-08-12T17:45"),
    ("12 ago 2025, ore 17:45", "2025-08-12T17:45"),
]


@pytest.mark.parametrize(("text", "says"), DATES, ids=[text for text, _ in DATES])
def test_each_date_is_read(text: str, says: str) -> None:
    found = whole(text)
    assert found is not None
    assert found.iso == says
