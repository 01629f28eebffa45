"""How many articles each outlet has in the issue, beside what it usually has and whether its source was read."""

from __future__ import annotations

from collections import Counter

from monitor.models import Issue, Usual
from monitor.render.base.addresses import NONE, Keys, outlet_page
from monitor.render.base.display import LONGEST_NAME, tidy
from monitor.render.view.model import OutletCount

_ISSUES = 3  # from so many on there is a habit
_TIMES, _APART = 2, 2  # times as many or as few, and so many articles apart, differ much
_REGULAR = 1  # articles an issue of an outlet that is missed


def outlets(issue: Issue, keys: Keys = NONE) -> tuple[OutletCount, ...]:
    """Each outlet with its number of articles, most first, then by name."""
    habits, faulty = _habits(issue), {p.source for p in issue.problems}
    found = []
    for name, count in sorted(_counts(issue).items(), key=lambda item: (-item[1], item[0])):
        habit = habits.get(name)
        page = f"../{outlet_page(name, keys=keys)}"
        found.append(OutletCount(name, count, page, _unlike(habit, count), _down(habit, faulty)))
    return tuple(found)


def missed(issue: Issue, keys: Keys = NONE) -> tuple[OutletCount, ...]:
    """The outlets that have articles in most issues and none in this one, likewise."""
    counts, faulty = _counts(issue), {p.source for p in issue.problems}
    gone = [u for name, u in _habits(issue).items() if name not in counts and u.articles >= _REGULAR]
    return tuple(
        OutletCount(name, 0, f"../{outlet_page(name, keys=keys)}", round(u.articles), _down(u, faulty))
        for u in sorted(gone, key=lambda u: (-u.articles, u.outlet))
        for name in (tidy(u.outlet, LONGEST_NAME),)
    )


def _counts(issue: Issue) -> Counter[str]:
    return Counter(tidy(article.outlet, LONGEST_NAME) for article in issue.articles)


def _habits(issue: Issue) -> dict[str, Usual]:
    return {tidy(u.outlet, LONGEST_NAME): u for u in issue.usual if u.issues >= _ISSUES}


def _unlike(habit: Usual | None, count: int) -> int | None:
    """What is usual, where today is much more or much less."""
    if habit is None or abs(habit.articles - count) < _APART:
        return None
    much = max(habit.articles, count) >= _TIMES * min(habit.articles, count)
    return round(habit.articles) if much else None


def _down(habit: Usual | None, faulty: set[str]) -> bool:
    return habit is not None and not faulty.isdisjoint(habit.sources)
