"""Markdown -> blocks: links and emphasis become plain text, headings, lists and quotations keep their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from monitor.clean.blocks.block import Block, Tag, squeeze

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
_NOTE = re.compile(r"\[\^[^\]\s]{1,30}\]:?")  # the sign of a footnote
_TEXT = {"text", "code_inline", "html_inline"}


def markdown_blocks(content: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order; a first-level heading is the title."""
    blocks: list[Block] = []
    around: list[str] = []
    for token in _PARSER.parse(content):
        if token.nesting == 1:
            around.append(token.type.removesuffix("_open") + (token.tag if token.type == "heading_open" else ""))
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            blocks += _inline(token, _tag(around), title="headingh1" in around)
        elif token.content.strip():  # code, HTML
            blocks += [Block(text) for line in token.content.splitlines() if (text := squeeze(line))]
    return tuple(blocks)


def _tag(around: list[str]) -> Tag:
    if around and around[-1].startswith("heading"):
        return "heading"
    if "list_item" in around:
        return "list"
    return "quote" if "blockquote" in around else "p"


def _inline(token: Token, tag: Tag, *, title: bool) -> Iterator[Block]:
    text, linked, depth = [], 0, 0
    for child in token.children or []:
        if child.type in ("link_open", "link_close"):
            depth += child.nesting
        elif child.type in ("softbreak", "hardbreak"):
            text.append(" ")
        elif child.type == "image":
            text.append(child.content)
        elif child.type in _TEXT:
            text.append(_NOTE.sub("", child.content))
            linked += len(child.content) if depth else 0
    if line := squeeze("".join(text)):
        yield Block(line, tag, min(1.0, linked / len(line)), title=title)
