"""Who a page says has written it: in JSON-LD, in meta elements, and where the reader sees it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.clean import clean
from monitor.models import Article, Document

NOW = datetime(2025, 8, 15, 6, 0, tzinfo=UTC)
BODY = "".join(
    f"<p>The harbour office closed quay number {n} on Monday after divers found cracks in its pillars.</p>"
    for n in range(6)
)


def read(above: str = "", *, head: str = "", below: str = "", before: str = "") -> Article:
    page = (
        f"<html lang=en><head><meta property=og:site_name content='Harbour Post'>{head}</head><body>{before}"
        f"<article><h1>East quay is shut</h1>{above}{BODY}</article>{below}</body></html>"
    )
    return clean(Document("post", "https://post.example/quay", None, "html", page), received=NOW, zone=UTC)


def record(**fields: Any) -> str:
    found = {"@type": "NewsArticle", "headline": "East quay is shut"} | fields
    return f"<script type='application/ld+json'>{json.dumps(found)}</script>"


def person(name: object) -> dict[str, object]:
    return {"@type": "Person", "name": name}


ILVES = ("Mara Ilves",)
BOTH = ("Mara Ilves", "Ulf Aas")

RECORDS: list[tuple[object, tuple[str, ...]]] = [
    ("Mara Ilves", ILVES),
    (["Mara Ilves", "Ulf Aas"], BOTH),
    ([[person("Mara Ilves")], [person("Ulf Aas")]], BOTH),
    (person(["Mara Ilves", "Ulf Aas"]), BOTH),
    ({"@list": [person("Mara Ilves")]}, ILVES),
    (person({"@value": "Mara Ilves"}), ILVES),
    ({"@type": "Person", "givenName": "Mara", "familyName": "Ilves"}, ILVES),
    ([person("Mara Ilves"), {"@type": "Organization", "name": "Harbour Trust"}], ILVES),
    ([person("Mara Ilves"), {"@type": "NewsMediaOrganization", "name": "Alvik Echo"}], ILVES),
    ([person("Mara Ilves"), person("MARA ILVES"), person("mara ilves")], ILVES),
    (person("MARA ILVES"), ("MARA ILVES",)),
]


@pytest.mark.parametrize(("author", "people"), RECORDS, ids=[str(row[0])[:60] for row in RECORDS])
def test_a_record_may_name_its_authors_in_any_shape(author: object, people: tuple[str, ...]) -> None:
    assert read(head=record(author=author)).byline == people
    assert read(head=record(creator=author)).byline == people


def test_a_record_may_point_to_its_author_in_another_one() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "East quay is shut", "author": [{"@id": "#1"}, {"@id": "#2"}]},
            person("Mara Ilves") | {"@id": "#1"},
            person("Ulf Aas") | {"@id": "#2"},
        ]
    }
    assert read(head=f"<script type='application/ld+json'>{json.dumps(graph)}</script>").byline == BOTH


def test_authors_that_point_to_themselves_name_nobody() -> None:
    assert read(head=record(author={"@id": "#1", "name": [{"@id": "#1"}]})).byline == ()


NAMES: list[tuple[str, tuple[str, ...], str | None]] = [
    ("By Mara Ilves and Ulf Aas in Riga", BOTH, None),
    ("Von Mara Ilves, Riga", ILVES, None),
    ("por Mara Ilves", ILVES, None),
    ("Mara Ilves, Ulf Aas", BOTH, None),
    ("Mara Ilves; Ulf Aas", BOTH, None),
    ("Mara Ilves + Ulf Aas", BOTH, None),
    ("Mara Ilves · Ulf Aas", BOTH, None),
    ("Mara Ilves y Ulf Aas", BOTH, None),
    ("Mara Ilves och Ulf Aas", BOTH, None),
    ("Mara Ilves ja Ulf Aas", BOTH, None),
    ("Mara Ilves ve Ulf Aas", BOTH, None),
    ("Mara Ilves oraz Ulf Aas", BOTH, None),
    ("Mara Ilves with Ulf Aas", BOTH, None),
    ("Mara Ilves mit Ulf Aas", BOTH, None),
    ("Mara Ilves (Korrespondentin)", ILVES, None),
    ("Mara Ilves (dpa)", ILVES, "dpa"),
    ("Mara Ilves/dpa", ILVES, "dpa"),
    ("Mara Ilves Associated Press", ILVES, "AP"),
    ("Mara Ilves, AP Political Writer", ILVES, "AP"),
    ("Reuters Staff", (), "Reuters"),
    ("Mara Ilves | Harbour Post", ILVES, None),
    ("Mara Ilves - Harbour Post", ILVES, None),
    ("Mara Ilves, Harbour Post", ILVES, None),
    ("Mara Ilves Harbour Post", ILVES, None),
    ("Mara Ilves for Harbour Post", ILVES, None),
    ("By Mara Ilves, Harbour Post Staff Writer", ILVES, None),
    ("Prof. Dr. Mara Ilves, PhD", ILVES, None),
    ("Mara Ilves, Jr.", ("Mara Ilves Jr.",), None),
    ("Anna Ilves, Sr. Director of Moorings, Alvik Quay Lines", ("Anna Ilves",), None),
    ('Mara "Mo" Ilves', ('Mara "Mo" Ilves',), None),
    ("Juan Ilves y Aas", ("Juan Ilves y Aas",), None),
    ("Mara Ilves de Aas e Ree", ("Mara Ilves de Aas e Ree",), None),
    ("Kim Ja Young", ("Kim Ja Young",), None),
    ("김민수·이영희 기자", ("김민수", "이영희"), None),
    ("रमेश कुमार", ("रमेश कुमार",), None),
    ("محمد العلي", ("محمد العلي",), None),
    ("דנה כהן", ("דנה כהן",), None),
    ("Γιώργος Παππάς", ("Γιώργος Παππάς",), None),
    ("Ștefan Țurcanu", ("Ștefan Țurcanu",), None),
    ("Ương Ẩn", ("Ương Ẩn",), None),
    ("Јован Ђокић", ("Јован Ђокић",), None),
    ("Harbour Post", (), None),
    ("Harbour Post Staff", (), None),
    ("Alvik News Service", (), None),
    ("Alvik Zeitung GmbH", (), None),
    ("Web Desk", (), None),
    ("Guest Contributor", (), None),
    ("admin", (), None),
    ("mli", (), None),
    ("mara@harbour.example", (), None),
    ("https://social.example/mara", (), None),
]


@pytest.mark.parametrize(("author", "people", "agency"), NAMES, ids=[row[0] for row in NAMES])
def test_what_mark_up_calls_the_author_is_read_for_people(
    author: str, people: tuple[str, ...], agency: str | None
) -> None:
    for head in (record(author=person(author)), f"<meta name=author content='{author}'>"):
        article = read(head=head)
        assert (article.byline, article.agency) == (people, agency)


SEEN = [
    "<p class=byline>By Mara Ilves Harbour Post</p>",
    "<p class=byline>By Mara Ilves Published 7:07 PM EST Aug 12, 2025</p>",
    "<div class=byline>By <a href=/author/mara>Mara Ilves</a></div>",
    "<span class=post-author>Автор — Mara Ilves</span>",
    "<p>By Mara Ilves | Aug. 12, 2025</p>",
    "<p>Posted by Mara Ilves on 12 August 2025</p>",
    "<p>By Mara Ilves for Harbour Post</p>",
    "<p>Analysis by Mara Ilves, Editor-at-large</p>",
    "<p>Ein Gastbeitrag von Mara Ilves</p>",
    "<p>Une enquête de Mara Ilves</p>",
    "<p>Text: Mara Ilves</p>",
    "<p>Autore: Mara Ilves</p>",
    "<p>Penulis: Mara Ilves</p>",
    "<p>Yazan: Mara Ilves</p>",
]


@pytest.mark.parametrize("line", SEEN)
def test_a_byline_is_read_where_the_reader_sees_it(line: str) -> None:
    assert read(line).byline == ILVES


TEASER = "<h2>Mill burns</h2><p>Forty men fought the fire all night long.</p><span class=author-name>Ulf Aas</span>"


@pytest.mark.parametrize(
    ("above", "before", "below"),
    [
        ("<span class=author-name>Mara Ilves</span>", "", TEASER * 2),
        ("<div class=byline>By Mara Ilves</div>", f"<div>{TEASER}</div>{'<p>Alvik and its harbours</p>' * 9}", ""),
    ],
    ids=["below", "above"],
)
def test_the_authors_of_teasers_are_not_the_pages(above: str, before: str, below: str) -> None:
    assert read(above, before=before, below=below).byline == ILVES


def test_authors_who_stand_together_are_all_named() -> None:
    names = "".join(f"<li><span class=author-name>{name}</span>, reporter</li>" for name in BOTH)
    assert read(f"<ul>{names}</ul>").byline == BOTH


@pytest.mark.parametrize(
    ("above", "people"),
    [
        ("<p>By <a class=author-name>Mara Ilves</a>. Reviewed by <a class=author-name>Ulf Aas</a></p>", ILVES),
        (
            "<p class=author-name>Anna Ilves, Moorings and Water Law Expert</p><p class=author-name>Ulf Aas</p>",
            ("Anna Ilves",),
        ),
        (
            "<p class=author-name><a href=/author/mara-ilves>Mara Ilves</a><i>, Moorings and Water Law Expert</i></p>",
            ILVES,
        ),
    ],
)
def test_who_checked_the_text_and_what_the_author_is_are_no_authors(above: str, people: tuple[str, ...]) -> None:
    assert read(above).byline == people


@pytest.mark.parametrize(
    ("head", "foot", "host", "people"),
    [
        ("<meta property=og:site_name content='Anna Ilves'>", "", "ilves.example", ("Anna Ilves",)),
        ("<link rel=alternate type=application/rss+xml title='Anna Ilves'>", "", "anna-ilves.example", ("Anna Ilves",)),
        ("", "© 2019–2025 Anna Ilves. All rights reserved.", "annailves.example", ("Anna Ilves",)),
        ("", "© 2025 Anna Ilves. All rights reserved.", "post.example", ()),
        ("", "© 2025 Harbour Lines", "harbourlines.example", ()),
    ],
)
def test_where_nobody_signs_a_site_that_is_called_after_a_person_is_this_persons(
    head: str, foot: str, host: str, people: tuple[str, ...]
) -> None:
    page = (
        f"<html lang=en><head>{head}</head><body><h1>East quay is shut</h1>{BODY}<footer>{foot}</footer></body></html>"
    )
    article = clean(Document("post", f"https://{host}/quay", None, "html", page), received=NOW, zone=UTC)
    assert article.byline == people


@pytest.mark.parametrize(
    ("head", "above", "below", "people"),
    [
        ("<meta name=citation_author content='Ilves, Mara'>", "", "", ILVES),
        ("<meta name=author content=Ovi>" + record(author=person("Ovi")), "", "", ("Ovi",)),
        ("<meta name=author content=Ovi>", "", "", ()),
        ("", "<div class=post-author><p>Mara Ilves</p><p>12 August 2025</p></div>", "", ILVES),
        ("", "<p class=author-name>Mara Ilves CPP, PSP</p>", "", ILVES),
        ("", "<p class=author-name>By Harbour Post</p>", "<p class=author-name>Mara Ilves</p>", ()),
        (
            record(headline="Pier opens", author=person("Ulf Aas")) + record(author=person("Mara Ilves")),
            "",
            "",
            ("Ulf Aas",),
        ),
        (
            "<meta property=og:title content='East quay is shut'>"
            + record(headline="Pier opens", author=person("Ulf Aas"))
            + record(author=person("Mara Ilves")),
            "",
            "",
            ILVES,
        ),
    ],
)
def test_the_author_is_the_one_of_this_page(head: str, above: str, below: str, people: tuple[str, ...]) -> None:
    assert read(above, head=head, below=below).byline == people
