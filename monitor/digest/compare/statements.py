"""Who said what: the statements of a story's articles, quoted or reported, all wordings of one together.

What is reported is printed from its words of saying on, to the letter: "denied that", "ruled out". A quotation in one
outlet and its report in another are one utterance only where one speaker says the same of the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from monitor.digest.compare.claims import conflict, negations
from monitor.digest.compare.utterances import Said, Worded, beside, cores, fair, grouped, same_statement, worded
from monitor.digest.index.work import Work
from monitor.language.lexicon import table, words
from monitor.language.lexicon.function_words import PRONOUNS
from monitor.language.statements.cues import cues
from monitor.language.statements.sources import helpers
from monitor.language.text.tokens import tokens
from monitor.models import Article, Quote, Span, Statement, Utterance, Wording

_LEAST = 3  # rarer words in common
_SHARE = 0.5  # of the rarer words of the shorter wording
_FEW = 2  # rarer words that are enough where they are all of it, a deed and a name
_WORDS = 5  # of what is reported, at least
_MOST = 120  # statements of one speaker that are compared
_NEAR = 24  # characters from the word of saying to what is said
_SHOWN = 10  # utterances of one outlet alone
_BEFORE = 60  # characters before the word of saying that may hold what turns it round


@dataclass(frozen=True)
class _Told(Said):
    """One statement of one article."""

    statement: Statement

    @property
    def quoted(self) -> bool:
        """Whether it stands between quotation marks, all of it."""
        return self.statement.form == "direct"

    @cached_property
    def whole(self) -> Worded:
        """Its words, those of one deed with one stem."""
        return worded(self.statement.text, self.article.language, _deeds(self.article.language or ""))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its rarer words, without those that say "not"."""
        turned = {stem for word, stem in zip(self.whole.words, self.whole.stems, strict=True) if negations((word,))}
        return frozenset(self.whole.telling) - turned

    @property
    def capitals(self) -> bool:
        """Whether a word inside it has a capital, as names do."""
        found = tokens(self.statement.text)
        return any(b.capital and a.shape == "word" and b.low not in PRONOUNS for a, b in pairwise(found))


def statements(
    articles: Sequence[Article], persons: Mapping[str, str], weights: Mapping[str, float]
) -> tuple[tuple[Utterance, ...], int]:
    """The utterances of the articles that a page prints, by speaker, most widely printed first; and how many more.

    Each outlet that has some gets a place before any has its fourth. Raises BudgetError where too many are alike.
    """
    told = [
        _Told(article, one, _called(one.speaker, persons), one) for article in articles for one in _printed_of(article)
    ]
    order = {article.id: place for place, article in enumerate(articles)}
    groups = grouped(told, _pairs(told, weights), lambda one: (one.article.id, _quoted(one)))
    made = [_utterance([one for one in group if isinstance(one, _Told)], order) for group in groups]
    made.sort(key=lambda u: (-_printed(u), u.speaker is None, _place(u, order)))
    chosen = fair(made, _SHOWN, voices=True)
    first = {_who(u): place for place, u in reversed(list(enumerate(chosen)))}
    return tuple(sorted(chosen, key=lambda u: first[_who(u)])), len(made) - len(chosen)


def _called(speaker: str | None, persons: Mapping[str, str]) -> str | None:
    """The speaker as the story calls the person; two that are named together are nobody's full name."""
    full = persons.get(speaker, speaker) if speaker else None
    return speaker if full and words("clause", "and") & set(full.lower().split()) else full


def _quoted(said: Said) -> bool:
    return isinstance(said, _Told) and said.quoted


def _printed_of(article: Article) -> list[Statement]:
    """What a page can print of an article: its quotations, each by itself, and what it reports."""
    reported = [one for one in article.statements if _tells(one, article)]
    held = [one for one in article.statements if one.form == "direct"]
    quoted = [_quotation(quote, held) for quote in article.quotes if not any(_meet(quote, one) for one in reported)]
    return sorted([*reported, *quoted], key=lambda one: one.spans)


def _quotation(quote: Quote, held: Sequence[Statement]) -> Statement:
    """A quotation as a statement, with the source that the statement which holds it names."""
    source = next((one.source for one in held if _meet(quote, one)), None)
    unnamed = source if source and source.lower() not in PRONOUNS else None
    return Statement(quote.speaker, quote.speaker or unnamed, "direct", None, quote.spans, quote.text)


def _meet(quote: Quote, one: Statement) -> bool:
    return any(a < end and start < b for a, b in one.spans for start, end in quote.spans)


def _tells(one: Statement, article: Article) -> bool:
    """Whether what is reported can be printed: what its words of saying open, by somebody."""
    if one.form == "direct" or (one.speaker is None and (one.source is None or one.source.lower() in PRONOUNS)):
        return False
    if one.cue is None or len(one.spans) > 1 or not one.cue[1] <= one.spans[0][0] <= one.cue[1] + _NEAR:
        return False
    cue = cues(article.language or "").get(article.text[slice(*one.cue)].lower())
    saying = cue is not None and (cue.group == "say" or one.polarity == "denied")
    return saying and len(one.text.split()) >= _WORDS and ";" not in one.text


# --- which are one ---------------------------------------------------------------------------------------------------


