"""What one record of named fields makes: a text or a page, its labels, and a fault for each field of no use."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from monitor.ingest.file.records import MOST_TAGS, Fault, Record, article, crowded, markup
from monitor.models import Meta

MADE: tuple[tuple[Mapping[str, object], Record], ...] = (
    ({"text": "A."}, Record("text", "A.")),
    ({"Full Text": "A."}, Record("text", "A.")),
    ({"html": "A."}, Record("html", "A.")),
    ({"content": "<p>A.</p>"}, Record("html", "<p>A.</p>")),
    ({"text": "A.", "html": "<p>B.</p>"}, Record("text", "A.")),
    ({"text": " ", "html": "<p>B.</p>"}, Record("html", "<p>B.</p>")),
    ({"text": None, "body": "", "html": "<p>B.</p>"}, Record("html", "<p>B.</p>")),
    ({"text": "A.", "headline": "T", "by": "Ann Lee"}, Record("text", "A.", Meta(title="T", byline=("Ann Lee",)))),
    ({"text": "A.", "tags": ["x"], "id": 7}, Record("text", "A.")),
)


@pytest.mark.parametrize(("raw", "record"), MADE)
def test_a_record_is_made_of_the_fields_that_say_something(raw: Mapping[str, object], record: Record) -> None:
    assert list(article(raw, {}, row=None)) == [record]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({}, "has no text"),
        ({"text": ""}, "has no text"),
        ({"text": ["A", 5]}, "text: must be text; the record is left out"),
        ({"text": 5, "html": "<p>B.</p>"}, "text: must be text; the record is left out"),
        ({"html": "<b>" * (MOST_TAGS + 1)}, "has more than 300,000 tags"),
    ],
)
def test_a_record_without_a_text_is_left_out_and_its_place_told(raw: Mapping[str, object], words: str) -> None:
    [fault] = article(raw, {}, row="3", where="line 3: ")
    assert isinstance(fault, Fault)
    assert fault.message.startswith(f"line 3: {words}")


def test_a_field_of_no_use_is_told_and_the_rest_counts() -> None:
    raw = {"text": "A.", "title": 5, "url": "x", "outlet": "The Dispatch"}
    *faults, record = article(raw, {}, row="3", where="line 3: ")
    assert record == Record("text", "A.", Meta(outlet="The Dispatch"), "3")
    assert [fault.message.split(": ")[:2] for fault in faults if isinstance(fault, Fault)] == [
        ["line 3", "title"],
        ["line 3", "url"],
    ]


def test_fields_of_other_names_are_the_ones_that_the_source_names() -> None:
    raw = {"Inhalt": "A.", "Titel": "T", "text": "no"}
    [record] = article(raw, {"text": "Inhalt", "title": "Titel"}, row=None)
    assert record == Record("text", "A.", Meta(title="T"))


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [("<p>A</p>", True), ("A<DIV>B</DIV >", True), ("  <!DOCTYPE html>A", True), ("a < b > c", False),
     ("the tag <p> begins", False), ("<b>A</b>", False), ("", False)],
)  # fmt: skip
def test_markup_is_known_by_an_element_that_ends(text: str, *, is_markup: bool) -> None:
    assert markup(text) is is_markup


def test_tags_are_counted_in_pages_only() -> None:
    assert crowded("html", "<" * MOST_TAGS) is None
    assert crowded("html", "<" * (MOST_TAGS + 1)) is not None
    assert crowded("text", "<" * (MOST_TAGS + 1)) is None
