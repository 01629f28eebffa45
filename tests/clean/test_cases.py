"""Lines that were once judged wrongly, each among the paragraphs of an article of its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.models import Article, Document

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
BODY = [
    "The bridge over the Tarn was closed on Monday after the flood, the council said.",
    "Engineers found two cracks in the northern pier, and lorries will take the old road until May.",
    "“Nobody will cross it before we have mended it,” said the mayor, Ulla Brandt.",
]


def read(lines: list[str]) -> Article:
    document = Document("clippings", "a.txt", None, "text", "\n".join(lines))
    return clean(document, received=NOW, zone=UTC)


FOREIGN = [
    ("Tags bridges, river, council", "navigation"),
    ("Теги мости, річка, рада", "navigation"),
    ("Schlagwörter Brücken, Fluss, Gemeinderat", "navigation"),
    ("Got a story? Get in touch", "author"),
    ("Є історія? Пишіть нам", "author"),
    ("Есть новость? Пишите нам", "author"),
    ("Haben Sie eine Geschichte für uns? Schreiben Sie uns", "author"),
    ("Avez-vous une histoire à raconter ? Écrivez-nous", "author"),
    ("¿Tienes una historia? Escríbenos", "author"),
    ("For more stories like this, visit our page on bridges.", "related"),
    ("Більше таких історій читайте на нашому сайті.", "related"),
    ("Больше таких историй на нашем сайте.", "related"),
    ("Mehr Geschichten wie diese finden Sie auf unserer Seite.", "related"),
    ("Pour lire plus d'articles comme celui-ci, rendez-vous sur notre site.", "related"),
    ("Más historias como esta en nuestra web.", "related"),
    ("12 issues for £9.99", "subscription"),
    ("[button link=/shop size=big] Send us your photos", "furniture"),
    ("Please log out and then log in again to comment.", "comments"),
    ("Du musst dich einloggen, um einen Kommentar zu schreiben.", "comments"),
]


@pytest.mark.parametrize(("line", "reason"), FOREIGN, ids=[line[:25] for line, _ in FOREIGN])
@pytest.mark.parametrize("place", [2, 3])
def test_a_line_that_is_no_article_goes_in_the_middle_and_at_the_end(line: str, reason: str, place: int) -> None:
    article = read([*BODY[:place], line, *BODY[place:]])
    assert [(r.text, r.reason) for r in article.removed] == [(line, reason)]


TALKS = [
    [
        "Q: What becomes of the printed Lantern?",
        "A: We are moving subscription access to our new app, and you can sign up for it from Monday.",
    ],
    [
        "Ilves: Do you ask your readers for money?",
        "Brandt: We ask our readers to support our journalism, and you can become a member for five euros.",
        "Ilves: Is it enough?",
        "Brandt: It is for now.",
    ],
    [
        "В: Що буде з друкованою газетою?",
        "О: Ми просимо наших читачів підтримати нашу редакцію, і ви можете стати учасником спільноти.",
    ],
]


@pytest.mark.parametrize("talk", TALKS, ids=["initials", "names", "Ukrainian"])
def test_what_is_said_in_an_interview_stays_though_it_asks(talk: list[str]) -> None:
    article = read([*BODY, *talk])
    assert [r.text for r in article.removed] == []


@pytest.mark.parametrize("lines", [["Note: Support our journalism and become a member today, it takes you a minute."]])
def test_a_word_and_a_colon_make_no_interview(lines: list[str]) -> None:
    assert [r.text for r in read([*BODY, *lines]).removed] == lines


def test_a_long_foot_of_a_mail_goes_whole() -> None:
    links = [f"Letter {n * 'x'}: the week in bridges" for n in range(1, 19)]
    foot = ["You receive this e-mail because you signed up for it.", *links, "Harbour Post, Pier 4, 1020 Alvik"]
    assert foot[0] in [r.text for r in read([*BODY, *foot]).removed]
