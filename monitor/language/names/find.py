"""Names in a text: runs of capitalised words, with their particles, apart from the titles before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.language.lexicon import either, entries, has, words
from monitor.language.lexicon.function_words import BREAKERS, LISTENERS
from monitor.language.lexicon.honorifics import (
    BODIES_BEHIND,
    DEGREES,
    DIRECTIONS,
    HELD,
    IMPERSONAL,
    PARTICLES,
    PEOPLES,
    SECTIONS,
    TITLES,
    describes,
    no_names,
)
from monitor.language.lexicon.verbs import SAYING
from monitor.language.names.capitals import Capitals, capitals, ends_short
from monitor.language.names.gender import is_given
from monitor.language.names.nations import COUNTRIES, GENITIVES, REGIONS, nation
from monitor.language.names.opening import past_opening
from monitor.language.names.spelling import canonical, resolve, same_person
from monitor.language.text.plain import Plain
from monitor.language.text.tokens import Token

__all__ = ["Name", "canonical", "placed", "resolve", "same_person", "tag"]

_LINKS = tuple(tuple(phrase.split()) for phrase in entries("names", "inner_links"))
_MOST_WORDS = 7
_NEVER_INSIDE = BREAKERS | words("names", "never_inside")
_CONTRACTED = frozenset("'re 've 'll n't".split())
_MADE = ("-based", "-owned", "-backed", "-led", "-run")
_VERBAL = re.compile(
    rf"{either('names', 'past_endings')}{either('names', 'reflexives')}? (?!\w*{either('names', 'patronymics')}\Z)"
)  # "Приїхала Ганна Лис", not "… Петрівна Лис"
_GENITIVE = entries("cases", "genitive")
_TAILS = entries("offices", "compound_tails")
_NOT_BEFORE = words("names", "not_before")
_AROUND = words("names", "around")
_AGAINST = frozenset(("v", "vs"))
_ABSTRACT = re.compile(r"\w{3}(?:t|s)ion\Z|\w{5}(?:ment|ness)\Z")
_MAKING = re.compile(r"[‑-](?:[a-z]+(?:ing|ed)|run|born|friendly|wide)\Z")
_SURNAMES = words("names", "surnames_too")  # behind a given name
_TRADES = entries("people", "trade_endings")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text, without its title."""

    text: str
    start: int
    end: int
    title: str = ""  #: the words of office or people before it, in lower case: "ukrainian president"
    possessive: bool = False
    person: bool = True  #: False where a word in it tells that it is a body, a place or a work


def placed(found: Sequence[Name], shown: Plain) -> tuple[Name, ...]:
    """The names of a plain view, whose letters are composed, at their places in the text that it shows."""
    if not shown.starts:
        return tuple(found)
    spans = (shown.span(name.start, name.end) for name in found)
    return tuple(replace(name, start=start, end=end) for name, (start, end) in zip(found, spans, strict=True))


def tag(text: str, found: Sequence[Token], language: str | None) -> list[Name]:
    """The names among the tokens, in order; the tokens are marked with the numbers of theirs.

    Sentence beginnings, days and months are none; German nouns are told apart by titles, articles and given names.
    """
    told = capitals(found, language)
    common = no_names(language)
    result: list[Name] = []
    i = 0
    while i < len(found):
        if not found[i].capital:
            i += 1
            continue
        j = _run_end(found, i, common)
        name = _name(text, found, i, j, language, told, common)
        if name is None and j - i == 1 and told.surname(found, i):
            name = Name(found[i].text, found[i].start, found[i].end), i, j
        if name is not None and i in told.headlines and not _in_headline(found, *name[1:]):
            name = None
        if name is not None:
            made, a, b = name
            for k in range(a, b):
                found[k].name = len(result)
            result.append(made)
        i = j
    if has(language, "nouns_in_capitals"):
        return _german(result, found)
    return result


def _in_headline(found: Sequence[Token], a: int, b: int) -> bool:
    """Whether a name among capitals is a person's and nothing more: not "Berta Talks Gardens"."""
    inner = found[a + 1 : b - 1]
    return is_given(found[a].text) and all(not t.capital or "." in t.text or is_given(t.text) for t in inner)


