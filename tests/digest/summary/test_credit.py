"""An outlet that credits another is no second source of what it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.passage import Readings, passages, stems
from monitor.digest.summary.credit import credited, hearsay
from monitor.digest.summary.extract import summarize
from monitor.language.reading import Reading
from monitor.language.statements.find import statements
from monitor.models import Article
from tests.build import article

OUTLETS = ["The Heron", "Tarn Bote", "here"]
CREDITS = [
    ("The mayor told the Heron that the bridge stays shut.", "en", {"The Heron"}),
    ("Die Brücke bleibt zu, wie der Tarn Bote berichtet.", "de", {"Tarn Bote"}),
    ("Herons nest under the bridge, and here they stay.", "en", set()),
]


@pytest.mark.parametrize(("text", "language", "expected"), CREDITS)
def test_a_sentence_credits_the_outlets_that_it_names(text: str, language: str, expected: set[str]) -> None:
    (passage,) = passages(article(text, outlet="The Wren", language=language))
    assert credited(passage, OUTLETS) == expected


SECOND_HAND = [
    ("The mayor had been warned of cracks in May, the Tarn Courier reported.", True),
    ("CNN reported that the mayor had been warned of cracks in May.", True),
    ("The Wren News reported that the mayor had been warned of cracks in May.", False),  # its own
    ("The county reported that the bridge had cracks in May.", False),
    ("The mayor attacked CNN and the Courier for what he called lies.", False),
]


@pytest.mark.parametrize(("text", "expected"), SECOND_HAND)
def test_what_a_sentence_has_from_a_newsroom_that_nobody_reads_is_second_hand_too(text: str, expected: bool) -> None:
    own = article(text, outlet="The Wren")
    (passage,) = passages(replace(own, statements=statements(Reading(text, "en"), own.quotes)))
    assert hearsay(passage) is expected


def outlets(*articles: Article) -> tuple[str, ...]:
    weights = {s: 1.0 for a in articles for s in stems(a.text)}
    origins = {a.id: a.id for a in articles}
    return summarize(articles, readings=Readings(), weights=weights, independent=origins, length=1)[0].outlets


TEXT = "The old bridge of Tarn stays shut until the winter, mayor Ida Kessel {}."


def test_only_newsrooms_that_report_it_themselves_are_named_as_its_outlets() -> None:
    heron = article(TEXT.format("said"), id="a", outlet="The Heron")
    wren = article(TEXT.format("said on Monday"), id="b", outlet="The Wren")
    second = article(TEXT.format("told the Heron"), id="b", outlet="The Wren")
    assert set(outlets(heron, wren)) == {"The Heron", "The Wren"}
    assert len(outlets(heron, second)) == 1
