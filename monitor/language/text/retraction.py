"""How a newsroom takes back a whole article, in its own text: a paragraph that says so, or a mark before the title; and
how it announces that it printed something wrong.

Only what speaks of the article that it stands in: that a study, an offer or somebody's post was withdrawn is news, or
a gap where a post was shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.language.lexicon import either, languages, pairs
from monitor.language.text.plain import plain
from monitor.language.text.scripts import UPPER

LONGEST = 600  # characters of a paragraph that may be such a note


_SECTION = "retraction"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to say it, in one language. It begins the paragraph, or follows a label such as "Editor's note:"."""

    id: str
    language: str
    written: str  #: its pattern, as the lexicon has it

    def pattern(self, *, labelled: bool) -> str:
        """The pattern with its words; behind a label more may be the newsroom's own."""
        keys = ("article", "published") if labelled else ("article",)
        piece = "|".join(either(_SECTION, key, self.language) for key in keys)
        made = self.written.replace("<piece>", f"(?:{piece})")
        return made.replace("<been>", either(_SECTION, "been")).replace("<taken>", either(_SECTION, "taken"))


WAYS = tuple(Way(name, code, way) for code in languages() for way, name in pairs(_SECTION, "ways", code))
_LABEL = rf"{either(_SECTION, 'labels')}\s?(?:\([^)]{{1,40}}\)\s?)?[:,.—–-]\s?"


def _any(*, labelled: bool) -> str:
    return "|".join(way.pattern(labelled=labelled) for way in WAYS)


_NOTE = re.compile(rf"[\W_]{{0,3}}(?:{_LABEL}(?:{_any(labelled=True)})|(?:{_any(labelled=False)}))", re.IGNORECASE)
_SPEECH = re.compile(r"""\s*["“„«‘']""")
_TITLE = re.compile(rf"\W{{0,2}}{either(_SECTION, 'marks')}\s?[:—–|\]].*[^\W\d_{UPPER}]")
_CORRECTION = re.compile(
    rf"^{either(_SECTION, 'corrects')}\b|\b{either(_SECTION, 'corrects_anywhere')}\b",
    re.IGNORECASE,
)


def corrects(paragraph: str) -> bool:
    """Whether a paragraph, in its plain form, announces that something was printed wrong."""
    return _CORRECTION.search(paragraph) is not None


def retracts(paragraph: str) -> bool:
    """Whether a paragraph says that the article in which it stands was taken back as a whole."""
    note = plain(paragraph).strip()
    return len(note) <= LONGEST and not _SPEECH.match(note) and _NOTE.match(note) is not None


def retracted(title: str) -> bool:
    """Whether a headline is marked, in capitals, as that of an article that was taken back."""
    return _TITLE.match(plain(title)[:LONGEST]) is not None