def _glued(found: Sequence[Token], i: int) -> bool:
    """Whether token `i` follows the one before it in one name: a space apart, and no possessive."""
    last = found[i - 1]
    joined = found[i].start == last.end and found[i].shape == last.shape == "word"  # "Ann LeeBrook", read as two
    return found[i].start - last.end <= 1 and not last.possessive and not joined


def _run_end(found: Sequence[Token], i: int, common: frozenset[str]) -> int:
    j = i + 1
    impersonal = found[i].low in IMPERSONAL
    while j < len(found) and j - i < _MOST_WORDS + 5 and _glued(found, j):
        token = found[j]
        if token.capital:
            if (again := _named_twice(found, i, j)) > i:
                return again
            impersonal = impersonal or token.low in IMPERSONAL
            j += 1
            continue
        step = 0
        if token.shape == "word" and token.low in PARTICLES and not (token.low in _ARTICLES and token.low in common):
            step = (
                2
                if _follows(found, j + 1, common)
                else 3
                if _particle(found, j + 1) and _follows(found, j + 2, common)
                else 0
            )
        if not step and (impersonal or found[j - 1].low in TITLES) and _linked(found, j, ("of",), common):
            step = 2
        if not step and impersonal:
            step = next((len(link) + 1 for link in _LINKS if _linked(found, j, link, common)), 0)
        if not step:
            break
        j += step
    return j


def _named_twice(found: Sequence[Token], i: int, j: int) -> int:
    """Where a person is named anew in the run from `i` to `j`: "Ann Lee Ann Lee", "Lee Ann Jane Lee"; else `i`."""
    k = next((k for k in range(i, j - 1) if found[k].text == found[j].text), -1)
    if k < 0:
        return i
    return k + 1 if is_given(found[k + 1].text) and not is_given(found[k].text) else j


def _particle(found: Sequence[Token], i: int) -> bool:
    return i < len(found) and found[i].low in PARTICLES and _glued(found, i)


def _follows(found: Sequence[Token], i: int, common: frozenset[str]) -> bool:
    return i < len(found) and found[i].capital and _glued(found, i) and found[i].low not in common


def _linked(found: Sequence[Token], j: int, link: tuple[str, ...], common: frozenset[str]) -> bool:
    return all(j + k < len(found) and found[j + k].low == word for k, word in enumerate(link)) and _follows(
        found, j + len(link), common
    )


def _name(
    text: str,
    found: Sequence[Token],
    i: int,
    j: int,
    language: str | None,
    told: Capitals,
    common: frozenset[str],
) -> tuple[Name, int, int] | None:
    first = i == 0 or found[i - 1].shape != "word"
    a, b = _trimmed(found, i, j, language, common)
    if first and a == i:
        a = i = past_opening(found, a, b, told, language)
    a = _after_title(found, a, b, language, first and a == i)
    a, b = _within(found, i, a, b)
    if a > i and a < b and ends_short(found[a - 1]):
        opening, a = a, past_opening(found, a, b, told, language)  # "… to the U.S. Considering Lee …"
        i = a if a > opening else i
    if a >= b or not any(len(found[k].text.rstrip(".")) > 1 for k in range(a, b)):
        return None
    lows = [found[k].low for k in range(a, b)]
    if all(low in PEOPLES or low in TITLES for low in lows):
        return None
    if b - a == 1 and first and a == i and not has(language, "nouns_in_capitals") and not _likely(found, a, told):
        return None
    if b - a > _MOST_WORDS or all(t.isdigit() for t in lows):
        return None
    start, end = found[a].start, found[b - 1].end
    # the words of office before the name, and lower-case ones ("press secretary") right before it
    k = i
    while (
        k > 0 and i - k < 3 and found[k - 1].shape == "word" and found[k - 1].low in TITLES and not found[k - 1].capital
    ):
        k -= 1
    title = " ".join(found[x].low.rstrip(".") for x in range(k, a) if found[x].low not in common)
    words = text[start:end]
    return Name(" ".join(words.split()), start, end, title, found[b - 1].possessive, _personal(found, a, b)), a, b


