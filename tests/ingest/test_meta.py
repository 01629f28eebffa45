from __future__ import annotations

import pytest

from monitor.ingest import meta
from monitor.ingest.file import labels
from monitor.models import Meta

# (a record's fields, the Meta that they make)
RECORDS: tuple[tuple[dict[str, object], Meta], ...] = (
    ({"title": "A", "tags": ["x"], "id": 7}, Meta(title="A")),
    ({"Headline": " A\n b "}, Meta(title="A b")),
    ({"author": "By Ann Lee and Bo Ray"}, Meta(byline=("Ann Lee", "Bo Ray"))),
    ({"authors": ["Ann Lee", {"name": "Bo Ray"}, None]}, Meta(byline=("Ann Lee", "Bo Ray"))),
    ({"byline": {"name": "Ann Lee"}}, Meta(byline=("Ann Lee",))),
    ({"source": "clippings", "outlet": "The Dispatch"}, Meta(outlet="The Dispatch")),
    ({"source": "The Dispatch"}, Meta(outlet="The Dispatch")),
    ({"pubDate": "12 August 2025"}, Meta(published="2025-08-12")),
    ({"lang": "EN-gb"}, Meta(language="en")),
    ({"language": "Ukrainian"}, Meta(language="uk")),
    ({"link": "https://dispatch.example/1"}, Meta(url="https://dispatch.example/1")),
    ({"title": "", "headline": "B", "byline": [], "url": None}, Meta(title="B")),
)
# (text of a byline, its people)
BYLINES = (
    ("Ann Lee", ("Ann Lee",)),
    ("By Ann Lee, Bo Ray and Cy Day", ("Ann Lee", "Bo Ray", "Cy Day")),
    ("Ann Lee & Bo Ray; Cy Day", ("Ann Lee", "Bo Ray", "Cy Day")),
    ("Ann Lee, Bo Ray, and Cy Day", ("Ann Lee", "Bo Ray", "Cy Day")),
    ("Ann Lee, political editor", ("Ann Lee, political editor",)),
    ("Олена Коваль та Іван Мороз", ("Олена Коваль", "Іван Мороз")),
    ("Anders Sand", ("Anders Sand",)),
    ("Bysen Lund", ("Bysen Lund",)),
)
# (field, value, what is wrong)
FAULTS: tuple[tuple[str, object, str], ...] = (
    ("title", 5, "must be text, not a number"),
    ("title", True, "must be text, not true or false"),
    ("title", "a" * 3000, "has 3,000 characters"),
    ("outlet", ["a"], "must be text, not a list"),
    ("byline", 5, "must be a name or a list of names"),
    ("byline", [["a"], ["b"]], "must be text, not a list"),
    ("byline", ["a"] * 200, "has 200 names"),
    ("url", "ftp://a.example", "is no web address"),
    ("url", "javascript:alert(1)", "is no web address"),
    ("url", "https://", "is no web address"),
    ("url", "http://[a", "is no web address"),
    ("language", "xx", "is no language"),
    ("published", "soon", "is no date"),
    ("published", {"a": 1}, "a group of keys is no date"),
)


@pytest.mark.parametrize(("raw", "expected"), RECORDS)
def test_fields_are_found_under_their_usual_names(raw: dict[str, object], expected: Meta) -> None:
    assert meta.read(raw) == (expected, [])


@pytest.mark.parametrize(("text", "people"), BYLINES)
def test_a_byline_is_its_people(text: str, people: tuple[str, ...]) -> None:
    assert meta.names(text) == people


@pytest.mark.parametrize(("field", "value", "message"), FAULTS)
def test_a_value_that_cannot_be_used_is_named_and_the_rest_counts(field: str, value: object, message: str) -> None:
    other = "agency"
    found, faults = meta.read({field: value, other: "Wire"})
    assert found == Meta(agency="Wire")
    assert [key for key, _ in faults] == [field]
    assert message in faults[0][1]


def test_a_mapping_names_the_fields_of_others() -> None:
    raw = {"Überschrift": "A", "title": "B"}
    assert meta.read(raw, {"title": "Überschrift"})[0].title == "A"
    assert meta.read({"title": "B"}, {"title": "Überschrift"})[0].title == "B"
    assert meta.read({"Überschrift": "", "title": "B"}, {"title": "Überschrift"})[0].title is None


def test_the_first_to_say_something_counts_field_by_field() -> None:
    first, second = Meta(title="A"), Meta(title="B", byline=("Ann Lee",))
    assert meta.merge(first, second) == Meta(title="A", byline=("Ann Lee",))


def test_labels_are_text_as_written() -> None:
    found, faults = labels.read("title: 2025\nlanguage: no\npublished: 2025-08-12\noutlet: yes\nurl: ~\n")
    assert found == Meta(title="2025", language="no", published="2025-08-12", outlet="yes")
    assert not faults


def test_a_line_of_dashes_above_a_text_is_no_front_matter() -> None:
    text = "---\nThe bridge is open\n---\nIt is long."
    assert labels.split(text) == (Meta(), text, [])
