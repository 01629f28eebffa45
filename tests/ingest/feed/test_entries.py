"""Whatever bytes a feed is made of, its entries come of it or a word that it is no feed."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.codec import encode
from monitor.errors import ReadError
from monitor.ingest.feed.entries import parse
from monitor.ingest.feed.repair import ENTRIES
from tests.effort import STEEP, TIMES, growth
from tests.ingest.feed.test_feeds import feed, item, response, titled


@pytest.mark.parametrize(
    ("body", "charset", "title"),
    [
        (titled("Мости міста", "windows-1251").encode("cp1251"), None, "Мости міста"),
        (titled("Мости міста відкрито для всіх").encode("cp1251"), "windows-1251", "Мости міста відкрито для всіх"),
        (titled("Ґанок").encode(), "iso-8859-1", "Ґанок"),
        (b"\xef\xbb\xbf" + titled("Ґанок").encode(), None, "Ґанок"),
        (titled("Ґанок").encode("utf-16"), None, "Ґанок"),
        (b"\n\n  " + titled("One").encode(), None, "One"),
        (titled("N\x0b1").encode(), None, "N 1"),
    ],
)
def test_the_letters_of_a_feed_are_read_right(body: bytes, charset: str | None, title: str) -> None:
    found = parse(response(body, charset=charset))
    assert [entry.meta.title for entry in found.entries] == [title]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b"Just words.", "no RSS or Atom feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "no RSS or Atom feed"),
        (b"<html><body>no links</body></html>", "names no feeds"),
        (bytes(range(256)) * 40, "no text and so no feed"),
        (b"<rss><channel>" + b"<item><title>x" * 5000, "begin and do not end"),
        (b"<rss><channel>" + b"<a>" * 400_000, "more than 300000 tags"),
    ],
)
def test_what_is_no_feed_is_told(body: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        parse(response(body))


def test_a_feed_of_many_entries_is_bounded_and_says_so() -> None:
    found = parse(response(feed(*(item(number) for number in range(20_000)))))
    assert [entry.meta.title for entry in found.entries] == [f"N{number}" for number in range(ENTRIES)]
    assert found.faults == ("holds 20000 entries; the first 1000 were read, 19000 were left out",)


def test_a_feed_takes_time_by_its_length() -> None:
    small, large = (feed(*(item(number) for number in range(size))) for size in (20_000 // TIMES, 20_000))
    assert growth(lambda body: parse(response(body)), small, large) < STEEP


BOMBS = {
    "nested": "<!DOCTYPE rss [" + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9)) + "]>",
    "long": '<!DOCTYPE rss [<!ENTITY e9 "' + "a" * 3_000 + '">]>',
    "after a comment": '<!-- <a> --><!DOCTYPE rss [<!ENTITY e9 "' + "a" * 3_000 + '">]>',
    "with a bracket": '<!DOCTYPE rss [<!ENTITY x "]"><!ENTITY e9 "' + "a" * 3_000 + '">]>',
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_do_not_blow_up(bomb: str, encoding: str) -> None:
    text = f'<?xml version="1.0"?>{bomb}' + feed(item(1, text="&e9;" * 10_000))
    with suppress(ReadError):  # refused is as good
        found = parse(response(text.encode(encoding)))
        assert sum(len(entry.html) for entry in found.entries) < 100_000


PLACE = "<gml:pos>1 2</gml:pos>"


def placed(*numbers: int, where: str = "item") -> str:
    items = [item(n).replace("</item>", PLACE + "</item>" if n in numbers else "</item>") for n in range(5)]
    return feed(*items) if where == "item" else feed(PLACE, *items)


@pytest.mark.parametrize("body", [placed(2), placed(0, 1, 2, 3, 4), placed(where="head")])
def test_a_place_outside_its_element_costs_no_entry(body: str) -> None:
    found = parse(response(body))
    assert (found.title, [e.meta.title for e in found.entries], found.faults) == ("T", [f"N{n}" for n in range(5)], ())


@pytest.mark.parametrize("name", ["Launch &#55357;&#56960; day", "Launch &amp;#xD83D;&amp;#xDE80; day"])
def test_two_surrogates_are_the_letter_that_they_stand_for(name: str) -> None:
    (entry,) = parse(response(titled(name))).entries
    assert entry.meta.title == "Launch 🚀 day"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Quay &lt;b&gt;shut&lt;/b&gt; again", "Quay shut again"),
        ("Quay &lt;&lt;&lt;live&gt;&gt;&gt; again", "Quay <<<live>>> again"),
        ("Dear &lt;Name&gt;, the quay is shut", "Dear <Name>, the quay is shut"),
        ("Quay &lt;br/&gt;shut &amp;amp; closed", "Quay shut & closed"),
    ],
)
def test_only_html_is_taken_out_of_a_title(written: str, title: str) -> None:
    (entry,) = parse(response(titled(written))).entries
    assert entry.meta.title == title


@pytest.mark.parametrize("where", ["<item {}>", "<title {}>x</title>", "<description>&lt;p {}&gt;x</description>"])
def test_attributes_without_end_take_time_by_their_number(where: str) -> None:
    def body(number: int) -> str:
        told = where.format(" ".join(f'a{n}="v"' for n in range(number)))
        return feed(item(1).replace("<item>", told) if "item" in where else item(1).replace("<item>", f"<item>{told}"))

    small, large = body(40_000 // TIMES), body(40_000)
    assert growth(lambda text: parse(response(text)), small, large) < STEEP


NAMES = (
    "title link guid description pubDate author category enclosure source content:encoded dc:creator dc:date gml:pos "
    "gml:posList georss:point georss:box georss:where georss:polygon geo:lat media:content media:credit itunes:image "
    "cloud textInput image skipDays atom:link atom:content xhtml:div psc:chapter cc:license item channel rss feed entry"
).split()


MARKS = st.sampled_from(
    ["", ' href="http://[x"', ' rel="enclosure"', ' type="application/xml" mode="base64"', ' a="', " b"]
)


REFERENCES = [
    "&#xD83D;",
    "&#56960;",
    "&#1114112;",
    "&#0;",
    "&",
    "&#x;",
    "<",
    ">",
    "]]>",
    "<![CDATA[",
    "<!--",
    "<?x",
    "1 2",
    "%",
]


TEXTS = st.sampled_from([*REFERENCES, "Mon, 99 Xxx 99999", "http://[", "&#" + "9" * 5_000 + ";"]) | st.text(max_size=9)


@st.composite
def tags(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(NAMES))
    end = draw(st.sampled_from([f"</{name}>", "", "/>"]))
    return f"<{name}{draw(MARKS)}>{draw(TEXTS)}{end}"


@settings(max_examples=150, deadline=None)
@given(st.lists(tags(), max_size=12), st.sampled_from(["rss", "feed", "rdf:RDF"]))
def test_whatever_a_feed_holds_only_our_own_error_comes_of_it(parts: list[str], root: str) -> None:
    text = f"<{root}><channel>{item(1)}{''.join(parts)}{item(2)}</channel></{root}>"
    with suppress(ReadError):
        for entry in parse(response(text.encode("utf-8", "replace"))).entries:
            encode(entry.meta).encode()
            entry.html.encode()


COUNTED = [
    ("<link>https://count.example/~r/abc</link><feedburner:origLink>https://post.example/quay</feedburner:origLink>"),
    ("<link>https://search.example/url?sa=t&amp;url=https://post.example/quay&amp;ct=ga</link>"),
    ("<link>https://post.example/quay</link>"),
]


@pytest.mark.parametrize("links", COUNTED)
def test_a_link_that_counts_its_readers_is_the_one_behind_it(links: str) -> None:
    head = "<rss version='2.0' xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><item>"
    body = f"{head}<title>Quay</title>{links}<description>The quay is shut.</description></item></channel></rss>"
    assert [entry.calling.url for entry in parse(response(body.encode())).entries] == ["https://post.example/quay"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Портове управління закрило східний причал у понеділок, коли водолази знайшли тріщини у двох його опорах. "
            "Рибальські човни тепер розвантажують улов біля вугільного пірсу, де немає холодного складу.",
            "uk",
        ),
        ("Quay shut", "en"),
    ],
)
def test_what_the_text_shows_goes_before_the_language_that_a_feed_claims(text: str, language: str) -> None:
    item = f"<item><title>Quay</title><link>https://post.example/q</link><description>{text}</description></item>"
    body = f"<rss version='2.0'><channel><language>en-us</language>{item}</channel></rss>"
    assert [entry.meta.language for entry in parse(response(body.encode())).entries] == [language]


def test_categories_are_sections() -> None:
    tagged = item(1).replace("<title>", "<category>World &amp; trade</category><category> Ports</category><title>")
    assert [e.sections for e in parse(response(feed(tagged, item(2)))).entries] == [("Ports", "World & trade"), ()]
    shown = {"id": "a", "content_text": "Rain.", "tags": ["Ports", 7]}
    jsonfeed = {"version": "https://jsonfeed.org/version/1.1", "items": [shown, shown | {"id": "b", "tags": 3}]}
    assert [e.sections for e in parse(response(json.dumps(jsonfeed))).entries] == [("Ports",), ()]
