"""Several people with one surname, and first names alone: whom a name of one word means where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitor.language.names.gender import Gender, of_name
from monitor.language.names.nations import COUNTRIES, REGIONS, nation
from monitor.language.names.spelling import same_person, surname

_NEAR = 3  # sentences before a surname that are read for a full name
_SETTLED = 2  # times that a surname stands alone before a second person has it: it means the first
_MOST = 60  # people of one surname, and mentions of theirs, that are looked at: bounds the work on hostile text


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands."""

    text: str
    full: str  #: the fullest form, as far as spelling alone tells
    at: int  #: its first token
    sentence: int
    dependent: bool  #: placed, a possessor, or behind a word of kinship: "his wife, Ann Lee"
    placed: bool  #: behind a preposition: "the son of Ann Lee", "the death of his wife, Ann Lee"
    gender: Gender | None  #: what "Mr." or "Mrs." before it tells


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom a name of one word means: one person, or several of whom who has spoken is the likeliest."""

    full: str
    certain: bool
    among: tuple[str, ...] = ()


def meanings(mentions: Mapping[int, Mention]) -> dict[int, Meaning]:
    """For each mention by one word that spelling alone leaves open, by its number, whom it means.

    A surname means the only one who was introduced before it; else the one whose full name stands right before; else
    the only one whom the article does not call by the first name; else the first who had it, where it stood alone
    before the second came. Otherwise it is open, and likeliest the only one who is no mere "daughter of X", if any.
    """
    whole: dict[str, list[Mention]] = {}
    given: dict[str, list[Mention]] = {}
    alone: dict[str, list[Mention]] = {}
    open_: dict[int, Mention] = {}
    for number, mention in sorted(mentions.items(), key=lambda row: row[1].at):
        words = mention.full.split()
        if len(words) > 1 and " " in mention.text:
            whole.setdefault(surname(mention.full), []).append(mention)
            given.setdefault(words[0], []).append(mention)
        elif len(words) == 1:
            alone.setdefault(mention.text, []).append(mention)
            open_[number] = mention
    sharing = {t: [m for m in whole.get(surname(t), [])[:_MOST] if same_person(t, m.full)] for t in alone}
    found: dict[int, Meaning] = {}
    for number, mention in open_.items():
        people = sharing[mention.text]
        meaning = _surname(mention, alone, people) if people else _first_name(mention, given.get(mention.text, ()))
        if meaning is not None:
            found[number] = meaning
    return found


def spoke_last(meaning: Meaning, told: Iterable[str]) -> str:
    """The one of those that could be meant who has spoken, given the `told` so far in order; else the likeliest."""
    spoken = [speaker for speaker in told if speaker in meaning.among]
    return spoken[-1] if spoken and len(set(spoken)) == 1 else meaning.full


def _surname(bare: Mention, alone: Mapping[str, Sequence[Mention]], sharing: Sequence[Mention]) -> Meaning | None:
    fitting = [m for m in sharing if bare.gender is None or of_name(m.full) in (None, bare.gender)]
    before = [m for m in fitting if m.at < bare.at]
    people = list(dict.fromkeys(m.full for m in before or fitting))
    if len(people) == 1:
        return Meaning(people[0], certain=True)
    if not people:
        return None
    near = [m for m in before if bare.sentence - m.sentence <= _NEAR and not m.dependent]
    if near:
        last = {m.full for m in near if m.sentence == near[-1].sentence}
        if len(last) == 1:
            return Meaning(near[-1].full, certain=True)
    called = [p for p in people if len(alone.get(p.split()[0], ())) < _SETTLED]
    if len(called) == 1:
        return Meaning(called[0], certain=True)
    second = next((m.at for m in fitting if m.full != people[0]), -1)
    if before and sum(before[0].at < m.at < second for m in alone[bare.text]) >= _SETTLED:
        return Meaning(people[0], certain=True)
    free = list(dict.fromkeys(m.full for m in before if not m.placed))
    return Meaning(free[0] if len(free) == 1 else bare.full, certain=False, among=tuple(people))


def _first_name(bare: Mention, having: Sequence[Mention]) -> Meaning | None:
    """The only one with that first name, if introduced before; a word that is a place's is left alone."""
    people = {m.full for m in having}
    low = bare.text.lower()
    if len(people) != 1 or having[0].at > bare.at or bare.placed:
        return None
    if low in COUNTRIES or low in REGIONS or nation(low) is not None:
        return None
    return Meaning(having[0].full, certain=True)
