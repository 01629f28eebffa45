"""What an article is beside its headline: who prints it, what kind of text it is, and whose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.models import Article, Descent, Genre, IssueStory
from monitor.render.base.display import LONGEST_NAME, flow, tidy
from monitor.render.base.gettext import Words, later
from monitor.render.base.look import Known

_OPENING = 10  # words of a lead
_WORD = re.compile(r"\w+")
_KIND = {
    "state": later("state"),
    "state-funded": later("state-funded"),
    "public": later("public"),
    "commercial": later("commercial"),
    "agency": later("news agency"),
    "party": later("of a party"),
    "blog": later("blog"),
}
_GENRE: dict[Genre, str] = {
    "opinion": later("opinion"),
    "analysis": later("analysis"),
    "live": later("live page"),
    "video": later("video"),
    "review": later("review"),
    "interview": later("interview"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """What a row of the table of outlets says of an article beside its headline."""

    outlet: str  #: what the editor knows of its outlet: "state-funded, Qatar, tier 2"; "" for nothing
    genre: str  #: "opinion", "live page"; "" for news
    text: str  #: "own text", "Northwire text", "98 % the text of The Heron"; "" for an article alone
    opening: str  #: the first words of its lead


def form(
    article: Article, story: IssueStory, articles: Mapping[str, Article], known: Sequence[Known], say: Words
) -> Form:
    """What is to be said of the article in this story; a copy begins as its original does, so that it says nothing."""
    copied = _copied(article, story)
    outlet = next((k for k in known if k.name == article.outlet), None)
    return Form(
        outlet=_label(outlet, say) if outlet else "",
        genre=say.say(_GENRE[article.genre]) if article.genre in _GENRE else "",
        text=_whose(article, copied, articles, say) if len(story.article_ids) > 1 else "",
        opening="" if copied else _opening(article),
    )


def _label(outlet: Known, say: Words) -> str:
    tier = say.say("tier %(n)s", n=outlet.tier) if outlet.tier else ""
    kind = say.say(_KIND[outlet.kind]) if outlet.kind in _KIND else ""
    return ", ".join(part for part in (kind, tidy(outlet.country or "", LONGEST_NAME), tier) if part)


def _copied(article: Article, story: IssueStory) -> Descent | None:
    descents = story.lineage.descents if story.lineage else ()
    return next((d for d in descents if d.article_id == article.id), None)


def _whose(article: Article, copied: Descent | None, articles: Mapping[str, Article], say: Words) -> str:
    """Whose text it is: an agency's, another outlet's, or its own."""
    if copied and copied.original_id in articles:
        name = tidy(articles[copied.original_id].outlet, LONGEST_NAME)
        percent = say.number(round(100 * copied.overlap))
        return say.say("%(percent)s\xa0%% the text of %(name)s", percent=percent, name=name)
    if article.agency and article.agency != article.outlet:
        return say.say("%(agency)s text", agency=tidy(article.agency, LONGEST_NAME))
    return say.say("own text")


def _opening(article: Article) -> str:
    """The first words of its text, those of an abbreviation each; none where the issue does not hold them."""
    first = next((p for p in article.paragraphs if p.kind == "body"), None)
    text = flow(first.text) if first else ""
    ends = [word.end() for word in _WORD.finditer(text)]
    return text if len(ends) <= _OPENING else f"{text[: ends[_OPENING - 1]]}…"
