"""Why articles are one story, as data and as lines to read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from monitor.language.lexicon import either
from monitor.language.text.words import fold
from monitor.models import Article, Copies, Evidence, Story
from monitor.stories.lineage import additions
from monitor.stories.marks import marks_of
from monitor.stories.vectors import Vectors

SHOWN = 8  # shared words in an evidence
HEADLINE = 160  # characters at most of a headline made of a sentence
FRONT = 8  # lines among which the first sentence is looked for
RUNS = 20  # characters of a line that is running text
_CLAUSE = (", ", "; ", " – ", " — ", "，", "；")

_END = re.compile(r"[.!?…。！？][\"'”’»)]{0,3}(?=\s|$)|(?<=[。！？])")
_ABBREVIATION = re.compile(rf"(?:^|[\s(.])(?:\w|{either('text', 'titles_short')})$")


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

    Without any title, the first sentence of that article, cut at a clause to HEADLINE characters.
    """
    order = sorted(range(len(articles)), key=lambda n: (-round(float(likeness[n].sum()), 6), n))
    typical = next((n for n in order if (articles[n].title or "").strip()), order[0])
    title = " ".join((articles[typical].title or "").split())
    return title or _sentence(articles[typical].text)


def origins(story: Story) -> int:
    """How many articles of `story` stand for themselves, each group of copies counted once."""
    return len(story.article_ids) - sum(len(same.article_ids) - 1 for same in story.copies)


def explain(
    story: Story, articles: Mapping[str, Article], *, apart: Collection[frozenset[str]] = ()
) -> tuple[str, ...]:
    """Why the articles of `story` are one story, a line each, for people; `articles` by id, missing ones by id only.

    `apart` are the sets of articles that a person set apart; those that name an article of the story are told too.
    """
    counted = _count(len(story.article_ids), "article", "articles")
    lines = [f"{story.headline}", f"{counted}, {_count(origins(story), 'independent origin', 'independent origins')}"]
    if story.history:
        lines.append(f"it holds articles that were in {', '.join(story.history)}")
    lines += [line for same in story.copies for line in _copied(same, story.evidence, articles)]
    lines += [_TOLD[tie.kind](tie, articles) for tie in story.evidence if tie.kind in _TOLD]
    if len(story.article_ids) == 1:
        lines.append(f"{_name(story.article_ids[0], articles)}: nothing else was alike enough")
    inside = set(story.article_ids)
    for pair in sorted(sorted(pair) for pair in apart if pair & inside):
        lines.append(f"decided: {' and '.join(_name(i, articles) for i in pair)} are never one story")
    return tuple(lines)


def _copied(same: Copies, ties: Sequence[Evidence], articles: Mapping[str, Article]) -> Iterator[str]:
    known = {tie.article_id: tie for tie in ties if tie.kind in ("copy", "release")}
    original, *others = same.article_ids
    release = any(known[other].kind == "release" for other in others if other in known)
    source = "a press release" if release else f"a text of {same.agency}" if same.agency else "one text"
    counted = _count(len(same.article_ids), "article", "articles")
    yield f"{source} in {counted}; the {'fullest' if release else 'original'}: {_name(original, articles)}"
    for other in others:
        share = known[other].score if other in known else same.overlap
        line = f"  copied by {_name(other, articles)} ({share:.0%} of the shorter text)"
        if other in articles and original in articles:
            added = len(additions(articles[other], articles[original]))
            line += f", {_count(added, 'sentence', 'sentences')} of its own" if added else ""
        yield line


def _alike(tie: Evidence, articles: Mapping[str, Article]) -> str:
    one, other = _name(tie.article_id, articles), _name(tie.other_id, articles)
    return f"{one} is like {other}: {tie.score:.2f}, {_apart(tie)}; {_common(tie, articles)}"


def _translated(tie: Evidence, articles: Mapping[str, Article]) -> str:
    one, other = _name(tie.article_id, articles), _name(tie.other_id, articles)
    shared = ", ".join(tie.shared)
    return f"{one} tells in another language what {other} tells: {tie.score:.1f}, {_apart(tie)}; shared: {shared}"


def _decided(tie: Evidence, articles: Mapping[str, Article]) -> str:
    return f"decided: {_name(tie.article_id, articles)} and {_name(tie.other_id, articles)} are one story"


_TOLD = {"similar": _alike, "translation": _translated, "decision": _decided}


def _apart(tie: Evidence) -> str:
    return "time between unknown" if tie.days is None else f"{_count(tie.days, 'day', 'days')} between"


def _common(tie: Evidence, articles: Mapping[str, Article]) -> str:
    """The names, the numbers and the other words that two articles share."""
    names: list[str] = []
    numbers: list[str] = []
    if tie.article_id in articles and tie.other_id in articles:
        one, other = (marks_of(articles[i]) for i in (tie.article_id, tie.other_id))
        names = list(dict.fromkeys(name for key, name in one.names.items() if key in other.names))[:SHOWN]
        numbers = sorted(one.numbers & other.numbers)[:SHOWN]
    folded = {fold(name) for name in names}
    words = [word for word in tie.shared if word not in folded and word not in numbers]
    parts = {"names": names, "numbers": numbers, "rare words": words}
    return "; ".join(f"shared {what}: {', '.join(found)}" for what, found in parts.items() if found) or "nothing rare"


def _name(article_id: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(article_id)
    if article is None:
        return article_id
    return f"{article.outlet} [{article_id}]"


def _count(number: float, one: str, many: str) -> str:
    return f"{number:g} {one if number == 1 else many}"


def _shared(texts: Vectors, one: int, other: int) -> tuple[str, ...]:
    """The words that make two texts alike, those that weigh most first."""
    weights = dict(texts.row(one))
    both = [(-weight * weights[word], texts.vocabulary[word]) for word, weight in texts.row(other) if word in weights]
    return tuple(word for _, word in nsmallest(SHOWN, both))


def _sentence(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.strip().split("\n", FRONT)]
    first = next((line for line in lines[:FRONT] if _runs(line)), lines[0])
    for end in _END.finditer(first[: HEADLINE + 1]):
        sentence = first[: end.end()]
        if not _ABBREVIATION.search(first[: end.start()]) and end.end() <= HEADLINE:
            return sentence
    return first if len(first) <= HEADLINE else _cut(first[:HEADLINE])


def _runs(line: str) -> bool:
    """Whether a line is running text: a dateline, a label or a caption above the text is none."""
    return len(line) >= RUNS and _END.search(line) is not None


def _cut(text: str) -> str:
    clause = max(text.rfind(mark) for mark in _CLAUSE)
    end = clause if clause > len(text) // 2 else text.rfind(" ")
    return text[: end if end > 0 else len(text)].rstrip(" ,;:–—-") + "…"
