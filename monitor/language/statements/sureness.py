"""How likely it is that a report is read right: its source, and where what is said begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log

from monitor.language.statements.cues import Cue
from monitor.language.statements.kinds import EDGE, KINDS
from monitor.language.statements.model import CONTENT, SOURCE, Chain
from monitor.language.text.tokens import Token

_LONG = 20  # tokens of what is said
_FAR = 6  # tokens
_PLACES = (
    *("source opens", "source ends", "before source", "content opens", "content ends", "behind content"),
    *("before cue", "behind cue"),
)
_NAMED = {place: tuple(f"{place} {kind}" for kind in KINDS) for place in _PLACES}


def features(
    tokens: Sequence[Token], kinds: Sequence[int], cue: Cue, chain: Chain, at: int, *, worded: bool = True
) -> Mapping[str, float]:
    """What is weighed of a report; `tokens` are those of its window, with its word of saying at `at`.

    Empty where it has no source or no content; without the word itself where not `worded`.
    """
    source = [k for k, label in enumerate(chain.labels) if label == SOURCE]
    content = [k for k, label in enumerate(chain.labels) if label == CONTENT]
    if not source or not content:
        return {}
    return {
        "bias": 1.0,
        **_sizes(tokens, chain, source, content),
        **dict.fromkeys(_places(kinds, cue, at, source, content), 1.0),
        **({f"word {cue.word}": 1.0} if worded else {}),
    }


def _sizes(tokens: Sequence[Token], chain: Chain, source: Sequence[int], content: Sequence[int]) -> Mapping[str, float]:
    quoted = [tokens[k].shape == "quote" for k in content]
    return {
        "share": log(chain.share + 1e-6),
        "other": log(1.001 - chain.share),
        "path": log(chain.path + 1e-6),
        "length": len(content) / _LONG,
        "length, logarithm": log(len(content)),
        "short": min(len(content), 4) / 4,
        "direct": float(all(quoted)),
        "mixed": float(any(quoted) and not all(quoted)),
        "source length": len(source) / 5,
        "one word": float(len(source) == 1),
        "window": len(tokens) / 60,
    }


def _places(kinds: Sequence[int], cue: Cue, at: int, source: Sequence[int], content: Sequence[int]) -> tuple[str, ...]:
    """Which kinds stand where."""
    behind = content[-1] + 1
    return (
        f"cue {cue.group} {cue.shape}",
        _NAMED["source opens"][kinds[source[0]]],
        _NAMED["source ends"][kinds[source[-1]]],
        _NAMED["before source"][kinds[source[0] - 1] if source[0] else EDGE],
        _NAMED["content opens"][kinds[content[0]]],
        _NAMED["content ends"][kinds[content[-1]]],
        _NAMED["behind content"][kinds[behind] if behind < len(kinds) else EDGE],
        _NAMED["before cue"][kinds[at - 1] if at else EDGE],
        _NAMED["behind cue"][kinds[at + 1] if at + 1 < len(kinds) else EDGE],
        f"order {source[0] > at:d}{content[0] > at:d}{content[-1] > at:d}",
        f"gap {max(-_FAR, min(_FAR, at - source[-1]))}",
    )


def sureness(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """A probability."""
    total = 0.0
    for name, value in seen.items():
        total += weights.get(name, 0.0) * value
    return 1 / (1 + exp(-total))


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of numbers without a gap."""
    start = 0
    for n in range(1, len(places) + 1):
        if n == len(places) or places[n] != places[n - 1] + 1:
            yield places[start], places[n - 1]
            start = n
