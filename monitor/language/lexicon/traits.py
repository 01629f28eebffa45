"""What sets one language apart from another in its grammar and its spelling, as far as reading a text depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Trait = Literal[
    "library_sentences",
    "short_behind_marks",
    "nouns_in_capitals",
    "days_in_capitals",
    "title_case",
    "no_articles",
    "declines",
    "drops_subject",
    "verb_first",
    "verb_second",
    "fixed_order",
    "noun_rows",
    "plural_in_s",
    "uninflected",
    "regular_forms",
    "short_months",
    "orders_differ",
]

#: What each says of a language that has it.
TRAITS: Mapping[Trait, str] = {
    "library_sentences": "sentencex knows where its sentences end",
    "short_behind_marks": "its abbreviations may stand right behind a bracket or a mark: (No. 5)",
    "nouns_in_capitals": "all nouns have capitals, so that a capital makes no name",
    "days_in_capitals": "names of days and months have capitals",
    "title_case": "each long word of a headline may have a capital",
    "no_articles": "an office stands without an article",
    "declines": "names have cases: what stands in another than the nominative is somebody else's",
    "drops_subject": "a verb may stand without a subject: añadió, he or she added",
    "verb_first": "behind a verb of saying stands who speaks, and behind it, without a preposition, who listens",
    "verb_second": "an adverb at the beginning puts the subject behind the verb",
    "fixed_order": "order tells subject from object, and a verb by its place from a noun of the same form",
    "noun_rows": "a noun describes the noun behind it: police officers, the court case",
    "plural_in_s": "a plural ends in s",
    "uninflected": "a name may stand where a pronoun stood, without another ending",
    "regular_forms": "the lists of verbs hold one form of each; the others are made by rule",
    "short_months": "papers print short names of months: Aug. 12",
    "orders_differ": "places that speak it write day and month in different orders",
}
