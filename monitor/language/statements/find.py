"""Who says what in a text: each word that may report, its source, what it reports, and in which sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from monitor.language.lexicon import words
from monitor.language.lexicon.function_words import PRONOUNS
from monitor.language.names.find import Name
from monitor.language.names.people import People
from monitor.language.reading import Reading
from monitor.language.speech.attribution import Reader
from monitor.language.speech.quotes import Spoken, spoken
from monitor.language.statements.cues import BEFORE_A_SOURCE, Cue, cues
from monitor.language.statements.dropped import taken_up
from monitor.language.statements.further import gone_on
from monitor.language.statements.grammar import Clauses, behind_that, clauses, mended, sourceless
from monitor.language.statements.model import CONTENT, SOURCE, Chain, chains, trained
from monitor.language.statements.polarity import polarity
from monitor.language.statements.signs import Window, signs
from monitor.language.statements.sources import printed, speaker
from monitor.language.statements.sureness import features, runs, sureness
from monitor.language.text.quotation_marks import Marked
from monitor.language.text.tokens import Token
from monitor.language.text.words import words as words_of
from monitor.models import Quote, Span, Statement, Telling

LEAST = 0.6  # likely to be read right
LEAST_OF_KINDS = 0.45  # the same by the model without words, which is less sure of other languages than it might be
UNLIKELY = 0.25  # that the word reports at all
PLAIN = 0.8  # where grammar leaves no choice
_NEAR = 80  # tokens between two words of saying that may report one thing
_SAME = 0.6  # of the characters of the longer: two words of saying report one thing
_WORDS = 5  # of a quotation that says something where no word of saying stands beside it
_LEADS = "([…—–- '‘\"“"  # what may stand before its first letter
_THAT = words("clause", "that")
#: Words that say nothing by themselves: "which he called for".
_EMPTY = frozenset().union(*(words("clause", key) for key in ("who", "how", "it", "him", "this", "that", "he")))


@dataclass(frozen=True, slots=True)
class _Report:
    """A word of saying with its source and what it reports, by tokens."""

    at: int
    source: tuple[int, int]
    parts: tuple[tuple[int, int], ...]
    weight: float
    oblique: bool  #: the source stands behind "according to"


def statements(reading: Reading, said: Sequence[Quote], heard: Spoken | None = None) -> tuple[Statement, ...]:
    """What is said in a text, and by whom, in order; `said` are its quotations, which are all among them."""
    language = reading.language or ""
    if not cues(language):
        return tuple(_quoted(quote) for quote in said)
    heard = heard or spoken(reading)
    asked = heard.clauses
    reports = _reports(asked.text, asked.tokens, asked.names, language)
    made = [_statement(asked, heard.people, heard.passages, report) for report in reports]
    placed = [_placed(reading, statement) for statement in made if statement is not None]
    ordered = sorted(_with_quotes(placed, said), key=lambda s: s.spans)
    return tuple(gone_on(reading.text, taken_up(reading.text, ordered, language)))


def _reports(text: str, found: Sequence[Token], names: Sequence[Name], language: str) -> list[_Report]:
    read, model = clauses(text, found, names, language), trained(language)
    if not read.rows:
        return []
    told = chains(model, signs(read.tokens, read.kinds, read.rows, model.language))
    rows = (_report(read, model.sure, row, chain, language) for row, chain in zip(read.rows, told, strict=True))
    least = LEAST if model.language else LEAST_OF_KINDS
    return _apart(found, [row for row in rows if row is not None and row.weight >= least])


def _report(
    read: Clauses, weights: Mapping[str, float], row: tuple[Window, Cue], chain: Chain, language: str
) -> _Report | None:
    (window, cue), weight = row, chain.share
    if chain.share < UNLIKELY:
        return None
    source = [k for k, label in enumerate(chain.labels, window.start) if label == SOURCE]
    parts = list(runs([k for k, label in enumerate(chain.labels, window.start) if label == CONTENT]))
    if (put := mended(read, row, language)) is not None:
        (first, last), parts = put
        source, weight = [first, last], PLAIN
    elif weighed := _weighed(read, row, chain):
        weight = sureness(weights, weighed)
    if not source or not parts or sourceless(read, cue, source[0], source[-1], language):
        return None
    if parts[0][0] > window.at:
        parts[0] = behind_that(read, *parts[0], language), parts[0][1]
    places = read.places
    return _Report(
        places[window.at],
        (places[source[0]], places[source[-1]]),
        tuple((places[a], places[b]) for a, b in parts),
        weight,
        cue is BEFORE_A_SOURCE,
    )


def _weighed(read: Clauses, row: tuple[Window, Cue], chain: Chain) -> Mapping[str, float]:
    window, cue = row
    own = slice(window.start, window.end)
    return features(read.tokens[own], read.kinds[own], cue, chain, window.at - window.start)


def _apart(found: Sequence[Token], reports: Sequence[_Report]) -> list[_Report]:
    """Of reports of one thing the likeliest."""
    kept: list[tuple[_Report, list[Span], int]] = []
    for report in sorted(reports, key=lambda r: (-r.weight, r.at)):
        own = [(found[a].start, found[b].end) for a, b in report.parts]
        size = sum(b - a for a, b in own)
        near = (row for row in kept if abs(row[0].at - report.at) < _NEAR)
        if not any(_alike(own, theirs, _SAME * max(size, other)) for _, theirs, other in near):
            kept.append((report, own, size))
    alone = {spans[0][1] for _, spans, _ in kept if len(spans) == 1}
    return sorted((_without(found, report, alone) for report, _, _ in kept), key=lambda r: r.at)


def _without(found: Sequence[Token], report: _Report, ends: Set[int]) -> _Report:
    """The report without a part that ends where what another word of saying reports does, and so is that one's."""
    if len(report.parts) == 1:
        return report
    parts = [part for part in report.parts if found[part[1]].end not in ends]
    return replace(report, parts=tuple(parts or report.parts))


