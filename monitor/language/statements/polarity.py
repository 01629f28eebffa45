"""In which sense something is said: as so, as not so, or as open."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.language.lexicon import words
from monitor.language.statements.cues import cues
from monitor.language.text.tokens import Token
from monitor.models import Polarity

_NEAR = 3  # tokens before a word of saying that may turn it round


def polarity(tokens: Sequence[Token], at: int, content: int, language: str) -> Polarity:
    """The sense of the word of saying at token `at`, as in "denied that"; what is said begins at token `content`."""
    turned = any(_is(t, "not", language) for t in _clause(tokens[max(0, at - _NEAR) : at]))
    if _is(tokens[at], "denied", language):
        return "doubted" if turned else "denied"
    if _says(tokens[at + 1 : content + _NEAR], language) and (turned or _is(tokens[at], "declined", language)):
        return "doubted"
    opening = tokens[max(0, content - 1) : content + 1]
    asks = any(t.low in words("clause", "whether", language) for t in opening)
    return "doubted" if turned or asks or _is(tokens[at], "doubted", language) else "affirmed"


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """The last of the tokens, behind the last mark: not the "not" of "It was not, she said"."""
    marks = [n for n, token in enumerate(tokens) if token.shape != "word"]
    return tokens[marks[-1] + 1 :] if marks else tokens


def _says(tokens: Sequence[Token], language: str) -> bool:
    """Whether what is said begins with a word of saying: "declined to say whether"."""
    return any((cue := cues(language).get(t.low)) and cue.group == "say" for t in tokens)


def _is(token: Token, key: str, language: str) -> bool:
    held = words("polarity", key, language)
    return token.low in held or ("’" in token.low and token.low.replace("’", "'") in held)
