"""Who said what: a quotation and its report come together, and each outlet has its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.compare.statements import statements
from monitor.digest.compare.utterances import fair
from monitor.models import Article, Polarity, Quote, Statement, Telling, Utterance
from tests.build import article

ANNA = "Anna Berg"


def said(
    text: str, content: str, cue: str, *, speaker: str | None = ANNA, polarity: Polarity = "affirmed", source: str = ""
) -> Statement:
    """A statement where its words stand in `text`."""
    at, word = text.index(content), text.index(cue)
    marked = text[at - 1 : at] == "“"
    form: Telling = "direct" if marked else "indirect"
    spans = ((at, at + len(content)),)
    return Statement(speaker, source or speaker, form, (word, word + len(cue)), spans, content, polarity)


def held(name: str, outlet: str, *rows: tuple[str, str, str]) -> Article:
    """An article of sentences, each with what is said in it and the word of saying; "denied" denies."""
    made = article("\n\n".join(text for text, _, _ in rows), id=name, outlet=outlet)
    found = [said(made.text, content, cue, polarity=_sense(cue)) for _, content, cue in rows]
    return replace(made, statements=tuple(found), quotes=_quotes(*found))


def _quotes(*found: Statement) -> tuple[Quote, ...]:
    return tuple(Quote(one.speaker, one.text, one.spans) for one in found if one.form == "direct")


def _sense(cue: str) -> Polarity:
    return "denied" if cue in ("denied", "ruled") else "affirmed"


def shown(articles: list[Article]) -> list[list[str]]:
    """What a page prints of each utterance."""
    texts = {a.id: a.text for a in articles}
    return [
        [texts[w.article_id][slice(*w.shown)] if w.shown else f"“{w.text}”" for w in utterance.variants]
        for utterance in statements(articles, {}, {})[0]
    ]


def row(content: str, cue: str = "said") -> tuple[str, str, str]:
    """A sentence in which Anna Berg says `content`, in marks where it ends in a comma."""
    text = f"“{content}” {ANNA} {cue}." if content.endswith(",") else f"{ANNA} {cue} {content}."
    return text, content.removeprefix("out "), cue


QUOTED = row("We will never leave the Hollow quay,")
TOGETHER = [
    row("out withdrawing crews from the Hollow quay", "ruled"),
    row("the town would not cede the Hollow quay to anyone"),
    row("We will not withdraw from the Hollow quay. It feeds us,"),
]
APART = [
    row("the town would leave the Hollow quay in spring"),
    row("the town would never leave the Hollow quay", "denied"),
    row("the town would not withdraw from the Otter lock"),
    row("the Hollow quay would not be sold to the county"),
    row("If we leave the Hollow quay, we starve,"),
]


@pytest.mark.parametrize("told", TOGETHER, ids=[told[0] for told in TOGETHER])
def test_a_quotation_and_what_says_the_same_of_the_same_are_one(told: tuple[str, str, str]) -> None:
    found = shown([held("a", "The Heron", QUOTED), held("b", "The Lantern", told)])
    assert len(found) == 1


@pytest.mark.parametrize("told", APART, ids=[told[0] for told in APART])
def test_what_is_said_otherwise_stands_by_itself(told: tuple[str, str, str]) -> None:
    found = shown([held("a", "The Heron", QUOTED), held("b", "The Lantern", told)])
    assert len(found) == 2


def test_a_text_that_quotes_and_reports_one_utterance_has_both_wordings() -> None:
    found = shown([held("a", "The Heron", TOGETHER[1], QUOTED)])
    assert found == [[f"“{QUOTED[1]}”", "said the town would not cede the Hollow quay to anyone"]]


def test_what_is_reported_is_printed_with_its_words_of_saying_and_what_turns_them_round() -> None:
    told = (f"{ANNA} has not said that the ferry will sail in June.", "the ferry will sail in June", "said")
    assert shown([held("a", "The Heron", told)]) == [["has not said that the ferry will sail in June"]]


def test_an_adverb_alone_is_no_word_of_saying() -> None:
    told = (f"{ANNA} meanwhile said that the ferry will sail in June.", "the ferry will sail in June", "said")
    assert shown([held("a", "The Heron", told)]) == [["said that the ferry will sail in June"]]


def test_quotations_stand_by_themselves_and_not_in_a_report_that_holds_them() -> None:
    text = "“It is late,” Anna Berg said. “It is old.” Anna Berg said it was “a wreck of a boat” for years."
    said = ("It is late,", "It is old.", "a wreck of a boat")
    parts = tuple(Quote(ANNA, words, ((at := text.index(words), at + len(words)),)) for words in said)
    at = text.index("it was")
    mixed = Statement(ANNA, ANNA, "mixed", (at - 5, at - 1), ((at, len(text) - 1),), text[at : len(text) - 1])
    both = Statement(ANNA, ANNA, "direct", None, parts[0].spans + parts[1].spans, "It is late, It is old.")
    made = replace(article(text), quotes=parts, statements=(both, mixed))
    assert shown([made]) == [["“It is late,”"], ["“It is old.”"], ["said it was “a wreck of a boat” for years"]]


def test_a_pronoun_that_nobody_can_tell_says_nothing() -> None:
    made = article("He said the ferry will sail in June.")
    nobody = said(made.text, "the ferry will sail in June", "said", speaker=None, source="He")
    officials = replace(nobody, source="two officials")
    assert statements([replace(made, statements=(nobody,))], {}, {}) == ((), 0)
    (found,), _ = statements([replace(made, statements=(officials,))], {}, {})
    assert (found.speaker, found.source) == (None, "two officials")


def test_sources_without_a_name_are_one_where_both_texts_have_the_same_words() -> None:
    text = "The union said the ferry will sail in June."
    union = said(text, "the ferry will sail in June", "said", speaker=None, source="The union")
    copies = [replace(article(text, id=name, outlet=name), statements=(union,)) for name in "ab"]
    (found,), _ = statements(copies, {}, {})
    assert [wording.outlets for wording in found.variants] == [("a", "b")]


def test_two_that_are_named_together_are_no_longer_form_of_one() -> None:
    made = held("a", "The Heron", row("the ferry will sail in June"))
    (found,), _ = statements([made], {ANNA: "Otto Krag and Anna Berg"}, {})
    assert found.speaker == ANNA


def test_each_outlet_has_its_place_and_the_rest_is_counted() -> None:
    words = "red blue green grey white black brown yellow violet silver pink gold bronze amber".split()
    many = [row(f"The {word} boat of the harbour is late again,") for word in words]
    one = row("My mother sold fish in the rain,")
    found, more = statements([held("a", "The Heron", *many), held("b", "The Lantern", one)], {}, {})
    assert "The Lantern" in _outlets(found)
    assert (len(found), more) == (10, 5)


def test_each_speaker_has_a_place_before_another_has_a_second() -> None:
    made = held("a", "The Heron", *(row(f"The {word} boat is late again,") for word in "red blue grey".split()))
    other = replace(said(made.text, "The grey boat is late again,", "said"), speaker="Otto Krag")
    made = replace(made, quotes=(*made.quotes[:2], *_quotes(other)))
    (first, second), more = _chosen(made, 2)
    assert ({first.speaker, second.speaker}, more) == ({ANNA, "Otto Krag"}, 1)


def _chosen(made: Article, shown: int) -> tuple[list[Utterance], int]:
    found, _ = statements([made], {}, {})
    kept = fair(found, shown, voices=True)
    return kept, len(found) - len(kept)


def _outlets(found: tuple[Utterance, ...]) -> set[str]:
    return {outlet for utterance in found for wording in utterance.variants for outlet in wording.outlets}
