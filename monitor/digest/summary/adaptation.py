"""A sentence made to stand alone: a leading connective cut, a bare pronoun replaced by its name, both in brackets.

What stands in brackets is ours, all else is the article's to the letter. Only where it is certain; else there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.digest.passage import Passage, ReadArticle, leans
from monitor.language.lexicon import either
from monitor.language.lexicon.honorifics import PEOPLES, PERSON_ENDINGS, UNNAMED_PERSONS
from monitor.language.names.gender import Gender, of_name
from monitor.language.text.words import words

CUT = "[…]"
_BACK = 2  # sentences in which the one whom a pronoun means must stand
_LEAST = 6  # words that must be left

# Connectives that may go without a change of what is claimed.
_CONNECTIVE = re.compile(
    rf"(?:{either('sentences', 'connectives')}(?:,|(?= ))|{either('sentences', 'connectives_comma')},"
    rf"|{either('sentences', 'connectives_bare')}(?= ))\s+"
)
# The pronouns that need somebody before them, and whose they may be.
_PRONOUN = re.compile(r"\b(he|she|his|her|him)\b", re.IGNORECASE)
_GENDER: dict[str, Gender] = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_CLOSING = '”"»“'
_OPENS = re.compile(rf"[“\"«„].*?[{_CLOSING}]", re.DOTALL)  # a quotation
_SAYS = re.compile(rf"\s+(?:[a-z]+ly )?{either('speech', 'he_said')}\b")
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")


def before(passage: Passage, article: Sequence[Passage]) -> Sequence[Passage]:
    """Those of an article's sentences, ahead of this one, that `adapted` needs."""
    return article[max(0, passage.index - _BACK) : passage.index]


def adapted(passage: Passage, before: Sequence[Passage], read: ReadArticle) -> str | None:
    """The sentence as it can be read alone, in one line; as it is printed where it needs nothing, None where it
    cannot be made certain what it needs.

    `read` is its article, `before` are the sentences there that stand ahead of it, in order.
    """
    text = " ".join(passage.text.split())
    if not passage.closed:
        return None
    connective = _CONNECTIVE.match(text)
    rest = text[connective.end() :] if connective else text
    if passage.article.language == "en" and (pronoun := _dangling(rest, read)):
        name = _sayer(passage, rest, pronoun) or _meant(_GENDER[pronoun[0].lower()], before[-_BACK:], passage, read)
        if name is None or "[" in text:
            return None
        owner = f"{name}’s" if pronoun[0].lower() in ("his", "her") else name
        rest = f"{rest[: pronoun.start()]}[{owner}]{rest[pronoun.end() :]}"
    if not _without_quotations(rest).strip(" .,!?…"):  # a quotation and nothing else: it needs its speaker
        name = _speaker(passage)
        return f"[{name}:] {text}" if name and "[" not in text else None
    if leans(rest) or (connective and ("[" in text or len(words(rest)) < _LEAST)):
        return None
    return f"{CUT} {rest}" if connective else rest


def _without_quotations(text: str, veil: str = "") -> str:
    """`text` without its quotations, each letter of which becomes `veil`."""
    end = max(map(text.rfind, _CLOSING)) + 1  # behind it nothing is closed, however much is opened
    return _OPENS.sub(lambda m: veil * len(m[0]), text[:end]) + text[end:]


def _dangling(text: str, read: ReadArticle) -> re.Match[str] | None:
    """The first "he" or "she" outside quotation marks that nobody in the sentence stands before."""
    veiled = _without_quotations(text, "_")
    pronoun = _PRONOUN.search(veiled)
    if pronoun is None or (pronoun[0].lower() == "her" and not re.match(r"\s+[a-z]", veiled[pronoun.end() :])):
        return None
    ahead = words(veiled[: pronoun.start()])
    somebody = any(word in read.people.words or _person(word) for word in ahead)
    return None if somebody else re.compile(re.escape(pronoun[0])).match(text, pronoun.start())


def _sayer(passage: Passage, text: str, pronoun: re.Match[str]) -> str | None:
    """Who speaks in the sentence's quotations, where the pronoun is who says them."""
    if not _SAYS.match(text, pronoun.end()) or pronoun[0].lower() not in ("he", "she"):
        return None
    name = _speaker(passage)
    return name if name and of_name(name) in (_GENDER[pronoun[0].lower()], None) else None


def _speaker(passage: Passage) -> str | None:
    """The full name of the one who speaks in the sentence, where all of its quotations are that person's."""
    said = {q.speaker for q in passage.quotes}
    name = said.pop() if len(said) == 1 else None
    return name if name and " " in name else None


def holds(text: str, source: str, article: str) -> bool:
    """Whether an adapted sentence is backed: what is not in brackets stands in `source`, in this order, and what is
    in brackets is a cut or a name that the article prints, in these letters."""
    place = 0
    flat, whole = " ".join(source.split()), " ".join(article.split())
    for number, piece in enumerate(_BRACKETED.split(text)):
        piece = piece.strip()
        if number % 2:
            name = piece.removesuffix("’s").removesuffix(":")
            if piece != "…" and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", whole):
                return False
            continue
        found = flat.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return True


def _meant(gender: Gender, near: Sequence[Passage], passage: Passage, read: ReadArticle) -> str | None:
    """The full name of the one person of that gender in the sentences `near`, where nobody else may be meant."""
    if not near or near[-1].index != passage.index - 1:
        return None
    about = [n for n in read.people.places.between(near[0].start, near[-1].end) if n.end <= near[-1].end]
    full = read.people.full({n.text for n in about}, passage.end)
    if full is None:
        return None
    people = {full.get(n.text, n.text) for n in about}
    possible = {p for p in people if of_name(p) in (gender, None)}
    sure = [p for p in possible if of_name(p) == gender and " " in p]
    if len(possible) != 1 or not sure or any(_unnamed(p) for p in near):
        return None
    subject = min((n.start - near[-1].start for n in about if n.start >= near[-1].start), default=None)
    return sure[0] if subject is not None else None


def _unnamed(passage: Passage) -> bool:
    """Whether the sentence speaks of a person without a name, whom the pronoun may mean."""
    return any(_person(word) for word in words(passage.text))


def _person(word: str) -> bool:
    return word in UNNAMED_PERSONS or (len(word) > 5 and word.endswith(PERSON_ENDINGS) and word not in PEOPLES)
