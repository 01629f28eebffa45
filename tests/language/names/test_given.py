"""Given names are those of the world, and no words of a language."""

from __future__ import annotations

from importlib.resources import files

import pytest

from benchmarks.given_names import lines
from monitor.language.names.gender import is_given, of_name
from monitor.language.names.given import given_names

NAMES = [
    ("Narendra Rao", "m"), ("Priyanka Rao", "f"), ("Xiaoming Li", "m"), ("Xiuying Wang", "f"), ("Ngozi Eze", "f"),
    ("Emeka Obi", "m"), ("Bambang Sutrisno", "m"), ("Puan Lestari", "f"), ("Shahbaz Khan", "m"), ("Khaleda Begum", "f"),
    ("João Pereira", "m"), ("Xóchitl Rojas", "f"), ("Haruki Ito", "m"), ("Keiko Ito", "f"), ("Abebe Tolla", "m"),
    ("Tigist Alemu", "f"), ("Rolando Cruz", "m"), ("Mostafa Adel", "m"), ("Shaimaa Adel", "f"), ("Félix Ilunga", "m"),
    ("Ayşe Kara", "f"), ("Alireza Tehrani", "m"), ("Jürgen Falk", "m"), ("Somchai Dee", "m"), ("Élodie Morin", None),
    ("Sipho Dlamini", "m"), ("Wanjiru Kamau", "f"), ("Min-jung Park", "f"), ("Ji-hoon Park", "m"),
    ("Mateusz Lis", "m"), ("Oleksandr Lis", "m"), ("Svetlana Lis", "f"), ("Aditya Rao", "m"), ("Musa Bello", "m"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "gender"), NAMES, ids=[name for name, _ in NAMES])
def test_a_common_name_of_each_populous_country_is_known(name: str, gender: str | None) -> None:
    assert gender is None or is_given(name.split()[0])
    assert gender is None or of_name(name) == gender


@pytest.mark.parametrize(
    "word", "Will Art Said May Summer Chase Over Line Among India Paris Lucky Mercy Einer Una".split()
)
def test_a_word_of_a_language_is_no_name_by_itself(word: str) -> None:
    assert not is_given(word)


def test_the_table_of_names_is_what_the_command_makes() -> None:
    faker = pytest.importorskip("faker", reason='the extra "bench" brings it')
    table = files("monitor.language.lexicon").joinpath("given_names.txt").read_text("utf-8")
    if f"Faker {faker.VERSION} " not in table.split("\n", 1)[0]:
        pytest.skip(f"the table is of another Faker than {faker.VERSION}")
    assert "\n".join(lines()) + "\n" == table


def test_a_name_of_which_countries_differ_tells_nothing() -> None:
    assert given_names()["sanae"] == "-"
