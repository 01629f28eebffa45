"""A language that nobody speaks is read as soon as its file stands in the lexicon: no line of Python knows of it.

The tables are built when the modules are loaded, so that it is read by a program of its own, from a tree in which the
lexicon has one file more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import monitor

CODE = "qx"
FILE = r"""
name = "Toy"

[grammar]
traits = "days_in_capitals"
pronouns = "zu za"
he = "zu"
she = "za"
prepositions = "lo ri"
determiners = "ko"
articles = "ko"
helpers = "mir"

[speech]
saying = "vorna vornat"
according = "pel vornum"

[cues]
say = "vorna vornat"

[clause]
that = "kesh"
parted = "kesh"
he = "zu za"

[offices]
titles = "dromar"
held_alone = "dromar"

[given_names]
women = "Ylva"
men = "Torm"

[names]
no_names = "Ko Lo Zu"

[text]
short = ['Drm', 'plk']

[numbers]
decimal = ","
a = "un"
and_half = "o pim"

[numbers.words]
2 = "bixa"
3 = "trexa"

[numbers.scales]
1000000 = "milunka milunki"

[units.spellings]
km = ['strekki']

[counted]
persons = "folki"

[calendar]
months = [
  ["janur"], ["febur"], ["marur"], ["aprur"], ["majur"], ["junur"], ["julur"], ["augur"], ["sepur"], ["oktur"],
  ["novur"], ["dekur"],
]
weekdays = [["Lunt"], ["Mart"], ["Merkt"], ["Jovt"], ["Vent"], ["Sabt"], ["Solt"]]

[no_figures]
months = ['[A-Z]\w+ur']

[phrases_of_time]
ago_behind = "dor"

[phrases_of_time.near]
-1 = "ostur"

[phrases_of_time.units]
day = "dagu dagi"

[records]
language = "toyish"
"""
TEXT = (
    "Drm. Torm Velik mir lo Selgard. «Ko brug stam 3,5 strekki», vorna dromar Ylva Marn. "
    "Ylva Marn vornat, kesh bixa milunki folki laro. Un milunka o pim folki selo ostur. "
    "Pel vornum Torm Velik, ko brug pado 14 Augur 2025."
)
PROGRAM = """
import json, sys
from monitor.ingest.meta import read
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.language.statements.find import statements

text, code = sys.argv[1:]
reading = Reading(text, code)
said = quotes(reading)
print(json.dumps({
    "sentences": [text[a:b] for a, b in reading.sentences],
    "names": [name.text for name in reading.names],
    "quotes": [(q.speaker, q.text) for q in said],
    "statements": [(s.speaker, s.text) for s in statements(reading, said)],
    "figures": [(f.value, f.unit, f.what) for f in reading.figures],
    "dates": [(d.text, d.date) for d in reading.dates("2025-08-15")],
    "record": read({"title": "x", "language": "Toyish"})[0].language,
}))
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program reads in the text, with the file of the language in its lexicon."""
    folder = tmp_path_factory.mktemp("tree")
    _beside(Path(str(monitor.__file__)).parent, folder / "monitor", ("language", "lexicon"))
    (folder / f"monitor/language/lexicon/{CODE}.toml").write_text(FILE, "utf-8")
    command = [sys.executable, "-c", PROGRAM, TEXT, CODE]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(folder)}
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _beside(origin: Path, folder: Path, inside: tuple[str, ...]) -> None:
    """A folder of links to what `origin` holds, but for the folder `inside` it, which is one of links itself."""
    folder.mkdir()
    for entry in origin.iterdir():
        if inside and entry.name == inside[0]:
            _beside(entry, folder / entry.name, inside[1:])
        elif entry.name != "__pycache__":
            (folder / entry.name).symlink_to(entry)


def test_its_abbreviations_end_no_sentence(read: dict[str, Any]) -> None:
    assert len(read["sentences"]) == 5
    assert read["sentences"][0] == "Drm. Torm Velik mir lo Selgard."


def test_its_names_are_found(read: dict[str, Any]) -> None:
    assert {"Torm Velik", "Selgard", "Ylva Marn"} <= set(read["names"])


def test_its_quotations_have_their_speaker(read: dict[str, Any]) -> None:
    assert read["quotes"] == [["Ylva Marn", "Ko brug stam 3,5 strekki"]]


def test_what_is_said_without_marks_has_its_source(read: dict[str, Any]) -> None:
    assert ["Ylva Marn", "bixa milunki folki laro"] in read["statements"]
    assert ["Torm Velik", "ko brug pado 14 Augur 2025"] in read["statements"]


def test_its_figures_have_its_decimals_words_scales_and_units(read: dict[str, Any]) -> None:
    found = [(value, unit) for value, unit, _ in read["figures"]]
    assert found == [(3.5, "km"), (2e6, "people"), (1.5e6, "people")]


def test_its_dates_are_read(read: dict[str, Any]) -> None:
    assert read["dates"] == [["ostur", "2025-08-14"], ["14 Augur 2025", "2025-08-14"]]


def test_a_record_may_call_it_by_its_name(read: dict[str, Any]) -> None:
    assert read["record"] == CODE
