"""A query as a tree."""

from __future__ import annotations

from monitor.digest.choose.query import All, Near, Some, Without, Words, read, words


def word(text: str, *, quoted: bool = False, prefix: bool = False) -> Words:
    return Words(text, quoted, prefix)


def test_a_query_is_read_as_it_binds() -> None:
    assert read('a b OR "c d" AND e* NOT f NOT g') == Some(
        (
            All((word("a"), word("b"))),
            All((word("c d", quoted=True), Without(word("e", prefix=True), (word("f"), word("g"))))),
        )
    )
    assert read("NEAR(a “b c”, 3)") == Near((word("a"), word("b c", quoted=True)), 3)


def test_the_words_that_are_taken_away_are_none_of_those_that_are_sought() -> None:
    assert [w.text for w in words(read("(a OR NEAR(b c)) NOT d"))] == ["a", "b", "c"]
