"""What a reader wants first or not at all: outlets, phrases and stories, as sources.yaml names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from monitor.language.text.words import fold, words
from monitor.models import Article, Muted

Kind = Literal["outlet", "phrase", "story", "filter"]


@dataclass(frozen=True, slots=True)
class Preference:
    """Names of each kind; an article that one of them fits is preferred, or muted."""

    outlets: tuple[str, ...] = ()  #: whole names; case and accents do not count
    phrases: tuple[str, ...] = ()  #: words in a row, in the title or the text
    stories: tuple[str, ...] = ()  #: ids, or how they begin

    def __bool__(self) -> bool:
        return bool(self.outlets or self.phrases or self.stories)


NONE = Preference()


def fits(preference: Preference, article: Article, story_id: str | None) -> tuple[Kind, str] | None:
    """The first name that fits an article of that story, with its kind; None where none does."""
    for outlet in preference.outlets:
        if fold(outlet) == fold(article.outlet):
            return "outlet", outlet
    for story in preference.stories:
        if story_id is not None and story_id.startswith(story):
            return "story", story
    if preference.phrases:
        text = f" {' '.join(words(article.title or ''))} | {' '.join(words(article.text))} "
        for phrase in preference.phrases:
            if f" {' '.join(words(phrase))} " in text:
                return "phrase", phrase
    return None


def muted(
    preference: Preference, articles: Iterable[Article], story_ids: Mapping[str, str | None]
) -> dict[str, tuple[Kind, str]]:
    """Why each of the articles that are muted is, by its id."""
    found = {a.id: fits(preference, a, story_ids.get(a.id)) for a in articles} if preference else {}
    return {i: why for i, why in found.items() if why is not None}


def tally(reasons: Iterable[tuple[Kind, str]]) -> tuple[Muted, ...]:
    """How many articles each name muted, by kind and name."""
    return tuple(Muted(kind, name, count) for (kind, name), count in sorted(Counter(reasons).items()))
