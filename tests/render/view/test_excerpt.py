from __future__ import annotations

import pytest

from monitor.errors import IssueError
from monitor.render.view.excerpt import excerpt
from tests.render.sample import article, span


def test_a_cited_clause_stands_marked_in_its_sentence() -> None:
    pieces = excerpt(article("dam-1"), [span("dam-1", "Nobody has to leave today,")], 200)
    assert [p.text for p in pieces if p.marked] == ["Nobody has to leave today,"]
    assert "".join(p.text for p in pieces) == '"Nobody has to leave today," said the district governor, Tomas Reyle.'


LUND = "The quay closes. It opens again on Monday, Ada Lund said.\n\n“Nobody is hurt.” The port is calm. Ferries run."


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("The quay closes.", "The quay closes. It opens again on Monday, Ada Lund said."),
        (
            "It opens again on Monday, Ada Lund said.",
            "The quay closes. It opens again on Monday, Ada Lund said. “Nobody is hurt.”",
        ),
        ("“Nobody is hurt.”", "It opens again on Monday, Ada Lund said. “Nobody is hurt.” The port is calm."),
        ("The port is calm.", "“Nobody is hurt.” The port is calm. Ferries run."),
        ("Ferries run.", "The port is calm. Ferries run."),
        ("on Monday", "It opens again on Monday, Ada Lund said."),
    ],
)
def test_a_sentence_stands_between_those_before_and_after_across_paragraphs(cited: str, shown: str) -> None:
    start = LUND.index(cited)
    pieces = excerpt(article("dam-1", LUND), [(start, start + len(cited))], 200)
    assert " ".join("".join(p.text for p in pieces).split()) == shown


def test_the_context_is_short_and_ends_at_words() -> None:
    pieces = excerpt(article("dam-1"), [span("dam-1", "Nobody has to leave today,")], 30)
    assert [p.text for p in pieces] == [
        '"',
        "Nobody has to leave today,",
        '" said the district governor…',
    ]


def test_a_quotation_in_two_parts_is_marked_twice() -> None:
    spans = [span("wire-1", "We have not won everything"), span("wire-1", "Mara Olsen")]
    pieces = excerpt(article("wire-1"), spans, 20)
    assert [p.text for p in pieces if p.marked] == ["We have not won everything", "Mara Olsen"]
    assert "…" in pieces[2].text


@pytest.mark.parametrize("bad", [(0, 0), (5, 3), (-1, 4), (0, 10**6)])
def test_a_span_outside_the_article_fails_the_issue(bad: tuple[int, int]) -> None:
    with pytest.raises(IssueError, match="dam-1"):
        excerpt(article("dam-1"), [bad], 100)


def test_an_endless_citation_is_cut_in_its_middle() -> None:
    text = "word " * 20_000 + "end."
    pieces = excerpt(article("dam-1", text), [(0, len(text))], 100)
    assert sum(len(p.text) for p in pieces) < 2000
    assert pieces[0].text.endswith("end.")
