"""The kind of each token of a text: what a clause is read by, without its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from monitor.language.lexicon import entries, words
from monitor.language.lexicon.honorifics import BODIES, TITLES
from monitor.language.names.find import Name
from monitor.language.statements.cues import GROUPS, cues
from monitor.language.text.tokens import Token

_LISTED = (
    "that", "whether", "how", "who", "and", "but", "while", "as", "to", "of", "about", "in", "for", "by", "with",
    "against", "not", "be", "have", "do", "would", "he", "they", "we", "it", "him", "this", "his", "my", "the", "a",
    "some",
)  # fmt: skip
_NOUNS = ("listeners", "papers", "people", "also", "days", "acts", "bare", "things", "qualities")
_SHORT = 4  # letters of a word whose ending says nothing
_ENDINGS = ("adverbs", "doing", "past", "adjectives_end", "nouns_end", "persons_end", "many_end")
_MARKS = {
    ",": "comma",
    "—": "dash",
    "–": "dash",
    "-": "dash",
    "―": "dash",
    ":": "colon",
    ";": "semicolon",
    "(": "open",
    ")": "close",
}
#: All kinds; a token's is its number here. "edge" is what stands beyond a sentence.
KINDS = (
    "edge", *_LISTED, *_NOUNS, *_ENDINGS, *GROUPS, "person", "person's", "body", "body's", "title", "number", "comma",
    "dash", "colon", "semicolon", "open", "close", "mark", "quote", "quoted,", "quoted.", "stop", "break", "capital",
    "office", "word",
)  # fmt: skip
_NUMBER = {kind: n for n, kind in enumerate(KINDS)}
EDGE, QUOTES = _NUMBER["edge"], frozenset(_NUMBER[kind] for kind in ("quote", "quoted,", "quoted."))
COMMA, THAT = _NUMBER["comma"], _NUMBER["that"]
#: Where another clause begins, or a noun phrase ends.
VERBAL = frozenset(_NUMBER[kind] for kind in ("be", "have", "do", "would", *GROUPS[:5], "past", "acts"))
LINKS = frozenset(_NUMBER[kind] for kind in ("how", "who", "whether", "while", "but", "and"))


#: Kinds that only a language with lists of common words and endings has; without them they are words.
_LISTED_ONLY = ("acts", "bare", "things", "qualities", "adjectives_end", "nouns_end", "persons_end", "many_end")
UNLISTED: Sequence[int] = tuple(_NUMBER["word" if kind in _LISTED_ONLY else kind] for kind in KINDS)


def number(kind: str) -> int:
    """The number of a kind."""
    return _NUMBER[kind]


@cache
def _listed(language: str) -> Mapping[str, int]:
    found = {word: _NUMBER[key] for key in _LISTED for word in sorted(words("clause", key, language))}
    for form, cue in cues(language).items():
        found.setdefault(form, _NUMBER[cue.group])
    for key in _NOUNS:
        for word in words("clause", key, language):
            found.setdefault(word, _NUMBER[key])
    return found


def kinds(text: str, tokens: Sequence[Token], names: Sequence[Name], language: str) -> list[int]:
    """The number of each token's kind."""
    return [_kind(text, token, names, language) for token in tokens]


def _kind(text: str, token: Token, names: Sequence[Name], language: str) -> int:
    if token.shape != "word":
        return _NUMBER[_of_mark(text, token)]
    if token.name >= 0:
        own = "'s" if token.possessive else ""
        return _NUMBER[("person" if names[token.name].person else "body") + own]
    return _of_word(token.low, language, capital=token.capital)


@lru_cache(maxsize=20_000)
def _of_word(low: str, language: str, *, capital: bool) -> int:
    """The kind of a word that is no name."""
    low = low.replace("’", "'")
    found = _listed(language).get(low)
    if found is not None:
        return found
    if low in TITLES:
        return _NUMBER["title"]
    if low in BODIES:
        return _NUMBER["office"]
    if low[:1].isdigit():
        return _NUMBER["number"]
    if capital:
        return _NUMBER["capital"]
    rows = ((entries("clause", key, language), _NUMBER[key]) for key in _ENDINGS)
    return next((kind for ends, kind in rows if len(low) > _SHORT and low.endswith(ends)), _NUMBER["word"])


def _of_mark(text: str, token: Token) -> str:
    if token.shape == "quote":
        inside = text[token.start + 1 : token.end - 1].rstrip(" ’'")[-1:]
        return "quoted," if inside == "," else "quoted." if inside in ".!?…" else "quote"
    return _MARKS.get(token.text, "mark") if token.shape == "mark" else token.shape


# --- fewer kinds, for three tokens at once ---------------------------------------------------------------------------

_ROUGH = {
    "edge": ("edge", "stop", "break"),
    "link": ("how", "who", "whether", "while", "but", "as", "semicolon"),
    "that": ("that",),
    "and": ("and",),
    "to": ("to",),
    "prep": ("of", "about", "in", "for", "by", "with", "against"),
    "aux": ("be", "have", "do", "would", "not"),
    "he": ("he", "they", "we", "it", "him"),
    "det": ("this", "his", "my", "the", "a", "some", "person's", "body's"),
    "noun": ("listeners", "papers", "people", "nouns", "office", "title", "persons_end"),
    "thing": ("things", "nouns_end"),
    "many": ("many_end",),
    "bare": ("bare",),
    "adverb": ("also", "adverbs", "days"),
    "verb": ("say", "think", "want", "show", "judge", "past", "doing", "acts"),
    "according": ("according",),
    "name": ("person", "body", "capital"),
    "comma": ("comma",),
    "mark": ("dash", "colon", "open", "close", "mark"),
    "quote": ("quote", "quoted,", "quoted."),
    "quality": ("adjectives", "qualities", "adjectives_end"),
    "word": ("word", "number"),
}
ROUGH = tuple(_ROUGH)
ROUGHLY = tuple(next(n for n, kinds in enumerate(_ROUGH.values()) if kind in kinds) for kind in KINDS)
STOP = _NUMBER["stop"]
#: What parts the stretches of a sentence.
BOUNDS = LINKS | frozenset(_NUMBER[kind] for kind in ("comma", "dash", "colon", "semicolon", "that", "stop", "break"))
