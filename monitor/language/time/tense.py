"""Whether a clause tells of what was or of what will be, by the verb nearest to a place in it. Tables, no grammar."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from monitor.language.lexicon import by_language, has, patterns, words
from monitor.language.text.scripts import APOSTROPHES

Time = Literal["past", "future"]


class Verbs(NamedTuple):
    """What shows the time of a clause in one language: endings, whole words, and words that look like them."""

    past: re.Pattern[str]
    pasts: frozenset[str]
    future: re.Pattern[str]
    futures: frozenset[str]
    none: frozenset[str]


_NOTHING = re.compile(r"(?!)")


def _verbs(code: str) -> Verbs:
    past, future = (patterns("tense", key, code) for key in ("past_endings", "future_endings"))
    return Verbs(
        past[0] if past else _NOTHING,
        words("tense", "past", code),
        future[0] if future else _NOTHING,
        words("tense", "future", code),
        words("tense", "no_verbs", code),
    )


_VERBS = {code: _verbs(code) for code, _ in by_language("tense", "past")}
_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}-][^\W\d_]+)*")
_INFINITIVE = {code: patterns("tense", "infinitive", code)[0] for code, _ in by_language("tense", "infinitive")}
_WISHED = words("tense", "wished")
_MODAL = words("tense", "modal")
_NOUNS_TOO = words("tense", "nouns_too")
_BEFORE_NOUNS = words("tense", "before_nouns")
_PRESENT = words("tense", "present")
_WAS = words("tense", "was")
_AWAITED = words("tense", "awaited")
_AIMING = words("tense", "aiming")
#: Nouns for what takes place on a day: "the talks on Friday" says nothing of when they were spoken of.
EVENTS = words("tense", "events")
_HOLDING = words("tense", "holding")
#: Behind these a past form may tell of what has not happened: "if he did not agree on Friday".
_CONDITIONAL = words("tense", "conditional")
_FRONTED = words("tense", "fronted")
_HAVING = words("tense", "having")
_HAVE = words("tense", "have")
_UNTIL = words("tense", "until")
_TO_COME = words("tense", "to_come")


def language_known(language: str | None) -> bool:
    """Whether there is a table of verbs for `language`."""
    return language in _VERBS


def tense(before: str, behind: str, language: str | None) -> Time | None:
    """The time of the clause around a place that the texts `before` and `behind` surround; None where it is not sure.

    The nearest verb before it counts; at the beginning of a sentence the first one after it.
    """
    table = _VERBS.get(language or "")
    if table is None:
        return None
    sentence = _WORD.findall(before)
    clause = _WORD.findall(re.split(r"[,;:—–(\"“”«»„]", before)[-1])
    low = [w.lower() for w in clause]
    for k in range(len(clause) - 1, max(-1, len(clause) - 16), -1):
        if clause[k][0].isupper():
            continue
        found = _time(low, k, table, language or "")
        if found is None:
            continue
        if _of_event(low, k + 1) and not (low[k] in _HOLDING or (k + 1 < len(low) and low[k + 1] in _HOLDING)):
            return None
        doubted = found == "past" and not _CONDITIONAL.isdisjoint(low[:k])
        return None if found == "unsure" or doubted else found
    event = _of_event(low, 0)
    if event and not (len(clause) == len(sentence) and low[0] in _FRONTED):
        return None
    found = _forward(behind, table, language or "", event, fronted=len(clause) == len(sentence))
    return None if found == "past" and not _CONDITIONAL.isdisjoint(low) else found


def opening(behind: str, language: str | None) -> Time | None:
    """The time that the first words of `behind` tell, where they are the verb: "Friday's talks will …"."""
    table = _VERBS.get(language or "")
    words = _WORD.findall(re.split(r"[,;:—–(\"“”«»„]", behind)[0])[:3]
    low = [w.lower() for w in words]
    found = [_time(low, k, table, language or "") for k in range(len(low))] if table else []
    first = next((t for t in found if t is not None), None)
    return None if first == "unsure" else first


def _of_event(low: list[str], k: int) -> bool:
    """Whether what follows the verb, from `k`, is of an event that is not just the place where it was done."""
    for n in range(len(low) - 1, k - 1, -1):
        if low[n] in EVENTS:
            return not any(w in _FRONTED for w in low[max(k, n - 3) : n])
    return False


def _forward(behind: str, table: Verbs, language: str, event: bool, *, fronted: bool) -> Time | None:
    parts = re.split(r"[,;:—–(\"“”«»„]", behind)
    for part in parts[: 2 if fronted else 1]:
        words = _WORD.findall(part)[:14]
        low = [w.lower() for w in words]
        for k, word in enumerate(words):
            if word[0].isupper():
                continue
            found = _time(low, k, table, language)
            if found is not None:
                return None if found == "unsure" or (event and found != "past") else found
    return None


def _time(low: list[str], k: int, table: Verbs, language: str) -> Literal["past", "future", "unsure"] | None:
    """What the word at `k` says of the time; None where it says nothing."""
    word = low[k]
    if word in table.none:
        return None
    if has(language, "fixed_order"):
        told = _english(low, k)
        if told is not None:
            return told if told != "nothing" else None
    if word in words("tense", "present_or_past", language):
        participles = patterns("tense", "participles", language)
        return "past" if any(p.fullmatch(w) for p in participles for w in low[k + 1 :]) else None
    if word in _WISHED:
        return "unsure"
    if word not in table.pasts and (word in table.futures or table.future.search(word)):
        return "future"
    if word not in table.pasts and not table.past.search(word):
        return None
    infinitive = _INFINITIVE.get(language)
    looks_on = infinitive is not None and any(infinitive.search(w) for w in low[k + 1 :])
    return "unsure" if looks_on else "past"


def _english(low: list[str], k: int) -> Literal["past", "future", "unsure", "nothing"] | None:
    word, before = low[k], low[max(0, k - 3) : k]
    last = before[-1] if before else ""
    if last == "to":
        return _infinitive(low, k - 1)
    if word in _AWAITED:
        return "unsure" if any(w in _WAS for w in before) else "future" if any(w in _PRESENT for w in before) else None
    if (word.endswith("ing") and last in _PRESENT) or (word in _HAVING and len(low) == k + 2 and low[k + 1] in _UNTIL):
        return "future"
    if _unreal(word, last, low[k + 1] if k + 1 < len(low) else ""):
        return "unsure"
    return "nothing" if _no_verb(word, last) or (word not in _MODAL and _MODAL & set(before[-2:])) else None


def _unreal(word: str, last: str, following: str) -> bool:
    """Whether it may never have been: "would have met", "was to meet", "was expected"."""
    if word in _HAVE:
        return last in _MODAL
    if word in _MODAL:
        return following in _HAVE
    return word in _WAS and (following in _AWAITED or following in _TO_COME)


def _no_verb(word: str, last: str) -> bool:
    """Whether the word behind `last` is a noun or an adjective in this place: "the vote", "a planned trip"."""
    if word in _NOUNS_TOO:
        return last in _BEFORE_NOUNS
    return word.endswith("ed") and last in ("the", "a", "an", "of", "by", "for")


def _infinitive(low: list[str], to: int) -> Literal["past", "future", "unsure", "nothing"]:
    """What an infinitive says: "agreed to meet on Friday" looks ahead, "had to leave on Friday" does not."""
    if to == 0:
        return "unsure"
    governor = low[to - 1]
    if governor in _PRESENT:
        return "future"
    if governor in _AWAITED or governor in _AIMING:
        earlier = low[max(0, to - 4) : to - 1]
        return "unsure" if any(w in _WAS for w in earlier) else "future"
    return "unsure"
