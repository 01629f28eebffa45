"""Who says what in a text: each word that may report, its source, what it reports, and in which sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.language.lexicon import words
from monitor.language.names.find import Name, tag
from monitor.language.names.people import People
from monitor.language.reading import Reading
from monitor.language.speech.attribution import Reader, reader
from monitor.language.speech.dialogue import turns
from monitor.language.statements.cues import Cue, cues
from monitor.language.statements.kinds import kinds
from monitor.language.statements.model import CONTENT, SOURCE, Chain, chains, trained
from monitor.language.statements.polarity import polarity
from monitor.language.statements.signs import Window, signs
from monitor.language.statements.sources import printed, speaker
from monitor.language.statements.sureness import features, runs, sureness
from monitor.language.statements.windows import windows
from monitor.language.text.quotation_marks import Marked
from monitor.language.text.tokens import Token, tokens
from monitor.models import Quote, Span, Statement, Telling

LEAST = 0.6  # likely to be read right
_SAME = 0.6  # of the characters of the longer: two words of saying report one thing
_THAT = words("clause", "that")


@dataclass(frozen=True, slots=True)
class _Report:
    """A word of saying with its source and what it reports, by tokens."""

    at: int
    source: tuple[int, int]
    parts: tuple[tuple[int, int], ...]
    weight: float


def statements(reading: Reading, said: Sequence[Quote]) -> tuple[Statement, ...]:
    """What is said in a text, and by whom, in order; `said` are its quotations, which are all among them."""
    shown, language = reading.plain, reading.language or ""
    if not cues(language):
        return tuple(_quoted(quote) for quote in said)
    passages = [m for turn in turns(shown.text, language, reading.marks) for m in turn.passages]
    found = tokens(shown.text, passages)
    names = tag(shown.text, found, language)
    reports = _reports(shown.text, found, names, language)
    clauses = reader(shown.text, found, names, language)
    people = People(found, names, language)
    made = [_statement(clauses, people, passages, report) for report in reports]
    placed = [_placed(reading, statement) for statement in made if statement is not None]
    return tuple(sorted(_with_quotes(reading, placed, said), key=lambda s: s.spans))


def _reports(text: str, found: Sequence[Token], names: Sequence[Name], language: str) -> list[_Report]:
    reach = list(windows(text, found, cues(language)))
    model = trained(language)
    seen = signs(found, kinds(text, found, names, language), reach, model.language)
    rows = (
        _report(found, model.sure, window, cue, chain)
        for (window, cue), chain in zip(reach, chains(model, seen) if reach else (), strict=True)
    )
    return _apart(found, [row for row in rows if row is not None and row.weight >= LEAST])


def _report(
    found: Sequence[Token], weights: Mapping[str, float], window: Window, cue: Cue, chain: Chain
) -> _Report | None:
    weighed = features(found[window.start : window.end], cue, chain)
    if not weighed:
        return None
    source = [k for k, label in enumerate(chain.labels, window.start) if label == SOURCE]
    parts = tuple(runs([k for k, label in enumerate(chain.labels, window.start) if label == CONTENT]))
    return _Report(window.at, (source[0], source[-1]), parts, sureness(weights, weighed))


def _apart(found: Sequence[Token], reports: Sequence[_Report]) -> list[_Report]:
    """Of reports of one thing the likeliest."""
    held = [(report, _letters(found, report)) for report in reports]
    return [
        report
        for report, own in held
        if not any(
            other is not report
            and abs(other.at - report.at) < 80
            and (other.weight, -other.at) > (report.weight, -report.at)
            and len(own & theirs) >= _SAME * max(len(own), len(theirs))
            for other, theirs in held
        )
    ]


def _letters(found: Sequence[Token], report: _Report) -> frozenset[int]:
    return frozenset(k for a, b in report.parts for t in found[a : b + 1] for k in range(t.start, t.end))


def _statement(clauses: Reader, people: People, passages: Sequence[Marked], report: _Report) -> Statement | None:
    toks = clauses.tokens
    first, last = printed(clauses, *report.source)
    parts = [part for a, b in report.parts if (part := _trimmed(toks, a, b)) is not None]
    spans = tuple(_span(toks, passages, *part) for part in parts)
    if not spans:
        return None
    return Statement(
        speaker(clauses, people, first, last),
        clauses.text[toks[first].start : toks[last].end],
        _form(toks, parts),
        (toks[report.at].start, toks[report.at].end),
        spans,
        "",
        polarity(toks, report.at, parts[0][0], clauses.language),
    )


def _trimmed(toks: Sequence[Token], a: int, b: int) -> tuple[int, int] | None:
    """Without marks at both ends, and "that" at the first."""
    while a <= b and (toks[a].shape in ("mark", "stop", "break") or toks[a].low in _THAT):
        a += 1
    while b >= a and toks[b].shape in ("mark", "stop", "break") and toks[b].text not in (")", "%"):
        b -= 1
    return (a, b) if a <= b else None


def _span(toks: Sequence[Token], passages: Sequence[Marked], a: int, b: int) -> Span:
    """Of a quotation alone what is between its marks."""
    if a == b and toks[a].shape == "quote":
        return passages[toks[a].index].inside
    return toks[a].start, toks[b].end + (toks[b].possessive and 2)


def _form(toks: Sequence[Token], parts: Sequence[tuple[int, int]]) -> Telling:
    quoted = [toks[k].shape == "quote" for a, b in parts for k in range(a, b + 1) if toks[k].shape in ("quote", "word")]
    return "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"


def _placed(reading: Reading, statement: Statement) -> Statement:
    shown = reading.plain
    spans = tuple(shown.span(*span) for span in statement.spans)
    cue = shown.span(*statement.cue) if statement.cue else None
    return replace(statement, spans=spans, cue=cue, text=" ".join(reading.text[a:b] for a, b in spans))


# --- the quotations among them --------------------------------------------------------------------------------------


def _with_quotes(reading: Reading, found: Sequence[Statement], said: Sequence[Quote]) -> Iterator[Statement]:
    """The statements, each with the speaker of the quotation that it holds, and the quotations that none holds."""
    left = list(found)
    for quote in said:
        own = [n for n, statement in enumerate(left) if _holds(statement, quote)]
        if not own:
            yield _quoted(quote)
        for n in own:
            if left[n].speaker is None and left[n].form != "indirect":
                left[n] = replace(left[n], speaker=quote.speaker)
    yield from left


def _holds(statement: Statement, quote: Quote) -> bool:
    return any(a < end and start < b for start, end in statement.spans for a, b in quote.spans)


def _quoted(quote: Quote) -> Statement:
    return Statement(quote.speaker, quote.speaker, "direct", None, quote.spans, quote.text)
