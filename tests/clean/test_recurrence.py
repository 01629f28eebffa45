"""What comes round in an outlet's articles is no part of any of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.clean import clean
from monitor.clean.recurrence import passage_mark, passage_marks, recurring
from monitor.models import Article, Document

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
BOX = "The Lantern is printed on the first floor of a former bakery."
QUOTED = "“We will rebuild the bridge, whatever it takes,” the mayor told the council."


def story(name: str) -> list[str]:
    return [
        f"The {name} rose on {day}, officials in the {name} valley said." for day in ("Monday", "Tuesday", "Sunday")
    ]


def read(passages: list[str], recurrent: frozenset[str] = frozenset()) -> Article:
    document = Document("clippings", "a.txt", None, "text", "\n".join(passages))
    return clean(document, received=NOW, zone=UTC, recurrent=recurrent)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 comments", "7 Comments"),
        ("READ MORE", "Read more →"),
        ("Поділитися!", "поділитися"),
        ("Don’t miss", "Don't miss"),
    ],
)
def test_case_marks_and_numbers_make_no_other_passage(one: str, other: str) -> None:
    assert passage_mark(one) == passage_mark(other) != None  # noqa: E711 - the chain reads best so


@pytest.mark.parametrize("text", ["", "…", "7", "1 / 4", "OK"])
def test_a_passage_of_next_to_nothing_has_no_mark(text: str) -> None:
    assert passage_mark(text) is None


def test_a_passage_recurs_after_three_texts() -> None:
    held = {f"{n}": [*story(f"river {n * 'a'}"), BOX] for n in range(1, 4)}
    assert recurring(held) == {passage_mark(BOX)}
    assert recurring({n: held[n] for n in ("1", "2")}) == frozenset()
    assert recurring(held, at_least=4) == frozenset()


def test_marks_that_were_kept_serve_as_well_as_texts() -> None:
    held = {f"{n}": [*story(f"river {n * 'a'}"), BOX] for n in range(1, 4)}
    assert recurring({name: passage_marks(passages) for name, passages in held.items()}) == recurring(held)


def test_one_text_printed_again_and_again_is_no_recurrence() -> None:
    wire = [*story("river"), "Two bridges were closed.", "A ferry ran aground."]
    assert recurring({f"{n}": [*wire, f"Version {n * 'a'} of the story."] for n in range(5)}) == frozenset()


def test_what_recurs_goes_with_its_reason() -> None:
    mark = frozenset({str(passage_mark(BOX))})
    article = read([*story("river"), BOX], mark)
    assert [(passage.text, passage.reason, passage.rule) for passage in article.removed] == [
        (BOX, "furniture", "outlet.recurring")
    ]
    assert BOX in read([*story("river"), BOX]).text


@pytest.mark.parametrize("passage", [QUOTED, BOX])
def test_a_sentence_inside_running_prose_stays_though_it_recurs(passage: str) -> None:
    body = story("river")
    assert passage in read([*body[:2], passage, *body[2:]], passage_marks([passage])).text


def test_a_quotation_stays_wherever_it_stands() -> None:
    assert QUOTED in read([*story("river"), QUOTED], passage_marks([QUOTED])).text


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from([BOX, QUOTED, *story("lake")]), max_size=5)))
def test_the_order_of_articles_and_passages_does_not_matter(held: dict[str, list[str]]) -> None:
    turned = {name: held[name][::-1] for name in reversed(held)}
    assert recurring(held) == recurring(turned)
