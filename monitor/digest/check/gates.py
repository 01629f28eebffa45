"""What an issue must show beyond being true: no repeats, no sentence that leans on another, no article passed over.

`proof` stops an issue that says what no article holds. What stands here is quality: the tests hold every issue that
they compose to it, and a fault names the story and the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from monitor.digest.passage import cosine, leans, stems
from monitor.digest.summary.adaptation import CUT
from monitor.digest.summary.candidates import SAME, grams
from monitor.models import Article, Issue, IssueStory

REPEATS = 0.01  # share of the runs of four words that may occur twice in the summaries
LEANING = 0.05  # share of sentences that may begin with a bare pronoun or connective
CITED = 0.9  # share of the articles that must be cited where there are sentences enough

_NUMBER = re.compile(r"\d+(?:[.,  ]\d+)*")


def faults(issue: Issue) -> Iterator[str]:
    """Each thing in which the issue falls short, in a sentence; none where it is as it should be."""
    articles = {article.id: article for article in issue.articles}
    for story in issue.stories:
        yield from _numbers(story, articles)
        yield from _alike(story)
    yield from _repeats(issue)
    yield from _leaning(issue)
    yield from _passed_over(issue)


def _numbers(story: IssueStory, articles: dict[str, Article]) -> Iterator[str]:
    """Numbers that are printed and that none of the story's articles prints, neither in its text nor in its title."""
    texts = " ".join(f"{articles[i].title or ''} {articles[i].text}" for i in story.article_ids if i in articles)
    held = set(_NUMBER.findall(texts))
    printed = [
        story.headline,
        *(s.text for s in story.summary),
        *(w.text for u in (*story.quotes, *story.statements) for w in u.variants),
        *(text for row in story.figures for text in (row.what, *(v.text for v in row.values))),
        *(o.text for o in story.only_in),
        *(c.text for c in story.changes),
    ]
    for text in printed:
        for number in _NUMBER.findall(text):
            if number not in held and number not in texts:
                yield f"story {story.id}: no article prints the number {number} in {text[:60]!r}"


def _alike(story: IssueStory) -> Iterator[str]:
    bags = [(s.text, Counter(stems(s.text))) for s in story.summary]
    for (one, a), (other, b) in combinations(bags, 2):
        if (found := cosine(a, b)) > SAME:
            yield f"story {story.id}: {one[:40]!r} and {other[:40]!r} say much the same ({found:.2f})"


def _repeats(issue: Issue) -> Iterator[str]:
    total, again = 0, list[str]()
    for story in issue.stories:
        seen: set[tuple[str, ...]] = set()
        for sentence in story.summary:
            found = set(grams(sentence.text))
            total += len(found)
            again += [" ".join(gram) for gram in sorted(found & seen)]
            seen |= found
    if len(again) >= REPEATS * max(total, 1) and again:
        yield f"issue {issue.id}: {len(again)} of {total} runs of four words stand twice, such as {again[0]!r}"


def _leaning(issue: Issue) -> Iterator[str]:
    texts = [s.text.removeprefix(CUT).lstrip() for story in issue.stories for s in story.summary]
    found = [text for text in texts if leans(text)]
    if len(found) > LEANING * len(texts):
        yield f"issue {issue.id}: {len(found)} of {len(texts)} sentences cannot be read alone: {found[0][:60]!r}"


def _passed_over(issue: Issue) -> Iterator[str]:
    """New stories whose articles are not cited though there are as many sentences as independent texts."""
    wanted, missed = 0, list[str]()
    for story in issue.stories:
        if story.status != "new" or story.independent_origins > len(story.summary):
            continue
        cited = _cited(story)
        for group in story.copies:
            if cited & set(group.article_ids):
                cited |= set(group.article_ids)
        wanted += len(story.article_ids)
        missed += [i for i in story.article_ids if i not in cited]
    if len(missed) > (1 - CITED) * wanted:
        yield f"issue {issue.id}: {len(missed)} of {wanted} articles are cited nowhere, such as {missed[0]}"


def _cited(story: IssueStory) -> set[str]:
    return {
        *(c.article_id for s in story.summary for c in s.citations),
        *(w.article_id for u in (*story.quotes, *story.statements) for w in u.variants),
        *(v.article_id for row in story.figures for v in row.values),
        *(o.article_id for o in story.only_in),
    }