def _alike(own: Sequence[Span], theirs: Sequence[Span], least: float) -> bool:
    if own[-1][1] <= theirs[0][0] or theirs[-1][1] <= own[0][0]:
        return False
    return sum(max(0, min(b, d) - max(a, c)) for a, b in own for c, d in theirs) >= least


def _statement(asked: Reader, people: People, passages: Sequence[Marked], report: _Report) -> Statement | None:
    toks = asked.tokens
    first, last = printed(asked, *report.source)
    parts = [part for a, b in report.parts if (part := _trimmed(toks, a, b)) is not None]
    spans = tuple(_span(toks, passages, *part) for part in parts)
    if not spans or (len(parts) == 1 and parts[0][0] == parts[0][1] and toks[parts[0][0]].low in _EMPTY):
        return None
    return Statement(
        speaker(asked, people, first, last, oblique=report.oblique, about=_named(asked, passages, spans)),
        asked.text[toks[first].start : toks[last].end],
        _form(toks, parts),
        (toks[report.at].start, toks[report.at].end),
        spans,
        "",
        polarity(toks, report.at, parts[0][0], asked.language),
    )


def _named(asked: Reader, passages: Sequence[Marked], spans: Sequence[Span]) -> Iterator[str]:
    """The names in what is said without marks: within them one may speak of oneself."""
    inside = [p.inside for p in passages]
    names = (n for n in asked.names for start, end in spans if start <= n.start and n.end <= end)
    return (n.text for n in names if not any(start <= n.start < end for start, end in inside))


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


def _with_quotes(found: Sequence[Statement], said: Sequence[Quote]) -> Iterator[Statement]:
    """The statements, each with the speaker of the quotation that it holds, and the quotations that none holds."""
    left = list(found)
    for quote in said:
        own = [n for n, statement in enumerate(left) if statement.form != "indirect" and _holds(statement, quote)]
        if not own and not _fragment(quote):
            yield _quoted(quote)
        for n in own:
            if left[n].speaker is None and not _unnamed_before(left, n) and not _of_itself(left[n], quote):
                left[n] = replace(left[n], speaker=quote.speaker)
    yield from left


def _unnamed_before(found: Sequence[Statement], n: int) -> bool:
    """Whether a pronoun takes up somebody without a name: "An official denied it. He said …"."""
    if n == 0 or not _bare(found[n]):
        return False
    return found[n - 1].speaker is None and not _bare(found[n - 1])


def _of_itself(statement: Statement, quote: Quote) -> bool:
    """Whether a pronoun says something of the one who is held to be meant by it: "he said Lee “will go”"."""
    own, bare = words_of(quote.speaker or ""), statement.text.replace(quote.text, "")
    return _bare(statement) and bool(own) and own[-1] in words_of(bare)


def _bare(statement: Statement) -> bool:
    return (statement.source or "").lower() in PRONOUNS


def _holds(statement: Statement, quote: Quote) -> bool:
    first, last = quote.spans[0][0], quote.spans[-1][1]
    if statement.spans[-1][1] <= first or last <= statement.spans[0][0]:
        return False
    return any(a < end and start < b for start, end in statement.spans for a, b in quote.spans)


def _fragment(quote: Quote) -> bool:
    """Whether the words between marks are no statement by themselves: a title, or a part of somebody's sentence."""
    return quote.text.lstrip(_LEADS)[:1].islower() or len(quote.text.split()) < _WORDS


def _quoted(quote: Quote) -> Statement:
    return Statement(quote.speaker, quote.speaker, "direct", None, quote.spans, quote.text)
