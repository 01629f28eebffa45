"""Plain text -> blocks. A line is a paragraph, unless the file is plainly hard-wrapped."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from monitor.clean.blocks.block import Block, Tag, squeeze
from monitor.clean.blocks.mail_head import mail_head
from monitor.language.lexicon import words
from monitor.language.text.scripts import CYRILLIC_LOWER

WRAPPED_AT = range(40, 101)  # where people and mail programs break lines
QUOTED = 0.7  # so many of a text's lines begin with a mark of quotation: it is a mail that was answered or sent on
_QUOTE = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_INDENT = re.compile(r"^(?:\t|[ \u00a0\u3000]{2,12})(?=\S)", re.MULTILINE)
_BROKEN = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010]$")
_HANGING = words("text", "hanging")  # "Haus- und Gartenarbeit" is not broken
BULLET = re.compile(rf"(?:[-*•‣▪●◦–—·]|\d{{1,3}}[.)]|\(\d{{1,2}}\)|[a-z{CYRILLIC_LOWER}]\))\s+\S")


def text_blocks(content: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text, in order; blank lines only part them."""
    content = _unquoted(content)
    lines = content.splitlines()
    if head := mail_head(lines):
        above = (
            *_paragraphs("\n".join(lines[: head.start])),
            *filter(None, map(squeeze, lines[head.start : head.end])),
        )
        return tuple(map(text_block, (*above, *_paragraphs("\n".join(lines[head.end :])))))
    return tuple(map(text_block, _paragraphs(content)))


def _paragraphs(content: str) -> list[str]:
    groups = _groups(content)
    if _hard_wrapped(groups):
        return [line for group in _indented(content) or groups for line in _joined(group)]
    return [line for group in groups for line in group]


def text_block(line: str) -> Block:
    """One line of a plain text."""
    tag: Tag = "p"
    if line.startswith(">") and len(line) > 1:
        tag = "quote"
    elif BULLET.match(line) and not line.startswith(("—", "–")):  # a dash opens direct speech in many languages
        tag = "list"
    return Block(line, tag)


def _unquoted(content: str) -> str:
    """A text that stands in the quotation marks of a mail, line by line, without them; any other as it is."""
    lines = [line for line in content.splitlines() if line.strip()]
    marked = sum(1 for line in lines if line.startswith(">"))
    if marked < 3 or marked < QUOTED * len(lines):
        return content
    return _QUOTE.sub("", content)


def _indented(content: str) -> list[list[str]]:
    """The paragraphs of a wrapped text that tells them by the indent of their first lines; none of any other."""
    lines = [line for line in content.splitlines() if line.strip()]
    deep = [n for n, line in enumerate(lines) if _INDENT.match(line)]
    if len(deep) < 3 or len(deep) > len(lines) / 2:
        return []
    return _groups(_INDENT.sub("\n", content))


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
            paragraphs[-1] = _with(paragraphs[-1], line)
    return paragraphs


def _with(text: str, line: str) -> str:
    """A paragraph and its next line; a word that is broken at the end of the line is one word again."""
    broken = _BROKEN.search(text)
    if broken is None or not line[:1].islower() or line.split(" ", 1)[0] in _HANGING:
        return f"{text} {line}"
    return text[:-1] + line
