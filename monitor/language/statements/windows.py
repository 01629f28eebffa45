"""How far a word that may report reaches: its sentence, and the quotations that go on right behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from monitor.language.statements.cues import BEFORE_A_SOURCE, Cue, cues
from monitor.language.statements.signs import Window
from monitor.language.text.tokens import Token

_REACH = 60  # tokens to each side
_QUOTES_ON = 4  # quotations that may go on behind a sentence
_ASKED = 5  # tokens from a question in marks to the verb of saying


def windows(
    text: str, tokens: Sequence[Token], language: str, sourced: Collection[int]
) -> Iterator[tuple[Window, Cue]]:
    """Each word of the text that may report, with the tokens that it may reach; `sourced` stand before a source."""
    known = cues(language)
    for start, end in sentences(text, tokens, known):
        reach = -1
        for k in range(start, end):
            token = tokens[k]
            cue = known.get(token.low) if token.shape == "word" and (token.name < 0 or k == start) else None
            cue = BEFORE_A_SOURCE if k in sourced else cue
            if cue is not None and not token.possessive:
                reach = reach if reach >= 0 else _goes_on(tokens, end)
                yield Window(max(start, k - _REACH), k, min(reach, k + _REACH)), cue


def sentences(text: str, tokens: Sequence[Token], known: Mapping[str, Cue]) -> Iterator[tuple[int, int]]:
    """The sentences, as first token and the one behind the last; a quotation stays with the words that say whose."""
    start = 0
    for k, token in enumerate(tokens):
        if token.shape in ("stop", "break", "quote") and _ends(text, tokens, k, known):
            if k + 1 > start:
                yield start, k + 1
            start = k + 1
    if start < len(tokens):
        yield start, len(tokens)


def _ends(text: str, tokens: Sequence[Token], k: int, known: Mapping[str, Cue]) -> bool:
    token, following = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
    if token.shape == "break" or following is None:
        return not (token.shape == "break" and k and tokens[k - 1].text == ":")
    opens = following.shape != "word" or following.capital or following.low[:1].isdigit()
    if token.shape == "stop":
        return opens and not (following.shape == "mark" and following.text in ",;)")
    last = text[token.start + 1 : token.end - 1].rstrip(" ’'")[-1:]
    if last == "." or last == "…":
        return (following.shape == "word" and following.capital) or following.shape == "quote"
    if last in "!?":
        return (following.capital or following.shape == "quote") and not _asked(tokens, k, known)
    return False


def _asked(tokens: Sequence[Token], k: int, known: Mapping[str, Cue]) -> bool:
    """Whether "Ann Lee asked." follows the quotation at token `k`."""
    for n in range(k + 1, min(len(tokens), k + 1 + _ASKED)):
        if tokens[n].shape != "word":
            return False
        if tokens[n].low in known:
            return True
    return False


def _goes_on(tokens: Sequence[Token], end: int) -> int:
    """Behind the quotations that make up the sentences from `end` in the same paragraph."""
    for _ in range(_QUOTES_ON):
        if end >= len(tokens) or tokens[end].shape != "quote":
            break
        behind = tokens[end + 1] if end + 1 < len(tokens) else None
        if behind is not None and behind.shape not in ("quote", "break", "stop") and not behind.capital:
            break
        end += 1
        while end < len(tokens) and tokens[end].shape == "stop":
            end += 1
    return end
