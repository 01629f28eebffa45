"""Direct speech in an article, with its speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.language.lexicon import words
from monitor.language.names.people import People
from monitor.language.reading import Reading
from monitor.language.speech.attribution import Attribution, Reader, names_something, reader
from monitor.language.speech.dialogue import Turn, turns
from monitor.language.speech.referents import meant
from monitor.language.speech.unspaced import read_unspaced, unspaced_quotes
from monitor.language.text.quotation_marks import Marked
from monitor.language.text.scripts import APOSTROPHES
from monitor.language.text.tokens import Token, veiled
from monitor.models import Quote, Span

_SMALL = words("grammar", "small_in_titles")
_EIN = words("grammar", "indefinite_nouns")  # ein „Sprungbrett“: a noun, no title
_LISTING = frozenset((",", "and", "or", "&"))
_LONGEST = 90  # tokens of a sentence that are read back from a quotation
_TITLE = 4  # tokens from a title within an attribution to its end
_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}-][^\W\d_]+)*")


@dataclass(slots=True)
class _Found:
    """A quotation while its speaker is looked for."""

    index: int  #: of its passage
    at: int  #: of its token
    attribution: Attribution | None = None
    behind: bool = False  #: the attribution follows the quotation
    speaker: str | None = None
    kept: bool = False
    direct: bool = False  #: it looks like a sentence of its own
    joined: int = -1  #: the passage whose sentence this one goes on with


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text with each quotation as one token, and who is in it; made once for all that asks who says what."""

    passages: Sequence[Marked]
    given: dict[int, Turn]
    clauses: Reader
    people: People


def spoken(reading: Reading) -> Spoken:
    """The text of a reading, its quotations as single tokens."""
    text, language = reading.plain.text, reading.language
    passages, given = _passages(reading)
    found = veiled(reading.tokens, passages)
    people = People(found, reading.tagged, language or "")
    return Spoken(passages, given, reader(text, found, reading.tagged, language), people)


def quotes(reading: Reading, heard: Spoken | None = None) -> tuple[Quote, ...]:
    """The quotations of a text in order, without their marks, each with the fullest name of its speaker.

    The speaker is None where nobody, or nobody certain, is said to speak; it is never a bare pronoun. Titles of works,
    scare quotes and nicknames are left out. Rules, without a model; that the last speaker goes on is
    from O'Keefe et al. 2012, "A Sequence Labelling Approach to Quote Attribution".
    """
    shown = reading.plain
    found = _quotes(reading, heard)
    if not shown.starts:
        return found
    return tuple(_placed(quote, reading.text, tuple(shown.span(*span) for span in quote.spans)) for quote in found)


def _placed(quote: Quote, text: str, spans: tuple[Span, ...]) -> Quote:
    return replace(quote, text=" ".join(text[a:b] for a, b in spans), spans=spans)


def _quotes(reading: Reading, heard: Spoken | None) -> tuple[Quote, ...]:
    text = reading.plain.text
    if reading.language and read_unspaced(reading.language):
        return unspaced_quotes(text, reading.language)
    if heard is None and not any(turn.passages for turn in turns(text, reading.language, reading.marks)):
        return ()
    heard = heard or spoken(reading)
    passages, given, clauses, people = heard.passages, heard.given, heard.clauses, heard.people
    found = clauses.tokens
    rows = [_Found(t.index, k) for k, t in enumerate(found) if t.shape == "quote"]
    _attribute(text, passages, given, clauses, rows)
    for i in range(len(rows)):
        _resolve(clauses, people, passages, rows, i)
        _inherit(clauses, people, passages, rows, i)
    _carry_back(passages, found, rows)
    return _assemble(text, passages, rows)


def _passages(reading: Reading) -> tuple[list[Marked], dict[int, Turn]]:
    """The passages between marks and behind dashes, and for those that a dash divides the turn that they belong to."""
    spoken = turns(reading.plain.text, reading.language, reading.marks)
    passages: list[Marked] = []
    given: dict[int, Turn] = {}
    for turn in spoken:
        for passage in turn.passages:
            if len(turn.passages) > 1 or turn.dashed:
                given[len(passages)] = turn
            passages.append(passage)
    return passages, given


# --- who is said to say it -------------------------------------------------------------------------------------------


