"""A sentence made to stand alone: a leading connective cut, a bare pronoun replaced by its name, both in brackets.

What stands in brackets is ours, all else is the article's to the letter. Only where it is certain; else there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.digest.passage import Passage, ReadArticle, leans
from monitor.language.lexicon import either, has
from monitor.language.lexicon.honorifics import PEOPLES, PERSON_ENDINGS, UNNAMED_PERSONS
from monitor.language.names.gender import Gender, is_given, of_name
from monitor.language.names.introduced import introduced
from monitor.language.text.words import words

CUT = "[…]"
_BACK = 2  # sentences in which the one whom a pronoun means must stand
_LEAST = 6  # words that must be left
_AHEAD = 6  # words before a pronoun, behind more of which they may tell of somebody

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
    if has(passage.article.language, "uninflected") and (pronoun := _dangling(rest, read)):
        name = _sayer(passage, rest, pronoun, read) or _certain(rest, pronoun, before[-_BACK:], passage, read)
        if name is None or "[" in text or not _only(name, text, read):
            return None
        owner = f"{name}’s" if pronoun[0].lower() in ("his", "her") else name
        rest = f"{rest[: pronoun.start()]}[{owner}]{rest[pronoun.end() :]}"
    if not _without_quotations(rest).strip(" .,!?…"):  # a quotation and nothing else: it needs its speaker
        name = _speaker(passage, read)
        return f"[{name}:] {text}" if name and "[" not in text and _only(name, text, read) else None
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


def _sayer(passage: Passage, text: str, pronoun: re.Match[str], read: ReadArticle) -> str | None:
    """Who speaks in the sentence's quotations, where the pronoun is who says them."""
    if not _SAYS.match(text, pronoun.end()) or pronoun[0].lower() not in ("he", "she"):
        return None
    name = _speaker(passage, read)
    return name if name and of_name(name) in (_GENDER[pronoun[0].lower()], None) else None


def _speaker(passage: Passage, read: ReadArticle) -> str | None:
    """The full name of the one who speaks in the sentence, where all of its quotations are that person's, and where a
    given name or a title tells that it is a person's."""
    said = {q.speaker for q in passage.quotes}
    name = said.pop() if len(said) == 1 else None
    if name is None or " " not in name:
        return None
    titled = any(n.title for n in read.reading.names if n.text == name)
    return name if titled or is_given(name.split()[0]) else None


def _only(name: str, sentence: str, read: ReadArticle) -> bool:
    """Whether the article means nobody else by the name, and the sentence prints no word of it."""
    if set(words(name)) & set(words(sentence)):
        return False
    return introduced(name, read.article.text, read.reading.names)


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


def _certain(
    text: str, pronoun: re.Match[str], near: Sequence[Passage], passage: Passage, read: ReadArticle
) -> str | None:
    """The full name of the one whom the article's reading takes the pronoun for, where the sentences `near` speak of
    nobody else of that gender, named or not.

    What opens the sentence is sure; whom a "him", or a pronoun behind many words, means, the words before it may tell.
    """
    low = pronoun[0].lower()
    if low == "him" or len(words(text[: pronoun.start()])) > _AHEAD:
        return None
    if not near or near[-1].index != passage.index - 1 or any(_unnamed(p) for p in near):
        return None
    name, about = read.pronouns.first(low, passage.start, passage.end), _named(near, passage, read)
    if name is None or " " not in name or of_name(name) != _GENDER[low]:
        return None
    return name if {p for p in about if of_name(p) in (_GENDER[low], None)} == {name} else None


def _named(near: Sequence[Passage], passage: Passage, read: ReadArticle) -> set[str]:
    """The persons whom the sentences `near` name, the last of them one at least, by their full names."""
    about = [n for n in read.people.places.between(near[0].start, near[-1].end) if n.end <= near[-1].end]
    full = read.people.full({n.text for n in about}, passage.end) or {}
    text, names = read.article.text, read.reading.names
    full = {short: whole for short, whole in full.items() if introduced(whole, text, names)}
    return {full.get(n.text, n.text) for n in about} if any(n.start >= near[-1].start for n in about) else set()


def _unnamed(passage: Passage) -> bool:
    """Whether the sentence speaks of a person without a name, whom the pronoun may mean."""
    return any(_person(word) for word in words(passage.text))


def _person(word: str) -> bool:
    return word in UNNAMED_PERSONS or (len(word) > 5 and word.endswith(PERSON_ENDINGS) and word not in PEOPLES)
