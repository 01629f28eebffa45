"""What a line shows of itself: its shape and its voice, in numbers that rules, and later a model, can weigh."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitor.clean.lines.lazy import lazy
from monitor.clean.lines.voices import Voice, hear
from monitor.language.lexicon import either
from monitor.language.text.fold import fold
from monitor.language.text.scripts import APOSTROPHES, HAN_ALL, HANGUL, KANA

PROSE_WORDS = 6  # a sentence with a final stop has at least so many words, or it is a fragment
VOICE = 4000  # characters of a line in which a voice is looked for
LONG_WORDS = 25  # so many words are prose even without a stop

_WORD = re.compile(rf"\w+(?:[{APOSTROPHES}-]\w+)*")
_CJK = re.compile(f"[{KANA}{HAN_ALL}{HANGUL}]")
_QUOTED = re.compile(
    r"“[^“”]{1,2000}”|„[^„“”]{1,2000}[“”]|«[^«»]{1,2000}»|\"[^\"]{1,2000}\"|「[^「」]{1,500}」|‘[^‘’]{12,2000}’"
)
_CLOSERS = "\"'”“’‘»«)]」』› *"
_OPENER = re.compile('[“„«"「‘]')
_STOPS = ".!?…。！？؟।"
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}$")
_COUNTRY = re.compile(r"\bUS\b")  # not the reader's "us"
_MONEY = re.compile(rf"[$€£₴₽¥]\s?\d|\d[\d.,]*\s?(?:[$€£₴₽¥]|{either('units', 'money_words')})", re.I)


@dataclass(frozen=True)
class Signs:
    """One line's signs. The voice is read outside quotation marks: a quoted appeal is news."""

    text: str

    @lazy
    def length(self) -> int:
        """Characters."""
        return len(self.text)

    @lazy
    def words(self) -> int:
        """Words; two Chinese, Japanese or Korean characters count as one."""
        whole = self._plain is self.text and self.length <= VOICE
        count = len(self._found) if whole else len(_WORD.findall(self.text))
        return count if self.text.isascii() else max(count, len(_CJK.findall(self.text)) // 2)

    @lazy
    def stop(self) -> bool:
        """Whether it ends as a sentence does."""
        core = self._core
        return (core[-1:] or self.text[-1:]) in _STOPS and not (self.words <= 20 and _INITIALS.search(core[-20:]))

    @lazy
    def question(self) -> bool:
        """Whether it ends with a question or exclamation mark."""
        return (self._core[-1:] or self.text[-1:]) in "!?！？؟"

    @lazy
    def prose(self) -> bool:
        """Whether it reads as running text."""
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.stop)

    @lazy
    def quoted(self) -> float:
        """The share of its characters inside quotation marks."""
        return 1 - len(self._plain) / len(self.text)

    @lazy
    def you(self) -> int:
        """How many words address the reader."""
        return self.voices.get("you", 0)

    @lazy
    def we(self) -> int:
        """How many words are of a we that speaks."""
        return self.voices.get("we", 0)

    @lazy
    def ours(self) -> int:
        """How often a newsroom speaks of itself: "our journalism", "independent media"."""
        return self.voices.get("ours", 0)

    @lazy
    def asks(self) -> int:
        """How many requests it makes to give, join or sign up, to the speaker's own good."""
        return self.voices.get("asks", 0)

    @lazy
    def hints(self) -> int:
        """How many words it has of giving and subscribing, whoever speaks."""
        return self.voices.get("hints", 0)

    @lazy
    def reported(self) -> int:
        """How many verbs of saying it has: somebody else's words are told."""
        return self.voices.get("reported", 0)

    @lazy
    def money(self) -> bool:
        """Whether it names a sum."""
        return bool(_MONEY.search(self._voice))

    @lazy
    def _core(self) -> str:
        return self.text[-60:].rstrip(_CLOSERS)

    @lazy
    def _plain(self) -> str:
        return _QUOTED.sub("", self.text) if _OPENER.search(self.text) else self.text

    @lazy
    def tokens(self) -> frozenset[str]:
        """Its different words outside quotation marks, folded."""
        return frozenset(self._found)

    @lazy
    def _found(self) -> list[str]:
        found: list[str] = _WORD.findall(self._voice)
        return found

    @lazy
    def voices(self) -> Mapping[Voice, int]:
        """How many words of each voice it has; silent voices are left out."""
        return hear(self._voice, self.tokens)

    @lazy
    def _voice(self) -> str:
        plain = self._plain[:VOICE]
        return fold(_COUNTRY.sub("0", plain) if "US" in plain else plain)


@lru_cache(maxsize=4096)  # several steps of one page ask for the same lines
def signs_of(text: str) -> Signs:
    """The signs of a line, worked out once."""
    return Signs(text)