def _attribute(
    text: str, passages: Sequence[Marked], given: dict[int, Turn], clauses: Reader, rows: list[_Found]
) -> None:
    by_token = {row.at: row for row in rows}
    taken = 0  # tokens before this one belong to the attribution of an earlier quotation
    for i, row in enumerate(rows):
        passage = passages[row.index]
        inside = text[passage.inside[0] : passage.inside[1]]
        last = _last(inside)
        if row.joined >= 0:
            row.kept = rows[row.joined].kept
            continue
        start = _sentence_start(clauses.tokens, row.at, taken, by_token)
        if _listed(text, passages, clauses.tokens, rows, i):
            continue
        spoken = last in ",.!?" and clauses.tokens[row.at - 1].text in (":", ",") and not _titled(inside)
        if (names_something(clauses.tokens, row.at) and not spoken) or clauses.prints(row.at, inside):
            continue
        direct = _direct(inside)
        row.direct = direct and last in ".!?…,"
        before = clauses.before(start, row.at)
        after = None
        if not (before is not None and before.near and not (direct and last == ",")):
            after = clauses.after(row.at, last)
        if after is not None and (before is None or (after.near and (direct or last == ","))):
            row.attribution, row.behind = after, True
            taken = after.until
        elif before is not None and not (
            _titled(inside.rstrip(".,") if clauses.hangs(row.at - 1) else inside)
            and (before.object or not before.near)
            and clauses.tokens[row.at - 1].low not in _EIN
        ):
            row.attribution = before
        row.kept = row.attribution is not None or (direct and _whole(text, passage, inside))
        if row.behind and row.attribution is not None:
            _join(text, passages, clauses, rows, i, last)


def _join(text: str, passages: Sequence[Marked], clauses: Reader, rows: list[_Found], i: int, last: str) -> None:
    """Mark the next quotation as the rest of this sentence where only "he said," stands between."""
    attribution = rows[i].attribution
    if attribution is None or i + 1 == len(rows) or rows[i + 1].at != attribution.until:
        return
    k = attribution.until - 1
    while k > rows[i].at and clauses.tokens[k].text in ("—", "–", "-"):
        k -= 1
    if clauses.tokens[k].text == "," and last not in ".!?":
        rows[i + 1].joined = i


def _sentence_start(toks: Sequence[Token], at: int, taken: int, done: dict[int, _Found]) -> int:
    k = at
    while k > max(0, at - _LONGEST):
        token = toks[k - 1]
        if token.shape in ("break", "stop"):
            if token.shape == "break" and k >= 2 and toks[k - 2].text == ":" and k == at:
                k -= 1  # "X said:" as a paragraph of its own
                continue
            break
        if token.text == ";":
            break
        if token.shape == "quote":
            row = done.get(k - 1)
            if row is not None and row.behind and row.attribution is not None and toks[at - 1].text != ".":
                return k - 1 if taken <= at else k
            if toks[k].capital and k < at and toks[k].name < 0 and toks[k].low not in ("i",):
                break
        k -= 1
    return k


def _listed(text: str, passages: Sequence[Marked], toks: Sequence[Token], rows: list[_Found], i: int) -> bool:
    """Whether the passage goes on with a list of titles: they played "The Rain," "Two Roads" and "If You Stay."."""
    if i == 0 or rows[i - 1].kept:
        return False
    a, b = passages[rows[i - 1].index].inside
    between = toks[rows[i - 1].at + 1 : rows[i].at]
    return _titled(text[a:b].rstrip(",")) and len(between) <= 2 and all(t.low in _LISTING for t in between)


def _direct(inside: str) -> bool:
    """Whether the passage has the look of a sentence of its own."""
    first = inside.lstrip("([…—–- '‘\"“")[:1]
    return first.isupper() or first.isdigit() or (_last(inside) in ".!?" and " " in inside)


def _last(inside: str) -> str:
    """The last character of the passage but for marks within it that close there: of "He said 'no.'" the stop."""
    return inside.rstrip("'’\"”) ")[-1:] or inside[-1:]


def _titled(inside: str) -> bool:
    """Whether each word of weight is capitalised, as in a title; sentences are not."""
    words = _WORD.findall(inside)
    weighty = [w for w in words if w.lower() not in _SMALL]
    if inside[-1:] == "." and len(weighty) > 1 and all(w[0].isupper() and len(w) > 2 for w in weighty):
        return len(words) > len(weighty)  # on NBC's "Meet the Press."
    if inside[-1:] in ".!?…" or (inside[-1:] == "," and words[:1] in (["I"], ["No"], ["Yes"])):
        return False
    return bool(weighty) and all(w[0].isupper() for w in weighty)


def _whole(text: str, passage: Marked, inside: str) -> bool:
    """Whether the passage is a whole sentence and so speech, though nobody beside it is said to speak."""
    if len(_WORD.findall(inside)) < 4 or _titled(inside):
        return False
    behind = text[passage.end : passage.end + 1]
    return _last(inside) in ".!?…," or (behind in (".", ",") and behind != "" and inside[0].isupper())


