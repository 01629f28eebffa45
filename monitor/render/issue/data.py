"""issue.json: what an issue holds, and the lines of its first screen, each with where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from monitor.codec import encode, written
from monitor.models import Article, Citation, Issue
from monitor.render.base.display import flow
from monitor.render.issue.withheld import withheld
from monitor.render.view.model import Excerpt, IssueView, Line

SCHEMA_VERSION = 2  #: of what is written; what is stored has no `brief`


def data(issue: Issue, view: IssueView, *, cited_only: bool) -> str:
    """The text of issue.json; with `cited_only` it holds of the articles what is cited and no more."""
    plain: dict[str, Any] = json.loads(withheld(issue) if cited_only else encode(issue))
    lines = list(_brief(view, {a.id: a for a in issue.articles}))
    made = {
        "schema_version": SCHEMA_VERSION,
        **{k: v for k, v in plain.items() if k != "schema_version"},
        "brief": lines,
    }
    return written(made, indent=1) + "\n"


def _brief(view: IssueView, articles: Mapping[str, Article]) -> Iterator[dict[str, Any]]:
    for point in view.brief.points if view.brief else ():
        cited = [_citation(point.line, shown, articles) for shown in point.line.evidence if shown.spans]
        yield {
            "story_id": point.story.id,
            "text": point.line.text,
            "verbatim": point.line.verbatim and all(exact for _, exact in cited),
            "citations": [{"article_id": c.article_id, "start": c.start, "end": c.end} for c, _ in cited],
            "outlets": list(point.line.outlets),
        }


def _citation(line: Line, shown: Excerpt, articles: Mapping[str, Article]) -> tuple[Citation, bool]:
    """Where the line stands in an article, and whether to the letter; a clause is not the whole of what it is from."""
    start, end = shown.spans[0][0], shown.spans[-1][1]
    article, said = articles[shown.source.id], line.text.removesuffix("…")
    if (at := article.text.find(said, start, end)) >= 0:
        start, end = at, at + len(said)
    return Citation(article.id, start, end), flow(article.text[start:end]) == said
