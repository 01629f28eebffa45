"""Speech that dashes set apart, as Ukrainian, Russian and Polish print it: — Ми лишаємось, — сказав він. — Ми вдома."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.language.lexicon import by_language
from monitor.language.lexicon.verbs import verbs
from monitor.language.text.quotation_marks import Marked
from monitor.models import Span

_LANGUAGES = frozenset(code for code, _ in by_language("speech", "dialogue"))
_LINE = re.compile(r"(?:\A|(?<=\n))[^\S\n]*[—–-][^\S\n]+(?=\S)")
_CUT = re.compile(r"([,.!?…])[^\S\n]+[—–-][^\S\n]+")
_BARE = re.compile(r"([,.!?…]|(?<=[\w»”]))[^\S\n]+[—–-][^\S\n]+")
_CUTS = {code: _BARE for code, _ in by_language("speech", "dialogue_bare")}
_WORD = re.compile(r"[^\W\d_]+")
_TURN_END = re.compile(r"\n\s*\n|\n(?=[^\S\n]*[—–-][^\S\n])|\Z")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says without interruption by others: one passage, or several with "he said" between."""

    passages: tuple[Marked, ...]
    dashed: bool


def turns(text: str, language: str | None, between_marks: Sequence[Marked]) -> list[Turn]:
    """The passages between marks and behind dashes, divided where a dash breaks them ("…, — сказав він, — …")."""
    if language not in _LANGUAGES:
        return [Turn((m,), False) for m in between_marks]
    starts = [m.start for m in between_marks]
    found: list[Turn] = []
    kept = 0  # passages between marks before this one are dealt with
    for match in _LINE.finditer(text):
        end = _TURN_END.search(text, match.end())
        stop = end.start() if end else len(text)
        first, last = bisect_left(starts, match.end()), bisect_left(starts, stop)
        if first and between_marks[first - 1].end > match.end():
            continue  # a dash within a quotation
        parts = _speech(text, match.end(), stop, language)
        if parts:
            found += [_divided(text, m, language) for m in between_marks[kept:first]]
            found.append(Turn(tuple(Marked(a, b, (a, b), True) for a, b in parts), True))
            kept = max(kept, last)
    return found + [_divided(text, m, language) for m in between_marks[kept:]]


def _divided(text: str, mark: Marked, language: str) -> Turn:
    parts = _speech(text, mark.inside[0], mark.inside[1], language)
    if len(parts) < 2:
        return Turn((mark,), False)
    made = [Marked(a, b, (a, b), True) for a, b in parts]
    made[0] = Marked(mark.start, made[0].end, made[0].inside, True)
    made[-1] = Marked(made[-1].start, mark.end, made[-1].inside, True)
    return Turn(tuple(made), False)


def _speech(text: str, start: int, stop: int, language: str) -> list[Span]:
    """The spoken parts of a passage in which each second part, behind a dash, tells who speaks."""
    saying, _ = verbs(language)
    cuts = list(_CUTS.get(language, _CUT).finditer(text, start, stop))
    parts: list[Span] = []
    begin, told, attributed = start, False, False
    for n, cut in enumerate(cuts):
        if told:
            begin, told = cut.end(), False
            continue
        limit = cuts[n + 1].start() if n + 1 < len(cuts) else stop
        first = [w.lower() for w in _WORD.findall(text, cut.end(), min(limit, cut.end() + 60))[:6]]
        near = first if cut[1] else first[:1]
        if any(w in saying for w in near) and text[cut.end()].islower():
            parts.append((begin, cut.end(1)))
            told = attributed = True
    if not attributed:
        return []
    if not told and begin < stop:
        end = stop
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin < end:
            parts.append((begin, end))
    return parts
