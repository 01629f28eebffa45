"""Countries and peoples are those of the world, in each language that names nations."""

from __future__ import annotations

import pytest

from monitor.language.names.nations import nation

WORDS = [
    ("kenya", "kenyan"), ("kenyan", "kenyan"), ("кенія", "kenyan"), ("кения", "kenyan"), ("kenianischen", "kenyan"),
    ("brasilien", "brazilian"), ("mexique", "mexican"), ("pakistan", "pakistani"), ("bangladesh", "bangladeshi"),
    ("brasil", "brazilian"), ("ukraine", "ukrainian"), ("polsce", None), ("jordan", None), ("chad", None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "people"), WORDS, ids=[word for word, _ in WORDS])
def test_a_country_and_its_people_are_one(word: str, people: str | None) -> None:
    assert nation(word) == people
