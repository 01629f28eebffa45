from __future__ import annotations

import pytest

from monitor.language.names.find import tag
from monitor.language.statements.kinds import KINDS, ROUGH, ROUGHLY, kinds
from monitor.language.text.quotation_marks import marked
from monitor.language.text.tokens import tokens, veiled

CASES = [
    ("Ada Lund said that it rained.", ["person", "person", "say", "that", "it", "past", "stop"]),
    ("“We go,” she said.", ["quoted,", "he", "say", "stop"]),
    ("They were at the embassy — “a mess” — in 2019.",
     ["they", "be", "in", "the", "office", "dash", "quote", "dash", "in", "number", "stop"]),
    ("She won a huge dam by negotiation.", ["he", "acts", "a", "qualities", "word", "by", "nouns_end", "stop"]),
    ("The canals need a welder.", ["the", "many_end", "want", "a", "persons_end", "stop"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_each_token_has_a_kind(text: str, wanted: list[str]) -> None:
    spelt = tokens(text)
    names = tag(text, spelt, "en")
    assert [KINDS[n] for n in kinds(text, veiled(spelt, marked(text)), names, "en")] == wanted


def test_every_kind_is_roughly_one_of_few() -> None:
    assert len(ROUGHLY) == len(KINDS)
    assert set(ROUGHLY) == set(range(len(ROUGH)))
