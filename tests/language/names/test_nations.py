"""Countries and peoples are those of the world, in each language that names nations."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import babel
import pytest

from benchmarks.countries import FILES, NOTE, codes, states, written
from monitor.language import lexicon
from monitor.language.names.nations import nation

WORDS = [
    ("kenya", "kenyan"), ("kenyan", "kenyan"), ("кенія", "kenyan"), ("кения", "kenyan"), ("kenianischen", "kenyan"),
    ("brasilien", "brazilian"), ("mexique", "mexican"), ("pakistan", "pakistani"), ("bangladesh", "bangladeshi"),
    ("brasil", "brazilian"), ("georgien", "georgian"), ("палау", "palauan"),
    ("ukraine", "ukrainian"), ("polsce", None), ("jordan", None), ("chad", None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "people"), WORDS, ids=[word for word, _ in WORDS])
def test_a_country_and_its_people_are_one(word: str, people: str | None) -> None:
    assert nation(word) == people


@pytest.mark.parametrize("code", codes())
def test_the_table_of_countries_is_what_the_command_makes(code: str) -> None:
    text = (FILES / f"{code}.toml").read_text("utf-8")
    if NOTE not in text:
        pytest.skip(f"the table is of another Babel than {babel.__version__}")
    assert written(text, code) == text
    assert {people: " ".join(names) for people, names in states(code).items()} == lexicon.read(code)["nations"][
        "states"
    ]


def test_each_language_that_names_nations_has_a_table_of_them() -> None:
    assert codes() == ["de", "en", "es", "fr", "it", "pl", "ru", "uk"]


def test_a_name_of_several_words_or_of_more_than_a_country_is_left_out() -> None:
    assert "jordanian" not in states("en")  # a man's name
    assert "costa-rican" not in states("en")
    assert states("en")["burmese"] == ["myanmar"]


@pytest.mark.parametrize("room", ["lexicon", "time"])
def test_data_of_unicode_stand_beside_their_licence(room: str) -> None:
    notice = files(f"monitor.language.{room}").joinpath("NOTICE").read_text("utf-8")
    shipped = Path(babel.__file__).parent / "locale-data/LICENSE.unicode"
    assert "Unicode-3.0" in notice
    if shipped.is_file():
        assert " ".join(shipped.read_text("utf-8").split()) in " ".join(notice.split())
