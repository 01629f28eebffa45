"""One utterance, each printed wording: quotations of the same statement across outlets and translations.

Only where it is certain: one speaker, most words of the shorter one in common, the same negations and numbers in the
part that they share. All else stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from monitor.digest.text import stems
from monitor.language.words import words
from monitor.models import Article, Quote, Span, Utterance, Wording

_SHARE = 0.5  # of the rarer words of the shorter quotation
_STATEMENT = 6  # words
_LEAST = 3  # rarer words in common
_NEGATIONS = frozenset(
    (
        "not no never cannot nor none nobody nothing не ні ніколи нет никогда нельзя nicht kein keine nie niemals "
        "pas jamais nunca"
    ).split()
)
_COMMON = frozenset(
    (
        "a an the and or of to in on at for from by with is are was were be been it its this that these those we you "
        "he she they i our your his her their us them me my will would can could may might should has have had do does "
        "did as if so but not no more most any some all there here what which who when how up out about into over than "
        "then very just "
        "cannot without also and's to's "
        "і й та в у на з із до від для це що як не ми ви він вона вони а але за по про "
        "и с к от из о об это что как он она они мы вы но же бы "
        "der die das und oder von zu in im am an auf für mit ist sind war wir ihr sie er es ein eine "
        "nicht wenn dass le la les un une de du des et ou en dans pour par sur est sont nous vous il elle que qui"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation of one article."""

    article: Article
    quote: Quote
    speaker: str | None  #: as the story calls the person


def utterances(
    articles: Sequence[Article], persons: Mapping[str, str], weights: Mapping[str, float], *, alone_at_most: int = 8
) -> tuple[Utterance, ...]:
    """The direct quotations of the articles, wordings of one statement together; most widely printed first.

    Of those that one outlet alone prints at most so many, whole statements before fragments, by speaker.
    `persons` maps a speaker's name in an article to the name that the story prints; `weights` are the stems' rarities.
    """
    said = [
        Said(article, quote, persons.get(quote.speaker, quote.speaker) if quote.speaker else None)
        for article in articles
        for quote in article.quotes
    ]
    groups = _group(said, weights)
    order = {article.id: place for place, article in enumerate(articles)}
    told = [_utterance(group, order) for group in groups]
    told.sort(key=lambda u: (-_printed(u), u.speaker is None, not _stands(u), _place(u, order)))
    wide = [u for u in told if _printed(u) > 1]
    alone = [u for u in told if _printed(u) == 1][:alone_at_most]
    first = {u.speaker: place for place, u in reversed(list(enumerate(alone)))}
    return (*wide, *sorted(alone, key=lambda u: first[u.speaker]))


def same_statement(one: str, other: str, weights: Mapping[str, float] | None = None) -> float:
    """How certain it is that two quotations word one statement, 0 to 1; 0 where negations or numbers differ."""
    a, b = set(_telling(one)), set(_telling(other))
    common = a & b
    if len(common) < _LEAST and not (len(common) > 1 and a == b):
        return 0.0
    if len(common) < _SHARE * min(len(a), len(b)) or _core(one, other) is None:
        return 0.0

    def mass(bag: set[str]) -> float:
        return sum(weights.get(s, 1.0) if weights else 1.0 for s in bag)

    return mass(common) / max(min(mass(a), mass(b)), 1e-9)


def _telling(text: str) -> list[str]:
    return [stem for word, stem in zip(words(text), stems(text), strict=True) if word not in _COMMON]


def _core(one: str, other: str) -> tuple[Span, Span] | None:
    """The stretch of words that both share, in each; None where it differs in negations or numbers."""
    a, b = words(one), words(other)
    blocks = SequenceMatcher(None, stems(one), stems(other), autojunk=False).get_matching_blocks()
    shared = [m for m in blocks if m.size]
    if not shared:
        return None
    first, last = shared[0], shared[-1]
    spans = (first.a, last.a + last.size), (first.b, last.b + last.size)
    parts = a[slice(*spans[0])], b[slice(*spans[1])]
    return spans if _signs(parts[0]) == _signs(parts[1]) else None


def _signs(part: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    negations = sum(w in _NEGATIONS or w.endswith("n't") for w in part)
    return negations, tuple(sorted(w for w in part if re.fullmatch(r"\d+", w)))


def _group(said: Sequence[Said], weights: Mapping[str, float]) -> list[list[Said]]:
    """Greedy, best pairs first; a group never takes two quotations of one article, nor two speakers."""
    pairs = sorted(
        (
            (score, i, j)
            for i, one in enumerate(said)
            for j in range(i + 1, len(said))
            if (score := _score(one, said[j], weights)) > 0
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    home = {i: [i] for i in range(len(said))}
    for _, i, j in pairs:
        a, b = home[i], home[j]
        if a is not b and not ({said[k].article.id for k in a} & {said[k].article.id for k in b}):
            a.extend(b)
            for k in b:
                home[k] = a
    unique = {id(group): sorted(group) for group in home.values()}
    return [[said[k] for k in group] for group in unique.values()]


def _score(one: Said, other: Said, weights: Mapping[str, float]) -> float:
    if one.article.id == other.article.id or one.speaker != other.speaker or one.speaker is None:
        return 0.0
    if one.article.language != other.article.language:
        return 0.0
    return same_statement(one.quote.text, other.quote.text, weights)


def _utterance(group: Sequence[Said], order: Mapping[str, int]) -> Utterance:
    """Wordings that agree to the letter are one, with all their outlets."""
    wordings: dict[str, list[Said]] = {}
    for item in sorted(group, key=lambda s: (order[s.article.id], s.quote.spans)):
        wordings.setdefault(_letters(item.quote.text), []).append(item)
    return Utterance(
        speaker=group[0].speaker,
        variants=tuple(
            Wording(
                article_id=items[0].article.id,
                text=items[0].quote.text,
                spans=items[0].quote.spans,
                outlets=tuple(dict.fromkeys(item.article.outlet for item in items)),
            )
            for items in wordings.values()
        ),
    )


def _printed(utterance: Utterance) -> int:
    return sum(len(w.outlets) for w in utterance.variants)


def _stands(utterance: Utterance) -> bool:
    """Whether it can be read alone; a fragment of a few words cannot."""
    return len(words(utterance.variants[0].text)) >= _STATEMENT


def _letters(text: str) -> str:
    return " ".join(words(text))


def _place(utterance: Utterance, order: Mapping[str, int]) -> tuple[int, tuple[Span, ...]]:
    first = utterance.variants[0]
    return order[first.article_id], first.spans
