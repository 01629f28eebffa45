"""A document as a row of blocks: one paragraph, heading, list item or loose line each, in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from monitor.language.text.plain import plain

Tag = Literal["p", "heading", "list", "quote", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on its own in a document. Its text is never empty and has single spaces only."""

    text: str  #: in its plain view (see `language.plain`): what rules and models read
    tag: Tag = "p"  #: what the form says that it is; plain text says "p" or, by its marks, "list" or "quote"
    linked: float = 0.0  #: share of its letters that are inside links
    zone: str = ""  #: the part of a page around it as its markup names it: "nav", "aside", "comments" …
    kept: bool | None = None  #: what the extractor of main text says; None where nobody asked it
    title: bool = False  #: the markup calls it the title of the document
    chance: float | None = None  #: that it is the article, as the model of pages sees it
    letters: str | None = None  #: the text as the document has it, where the plain view differs

    @property
    def printed(self) -> str:
        """The text with the letters of the document: what an article keeps."""
        return self.text if self.letters is None else self.letters


def plainly(block: Block) -> Block:
    """A block as it was read -> the same with its text in the plain view."""
    text = squeeze(plain(block.text))
    return block if not text or text == block.text else replace(block, text=text, letters=block.text)


def squeeze(text: str) -> str:
    """`text` with each run of white space as one space, none at its ends."""
    return " ".join(text.split())
