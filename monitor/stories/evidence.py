"""Why articles are one story, as data and as lines to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from monitor.models import Article, Copies, Evidence, Story
from monitor.stories.vectors import Vectors

SHOWN = 8  # shared words in an evidence
HEADLINE = 160  # characters at most of a headline made of a sentence

_END = re.compile(r"[.!?…。！？][\"'”’»)]{0,3}(?=\s|$)|(?<=[。！？])")
_ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:\w|Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Lt|Col|No|Sgt|Prof|см|напр|ім|др)$")


def similar(
    ids: Sequence[str],
    rows: NDArray[np.int64],
    likeness: NDArray[np.float64],
    texts: Vectors,
    days: NDArray[np.float64],
) -> Iterator[Evidence]:
    """For each article of a story its strongest tie: `ids` are those of `rows` of `texts`, whose likeness is given."""
    if len(rows) < 2:
        return
    others = likeness.copy()
    np.fill_diagonal(others, -1.0)
    for place, nearest in enumerate(np.argmax(others, axis=1).tolist()):
        one, other = int(rows[place]), int(rows[nearest])
        yield Evidence(
            article_id=ids[place],
            other_id=ids[nearest],
            kind="similar",
            score=round(float(others[place, nearest]), 4),
            shared=_shared(texts, one, other),
            days=between(float(days[one]), float(days[other])),
        )


def between(one: float, other: float) -> float | None:
    """Days between two publications, to a hundredth; None where one is unknown."""
    apart = abs(one - other)
    return None if np.isnan(apart) else round(apart, 2)


def headline(articles: Sequence[Article], likeness: NDArray[np.float64]) -> str:
    """The title of the article that is most like the others, the first of those alike.

    Without any title, the first sentence of that article, cut to HEADLINE characters.
    """
    order = sorted(range(len(articles)), key=lambda n: (-round(float(likeness[n].sum()), 6), n))
    typical = next((n for n in order if (articles[n].title or "").strip()), order[0])
    title = " ".join((articles[typical].title or "").split())
    return title or _sentence(articles[typical].text)


def origins(story: Story) -> int:
    """How many articles of `story` stand for themselves, each group of copies counted once."""
    return len(story.article_ids) - sum(len(same.article_ids) - 1 for same in story.copies)


def explain(story: Story, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Why the articles of `story` are one story, a line each, for people; `articles` by id, missing ones by id only."""
    counted = _count(len(story.article_ids), "article", "articles")
    lines = [f"{story.headline}", f"{counted}, {_count(origins(story), 'independent origin', 'independent origins')}"]
    lines += [line for same in story.copies for line in _copied(same, articles)]
    lines += [_alike(tie, articles) for tie in story.evidence if tie.kind == "similar"]
    if len(story.article_ids) == 1:
        lines.append(f"{_name(story.article_ids[0], articles)}: nothing else was alike enough")
    return tuple(lines)


def _copied(same: Copies, articles: Mapping[str, Article]) -> Iterator[str]:
    source = f"a text of {same.agency}" if same.agency else "one text"
    original, *others = (_name(article_id, articles) for article_id in same.article_ids)
    yield f"{source} in {_count(len(same.article_ids), 'article', 'articles')}; the original: {original}"
    for other in others:
        yield f"  copied by {other} (at least {same.overlap:.0%} of the shorter text)"


def _alike(tie: Evidence, articles: Mapping[str, Article]) -> str:
    apart = "time between unknown" if tie.days is None else f"{_count(tie.days, 'day', 'days')} between"
    one, other = _name(tie.article_id, articles), _name(tie.other_id, articles)
    return f"{one} is like {other}: {tie.score:.2f}, {apart}; shared: {', '.join(tie.shared)}"


def _name(article_id: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(article_id)
    if article is None:
        return article_id
    return f"{article.outlet} [{article_id}]"


def _count(number: float, one: str, many: str) -> str:
    return f"{number:g} {one if number == 1 else many}"


def _shared(texts: Vectors, one: int, other: int) -> tuple[str, ...]:
    both = texts.matrix[[one]].multiply(texts.matrix[[other]]).tocoo()
    weighed = sorted(zip((-both.data).tolist(), (texts.vocabulary[c] for c in both.col), strict=True))
    return tuple(word for _, word in weighed[:SHOWN])


def _sentence(text: str) -> str:
    first = " ".join(text.strip().split("\n", 1)[0].split())
    for end in _END.finditer(first[: HEADLINE + 1]):
        sentence = first[: end.end()]
        if not _ABBREVIATION.search(first[: end.start()]) and end.end() <= HEADLINE:
            return sentence
    if len(first) <= HEADLINE:
        return first
    cut = first[:HEADLINE]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:–—-") + "…"
