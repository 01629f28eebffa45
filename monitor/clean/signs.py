"""What a line shows of itself: its shape and its voice, in numbers that rules, and later a model, can weigh."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from monitor.clean.voice import ASKS, HINTS, OURS, REPORTED, WE, YOU, languages

PROSE_WORDS = 6  # a sentence with a final stop has at least so many words, or it is a fragment
VOICE = 4000  # characters of a line in which a voice is looked for
LONG_WORDS = 25  # so many words are prose even without a stop

_WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
_QUOTED = re.compile(
    r"“[^“”]{1,2000}”|„[^„“”]{1,2000}[“”]|«[^«»]{1,2000}»|\"[^\"]{1,2000}\"|「[^「」]{1,500}」|‘[^‘’]{12,2000}’"
)
_CLOSERS = "\"'”“’‘»«)]」』› *"
_OPENER = re.compile('[“„«"「‘]')
_STOPS = ".!?…。！？؟।"
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}$")
_COUNTRY = re.compile(r"\bUS\b")  # not the reader's "us"
_MONEY = re.compile(r"[$€£₴₽¥]\s?\d|\d[\d.,]*\s?(?:[$€£₴₽¥]|usd|eur|uah|грн|руб|euros?|dollars?)", re.I)


@dataclass(frozen=True)
class Signs:
    """One line's signs. The voice is read outside quotation marks: a quoted appeal is news."""

    text: str

    @cached_property
    def length(self) -> int:
        """Characters."""
        return len(self.text)

    @cached_property
    def words(self) -> int:
        """Words; two Chinese, Japanese or Korean characters count as one."""
        count = len(self._words)
        return count if self.text.isascii() else max(count, len(_CJK.findall(self.text)) // 2)

    @cached_property
    def stop(self) -> bool:
        """Whether it ends as a sentence does."""
        core = self._core
        return (core[-1:] or self.text[-1:]) in _STOPS and not (self.words <= 20 and _INITIALS.search(core[-20:]))

    @cached_property
    def question(self) -> bool:
        """Whether it ends with a question or exclamation mark."""
        return (self._core[-1:] or self.text[-1:]) in "!?！？؟"

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text."""
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.stop)

    @cached_property
    def quoted(self) -> float:
        """The share of its characters inside quotation marks."""
        return 1 - len(self._plain) / len(self.text)

    @cached_property
    def you(self) -> int:
        """How many words address the reader."""
        return YOU.count(self._voice, self.tokens, self._tongues)

    @cached_property
    def we(self) -> int:
        """How many words are of a we that speaks."""
        return WE.count(self._voice, self.tokens, self._tongues)

    @cached_property
    def ours(self) -> int:
        """How often a newsroom speaks of itself: "our journalism", "independent media"."""
        return OURS.count(self._voice, self.tokens, self._tongues)

    @cached_property
    def asks(self) -> int:
        """How many requests it makes to give, join or sign up, to the speaker's own good."""
        return ASKS.count(self._voice, self.tokens, self._tongues)

    @cached_property
    def hints(self) -> int:
        """How many words it has of giving and subscribing, whoever speaks."""
        return HINTS.count(self._voice, self.tokens, self._tongues)

    @cached_property
    def reported(self) -> int:
        """How many verbs of saying it has: somebody else's words are told."""
        return REPORTED.count(self._voice, self.tokens, self._tongues)

    @cached_property
    def money(self) -> bool:
        """Whether it names a sum."""
        return bool(_MONEY.search(self._voice))

    @cached_property
    def _core(self) -> str:
        return self.text[-60:].rstrip(_CLOSERS)

    @cached_property
    def _plain(self) -> str:
        return _QUOTED.sub("", self.text) if _OPENER.search(self.text) else self.text

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its different words outside quotation marks, folded."""
        whole = self._plain is self.text and self.length <= VOICE
        return frozenset((fold(word) for word in self._words if word != "US") if whole else _WORD.findall(self._voice))

    @cached_property
    def _words(self) -> list[str]:
        found: list[str] = _WORD.findall(self.text)
        return found

    @cached_property
    def _tongues(self) -> tuple[str, ...]:
        return languages(self.tokens)

    @cached_property
    def _voice(self) -> str:
        return fold(_COUNTRY.sub(" ", self._plain[:VOICE]))


def fold(text: str) -> str:
    """`text` in lower case with straight apostrophes."""
    text = text.casefold()
    return text if text.isascii() else text.replace("’", "'").replace("ʼ", "'").replace("‘", "'")
