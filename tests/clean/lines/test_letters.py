"""An article keeps the letters of its document, and is cut as if they were plain."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.later.recurrence import passage_mark
from monitor.clean.later.user_rules import overrule
from monitor.ingest.bytes.encoding import decode
from monitor.models import Article, Document, Form

NOW = datetime(2025, 8, 15, 6, 0, tzinfo=UTC)
PARAGRAPHS = (
    "Die Brücke über die Möhne bleibt bis Ende März gesperrt, sagte Bürgermeisterin Jördis Grün am Dienstag.",
    "Für die Händler am Südufer heißt das weitere Wochen ohne Laufkundschaft, und viele hören früher auf.",
    "Der Rat will am Freitag über Hilfen für die Läden beschließen, die in der Nähe der Brücke liegen.",
)
APPEAL = "Unterstützen Sie unseren unabhängigen Journalismus: Spenden Sie jetzt für die Möhne-Post."
TEXT = "\n\n".join((PARAGRAPHS[0], APPEAL, *PARAGRAPHS[1:]))
PAGE = (
    "<html lang=de><head><title>Brücke zu</title></head><body><article><h1>Brücke zu</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
)


def in_parts(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def softened(text: str) -> str:
    return text.replace("ck", "c\xadk").replace("ll", "l\xadl")


def read(text: str, form: Form) -> Article:
    content, _ = decode(text.encode())
    document = Document("post", "https://post.example/bruecke", None, form, content)
    return clean(document, received=NOW, zone=UTC)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("disguise", [in_parts, softened])
def test_the_article_has_the_letters_of_the_document(form: Form, disguise) -> None:  # type: ignore[no-untyped-def]
    source = PAGE if form == "html" else TEXT
    usual, other = read(source, form), read(disguise(source), form)
    assert other.text == disguise(usual.text) != usual.text
    assert [(r.text, r.reason, r.rule) for r in other.removed] == [
        (disguise(r.text), r.reason, r.rule) for r in usual.removed
    ]
    assert all(p.start is None or other.text[p.start : p.end] == p.text for p in other.paragraphs)


def test_a_phrase_of_the_users_finds_letters_in_parts() -> None:
    article = overrule(read(in_parts(TEXT), "text"), strip=("weitere Wochen",), keep=("Spenden Sie jetzt",))
    assert in_parts("Händler") not in article.text
    assert in_parts("Unterstützen") in article.text


def test_a_passage_has_one_mark_however_its_letters_are_written() -> None:
    assert passage_mark(in_parts(APPEAL)) == passage_mark(softened(APPEAL)) == passage_mark(APPEAL)
