"""Passages that come round in one outlet's articles: language-free marks of passages, which recur, and taking them out.

A wire text that many outlets print is in each of them once or twice, and what stands in two outlets' articles is
neither's furniture. A text that one outlet prints again (an article and its correction) shares nearly all of its
letters; such articles count as one. Broder et al., "Syntactic clustering of the web" (1997), drop what recurs too
often in the same way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter

from monitor.clean.lines.guards import QUOTED
from monitor.clean.lines.signs import Signs, signs_of
from monitor.language.text.fold import fold
from monitor.language.text.plain import plain
from monitor.models import Article, Paragraph, Removed

LEAST = 4  # letters and digits; a shorter passage has no mark
COPIES = 0.6  # articles that share so much of the shorter one's letters are one text printed twice
RULE = "outlet.recurring"
CONFIDENCE = 0.9
INSIDE = 0.3  # of its long words are told elsewhere in the article: background, between two of its own sentences
OUTSIDE = 0.5  # and so before or after them
SEVERAL = 2  # sentences, and words that they share, that make a text
_LONG = re.compile(r"[^\W\d_]{5,}")
_OTHER = re.compile(r"[\W_]+")
_OTHER_ASCII = bytes(code for code in range(128) if not chr(code).isalnum())  # the same, in half the time
_DIGITS = re.compile(r"\d+")
_STEM = 5  # letters of a long word that are compared: endings differ


@dataclass(frozen=True, slots=True)
class Passages:
    """An article's passages by their marks, as the rules alone read it."""

    kept: Mapping[str, int]  #: mark -> letters and digits
    cut: frozenset[str]  #: marks of what the rules remove anyway


def passage_mark(text: str) -> str | None:
    """Sixteen hexadecimal characters that stand for a passage, whatever its case, marks and numbers; None for none.

    Numbers count as one, so that "12 comments" and "7 comments" are one passage.
    """
    return _mark(_letters(text))


def passages(article: Article) -> Passages:
    """The passages of an article that `without` was not applied to; captions and what became a field are left out."""
    kept: dict[str, int] = {}
    for paragraph in article.paragraphs:
        letters = _letters(paragraph.text)
        if paragraph.kind != "caption" and (mark := _mark(letters)):
            kept[mark] = len(letters)
    removed = (passage_mark(r.text) for r in article.removed if r.reason != "metadata")
    return Passages(kept, frozenset(mark for mark in removed if mark))


def learned(outlets: Mapping[str, Mapping[str, Passages]], *, at_least: int = 3) -> dict[str, frozenset[str]]:
    """What is boilerplate at each outlet: `outlets` holds each one's articles by id.

    A passage that another outlet's articles keep is text that goes from hand to hand, and not one outlet's own.
    """
    printed: dict[str, str | None] = {}  # mark -> the one outlet that keeps it; None for several
    for outlet, articles in outlets.items():
        for article in articles.values():
            for mark in article.kept:
                if printed.setdefault(mark, outlet) != outlet:
                    printed[mark] = None
    return {
        outlet: frozenset(m for m in recurring(articles, at_least=at_least) if printed[m] == outlet)
        for outlet, articles in outlets.items()
    }


def frequent(seen: Iterable[tuple[str, Collection[str], Collection[str]]], *, at_least: int = 3) -> frozenset[str]:
    """The marks that so many articles of one outlet have, and one of them keeps: what `learned` finds is among them.

    `seen` are (outlet, marks kept, marks cut), those of an outlet one after the other. What is learned of all articles
    and of those alone that have one of these marks is the same.
    """
    found = set[str]()
    for _, articles in groupby(seen, key=itemgetter(0)):
        counts, kept = Counter[str](), set[str]()
        for _, stays, cut in articles:
            counts.update({*stays, *cut})
            kept.update(stays)
        found.update(mark for mark, count in counts.items() if count >= at_least and mark in kept)
    return frozenset(found)


def recurring(articles: Mapping[str, Passages], *, at_least: int = 3) -> frozenset[str]:
    """The marks of the passages that stand in at least so many different texts of one outlet, and are kept in one."""
    where: dict[str, list[str]] = defaultdict(list)
    for name in sorted(articles):
        for mark in articles[name].kept.keys() | articles[name].cut:
            where[mark].append(name)
    kept = {mark for article in articles.values() for mark in article.kept}
    return frozenset(mark for mark in kept if _texts(where[mark], articles, mark, at_least) >= at_least)


