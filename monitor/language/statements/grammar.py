"""What other languages put where English puts something else, so that one model reads them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.language.lexicon import has, words
from monitor.language.names.find import Name
from monitor.language.statements.cues import BEFORE_A_SOURCE, VERBS, Cue, according, cues
from monitor.language.statements.kinds import COMMA, STOP, THAT, VERBAL, kinds, number
from monitor.language.statements.model import worded
from monitor.language.statements.signs import Window
from monitor.language.statements.windows import windows
from monitor.language.text.tokens import Token

_DASHES = ("—", "–", "-")
_BESIDE = (",", *_DASHES)
AS, TO, _GOES_ON = number("as"), number("to"), number("quoted,")
_HE, _NAMES = (
    number("he"),
    frozenset(number(kind) for kind in ("title", "people", "person", "body", "office", "capital")),
)
_HAVE, _BEFORE_NOUNS = number("have"), frozenset(number(kind) for kind in ("the", "a", "his"))
_SAYING = VERBS[:2]  # of saying and of thinking
_NAME = 20  # characters of a name between marks
_OPENING = 4  # tokens before "that" that may say when, where or to whom
_PERSON, _WORD = number("person"), number("word")
_BETWEEN = 4  # tokens between an office and the name
_OUR, _OBJECT = number("my"), number("him")
_TAIL = 8  # tokens behind a source that may say where, when or to whom
_ASIDE_BEHIND = frozenset(number(kind) for kind in (
    "in", "to", "of", "for", "by", "with", "against", "days", "also", "listeners", "the",
))  # fmt: skip
_CLAUSE = VERBAL | {COMMA, THAT}
_ASIDE = frozenset(number(kind) for kind in ("days", "also", "adverbs", "in", "the", "a", "number", "listeners"))


#: The first and last token of a source, and of each part of what is said.
Mended = tuple[tuple[int, int], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Clauses:
    """A text as the model reads it."""

    tokens: Sequence[Token]
    places: Sequence[int]  #: the number of each among all tokens of the text
    kinds: Sequence[int]
    rows: Sequence[tuple[Window, Cue]]  #: its words of saying


def clauses(text: str, tokens: Sequence[Token], names: Sequence[Name], language: str) -> Clauses:
    """The tokens that say how a text is built, with their kinds, and its words of saying."""
    places, followed = essential(tokens, language)
    own = [tokens[k] for k in places]
    found = kinds(text, own, names, language)
    behind = words("attribution", "behind_source", language)
    phrases = according(own, language) | {k: k + 1 for k in own_words(own, language)}
    phrases |= {k: k + 1 for k, token in enumerate(own) if token.low in behind}
    for first, end in phrases.items():
        found[first:end] = [number("according"), *[TO] * (end - first - 1)]
    for n in (n for n, k in enumerate(places) if k in followed):
        found[n] = _GOES_ON
    like = words("attribution", "as", language)
    for n in (n for n, token in enumerate(own) if token.low in like):
        found[n] = AS if opens_as(own, n, language) else found[n]
    return Clauses(own, places, found, list(windows(text, own, language, phrases)))


def essential(tokens: Sequence[Token], language: str) -> tuple[list[int], set[int]]:
    """The numbers of the tokens that are read, and of the quotations behind which a comma or a dash stands.

    Left out are commas that stand by rule where English has none, and marks beside a quotation.
    """
    found: list[int] = []
    followed: set[int] = set()
    commas = _Commas(language)
    for k, token in enumerate(tokens):
        if token.shape == "mark" and found:
            before, behind = tokens[found[-1]], tokens[k + 1] if k + 1 < len(tokens) else None
            if token.text in _BESIDE and _spoken(before):
                followed.add(found[-1])
                continue
            if behind is not None and (_led_in(token, behind) or commas.ruled(token, behind)):
                continue
        if commas.used:
            if _in_own_words(tokens, k, language):
                continue
            commas.see(tokens, k, tokens[found[-1]] if found else None)
        found.append(k)
    return found, followed


class _Commas:
    """Which commas stand by rule: before a conjunction, and between a verb of saying and what is said."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._parted, self._main = words("clause", "parted", language), words("clause", "main", language)
        self._known = cues(language)
        self._saying = self._as = False
        self.used = bool(self._parted or self._main)

    def ruled(self, token: Token, behind: Token) -> bool:
        """Whether the mark stands by rule before `behind`."""
        if token.text != "," or not self.used:
            return False
        found = behind.low in self._parted or (
            self._saying and token.text in self._main and behind.low not in self._known
        )
        self._saying = self._saying and not found
        return found

    def see(self, tokens: Sequence[Token], k: int, before: Token | None) -> None:
        """Take up the token `k`, which is read, behind `before`."""
        token = tokens[k]
        if opens_as(tokens, k, self._language):
            self._as = True
        elif token.shape in ("stop", "break"):
            self._as = False
        if token.shape != "word" or self._as:
            self._saying = False
        elif token.low in self._known and token.name < 0:
            self._saying = before is not None and before.shape == "word"


