"""Each sample in tests/data/clean says line by line what must become of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.clean import clean
from monitor.models import Article, Document, Form

DATA = Path(__file__).parents[1] / "data" / "clean"
NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
TEXTS = sorted([*DATA.glob("appeals/*.txt"), *DATA.glob("about/*.txt")])
PAGES = sorted(DATA.glob("pages/*.html"))


def marked(path: Path) -> list[tuple[str, str]]:
    rows = [row.split(" ", 1) for row in path.read_text(encoding="utf-8").splitlines()]
    return [(mark, line) for mark, line in rows]


def cleaned(content: str, form: Form, origin: str) -> Article:
    return clean(Document("clippings", origin, None, form, content), received=NOW, zone=UTC)


def marks(article: Article) -> list[tuple[str, str]]:
    """The passages of an article in the order of the document, each with its mark."""
    rows: list[tuple[str, str]] = []
    removed = list(article.removed)
    for n, paragraph in enumerate((*article.paragraphs, None)):
        while removed and removed[0].before == n:
            passage = removed.pop(0)
            rows.append(("m" if passage.reason == "metadata" else "x", passage.text))
        if paragraph is not None:
            rows.append(("c" if paragraph.kind == "caption" else "=", paragraph.text))
    return rows


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_line_of_a_text_becomes_what_its_mark_says(path: Path) -> None:
    wanted = marked(path)
    article = cleaned("\n".join(line for _, line in wanted), "text", path.name)
    assert marks(article) == wanted


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_block_of_a_page_becomes_what_its_mark_says(path: Path) -> None:
    article = cleaned(path.read_text(encoding="utf-8"), "html", path.name)
    assert marks(article) == marked(path.with_suffix(".txt"))


def test_a_page_gives_its_fields() -> None:
    article = cleaned((DATA / "pages" / "harbour.html").read_text(encoding="utf-8"), "html", "saved/harbour.html")
    assert article.title == "Harbour wall to be rebuilt after winter storms"
    assert article.outlet == "Harbour Post"
    assert article.byline == ("Mara Ilves",)
    assert article.agency == "Reuters"
    assert article.published == "2025-08-11T16:20:00+01:00"
    assert article.url == "https://www.harbourpost.example/news/harbour-wall-rebuilt"
    assert article.language == "en"
    kinds = [paragraph.kind for paragraph in article.paragraphs]
    assert kinds == ["caption", "body", "body", "heading", "body", "body", "list", "list", "quote", "body"]
