"""Names and numbers mark an article, in whatever letters and cases they are written."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.stories.marks import Strangers, keys, marks_of
from tests.build import article
from tests.stories.test_languages import ARTICLES

NAMES = [
    ("Зеленський Зеленского Зеленским Zelensky Zelenskyy Selenskyj Selenskyjs"),
    ("Запоріжжя Запорожье Zaporizhzhia Saporischschja"),
    ("Харків Харьков Kharkiv Charkiw"),
    ("Одеса Одессе Odesa Odessa"),
    ("Луганськ Lugansk Luhansk"),
    ("Шевченко Shevchenko Schewtschenko"),
    ("Мерц Merz"),
]


@pytest.mark.parametrize("spellings", NAMES, ids=lambda spellings: spellings.split()[-1])
def test_the_spellings_of_a_name_have_a_key_in_common(spellings: str) -> None:
    assert set.intersection(*(set(keys(name)) for name in spellings.split()))


def test_days_and_months_are_no_names() -> None:
    assert keys("Wednesday") == keys("Oktober") == ()


def test_two_accidents_of_one_kind_are_strangers_and_two_reports_of_one_are_not() -> None:
    rows = [next(a for a in ARTICLES if a.id == key) for key in ("derail-en", "derail2-en", "derail-en")]
    strangers = Strangers([marks_of(row) for row in rows])(np.arange(3))
    assert strangers[0, 1]
    assert not strangers[0, 2]


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text_has_marks(text: str) -> None:
    assert marks_of(article(text)).numbers >= frozenset()
