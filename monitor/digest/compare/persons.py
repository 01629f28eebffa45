"""One person, one name: each spelling of a person's name -> the full form that is printed, in a story and in the issue.

A surname alone means whom its article names in full; where that tells nobody, whom the story does, and then the issue.
Where two could be meant it stays apart, unless one of them is named far more often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from monitor.digest.passage import Readings
from monitor.language.lexicon.honorifics import MEN, WOMEN
from monitor.language.names.find import Name, canonical
from monitor.language.names.offices import is_office, plain
from monitor.models import Article

_FAR = 3  # times as often as all others with that surname
_KNOWN = 2  # articles that name a person in full, before others need not


def named(articles: Iterable[Article], readings: Readings) -> dict[str, tuple[Name, ...]]:
    """The names in each article, by its id, in the order of the text."""
    return {article.id: readings.names(article) for article in articles}


@dataclass(frozen=True)
class Roll:
    """Who is named in an issue: how it prints each full name, and whom a surname means that its story leaves open."""

    called: Mapping[str, str] = field(default_factory=dict)
    bearers: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)  #: that stand before a full name

    def bearer(self, surname: str, offices: frozenset[str]) -> str:
        """Whom the surname means that stands with these offices; itself where nobody can be told."""
        full = self.bearers.get(surname, surname)
        theirs = self.offices.get(full, frozenset())
        return full if not offices or offices & theirs else surname


NOBODY = Roll()


def persons(
    articles: Sequence[Article],
    found: Mapping[str, Sequence[Name]] | None = None,
    roll: Roll = NOBODY,
    readings: Readings | None = None,
) -> dict[str, str]:
    """Each name that the articles print, or give as a speaker, with the most frequent full form of it.

    `found` is what `named` says of the articles, where it is known already; `roll` are the persons of the issue.
    """
    read = readings or Readings()
    known = named(articles, read) if found is None else found
    chosen = canonical(_printed(articles, known))
    offices = _offices(name for names in known.values() for name in names)
    for surname, votes in _votes(articles, known, chosen, read).items():
        chosen[surname] = _elected(surname, votes)
    return {
        name: roll.called.get(full, full) if " " in full else roll.bearer(full, offices.get(name, frozenset()))
        for name, full in chosen.items()
    }


def enrolled(stories: Iterable[Sequence[Article]]) -> Roll:
    """The persons of these stories together."""
    counts, holding = Counter[str](), Counter[str]()
    offices: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    surnames: set[str] = set()
    for articles in stories:
        readings = Readings()
        known = named(articles, readings)
        chosen = persons(articles, known, readings=readings)
        for names in known.values():
            meant = Counter(chosen[n.text] for n in names if n.person)
            counts.update({name: count for name, count in meant.items() if " " in name})
            surnames |= {name for name in meant if " " not in name}
            holding.update({chosen[n.text] for n in names if n.person and " " in n.text})
            for name, held in _offices(n for n in names if " " in n.text).items():
                offices[chosen[name]] |= held
    called = canonical(counts)
    bearers = canonical(counts + Counter(dict.fromkeys(surnames, 1)))
    everywhere, held_by = Counter[str](), defaultdict[str, frozenset[str]](frozenset)
    for name, full in called.items():
        everywhere[full] += holding[name]
        held_by[full] |= offices[name]
    known_well = {s: called[bearers[s]] for s in surnames if everywhere[called.get(bearers[s], "")] >= _KNOWN}
    return Roll(called, known_well, held_by)


def _printed(articles: Iterable[Article], known: Mapping[str, Sequence[Name]]) -> list[str]:
    return [
        name
        for article in articles
        for name in (
            *(name.text for name in known[article.id]),
            *(quote.speaker for quote in article.quotes if quote.speaker),
        )
    ]


def _votes(
    articles: Sequence[Article], known: Mapping[str, Sequence[Name]], chosen: Mapping[str, str], readings: Readings
) -> Mapping[str, Counter[str]]:
    """For each surname that stands alone, whom the articles mean by it, as often; themselves where they do not tell.

    An article that names nobody in full who could be meant has no vote.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        people = readings.of(article).reading.people
        fully = {chosen[name.text] for name in known[article.id] if name.person and " " in name.text}
        for number, name in enumerate(known[article.id]):
            if not name.person or " " in name.text:
                continue
            full = people.full(number)
            if " " in full or chosen[name.text] in fully:
                votes[name.text][chosen.get(full, full) if " " in full else full] += 1
    return votes


def _elected(surname: str, votes: Counter[str]) -> str:
    """The one person who is meant, or far more often than all others; else the surname."""
    told = Counter({full: count for full, count in votes.items() if " " in full}).most_common()
    if not told:
        return surname
    others = sum(count for _, count in told[1:])
    return told[0][0] if told[0][1] >= _FAR * others else surname


def _offices(names: Iterable[Name]) -> Mapping[str, frozenset[str]]:
    """The offices before each name, as English has them."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for name in names:
        found[name.text] |= {w for w in plain(name.title.split()) if is_office(w) and w not in MEN | WOMEN}
    return found
