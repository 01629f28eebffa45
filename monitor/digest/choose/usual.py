"""How much each outlet usually has in an issue: what today is read against, so that a dip is seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from monitor.models import Usual

ISSUES = 7  #: issues that a habit is taken from


def usual(issues: Sequence[Sequence[tuple[str, str]]]) -> tuple[Usual, ...]:
    """The habit of each outlet over these issues, by name; each issue is the outlet and the source of its articles."""
    counts = Counter(outlet for issue in issues for outlet, _ in issue)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for outlet, source in (row for issue in issues for row in issue):
        sources[outlet].add(source)
    return tuple(
        Usual(outlet, round(counts[outlet] / len(issues), 1), len(issues), tuple(sorted(sources[outlet])))
        for outlet in sorted(counts)
    )
