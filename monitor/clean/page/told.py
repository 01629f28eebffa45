"""The article as the page's records tell it, where the page shows less of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from monitor.clean.blocks.block import Block, plainly, squeeze
from monitor.clean.recognise.json_ld import is_article
from monitor.language.text.fold import fold
from monitor.models import Doubt

LEAST = 60  # words of a record's text that is an article
SHOWN = 0.6  # share of it, four words by four, from which the page shows it
STANDS = 0.5  # share of a paragraph from which it stands on the page already

_CUT = re.compile(r"\s*(?:…|\.\.\.)$")
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<(/?)(\w+)[^<>]{0,2000}>")
_BREAKS = frozenset("p div br li h1 h2 h3 h4 h5 h6 blockquote".split())


def with_told(blocks: Sequence[Block], records: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """The blocks, and behind those that are kept the paragraphs of the record's `articleBody` that they lack.

    Only where the page does not show most of that text: a record tells in one string what a page tells better.
    """
    lines = _told(records)
    whole = [shingle for line in lines for shingle in _shingles(line)]
    if len(whole) < LEAST:
        return tuple(blocks)
    shown = set[tuple[str, ...]]().union(*(_shingles(block.text) for block in blocks))
    if sum(shingle in shown for shingle in whole) >= SHOWN * len(whole):
        return tuple(blocks)
    kept = [replace(block, kept=bool(block.kept) and not _breaks_off(block.text, lines)) for block in blocks]
    body = set[tuple[str, ...]]().union(*(_shingles(block.text) for block in kept if block.kept))
    new = [plainly(Block(line, kept=True, chance=0.9)) for line in lines if not _stands(line, body)]
    at = max((n for n, block in enumerate(kept) if block.kept), default=len(kept) - 1) + 1
    return (*kept[:at], *new, *kept[at:])


def untold(blocks: Sequence[Block], records: Sequence[Mapping[str, Any]]) -> Doubt | None:
    """The doubt that more than what a record of the article may leave out is missing from the blocks that are kept."""
    whole = [shingle for line in _told(records) for shingle in _shingles(line)]
    if len(whole) < LEAST:
        return None
    body = set[tuple[str, ...]]().union(*(_shingles(block.text) for block in blocks if block.kept))
    share = sum(shingle in body for shingle in whole) / len(whole)
    return Doubt("record", round(1 - share, 2)) if share < SHOWN else None


def _told(records: Sequence[Mapping[str, Any]]) -> list[str]:
    """The paragraphs of the longest text that a record of the article gives."""
    bodies = [
        body for record in records if is_article(dict(record)) and isinstance(body := record.get("articleBody"), str)
    ]
    text = _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BREAKS else "", max(bodies, key=len, default=""))
    return [line for raw in text.splitlines() if (line := squeeze(raw))]


def _breaks_off(text: str, lines: Sequence[str]) -> bool:
    """Whether it is the beginning of a line of the record, and says itself that it goes on."""
    head = _CUT.sub("", text)
    return head != text and any(len(line) > len(head) and line.startswith(head) for line in lines)


def _stands(line: str, body: set[tuple[str, ...]]) -> bool:
    own = _shingles(line)
    return bool(own) and sum(shingle in body for shingle in own) >= STANDS * len(own)


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(fold(text))
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))
