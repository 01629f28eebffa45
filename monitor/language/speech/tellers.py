"""Who gives what a sentence reports: "the ministry said that …", "… according to Ann Lee"."""

from __future__ import annotations

from monitor.language.lexicon.function_words import DETERMINERS
from monitor.language.names.find import tag
from monitor.language.speech.attribution import Reader, reader
from monitor.language.speech.noun_groups import Reference
from monitor.language.text.quotation_marks import marked
from monitor.language.text.tokens import tokens


def teller(sentence: str, language: str | None) -> str | None:
    """The name, as printed, of the one person or body that the sentence gives as its source; None where none is named.

    Pronouns and offices are left open, since the sentence alone does not say whom they mean.
    """
    clauses, reference = _read(sentence, language)
    if reference is None:
        return None
    if reference.kind == "name":
        return clauses.names[reference.name].text
    return reference.text if reference.kind == "body" and not reference.text.islower() else None


def source(clause: str, language: str | None) -> str | None:
    """As `teller`, and a body that has no name as the clause calls it: "the ministry", "police"."""
    clauses, reference = _read(clause, language)
    if reference is None or reference.kind not in ("name", "body"):
        return None
    if reference.kind == "name":
        return clauses.names[reference.name].text
    first = reference.first if reference.first >= 0 else reference.at
    if first > 0 and clauses.tokens[first - 1].low in DETERMINERS:
        first -= 1
    named = clause[clauses.tokens[first].start : clauses.tokens[reference.at].end]
    return named[0].lower() + named[1:] if clauses.tokens[first].low in DETERMINERS else named


def _read(sentence: str, language: str | None) -> tuple[Reader, Reference | None]:
    found = tokens(sentence, marked(sentence))
    clauses = reader(sentence, found, tag(sentence, found, language), language)
    end = len(found)
    for k in range(end):
        behind = clauses.according(k, end)
        if behind:
            return clauses, clauses.subject_behind(behind, end)
    return clauses, clauses.teller(0, end)
