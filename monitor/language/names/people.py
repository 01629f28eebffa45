"""The people of one article: who a surname, a pronoun or an office stands for, and None where it is not certain."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.language.lexicon import entries, words
from monitor.language.lexicon.honorifics import MEN, OFFICES, PERSON_ENDINGS, UNNAMED_PERSONS, WOMEN
from monitor.language.lexicon.verbs import verbs
from monitor.language.names.find import Name
from monitor.language.names.gender import Gender, is_given, of_name
from monitor.language.names.introduced import addressed, strangers
from monitor.language.names.mentions import Mentions
from monitor.language.names.namesakes import Mention, meanings, spoke_last
from monitor.language.names.offices import Candidate, asked, holder, plain
from monitor.language.names.spelling import canonical
from monitor.language.text.scripts import beyond_latin
from monitor.language.text.tokens import Token

_HE = words("grammar", "he")
_SHE = words("grammar", "she")
_IT = words("grammar", "it")
_SENTENCES_BACK = 4
_MOST = 30  # names of a sentence that a pronoun is looked for in
_INDEFINITE = words("grammar", "indefinite")
_LINKS = words("grammar", "links")


_UNNAMED_OPENING = words("grammar", "opens_unnamed")
_PERSONAL = OFFICES | WOMEN | MEN


class People:
    """Built once from an article's tokens and names; then asked. Nothing in it changes but the speakers told so far."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[Name], language: str) -> None:
        self._tokens = tokens
        self._names = names
        self._language = language
        self._mentions = Mentions(tokens, names, language)
        self._verbs = frozenset().union(*verbs(language))
        bodies = {n.text for n in names if not n.person}
        self._full = canonical([n.text for n in names if n.person and n.text not in bodies])
        self._at = self._mentions.first
        self._sentence = _sentence_numbers(tokens)
        kin = {n for n, k in enumerate(self._at) if k >= 0 and self._mentions.related(n) == "kin"}
        own = strangers(names, kin, addressed(names))
        self._full |= {text: text for text in own}
        self._meant = meanings(
            {
                n: self._mention(n)
                for n, k in enumerate(self._at)
                if k >= 0 and names[n].person and names[n].text not in own
            }
        )
        self._alone = {n.text for n in names if " " not in n.text}
        self._words: dict[str, set[str]] = {}
        self._humans: set[str] = set()
        for number, name in enumerate(names):
            if name.person:
                self._learn(number, name)
        placed = {self.full(n) for n in range(len(names)) if self._mentions.hangs(n)}
        # names of two words that no preposition ever takes for a place: asked only where no surer person is about
        self._likely = {f for f in self._words if len(f.split()) == 2} - placed - self._humans
        self._by_sentence: dict[int, list[int]] = {}
        aside = _bracketed(tokens)  # "(Photo: Ann Lee)" is taken up by no pronoun
        for number, k in enumerate(self._at):
            if k >= 0 and k not in aside:
                self._by_sentence.setdefault(self._sentence[k], []).append(number)
        self._starts: dict[int, int] = {}
        for k, s in enumerate(self._sentence):
            self._starts.setdefault(s, k)
        self._shown = self._genders()
        self._told: dict[int, str] = {}
        self._heard: set[int] = set()

    def full(self, name: int) -> str:
        """The fullest form of name number `name`."""
        text = self._names[name].text
        return self._meant[name].full if name in self._meant else self._full.get(text, text)

    def speaker(self, name: int) -> str:
        """The fullest form of name number `name`, which speaks: of several with that name, the one who spoke before."""
        meaning = self._meant.get(name)
        if meaning is None or meaning.certain:
            return self.full(name)
        at = self._sentence[self._at[name]]
        return spoke_last(meaning, [told for s, told in sorted(self._told.items()) if s < at])

    def surnamed(self, genitive: str, nominative: str) -> str | None:
        """The one person of the article whose surname stands in the genitive: "Вільхи" for Орест Вільха."""
        forms = {nominative.lower(), *_nominatives(genitive[:-1].lower())}
        found = {p for p in self._humans if " " in p and p.split()[-1].lower() in forms}
        return next(iter(found)) if len(found) == 1 and len(genitive) > 3 else None

    def tell(self, at: int, speaker: str | None) -> None:
        """Remember that `speaker` spoke in the sentence of token `at`; None for somebody without a name."""
        if speaker is not None:
            self._humans.add(speaker)
        self._told[self._sentence[at]] = speaker or ""

    def human(self, person: str) -> bool:
        """Whether the article shows that the name is a person's."""
        return person in self._humans

    def heard(self, sentence: int) -> bool:
        """Whether it is known who speaks in the sentence, or that nobody does."""
        return sentence in self._heard or sentence in self._told

    def hear(self, sentence: int) -> None:
        """Remember that the sentence has been read for who speaks in it."""
        self._heard.add(sentence)

    def pronoun(self, low: str, at: int) -> str | None:
        """Whom the pronoun at token `at` means, or None."""
        gender: Gender | None = "m" if low in _HE else "f" if low in _SHE else None
        if gender is None:
            return None
        person = self._taken_up(gender, at, self._humans)
        return (self._taken_up(gender, at, self._likely) if person is None else person) or None

    def _taken_up(self, gender: Gender, at: int, among: set[str]) -> str | None:
        """The person among those given whom a pronoun at `at` takes up; None for nobody, "" for several."""
        sentence = self._sentence[at]
        others = self._not_meant(sentence, at)
        for s in range(sentence, max(-1, sentence - _SENTENCES_BACK - 1), -1):
            told = self._told.get(s)
            if told is not None and s < sentence and told not in others and (not told or self._fits(told, gender)):
                return told
            found = [
                n
                for n in self._by_sentence.get(s, [])[:_MOST]
                if self._at[n] < at and self._is_human(n, gender, among) and self.full(n) not in others
            ]
            if s == sentence:  # "after the death of her partner Ida Blom, she said": somebody else
                found = [n for n in found if not self._mentions.hangs(n)]
                if self._a_person_behind(self._at[found[-1]] if found else self._clause_start(at), at, gender):
                    return ""
            elif self._opens_with(s, gender):
                continue
            elif self._about_unnamed(s):
                return ""
            if not found:
                continue
            chosen = self._choose(found, gender) or ""
            listening = {self.full(n) for n in found if self._mentions.listens(n)} - {
                self.full(n) for n in found if not self._mentions.listens(n)
            }
            return "" if chosen in listening else chosen
        return None

    def _not_meant(self, sentence: int, at: int) -> set[str]:
        """Who is named in the sentence so that the pronoun at `at` is somebody else.

        That is who comes behind it only ("he said Ann Lee's …"), who belongs to it ("her partner Ann Lee") and, where
        it closes the sentence behind a quotation, whom that sentence is about: 'Ann Lee is "well", she said.'
        """
        names = self._by_sentence.get(sentence, [])[:_MOST]
        before = [n for n in names if self._at[n] < at]
        behind = {self.full(n) for n in names if self._at[n] > at} - {self.full(n) for n in before}
        found = behind | {self.full(n) for n in before if self._mentions.owned(n)}
        first = self._starts[sentence] if self._tokens[at - 1].text == "," else max(0, at - 2)
        quote = next((k for k in range(at - 1, first, -1) if self._tokens[k].shape == "quote"), 0)
        start = self._clause_start(quote)
        lead = self._tokens[start:quote]
        goes_on = bool(lead) and lead[-1].shape == "word" and not self._tokens[at].capital
        if goes_on and not any(t.low in self._verbs for t in lead):
            found.update(self.full(n) for n in before if self._at[n] >= start)
        return found

    def office(self, words: tuple[str, ...], at: int) -> str | None:
        """Who holds the office that "the Ukrainian leader" at token `at` names; None unless exactly one person does."""
        wanted = asked(words, self._language)
        if wanted is None:
            return None
        people: dict[str, tuple[bool, bool]] = {}
        for number, k in enumerate(self._at):
            full = self.full(number)
            if k < 0 or full not in self._words or not (" " in full or full in self._humans):
                continue
            before, prominent = people.get(full, (False, False))
            near = self._sentence[k] in (0, self._sentence[at] - 1)
            people[full] = before or k < at, prominent or (near and k < at and not self._mentions.hangs(number))
        role, nations = wanted
        found = holder(role, nations, (Candidate(p, self._words[p], *seen) for p, seen in sorted(people.items())))
        if found is not None:
            self._words[found] |= nations
        return found

    def sentence(self, at: int) -> int:
        """The number of the sentence that token `at` is in."""
        return self._sentence[at]

    def start_of(self, sentence: int) -> int:
        """The first token of sentence number `sentence`; -1 where there is none."""
        return self._starts.get(sentence, -1)

    def is_it(self, low: str) -> bool:
        """Whether the pronoun stands for a body and not a person."""
        return low in _IT

    def _mention(self, number: int) -> Mention:
        name, k, related = self._names[number], self._at[number], self._mentions.related(number)
        titles = set(name.title.split())
        gender: Gender | None = "f" if titles & WOMEN else "m" if titles & MEN else None
        full = self._full.get(name.text, name.text)
        own = not related and not name.possessive
        return Mention(name.text, full, k, self._sentence[k], not own, related == "placed", gender)

    def _learn(self, number: int, name: Name) -> None:
        """Take up what stands beside a mention: offices, people, kinship, age, and whether the name speaks."""
        full = self.full(number)
        known = self._words.setdefault(full, set())
        known.update(plain(name.title.split()))
        if self._at[number] < 0:
            return
        beside = self._mentions.described(number)
        known.update(beside - {"aged"})
        words = full.split()
        whole = len(words) > 1 and (beyond_latin(full[0]) or words[-1] in self._alone or is_given(words[0]))
        speaks = self._mentions.speaks(number, certainly=len(words) == 1)
        if name.title or "aged" in beside or speaks or whole or known & _PERSONAL:
            self._humans.add(full)

    def _is_human(self, number: int, gender: Gender, among: set[str]) -> bool:
        name = self._names[number]
        return name.person and self.full(number) in among and self._fits(self.full(number), gender)

    def _fits(self, person: str, gender: Gender) -> bool:
        known = self._words.get(person, set())
        beside: Gender | None = "f" if known & WOMEN else "m" if known & MEN else None
        name = of_name(person)
        if beside and name and beside != name:
            return True  # "his daughter Ida, Jon Berg": what stands beside may be another's
        told = beside or name or self._shown.get(person)
        return told is None or told == gender

    def _genders(self) -> dict[str, Gender]:
        """The gender of those whom two sentences that name nobody else take up with "he", or with "she"."""
        votes: dict[str, set[Gender]] = {}
        counted: dict[str, int] = {}
        for sentence, numbers in self._by_sentence.items():
            people = {self.full(n) for n in numbers if self._names[n].person}
            if len(people) != 1:
                continue
            (person,) = people
            if person not in self._words or of_name(person) is not None:
                continue
            start, end = self._at[numbers[0]], self._starts.get(sentence + 1, len(self._tokens))
            lows = {t.low for t in self._tokens[start : min(end, start + _MOST)] if t.shape == "word"}
            men, women = bool(lows & _HE), bool(lows & _SHE)
            if men != women:
                votes.setdefault(person, set()).add("m" if men else "f")
                counted[person] = counted.get(person, 0) + 1
        return {p: next(iter(found)) for p, found in votes.items() if len(found) == 1 and counted[p] > 1}

    def _opens_with(self, sentence: int, gender: Gender) -> bool:
        """Whether the sentence begins with a pronoun of that gender, and so goes on about somebody named before."""
        k = self._starts[sentence]
        wanted = _HE if gender == "m" else _SHE
        for token in self._tokens[k : k + 3]:
            if token.name >= 0:
                return False
            if token.low in wanted:
                return True
        return False

    def _about_unnamed(self, sentence: int) -> bool:
        """Whether the subject of the sentence is a person without a name: "A former actor told …"."""
        k = self._starts[sentence]
        if any(t.low == "anonymity" for t in self._tokens[k : k + 12]):
            return True
        if self._tokens[k].low not in _UNNAMED_OPENING:
            return False
        for token in self._tokens[k + 1 : k + 5]:
            if token.shape != "word" or token.name >= 0 or token.possessive:
                return False
            if token.low in UNNAMED_PERSONS or token.low.endswith(PERSON_ENDINGS):
                return True
        return False

    def _clause_start(self, k: int) -> int:
        """Where the words before token `k` begin: behind a quotation, a stop or a paragraph's end."""
        while k > 0 and self._tokens[k - 1].shape in ("word", "mark"):
            k -= 1
        return k

    def _a_person_behind(self, start: int, at: int, gender: Gender) -> bool:
        """Whether somebody without a name stands between the two tokens: "a girl who …, which she calls"."""
        others = MEN if gender == "f" else WOMEN
        for k in range(start, at):
            if self._tokens[k].low in _INDEFINITE:
                for noun in self._tokens[k + 1 : min(k + 5, at)]:
                    if noun.shape != "word" or noun.name >= 0:
                        break
                    if noun.low in UNNAMED_PERSONS:
                        return noun.low not in others
        return False

    def _choose(self, found: list[int], gender: Gender) -> str | None:
        """The person that a pronoun takes up among those of a sentence: the subject, as far as that can be told."""
        people = list(dict.fromkeys(self.full(n) for n in found))
        if len(people) == 1:
            return None if self._coupled(found[-1], people[0], gender) else people[0]
        first, second = found[0], next(n for n in found if self.full(n) != self.full(found[0]))
        between = self._tokens[self._mentions.end(first) : self._at[second]]
        if len(between) <= 3 and any(t.low in _LINKS for t in between):
            return None
        if (
            self._names[first].possessive
            and len(between) <= 5
            and all(t.shape == "word" or t.text == "," for t in between)
        ):
            return self.full(second)  # "Trump's spokeswoman Karoline Leavitt"
        free = [n for n in found if not self._mentions.hangs(n)]
        return self.full(free[0]) if free else None

    def _coupled(self, number: int, person: str, gender: Gender) -> bool:
        """Whether another name, whose gender may be this one's, is joined to this one by "and"."""
        k = self._mentions.end(number)
        if k + 1 >= len(self._tokens) or self._tokens[k].low not in _LINKS:
            return False
        other = self._tokens[k + 1].name
        return (
            other >= 0
            and self._names[other].person
            and self.full(other) != person
            and of_name(self._names[other].text) in (None, gender)
            and " " in self._names[other].text
        )


