"""Where the articles stand in a JSON value, and what its values say."""

from __future__ import annotations

import pytest

from monitor.ingest.file.nested import articles, says, whole, words

GOOD = {"title": "Quay", "text": "The quay is open."}

VALUES = (
    ({"response": {"docs": [GOOD, GOOD]}}, 2),
    ({"hits": {"total": 1, "hits": [{"_id": "7", "_source": GOOD}]}}, 1),
    ({"a1": GOOD, "a2": GOOD}, 2),
    ({"page": {"tags": [{"name": "x"}], "rows": [GOOD]}}, 1),
    ({"page": {"tags": ["x"]}}, None),
    ("a text", None),
)


@pytest.mark.parametrize(("value", "count"), VALUES)
def test_the_articles_are_found_where_their_maker_put_them(value: object, count: int | None) -> None:
    found = articles(value, {})
    assert (None if found is None else len(found)) == count


def test_what_an_object_in_a_record_says_is_the_records() -> None:
    assert whole({"id": 1, "fields": GOOD}, {}) == {"id": 1, "fields": GOOD, **GOOD}
    assert not says(whole({"id": 1, "fields": {"title": "Quay"}}, {}), {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["One.", "Two."], "One.\n\nTwo."),
        ([{"type": "p", "text": "One."}, None, "Two."], "One.\n\nTwo."),
        ({"rendered": "<p>One.</p>"}, "<p>One.</p>"),
        (["One.", 2], None),
        (7, None),
    ],
)
def test_a_text_may_be_a_list_or_an_object(value: object, text: str | None) -> None:
    assert words(value) == text
