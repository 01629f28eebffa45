"""Lists of feeds, read and written."""

from __future__ import annotations

import pytest

from monitor.errors import ReadError
from monitor.ingest.feed.opml import LARGEST, Outline, read, write

LIST = b"""<?xml version="1.0"?>
<opml version="1.1"><body>
  <outline text="Ports"><outline text="Quay &amp; Crane" type="rss" xmlUrl="https://quay.example/feed"/></outline>
  <outline title="Dock" xmlurl="dock.example/rss"/>
  <outline xmlUrl="https://mole.example/atom.xml"/>
  <outline text="again" xmlUrl="https://quay.example/feed"/>
</body></opml>
"""


def test_feeds_in_folders_are_read_once_each_and_a_row_without_an_address_is_told() -> None:
    found, faults = read(LIST)
    assert found == [
        Outline("https://quay.example/feed", "Quay & Crane"),
        Outline("https://mole.example/atom.xml", None),
    ]
    assert faults == ['"Dock" has no web address and was left out']


@pytest.mark.parametrize("data", [b"", b"plain", b"<rss/>", b"<opml>" + b" " * LARGEST])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        read(data)


def test_nothing_is_read_from_elsewhere() -> None:
    found, _ = read(b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]><opml><body>'
                    b'<outline text="&x;" xmlUrl="https://a.example/f"/></body></opml>')  # fmt: skip
    assert found == [Outline("https://a.example/f", None)]


def test_what_is_written_is_read_back() -> None:
    feeds = [Outline("https://a.example/?x=1&y=2", 'Q <"&> Ж'), Outline("https://b.example/", None)]
    assert read(write("Ports & docks", feeds).encode())[0] == [feeds[0], Outline(feeds[1].url, feeds[1].url)]
