"""A noun group leads to its head: a name, a body, an office or somebody unnamed."""

from __future__ import annotations

import pytest

from monitor.language.names.find import tag
from monitor.language.speech.attribution import Reader, reader
from monitor.language.text.tokens import tokens


def read(text: str) -> Reader:
    found = tokens(text)
    return reader(text, found, tag(text, found, "en"), "en")


@pytest.mark.parametrize(
    ("group", "kind", "says"),
    [
        ("The mayor Ada Lund", "name", "Ada Lund"),
        ("Ada Lund of Alvik", "name", "Ada Lund"),
        ("Ada Lund, a guard in Linden, Ohio,", "name", "Ada Lund"),
        ("The Alvik Harbour Authority", "body", "Alvik Harbour Authority"),
        ("The police in Alvik", "body", "police in Alvik"),
        ("A group that oversees the harbour", "body", "group"),
        ("The coach of the team", "office", "the coach"),
        ("Ada Lund and Ida Blom", "unnamed", ""),
        ("They", "pronoun", "they"),
    ],
)
def test_a_group_before_a_verb_leads_to_its_head(group: str, kind: str, says: str) -> None:
    clauses = read(f"{group} said the ferry sank.")
    verb = next(k for k, token in enumerate(clauses.tokens) if token.low == "said")
    head = clauses.subject(0, verb)
    assert head is not None
    named = clauses.names[head.name].text if head.name >= 0 else head.text or " ".join(head.words)
    assert (head.kind, named) == (kind, says)


def test_whose_something_is_speaks_not_itself() -> None:
    clauses = read("Ada Lund's said it.")
    assert clauses.subject(0, 2) is None


def test_a_reference_says_where_it_stands() -> None:
    clauses = read("Yesterday the Harbour Authority said it sank.")
    head = clauses.subject(0, 4)
    assert head is not None
    assert (head.first, head.at) == (2, 3)
