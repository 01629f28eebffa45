"""How likely it is that a report is read right: its source, and where what is said begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log

from monitor.language.statements.cues import Cue
from monitor.language.statements.model import CONTENT, SOURCE, Chain
from monitor.language.text.tokens import Token

_LONG = 20  # tokens of what is said


def features(tokens: Sequence[Token], cue: Cue, chain: Chain) -> Mapping[str, float]:
    """What is weighed of a report; `tokens` are those of its window. Empty where it has no source or no content."""
    if SOURCE not in chain.labels or CONTENT not in chain.labels:
        return {}
    source = [token for token, label in zip(tokens, chain.labels, strict=True) if label == SOURCE]
    content = [token for token, label in zip(tokens, chain.labels, strict=True) if label == CONTENT]
    quoted = [token.shape == "quote" for token in content]
    return {
        "bias": 1.0,
        "share": log(chain.share + 1e-6),
        "other": log(1.001 - chain.share),
        "path": log(chain.path + 1e-6),
        "length": len(content) / _LONG,
        "short": min(len(content), 4) / 4,
        "direct": float(all(quoted)),
        "mixed": float(any(quoted) and not all(quoted)),
        "source length": len(source) / 5,
        "named": float(source[-1].name >= 0),
        "one word": float(len(source) == 1),
        "window": len(tokens) / 60,
        f"cue {cue.group}": 1.0,
    }


def sureness(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """A probability."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in seen.items())))


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of numbers without a gap."""
    start = 0
    for n in range(1, len(places) + 1):
        if n == len(places) or places[n] != places[n - 1] + 1:
            yield places[start], places[n - 1]
            start = n
