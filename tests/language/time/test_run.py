"""A run of parts says what each of them is, and where its text is from."""

from __future__ import annotations

import pytest

from monitor.language.time.run import place_of, run


@pytest.mark.parametrize(
    ("tag", "place"),
    [
        ("uk", ("uk", None)),
        ("en-US", ("en", "US")),
        ("en_gb", ("en", "GB")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_a_tag_says_language_and_region(tag: str | None, place: tuple[str | None, str | None]) -> None:
    assert place_of(tag) == place


def test_a_part_is_its_number_in_our_digits() -> None:
    found = run("١٢ ferries 08", "ar")
    assert (found.digits(0), found.number(0)) == ("12", 12)
    assert (found.digits(4), found.number(4)) == ("08", 8)


def test_a_part_has_the_senses_of_its_word() -> None:
    found = run("Dienstag, 12. August", "de")
    assert set(found.senses(0, "W")) == {1}
    assert found.senses(0, "M") == {}
    assert set(found.senses(len(found.parts) - 1, "M")) == {8}
    assert found.kinds(1) == frozenset()


def test_a_run_is_of_the_stretch_that_is_asked_for() -> None:
    found = run("Ferry 7 sank on 12.08.2025 in Alvik", "en-GB", 16, 26)
    assert found.shape == "2.2.4"
    assert (found.language, found.region) == ("en", "GB")
