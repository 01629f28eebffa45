"""Plain text -> blocks. A line is a paragraph, unless the file is plainly hard-wrapped."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from monitor.clean.blocks.block import Block, Tag, squeeze
from monitor.language.text.scripts import CYRILLIC_LOWER

WRAPPED_AT = range(40, 101)  # where people and mail programs break lines
BULLET = re.compile(rf"(?:[-*•‣▪●◦–—·]|\d{{1,3}}[.)]|\(\d{{1,2}}\)|[a-z{CYRILLIC_LOWER}]\))\s+\S")


def text_blocks(content: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text, in order; blank lines only part them."""
    groups = _groups(content)
    if _hard_wrapped(groups):
        lines = [line for group in groups for line in _joined(group)]
    else:
        lines = [line for group in groups for line in group]
    return tuple(text_block(line) for line in lines)


def text_block(line: str) -> Block:
    """One line of a plain text."""
    tag: Tag = "p"
    if line.startswith(">") and len(line) > 1:
        tag = "quote"
    elif BULLET.match(line) and not line.startswith(("—", "–")):  # a dash opens direct speech in many languages
        tag = "list"
    return Block(line, tag)


def _groups(content: str) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for raw in content.splitlines():
        if line := squeeze(raw):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _hard_wrapped(groups: list[list[str]]) -> bool:
    """Whether lines break in the middle of sentences at one width: then a blank line parts paragraphs.

    Asked of the lines that another line of their group follows: they are about equally long, near the longest line
    of the file, and few of them end a sentence.
    """
    inner = [line for group in groups for line in group[:-1] if not BULLET.match(line)]
    lines = [line for group in groups for line in group]
    if len(inner) < 3 or len(inner) < len(lines) / 3:
        return False
    width = max(len(line) for line in lines)
    if width not in WRAPPED_AT:
        return False
    broken = sum(1 for line in inner if line[-1] not in '.!?…:;"”»')
    return broken >= 0.6 * len(inner) and median(len(line) for line in inner) >= 0.75 * width


def _joined(group: list[str]) -> list[str]:
    paragraphs = [group[0]]
    for before, line in pairwise(group):
        if BULLET.match(line) or line.startswith(">") != before.startswith(">"):
            paragraphs.append(line)
        else:
            paragraphs[-1] += " " + line
    return paragraphs
