"""Several articles in one text, and articles with rules in them."""

from __future__ import annotations

import pytest

from monitor.ingest.file.several import parts

BODY = "The quay of Nordhavn opened on Monday after a year of works, and three ships came in by noon on that first day."


def story(head: str, *more: str) -> str:
    return "\n".join([head, *more, "", BODY, ""])


@pytest.mark.parametrize("rule", ["=====", "##########", "══════"])
def test_a_strong_rule_and_headlines_part_articles(rule: str) -> None:
    text = f"{story('Quay opens')}\n{rule}\n\n{story('Bridge closes')}"
    assert [part.strip().split("\n")[0] for part in parts(text)] == ["Quay opens", "Bridge closes"]


@pytest.mark.parametrize("rule", ["* * *", "-----", "______", "***** ".strip(), "⁂"])
def test_a_weak_rule_parts_articles_that_say_when_or_by_whom(rule: str) -> None:
    dated = f"{story('Quay opens', '1 September 2025')}\n{rule}\n\n{story('Pont fermé', 'Par Jeanne Roy')}"
    assert len(parts(dated)) == 2
    assert len(parts(f"{story('Quay opens')}\n{rule}\n\n{story('A new day')}")) == 1


def test_an_underlined_headline_is_no_rule() -> None:
    text = f"Quay opens\n=====\n\n{BODY}\n\nBridge closes\n=====\n\n{BODY}\n"
    assert parts(text) == [text]


def test_what_follows_a_rule_and_is_no_article_stays() -> None:
    text = f"{story('Quay opens')}\n=====\n\nTel. 5\n"
    assert parts(text) == [text]
