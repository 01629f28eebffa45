"""Who wrote it and what it is called, as pages show it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.models import Article, Document

NOW = datetime(2025, 8, 15, 6, 0, tzinfo=UTC)
BODY = (
    "The harbour office closed the eastern quay on Monday after divers found cracks in two of its pillars.",
    "Fishing boats now land their catch at the coal pier, which has no cold store and only one crane.",
    "Repairs will take until October, the office said, and the town will pay for half of the work.",
)


def read(above: str, inside: str = "", *, below: str = "", head: str = "") -> Article:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    page = (
        f"<html lang=en><head><meta property=og:site_name content='Harbour Post'>{head}</head>"
        f"<body><main>{above}<article>{inside}{body}{below}</article></main></body></html>"
    )
    return clean(Document("post", "https://post.example/quay", None, "html", page), received=NOW, zone=UTC)


@pytest.mark.parametrize(
    ("above", "inside", "below", "people"),
    [
        ("<h1>East quay shut</h1>", "<p><strong>MARA ILVES</strong></p>", "", ("MARA ILVES",)),
        ("<h1>East quay shut</h1><p>By Harbour D | 5 August 2025</p>", "", "", ()),
        (
            "<h1>East quay shut</h1><p itemprop=author><span itemprop=name>Mara Ilves und Ulf Aas, Riga</span></p>",
            "",
            "",
            ("Mara Ilves", "Ulf Aas"),
        ),
        ("<h1>East quay shut</h1>", "<h2>Mara Ilves</h2>", "", ()),
        ("<h1>East quay shut</h1>", "<p>Coal Pier</p>", "", ()),
    ],
)
def test_people_are_found_where_the_page_shows_them(
    above: str, inside: str, below: str, people: tuple[str, ...]
) -> None:
    article = read(above, inside, below=below)
    assert article.byline == people
    assert article.text.startswith("The harbour office") or not people
    assert "Foto" not in article.text


@pytest.mark.parametrize(
    ("claimed", "printed", "title"),
    [
        ("Cracks in the quay: Boats land at the coal pier", "East harbour - Boats land at the coal pier", 1),
        ("Quay closed: there is no other way", "The quay closed: there is no other way", 0),
        ("Quay closed: Boats land at the coal pier", "The quay closed: Boats land at the coal pier", 0),
        ("“No crane” - The New Harbour Town Daily", "“No crane”", 2),
    ],
)
def test_a_title_stands_without_its_kicker_where_each_wording_has_another(
    claimed: str, printed: str, title: int
) -> None:
    article = read(f"<h1>{printed}</h1>", head=f"<meta property=og:title content='{claimed}'>")
    assert article.title == (claimed, "Boats land at the coal pier", printed)[title]


@pytest.mark.parametrize(
    "line",
    [
        "LISTEN 12:05 SHARE THIS STORY Print E-mail",
        "Please turn on JavaScript to see this film",
        "Bitte aktivieren Sie JavaScript",
        "Image copyright Norrvik Pictures Image caption The eastern quay on Monday",
        "Photo: Mara Ilves",
        "HOLMVIK, Norrvik |",
    ],
)
def test_what_is_above_a_text_without_a_title_and_is_none_does_not_become_it(line: str) -> None:
    text = "\n\n".join((line, *BODY))
    article = clean(Document("post", "quay.txt", "Harbour Post", "text", text), received=NOW, zone=UTC)
    assert article.title is None
    assert BODY[0] in article.text


@pytest.mark.parametrize(
    ("above", "below", "people"),
    [
        ((), ("(Reporting by Mara Ilves in Riga; editing by Ulf Aas)",), ("Mara Ilves",)),
        ((), ("Mara Ilves contributed reporting from Riga.",), ("Mara Ilves",)),
        (("By Mara Ilves 5 hours ago",), ("mi/aas",), ("Mara Ilves",)),
        (("Mara Ilves", "Edited by Ulf Aas"), (), ("Mara Ilves",)),
        (("Mara Ilves", "3 March 2025"), (), ("Mara Ilves",)),
        (("Mara Ilves", "Ida Blom", "Edited by Ulf Aas"), (), ("Ida Blom",)),
        (("By Mara Ilves Follow @milves",), (), ("Mara Ilves",)),
        (("Ilves, Mara; Aas, Ulf",), (), ("Mara Ilves", "Ulf Aas")),
        (("Par Mara Ilves, à Riga",), (), ("Mara Ilves",)),
        (("Hedwiga Vant", "Redigiert von Ulf Aas"), (), ("Hedwiga Vant",)),
        (("Mara Ilves", "12 August 2025"), (), ("Mara Ilves",)),
    ],
)
def test_credits_around_a_text_are_its_authors_and_no_part_of_it(
    above: tuple[str, ...], below: tuple[str, ...], people: tuple[str, ...]
) -> None:
    text = "\n\n".join(("Cracks close the east quay", *above, *BODY, *below))
    article = clean(Document("post", "quay.txt", "Harbour Post", "text", text), received=NOW, zone=UTC)
    assert (article.byline, article.text) == (people, "\n\n".join(BODY))


def test_a_bare_line_above_the_date_is_no_byline_where_it_is_no_known_name() -> None:
    text = "\n\n".join(("Cracks close the east quay", "Harbour House", "12 August 2025", *BODY))
    article = clean(Document("post", "quay.txt", "Harbour Post", "text", text), received=NOW, zone=UTC)
    assert (article.byline, article.published) == ((), "2025-08-12")