def _nominatives(stem: str) -> tuple[str, ...]:
    """What a Ukrainian or Russian surname can be whose genitive is `stem` and one letter."""
    return (stem, *(stem + ending for ending in entries("cases", "nominative")))


def _bracketed(tokens: Sequence[Token]) -> set[int]:
    """The tokens between round brackets, a sentence's length at most, and those beside a stroke: "Ann Lee/AP"."""
    found: set[int] = set()
    opened = -1
    for k, token in enumerate(tokens):
        if token.shape == "word":
            continue
        if token.text == "(":
            opened = k
        elif token.text == ")" and opened >= 0:
            found.update(range(opened, k))
            opened = -1
        elif token.shape == "break" or k - opened > _MOST:
            opened = -1
        if token.text == "/":
            found.update(n for n in (k - 3, k - 2, k - 1, k + 1) if 0 <= n < len(tokens) and tokens[n].name >= 0)
    return found


def _sentence_numbers(tokens: Sequence[Token]) -> list[int]:
    numbers: list[int] = []
    number = 0
    for k, token in enumerate(tokens):
        numbers.append(number)
        if token.shape == "break" or (token.shape == "stop" and _ends(tokens, k)):
            number += 1
    return numbers


def _ends(tokens: Sequence[Token], k: int) -> bool:
    return k + 1 == len(tokens) or tokens[k + 1].shape != "word" or tokens[k + 1].capital or tokens[k + 1].low.isdigit()
