"""Who the source of a statement is, as printed and as a reference that the resolver of persons takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from monitor.language.lexicon import has, words
from monitor.language.lexicon.function_words import DETERMINERS, LISTENERS, PREPOSITIONS, PRONOUNS
from monitor.language.lexicon.honorifics import PEOPLES, describes
from monitor.language.names.cases import nominative
from monitor.language.names.people import People
from monitor.language.speech.attribution import Reader
from monitor.language.speech.noun_groups import Reference
from monitor.language.speech.referents import meant
from monitor.language.statements.cues import VERBS, cues
from monitor.language.statements.model import worded
from monitor.language.text.tokens import Token
from monitor.language.text.words import words as words_of

_FINITE = ("past", "other")  # shapes of words of saying that are no nouns
_WHO = words("clause", "who") | words("grammar", "relative")
_OF = words("clause", "of") | words("attribution", "from")
_PEOPLES = PEOPLES | {f"{people}s" for people in PEOPLES}  # "Georgians" are no person
_PERSONAL = (
    words("clause", "he")
    | words("clause", "they")
    | words("clause", "it")
    | words("clause", "his")
    | words("clause", "him")
)


def printed(clauses: Reader, first: int, last: int) -> tuple[int, int]:
    """The tokens of a source: those given, or what a relative pronoun stands behind ("Ann Lee, who said")."""
    toks = clauses.tokens
    last = _cut(clauses, first, last)
    while has(clauses.language, "verb_first") and last > first and toks[first].low in LISTENERS:
        first += 1  # "сказала журналістам Ганна Лис"
    if first != last or toks[first].low not in _WHO or first == 0:
        return first, last
    start, end = _antecedent(clauses, first - 1 - (toks[first - 1].text == ","))
    return (start, end) if toks[end].shape == "word" else (first, last)


def _antecedent(clauses: Reader, end: int) -> tuple[int, int]:
    """The group that ends there, and the one before "of" or "from" where it is a place that somebody is of."""
    toks = clauses.tokens
    start = end
    while start > 0 and toks[start - 1].shape == "word" and toks[start - 1].low not in _stops(clauses.language):
        start -= 1
    if start > 1 and toks[start - 1].low in _OF and toks[end].name >= 0 and _full(clauses, start - 2):
        return _antecedent(clauses, start - 2)
    if start > 0 and toks[start - 1].low in DETERMINERS:
        start -= 1
    return start, end


def _full(clauses: Reader, at: int) -> bool:
    """Whether a person's full name ends there."""
    name = clauses.tokens[at].name
    return name >= 0 and clauses.names[name].person and " " in clauses.names[name].text


def _cut(clauses: Reader, first: int, last: int) -> int:
    """The last token without marks and verbs behind the source, and without what a pronoun or a person does."""
    toks = clauses.tokens
    while last > first and (toks[last].shape == "mark" or _verb(toks[last], clauses.language)):
        last -= 1
    if toks[first].low in _PERSONAL and last > first and toks[first + 1].low in words("clause", "and"):
        return first  # "he and laughs"
    named = next((k for k in range(first, last + 1) if toks[k].name >= 0), last)
    behind = next((k for k in range(named, last + 1) if toks[k].name < 0), first)
    if behind > first and toks[behind].low in _beside(clauses.language):
        return behind - 1  # "Лис в последнем слове", "Ann Lee dem Sender"
    return last


@cache
def _beside(language: str) -> frozenset[str]:
    """What stands behind a name and before where or to whom it was said; none where the model learned words."""
    if worded(language):
        return frozenset()
    return PREPOSITIONS.get(language, frozenset()) | words("attribution", "dative", language)


def _verb(token: Token, language: str) -> bool:
    """Whether the token is a verb that cannot end a source: "the spokesman wanted"."""
    cue = cues(language).get(token.low)
    if token.name >= 0 or token.capital:
        return False
    return token.low in helpers(language) or (cue is not None and cue.group in VERBS and cue.shape in _FINITE)


