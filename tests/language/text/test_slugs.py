"""A name in the letters of an address is one that people can still read."""

from __future__ import annotations

import re

import pytest

from monitor.language.text.slugs import LONGEST, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbour Gazette", "harbour-gazette"),
        ("Börsen-Zeitung", "boersen-zeitung"),
        ("Bo\u0308rsen-Zeitung", "boersen-zeitung"),
        ("Straßenpost", "strassenpost"),
        ("Århus Ærø Øst", "aarhus-aeroe-oest"),
        ("L'Écho de Norrvik", "lecho-de-norrvik"),
        ("Українська правда", "ukrainska-pravda"),
        ("Голос Києва", "holos-kyieva"),
        ("Вечерние вести", "vechernie-vesti"),
        ("Г’юлай Північ", "hyulay-pivnich"),
        ("Η Καθημερινή", "i-kathimerini"),
        ("AT&T News", "at-t-news"),
        ("<<>>", ""),
        ("…", ""),
        ("\ud800", ""),
    ],
)
def test_a_name_stays_readable(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["北湾日报", "북만일보", "صحيفة الشمال", "הצפון", "ข่าวเหนือ", "उत्तर समाचार"])
def test_every_script_has_a_slug(name: str) -> None:
    assert re.fullmatch("[a-z0-9-]{3,}", slug(name))


def test_a_long_name_ends_after_a_word() -> None:
    assert slug("very " * 30) == "-".join(["very"] * 12)
    assert len(slug("x" * 900)) == LONGEST
