"""One newsroom has one name, however it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.outlets import one_name, same_outlet
from monitor.models import Article
from tests.build import article

PAIRS = [
    ("The Merrow Post", "Merrow Post", True),
    ("The Merrow Post", "www.merrowpost.example", True),
    ("Lowland Ferry News", "Lowland Ferry", True),
    ("Lowland Ferry Times", "lftimes.example", True),
    ("Tarn", "www.tarn.co.example", True),
    ("thekite.example", "The Kite", True),
    ("Merrow Post", "Merrow Herald", False),
    ("The Post", "Merrow Post", False),
    ("The Kite", "The Kitten", False),
]


@pytest.mark.parametrize(("one", "other", "same"), PAIRS)
def test_two_names_are_one_outlet_where_they_are_written_alike(one: str, other: str, same: bool) -> None:
    assert same_outlet(one, other) is same
    assert same_outlet(other, one) is same


def of(outlet: str, url: str | None = None, key: str = "a") -> Article:
    return replace(article("Nothing happened.", id=key, outlet=outlet), url=url)


def test_a_host_goes_by_the_name_that_is_written_like_it() -> None:
    assert one_name([of("www.merrowpost.example"), of("The Merrow Post")]) == {
        "www.merrowpost.example": "The Merrow Post"
    }
    assert one_name([of("www.merrowpost.example"), of("The Kite")]) == {}


def test_two_names_are_one_only_at_one_host() -> None:
    there = "https://www.kite.example/{}"
    kites = [of("Kite News", there.format(1)), of("Kite News", there.format(2)), of("Kite", there.format(3))]
    assert one_name(kites) == {"Kite": "Kite News"}
    assert one_name([of("Kite News", there.format(1)), of("Kite", "https://kite.other/3")]) == {}
    assert one_name([of("Kite News", there.format(1)), of("Merrow Post", there.format(2))]) == {}
