"""What comes round in an outlet's articles is no part of any of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.clean import clean
from monitor.clean.later.recurrence import Passages, frequent, learned, passage_mark, passages, recurring, without
from monitor.models import Article, Document

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
BOX = "The Lantern is printed on the first floor of a former bakery."
QUOTED = "“We will rebuild the bridge, whatever it takes,” the mayor told the council."


def story(name: str) -> list[str]:
    return [
        f"The {name} rose on {day}, officials in the {name} valley said." for day in ("Monday", "Tuesday", "Sunday")
    ]


def read(lines: list[str], recurrent: frozenset[str] = frozenset()) -> Article:
    document = Document("clippings", "a.txt", None, "text", "\n".join(lines))
    return without(clean(document, received=NOW, zone=UTC), recurrent)


def held(texts: dict[str, list[str]]) -> dict[str, Passages]:
    return {name: passages(read(lines)) for name, lines in texts.items()}


def marks(*lines: str) -> frozenset[str]:
    return frozenset(mark for line in lines if (mark := passage_mark(line)))


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


THREE = {f"{n}": [*story(name), BOX] for n, name in enumerate(("river", "glacier", "marsh"))}


def test_a_passage_recurs_after_three_texts() -> None:
    assert recurring(held(THREE)) == marks(BOX)
    assert recurring(held({n: THREE[n] for n in ("0", "1")})) == frozenset()
    assert recurring(held(THREE), at_least=4) == frozenset()


def test_one_text_printed_again_and_again_is_no_recurrence() -> None:
    wire = [*story("river"), "Two bridges were closed to all lorries.", "A ferry ran aground below the weir."]
    texts = {f"{n}": [*wire, f"Version {n * 'a'} of the story was sent at noon."] for n in range(5)}
    assert recurring(held(texts)) == frozenset()


def test_boxes_that_outweigh_short_articles_do_not_make_them_one_text() -> None:
    boxes = [BOX, "It has been owned by its printers since the great flood.", "Its bell rings at noon."]
    texts = {f"{n}": [*story(name)[:2], *boxes] for n, name in enumerate(("river", "glacier", "marsh"))}
    assert recurring(held(texts)) == marks(*boxes)


def test_what_two_outlets_print_is_no_outlets_own() -> None:
    texts = held(THREE)
    other = held({"9": [*story("fjord"), BOX]})
    assert learned({"lantern": texts}) == {"lantern": marks(BOX)}
    assert learned({"lantern": texts, "bell": other}) == {"lantern": frozenset(), "bell": frozenset()}


MARK = st.sampled_from("abcdef")
SEEN = st.builds(Passages, st.dictionaries(MARK, st.integers(4, 60), max_size=4), st.frozensets(MARK, max_size=2))


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["lantern", "bell"]), st.dictionaries(st.integers(0, 9).map(str), SEEN)))
def test_articles_without_a_frequent_mark_change_nothing(outlets: dict[str, dict[str, Passages]]) -> None:
    marks = frequent((o, [*p.kept], [*p.cut]) for o, articles in outlets.items() for p in articles.values())
    few = {o: {n: p for n, p in articles.items() if marks & (p.kept.keys() | p.cut)} for o, articles in outlets.items()}
    assert learned(few) == learned(outlets)


def test_a_mark_is_frequent_where_three_articles_of_one_outlet_have_it_and_one_keeps_it() -> None:
    lantern = [("lantern", ["a", "b"], ["c"]), ("lantern", ["b"], ["a", "c"]), ("lantern", ["d"], ["a", "c"])]
    bell = [("bell", ["b"], []), ("bell", ["e"], ["d"])]
    assert frequent([*lantern, *bell]) == {"a"}


def test_what_recurs_goes_with_its_reason_and_its_place() -> None:
    lines = [*story("river")[:2], BOX, story("river")[2]]
    article = read(lines, marks(BOX))
    assert [(r.text, r.reason, r.rule, r.before) for r in article.removed] == [
        (BOX, "furniture", "outlet.recurring", 2)
    ]
    assert article.text == "\n\n".join(story("river"))
    assert [article.text[p.start : p.end] for p in article.paragraphs] == story("river")
    assert BOX in read(lines).text


BACKGROUND = "The river valley has flooded on a Sunday before, officials said."
APPEAL = "The river valley needs our journalism, and you can support our reporting."


@pytest.mark.parametrize(
    ("passage", "stays"),
    [(QUOTED, True), (BACKGROUND, True), (BOX, False), (APPEAL, False), ("Read our valley letters", False)],
)
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_quotations_and_background_stay_though_they_recur(passage: str, stays: bool, place: int) -> None:
    lines = story("river")
    lines.insert(place, passage)
    assert (passage in read(lines, marks(passage)).text) == stays


def test_an_article_that_is_nothing_else_stays() -> None:
    assert read([BOX], marks(BOX)).text == BOX


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from([BOX, QUOTED, *story("lake")]), min_size=1)))
def test_the_order_of_articles_and_passages_does_not_matter(texts: dict[str, list[str]]) -> None:
    turned = {name: texts[name][::-1] for name in reversed(texts)}
    assert recurring(held(texts)) == recurring(held(turned))


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([BOX, QUOTED, BACKGROUND, "Inside the bakery", *story("lake")]), min_size=1, max_size=9),
    st.sets(st.sampled_from([BOX, QUOTED, BACKGROUND, "Inside the bakery", *story("lake")])),
)
def test_kept_and_removed_are_the_text_in_order(lines: list[str], known: set[str]) -> None:
    base = read([*story("lake"), *lines])
    once = without(base, marks(*known))
    assert without(once, marks(*known)) == once
    assert in_order(once) == in_order(base)


def in_order(article: Article) -> list[str]:
    texts: list[str] = []
    for n in range(len(article.paragraphs) + 1):
        texts += [r.text for r in article.removed if r.before == n]
        texts += [p.text for p in article.paragraphs[n : n + 1]]
    return texts


WIRE = [
    "The council of Norrvik voted on Tuesday to shut the east quay for a year.",
    "Divers had found cracks in nine of its twenty pillars in July.",
    "Ferries will sail from the west quay until the work is done.",
    "“We had no choice,” harbour master Mara Ilves said after the vote.",
    "Fishermen were offered stalls at the old market instead.",
]


@pytest.mark.parametrize("changed", range(5))
def test_what_copies_of_one_text_share_is_text_whichever_sentence_was_changed(changed: int) -> None:
    lines = list(WIRE)
    lines[changed] = f"Late on Wednesday nobody at the town hall wished to say more, take {changed}."
    shared = marks(*(line for n, line in enumerate(WIRE) if n != changed))
    assert read(lines, shared).text == "\n\n".join(lines)


def test_a_long_foot_that_outweighs_a_short_text_is_no_text() -> None:
    foot = [BOX, "It has been owned by its printers since the great flood of the century before the last one.", APPEAL]
    lines = ["The river rose on Monday.", *foot]
    assert read(lines, marks(*foot)).text == lines[0]
