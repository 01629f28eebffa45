"""A feed on which its parser raises is read entry by entry."""

from __future__ import annotations

import io
from typing import Any

import feedparser
import pytest

from monitor.errors import ReadError
from monitor.ingest.feed.salvage import FRAME, TOLD, Raw, parse


class Parser:
    """feedparser, but that it raises on what holds one of these words, as it may on anything."""

    def __init__(self, *words: str) -> None:
        self.words, self.asked = words, 0

    def __call__(self, text: str) -> Any:
        self.asked += 1
        if any(word in text for word in self.words):
            raise RecursionError("too deep")
        return feedparser.parse(io.BytesIO(text.encode()))


def item(number: int) -> str:
    return f"<item><title>N{number}</title><link>http://post.example/{number}</link></item>"


def read(parser: Parser, entries: int = 5, head: str = "<title>T</title>") -> Raw:
    body = "".join(item(number) for number in range(entries))
    return parse(f'<rss version="2.0"><channel>{head}{body}</channel></rss>', "http://post.example/feed", parser)


@pytest.mark.parametrize(
    ("words", "titles", "faults"),
    [
        (
            ["N2"],
            ["N0", "N1", "N3", "N4"],
            ['entry 3 ("N2") cannot be read (RecursionError: too deep) and was left out'],
        ),
        (["N0<", "N4"], ["N1", "N2", "N3"], ['entry 1 ("N0")', 'entry 5 ("N4")']),
        (["<title>T"], ["N0", "N1", "N2", "N3", "N4"], []),
    ],
)
def test_an_entry_on_which_the_parser_raises_is_named_and_the_others_are_read(
    words: list[str], titles: list[str], faults: list[str]
) -> None:
    found = read(Parser(*words))
    assert [entry.title for entry in found.entries] == titles
    assert all(told.startswith(begun) for told, begun in zip(found.faults, faults, strict=True))


def test_many_such_entries_are_counted() -> None:
    found = read(Parser("N"), 200)
    assert (found.entries, len(found.faults)) == ((), TOLD + 1)
    assert found.faults[-1] == "and 195 entries more cannot be read and were left out"


def test_one_such_entry_among_many_is_found_in_a_few_steps_and_a_long_head_is_not_read_with_each() -> None:
    parser = Parser("N517<", "long")
    found = read(parser, 1_000, head=f"<description>{'long ' * FRAME}</description>")
    assert (len(found.entries), parser.asked < 40) == (999, True)


def test_a_feed_of_which_nothing_can_be_read_is_an_error_of_ours() -> None:
    with pytest.raises(ReadError, match="RecursionError: too deep"):
        read(Parser("rss"))
