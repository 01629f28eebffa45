"""The gate that every issue passes: each span that it cites must be found again in the article it names.

What does not hold is taken out and is one of the issue's problems; the rest of the issue stands. A sentence loses the
citation, or goes with its last one. A quotation loses the wording. A row of figures or of the matrix says how its
values compare, so it goes as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from monitor.digest.summary.adaptation import holds
from monitor.models import (
    Article,
    Change,
    Exclusive,
    Fact,
    FigureRow,
    Happening,
    Issue,
    IssueStory,
    Lineage,
    Problem,
    Sentence,
    Span,
    Utterance,
    Wording,
)

SOURCE = "digest"  #: whose problem it is
_SHOWN = 60  # characters of a text in the words of a fault
T = TypeVar("T")


def prove(issue: Issue) -> Issue:
    """The issue without what its articles do not hold; each thing that was taken out is one of its problems."""
    whole, found = _proved(issue)
    if not found:
        return issue
    told = tuple(Problem(SOURCE, f"{fault}; it was taken out") for fault in found)
    return replace(whole, problems=(*issue.problems, *told))


def faults(issue: Issue) -> Iterable[str]:
    """What the issue prints and its articles do not hold, a line each."""
    return _proved(issue)[1]


def _proved(issue: Issue) -> tuple[Issue, list[str]]:
    articles, found = {article.id: article for article in issue.articles}, list[str]()
    stories = tuple(told for s in issue.stories if (told := _Gate(s, articles, found).story()).article_ids)
    known = {s.id for s in stories}
    topics = tuple(replace(t, story_ids=tuple(i for i in t.story_ids if i in known)) for t in issue.topics)
    found += [f"topic {t.id}: it lists a story that the issue does not hold" for t in issue.topics if t not in topics]
    return replace(issue, stories=stories, topics=topics), found


@dataclass(frozen=True)
class _Gate:
    """What one story may print, and in `found` what it may not."""

    told: IssueStory
    articles: Mapping[str, Article]
    found: list[str] = field(default_factory=list)

    def story(self) -> IssueStory:
        """The story as far as its articles hold it."""
        told = self.told
        return replace(
            told,
            article_ids=_whole(told.article_ids, lambda i: i if self._held("the list of articles", i) else None),
            summary=_whole(told.summary, self._sentence),
            lead=_whole(told.lead, self._sentence),
            quotes=_whole(told.quotes, self._utterance),
            statements=_whole(told.statements, self._utterance),
            figures=_whole(told.figures, self._row),
            only_in=_whole(told.only_in, self._exclusive),
            timeline=_whole(told.timeline, self._event),
            changes=_whole(told.changes, self._change),
            matrix=_whole(told.matrix, self._fact),
            copies=_whole(told.copies, lambda c: c if self._all("a text that was copied", c.article_ids) else None),
            lineage=self._lineage(told.lineage),
        )

    def _sentence(self, sentence: Sentence) -> Sentence | None:
        cited = tuple(c for c in sentence.citations if self._backs(sentence, c.article_id, (c.start, c.end)))
        if not sentence.citations:
            self._fault(f"sentence {sentence.text[:_SHOWN]!r} cites no article")
        if len(cited) == len(sentence.citations):
            return sentence if cited else None
        outlets = {self.articles[c.article_id].outlet for c in cited}
        lost = {self.articles[c.article_id].outlet for c in sentence.citations if c.article_id in self.articles}
        left = tuple(o for o in sentence.outlets if o in outlets or o not in lost)
        return replace(sentence, citations=cited, outlets=left) if cited else None

    def _backs(self, sentence: Sentence, article_id: str, span: Span) -> bool:
        """Whether that place says the sentence: to the letter, or all of it that is not in brackets."""
        if sentence.verbatim:
            return self._prints("sentence", article_id, (span,), sentence.text)
        article = self.articles.get(article_id)
        good = article is not None and holds(sentence.text, article.text[slice(*span)], article.text)
        return good or self._fault(f"sentence {sentence.text[:_SHOWN]!r} is not what {article_id} says")

    def _utterance(self, said: Utterance) -> Utterance | None:
        variants = _whole(said.variants, self._wording)
        return replace(said, variants=variants) if variants else None

    def _wording(self, one: Wording) -> Wording | None:
        first, last = one.shown or (one.spans[0][0], one.spans[-1][1])
        if not first <= one.spans[0][0] <= one.spans[-1][1] <= last:
            self._fault(f"what is shown of {one.text[:_SHOWN]!r} does not hold it")
            return None
        return one if self._prints("quotation", one.article_id, one.spans, one.text) else None

    def _row(self, row: FigureRow) -> FigureRow | None:
        good = [self._prints("figure", v.article_id, ((v.start, v.end),), v.text) for v in row.values]
        if row.agreement == "agree" and len({v.value for v in row.values}) > 1:
            self._fault(f"the figures of {row.what!r} are said to agree and do not")
            return None
        return row if good and all(good) else None

    def _exclusive(self, only: Exclusive) -> Exclusive | None:
        if any(not only.start <= start < end <= only.end for start, end in only.marks):
            self._fault(f"what is marked in {only.text[:_SHOWN]!r} does not stand in it")
            return None
        return only if self._prints("exclusive", only.article_id, ((only.start, only.end),), only.text) else None

    def _event(self, one: Happening) -> Happening | None:
        return one if self._prints("event", one.article_id, ((one.start, one.end),), one.text) else None

    def _change(self, one: Change) -> Change | None:
        if one.kind == "withdrawn" and not one.text:
            return one if self._held("change", one.article_id) else None
        return one if self._prints("change", one.article_id, ((one.start, one.end),), one.text) else None

    def _fact(self, fact: Fact) -> Fact | None:
        places = [c.citation for c in fact.cells if c.citation is not None]
        good = [self._within("fact", p.article_id, ((p.start, p.end),), fact.text) for p in places]
        if sum(cell.mention != "absent" for cell in fact.cells) != len(places):
            self._fault(f"fact {fact.text[:_SHOWN]!r} stands somewhere and does not say where")
            return None
        return fact if all(good) else None

    def _lineage(self, lineage: Lineage | None) -> Lineage | None:
        if lineage is None or not self._all("who copied whom", (*filter(None, (lineage.first,)), *lineage.origins)):
            return None
        good = [
            self._held("who copied whom", d.original_id) and self._within("copy", d.article_id, d.added, d.article_id)
            for d in lineage.descents
        ]
        return lineage if all(good) else None

    # --- what is asked of each ---

    def _prints(self, what: str, article_id: str, spans: Sequence[Span], text: str) -> bool:
        """Whether the article has that text at these places."""
        if not self._within(what, article_id, spans, text):
            return False
        found = " ".join(self.articles[article_id].text[start:end] for start, end in spans)
        if found.split() == text.split():
            return True
        return self._fault(f"{what} {text[:_SHOWN]!r} is not at its place in {article_id} ({found[:_SHOWN]!r})")

    def _within(self, what: str, article_id: str, spans: Sequence[Span], text: str) -> bool:
        if not self._held(what, article_id):
            return False
        length = len(self.articles[article_id].text)
        good = all(0 <= start <= end <= length for start, end in spans)
        return good or self._fault(f"{what} {text[:_SHOWN]!r} lies outside of the text of {article_id}")

    def _held(self, what: str, article_id: str) -> bool:
        known = article_id in self.articles
        return known or self._fault(f"{what} cites article {article_id}, which the issue does not hold")

    def _all(self, what: str, article_ids: Iterable[str]) -> bool:
        return all(self._held(what, i) for i in article_ids)

    def _fault(self, words: str) -> bool:
        self.found.append(f"story {self.told.id}: {words}")
        return False


def _whole(things: Sequence[T], proved: Callable[[T], T | None]) -> tuple[T, ...]:
    return tuple(found for thing in things if (found := proved(thing)) is not None)
