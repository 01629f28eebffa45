from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import timedelta

from monitor.codec import decode, encode
from monitor.render import Entry, Look, archive_files, entry
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
    return archive_files(ENTRIES, look, shipped())["index.html"].decode()


def feed(look: Look = LOOK) -> ET.Element:
    return ET.fromstring(archive_files(ENTRIES, look, shipped())["feed.xml"])  # noqa: S314  # our own


def test_an_entry_is_made_from_the_issue_and_can_be_kept_as_json() -> None:
    one = entry(issue())
    assert one.lead == one.headlines[0] == "Tram strike to end on Friday after eleven days"
    assert (one.stories, one.articles, one.outlets, one.problems) == (5, 11, 9, 2)
    assert decode(Entry, encode(one)) == one


def test_the_list_is_by_month_newest_first_whatever_the_order_given() -> None:
    found = read(page())
    assert found.faults == []
    assert [f"2025-08-{d}/index.html" for d in (13, 12, 11)] == found.links()[2:5]
    assert page().index("August 2025</h2>") < page().index("July 2025</h2>")
    assert archive_files(ENTRIES[::-1], LOOK, shipped()) == archive_files(ENTRIES, LOOK, shipped())


def test_a_month_is_the_newsletters_and_not_utcs() -> None:
    late = replace(entry(issue()), generated_at=issue().generated_at.replace(month=7, day=31, hour=22), id="2025-08-01")
    html = archive_files([late], LOOK, shipped())["index.html"].decode()
    assert "August 2025</h2>" in html
    assert "July 2025" not in html


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
    alone = ET.fromstring(archive_files([back(0)], LOOK, shipped())["feed.xml"])  # noqa: S314  # our own
    assert alone.findtext(f"{ATOM}entry/{ATOM}id") == feed().findtext(f"{ATOM}entry/{ATOM}id")


def test_an_empty_archive_is_a_page_and_a_feed_too() -> None:
    files = archive_files([], LOOK, shipped())
    assert "No issue has been made yet" in files["index.html"].decode()
    ET.fromstring(files["feed.xml"])  # noqa: S314  # our own


def test_hostile_headlines_leave_page_and_feed_whole() -> None:
    bad = replace(back(0), lead="]]> <script>\x00\x0b\ufffe&", headlines=("<b>\x01", "\ud800 <![CDATA["))
    files = archive_files([bad], replace(LOOK, title="<A & B>\x02"), shipped())
    assert "script" not in read(files["index.html"]).tags()
    assert "b" not in {tag for tag, found in read(files["index.html"]).elements if tag == "b" and "onclick" in found}
    assert ET.fromstring(files["feed.xml"]).findtext(f"{ATOM}title") == "<A & B>"  # noqa: S314  # our own


def test_a_second_issue_of_a_day_is_told_from_the_first() -> None:
    files = archive_files([back(0), replace(back(0), id="2025-08-13-2")], LOOK, shipped())
    assert "edition 2" in files["index.html"].decode()
    assert "13 August 2025 (2):" in files["feed.xml"].decode()
