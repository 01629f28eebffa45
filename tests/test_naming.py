"""Which article a text is, over many mornings: at an address that is used again, in feeds, files and pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from monitor import __version__, intake, pipeline
from monitor.clean import clean
from monitor.clean.identity import article_id
from monitor.codec import encode
from monitor.config import load
from monitor.ingest.entries import parse
from monitor.ingest.fetch import Response
from monitor.models import Article, Document, Issue
from monitor.store import Kept, Store
from tests.webserver import Site, web_server

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
DAY = timedelta(days=1)
TEXTS = [
    "A seal came up the Alva on Monday and slept below the rope bridge, the keeper of the lock told the Lantern.",
    "Voters in Tarn chose a school board of nine; turnout was the lowest since 1998, a clerk reported in the evening.",
    "Fire destroyed the Lindholm mill near Norrvik before dawn. Fifteen workers were treated for smoke at the clinic.",
    "The ferry Ostra stopped in thick fog between two islands. Its passengers slept aboard and had soup for breakfast.",
]
NOTE = "This article has been retracted because its source could not be confirmed."


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    with web_server(site) as port:
        yield port


class Desk:
    """A folder with a feed and an inbox, and what a run makes of them on a morning."""

    def __init__(self, folder: Path, site: Site, port: int, *, full_text: bool = False) -> None:
        self.site, self.base = site, f"http://127.0.0.1:{port}"
        (folder / "inbox").mkdir()
        (folder / "inbox" / "first.txt").write_text("Nothing much.")
        (folder / "sources.yaml").write_text(
            f"""\
newsletter: {{title: Harbours}}
fetch: {{allow_hosts: ["127.0.0.1:{port}"]}}
sources:
  - {{name: lantern, kind: feed, url: "{self.base}/feed", full_text: {str(full_text).lower()}}}
  - {{name: clippings, kind: files, path: "inbox/**/*", outlet: Bell}}
