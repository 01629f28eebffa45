"""What kind of page it is: an article of some genre, or none (an index, search results, a video, an error)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

import lxml.html

from monitor.clean.blocks.block import Block
from monitor.clean.lines.signs import signs_of
from monitor.clean.recognise.json_ld import first_of, is_article
from monitor.language.lexicon import either, table
from monitor.language.text.fold import fold
from monitor.models import Genre

SHORT = 120  # words; the page of an error or of a video has no more of running text
LINKS = 12  # linked headlines that make a list
RUN = 80  # words of running text that stand together in an article

# the type of a JSON-LD record -> genre; the first row that fits
_TYPES: tuple[tuple[str, Genre], ...] = (
    ("LiveBlogPosting", "live"),
    ("OpinionNewsArticle", "opinion"),
    ("AnalysisNewsArticle", "analysis"),
    ("BackgroundNewsArticle", "analysis"),
    ("ReviewNewsArticle", "review"),
    ("Review", "review"),
)
# what a section, a label or a genre is called -> genre; folded, whole
_GENRES: Mapping[str, Genre] = {
    name: genre for genre in get_args(Genre) for name in table("genres", "names").get(genre, ())
}

_ERROR = re.compile(either("pages", "error"))
_SEARCH = re.compile(rf"\b{either('pages', 'search_results')}\b|^{either('pages', 'search')}\b")
_SEARCHED = re.compile(rf"/{either('pages', 'search_paths')}(?:[/?]|$)|[?&](?:s|q|query|search)=", re.I)
_TAGGED = re.compile(rf"/{either('pages', 'list_paths')}/[^/]+/?$", re.I)
_LISTS = ("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage")


def genre_of(article: Mapping[str, Any], named: Mapping[str, list[str]]) -> Genre | None:
    """The genre where the page says it in a record or names a section for it, else None."""
    types = _types(article)
    if found := next((genre for name, genre in _TYPES if name in types), None):
        return found
    for claim in (
        article.get("genre"),
        article.get("articleSection"),
        first_of(dict(named), "article:section", "article:genre", "content-genre", "og:article:section"),
    ):
        for name in claim if isinstance(claim, list) else [claim]:
            if isinstance(name, str) and (genre := _GENRES.get(fold(name).strip())):
                return genre
    return None


def is_paywalled(records: Sequence[Mapping[str, Any]], named: Mapping[str, list[str]]) -> bool:
    """Whether the page says that it is not free: schema.org's `isAccessibleForFree`, or a tier among its elements.

    What a record of the article says goes before what one of the page or of a part of it says.
    """
    claims = [record for record in records if record.get("isAccessibleForFree") is not None]
    claims.sort(key=lambda record: not is_article(dict(record)))
    said = claims[0]["isAccessibleForFree"] if claims else None
    if said is not None:
        return str(said).strip().lower() in ("false", "no", "0", "http://schema.org/false", "https://schema.org/false")
    tier = fold(first_of(dict(named), "article:content_tier", "content_tier", "article.content_tier") or "")
    return tier in ("locked", "metered", "premium", "paid")


def no_article(
    tree: lxml.html.HtmlElement,
    blocks: Sequence[Block],
    records: Sequence[Mapping[str, Any]],
    named: Mapping[str, list[str]],
    titles: Sequence[str],
    url: str | None,
) -> str | None:
    """What the page is where it is no article ("a list of articles", "an error page" …), else None."""
    heads = [fold(" ".join(h1.text_content().split())[:200]) for h1 in list(tree.iter("h1"))[:3]]
    failed = any(_ERROR.search(text) for text in (*heads, *(fold(title) for title in titles[:4])))
    article = any(is_article(dict(record)) for record in records)
    if failed and _told_words(blocks) < SHORT:
        return "an error page that came as if all were well"
    shared = fold(first_of(dict(named), "og:type") or "")
    if article or shared == "article":
        return None
    kinds = {kind for record in records for kind in _types(record)}
    if (shared.startswith("video") or "VideoObject" in kinds) and _told_words(blocks) < SHORT:
        return "the page of a video"
    headlines = sum(1 for block in blocks if _headline(block))
    if headlines < LINKS or _longest(blocks) >= RUN:
        return None
    if "SearchResultsPage" in kinds or _SEARCHED.search(url or "") or any(_SEARCH.search(text) for text in heads):
        return "a page of search results"
    listed = bool(kinds.intersection(_LISTS)) or shared == "website" or bool(_TAGGED.search(url or ""))
    return "a list of articles" if listed or _told_words(blocks) < headlines * 20 else None


def _types(record: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = record.get("@type")
    return tuple(kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str))


def _told_words(blocks: Sequence[Block]) -> int:
    return sum(signs_of(block.text).words for block in blocks if _told(block))


def _told(block: Block) -> bool:
    return block.linked < 0.3 and signs_of(block.text).prose


def _headline(block: Block) -> bool:
    return block.linked > 0.8 and 4 <= signs_of(block.text).words <= 25


def _longest(blocks: Sequence[Block]) -> int:
    """Words of the longest run of running text without a linked headline in it."""
    best = run = 0
    for block in blocks:
        run = 0 if _headline(block) else run + (signs_of(block.text).words if _told(block) else 0)
        best = max(best, run)
    return best
