"""Lists of feeds as other readers write and take them: OPML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from monitor.errors import ReadError
from monitor.language.addresses import web

LARGEST = 5_000_000  #: bytes of a list
# References to halves of letters, which lxml takes and cannot give back.
_HALVES = re.compile(rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:5[3-9]|6\d|7[0-3])\d\d|0*552(?:9[6-9]));")


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in a list."""

    url: str
    title: str | None


def read(data: bytes) -> tuple[list[Outline], list[str]]:
    """The feeds of a list, each once and in its order, and a fault for each row that names none.

    Raises ReadError where the file is no such list.
    """
    if len(data) > LARGEST:
        raise ReadError(f"is larger than {LARGEST:,} bytes; no list of feeds is")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(_HALVES.sub(b"&#xFFFD;", data), parser) if data.strip() else None
    if tree is None or str(tree.tag).lower() != "opml":
        raise ReadError("is no list of feeds (OPML); export one from your reader")
    found: dict[str, Outline] = {}
    faults: list[str] = []
    for node in tree.iter("outline"):
        given = {name.lower(): value for name, value in node.attrib.items()}
        title = " ".join((given.get("title") or given.get("text") or "").split())[:200] or None
        if "xmlurl" not in given:
            continue  # a folder
        if url := web(given["xmlurl"]):
            found.setdefault(url, Outline(url, title))
        else:
            faults.append(f'"{title or given["xmlurl"][:80]}" has no web address and was left out')
    return list(found.values()), faults


def write(title: str, feeds: Iterable[Outline]) -> str:
    """A list of feeds, as other readers take it."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.url
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True).decode()
