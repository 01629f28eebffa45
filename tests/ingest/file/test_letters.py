"""Newsletters of several items, and mails that are none."""

from __future__ import annotations

import pytest

from monitor.ingest.file.letters import items
from monitor.ingest.file.records import Record
from monitor.models import Meta

BODY = "The council of {0} met on Monday and agreed to build {1} new houses beside the river next year."
GIVEN = Meta(title="Evening letter", outlet="The Courier", published="2025-09-01")


def text(n: int) -> str:
    return BODY.format("Nordhavn", n)


LINK_BELOW = "Hello,\nthis is your letter.\n\n" + "\n\n".join(
    f"Houses in quarter {n}\n\n{text(n)}\n\nWeiterlesen: https://courier.example/{n}" for n in (3, 5)
)
LINK_ABOVE = "\n\n----------\n\n".join(
    f"{n}. Houses in quarter {n}\nhttps://courier.example/{n}\n\n{text(n)}" for n in (3, 5)
)
CAPITALS = "\n\n".join(f"HOUSES IN QUARTER {n}\n{text(n)}\n<https://courier.example/{n}>" for n in (3, 5))


@pytest.mark.parametrize("content", [LINK_BELOW, LINK_ABOVE, CAPITALS])
def test_a_headline_a_text_and_a_link_again_and_again_are_items(content: str) -> None:
    found = items("text", content + "\n\nhttps://courier.example/leave?me=x", GIVEN)
    assert [record.given.url for record in found] == ["https://courier.example/3", "https://courier.example/5"]
    assert [record.row for record in found] == ["1", "2"]
    assert [record.content.strip() for record in found] == [text(3), text(5)]
    assert {record.given.outlet for record in found} == {"The Courier"}


def page(*parts: str) -> list[Record]:
    return items("html", f"<html><body><p>Hello</p>{''.join(parts)}<p><a href=https://n.example/x>Leave</a></p>", GIVEN)


def test_linked_headlines_of_a_page_are_items() -> None:
    found = page(
        *(
            f"<table><tr><td><h2><a href='https://courier.example/{n}'>Houses in quarter {n}</a></h2>"
            f"<p>{text(n)}</p><p><a href='https://courier.example/{n}'>Read on</a></p></td></tr></table>"
            for n in (3, 5, 7)
        )
    )
    assert [record.given.title for record in found] == [f"Houses in quarter {n}" for n in (3, 5, 7)]
    assert found[0].content == text(3)


def test_items_of_many_outlets_have_their_own() -> None:
    found = page(
        *(
            f"<p><a href='https://www.google.com/url?url=https://o{n}.example/a&ct=ga'>Houses in quarter {n}</a><br>"
            f"Outlet {n}<br>{text(n)}</p>"
            for n in (3, 5, 7)
        )
    )
    assert (found[0].given.url, found[0].given.outlet) == ("https://o3.example/a", "Outlet 3")
    assert found[0].content == text(3)


@pytest.mark.parametrize(
    "content",
    [
        f"{text(3)}\n\nRead also: https://courier.example/1\n\n{text(5)}\n\nRead also: https://courier.example/2",
        f"Houses in the quarter\n\n{text(3)}\n\nhttps://courier.example/1",
        "",
    ],
)
def test_an_article_with_links_stays_whole(content: str) -> None:
    assert items("text", content, GIVEN) == []


def test_a_long_article_with_teasers_below_stays_whole() -> None:
    story = f"<h1><a href=https://courier.example/1>The whole story of it</a></h1>{f'<p>{text(3)}</p>' * 40}"
    teasers = (
        f"<p><a href=https://courier.example/t{n}>Another of our stories</a><br>{text(n)}</p>" for n in (1, 2, 3)
    )
    assert page(story, *teasers) == []
