"""An archive that anybody may read holds what is cited, and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from monitor.render import issue_files
from monitor.render.issue.withheld import cited, is_withheld, reopened, withheld
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped


def test_each_article_has_its_cited_passages_and_the_hash_of_its_text_only() -> None:
    made = json.loads(withheld(issue()))
    texts = {a.id: a.text for a in issue().articles}
    for article in made["articles"]:
        text = texts[article["id"]]
        assert article["text"] is None
        assert article["text_sha256"] == sha256(text.encode()).hexdigest()
        assert all(text[e["start"] : e["end"]] == e["text"] for e in article["excerpts"])
        assert article["paragraphs"] == article["removed"] == article["quotes"] == article["figures"] == []
    first = issue().stories[0].summary[0].citations[0]
    excerpts = next(a["excerpts"] for a in made["articles"] if a["id"] == first.article_id)
    assert any(e["start"] <= first.start and first.end <= e["end"] for e in excerpts)


def test_no_sentence_that_is_not_cited_is_in_any_file_of_a_published_issue() -> None:
    files = issue_files(issue(), replace(LOOK, texts="cited", context=0), shipped())
    whole = b"".join(files.values()).decode()
    spans = cited(issue())
    for article in issue().articles:
        hidden = article.text
        for start, end in spans.get(article.id, ()):
            hidden = hidden[:start] + "\n" * (end - start) + hidden[end:]
        for sentence in (part.strip() for part in hidden.split("\n")):
            if len(sentence) > 60:  # a title or a byline may be as short as what is left of a sentence
                assert sentence not in whole


def test_what_was_withheld_opens_again_with_every_citation_in_place() -> None:
    again = reopened(withheld(issue()).encode())
    texts = {a.id: a.text for a in issue().articles}
    for article in again.articles:
        for start, end in cited(issue()).get(article.id, ()):
            assert article.text[start:end] == texts[article.id][start:end]
    assert is_withheld(withheld(issue()).encode())
    assert not is_withheld(issue_files(issue(), LOOK, shipped())["issue.json"])
    assert reopened(issue_files(issue(), LOOK, shipped())["issue.json"]) == issue()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"articles": [{"text": null, "excerpts": [{"start": 9e99}]}]}']
)
def test_something_else_is_no_issue(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        reopened(content)
