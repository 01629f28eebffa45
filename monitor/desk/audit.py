"""An issue's claims, each with the passages that decide whether it is so, and what a person says of them.

A claim is drawn by its kind, so that a kind of which an issue has many does not hide one of which it has few. The same
issue, size and seed give the same claims under the same numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from random import Random
from typing import Literal, get_args

from monitor.digest.passage import Passage, Readings, cosine, stems
from monitor.errors import MonitorError
from monitor.models import Article, Issue, IssueStory, Span
from monitor.render.base.display import tidy
from monitor.store import Store

Kind = Literal["statement", "bracket", "differ", "new", "first", "alone", "merge", "removed"]
Verdict = Literal["right", "wrong", "unsure"]
KINDS: tuple[Kind, ...] = get_args(Kind)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_NEAR = 200  # characters on each side of what is claimed
_BEHIND = 500  # before a sentence with a name in brackets
_OPENING = 400  # of an article that was put together with another
_LIKEST = 3  # sentences elsewhere that are most like the claim


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that an issue says."""

    kind: Kind
    story: str  #: its headline
    text: str  #: what is claimed
    passages: tuple[str, ...]  #: what decides, each with its outlet


def claims(store: Store, issue: Issue) -> list[Claim]:
    """All claims of the issue, by kind and then in its order."""
    ends = store.issue_ends()
    earlier = [i for key in ends if key != issue.id and ends[key] < issue.generated_at and (i := store.issue(key))]
    told = [_Told(story, issue, earlier) for story in issue.stories]
    return [claim for kind in KINDS for story in told for claim in story.of(kind)]


def sample(found: Sequence[Claim], size: int, seed: int) -> list[Claim]:
    """At most `size` claims of each kind, drawn by `seed`, in their order; their numbers are their places from 1."""
    chosen: list[Claim] = []
    for kind in KINDS:
        of_kind = [claim for claim in found if claim.kind == kind]
        places = Random(f"{seed} {kind}").sample(range(len(of_kind)), min(size, len(of_kind)))  # noqa: S311
        chosen += (of_kind[place] for place in sorted(places))
    return chosen


def printed(chosen: Sequence[Claim]) -> Iterator[str]:
    """Each claim as lines: number, kind and what is claimed, then its story, then the passages."""
    for number, claim in enumerate(chosen, 1):
        yield f"{number}  {claim.kind}: {tidy(claim.text)}"
        yield f"    story: {tidy(claim.story)}"
        yield from (f"    | {tidy(passage)}" for passage in claim.passages)
        yield ""


def verdicts(lines: Iterable[str], name: str, count: int) -> dict[int, Verdict]:
    """What a file says of the claims 1 to `count`, by number: "12 wrong", and behind it whatever note.

    Empty lines and those that begin with # are passed over. Raises MonitorError with every line that cannot be
    understood.
    """
    found: dict[int, Verdict] = {}
    faults: list[str] = []
    for row, line in enumerate(lines, 1):
        words = line.split("#")[0].split()
        if words:
            fault = _verdict(words, count, found)
            faults += [f"{name}:{row}: {fault}"] if fault else []
    if faults:
        raise MonitorError("\n".join(faults))
    return found


def _verdict(words: Sequence[str], count: int, found: dict[int, Verdict]) -> str | None:
    """Puts a line's verdict with those `found`; or what is wrong with the line."""
    number, said = words[0].rstrip(".:"), words[1].lower().rstrip(",:;") if len(words) > 1 else ""
    if not number.isdecimal() or not 1 <= int(number) <= count:
        return f"{tidy(number, 40)!r} is no claim; they have the numbers 1 to {count}, with this --sample and --seed"
    if int(number) in found:
        return f"claim {number} has a verdict already; leave one of the two"
    verdict = next((v for v in VERDICTS if v == said), None)
    if verdict is None:
        return f"{tidy(said, 40)!r} is no verdict; write {number} and one of {', '.join(VERDICTS)}"
    found[int(number)] = verdict
    return None


def tally(chosen: Sequence[Claim], said: Mapping[int, Verdict], all_claims: Sequence[Claim]) -> Iterator[str]:
    """A line for each kind: how many claims the issue makes, how many were judged, and how."""
    made, judged = Counter(c.kind for c in all_claims), Counter((chosen[n - 1].kind, v) for n, v in said.items())
    for kind in KINDS:
        counts = [judged[kind, verdict] for verdict in VERDICTS]
        told = ", ".join(f"{count} {verdict}" for count, verdict in zip(counts, VERDICTS, strict=True))
        yield f"{kind}: {made[kind]} made, {sum(counts)} judged: {told}"


