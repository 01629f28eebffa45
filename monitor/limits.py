"""How much of a document is read. What has more is left out, and named; nothing is ever cut in silence.

Counted is work, not time, so that what an issue holds does not depend on the machine. All that is done to a document
grows with its length (`python -m benchmarks.growth`), so that these bound it.
"""

from __future__ import annotations

from dataclasses import dataclass

from monitor.errors import ReadError


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a document may have of one thing."""

    most: int
    what: str
    why: str  #: what the most of it is in some 1,450 pages of news and 170 texts copied from such
    remedy: str


_ALONE = "save its article alone, as a text"

BUDGETS = {
    "characters": Budget(1_000_000, "characters of text", "the longest page of news that we know has 105,000", _ALONE),
    "markup": Budget(10_000_000, "characters of markup", "the largest page of news that we know has 2,900,000", _ALONE),
    "tags": Budget(300_000, "tags", "the largest page of news that we know has 22,000", _ALONE),
    "depth": Budget(400, "elements in one another", "the deepest page of news that we know has 56", _ALONE),
    "blocks": Budget(50_000, "lines or paragraphs", "the longest page of news that we know has 2,600", _ALONE),
    "rounds": Budget(40, "rounds of cutting lines", "texts that were made by people are at rest after four", _ALONE),
}


def spend(name: str, count: int) -> None:
    """Raises ReadError where a document has more than the budget of this name allows."""
    budget = BUDGETS[name]
    if count > budget.most:
        raise ReadError(f"has more than {budget.most:,} {budget.what}; {budget.why}. It is left out: {budget.remedy}")
