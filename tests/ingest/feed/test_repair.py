"""What stands in a feed that would make a parser raise, or hold it for minutes."""

from __future__ import annotations

import pytest

from monitor.ingest.feed.repair import ATTRIBUTES, harmless, parted, referred
from tests.effort import STEEP, TIMES, growth


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&#55357;&#56960;", "🚀"),
        ("&#xD83D;&#xDE80;", "🚀"),
        ("&#xd83d;&#56960;", "🚀"),
        ("&#55357&#56960;", "🚀"),
        ("&amp;#55357;&amp;#56960;", "🚀"),
        ("&#xD83D;", "\ufffd"),
        ("&#xDE80;&#xD83D;", "\ufffd\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#" + "9" * 5_000 + ";", "\ufffd"),
        ("&#x" + "F" * 5_000 + ";", "\ufffd"),
        ("&#" + "0" * 5_000 + "65;", "&#" + "0" * 5_000 + "65;"),
        ("&#0;", ""),
        ("&#x1F;", ""),
        ("&#xFFFF;", ""),
        ("&#150;", "–"),
        ("&#10;", "&#10;"),
        ("&#8217;", "&#8217;"),
        ("&#128640;", "&#128640;"),
        ("&#;&#x;&# 1;", "&#;&#x;&# 1;"),
    ],
)
def test_a_reference_that_is_no_letter_is_mended_and_any_other_stays(written: str, read: str) -> None:
    assert referred(f"a{written}b") == f"a{read}b"


def attributes(number: int, value: str = "v") -> str:
    return " ".join(f'a{n}="{value}"' for n in range(number))


@pytest.mark.parametrize("value", ["v", ">", "a b c", "x='1'"])
@pytest.mark.parametrize("end", [">", "/>"])
def test_a_tag_of_too_many_attributes_has_none(value: str, end: str) -> None:
    assert f"<rss><a{end}</rss>" in harmless(f"<rss><a {attributes(ATTRIBUTES + 1, value)}{end}</rss>")


@pytest.mark.parametrize("tag", [f"<a {attributes(ATTRIBUTES)}>", f'<a title="{"word " * 2_000}">', "<a b='c>d'>"])
def test_any_other_tag_stays(tag: str) -> None:
    assert harmless(f'<?xml version="1.0"?><rss>{tag}</rss>') == f'<?xml version="1.0"?><rss>{tag}</rss>'


FLOODS = [
    "<a b='1' ",
    '<a "',
    "<a '\" ",
    "a='1' ",
    "&#55357;",
    "&amp;#",
    "&#",
    "&lt;![CDATA[",
    "]]&gt; ",
    "<item>",
    "</item>",
]


@pytest.mark.parametrize("piece", FLOODS)
def test_it_takes_time_by_the_length_of_the_text(piece: str) -> None:
    small, large = ("<rss><a " + piece * (number // len(piece)) for number in (600_000 // TIMES, 600_000))
    assert growth(lambda text: (harmless(text), parted(text)), small, large) < STEEP


def test_a_feed_is_parted_into_its_entries_and_their_frame() -> None:
    text = "<rss><title>T</title><item>1</item> <item>2</item><x/></rss>"
    assert parted(text) == ("<rss><title>T</title>", ("<item>1</item>", " <item>2</item>"), "<x/></rss>")
    assert parted("<rss></rss>") == ("<rss></rss>", (), "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<a>Quay & Pier</a>", "<a>Quay &amp; Pier</a>"),
        ("<a>Q&P</a>", "<a>Q&amp;P</a>"),
        ("<a>?quay=1&copy=2&reg=3</a>", "<a>?quay=1&amp;copy=2&amp;reg=3</a>"),
        ("<a>Quay &amp; Pier &#38; Co</a>", "<a>Quay &amp; Pier &#38; Co</a>"),
        ("<a><![CDATA[Quay & Pier]]></a>", "<a><![CDATA[Quay & Pier]]></a>"),
    ],
)
def test_a_bare_ampersand_is_one(written: str, read: str) -> None:
    assert harmless(f"<?xml version='1.0'?>{written}") == f"<?xml version='1.0'?>{read}"