"""
        )
        self.config, self.folder = load(folder / "sources.yaml"), folder
        self.feed()

    def feed(self, *items: dict[str, str]) -> None:
        parts = ["".join(f"<{k}>{v}</{k}>" for k, v in item.items()) for item in items]
        body = "".join(f"<item>{part}</item>" for part in parts)
        text = f'<rss version="2.0"><channel><title>Lantern</title>{body}</channel></rss>'
        self.site.put("/feed", text, Content_Type="application/rss+xml")

    def run(self, day: int) -> Issue | None:
        return pipeline.run(self.config, now=NOW + day * DAY).issue

    def told(self, day: int, source: str = "lantern") -> list[str]:
        """The texts of a source that are new on that day; and none of those that are held is another than it was."""
        with Store.open(self.config.store, self.config.base) as store:
            before = {e.id for e in store.entries()}
            intake.read(self.config, store, NOW + day * DAY, lambda step: None)
            entries = [e for e in store.entries() if e.source == source]
            assert {e.version for e in entries} <= {1}
            return sorted(a.text for a in store.articles(e.id for e in entries if e.id not in before))

    def held(self, source: str = "lantern") -> dict[str, Article]:
        with Store.open(self.config.store, self.config.base) as store:
            return {a.id: a for a in store.articles(e.id for e in store.entries()) if a.source == source}


@pytest.fixture
def desk(tmp_path: Path, site: Site, port: int) -> Desk:
    return Desk(tmp_path, site, port)


def entry(number: int, **more: str) -> dict[str, str]:
    return {"title": f"Title {number}", "description": TEXTS[number]} | more


LINK = {"link": "http://lantern.example/today", "guid": "g"}


# --- one address, a text a day -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        LINK,
        {"link": "http://lantern.example/today"},
        {"guid": "g"},
        {"link": "http://lantern.example/today", "guid": "g", "title": "The story of the day"},
    ],
)
def test_each_text_at_an_address_is_an_article_of_its_own_and_stays_that_one(desk: Desk, names: dict[str, str]) -> None:
    for day, number in enumerate((0, 1, 2)):
        desk.feed(entry(number, **names))
        assert desk.told(day) == [TEXTS[number]]
    ids = set(desk.held())
    for day, number in enumerate((1, 0, 2, 1), 3):
        desk.feed(entry(number, **names))
        assert desk.told(day) == []
    assert set(desk.held()) == ids
    assert sorted(a.text for a in desk.held().values()) == sorted(TEXTS[:3])


def test_an_issue_tells_the_new_text_and_no_change_of_the_old_one(desk: Desk) -> None:
    for day, number in enumerate((0, 1)):
        desk.feed(entry(number, **LINK))
        issue = desk.run(day)
        assert issue is not None
        assert [a.text for a in issue.articles if a.source == "lantern"] == [TEXTS[number]]
        assert [c for s in issue.stories for c in s.changes] == []


def test_a_file_with_another_text_is_another_article(desk: Desk) -> None:
    for day, number in enumerate((0, 1, 2, 1)):
        (desk.folder / "inbox" / "page.txt").write_text(TEXTS[number])
        issue = desk.run(day)
        assert (
            [a.text for a in issue.articles if "Nothing" not in a.text] == TEXTS[number : number + 1]
            if issue
            else day == 3
        )
    assert len(desk.held("clippings")) == 4


def test_an_edit_is_still_a_version_and_so_is_what_says_that_it_corrects(desk: Desk) -> None:
    note = "Correction: no seal was seen."
    for day, text in enumerate((TEXTS[0], TEXTS[0].replace("Monday", "Sunday"), note)):
        desk.feed(entry(0, **LINK) | {"description": text})
        desk.run(day)
    (article,) = desk.held().values()
    assert article.text == note


def test_what_has_the_headline_and_the_date_of_what_stood_there_is_that_piece(desk: Desk) -> None:
    date = {"pubDate": "Tue, 12 Aug 2025 09:30:00 +0300"}
    for day, number in enumerate((0, 1)):
        desk.feed(entry(0, **LINK, **date) | {"description": TEXTS[number]})
        desk.run(day)
    (article,) = desk.held().values()
    assert article.text == TEXTS[1]


def test_a_retraction_at_a_used_address_is_that_of_what_stood_there_last(desk: Desk) -> None:
    for day, text in enumerate((TEXTS[0], TEXTS[1], NOTE, TEXTS[1])):
        desk.feed(entry(0, **LINK) | {"description": text})
        desk.run(day)
        withdrawn = [a.text for a in desk.held().values() if a.withdrawn]
        assert withdrawn == ([NOTE] if day == 2 else [])
    assert sorted(a.text for a in desk.held().values()) == sorted(TEXTS[:2])


def test_rows_of_one_file_with_one_address_are_as_many_articles_as_texts(desk: Desk) -> None:
    rows = [{"url": "http://bell.example/news", "title": f"T{n}", "text": text} for n, text in enumerate(TEXTS)]
    (desk.folder / "inbox" / "all.jsonl").write_text("\n".join(map(json.dumps, [*rows, rows[0]])))
    desk.run(0)
    assert sorted(a.text for a in desk.held("clippings").values()) == sorted([*TEXTS, "Nothing much."])
    assert desk.run(1) is None


def test_two_sources_with_one_address_have_one_article(desk: Desk) -> None:
    url = "http://lantern.example/a"
    desk.feed(entry(0, link=url))
    (desk.folder / "inbox" / "a.jsonl").write_text(json.dumps({"url": url, "title": "Title 0", "text": TEXTS[1]}))
    assert desk.told(0) == [TEXTS[0]]
    assert [a.text for a in desk.held("clippings").values()] == ["Nothing much."]


# --- entries that are several ------------------------------------------------------------------------------------

SEVERAL: dict[str, list[dict[str, str]]] = {
    "no link, no guid": [{}, {}, {}, {}],
    "a guid each": [{"guid": f"g{n}"} for n in range(4)],
    "one guid": [{"guid": "g"}] * 4,
    "one link": [{"link": "http://lantern.example/all"}] * 4,
    "one link, a guid each": [{"link": "http://lantern.example/all", "guid": f"g{n}"} for n in range(4)],
    "one link, a campaign each": [{"link": f"http://lantern.example/all?utm_campaign={n}"} for n in range(4)],
    "one link and one guid": [{"link": "http://lantern.example/all", "guid": "g"}] * 4,
    "parts of a page": [{"link": f"http://lantern.example/all#part {n}"} for n in range(4)],
    "the front page": [{"link": "http://lantern.example/"}] * 4,
    "no address": [
        {"link": "javascript:void(0)"},
        {"link": "mailto:a@lantern.example"},
        {"link": "data:,x"},
        {"link": "#"},
    ],
    "blanks": [{"link": f" http://lantern.example/part {n}.html\n"} for n in range(4)],
}


@pytest.mark.parametrize("kind", SEVERAL)
def test_entries_that_are_several_stay_several_in_whatever_company_they_come(kind: str, desk: Desk) -> None:
    items = [entry(n, **more) for n, more in enumerate(SEVERAL[kind])]
    for day, (shown, fresh) in enumerate([([0], [0]), ([1, 0], [1]), ([3, 2, 1, 0], [2, 3]), ([3, 2], []), ([1], [])]):
        desk.feed(*(items[n] for n in shown))
        assert desk.told(day) == sorted(TEXTS[n] for n in fresh)
    assert sorted(a.text for a in desk.held().values()) == sorted(TEXTS)


def test_a_name_and_a_password_in_a_link_are_nowhere(desk: Desk) -> None:
    desk.feed(entry(0, link="http://jane:secret@lantern.example/a"))
    desk.run(0)
    (article,) = desk.held().values()
    assert (article.url, article.origin) == ("http://lantern.example/a",) * 2


# --- the pages behind entries ------------------------------------------------------------------------------------


def page(title: str, text: str, date: str) -> str:
    head = f'<title>{title}</title><meta property="article:published_time" content="{date}">'
    rest = "".join(f"<p>{sentence.strip()}.</p>" for sentence in text.split(".") if sentence.strip())
    return f"<html><head>{head}</head><body><main><article><h1>{title}</h1>{rest}</article></main></body></html>"


@pytest.mark.parametrize("listed", [True, False])
def test_a_page_with_another_text_is_another_article_whether_the_feed_says_so_or_not(
    listed: bool, tmp_path: Path, site: Site, port: int
) -> None:
    desk = Desk(tmp_path, site, port, full_text=True)
    for day in range(3):
        words = f"{TEXTS[day]} " + " ".join(f"{word} number {day} of {day + 7}" for word in TEXTS[day].split()[:12])
        site.put("/today", page(f"Page {day}", words, f"2025-08-{12 + day}T20:00:00+00:00"))
        title = f"Page {day}" if listed else "Page 0"
        desk.feed({"title": f"{title} {TEXTS[day if listed else 0][:20]}", "link": f"{desk.base}/today", "guid": "g"})
        issue = desk.run(day)
        kinds = {c.kind for s in (issue.stories if issue else ()) for c in s.changes}
        assert not kinds & {"withdrawn", "revised"}
    assert len(desk.held()) == 3
    assert not any(a.withdrawn for a in desk.held().values())


# --- a store that an earlier version made ------------------------------------------------------------------------

FIRST_RULE = {
    "own addresses": [{"link": f"http://lantern.example/{n}", "guid": f"g{n}"} for n in range(4)],
    **{kind: items for kind, items in SEVERAL.items() if kind not in {"blanks", "parts of a page"}},
}


def by_the_first_rule(desk: Desk) -> dict[str, str]:
    """Keep the feed as the first versions did, and an issue that told it; returns each document's article."""
    body = desk.site.pages["/feed"][2]
    feed, found = parse(Response(f"{desk.base}/feed", 200, "", None, body, None, None)), dict[str, str]()
    with Store.open(desk.config.store, desk.config.base) as store:
        seen = set[str]()
        for one in feed.entries:
            names = [place for place, row in one.calling.others if row is None and place.startswith("#")]
            origin = one.meta.url or f"{desk.base}/feed{names[0]}"
            document = Document("lantern", origin, None, "html", one.html, one.meta, "Lantern")
            article = clean(document, received=NOW, zone=UTC)
            first = article_id(origin, "lantern", origin, None)
            raw = encode(document, without={"known_as"}).encode()
            key = sha256(f"lantern\n{origin}\n".encode()).hexdigest()
            article = replace(article, id=first, url=article.url or origin)
            store.keep([Kept(key, sha256(raw).hexdigest(), __version__, raw, article, first not in seen)], UTC, NOW)
            seen.add(first)
            found[key] = first
    return found


@pytest.mark.parametrize("kind", FIRST_RULE)
def test_the_ids_of_a_store_that_an_earlier_version_made_stay_and_nothing_is_told_again(kind: str, desk: Desk) -> None:
    desk.feed(*(entry(n, **more) for n, more in enumerate(FIRST_RULE[kind])))
    old = set(by_the_first_rule(desk).values())
    first = pipeline.run(desk.config, now=NOW + DAY / 24).issue
    assert first is not None
    assert set(desk.held()) >= old
    assert all(e.version == 1 for e in _entries(desk))
    assert desk.told(1) == []
    assert sorted(a.text for a in desk.held().values()) == sorted(TEXTS)


def _entries(desk: Desk) -> list[Any]:
    with Store.open(desk.config.store, desk.config.base) as store:
        return store.entries()