# --- whom that means -------------------------------------------------------------------------------------------------


def _resolve(clauses: Reader, people: People, passages: Sequence[Marked], rows: list[_Found], i: int) -> None:
    row = rows[i]
    if row.joined >= 0:
        row.speaker = rows[row.joined].speaker
        return
    if row.attribution is None:
        return
    reference = row.attribution.speaker
    if reference is None:
        back = next(
            (
                r
                for r in reversed(rows[max(0, i - 8) : i])
                if people.sentence(r.at) == people.sentence(row.at) and r.attribution
            ),
            None,
        )
        row.speaker = back.speaker if back is not None else None
        return
    row.speaker = meant(clauses, people, reference)
    if row.speaker is not None and reference.kind != "body":
        people.tell(reference.at, row.speaker)
    elif row.speaker is None and reference.kind in ("office", "unnamed"):
        people.tell(reference.at, None)


# --- who goes on speaking --------------------------------------------------------------------------------------------


def _inherit(clauses: Reader, people: People, passages: Sequence[Marked], rows: list[_Found], i: int) -> None:
    """Give a quotation without words of its own about a speaker the speaker before it, where only that can be meant."""
    row, toks = rows[i], clauses.tokens
    if row.attribution is not None or row.joined >= 0 or not row.direct:
        return
    if row.at and clauses.hangs(row.at - 1):
        return  # she said on "Face the Valley."
    if row.kept:
        row.speaker = _told_before(clauses, people, row)
        if row.speaker is not None:
            people.tell(row.at, row.speaker)
            return
    j = i - 1 - (i > 1 and not rows[i - 1].kept)  # past a title: said on the "Late Hour" show
    if j < 0 or not rows[j].kept:
        return
    last = rows[j]
    between = toks[last.at + 1 : row.at]
    if any(t.shape == "break" for t in between):
        unclosed = not passages[last.index].closed
        alone = row.at + 1 == len(toks) or toks[row.at + 1].shape == "break"
        first = toks[row.at - 1].shape == "break"
        if unclosed or (alone and first and _only_attribution(last, between, toks)):
            row.speaker = last.speaker
    elif _only_attribution(last, between, toks):
        row.speaker, row.kept = last.speaker, True


def _told_before(clauses: Reader, people: People, row: _Found) -> str | None:
    """The speaker of the sentence right before, in the same paragraph: "The plan is dead, X said. "It is over.""."""
    toks = clauses.tokens
    k = row.at - 1
    if k > 1 and toks[k].shape == "break" and (row.at + 1 == len(toks) or toks[row.at + 1].shape == "break"):
        k -= 1  # a paragraph of its own behind what X said
    if k < 1 or toks[k].shape != "stop":
        return None
    start = people.start_of(people.sentence(k))
    if start < 0 or any(t.shape == "quote" for t in toks[start:k]):
        return None
    told = clauses.teller(start, k)
    return meant(clauses, people, told) if told is not None else None


def _only_attribution(last: _Found, between: Sequence[Token], toks: Sequence[Token]) -> bool:
    """Whether nothing but "X said." stands between two quotations."""
    if last.behind and last.attribution is not None:
        rest = toks[last.attribution.until : last.at + 1 + len(between)]
        if rest and rest[0].shape == "quote":  # a title, with a word or two behind it
            return len(rest) <= _TITLE and [t.shape for t in rest[1:]] == ["word"] * (len(rest) - 2) + ["stop"]
        return all(t.shape in ("stop", "break") or t.text in ("—", "–", "-", ";") for t in rest)
    return all(t.shape in ("stop", "break") for t in between)


def _carry_back(passages: Sequence[Marked], toks: Sequence[Token], rows: list[_Found]) -> None:
    """Give a passage that was not closed the speaker of the paragraph where it goes on."""
    for i in range(len(rows) - 2, -1, -1):
        if not passages[rows[i].index].closed:
            rows[i].kept = rows[i].kept or rows[i + 1].kept
            if rows[i].speaker is None and rows[i].attribution is None:
                rows[i].speaker = rows[i + 1].speaker


def _assemble(text: str, passages: Sequence[Marked], rows: Sequence[_Found]) -> tuple[Quote, ...]:
    spans: dict[int, list[Span]] = {}
    for i, row in enumerate(rows):
        if row.joined >= 0 and row.joined in spans:
            spans[row.joined].append(passages[row.index].inside)
            rows[i].joined = row.joined
        elif row.kept:
            spans[i] = [passages[row.index].inside]
    return tuple(
        Quote(rows[i].speaker, " ".join(text[a:b] for a, b in parts), tuple(parts))
        for i, parts in sorted(spans.items())
    )
