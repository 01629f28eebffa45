"""Pages of cited articles, asked again: what counts as an edit, what as a withdrawal, and what as neither."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from monitor.clean import clean
from monitor.codec import encode
from monitor.ingest.fetch import Client
from monitor.models import Checked, Document, Issue, Meta, Window, Withdrawal
from monitor.recheck import APART, Reread, recheck
from monitor.steps import silent
from monitor.store import Kept, Store, Watched
from tests.webserver import Site, web_server

FIRST = datetime(2025, 8, 12, 4, tzinfo=UTC)
DAY = timedelta(days=1)
BODY = (
    "<p>The ferry Alva ran aground off Norrvik on Monday with 214 people on board, the coast guard said.</p>"
    "<p>All of them were brought ashore within three hours. Two passengers were treated for cold.</p>"
    "<p>The shipping line Brenholt said the vessel had left Norrvik harbour twenty minutes late.</p>"
    "<p>Divers are to look at the hull on Wednesday, when the wind is forecast to drop.</p>"
)
OTHER = (
    "<p>The council of Alvik voted on Tuesday to build a school on the site of the old rope works.</p>"
    "<p>Mayor Ilsa Varn called the vote the most important of the year for the families of the town.</p>"
    "<p>Building is to begin in spring, and the first classes are to move in two years later.</p>"
)
NOTE = "This article has been retracted because its source could not be confirmed."


def page(body: str, title: str = "Ferry aground") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><main><article><h1>{title}</h1>{body}</article></main></html>"
    )


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    with web_server(site) as port:
        yield port


class Desk:
    """A store with articles of a feed that an issue cited, and what came of asking their pages again."""

    def __init__(self, store: Store, port: int) -> None:
        self.store, self.port = store, port

    def document(self, path: str, html: str) -> Document:
        url = f"http://127.0.0.1:{self.port}{path}"
        given = Meta(title="Ferry aground", published="2025-08-11T18:00:00+00:00", url=url)
        return Document("post", url, None, "html", html, given, "Norrvik Post")

    def reread(self, document: Document) -> Kept:
        article = clean(document, received=FIRST, zone=UTC)
        raw = encode(document).encode()
        key = sha256(document.origin.encode()).hexdigest()
        return Kept(key, sha256(raw).hexdigest(), "1", zlib.compress(raw), article, True)

    def cite(self, *paths: str, end: datetime = FIRST, etag: str | None = None) -> list[str]:
        """Articles of these pages, and an issue that held them; returns their ids."""
        kept = [self.reread(self.document(path, page(BODY))) for path in paths]
        self.store.keep(kept, UTC, end)
        for one in kept:
            self.store.watch(one.article.id, Watched(one.article.origin, etag, None), end)
        ids = [one.article.id for one in kept]
        issue = Issue(1, f"{end:%Y-%m-%d}", "T", end, Window(end - DAY, end), (), (), (), ())
        self.store.add_issue(issue, dict.fromkeys(ids, 1), listing="")
        return ids

    def ask(self, now: datetime = FIRST + DAY, *, reread: Reread | None = None, most: int = 200) -> Checked:
        with Client(
            allow_hosts=[f"127.0.0.1:{self.port}", f"localhost:{self.port}"], delay=0, timeout=3, max_bytes=100_000
        ) as client:
            done = Checked()
            recheck(
                self.store,
                client,
                reread or self.reread,
                sources={"post"},
                within=3 * DAY,
                zone=UTC,
                now=now,
                tell=silent,
                done=done,
                most=most,
            )
            return done

    def withdrawn(self) -> dict[str, Withdrawal]:
        return self.store.withdrawn()

    def text(self, article_id: str) -> str:
        return self.store.articles([article_id])[0].text


@pytest.fixture
def desk(tmp_path: Path, port: int) -> Iterator[Desk]:
    with Store.open("sqlite:///m.db", tmp_path) as store:
        yield Desk(store, port)


# --- edits -------------------------------------------------------------------------------------------------------


def test_a_page_is_asked_with_what_its_server_gave_and_a_304_leaves_the_article_as_it_is(
    desk: Desk, site: Site
) -> None:
    site.put("/1", page(BODY), ETag='"a"')
    desk.cite("/1", etag='"a"')
    done = desk.ask()
    assert site.asked[0][1]["If-None-Match"] == '"a"'
    assert (done.asked, done.changed, done.problems) == (1, 0, [])


def test_an_edit_becomes_a_version_and_the_next_question_knows_the_new_page(desk: Desk, site: Site) -> None:
    site.put("/1", page(BODY.replace("214", "241")), ETag='"b"')
    (ferry,) = desk.cite("/1", etag='"a"')
    assert desk.ask().changed == 1
    old, new = desk.store.version(ferry, 1), desk.store.version(ferry, 2)
    assert old is not None
    assert new is not None
    assert ("214" in old.text, "241" in new.text) == (True, True)
    assert (desk.ask(FIRST + 2 * DAY).changed, site.asked[-1][1]["If-None-Match"]) == (0, '"b"')


def test_what_stands_around_an_article_may_change(desk: Desk, site: Site) -> None:
    site.put("/1", page(BODY).replace("<main>", "<nav><a href='/x'>Weather: 31 degrees</a></nav><main>"))
    (ferry,) = desk.cite("/1")
    assert (desk.ask().changed, desk.store.version(ferry, 2)) == (0, None)


def test_a_better_rule_of_ours_is_no_edit_of_the_outlet(desk: Desk, site: Site) -> None:
    site.put("/1", page(BODY.replace("Two passengers", "Three passengers")))
    (ferry,) = desk.cite("/1")

    def by_new_rules(document: Document) -> Kept:
        """As a version of monitor would read it that takes the last paragraph for no part of the article."""
        last = BODY[BODY.rindex("<p>") :]
        shorter = desk.reread(replace(document, content=document.content.replace(last, "")))
        return replace(desk.reread(document), article=shorter.article)

    assert desk.ask(reread=by_new_rules).changed == 1
    old, new = desk.store.version(ferry, 1), desk.store.version(ferry, 2)
    assert old is not None
    assert new is not None
    assert ("Divers" in old.text, "Divers" in new.text, "Three" in new.text) == (False, False, True)


# --- neither an edit nor a withdrawal ------------------------------------------------------------------------------

WALL = "<p>We value your privacy. We and our partners store and read information on your device.</p>"
NEITHER: dict[str, tuple[int, str | bytes, dict[str, str], str]] = {
    "fault": (500, "", {}, "has a fault of its own (500)"),
    "busy": (503, "", {"Retry-After": "60"}, "is not available at the moment"),
    "refusal": (403, "", {}, "refuses to be read by programs"),
    "payment": (402, "", {}, "asks for payment"),
    "law": (451, "", {}, "is withheld for legal reasons"),
    "empty": (200, " ", {}, "is an empty page"),
    "no text": (200, "<html><body></body></html>", {}, "holds no article now"),
    "picture": (200, b"\x89PNG\r\n\x1a\n" + bytes(99), {"Content-Type": "image/png"}, "is no web page (image/png)"),
    "consent": (200, page(WALL, "Before you continue"), {}, "holds another text than its article now"),
    "login": (200, page("<form><p>Log in to read on</p><input name=a></form>", "Log in"), {}, "holds no article now"),
    "error": (200, page("<p>The page you requested was not found.</p>", "Page not found"), {}, "holds no article now"),
    "another": (200, page(OTHER, "A school"), {}, "holds another text than its article now"),
    "preview": (200, page(BODY[: BODY.index("<p>The shipping")]), {}, "shows only a part of its article now"),
    "damage": (200, page(BODY).encode() + b"\xff\xfe\x80" * 40, {}, "what was read there before stays"),
    "loop": (302, "", {"Location": "/1"}, "go round in a circle"),
    "private": (302, "", {"Location": "http://10.0.0.7/"}, "is the private address 10.0.0.7"),
    "file": (302, "", {"Location": "file:///etc/hosts"}, "only addresses that begin with http"),
    "endless": (200, "x" * 200_000, {}, "is larger than 0.1 MB"),
    "moved": (302, "", {"Location": "/school"}, "holds another text than its article now"),
}


@pytest.mark.parametrize("name", NEITHER)
def test_what_tells_nothing_of_the_article_is_a_problem_and_leaves_it_as_it_was(
    name: str, desk: Desk, site: Site
) -> None:
    status, body, headers, words = NEITHER[name]
    site.put("/school", page(OTHER, "A school"))
    site.put("/1", body, status)
    site.pages["/1"][1].update(headers)
    (ferry,) = desk.cite("/1")
    for now in (FIRST + DAY, FIRST + 2 * DAY):
        done = desk.ask(now)
        assert [(p.source, words in p.message, "stays" in p.message) for p in done.problems] == [("post", True, True)]
    assert (desk.withdrawn(), desk.store.version(ferry, 2)) == ({}, None)


def test_a_page_that_moved_with_its_text_still_stands(desk: Desk, site: Site) -> None:
    site.put("/1", "", 301, Location="/news/ferry")
    site.put("/news/ferry", page(BODY))
    desk.cite("/1")
    assert (desk.ask().problems, desk.withdrawn()) == ([], {})


# --- withdrawals ---------------------------------------------------------------------------------------------------

GONE = {
    "missing": (404, {}),
    "front": (302, {"Location": "/"}),
    "gone": (410, {}),
}


@pytest.mark.parametrize("why", GONE)
def test_an_article_whose_page_is_gone_is_withdrawn_and_stands_again_when_it_is_back(
    why: str, desk: Desk, site: Site
) -> None:
    site.put("/", page(OTHER, "Norrvik Post"))
    site.put("/1", "", GONE[why][0])
    site.pages["/1"][1].update(GONE[why][1])
    (ferry,) = desk.cite("/1")
    first = desk.ask(FIRST + DAY)
    if why == "gone":  # the server says that it is for good
        assert (first.withdrawn, first.problems) == (1, [])
    else:  # it may be at work on the page
        assert (first.withdrawn, len(first.problems)) == (0, 1)
        assert "if the next run finds it so too" in first.problems[0].message
        assert desk.ask(FIRST + DAY + APART / 2).withdrawn == 0
        assert desk.ask(FIRST + 2 * DAY).withdrawn == 1
    assert desk.withdrawn()[ferry].reason == why
    assert (desk.ask(FIRST + 2 * DAY).withdrawn, desk.store.version(ferry, 2)) == (0, None)
    site.put("/1", page(BODY))
    assert (desk.ask(FIRST + 3 * DAY).restored, desk.withdrawn()) == (1, {})


def test_a_page_that_was_missing_once_only_is_not_counted_as_missing_later(desk: Desk, site: Site) -> None:
    desk.cite("/1")
    for hours, there in ((20, False), (24, True), (30, False)):
        site.pages.clear()
        if there:
            site.put("/1", page(BODY))
        assert desk.ask(FIRST + timedelta(hours=hours)).withdrawn == 0
    assert desk.withdrawn() == {}


def test_a_page_found_missing_on_the_last_day_is_asked_once_more(desk: Desk, site: Site) -> None:
    (ferry,) = desk.cite("/1")
    assert desk.ask(FIRST + 3 * DAY).withdrawn == 0
    assert desk.ask(FIRST + 4 * DAY).withdrawn == 1
    assert desk.withdrawn()[ferry].at == FIRST + 4 * DAY


@pytest.mark.parametrize("body", [f"<p>{NOTE}</p>", f"<p><em>Editor's note: {NOTE}</em></p>{BODY}"])
def test_a_page_that_says_so_itself_is_withdrawn_with_its_words_and_until_it_says_it_no_more(
    body: str, desk: Desk, site: Site
) -> None:
    site.put("/1", page(body))
    (ferry,) = desk.cite("/1")
    assert desk.ask().withdrawn == 1
    marked = desk.withdrawn()[ferry]
    assert (marked.reason, NOTE in (marked.note or ""), NOTE in desk.text(ferry)) == ("stated", True, True)
    assert desk.ask(FIRST + DAY).withdrawn == 0
    site.put("/1", page(BODY))
    assert (desk.ask(FIRST + 2 * DAY).restored, desk.withdrawn()) == (1, {})


def test_a_site_that_moved_all_its_pages_took_none_of_them_back(desk: Desk, site: Site) -> None:
    site.put("/5", page(BODY))
    desk.cite("/1", "/2", "/3", "/4", "/5")
    for day in (1, 2):
        (problem,) = desk.ask(FIRST + day * DAY).problems
        assert "4 of 5 pages are gone at once" in problem.message
    assert desk.withdrawn() == {}


def test_what_a_person_decided_is_not_decided_by_a_run(desk: Desk, site: Site) -> None:
    site.put("/1", page(BODY))
    site.put("/2", "", 410)
    one, two = desk.cite("/1", "/2")
    desk.store.withdraw(one, Withdrawal(FIRST, "person", "a forgery"), settled=True)
    desk.ask()
    desk.store.restore(two, FIRST + DAY, settled=True)
    desk.ask(FIRST + 2 * DAY)
    assert desk.withdrawn() == {one: Withdrawal(FIRST, "person", "a forgery")}


# --- how much is asked -----------------------------------------------------------------------------------------------


def test_only_pages_of_articles_that_an_issue_cited_of_late_are_asked(desk: Desk, site: Site) -> None:
    desk.cite("/1")
    assert (desk.ask(FIRST + 3 * DAY + timedelta(minutes=1)).asked, site.asked) == (0, [])


def test_the_rest_of_too_many_pages_is_counted(desk: Desk, site: Site) -> None:
    for path in ("/1", "/2", "/3"):
        site.put(path, page(BODY))
    desk.cite("/1", "/2", "/3")
    done = desk.ask(most=2)
    assert (done.asked, done.left, len(site.asked)) == (2, 1, 2)


def test_a_host_that_fails_three_times_in_a_row_is_left_alone(desk: Desk, site: Site) -> None:
    paths = [f"/{n}" for n in range(6)]
    for path in paths:
        site.put(path, "", 500)
    desk.cite(*paths)
    done = desk.ask()
    assert (done.asked, len(site.asked), len(done.problems)) == (3, 3, 4)
    assert "3 pages in a row failed; 3 more were not asked" in done.problems[-1].message