@cache
def helpers(language: str) -> frozenset[str]:
    """The forms of verbs beside a word of saying, and "not": has not said."""
    return frozenset().union(*(words("clause", key, language) for key in ("would", "have", "be", "do", "not")))


def _stops(language: str) -> frozenset[str]:
    return PREPOSITIONS.get(language, frozenset()) | words("clause", "be", language) | words("clause", "and", language)


def speaker(
    clauses: Reader, people: People, first: int, last: int, *, oblique: bool = False, about: Iterable[str] = ()
) -> str | None:
    """The name of the person or body that the tokens from `first` to `last` stand for; None where it is not certain.

    `oblique`: the source is not in the nominative. `about` are the names in what is said: nobody who is named there is
    meant by a pronoun ("he said Lee would go" is not said by Lee).
    """
    reference = _reference(clauses, first, last)
    found = meant(clauses, people, reference) if reference is not None else None
    if oblique and found is not None and reference is not None and not clauses.declined(reference.at):
        declined = (
            has(clauses.language, "declines") and reference.kind == "name" and _stands(clauses, first, last, found)
        )
        found = _nominative(people, found) if declined else found
    if found is not None and found.lower() in words("clause", "people", clauses.language):
        found = None  # "Diplomats said": a common noun at the beginning of a sentence
    if found is not None and reference is not None and reference.kind == "pronoun":
        found = None if found.lower() in _PEOPLES or any(_one(found, name) for name in about) else found
    if reference is not None and reference.kind in ("name", "pronoun", "office"):
        people.tell(reference.at, found)
    return found


def _one(person: str, name: str) -> bool:
    """Whether the name may be the person's: the same words, or fewer of them."""
    own, other = set(words_of(person)), set(words_of(name))
    return bool(other) and (other <= own or own <= other)


def _stands(clauses: Reader, first: int, last: int, name: str) -> bool:
    """Whether all words of the name stand in the source: it is not from elsewhere, in another case."""
    return set(name.split()) <= {token.text for token in clauses.tokens[first : last + 1]}


def _nominative(people: People, found: str) -> str:
    plain = nominative(found)
    return (people.surnamed(found, plain) if " " not in found else None) or plain


def _reference(clauses: Reader, first: int, last: int) -> Reference | None:
    """What the source names: its first part that names somebody, if nothing shows that it is about several."""
    if first == last and clauses.tokens[first].low in PRONOUNS | _PERSONAL:
        return Reference("pronoun", first, text=clauses.tokens[first].low)
    parts = [clauses.group(a, b) for a, b in _parts(clauses, first, last)]
    named = [part for part in parts if part is not None and part.kind == "name"]
    if named and (parts[0] is named[0] or _described(clauses, first, named[0].at)):
        return named[0]
    if len(parts) == 2 and parts[1] in named and _whole_name(clauses, last):
        return parts[1]  # "el portavoz de la patronal, Luis Merino"
    return parts[0] if parts else None


def _described(clauses: Reader, first: int, at: int) -> bool:
    """Whether the words before the name can describe the person: "his lawyer, Ann Lee"; not "the school, which …"."""
    before = clauses.tokens[first:at]
    return any(describes(t.low) for t in before if t.name < 0) and not any(t.low in _WHO for t in before)


def _whole_name(clauses: Reader, last: int) -> bool:
    """Whether the part that ends at token `last` is a name of two words or more, and nothing else."""
    toks = clauses.tokens
    start = next((k + 1 for k in range(last, -1, -1) if toks[k].shape != "word"), 0)
    return last > start and all(toks[k].name >= 0 for k in range(start, last + 1))


def _parts(clauses: Reader, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas, with the last token of each."""
    start = first
    for k in range(first, last + 2):
        if k > last or clauses.tokens[k].shape != "word":
            if k > start:
                yield start, k - 1
            start = k + 1
