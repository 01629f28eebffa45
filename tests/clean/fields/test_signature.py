"""Who signs a page whose mark-up names no author."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.html import parse_page
from monitor.clean.fields.signature import changed, dated, pieces_of, signed

HEAD = "<h1>East quay is shut</h1>"
PAGES = [
    (f"{HEAD}<p>Written by</p><p>Mara Ilves</p>", ("Mara Ilves",)),
    (f"{HEAD}<div><b>Author:</b> <span>Mara</span></div>", ("Mara",)),
    (f"{HEAD}<p>Von</p><div><a href=/x>Ulf Aas</a></div>", ("Ulf Aas",)),
    (f"{HEAD}<ul><li>Martin Aas</li><li>12 August 2025</li></ul>", ("Martin Aas",)),
    (f"{HEAD}<span>12 August 2025</span> · <span>Martin Aas</span>", ("Martin Aas",)),
    (f"{HEAD}<p>Martin Aas</p><p>The quay is shut.</p>", ()),
    (f"{HEAD}<p>Martin Aas</p><p>Staff Writer</p>", ("Martin Aas",)),
    (f"{HEAD}<p>By <!-- -->Mara Ilves</p>", ("Mara Ilves",)),
    (
        f"{HEAD}<p>By <a>Mara Ilves</a> and <a>Ulf Aas</a>, <a>Ida Moe</a></p><p>Ola Nes</p>",
        ("Mara Ilves", "Ulf Aas", "Ida Moe"),
    ),
    (f"{HEAD}<p>12 August 2025</p><p>By Mara Ilves</p><p>The quay is shut.</p>", ("Mara Ilves",)),
    (HEAD + "<p>The quay is shut.</p>" * 14 + "<h3>Written by Martin Aas</h3>", ("Martin Aas",)),
    (HEAD + "<p>The quay is shut.</p>" * 14 + "<h3>By Martin Aas</h3><h3>By Peter Moe</h3>", ()),
    (f"{HEAD}<p>By the harbour office</p>", ()),
    (f"{HEAD}<p>Coal Pier</p><p>12 August 2025</p>", ()),
    ("<p>Martin Aas</p><p>12 August 2025</p>", ()),
    (f"{HEAD}<aside><p>Written by</p><p>Mara Ilves</p></aside>", ()),
    (f"{HEAD}<p>Written by</p><p>the harbour office that shut the quay</p>", ()),
]


@pytest.mark.parametrize(("body", "people"), PAGES)
def test_a_name_signs_behind_a_word_for_the_author_or_beside_the_date(body: str, people: tuple[str, ...]) -> None:
    tree = parse_page(f"<html><body>{body}</body></html>")
    assert tree is not None
    assert signed(pieces_of(tree), "Harbour Post") == people


DAYS = [
    (f"{HEAD}<p>12 August 2025</p><p>The quay is shut.</p>", "2025-08-12"),
    (f"<span>12 August 2025</span>{HEAD}<p>The quay is shut.</p>", "2025-08-12"),
    (f"{HEAD}<p>Updated: <b>14 August 2025</b></p><p>12 August 2025</p>", "2025-08-12"),
    (f"{HEAD}<p>Updated 14 August 2025</p>", None),
    (f"{HEAD}<p>The quay was shut on 12 August 2025, the office said.</p>", None),
    (f"{HEAD}<aside>12 August 2025</aside>", None),
    (HEAD + "<p>The quay is shut.</p>" * 14 + "<p>12 August 2025</p>", None),
    (f"{HEAD}<time datetime=2025-10-12T19:38:01Z>12/10/2025</time>", "2025-10-12T19:38:01Z"),
    ("<p>12 August 2025</p>", None),
]


@pytest.mark.parametrize(("body", "day"), DAYS)
def test_the_date_of_a_page_stands_alone_at_its_heading(body: str, day: str | None) -> None:
    tree = parse_page(f"<html><body>{body}</body></html>")
    assert tree is not None
    assert dated(pieces_of(tree), "en") == day


def test_the_date_of_a_change_at_the_heading_is_told_apart() -> None:
    tree = parse_page(f"<html><body>{HEAD}<p>Published 12 August 2025</p><p>Updated 14 August 2025</p></body></html>")
    assert tree is not None
    assert (dated(pieces_of(tree), "en"), changed(pieces_of(tree), "en")) == ("2025-08-12", "2025-08-14")
