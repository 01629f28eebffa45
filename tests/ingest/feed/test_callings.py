"""What tells the entries of a feed apart."""

from __future__ import annotations

import pytest

from monitor.ingest.feed.callings import Said, called

SITE = ["https://post.example/feed", "https://post.example/news"]


def said(link: str | None = None, guid: str = "", title: str = "T", text: str = "A text.") -> Said:
    return Said(link and f"https://post.example{link}", guid, title, text, guid or "once")


def goes_by(*entries: Said) -> list[str]:
    """The path that is an entry's own and what names it besides: 32 letters are its text's."""
    found = [c for c in called(entries, SITE) if c is not None]
    rows = ["text" if c.row and len(c.row) == 32 else c.row for c in found]
    return [
        f"{(c.url or '').removeprefix('https://post.example')}|{row or ''}" for c, row in zip(found, rows, strict=True)
    ]


@pytest.mark.parametrize(
    ("entries", "names"),
    [
        ([said("/a", "1"), said("/b", "2")], ["/a|", "/b|"]),
        ([said("/a#top", "1")], ["/a#top|"]),
        ([said("/a#1"), said("/a#2")], ["/a#1|#1", "/a#2|#2"]),
        ([said("/a#1"), said("/a")], ["/a#1|#1", "/a|"]),
        ([said("/#!/1"), said("/#!/2")], ["/#!/1|#!/1", "/#!/2|#!/2"]),
        ([said("/a#1", "x"), said("/a#1", "y"), said("/a#2", "z")], ["|x", "|y", "/a#2|#2"]),
        ([said("/a", "1"), said("/a", "2")], ["|1", "|2"]),
        ([said("/a?utm_source=x", "1"), said("/a?utm_source=y", "2")], ["|1", "|2"]),
        ([said("/", "1"), said("/b", "2")], ["|1", "/b|"]),
        ([said("/news", "1")], ["|1"]),
        ([said("/feed", "1")], ["|1"]),
        ([said(None, "1"), said(None, "2")], ["|1", "|2"]),
        ([said(None, "1", "One"), said(None, "1", "Two")], ["|text", "|text"]),
        ([said(text="One."), said(text="Two.")], ["|text", "|text"]),
        ([said("/a", text="One."), said("/a", text="Two.")], ["|text", "|text"]),
        ([said("/a", "1"), said("/a", "1")], ["/a|"]),
        ([said("/a", "1", text="x" * 100), said("/a", "1", text="x" * 100 + " more")], ["/a|"]),
        ([said(), said()], ["|text"]),
        ([said("/a", "1", "One"), said("/a", "1", "Two")], ["|text", "|text"]),
        ([said(None, "g" * 300)], ["|text"]),
    ],
)
def test_an_entry_goes_by_its_own_address_else_by_its_guid_else_by_its_text(
    entries: list[Said], names: list[str]
) -> None:
    assert goes_by(*entries) == names


def test_the_name_by_its_text_is_the_same_whatever_else_the_feed_holds() -> None:
    entry = said(text="One.  Two.")
    alone, among = called([entry], SITE)[0], called([said(text="Three."), said(text="One. Two.")], SITE)[1]
    assert alone is not None
    assert among is not None
    assert alone.row == among.row