def _trimmed(found: Sequence[Token], a: int, b: int, language: str | None, common: frozenset[str]) -> tuple[int, int]:
    """The run from `a` to `b` without degrees, listeners, sections, verbs and common words at its ends."""
    first = a == 0 or found[a - 1].shape != "word"
    while b > a + 1 and (found[b - 1].low.rstrip(".") in DEGREES or found[b - 1].low in LISTENERS):
        b -= 1  # "Ann Lee Ph.D.", "sagte Ann Lee Journalisten"
    if first and b - a > 1 and found[a].low in SAYING and has(language, "title_case") and not is_given(found[a].text):
        a += 1  # "Says Ann Lee: …"
    if b - a > 2 and found[a].low in SECTIONS and (is_given(found[a + 1].text) or "." in found[a + 1].text):
        a += 1  # "Sports Ann Lee"
    while a < b and _plain(found[a].low, common) and not (b - a > 1 and is_given(found[a].text) and not first):
        a += 1
    while b > a and found[b - 1].low in common and not (b - a > 1 and is_given(found[b - 2].text)):
        b -= 1  # "Theresa May" keeps her May
    return a, b


def _personal(found: Sequence[Token], a: int, b: int) -> bool:
    """Whether nothing in the name from `a` to `b` tells that it is a body, a place or a work."""
    lows = [found[k].low for k in range(a, b)]
    surname = len(lows) == 2 and lows[1] in _SURNAMES and is_given(found[a].text)  # "Denise Park"
    return not (
        (not surname and any(low in IMPERSONAL for low in lows))
        or lows[0] in PEOPLES - {found[b - 1].low}
        or (len(lows) == 1 and found[a].text.isupper() and len(lows[0]) > 1)  # "NASA"
        or (_country(lows[-1]) and lows[-1] not in PEOPLES and not is_given(found[a].text))  # "Central Australia"
        or (len(lows) == 1 and lows[0] in REGIONS and b < len(found) and describes(found[b].low))  # "the Ohio senator"
        or (len(lows) == 1 and b < len(found) and found[b].low in BODIES_BEHIND)  # "Білого дому"
        or _ABSTRACT.search(lows[-1]) is not None  # "Air Transportation"
        or lows[0].endswith(_MADE)  # "Malaysia-based AirAsia"
        or any(low in _NEVER_INSIDE for low in lows[1:-1])  # "Expect When Ann"
        or (b < len(found) and found[b].text == "&")  # "AB Lee & Co."
        or (len(lows) > 1 and lows[-1] in _AROUND)  # "the Lee Cabinet"
        or (a > 0 and found[a - 1].low in _AGAINST)  # "Linden Mills v. Lee"
    )


def _country(low: str) -> bool:
    return low in COUNTRIES or nation(low) is not None


def _plain(low: str, common: frozenset[str]) -> bool:
    """Whether the word is no name, contracted or not: "We", "We’re"."""
    head, mark, tail = low.replace("’", "'").partition("'")
    return low in common or (head in common and mark + tail in _CONTRACTED)


def _within(found: Sequence[Token], i: int, a: int, b: int) -> tuple[int, int]:
    """The name from `a` to `b`, whose run begins at `i`, without what only stands beside it."""
    while i < a < b and not found[a].capital and found[a].low not in PARTICLES:
        a += 1  # "the White House and Ann Lee": what is left behind the house
    while b - a > 1 and _MAKING.search(found[a].text):
        a += 1  # "Linden-supporting Evening Lantern"
    if b - a > 2 and is_given(found[b - 2].text) and any(found[k].low == "of" for k in range(max(0, a - 1), b - 3)):
        a = b - 2 if found[b - 3].low not in _NOT_BEFORE else a  # "Head of Traffic Safety Ann Lee"
    while b - a > 2 and found[a].text.isupper() and len(found[a].text) > 2 and not found[b - 1].text.isupper():
        a += 1  # "USA TODAY Ann Lee"
    if a > i and a < b and is_given(found[a].text):
        b = next((k for k in range(a + 1, b) if found[k].low == "of"), b)  # "Minister David Ford of Alliance"
    return a, b


def _likely(found: Sequence[Token], a: int, told: Capitals) -> bool:
    """Whether a lone capitalised word at a beginning is likely a name: long ones that are no known word form."""
    token = found[a]
    if token.text in told.inside:
        return True
    if a + 1 < len(found) and found[a + 1].low == "who":
        return is_given(token.text)  # "Cops who took the car"
    return not told.ordinary(token) and (
        token.possessive or token.text.isupper() or is_given(token.text) or not token.low.endswith(("ly", "ing", "ed"))
    )