def _led_in(token: Token, behind: Token) -> bool:
    return behind.shape == "quote" and token.text in _DASHES


def _spoken(token: Token) -> bool:
    """Whether the token is a quotation that is long enough for a sentence, and no name."""
    return token.shape == "quote" and token.end - token.start > _NAME


def _in_own_words(tokens: Sequence[Token], k: int, language: str) -> bool:
    """Whether the token is the noun of "за його словами", "по её мнению", which is "according to him"."""
    return (
        k > 1
        and tokens[k].low in words("attribution", "words", language)
        and tokens[k - 1].low in words("attribution", "own", language)
        and tokens[k - 2].low in words("attribution", "by", language)
    )


def own_words(tokens: Sequence[Token], language: str) -> set[int]:
    """Where "за його" begins, of which the noun was left out."""
    by, own = words("attribution", "by", language), words("attribution", "own", language)
    return {
        k
        for k in range(len(tokens) - 2)
        if tokens[k].low in by and tokens[k + 1].low in own and tokens[k + 2].text == ","
    }


def opens_as(tokens: Sequence[Token], k: int, language: str) -> bool:
    """Whether the token is the "as" of "as Ann Lee said, …", at the beginning of a sentence."""
    first = k == 0 or tokens[k - 1].shape in ("stop", "break")
    return first and tokens[k].low in words("attribution", "as", language)


def behind_that(read: Clauses, first: int, last: int, language: str) -> int:
    """Where what is said begins behind "over the weekend that", else `first`."""
    for k in range(first, min(last, first + _OPENING + 1)):
        if read.kinds[k] == THAT:
            return k + 1
        if read.kinds[k] not in _ASIDE and has(language, "fixed_order"):
            break
    return first


def mended(read: Clauses, row: tuple[Window, Cue], language: str) -> Mended | None:
    """Source and content where grammar leaves no choice: behind "according to", in "as Ann Lee said" and in a clause
    that is put in: ", he said,". A language whose words the model learned is left to it.
    """
    (window, cue), kinds = row, read.kinds
    if worded(language):
        return None
    end = next((k for k in range(window.at, window.end) if kinds[k] == STOP), window.end)
    if read.tokens[window.at].low in words("attribution", "behind_source", language):
        return _behind_source(read, window, end)
    if cue is BEFORE_A_SOURCE:
        return _according(read, window, end, language)
    if kinds[window.start] == AS and window.start < window.at < _before_comma(kinds, window.start, end):
        return _as_said(read, window, end)
    return _put_in(read, window, end) if cue.group in _SAYING else None


def _as_said(read: Clauses, window: Window, end: int) -> Mended | None:
    comma = _before_comma(read.kinds, window.at, end)
    first, last = (window.start + 1, window.at) if window.at > window.start + 1 else (window.at + 1, comma)
    return ((first, last - 1), [(comma + 1, end - 1)]) if first < last < comma + 1 < end else None


def _according(read: Clauses, window: Window, end: int, language: str) -> Mended | None:
    """Up to the comma or, in German, to the verb."""
    kinds, first = read.kinds, window.at + 1
    parted = window.at > window.start and kinds[window.at - 1] == COMMA
    opens = window.at == 0 or read.tokens[window.at - 1].shape in ("stop", "break")
    nouns = has(language, "nouns_in_capitals")
    if not (opens or parted or nouns):
        return None
    while first < end and kinds[first] == TO:
        first += 1
    last = _behind_noun(read.tokens, first, end, language) if nouns else _behind_name(kinds, first, end)
    if not first < last < end:
        return None
    lead = [(window.start, window.at - 1 - parted)] if window.at > window.start else []
    return (first, last - 1), [*lead, (last + (kinds[last] == COMMA), end - 1)]


