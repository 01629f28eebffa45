"""`keep:` and `strip:` have the last word, and nothing is lost by them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.later.user_rules import overrule
from monitor.errors import ReadError
from monitor.models import Article, Document

TEXT = """\
The mill in Lindholm burned down on Monday night, and nobody was hurt.

PHOTO OF THE DAY: a heron stands on the weir below the mill.

The owners said that they would build it again before the winter comes.

Sign up for our free weekly newsletter
"""


def cleaned(**overrules: tuple[str, ...]) -> Article:
    document = Document("clippings", "mill.txt", None, "text", TEXT)
    return overrule(clean(document, received=datetime(2025, 8, 13, tzinfo=UTC), zone=UTC), **overrules)


def everything(article: Article) -> list[str]:
    texts = [*(p.text for p in article.paragraphs), *(r.text for r in article.removed)]
    return sorted(" ".join(text.split()) for text in texts)


@pytest.mark.parametrize("wanted", ["our free WEEKLY newsletter", "/^sign up .* newsletter$/"])
def test_a_removed_passage_is_put_back_in_its_place(wanted: str) -> None:
    article = cleaned(keep=(wanted,))
    assert article.text.endswith("before the winter comes.\n\nSign up for our free weekly newsletter")
    assert article.removed == ()


@pytest.mark.parametrize("unwanted", ["photo of the day", "/^photo.*weir/"])
def test_a_kept_passage_goes_and_is_on_record(unwanted: str) -> None:
    article = cleaned(strip=(unwanted,))
    (custom,) = [r for r in article.removed if r.reason == "custom"]
    assert (custom.rule, custom.before, "heron" in custom.text) == ("user.strip", 1, True)
    assert "heron" not in article.text


def test_keep_wins_over_strip() -> None:
    assert "heron" in cleaned(keep=("heron",), strip=("heron",)).text


def test_to_strip_everything_is_an_error() -> None:
    with pytest.raises(ReadError, match="make it narrower"):
        cleaned(strip=("/./",))


@pytest.mark.parametrize("overrules", [{}, {"keep": ("newsletter",)}, {"strip": ("mill",)}])
def test_nothing_is_lost_and_every_span_is_right(overrules: dict[str, tuple[str, ...]]) -> None:
    article = cleaned(**overrules)
    assert everything(article) == everything(cleaned())
    for p in article.paragraphs:
        assert p.start is None or article.text[p.start : p.end] == p.text


def test_without_rules_the_article_is_the_one_that_it_was() -> None:
    article = cleaned()
    assert overrule(article, keep=(), strip=()) is article
    assert overrule(article, keep=("nowhere",), strip=("nowhere",)) == article