def _titles(low: str, language: str | None) -> bool:
    """Whether the word is one of a title or office, compounds included."""
    own = language or ""
    if len(low) == 1 and low not in words("offices", "titles", own):
        return False  # an initial: "Ann M. Lee"
    head, _, tail = low.rpartition("-")
    joined = bool(head) and tail in words("offices", "compounds", own)  # "Secretary-General"
    return low in TITLES or joined or low.endswith((*entries("offices", "title_endings", own), *_TAILS))


def _past_genitives(found: Sequence[Token], a: int, best: int, b: int) -> int:
    """Behind the country or body that Ukrainian and Russian put between office and name: "речник Кремля Петро Лис"."""
    office = best > a or (a > 0 and found[a - 1].low in TITLES)
    while best < b and found[best].low in GENITIVES and (office or b - a > 2):
        best += 1  # "Президент України Володимир Лис"
    while office and b - best > 2 and (found[best].low in HELD or found[best].low.endswith(_GENITIVE)):
        best += 1
    if office and b - best == 3 and is_given(found[best + 1].text) and not is_given(found[best].text):
        best += 1  # "Мерка Сокільця Галина Лис"
    return best


def _given(found: Sequence[Token], a: int, k: int, b: int, best: int) -> bool:
    """Whether the title at `k` is a given name in the run from `a` to `b`: "Dean Berg", "Sen. Dean Berg"."""
    if k + 1 == b or not is_given(found[k].text):
        return False
    return k == a or (k == best and not is_given(found[k + 1].text))


def _after_title(found: Sequence[Token], a: int, b: int, language: str | None, first: bool) -> int:
    """Where the name begins behind titles and peoples: behind the last title in the run that leaves a name."""
    best = a
    for k in range(a, b):
        low = found[k].low.rstrip(".")
        if _titles(low, language) and not _given(found, a, k, b, best):
            best = k + 1
            if k + 2 < b and found[k + 1].low == "of":
                best = min(k + 3, b)  # "Secretary of State Ann Lee"
        elif low in DIRECTIONS and k == best and k + 1 < b and found[k + 1].low not in PEOPLES:
            continue  # "Northern Lights Radio"
        elif low in PEOPLES and k == best and not all(found[x].low in IMPERSONAL for x in range(k + 1, b)):
            best = k + 1
    if has(language, "declines"):
        best += best == a and first and b - a == 3 and _VERBAL.search(found[a].low + " " + found[a + 1].low) is not None
        best = _past_genitives(found, a, best, b)
    if best >= b:
        return a if any(found[k].low in IMPERSONAL for k in range(a, b)) else b
    if best == a and b - a >= 3 and not is_given(found[a].text) and (first or found[a].low.endswith(_TRADES)):
        following = found[a + 1]
        if is_given(following.text) or (following.low.endswith("a") and len(following.low) > 4):
            return a + 1  # "Врач Нина Котова", "Producer Ida Blom": a common noun
    return best


_ARTICLES = words("grammar", "all_articles")


def _german(result: list[Name], found: Sequence[Token]) -> list[Name]:
    """German capitalises all nouns: a name has a title, a given name or two words, and no article right before it."""
    spans: list[list[int]] = [[] for _ in result]
    for k, token in enumerate(found):
        if token.name >= 0:
            spans[token.name].append(k)
            token.name = -1
    kept: list[tuple[Name, list[int]]] = []
    surnames: set[str] = set()
    later: list[tuple[Name, list[int]]] = []
    for name, at in zip(result, spans, strict=True):
        article = at[0] > 0 and found[at[0] - 1].low in _ARTICLES
        if article and not name.title and len(at) > 1 and not is_given(found[at[0]].text):
            at = at[1:]
            name = Name(
                " ".join(found[k].text for k in at),
                found[at[0]].start,
                name.end,
                name.title,
                name.possessive,
                name.person,
            )
            article = False
        if len(at) > 1 or name.title or is_given(name.text):
            kept.append((name, at))
            surnames.add(found[at[-1]].text)
        else:
            later.append((name, at))
    kept += [(n, at) for n, at in later if found[at[-1]].text in surnames]
    kept.sort(key=lambda row: row[0].start)
    for number, (_, at) in enumerate(kept):
        for k in at:
            found[k].name = number
    return [name for name, _ in kept]
