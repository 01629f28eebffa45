"""A text is judged until nothing more goes, in work that grows with its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.clean import clean
from monitor.clean.model import Model, trained
from monitor.errors import ReadError
from monitor.limits import BUDGETS
from monitor.models import Article, Document, Form, Meta

NOW = datetime(2025, 8, 13, 7, tzinfo=UTC)
TALK = "The harbour master said that the quay of Norrvik would open on Monday. " * 3


class Counted(Mapping[str, float]):
    """The weights of the model, and how often one was asked for."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.asked = 0

    def get(self, key: str, default: Any = None) -> Any:
        self.asked += 1
        return self.weights.get(key, default)

    def __getitem__(self, key: str) -> float:
        return self.weights[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.weights)

    def __len__(self) -> int:
        return len(self.weights)


def read(content: str, model: Model | None = None, form: Form = "text") -> Article:
    given = Meta(title="The quay opens")
    return clean(Document("post", "a.txt", None, form, content, given), received=NOW, zone=UTC, model=model)


def between(line: str, times: int) -> str:
    return f"{TALK}\n\n" + line * times + f"\n\n{TALK}"


LOOSE = ["1. a\n", "1. a\n\n", "a\n", "- ab\n", "x, y\n", "By Mara Ilves\n", "a\n1. b c\n", "Norrvik\n- Norrvik, 12\n"]


@pytest.mark.parametrize("line", LOOSE)
def test_a_run_of_loose_lines_is_weighed_in_work_by_its_length(line: str) -> None:
    def work(times: int) -> int:
        counted = Counted(trained().weights)
        read(between(line, times), Model(counted, trained().bias, trained().turns))
        return counted.asked

    assert work(800) < 6 * work(200)


@pytest.mark.parametrize("line", LOOSE)
def test_a_text_that_took_many_rounds_is_not_cut_again(line: str) -> None:
    article = read(between(line, 300))
    assert read(article.text).text == article.text


def test_what_is_told_stays_where_loose_lines_go() -> None:
    assert read(between("1. a\n", 400)).text.count(TALK.strip()) == 2


PARAGRAPH = "The harbour master of Norrvik said that the quay would open again on Monday. "
OVER: list[tuple[str, Form, str]] = [
    ("characters", "text", PARAGRAPH * 13_200),
    ("characters", "markdown", PARAGRAPH * 13_200),
    ("characters", "html", f"<p>{PARAGRAPH * 100}</p>" * 132),
    ("markup", "html", f"<p>{PARAGRAPH}</p>" + " " * 10_000_000),
    ("tags", "html", f"<p>{PARAGRAPH}</p>" + "<b>" * 300_000),
    ("depth", "html", "<label>" * 500 + PARAGRAPH),
    ("blocks", "text", "Ab.\n" * 50_001),
    ("blocks", "html", "<p>Ab.</p>" * 50_001),
]


@pytest.mark.parametrize(("name", "form", "content"), OVER, ids=[f"{row[0]} of {row[1]}" for row in OVER])
def test_a_document_over_a_budget_is_left_out_by_name(name: str, form: Form, content: str) -> None:
    budget = BUDGETS[name]
    with pytest.raises(ReadError) as told:
        read(content, form=form)
    assert f"more than {budget.most:,} {budget.what}" in str(told.value)
    assert str(told.value).endswith(budget.remedy)


def test_markdown_is_read_whole_or_not_at_all() -> None:
    lines = f"{PARAGRAPH}\n\n" * 12_000 + "The last boat leaves at noon, the harbour master of Norrvik said on Monday."
    assert read(lines, form="markdown").text.endswith("said on Monday.")


def test_a_page_that_is_nested_deep_is_read() -> None:
    assert read("<div>" * 390 + f"<p>{PARAGRAPH}</p>", form="html").text == PARAGRAPH.strip()
    assert read("<div><span>" * 2_000 + f"<p>{PARAGRAPH}</p>", form="html").text == PARAGRAPH.strip()