def _pairs(told: Sequence[_Told], weights: Mapping[str, float]) -> Iterator[tuple[float, int, int]]:
    """The pairs by one speaker, in one language, that are two wordings of one utterance, with how certain it is."""
    by: dict[tuple[str, str | None], list[int]] = {}
    for place, one in enumerate(told):
        if who := one.speaker or (one.statement.source or "").lower():
            by.setdefault((who, one.article.language), []).append(place)
    work = Work("statements")
    for places in by.values():
        for n, j in enumerate(places[:_MOST]):
            work.spend(n)
            for i in places[:n]:
                if score := _sameness(told[i], told[j], weights):
                    yield score, i, j


def _sameness(a: _Told, b: _Told, weights: Mapping[str, float]) -> float:
    if a.article.id == b.article.id and a.quoted == b.quoted:
        return 0.0
    if a.words == b.words:
        return 1.0
    common = a.telling & b.telling
    if a.speaker is None or not common or _names_otherwise(a, b):
        return 0.0
    if a.quoted and b.quoted and (score := _one_quotation(a, b, weights)):
        return score
    if len(common) >= _LEAST and len(common) >= _SHARE * min(len(a.telling), len(b.telling)):
        found = cores(a.whole, b.whole)
        reported = not (a.quoted and b.quoted)
        if reported and found and _agree(a, beside(a.whole, found[0]), b, beside(b.whole, found[1])):
            return len(common) / max(1, min(len(a.telling), len(b.telling)))
    return max(_in_a_clause(a, b), _in_a_clause(b, a))


def _one_quotation(a: _Told, b: _Told, weights: Mapping[str, float]) -> float:
    return same_statement(a.statement.text, b.statement.text, weights, language=a.article.language)


def _names_otherwise(a: _Told, b: _Told) -> bool:
    """Whether each names somebody or some place that the other does not."""
    mine, theirs = ({word[:4] for word in one.whole.named} for one in (a, b))
    return bool(mine - theirs) and bool(theirs - mine)


def _agree(a: _Told, mine: Sequence[str], b: _Told, theirs: Sequence[str]) -> bool:
    """Whether two stretches say it of the same, denied in both or in none."""
    language = a.article.language
    if conflict(mine, theirs, language, reported=True):
        return False
    turned = [(negations(part) + (one.statement.polarity == "denied")) % 2 for one, part in ((a, mine), (b, theirs))]
    return turned[0] == turned[1] and "doubted" not in (a.statement.polarity, b.statement.polarity)


def _in_a_clause(short: _Told, long: _Told) -> float:
    """Whether all that the short one tells, a deed and a name at least, stands in one clause of the other."""
    deeds, tells = frozenset(_deeds(short.article.language or "").values()), short.telling
    if len(tells) < _FEW or not tells & deeds or not short.capitals or not tells <= long.telling:
        return 0.0
    for number in sorted(set(long.whole.clauses)):
        held = [n for n, clause in enumerate(long.whole.clauses) if clause == number]
        part = long.whole.words[held[0] : held[-1] + 1]
        if tells <= set(long.whole.stems[held[0] : held[-1] + 1]) and _agree(short, short.whole.words, long, part):
            return 0.5
    return 0.0


@cache
def _deeds(language: str) -> Mapping[str, str]:
    """The words for deeds that have several, each with the name that they share."""
    rows = table("claims", "one_deed", language).items() if language else ()
    return {word: f"={name}" for name, row in rows for word in row}


# --- how they are printed --------------------------------------------------------------------------------------------


def _utterance(group: Sequence[_Told], order: Mapping[str, int]) -> Utterance:
    """Wordings that agree to the letter are one, with all their outlets."""
    wordings: dict[tuple[object, ...], list[_Told]] = {}
    for one in sorted(group, key=lambda s: (not s.quoted, order[s.article.id], s.statement.spans)):
        wordings.setdefault((one.quoted, one.words), []).append(one)
    return Utterance(
        speaker=group[0].speaker,
        variants=tuple(_wording(items) for items in wordings.values()),
        source=None if group[0].speaker else group[0].statement.source,
    )


def _wording(items: Sequence[_Told]) -> Wording:
    first = items[0].statement
    return Wording(
        article_id=items[0].article.id,
        text=first.text,
        spans=first.spans,
        outlets=tuple(dict.fromkeys(item.article.outlet for item in items)),
        form=first.form,
        polarity=first.polarity,
        shown=None if items[0].quoted else _shown(items[0].article, first),
    )


def _shown(article: Article, one: Statement) -> Span | None:
    """From the words of saying, with what turns them round ("has not ruled"), to the end of what is said."""
    if one.cue is None:
        return None
    start = one.cue[0]
    lead = max(0, start - _BEFORE)
    for token in reversed(tokens(article.text[lead:start])):
        helps = token.low in helpers(article.language or "")
        if token.shape != "word" or not (helps or token.low in words("clause", "also")) or token.start == 0 < lead:
            break
        start = lead + token.start if helps else start
    return start, one.spans[-1][1]


def _printed(utterance: Utterance) -> int:
    return len({outlet for wording in utterance.variants for outlet in wording.outlets})


def _who(utterance: Utterance) -> str | None:
    return utterance.speaker or utterance.source


def _place(utterance: Utterance, order: Mapping[str, int]) -> tuple[bool, int, tuple[Span, ...]]:
    first = utterance.variants[0]
    return first.form != "direct", order[first.article_id], first.spans
