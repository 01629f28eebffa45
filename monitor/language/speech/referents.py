"""Whom a reference means: the name behind a surname, a pronoun, an office or a body, or nobody for certain."""

from __future__ import annotations

from monitor.language.lexicon import entries, has, words
from monitor.language.lexicon.honorifics import describes
from monitor.language.names.cases import nominative
from monitor.language.names.find import Name
from monitor.language.names.people import People
from monitor.language.speech.attribution import Reader
from monitor.language.speech.noun_groups import Reference
from monitor.language.speech.subjects import OBLIQUE

_SPEAKING = words("bodies", "known_alone")  # bodies that are known without a name
_ANY = words("bodies", "any")
_IN_HEADLINES = words("bodies", "in_headlines")
_ONE = words("grammar", "opens_unnamed")
_OF_ANOTHER = entries("cases", "of_another")
_HEARD = 4  # sentences before a pronoun that are read for who speaks in them


def meant(clauses: Reader, people: People, reference: Reference) -> str | None:
    """The name of the person or body that `reference` stands for in the article; None where it is not certain."""
    match reference.kind:
        case "name":
            full, declines = people.speaker(reference.name), has(clauses.language, "declines")
            if declines and clauses.placed(reference.at):
                return None  # "в Кремле заявили": not as one prints it alone
            if declines and _of_another(clauses.names[reference.name], full):
                return None
            here = full == clauses.names[reference.name].text  # not in the case of another place
            if declines and here and reference.at > 0 and clauses.declined(reference.at):
                plain = nominative(full)
                return (people.surnamed(full, plain) if " " not in full else None) or plain
            return full
        case "body":
            return reference.text if _names_body(reference.text) else None
        case "office":
            return people.office(reference.words, reference.at)
        case "pronoun" if people.is_it(reference.text):
            return _body_before(clauses, people, reference.at)
        case "pronoun":
            _hear(clauses, people, reference.at)
            return people.pronoun(reference.text, reference.at)
        case _:
            return None


def _names_body(text: str) -> bool:
    """Whether a body is named, or known without a name; "the company" and "TV" could be any."""
    words = text.lower().split()
    if len(words) == 1 or text.islower():
        return words[-1] in _SPEAKING or not (text.islower() or words[0] in _ANY)
    return not set(words[1:-1]) & _IN_HEADLINES


def _of_another(name: Name, full: str) -> bool:
    """Whether a surname behind an office may be a genitive: "речник Путіна" is somebody else."""
    return bool(name.title) and " " not in full and full.lower().endswith((*_OF_ANOTHER, *OBLIQUE))


def _body_before(clauses: Reader, people: People, at: int) -> str | None:
    """The body that the sentence before is about: what "it said in a statement" means."""
    sentence = people.sentence(at)
    for s in range(sentence - 1, max(-1, sentence - 4), -1):
        start = people.start_of(s)
        if start < 0:
            continue
        subject = clauses.main(start, people.start_of(s + 1))
        if subject is None:
            continue
        if subject.kind == "pronoun" and people.is_it(subject.text):
            continue
        if subject.kind in ("body", "name"):
            return subject.text if subject.kind == "body" else None
        return None
    return None


def _hear(clauses: Reader, people: People, at: int) -> None:
    """Tell `people` who gives what the sentences before `at` report without marks: "It is over, Ann Lee said."."""
    if not entries("attribution", "reporting_endings", clauses.language):
        return
    last = people.sentence(at)
    for s in range(max(0, last - _HEARD), last):
        if people.heard(s):
            continue
        people.hear(s)
        start, end = people.start_of(s), people.start_of(s + 1)
        told = clauses.reporter(start, end)
        if told is None or (told.kind == "pronoun" and start + 3 < told.at < end - 4):
            continue
        if told.kind in ("name", "pronoun"):
            speaker = meant(clauses, people, told)
            if speaker is not None and people.human(speaker):
                people.tell(told.at, speaker)
        elif told.kind == "unnamed":
            people.tell(told.at, None)
        elif told.kind == "office" and told.words[0] in _ONE and (describes(told.words[-1])):
            people.tell(told.at, meant(clauses, people, told))