class _Told:
    """A story of an issue, and what its claims rest on."""

    def __init__(self, story: IssueStory, issue: Issue, earlier: Sequence[Issue]) -> None:
        self.story, self._earlier, self._readings = story, earlier, Readings()
        held = {a.id: a for a in issue.articles}
        self.articles = {key: held[key] for key in story.article_ids if key in held}

    def of(self, kind: Kind) -> Iterator[Claim]:
        """Its claims of this kind."""
        make: dict[Kind, Callable[[], Iterator[tuple[str, Sequence[str]]]]] = {
            "statement": self._statements,
            "bracket": self._brackets,
            "differ": self._differ,
            "new": self._new,
            "first": self._first,
            "alone": self._alone,
            "merge": self._merges,
            "removed": self._removed,
        }
        return (Claim(kind, self.story.headline, text, tuple(passages)) for text, passages in make[kind]())

    @cached_property
    def before(self) -> Sequence[Article]:
        """What earlier issues held of this story, by whatever id it had."""
        ids = {self.story.id, *self.story.history}
        held = {key for i in self._earlier for s in i.stories if s.id in ids for key in s.article_ids}
        return list({a.id: a for i in self._earlier for a in i.articles if a.id in held}.values())

    def _statements(self) -> Iterator[tuple[str, Sequence[str]]]:
        for article in self.articles.values():
            for one in article.statements:
                who = one.speaker or one.source or "nobody named"
                yield f"{who} ({one.form}, {one.polarity}): {one.text}", [_near(article, one.spans)]

    def _brackets(self) -> Iterator[tuple[str, Sequence[str]]]:
        for sentence in self.story.summary:
            if not sentence.verbatim and "[" in sentence.text:
                cited = [(self.articles.get(c.article_id), (c.start, c.end)) for c in sentence.citations]
                yield sentence.text, [_near(article, [span], _BEHIND) for article, span in cited if article]

    def _differ(self) -> Iterator[tuple[str, Sequence[str]]]:
        for row in self.story.figures:
            values = [(self.articles[v.article_id], v) for v in row.values if v.article_id in self.articles]
            if row.agreement == "differ":
                said = " / ".join(v.text for _, v in values)
                yield f"{row.what}: {said}", [_near(article, [(v.start, v.end)]) for article, v in values]

    def _new(self) -> Iterator[tuple[str, Sequence[str]]]:
        if self.story.status == "developing":
            texts = [s.text for s in self.story.summary if s.new]
            texts += [c.text for c in self.story.changes if c.kind == "added" and c.text not in texts]
            yield from ((text, self._likest(text, self.before)) for text in texts)

    def _first(self) -> Iterator[tuple[str, Sequence[str]]]:
        first = self.articles.get((self.story.lineage.first if self.story.lineage else None) or "")
        if first is not None:
            dated = [f"{a.outlet}: published {a.published}" for a in self.articles.values()]
            yield f"{first.outlet} is earliest in what we hold", dated

    def _alone(self) -> Iterator[tuple[str, Sequence[str]]]:
        for one in self.story.only_in:
            own = self.articles[one.article_id]
            marks = ", ".join(own.text[start:end] for start, end in one.marks) or "the sentence"
            others = [a for a in self.articles.values() if a.outlet != one.outlet]
            yield f"only {one.outlet} has {marks}: {one.text}", self._likest(one.text, others)

    def _merges(self) -> Iterator[tuple[str, Sequence[str]]]:
        copied = {frozenset(pair) for c in self.story.copies for pair in combinations(c.article_ids, 2)}
        first, *rest = self.articles.values() if self.articles else (None,)
        for other in rest:
            if first is not None and frozenset((first.id, other.id)) not in copied:
                yield f"{first.outlet} and {other.outlet} tell of one event", [_opening(first), _opening(other)]

    def _removed(self) -> Iterator[tuple[str, Sequence[str]]]:
        for article in self.articles.values():
            for one in article.removed:
                if one.reason != "metadata":
                    beside = [p.text for p in article.paragraphs[max(0, one.before - 1) : one.before + 1]]
                    near = [f"{article.outlet}, beside it: {text[:_NEAR]}" for text in beside]
                    yield f"{one.text[:_OPENING]} is no part of the article ({one.reason}, {one.rule})", near

    def _likest(self, text: str, articles: Iterable[Article]) -> list[str]:
        """The sentences of these articles that are most like the text, the likest first."""
        mine = Counter(stems(text))
        found: list[Passage] = [p for article in articles for p in self._readings.passages(article)]
        ranked = sorted(found, key=lambda p: -cosine(mine, p.stems))[:_LIKEST]
        return [f"{p.article.outlet}: {p.text}" for p in ranked]


def _near(article: Article, spans: Sequence[Span], before: int = _NEAR) -> str:
    """What stands around the spans, with these between brackets of their own."""
    start, end = spans[0][0], spans[-1][1]
    left, right = article.text[max(0, start - before) : start], article.text[end : end + _NEAR]
    return f"{article.outlet}: … {left}⟦{article.text[start:end]}⟧{right} …"


def _opening(article: Article) -> str:
    return f"{article.outlet}, {article.published}: {article.title}: {article.text[:_OPENING]}"
