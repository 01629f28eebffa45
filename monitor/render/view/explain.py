"""One article with what was taken out of it, in its place, as a page of its own. It is no part of an issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.models import Article, Reason, Removed, Uncertain
from monitor.render.base.dates import minute, published
from monitor.render.base.display import language, link, tidy
from monitor.render.base.engine import environment, render
from monitor.render.base.look import Load, Look
from monitor.render.view.labels import LOST

#: What each reason is called on the page.
REASONS: dict[Reason, str] = {
    "appeal": "an appeal for money or membership",
    "payment": "part of a payment widget",
    "subscription": "an offer to subscribe",
    "newsletter": "a newsletter sign-up",
    "app": "a plug for an app or a channel",
    "share": "share and follow buttons",
    "legal": "a legal notice",
    "related": "a link to other articles",
    "comments": "readers' comments",
    "author": "about the author",
    "advert": "an advertisement",
    "navigation": "navigation",
    "metadata": "it became a field of the article",
    "furniture": "not part of the article, by its place or because it comes round",
    "custom": "your own `strip:`",
}
#: Why a text may be less than its article, or more.
DOUBTS: dict[Uncertain, str] = {
    "unsure": "so much of the page may be judged wrongly",
    "left out": "so much running text stands beside it on the page, as a share of it",
    "other reader": "so much of what another extractor takes is not in it",
    "two articles": "so much of it is another article of the page",
    "short": "it is so much shorter than articles are",
    "breaks off": "its last words say that it goes on",
    "by zone": "so much running text went for the names of its boxes",
    "record": "so much of what the page's own data tell is not in it",
}
_SURE = ((0.95, "certain"), (0.8, "almost certain"), (0.6, "fairly sure"), (0.0, "unsure"))
_SAID = {"Place": "from the dateline", "Language": "from its data, or told by its words"}
_FRONT = {"Title": "title", "By": "byline", "Published": "date", "Agency": "agency"}


@dataclass(frozen=True, slots=True)
class Field:
    """What is known of the article, and who said so."""

    name: str
    value: str
    origin: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the document: of the article, or taken out of it."""

    kind: str  #: body | heading | quote | list | caption | removed
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that the page shows."""

    language: str
    lang: str | None
    title: str
    kept: int
    cut: int
    fields: tuple[Field, ...]
    passages: tuple[Passage, ...]


def explain_page(article: Article, look: Look, load: Load) -> str:
    """The page. Raises IssueError where a template is wrong."""
    record = Record(
        language=look.language,
        lang=language(article.language, look.language),
        title=tidy(article.title or "(no title)"),
        kept=len(article.paragraphs),
        cut=len(article.removed),
        fields=tuple(_fields(article, look)),
        passages=tuple(_passages(article)),
    )
    return render(environment(load), "explain.html", record=record)


def why(removed: Removed) -> str:
    """The reason, the rule and how sure it was, in words."""
    sure = next(word for least, word in _SURE if removed.confidence >= least)
    return f"Taken out: {REASONS[removed.reason]}. Rule {removed.rule}, {sure} ({removed.confidence:.0%})."


def _passages(article: Article) -> Iterator[Passage]:
    rest = list(article.removed)
    for place in range(len(article.paragraphs) + 1):
        while rest and rest[0].before <= place:
            gone = rest.pop(0)
            yield Passage("removed", gone.text, why(gone))
        for paragraph in article.paragraphs[place : place + 1]:
            yield Passage(paragraph.kind, paragraph.text)


def _fields(article: Article, look: Look) -> Iterator[Field]:
    lines = {r.rule.removeprefix("front."): r.text for r in article.removed if r.reason == "metadata"}
    modified = published(article.modified, look.zone)
    known = {
        "Title": article.title,
        "Outlet": article.outlet,
        "By": ", ".join(article.byline),
        "Agency": article.agency,
        "Published": published(article.published, look.zone),
        "Changed": modified,
        "Place": article.place,
        "Genre": article.genre,
        "Language": article.language,
    }
    for name, value in known.items():
        line = lines.get(_FRONT.get(name, ""))
        said = (
            f"stands in the line “{tidy(line, 80)}”"
            if line
            else _SAID.get(name, "from its data, its text or sources.yaml")
        )
        yield Field(name, tidy(value) if value else "unknown", said if value else "nobody says it")
    if lost := article.withdrawn:
        said = f"{LOST[lost.reason]}, noticed {minute(lost.at, look.zone)}"
        yield Field("Withdrawn", tidy(lost.note or "yes"), said)
    if article.doubt:
        yield Field(
            "In doubt", f"{DOUBTS[article.doubt.why]} ({article.doubt.share:.0%})", "from how the page is built"
        )
    if article.paywalled:
        yield Field("Paywall", "only a part is shown to those who do not pay", "from the page")
    if article.url:
        yield Field("Address", tidy(article.url), "as given", link(article.url))
    yield Field("Read from", tidy(article.origin), f"source {article.source}")
    yield Field("Received", minute(article.received, look.zone), "the run that first read it")
    yield Field("Id", article.id, "")
