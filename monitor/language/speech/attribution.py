"""Who is said to speak: the words around a quotation read as "subject verb", "verb subject" or "according to"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.language.lexicon import entries, has, words
from monitor.language.lexicon.function_words import BREAKERS, DETERMINERS, HELPERS_OF, PRONOUNS
from monitor.language.lexicon.honorifics import BODIES
from monitor.language.lexicon.verbs import FICTION, NAMING, TELLING, WEAK, verbs
from monitor.language.names.find import Name
from monitor.language.reading import Reading
from monitor.language.speech.noun_groups import Reference
from monitor.language.speech.subjects import Subjects
from monitor.language.text.tokens import Token, veiled

_UTTERING = words("attribution", "uttering")
_QUOTING = words("attribution", "quoting")
_AS = words("attribution", "as")
_SUBJECTS = PRONOUNS | DETERMINERS | BODIES
_PAPER = 4  # words of a paper's name
_THROUGH = words("attribution", "through")
_BY = words("attribution", "by")
_OWN = words("attribution", "own")
_WORDS = words("attribution", "words")
_IN = words("attribution", "in")
_RECALLED = words("attribution", "recalled")
_THAT = words("attribution", "that")
_FROM = words("attribution", "from")
_GOES_ON = words("attribution", "goes_on")
_CAPTION = words("attribution", "caption")
_REPORTING = entries("attribution", "reporting_endings")
_LONG = 80  # tokens of a sentence that are read for who reports
_FAR = 45  # tokens from a quotation to the verb that it hangs on


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody speaks; `until` is the index of the token behind the clause that says so, `near` if it is adjacent."""

    speaker: Reference | None
    until: int
    near: bool = True
    object: bool = False  #: right before the marks stands a verb whose object (a work, a listener) may be in them


_DASHES = ("—", "–", "―", "-")
_SIGNED = 7  # words of a name and office below a quotation