def without(article: Article, recurrent: Collection[str]) -> Article:
    """The article with the passages that come round at its outlet taken out, each with its reason on record.

    Quotations and captions stay, and so does a sentence that tells of what the rest of the article tells of, unless it
    speaks to the reader: background recurs too. Where nothing else would be left the article stays as it is.
    """
    if not recurrent:
        return article
    marked = [
        n
        for n, paragraph in enumerate(article.paragraphs)
        if paragraph.kind != "caption" and passage_mark(paragraph.text) in recurrent
    ]
    if not marked:
        return article
    signs = [signs_of(paragraph.text) for paragraph in article.paragraphs]
    told = {n for n, p in enumerate(article.paragraphs) if n not in marked and p.kind != "caption"}
    own = sorted(n for n in told if signs[n].prose)
    stems = {stem for text in (article.title or "", *(signs[n].text for n in told)) for stem in _stems(text)}
    copied = _copied(signs, marked, own, stems)
    gone = {
        n
        for n in marked
        if article.paragraphs[n].kind != "quote"
        and n not in copied
        and not _is_listed(article.paragraphs, n, told)
        and not _is_told(signs[n], stems, inside=bool(own) and own[0] < n < own[-1])
    }
    return _taken_out(article, gone) if told else article


def _copied(
    signs: Sequence[Signs], marked: Sequence[int], own: Sequence[int], stems: Collection[str]
) -> Collection[int]:
    """The recurring sentences that are the text of the article, which others print too with a few words changed.

    They outweigh its own, and stand before one of these, report what somebody said or tell of what it tells of; what an
    outlet prints below each text does none of it. What speaks to the reader is none.
    """
    text = [n for n in marked if signs[n].prose and not (signs[n].asks or signs[n].ours or signs[n].you)]
    weight = [sum(signs[n].length for n in some) for some in (text, own)]
    if len(text) < SEVERAL or weight[0] <= weight[1]:
        return ()
    before = [n for n in text if own and n < own[-1]]
    news = [n for n in text if signs[n].reported or len(_stems(signs[n].text) & set(stems)) >= SEVERAL]
    return text if before or news else ()


def _is_listed(paragraphs: Sequence[Paragraph], n: int, told: Collection[int]) -> bool:
    """Whether it is an item of a list that has items of the article's own beside it."""
    return paragraphs[n].kind == "list" and any(m in told and paragraphs[m].kind == "list" for m in (n - 1, n + 1))


def _is_told(signs: Signs, stems: Collection[str], *, inside: bool) -> bool:
    """Whether a recurring passage is somebody's words, or the background of what the article tells."""
    if signs.quoted > QUOTED:
        return True
    if not signs.prose or signs.asks or signs.ours or signs.you:
        return False
    long = _stems(signs.text)
    return len(long & set(stems)) > (INSIDE if inside else OUTSIDE) * len(long)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _LONG.findall(fold(plain(text)))}


def _taken_out(article: Article, gone: Collection[int]) -> Article:
    paragraphs: list[Paragraph] = []
    removed: list[Removed] = []
    rest = list(article.removed)
    at = 0
    for n in range(len(article.paragraphs) + 1):
        while rest and rest[0].before <= n:
            removed.append(replace(rest.pop(0), before=len(paragraphs)))
        for paragraph in article.paragraphs[n : n + 1]:
            if n in gone:
                removed.append(Removed(paragraph.text, "furniture", RULE, CONFIDENCE, len(paragraphs)))
            elif paragraph.kind == "caption":
                paragraphs.append(paragraph)
            else:
                paragraphs.append(replace(paragraph, start=at, end=at + len(paragraph.text)))
                at += len(paragraph.text) + 2
    text = "\n\n".join(p.text for p in paragraphs if p.kind != "caption")
    return replace(article, text=text, paragraphs=tuple(paragraphs), removed=tuple(removed))


def _letters(text: str) -> str:
    text = fold(plain(text))
    bare = text.encode().translate(None, _OTHER_ASCII).decode() if text.isascii() else _OTHER.sub("", text)
    return _DIGITS.sub("0", bare)


def _mark(letters: str) -> str | None:
    return blake2b(letters.encode(), digest_size=8).hexdigest() if len(letters) >= LEAST else None


def _texts(names: Sequence[str], articles: Mapping[str, Passages], mark: str, enough: int) -> int:
    """How many different texts these articles are, counted up to `enough`; they share the passage `mark`."""
    if len(names) < enough:
        return len(names)
    chosen: list[Passages] = []
    for name in names:
        if not any(_one_text(articles[name].kept, other.kept, mark) for other in chosen):
            chosen.append(articles[name])
            if len(chosen) >= enough:
                break
    return len(chosen)


def _one_text(one: Mapping[str, int], other: Mapping[str, int], mark: str) -> bool:
    """Whether two articles are one text but for the passage `mark`."""
    least = min(sum(n for m, n in kept.items() if m != mark) for kept in (one, other))
    shared = sum(n for m, n in one.items() if m in other and m != mark)
    return shared >= COPIES * least and shared > 0
