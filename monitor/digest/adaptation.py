"""A sentence made to stand alone: a leading connective cut, a bare pronoun replaced by its name, both in brackets.

What stands in brackets is ours, all else is the article's to the letter. Only where it is certain; else there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.digest.text import Passage, leans
from monitor.language.gender import Gender, of_name
from monitor.language.names import canonical, names
from monitor.language.titles import PERSON_ENDINGS, UNNAMED_PERSONS
from monitor.language.words import words

CUT = "[…]"
_BACK = 2  # sentences in which the one whom a pronoun means must stand
_LEAST = 6  # words that must be left

# Connectives that may go without a change of what is claimed.
_CONNECTIVE = re.compile(
    r"(?:(?:But|And|Yet)(?:,|(?= ))|(?:However|Meanwhile|Moreover|Furthermore|Additionally|In addition|Nevertheless"
    r"|Nonetheless|Also|Still),"
    r"|(?:Але|Однак|Проте|Та|І|Но|Однако|И|А)(?:,|(?= ))|(?:Aber|Und|Mais|Pero)(?= ))\s+"
)
# The pronoun that a sentence begins with, and whose it may be. "Her" before a verb form is not one of ours.
_PRONOUN = re.compile(r"(He|She|His|Her)(?=\s+[a-z])")
_GENDER: dict[str, Gender] = {"He": "m", "His": "m", "She": "f", "Her": "f"}
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")


def adapted(passage: Passage, before: Sequence[Passage]) -> str | None:
    """The sentence as it can be read alone, in one line; None where that cannot be made certain.

    `before` are the sentences of the same article that stand ahead of it, in order.
    """
    text = " ".join(passage.text.split())
    if not passage.closed or "[" in text:
        return None
    connective = _CONNECTIVE.match(text)
    rest = text[connective.end() :] if connective else text
    told = rest
    pronoun = _PRONOUN.match(rest[:1].upper() + rest[1:]) if passage.article.language == "en" else None
    if pronoun:
        name = _meant(_GENDER[pronoun[1]], before[-_BACK:], passage)
        if name is None:
            return None
        owner = f"{name}’s" if pronoun[1] in ("His", "Her") else name
        told = f"[{owner}]{rest[pronoun.end() :]}"
    elif leans(rest) or not connective or len(words(rest)) < _LEAST:
        return None
    return f"{CUT} {told}" if connective else told


def holds(text: str, source: str, article: str) -> bool:
    """Whether an adapted sentence is backed: what is not in brackets stands in `source`, in this order, and what is
    in brackets is a cut or a name that the article prints."""
    place = 0
    flat, whole = " ".join(source.split()), " ".join(article.split())
    for number, piece in enumerate(_BRACKETED.split(text)):
        piece = piece.strip()
        if number % 2:
            if piece != "…" and piece.removesuffix("’s") not in whole:
                return False
            continue
        found = flat.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return True


def _meant(gender: Gender, near: Sequence[Passage], passage: Passage) -> str | None:
    """The full name of the one person of that gender in the sentences `near`, where nobody else may be meant."""
    article = passage.article
    if not near or near[-1].index != passage.index - 1:
        return None
    named = [n for n in names(article.text[: passage.end], article.language) if n.person]
    full = canonical([n.text for n in named])
    about = [n for n in named if near[0].start <= n.start and n.end <= near[-1].end]
    people = {full.get(n.text, n.text) for n in about}
    possible = {p for p in people if of_name(p) in (gender, None)}
    sure = [p for p in possible if of_name(p) == gender and " " in p]
    if len(possible) != 1 or not sure or any(_unnamed(p) for p in near):
        return None
    subject = min((n.start - near[-1].start for n in about if n.start >= near[-1].start), default=None)
    return sure[0] if subject is not None else None


def _unnamed(passage: Passage) -> bool:
    """Whether the sentence speaks of a person without a name, whom the pronoun may mean."""
    return any(
        word in UNNAMED_PERSONS or (len(word) > 5 and word.endswith(PERSON_ENDINGS)) for word in words(passage.text)
    )
