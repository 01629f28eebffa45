"""issue.json for an archive that anybody may read: of each article only what is cited, and the hash of the whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from monitor.codec import decode, encode, written
from monitor.models import Article, Issue, IssueStory, Span

_OUT_OF_SIGHT = " "


def withheld(issue: Issue) -> str:
    """JSON of `issue` with `text: null, text_sha256, excerpts: [{start, end, text}]` in each article."""
    spans = cited(issue)
    plain: dict[str, Any] = json.loads(encode(replace(issue, articles=())))
    plain["articles"] = [_article(a, spans.get(a.id, ())) for a in issue.articles]
    return written(plain, indent=1)


def reopened(content: bytes) -> Issue:
    """The issue of an issue.json of either form; text that was withheld is white space, so that offsets hold.

    Raises ValueError where there is none.
    """
    found = json.loads(content)
    articles = found.get("articles") if isinstance(found, dict) else None
    for article in articles if isinstance(articles, list) else ():
        if isinstance(article, dict) and article.get("text") is None and isinstance(article.get("excerpts"), list):
            article["text"] = _with_gaps(article["excerpts"])
    return decode(Issue, json.dumps(found))


def is_withheld(content: bytes) -> bool:
    """Whether the issue.json holds only what is cited."""
    articles = json.loads(content).get("articles") or ()
    return any(a.get("text") is None for a in articles)


def cited(issue: Issue) -> dict[str, tuple[Span, ...]]:
    """The spans that the issue cites, by article, without those that touch another: they are one."""
    found: dict[str, list[Span]] = {}
    for story in issue.stories:
        for article_id, span in _spans(story):
            if span[0] < span[1]:
                found.setdefault(article_id, []).append(span)
    return {article_id: tuple(_joined(sorted(spans))) for article_id, spans in found.items()}


def _spans(story: IssueStory) -> Iterator[tuple[str, Span]]:
    yield from ((c.article_id, (c.start, c.end)) for s in (*story.summary, *story.lead) for c in s.citations)
    yield from ((w.article_id, span) for u in story.quotes for w in u.variants for span in w.spans)
    yield from (
        (w.article_id, span) for u in story.statements for w in u.variants for span in (w.shown, *w.spans) if span
    )
    yield from ((v.article_id, (v.start, v.end)) for row in story.figures for v in row.values)
    yield from ((e.article_id, (e.start, e.end)) for e in story.only_in)
    yield from ((c.article_id, (c.start, c.end)) for c in story.changes)


def _joined(spans: list[Span]) -> list[Span]:
    made: list[Span] = []
    for start, end in spans:
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _article(article: Article, spans: tuple[Span, ...]) -> dict[str, Any]:
    bare = replace(article, text="", paragraphs=(), removed=(), quotes=(), statements=(), figures=())
    plain: dict[str, Any] = json.loads(encode(bare))
    plain["text"] = None
    plain["text_sha256"] = sha256(article.text.encode(errors="surrogatepass")).hexdigest()
    plain["excerpts"] = [{"start": a, "end": b, "text": article.text[a:b]} for a, b in spans]
    return plain


def _with_gaps(excerpts: list[Any]) -> str:
    text, at = [], 0
    for excerpt in excerpts:
        start, cut = int(excerpt["start"]), str(excerpt["text"])
        if not at <= start <= at + 10_000_000:
            raise ValueError("the excerpts of an article are not in order")
        text += [_OUT_OF_SIGHT * (start - at), cut]
        at = start + len(cut)
    return "".join(text)
