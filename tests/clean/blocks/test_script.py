"""The text of a page that shows nothing stands in its script."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.script import script_page
from monitor.errors import ReadError
from monitor.models import Article, Document

SENTENCE = "The river rose by two metres on Monday, officials said, and it is still rising in the north."
MARKUP = "".join(f"<p>{SENTENCE} {word}.</p>" for word in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth"))
PLAIN = "\n".join(f"{SENTENCE} {word}." for word in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth"))


def read(script: str, shown: str = "") -> Article:
    page = f"<html><head><title>River rises</title></head><body>{shown}<script>{script}</script></body></html>"
    return clean(
        Document("web", "saved/page.html", None, "html", page), received=datetime(2025, 8, 14, tzinfo=UTC), zone=UTC
    )


@pytest.mark.parametrize("text", [MARKUP, PLAIN], ids=["mark-up", "plain lines"])
def test_the_text_of_a_script_is_the_article_where_nothing_is_shown(text: str) -> None:
    data = json.dumps({"title": "River rises", "body": text, "css": "a{b:c}" * 200}).replace("<", "\\u003c")
    article = read(f"window.__STATE__ = {data};")
    assert [paragraph.text for paragraph in article.paragraphs] == [f"{line}" for line in PLAIN.splitlines()]


def test_what_is_shown_goes_before_what_a_script_holds() -> None:
    article = read(f"x = {json.dumps(MARKUP)}", shown=f"<p>{SENTENCE}</p>")
    assert article.text == SENTENCE


def test_a_script_without_running_text_gives_no_article() -> None:
    with pytest.raises(ReadError, match="holds no article text"):
        read("x = " + json.dumps("a b c " * 500))


def test_sentences_that_stand_under_one_name_of_json_are_the_article() -> None:
    lines = [f"On day {n} of the voyage the crew mended the sails and sang until the wind came back." for n in range(9)]
    data = json.dumps({"page": {"ad": {"text": lines[0]}, "body": [{"kind": "p", "text": line} for line in lines]}})
    tree = parse_page(f'<html><body><div></div><script type="application/json">{data}</script></body></html>')
    assert tree is not None
    found = script_page(tree) or ""
    assert found.count("<p>") == 9
    assert lines[8] in found
