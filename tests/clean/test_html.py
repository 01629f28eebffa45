"""A page takes time by its length, whatever it is made of."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.models import Document

NOW = datetime(2025, 8, 15, 6, 0, tzinfo=UTC)
SENTENCE = "The harbour office closed the eastern quay on Monday after divers found cracks in its pillars."
SPANS = " ".join(f"<span>{word}</span>" for word in SENTENCE.split())
LARGE = [
    ("words in elements of their own", f"<p>{SPANS}</p>" * 2500),
    ("many paragraphs", f"<p>{SENTENCE}</p>" * 3000),
    ("one paragraph", f"<p>{SENTENCE * 5000}</p>"),
    ("boxes in boxes", f"<div class='a b'><div><b>{SENTENCE}</b></div></div>" * 3000),
]


@pytest.mark.parametrize(("what", "body"), LARGE, ids=[row[0] for row in LARGE])
def test_a_large_page_takes_time_by_its_length(what: str, body: str) -> None:
    page = f"<html lang=en><body><article><h1>East quay is shut</h1>{body}</article></body></html>"
    started = time.process_time()
    article = clean(Document("post", "https://post.example/a", None, "html", page), received=NOW, zone=UTC)
    assert SENTENCE in article.text
    assert time.process_time() - started < 15
