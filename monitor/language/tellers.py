"""Who gives what a sentence reports: "the ministry said that …", "… according to Ann Lee"."""

from __future__ import annotations

from monitor.language.attribution import Reader, reader
from monitor.language.marks import marked
from monitor.language.names import tag
from monitor.language.phrases import Reference
from monitor.language.tokens import tokens


def teller(sentence: str, language: str | None) -> str | None:
    """The name, as printed, of the one person or body that the sentence gives as its source; None where none is named.

    Pronouns and offices are left open, since the sentence alone does not say whom they mean.
    """
    found = tokens(sentence, marked(sentence))
    names = tag(sentence, found, language)
    clauses = reader(sentence, found, names, language)
    end = len(found)
    for k in range(end):
        behind = clauses.according(k, end)
        if behind:
            return _name(clauses, clauses.subject_behind(behind, end))
    return _name(clauses, clauses.teller(0, end))


def _name(clauses: Reader, reference: Reference | None) -> str | None:
    if reference is None:
        return None
    if reference.kind == "name":
        return clauses.names[reference.name].text
    return reference.text if reference.kind == "body" and not reference.text.islower() else None
