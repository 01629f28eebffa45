from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.names.find import canonical, resolve, same_person
from monitor.language.reading import Reading


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ukrainian President Volodymyr Zelensky came.", ["Volodymyr Zelensky"]),
        ("en", "He met Gen. Victor Hale and Mrs. Ida Blom on Monday.", ["Victor Hale", "Ida Blom"]),
        ("en", "White House press secretary Karoline Leavitt spoke.", ["White House", "Karoline Leavitt"]),
        ("en", "However, Ursula von der Leyen and Jack O'Neill left in May.", ["Ursula von der Leyen", "Jack O'Neill"]),
        ("en", "Secretary of State Ann Lee wrote to Jean-Claude Morel.", ["Ann Lee", "Jean-Claude Morel"]),
        (
            "en",
            "The Institute for the Study of War asked Theresa May.",
            ["Institute for the Study of War", "Theresa May"],
        ),
        ("uk", "Міністерка освіти Ганна Шевчук приїхала.", ["Ганна Шевчук"]),
        ("ru", "Врач Нина Котова приехала.", ["Нина Котова"]),
        ("de", "Das sagte der Landwirt Erik Thoma in der Stadt.", ["Erik Thoma"]),
    ],
)
def test_names_stand_apart_from_titles(language: str, text: str, expected: list[str]) -> None:
    found = Reading(text, language).names
    assert [n.text for n in found] == expected
    assert [text[n.start : n.end] for n in found] == expected


SAME = [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
    ("Володимир Зеленський", "Volodymyr Zelensky"),
    ("Зеленский", "Zelenskyy"),
    ("Vladimir Zelensky", "Volodymyr Zelenskyy"),
    ("Zelensky", "Volodymyr Zelenskyy"),
    ("Sergei Lavrov", "Serhiy Lavrov"),
    ("V. Zelensky", "Volodymyr Zelensky"),
    ("Donald J. Trump", "Donald Trump"),
    ("Ana Dick Ruiz", "Dick Ruiz"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
    ("Selenskyj", "Zelensky"),
    ("Wolodymyr Selenskyj", "Володимир Зеленський"),
    ("Pjotr Saluschnyj", "Pyotr Zaluzhnyi"),
    ("Lew Klitschko", "Lev Klychko"),
    ("Андрій Грибигай", "Andrii Hrybyhai"),
]
DIFFERENT = [
    ("Volodymyr Zelensky", "Olena Zelenska"),
    ("Zelenska", "Volodymyr Zelensky"),
    ("Donald Trump", "Melania Trump"),
    ("Vladimir Putin", "Volodymyr Zelensky"),
    ("Marina Bell", "Martina Bell"),
    ("Johnson", "Boris Johnston"),
    ("Alexander Stubb", "Alexandra Stubb"),
    ("Will Garrison", "Will Harrison"),
    ("Ann Marsh", "Ann March"),
    ("Ann Weiger", "Ann Weier"),
    ("Berg", "Lund"),
    ("", "Lund"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_are_one_person(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_other_names_are_other_people(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


@pytest.mark.parametrize(
    ("name", "among", "expected"),
    [
        ("Zelensky", ["Volodymyr Zelenskyy", "Donald Trump"], "Volodymyr Zelenskyy"),
        ("Trump", ["Donald Trump", "Melania Trump"], None),
        ("Berg", ["Donald Trump", "Berg"], None),
    ],
)
def test_a_surname_is_resolved_where_one_person_has_it(name: str, among: list[str], expected: str | None) -> None:
    assert resolve(name, among) == expected


def test_the_most_frequent_full_form_stands_for_all_variants() -> None:
    story = [
        "Zelensky", "Zelensky", "Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskyy", "Olena Zelenska",
        "Зеленський", "Trump", "Donald Trump", "Melania Trump", "Lund",
    ]  # fmt: skip
    assert canonical(story) == {
        "Zelensky": "Volodymyr Zelenskyy",
        "Volodymyr Zelensky": "Volodymyr Zelenskyy",
        "Volodymyr Zelenskyy": "Volodymyr Zelenskyy",
        "Зеленський": "Volodymyr Zelenskyy",
        "Olena Zelenska": "Olena Zelenska",
        "Trump": "Trump",
        "Donald Trump": "Donald Trump",
        "Melania Trump": "Melania Trump",
        "Lund": "Lund",
    }


def test_a_surname_goes_to_the_one_who_is_named_far_more_often() -> None:
    assert canonical(["Trump", *["Donald Trump"] * 3, "Melania Trump"])["Trump"] == "Donald Trump"


def test_ties_go_to_the_first_in_the_alphabet_whatever_the_order() -> None:
    story = ["Volodymyr Zelenskyy", "Volodymyr Zelensky", "Zelenskiy"]
    made = [canonical(list(order)) for order in itertools.permutations(story)]
    assert made == [made[0]] * len(made)
    assert set(made[0].values()) == {"Volodymyr Zelensky"}


@given(
    st.lists(st.sampled_from(["Zelensky", "Olena Zelenska", "Volodymyr Zelenskyy", "Lund", "Ada Lund", "Ida Lund", ""]))
)
def test_the_order_of_the_names_does_not_count(story: list[str]) -> None:
    assert canonical(story) == canonical(sorted(story))


@pytest.mark.parametrize(
    ("text", "person"),
    [("Take Israel. It paid for the bridge.", False), ("Ruth Israel paid for the bridge.", True)],
)
def test_a_name_that_ends_in_a_country_is_a_persons_only_behind_a_given_name(text: str, person: bool) -> None:
    assert [n.person for n in Reading(text, "en").names if "Israel" in n.text] == [person]
