"""A page that is no article is said to be what it is; one that says its genre has it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.page.page_type import is_paywalled
from monitor.errors import ReadError
from monitor.models import Article, Document

NOW = datetime(2025, 8, 14, 4, tzinfo=UTC)
PROSE = "The river rose by two metres on Monday, officials said, and it is still rising in the north of the country. "
BODY = "".join(f"<p>At {n} o'clock: {PROSE}</p>" for n in range(8))
TEASERS = "".join(
    f'<li><a href="/news/{n}">The {n}th bridge over the river is closed again</a></li>' for n in range(20)
)


def read(head: str, body: str, origin: str = "saved/page.html") -> Article:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return clean(Document("clippings", origin, None, "html", page), received=NOW, zone=UTC)


def record(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"headline": "River rises", **values})}</script>'


NONE = [
    (
        "an error page",
        "<title>404 - Harbour Post</title>",
        "<h1>Page not found</h1><p>The page that you asked for is gone.</p>",
    ),
    ("an error page", "<title>Harbour Post</title>", "<h1>Сторінку не знайдено</h1><p>Спробуйте ще раз.</p>"),
    ("a page of search results", "<title>Search results: river</title>", f"<h1>Search results</h1><ul>{TEASERS}</ul>"),
    (
        "a list of articles",
        '<meta property="og:type" content="website">',
        f"<h1>News</h1><ul>{TEASERS}</ul><p>{PROSE}</p>",
    ),
    (
        "the page of a video",
        '<meta property="og:type" content="video.other">',
        f"<h1>The river in the evening</h1><p>{PROSE}</p>",
    ),
]


@pytest.mark.parametrize(("kind", "head", "body"), NONE, ids=[f"{row[0]}: {row[1][:40]}" for row in NONE])
def test_a_page_that_is_no_article_is_an_error_that_says_what_it_is(kind: str, head: str, body: str) -> None:
    with pytest.raises(ReadError, match=rf"saved/page\.html: holds no article text: it is {kind}"):
        read(head, body)


ARTICLES = [
    ("an article among teasers", "", f"<article><h1>River rises</h1>{BODY}</article><ul>{TEASERS}</ul>"),
    ("an article about a page that was not found", "", f"<h1>Why 404: page not found is a joke</h1>{BODY}"),
    ("an article with a video", '<meta property="og:type" content="article">', f"<h1>River rises</h1>{BODY}"),
]


@pytest.mark.parametrize(("says", "head", "body"), ARTICLES, ids=[row[0] for row in ARTICLES])
def test_an_article_is_an_article(says: str, head: str, body: str) -> None:
    assert "river rose" in read(head, body).text


GENRES = [
    (record(**{"@type": "OpinionNewsArticle"}), "opinion"),
    (record(**{"@type": "NewsArticle", "articleSection": "Meinung"}), "opinion"),
    (record(**{"@type": ["NewsArticle", "LiveBlogPosting"]}), "live"),
    (record(**{"@type": "NewsArticle", "genre": "Інтерв'ю"}), "interview"),
    (record(**{"@type": "NewsArticle", "articleSection": "Politics"}), None),
    ("", None),
]


@pytest.mark.parametrize(("head", "genre"), GENRES, ids=[str(row[1]) + row[0][35:90] for row in GENRES])
def test_the_genre_is_what_the_page_says(head: str, genre: str | None) -> None:
    assert read(head, f"<h1>River rises</h1>{BODY}").genre == genre


@pytest.mark.parametrize(
    ("head", "paywalled"),
    [
        (record(**{"@type": "NewsArticle", "isAccessibleForFree": "False"}), True),
        (record(**{"@type": "NewsArticle", "isAccessibleForFree": False}), True),
        (record(**{"@type": "NewsArticle", "isAccessibleForFree": True}), False),
        ('<meta property="article:content_tier" content="metered">', True),
        ("", False),
    ],
)
def test_a_page_that_is_not_free_says_so(head: str, paywalled: bool) -> None:
    assert read(head, f"<h1>River rises</h1>{BODY}").paywalled is paywalled


@pytest.mark.parametrize("said", ["0001-01-01T00:00:00Z", "0001-01-01", "9999-12-31T23:59:59Z"])
def test_the_date_that_mark_up_writes_for_no_date_is_unknown(said: str) -> None:
    article = read(record(**{"@type": "NewsArticle", "datePublished": said}), f"<h1>River rises</h1>{BODY}")
    assert article.published is None


def test_a_later_change_is_kept_beside_the_publication() -> None:
    said = record(**{"@type": "NewsArticle", "datePublished": "2025-08-12T08:00Z", "dateModified": "2025-08-12T10:30Z"})
    article = read(said, f"<h1>River rises</h1>{BODY}")
    assert (article.published, article.modified) == ("2025-08-12T08:00Z", "2025-08-12T10:30Z")


def test_a_live_page_keeps_the_times_of_its_entries_as_headings() -> None:
    entries = "".join(
        f"<div class=entry><time>1{n}:05</time><p>{PROSE}</p><p>On bridge {n}: {PROSE}</p></div>" for n in range(5)
    )
    live = record(**{"@type": "LiveBlogPosting", "datePublished": "2025-08-12T08:00Z"})
    article = read(live, f"<main><h1>River rises</h1>{entries}</main>")
    times = [paragraph.text for paragraph in article.paragraphs if paragraph.kind == "heading"]
    assert times == ["10:05", "11:05", "12:05", "13:05", "14:05"]
    assert article.genre == "live"


def entry(time: str, text: str) -> str:
    return f"<div class=entry><p>{time}</p><p>{text}</p></div>"


def test_a_page_of_entries_with_visible_times_keeps_them_though_it_does_not_say_that_it_is_live() -> None:
    entries = "".join(entry(f"1{n}:05 Uhr", f"On bridge {n}: {PROSE}") for n in range(5))
    article = read(record(**{"@type": "NewsArticle"}), f"<main><h1>River rises</h1>{entries}</main>")
    times = [paragraph.text for paragraph in article.paragraphs if paragraph.kind == "heading"]
    assert times == [f"1{n}:05 Uhr" for n in range(5)]
    assert all(f"On bridge {n}" in article.text for n in range(5))


def test_the_time_of_an_article_is_no_entry() -> None:
    article = read(
        record(**{"@type": "NewsArticle"}), f"<main><h1>River rises</h1>{entry('10:05', PROSE)}{BODY}</main>"
    )
    assert "10:05" not in article.text


def test_what_the_article_says_of_its_price_goes_before_what_the_page_or_a_part_says() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False"}
    assert is_paywalled([{"@type": "NewsArticle", "isAccessibleForFree": "False"}], {})
    assert is_paywalled([part], {})
    assert not is_paywalled([part, {"@type": "NewsArticle", "headline": "Ferry", "isAccessibleForFree": True}], {})
    assert not is_paywalled([{"@type": "NewsArticle"}], {})