def _behind_source(read: Clauses, window: Window, end: int) -> Mended | None:
    """The source that opens the sentence, before its preposition: "Der Ministerin zufolge regnet es"."""
    first = window.start
    if not first < window.at < end - 1 or any(kind in _CLAUSE for kind in read.kinds[first : window.at]):
        return None
    return (first, window.at - 1), [(window.at + 1, end - 1)]


def _put_in(read: Clauses, window: Window, end: int) -> Mended | None:
    """The sentence around ", сказав він," and before ", sagte Ann Lee im Rat." and ", a précisé la compagnie."."""
    kinds, first = read.kinds, window.at + 1
    comma = window.at - 1 - (kinds[window.at - 1] == _HAVE)
    if comma < window.start + 1 or kinds[comma] != COMMA or first >= end:
        return None
    last = _behind_inverted(kinds, first, end)
    if last is None or not (last == end or kinds[last] == COMMA or _beside(kinds[last:end])):
        return None
    rest = [(last + 1, end - 1)] if last + 1 < end and kinds[last] == COMMA else []
    return (first, last - 1), [(window.start, comma - 1), *rest]


def _behind_inverted(kinds: Sequence[int], first: int, end: int) -> int | None:
    """Behind the source that follows its verb: a pronoun, a name with its titles, or an office; None without one."""
    if kinds[first] == _HE:
        return first + 1
    named = first + (kinds[first] in _BEFORE_NOUNS)
    last = next((k for k in range(named, end) if kinds[k] not in _NAMES), end)
    if last == named:
        return None
    again = next((k for k in range(last, min(end, last + _BETWEEN)) if kinds[k] != _WORD), end)
    if last < again < end and kinds[again] == _PERSON:  # "пообіцяла міністерка енергетики Дарина Лис"
        return next((k for k in range(again, end) if kinds[k] != _PERSON), end)
    return last


def _beside(kinds: Sequence[int]) -> bool:
    """Whether the tokens say where, when or to whom, and nothing more: "in the council", "reporters", "mit"."""
    return len(kinds) <= _TAIL and kinds[0] in _ASIDE_BEHIND and not any(kind in _CLAUSE for kind in kinds)


def _before_comma(kinds: Sequence[int], first: int, end: int) -> int:
    return next((k for k in range(first, end) if kinds[k] == COMMA), end)


def _behind_name(kinds: Sequence[int], first: int, end: int) -> int:
    """The comma behind a source, and behind the name that follows it: "d'après la maire, Anne Morel, …"."""
    comma = _before_comma(kinds, first, end)
    behind = next((k for k in range(comma + 1, end) if kinds[k] not in _NAMES), end)
    return behind if comma + 1 < behind < end and kinds[behind] == COMMA else comma


def _behind_noun(tokens: Sequence[Token], first: int, end: int, language: str) -> int:
    """Behind the first run of words with a capital; German nouns have one."""
    k = first
    while k < end and not tokens[k].capital:
        k += 1
    while k < end and (tokens[k].capital or tokens[k].name >= 0):
        k += 1
    further = words("clause", "of", language) | words("clause", "the", language)
    if k + 1 < end and tokens[k].low in further and tokens[k + 1].capital:
        return _behind_noun(tokens, k + 1, end, language)
    return k


def sourceless(read: Clauses, cue: Cue, first: int, last: int, language: str) -> bool:
    """Whether what seems a source is none: it begins with a preposition ("about this"), is no word, or, in a language
    whose words were not learned, is the object ("se queja") or we ourselves ("selon nos informations").
    """
    token, prepositions = read.tokens[first], words("grammar", "prepositions", language)
    if token.shape not in ("word", "quote") or token.low in prepositions:
        return True
    object_ = first == last and read.kinds[first] == _OBJECT and cue is not BEFORE_A_SOURCE
    return not worded(language) and (object_ or read.kinds[first] == _OUR)
