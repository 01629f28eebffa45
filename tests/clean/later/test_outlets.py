"""One outlet is one, however its pages call it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.later.outlets import known, renamed
from monitor.models import Article, Document, Meta

OUTLETS = known([
    ("Harbour Post", ("HP", "post.example"), ("post.example",)),
    ("Alvik Echo", (), ("echo.example", "www.alvik.example")),
])  # fmt: skip


def article(outlet: str, url: str | None, *byline: str) -> Article:
    given = Meta(outlet=outlet, url=url, byline=byline)
    text = "The harbour office shut the east quay on Monday, since divers found cracks in it."
    document = Document("inbox", "quay.txt", None, "text", text, given=given)
    return clean(document, received=datetime(2025, 8, 15, tzinfo=UTC), zone=UTC)


@pytest.mark.parametrize(
    ("outlet", "url", "given", "name"),
    [
        ("harbour post", None, False, "Harbour Post"),
        ("H.P.", None, True, "Harbour Post"),
        ("POST.EXAMPLE", None, False, "Harbour Post"),
        ("World", "https://m.post.example/quay", False, "Harbour Post"),
        ("World", "https://alvik.example/quay", False, "Alvik Echo"),
        ("World", "https://m.post.example/quay", True, "World"),
        ("Alvik Echo", "https://post.example/quay", False, "Alvik Echo"),
        ("World", "https://outpost.example/quay", False, "World"),
        ("World", None, False, "World"),
    ],
)
def test_an_outlet_is_known_by_its_names_and_then_by_its_hosts(
    outlet: str, url: str | None, given: bool, name: str
) -> None:
    assert renamed(article(outlet, url), OUTLETS, given=given).outlet == name


def test_an_alias_of_the_outlet_has_written_nothing() -> None:
    found = renamed(article("Harbour Post", None, "HP", "Mara Ilves"), OUTLETS, given=True)
    assert found.byline == ("Mara Ilves",)
