"""What a clause names its speaker by is the name of somebody in the article, or nobody for certain."""

from __future__ import annotations

import pytest

from monitor.language.names.people import People
from monitor.language.reading import Reading
from monitor.language.speech.attribution import reader
from monitor.language.speech.referents import meant
from monitor.language.text.tokens import veiled


def speaker(text: str, language: str = "en") -> str | None:
    """Whom the subject of the last "said", or of what stands behind "according to", means."""
    whole = Reading(text, language)
    found = veiled(whole.tokens, whole.marks)
    clauses, people = reader(text, found, whole.tagged, language), People(found, whole.tagged, language)
    starts = [k + 1 for k, token in enumerate(found[:-1]) if token.shape == "stop"]
    start = starts[-1] if starts else 0
    marker = clauses.according(start, len(found))
    reference = clauses.subject_behind(marker, len(found)) if marker else clauses.teller(start, len(found))
    assert reference is not None
    return meant(clauses, people, reference)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anna Lund came. Lund said it sank.", "Anna Lund"),
        ("Anna Lund said it floats. She said it sank.", "Anna Lund"),
        ("It floats, Anna Lund said. Then she said it sank.", "Anna Lund"),
        ("The mayor Anna Lund came. The mayor said it sank.", "Anna Lund"),
        ("The Harbour Authority said it floats. It said it sank.", "Harbour Authority"),
        ("The Harbour Authority said it sank.", "Harbour Authority"),
        ("The company said it sank.", None),
        ("Boats lay still. She said it sank.", None),
        ("Anna Lund and Ida Blom said it sank.", None),
    ],
)
def test_a_reference_means_somebody_of_the_article_or_nobody(text: str, named: str | None) -> None:
    assert speaker(text) == named


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("uk", "За словами Лариси Ткач, пором затонув.", "Лариса Ткач"),
        ("uk", "Орест Вільха прибув. Він сказав, що пором затонув.", "Орест Вільха"),
        ("ru", "По словам Ивана Седова, паром затонул.", "Иван Седов"),
    ],
)
def test_a_name_in_another_case_is_printed_in_the_nominative(language: str, text: str, named: str) -> None:
    assert speaker(text, language) == named
