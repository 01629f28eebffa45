from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.render import Entry, Look, Sheet, archive_files, entry, sheet
from tests.render.markup import read
from tests.render.sample import LOOK, ONLINE, issue
from tests.render.shipped import shipped

ATOM = "{http://www.w3.org/2005/Atom}"


def back(days: int, **changes: str) -> Entry:
    one = entry(issue())
    moment = one.generated_at - timedelta(days=days)
    return replace(one, id=moment.date().isoformat(), generated_at=moment, lead=f"Lead of {days} days ago", **changes)  # type: ignore[arg-type]  # only texts are changed


ENTRIES = [back(days) for days in (40, 0, 2, 1, 20)]


def page(look: Look = LOOK) -> str:
    return dict(archive_files(ENTRIES, look, shipped()))["index.html"].decode()


def feed(look: Look = LOOK) -> ET.Element:
    return ET.fromstring(dict(archive_files(ENTRIES, look, shipped()))["feed.xml"])  # noqa: S314  # our own


def test_the_list_is_by_month_newest_first_whatever_the_order_given() -> None:
    found = read(page())
    assert found.faults == []
    assert [f"2025-08-{d}/index.html" for d in (13, 12, 11)] == found.links()[3:6]
    assert found.links().index("months/2025-08.html") < found.links().index("months/2025-07.html")
    assert dict(archive_files(ENTRIES[::-1], LOOK, shipped())) == dict(archive_files(ENTRIES, LOOK, shipped()))


def test_a_month_is_the_newsletters_and_not_utcs() -> None:
    late = replace(entry(issue()), generated_at=issue().generated_at.replace(month=7, day=31, hour=22), id="2025-08-01")
    files = dict(archive_files([late], LOOK, shipped()))
    assert "months/2025-08.html" in files
    assert "months/2025-07.html" not in files


def test_headings_and_ids_of_the_list_are_in_order() -> None:
    found = read(page())
    assert found.headings()[:3] == [1, 2, 3]
    assert len(found.values("id")) == len(set(found.values("id")))


def test_the_feed_has_each_issue_with_its_own_lasting_id() -> None:
    root = feed(ONLINE)
    entries = root.findall(f"{ATOM}entry")
    ids = [e.findtext(f"{ATOM}id") for e in entries]
    assert ids[0] == "https://news.ferrylane.example/archive/2025-08-13"
    assert len(set(ids)) == 5
    links = [e.find(f"{ATOM}link") for e in entries]
    assert links[0] is not None
    assert links[0].get("href") == "https://news.ferrylane.example/archive/2025-08-13/index.html"
    assert root.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2025-08-13T07:00:00+03:00"
    assert entries[0].findtext(f"{ATOM}title") == "13 August 2025: Lead of 0 days ago"


def test_a_feed_without_an_address_has_tag_ids_and_relative_links() -> None:
    first = feed().findall(f"{ATOM}entry")[0]
    assert (first.findtext(f"{ATOM}id") or "").startswith("tag:localhost,")
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "2025-08-13/index.html"


def test_the_id_of_an_issue_in_the_feed_stays_when_another_comes_or_goes() -> None:
    alone = ET.fromstring(dict(archive_files([back(0)], LOOK, shipped()))["feed.xml"])  # noqa: S314  # our own
    assert alone.findtext(f"{ATOM}entry/{ATOM}id") == feed().findtext(f"{ATOM}entry/{ATOM}id")


def test_an_empty_archive_is_a_page_and_a_feed_too() -> None:
    files = dict(archive_files([], LOOK, shipped()))
    assert "No issue has been made yet" in files["index.html"].decode()
    ET.fromstring(files["feed.xml"])  # noqa: S314  # our own


def test_hostile_headlines_leave_page_and_feed_whole() -> None:
    bad = replace(back(0), lead="]]> <script>\x00\x0b\ufffe&", headlines=("<b>\x01", "\ud800 <![CDATA["))
    files = dict(archive_files([bad], replace(LOOK, title="<A & B>\x02"), shipped()))
    assert "script" not in read(files["index.html"]).tags()
    assert "b" not in {tag for tag, found in read(files["index.html"]).elements if tag == "b" and "onclick" in found}
    assert ET.fromstring(files["feed.xml"]).findtext(f"{ATOM}title") == "<A & B>"  # noqa: S314  # our own


def test_a_second_issue_of_a_day_is_told_from_the_first() -> None:
    files = dict(archive_files([back(0), replace(back(0), id="2025-08-13-2")], LOOK, shipped()))
    assert "edition 2" in files["index.html"].decode()
    assert "13 August 2025 (2):" in files["feed.xml"].decode()


# --- all pages ---------------------------------------------------------------------------------------------------

DAYS = (
    ("2025-06-29", ("a", "b")),
    ("2025-06-30", ("a",)),
    ("2025-07-01", ("c",)),
    ("2025-08-01", ("a", "d")),
    ("2025-08-02", ("ab",)),
    ("2025-08-02-2", ("a",)),
    ("2026-01-01", ("e",)),
)


def told(day: str, names: tuple[str, ...]) -> tuple[Entry, Sheet]:
    """An issue of that day with the sample's first story under other ids; "ab" is what "a" and "b" became."""
    first = issue().stories[0]
    stories = tuple(
        replace(first, id=n, headline=f"Story {n} on {day}", history=("a", "b") if n == "ab" else ()) for n in names
    )
    moment = datetime.fromisoformat(f"{day[:10]}T04:00:00+00:00") + timedelta(hours=len(day) - 10)
    one = replace(issue(), id=day, generated_at=moment, stories=stories, topics=(issue().topics[0],))
    return entry(one), sheet(one, LOOK)


