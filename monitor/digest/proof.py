"""The gate that every issue passes: each span that it cites must be found again in the article it names."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.digest.adaptation import holds
from monitor.errors import IssueError
from monitor.models import Article, Issue, IssueStory, Sentence, Span

_Claim = tuple[str, str, tuple[Span, ...], str]  # what, article id, spans, text that must be there


def prove(issue: Issue) -> Issue:
    """The issue itself. Raises IssueError, naming each fault, where it prints what its articles do not hold."""
    if found := list(faults(issue)):
        raise IssueError(
            f"issue {issue.id} is not made, since it would print what no article holds: " + "; ".join(found[:5])
        )
    return issue


def faults(issue: Issue) -> Iterator[str]:
    """What the issue prints and its articles do not hold, a line each."""
    articles = {article.id: article for article in issue.articles}
    return (fault for story in issue.stories for fault in _faults(story, articles))


def _faults(story: IssueStory, articles: dict[str, Article]) -> Iterator[str]:
    for what, article_id, spans, text in _claims(story):
        article = articles.get(article_id)
        if article is None:
            yield f"story {story.id}: {what} cites article {article_id}, which the issue does not hold"
            continue
        found = " ".join(article.text[start:end] for start, end in spans)
        if found.split() != text.split():
            yield f"story {story.id}: {what} {text[:60]!r} is not at its place in {article_id} ({found[:60]!r})"
    for sentence in story.summary:
        yield from () if sentence.verbatim else _adapted(story, sentence, articles)
    for only in story.only_in:
        if any(not only.start <= start < end <= only.end for start, end in only.marks):
            yield f"story {story.id}: what is marked in {only.text[:60]!r} does not stand in it"
    for row in story.figures:
        if row.agreement == "agree" and len({v.value for v in row.values}) > 1:
            yield f"story {story.id}: the figures of {row.what!r} are said to agree and do not"


def _adapted(story: IssueStory, sentence: Sentence, articles: dict[str, Article]) -> Iterator[str]:
    """A sentence that is not to the letter: what is not in brackets must stand in its span."""
    for cited in sentence.citations:
        article = articles.get(cited.article_id)
        if article is None or not holds(sentence.text, article.text[cited.start : cited.end], article.text):
            yield f"story {story.id}: sentence {sentence.text[:60]!r} is not what {cited.article_id} says"


def _claims(story: IssueStory) -> Iterator[_Claim]:
    yield from (
        ("sentence", c.article_id, ((c.start, c.end),), s.text)
        for s in story.summary
        if s.verbatim
        for c in s.citations
    )
    yield from (("quotation", w.article_id, w.spans, w.text) for u in story.quotes for w in u.variants)
    yield from (("figure", v.article_id, ((v.start, v.end),), v.text) for row in story.figures for v in row.values)
    yield from (("exclusive", e.article_id, ((e.start, e.end),), e.text) for e in story.only_in)
    yield from (("event", h.article_id, ((h.start, h.end),), h.text) for h in story.timeline)
    told = (c for c in story.changes if c.kind != "withdrawn" or c.text)
    yield from (("change", c.article_id, ((c.start, c.end),), c.text) for c in told)
