"""What mark-up says of a page is read as it stands there: meta elements, and the records of JSON-LD."""

from __future__ import annotations

import lxml.html
import pytest

from monitor.clean.blocks.html import parse_page
from monitor.clean.recognise.json_ld import (
    first_of,
    is_article,
    json_records,
    meta_elements,
    own_article,
    plain_text,
    string_of,
)


def page(head: str) -> lxml.html.HtmlElement:
    tree = parse_page(f"<html><head>{head}</head><body><p>The quay is shut.</p></body></html>")
    assert tree is not None
    return tree


def data(*contents: str) -> lxml.html.HtmlElement:
    return page("".join(f"<script type='application/ld+json'>{content}</script>" for content in contents))


def test_meta_elements_are_gathered_by_their_name_in_small_letters() -> None:
    tree = page(
        "<meta property='og:Title' content=' Quay  shut '><meta name=author content='Mara Ilves'>"
        "<meta name=Author content='Ulf Aas'><meta itemprop=datePublished content=2025-08-12>"
        "<meta name=none content=''>"
    )
    assert meta_elements(tree) == {
        "og:title": ["Quay shut"],
        "author": ["Mara Ilves", "Ulf Aas"],
        "datepublished": ["2025-08-12"],
    }


RECORDS: list[tuple[str, list[str]]] = [
    ('{"name": "quay"}', ["quay"]),
    ('[{"name": "quay"}, {"name": "pier"}]', ["quay", "pier"]),
    ('{"name": "all", "@graph": [{"name": "quay"}, {"name": "pier"}]}', ["all", "quay", "pier"]),
    ('{"name": "page", "mainEntity": {"name": "quay"}}', ["page", "quay"]),
    ('<!--{"name": "quay"}-->', ["quay"]),
    ('//<![CDATA[{"name": "quay"}//]]>', ["quay"]),
    ('{"name": "quay"};', ["quay"]),
    ('<!--{"name": "quay"} ;\n-->;', ["quay"]),
    ('{"name": "quay\n"}', ["quay\n"]),
    ('{"name": "quay"', []),
    ('"quay"', []),
    ("", []),
]


@pytest.mark.parametrize(("content", "found"), RECORDS, ids=[row[0] or "nothing" for row in RECORDS])
def test_the_objects_of_json_ld_are_found_in_order(content: str, found: list[str]) -> None:
    assert [record["name"] for record in json_records(data(content))] == found


def test_broken_data_hides_no_other_and_other_scripts_are_not_read() -> None:
    tree = data('{"name": ', '{"name": "pier"}')
    assert [record["name"] for record in json_records(tree)] == ["pier"]
    assert list(json_records(page('<script>{"name": "quay"}</script>'))) == []


@pytest.mark.parametrize(
    ("record", "article"),
    [
        ({"@type": "NewsArticle", "headline": "Quay shut"}, True),
        ({"@type": ["Thing", "BlogPosting"], "author": "Mara Ilves"}, True),
        ({"@type": "Report", "datePublished": "2025-08-12"}, True),
        ({"@type": "NewsArticle"}, False),
        ({"@type": "WebSite", "headline": "Harbour Post"}, False),
        ({"headline": "Quay shut"}, False),
    ],
)
def test_a_record_is_of_an_article_by_its_type_and_by_what_it_tells(record: dict[str, object], article: bool) -> None:
    assert is_article(record) is article


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Quay &amp; pier", "Quay & pier"),
        (["Quay", "Pier"], "Quay"),
        ({"name": "Harbour Post", "@id": "#post"}, "Harbour Post"),
        ({"@value": "<b>Quay</b> shut"}, "Quay shut"),
        ([{"@id": "#post"}], "#post"),
        ([], None),
        (3, None),
        (" ", None),
        (None, None),
    ],
)
def test_a_value_is_read_as_text_whatever_it_is_wrapped_in(value: object, text: str | None) -> None:
    assert string_of(value) == text


def test_a_string_of_mark_up_loses_its_elements_and_its_entities() -> None:
    assert plain_text("The <i>old</i>  quay &lt;3") == "The old quay <3"
    assert plain_text("<br>") is None


def test_the_first_name_that_is_there_gives_the_content() -> None:
    named = {"og:title": ["Quay shut", "Pier shut"], "title": ["Home"]}
    assert first_of(named, "headline", "og:title", "title") == "Quay shut"
    assert first_of(named, "headline") is None


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "Quay\nshut",}',
        '<!-- {"name": "Quay shut"} -->',
        '<!--\n{"name": "Quay shut"}\n//-->',
        '//<![CDATA[\n{"name": "Quay shut"}\n//]]>;',
        '[{"name": "Quay shut", "tags": ["a,]", "b",],},]',
    ],
)
def test_data_are_read_as_people_write_them(text: str) -> None:
    tree = parse_page(f"<html><head><script type=application/ld+json>{text}</script></head><body>x</body></html>")
    assert tree is not None
    assert [str(found["name"]).split() for found in json_records(tree)] == [["Quay", "shut"]]


def test_the_record_of_the_page_is_known_by_its_address_or_its_headline() -> None:
    quay = {"@type": "NewsArticle", "headline": "Quay shut", "mainEntityOfPage": {"@id": "https://post.example/quay"}}
    pier = {"@type": "NewsArticle", "headline": "Pier opens", "url": "https://post.example/pier"}
    site = {"@type": "WebSite", "name": "Harbour Post"}
    assert own_article([site, pier, quay], {"https://post.example/quay"}, ()) is quay
    assert own_article([quay, pier], {"https://post.example/else"}, ["Pier opens"]) is pier
    assert own_article([quay, pier], set(), ()) is quay
    assert own_article([site], set(), ()) == {}