class Reader(Subjects):
    """Reads the clauses around quotations."""

    def after(self, quote: int, last: str) -> Attribution | None:
        """The attribution that follows the quotation token `quote`, whose inside ends in the character `last`."""
        toks = self.tokens
        k, comma = quote + 1, last == ","
        while k < len(toks) and toks[k].text in (",", *_DASHES):
            comma = True
            k += 1
        end = self._clause_end(k)
        if k >= end or toks[k].shape != "word":
            return None
        if (signed := self._signed(quote, k)) is not None:
            return signed
        marker = self.according(k, end)
        if marker:
            return Attribution(self.subject_behind(marker, end), end)
        if comma and toks[k].low in words("attribution", "before_source", self.language):
            subject = self.subject_behind(k + 1, end)  # „…“, so Ute Kern
            return Attribution(subject, end) if subject else None
        v = self._skip_helpers(k, end)
        if v < end and toks[v].low in self.saying and (comma or last in "!?…" or not toks[k].capital):
            return self._inverted(v, end)
        if toks[k].low in BREAKERS or (not comma and last not in "!?.…" and not self._subject_like(k)):
            return self._trailing(k, end)
        return self._plain(k, end, comma, last)

    def _signed(self, quote: int, k: int) -> Attribution | None:
        """ "— Commissioner Ann Lee" behind a quotation, at the end of its line."""
        toks = self.tokens
        if toks[quote + 1].text not in _DASHES:
            return None
        reach = range(k, min(len(toks), k + _SIGNED))
        end = next((n for n in reach if toks[n].shape != "word" or (n > k and self._new_line(n))), reach.stop)
        last = toks[end - 1].name
        if not self._closes(end) or last < 0 or (end < len(toks) and toks[end].name == last):
            return None  # no name, or one that was read on into the next line
        found = self.group(k, end - 1)
        return Attribution(found, end) if found is not None and found.kind == "name" else None

    def _closes(self, k: int) -> bool:
        """Whether a line ends before token `k`, or with it as its full stop."""
        stopped = k < len(self.tokens) and self.tokens[k].shape == "stop"
        return self._new_line(k + stopped)

    def _new_line(self, k: int) -> bool:
        toks = self.tokens
        return k >= len(toks) or toks[k].shape == "break" or "\n" in self.text[toks[k - 1].end : toks[k].start]

    def _plain(self, k: int, end: int, comma: bool, last: str) -> Attribution | None:
        """ "X said" from token `k`: near at hand, unless a comma shows that the sentence goes on."""
        toks = self.tokens
        ended = last == "." and not comma
        reach = 4 if ended else _FAR if comma else 12
        for v in range(k + 1, min(end, k + reach)):
            if toks[v].low not in self.saying or toks[v].low.endswith("ing") or toks[v - 1].low == "to":
                continue
            if toks[v].low in WEAK and not (comma and v - k < 6):
                continue
            if ended and end - v > 4:
                return None
            if not comma and not self._straight(k, v):
                return self._trailing(k, end)
            if v + 2 < end and toks[v + 2].low in _RECALLED:
                return Attribution(Reference("unnamed", v), end)  # "she recalls him saying"
            subject = self.subject(k, v)
            return Attribution(subject, end) if subject else None
        return None

    def _inverted(self, v: int, end: int) -> Attribution | None:
        if self.tokens[v].low in TELLING or self.tokens[v].low.endswith(self._doings):
            return None
        if v + 1 < end and self.tokens[v + 1].low in _THAT:
            return None  # "Ann Lee, who spoke of "rain," said that …": the verb of a sentence that goes on
        subject = self.subject_behind(v + 1, end)
        return Attribution(subject, end) if subject else None

    def _trailing(self, k: int, end: int) -> Attribution | None:
        """A short ", X said" at the end of the clause, behind more words of its own."""
        for v in range(end - 1, max(k, end - 8), -1):
            if self.tokens[v].low in self.saying and not self.tokens[v].low.endswith("ing"):
                comma = next((c for c in range(v - 1, max(k, v - 9), -1) if self.tokens[c].text == ","), None)
                if comma is not None and self._subject_like(comma + 1):
                    return Attribution(self.subject(comma + 1, v), end, near=False)
                return None
        return None

    def _subject_like(self, k: int) -> bool:
        token = self.tokens[k]
        return token.name >= 0 or token.low in PRONOUNS or token.low in DETERMINERS or token.capital

    def _straight(self, k: int, v: int) -> bool:
        """Whether only a subject and its helpers stand from `k` to the verb `v`."""
        return v - k <= 3 or all(
            t.name >= 0 or t.capital or t.low in _SUBJECTS or t.low in self.helpers for t in self.tokens[k:v]
        )

    def _clause_end(self, k: int) -> int:
        toks = self.tokens
        e = k
        while e < len(toks) and e - k < _FAR:
            t = toks[e]
            if t.shape in ("stop", "break", "quote") or t.text in (";", ":"):
                break
            e += 1
        return e

    def before(self, start: int, quote: int) -> Attribution | None:
        """The attribution in the words of the sentence from token `start` to the quotation token `quote`.

        What stands in a novel or a song is nobody's statement: the speaker is open then.
        """
        found = self._before(start, self._led(quote))
        if found is not None and self._fiction(start, quote):
            return replace(found, speaker=Reference("unnamed", quote - 1))
        return found

    def _led(self, quote: int) -> int:
        """The token before which what leads to a quotation ends: of "Ann Lee said:" above it the break."""
        apart = quote > 1 and self.tokens[quote - 1].shape == "break" and self.tokens[quote - 2].text == ":"
        return quote - 1 if apart else quote

    def _fiction(self, start: int, quote: int) -> bool:
        """Whether the words before the quotation lead into a work of fiction: "wrote in her first novel"."""
        toks = self.tokens
        return any(
            toks[k].low in FICTION and any(t.low in _IN for t in toks[max(start, k - 5) : k])
            for k in range(max(start, quote - 12), quote)
        )

    def _before(self, start: int, quote: int) -> Attribution | None:
        toks = self.tokens
        colon = quote > start and toks[quote - 1].text == ":"
        lead = quote > start and (toks[quote - 1].text in (":", ",") or toks[quote - 1].text in _THAT)
        v = quote - 1
        while v >= max(start, quote - _FAR):
            low = toks[v].low
            if low in _GOES_ON and toks[v + 1].low == "on" and v + 3 == quote and lead:
                return Attribution(self._subject_of(start, v), quote)  # he went on: "…"
            if low in self.framing or low in self.saying:
                distance = quote - v
                weak = low in WEAK and low not in self.framing
                if self.usable(start, v, quote, weak and not (distance <= 3 or lead)):
                    behind = self._put_behind(start, v, quote - 1) if colon else None
                    return Attribution(
                        behind or self._subject_of(start, v), quote, distance <= 3 or lead, self._names_object(v, quote)
                    )
            v -= 1
        sourced = self._sourced(start, quote)
        if sourced is not None:
            return sourced
        if colon and (self._captioned(start, quote) or self._handed(start, quote)):
            return Attribution(self._met(self._named(quote - 2)), quote)
        if colon:
            subject = self.main(start, quote - 1)
            person = subject is not None and subject.kind == "name" and self.names[subject.name].person
            before = self._name_start(subject.at) - 1 if subject is not None and person else -1
            if before >= 0 and toks[before].low in DETERMINERS:
                return None  # "the Lantern Report was more to the point:"
            if subject is not None and subject.kind in ("name", "pronoun", "body") and self._certain(subject):
                return Attribution(self._met(subject), quote)
        return None

    def _met(self, subject: Reference) -> Reference:
        """A subject without a verb, or nobody where it is one word, or all capitals, that the text names nowhere else:
        "Transcript:", "WATCH LIVE:"."""
        if subject.kind != "name" or not ((own := self.names[subject.name].text).isupper() or len(own.split()) == 1):
            return subject
        mine = set(own.lower().split())
        known = any(n != subject.name and mine & set(name.text.lower().split()) for n, name in enumerate(self.names))
        return subject if known else Reference("unnamed", subject.at)

    def _sourced(self, start: int, quote: int) -> Attribution | None:
        """The attribution in "according to X" or "in her words" before the quotation."""
        for k in range(start, quote):
            marker = self.according(k, quote)
            if marker:
                return Attribution(self.subject_behind(marker, quote), quote, near=False)
            if self._in_own_words(k, quote):
                return Attribution(Reference("pronoun", k + 1, text=self.tokens[k + 1].low), quote, near=False)
        return None

    def _in_own_words(self, k: int, end: int) -> bool:
        """Whether "за його словами", "по её мнению" stands at token `k`."""
        toks = self.tokens
        return k + 2 < end and toks[k].low in _BY and toks[k + 1].low in _OWN and toks[k + 2].low in _WORDS

    def _captioned(self, start: int, quote: int) -> bool:
        """Whether a few words without a verb lead to the name before the colon: "Photo caption Ann Lee: …"."""
        toks, name = self.tokens, self.tokens[quote - 2].name if quote - 2 > start else -1
        if name < 0 or not self.names[name].person or self.names[name].possessive:
            return False
        if toks[self._name_start(quote - 2) - 1].low in _CAPTION:
            return True
        if quote - start > 7:
            return False
        lead = [t for t in toks[start : quote - 1] if t.name != name]
        return not any(t.low in self._prepositions() or t.low.endswith(("ed", "s")) or t.shape != "word" for t in lead)

    def _handed(self, start: int, quote: int) -> bool:
        """Whether nothing but "And from Chairwoman Ann Lee" stands before the colon."""
        toks, name = self.tokens, self.tokens[quote - 2].name if quote - 2 > start else -1
        if name < 0 or not self.names[name].person:
            return False
        first = start + (toks[start].low in BREAKERS)
        last = self._name_start(quote - 2)
        return toks[first].low in _FROM and all(t.capital or t.low in DETERMINERS for t in toks[first + 1 : last])

    def _names_object(self, v: int, quote: int) -> bool:
        """Whether what the marks hold, if it looks like a title, is an object or a place: wrote "…", said on "…"."""
        return self.hangs(quote - 1) or (v == quote - 1 and self.tokens[v].low not in _UTTERING)

    def hangs(self, last: int) -> bool:
        """Whether what follows token `last` hangs on it: said on "…", said on the station's "…"."""
        return self.tokens[last].possessive or self.tokens[last].low in self._prepositions()

    def prints(self, quote: int, inside: str) -> bool:
        """Whether the marks hold the name of a paper, without a mark of its own, that is told something or prints it:
        рассказал «Вечернему фонарю», sagte der „Bergzeitung“."""
        parts = inside.split()
        named = inside[:1].isupper() and inside[-1:].isalnum() and len(parts) <= _PAPER
        datives = words("attribution", "dative", self.language)
        media = words("attribution", "media", self.language)
        if not named or quote < 2 or not (datives or media):
            return False
        last, k = self.tokens[quote - 1], quote - 1
        if datives:
            before = self.tokens[quote - 2]
            told = before.name >= 0 or before.low in self.saying or before.low in _THROUGH
            return last.low in datives and told and all(part[0].isupper() for part in parts)
        if last.name >= 0:
            k = self._name_start(k) - 1
        return k >= 0 and (self.tokens[k].low in self.saying or self.tokens[k].low in media)

    def _certain(self, subject: Reference) -> bool:
        """Whether a subject without a verb of speech can be trusted: in a language without tables, only a full name."""
        return bool(self.saying) or (subject.kind == "name" and " " in self.names[subject.name].text)

    def _subject_of(self, start: int, v: int) -> Reference | None:
        toks = self.tokens
        if v == start and toks[v].low.endswith("s") and toks[v].capital:
            return self.subject_behind(v + 1, self._clause_end(v + 1))  # "Says Ann Lee: …"
        e = v - 1
        while e >= start and (toks[e].low in self.helpers or toks[e].low.endswith("ly") or toks[e].low == "to"):
            e -= 1
        if v > start and toks[v - 1].low in _AS:  # "wie Ann Lee sagte", "як зазначила Ганна Лис"
            found = self.subject_behind(v + 1, self._clause_end(v + 1))
            if found is not None:
                return found
        if v > start and toks[v - 1].low == "as":
            found = self._quoted(start, v - 1)
            if found is not None:
                return found
        participle = toks[v].low.endswith(self._doings) and (e < start or toks[e].low not in PRONOUNS)
        infinitive = toks[v - 1].low == "to" and e < v - 1
        if infinitive and e >= start and toks[e].name >= 0:
            return self.subject(start, e + 1)  # "prompting Ann Lee to declare"
        if participle or infinitive or e < start or toks[e].low in BREAKERS:
            return self.main(start, v)
        found = self.subject(start, v) or self.main(start, v)
        adverb = found is None or (found.kind == "office" and found.words[0] in self._prepositions())
        if adverb and has(self.language, "verb_second"):
            found = self.subject_behind(v + 1, self._clause_end(v + 1))  # "Am Montag sprach Ute Kern von …"
        return found

    @property
    def _doings(self) -> tuple[str, ...]:
        """Endings of present participles."""
        return entries("clause", "doing", self.language)

    def _quoted(self, start: int, end: int) -> Reference | None:
        """Who is "quoted as saying", or whom somebody quotes so: the clause up to the "as" at token `end`."""
        for q in range(end - 1, start, -1):
            if self.tokens[q].low in _QUOTING:
                passive = q == end - 1
                return self.subject(start, q) if passive else self.subject_behind(q + 1, end)
        return None

    def teller(self, start: int, end: int) -> Reference | None:
        """Who is said to speak in the sentence from token `start` to `end`, which holds no quotation."""
        for v in range(end - 1, max(start, end - _FAR) - 1, -1):
            if self.tokens[v].low in self.saying and self.usable(start, v, end, self.tokens[v].low in WEAK):
                return self._put_behind(start, v, end) or self._subject_of(start, v)
        return None

    def _put_behind(self, start: int, v: int, end: int) -> Reference | None:
        """Who is named behind the verb at `v` and a comma, where nothing else follows: "…, said Ann Lee."."""
        before = v - 1
        while before > start and self.tokens[before].low in self.helpers:
            before -= 1
        if before <= start or self.tokens[before].text != ",":
            return None
        found = self._inverted(v, self._clause_end(v + 1))
        subject = found.speaker if found is not None else None
        if subject is None or subject.kind not in ("name", "pronoun", "body"):
            return None
        last = self._name_end(subject.at) if subject.kind == "name" else subject.at + 1
        return subject if last >= end or self.tokens[last].shape in ("mark", "stop") else None

    def reporter(self, start: int, end: int) -> Reference | None:
        """Whose words the sentence from token `start` to `end` reports: "Ann Lee said …" or "…, Ann Lee said"."""
        toks = self.tokens
        last = min(end if end >= 0 else len(toks), start + _LONG)
        found = [
            v
            for v in range(start + 1, last)
            if toks[v].low in self.saying
            and toks[v].low.endswith(_REPORTING)
            and self.usable(start, v, last, toks[v].low in WEAK)
        ]
        if not found:
            return None
        closing = found[-1]
        comma = next((c for c in range(closing - 1, max(start, closing - 8), -1) if toks[c].text == ","), -1)
        if comma > 0 and last - closing <= 4 and self._subject_like(comma + 1):
            return self.subject(comma + 1, closing)
        return self._subject_of(start, found[0]) or Reference("unnamed", found[0])

    def _skip_helpers(self, k: int, end: int) -> int:
        while k < end and self.tokens[k].low in self.helpers and self.tokens[k].name < 0:
            k += 1
        return k


def reader(text: str, toks: Sequence[Token], names: Sequence[Name], language: str | None) -> Reader:
    """A `Reader` with the tables of `language`."""
    return Reader(text, toks, names, language or "", *verbs(language), HELPERS_OF.get(language or "", frozenset()))


def clauses(reading: Reading) -> Reader:
    """A `Reader` of the text, whose quotations are one token each."""
    return reader(reading.plain.text, veiled(reading.tokens, reading.marks), reading.tagged, reading.language)


def names_something(toks: Sequence[Token], quote: int) -> bool:
    """Whether the words right before the quotation give a name to something: the film "…", so-called "…"."""
    for k in range(max(0, quote - 2), quote):
        if (
            toks[k].shape == "word"
            and toks[k].low in NAMING
            and all(t.shape == "word" or t.text == "," for t in toks[k:quote])
        ):
            return True
    return False