MADE = [told(*row) for row in DAYS]
SHEETS = {e.id: s for e, s in MADE}


@pytest.mark.parametrize("look", [LOOK, ONLINE], ids=["from disk", "on the web"])
def test_issue_by_issue_makes_the_same_archive_as_all_at_once(look: Look) -> None:
    whole = dict(archive_files([e for e, _ in MADE], look, shipped(), sheets=SHEETS.get))
    grown: dict[str, bytes] = {}
    for count in range(1, len(MADE) + 1):
        entries = [e for e, _ in MADE[:count]]
        grown |= dict(archive_files(entries, look, shipped(), sheets=SHEETS.get, fresh=[entries[-1].id]))
    gone = [name for name in grown.keys() - whole.keys() if not name.startswith("search/parts/")]
    assert not gone
    assert not whole.keys() - grown.keys()
    assert [name for name in whole if grown[name] != whole[name]] == []


def test_an_issue_changes_only_what_it_stands_on() -> None:
    entries = [e for e, _ in MADE]
    changed = dict(archive_files(entries, LOOK, shipped(), sheets=SHEETS.get, fresh=["2026-01-01"]))
    assert "months/2025-06.html" not in changed
    assert not [name for name in changed if name.startswith(("search/parts/2024", "search/stories/2025", "stories/a"))]
    assert {
        "stories/e.html",
        "months/2025-08.html",
        "months/2026-01.html",
        "search/parts/2026-01-w1/head.js",
    } <= changed.keys()


def test_a_storys_page_stays_and_says_where_the_story_went() -> None:
    files = dict(archive_files([e for e, _ in MADE], LOOK, shipped(), sheets=SHEETS.get))
    old, new = read(files["stories/a.html"]), read(files["stories/ab.html"])
    assert "This story goes on as Story ab on 2025-08-02" in old.text
    assert "../stories/ab.html" in old.links()
    assert {"../stories/a.html", "../stories/b.html"} <= set(new.links())
    assert "told in 4 issues" in old.text


def test_every_page_of_the_archive_is_well_formed_and_has_one_first_heading() -> None:
    files = dict(archive_files([e for e, _ in MADE], LOOK, shipped(), sheets=SHEETS.get))
    for name in [n for n in files if n.endswith(".html") and n != "search.html"]:
        found = read(files[name])
        assert found.faults == [], name
        assert found.headings().count(1) == 1, name
        assert len(found.values("id")) == len(set(found.values("id"))), name
        assert not found.values("style"), name


def test_the_sitemap_names_every_page_and_is_there_only_where_the_archive_has_an_address() -> None:
    entries = [e for e, _ in MADE]
    files = dict(archive_files(entries, ONLINE, shipped(), sheets=SHEETS.get))
    maps = [n for n in files if n.startswith("sitemap")]
    listed = " ".join(files[n].decode() for n in maps)
    home = "https://news.ferrylane.example/archive/"
    for name in ("stories/ab.html", "months/2025-07.html", "2025-08-02-2/index.html", "sitemaps/2026-01.xml"):
        assert f"<loc>{home}{name}</loc>" in listed
    assert not [n for n in dict(archive_files(entries, LOOK, shipped())) if n.startswith("sitemap")]


def test_the_feed_carries_the_issues_texts() -> None:
    files = dict(archive_files([e for e, _ in MADE], ONLINE, shipped(), sheets=SHEETS.get))
    newest = ET.fromstring(files["feed.xml"]).find(f"{ATOM}entry/{ATOM}content")  # noqa: S314  # our own
    assert newest is not None
    assert "The tram strike in Port Ellory" in "".join(newest.itertext())


def test_a_thousand_issues_open_with_less_than_200_kilobytes() -> None:
    first = datetime(2023, 1, 1, 4, tzinfo=UTC)
    many = [
        replace(entry(issue()), id=(d := first + timedelta(days=n)).date().isoformat(), generated_at=d)
        for n in range(1000)
    ]
    files = dict(archive_files(many, LOOK, shipped(), fresh=[many[-1].id]))
    assert len(files["index.html"]) < 200_000
    assert len(files) < 75  # the pages that one issue changes, and their feeds


def test_each_topic_outlet_and_story_has_a_feed_of_its_own_that_its_page_names() -> None:
    online = replace(LOOK, archive_url="https://news.ferrylane.example")
    files = dict(archive_files([entry(issue())], online, shipped()))
    for page, feed in (
        ("topics/transport/index.html", "topics/transport/feed.xml"),
        ("outlets/harbour-post/index.html", "outlets/harbour-post/feed.xml"),
        ("stories/tram.html", "stories/tram.xml"),
    ):
        assert f'href="{"../" * page.count("/")}{feed}"' in files[page].decode()
        tree = ET.fromstring(files[feed])  # noqa: S314  our own
        entries = tree.findall("{http://www.w3.org/2005/Atom}entry")
        assert entries
        ids = [each.findtext("{http://www.w3.org/2005/Atom}id") or "" for each in entries]
        assert all(one.startswith("https://news.ferrylane.example/2025-08-13/index.html#story-") for one in ids)
    assert "topics/transport/2025-08.xml" not in files


def test_a_page_of_the_archive_has_a_card_too() -> None:
    page = dict(archive_files([entry(issue())], LOOK, shipped()))["topics/transport/index.html"].decode()
    assert '<meta property="og:title" content="' in page
    assert '<meta name="description" content="Tram strike' in page
