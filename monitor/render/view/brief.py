"""The day in a minute, every story in a list, a few of them told: what stands before the depth, from one view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from monitor.language.lexicon.function_words import RELATIVE, prepositions
from monitor.models import Issue
from monitor.render.base.dates import minute
from monitor.render.base.display import cut, language
from monitor.render.base.gettext import Words
from monitor.render.base.look import Look
from monitor.render.view.leading import Claim, order
from monitor.render.view.model import (
    Brief,
    Differing,
    Item,
    Line,
    News,
    Point,
    Said,
    Since,
    Spoken,
    StoryView,
    ToldStory,
    Voice,
)
from monitor.render.view.once import Printed, read_above, since_once

_LINE = 25  # words of a line of the brief
_ENTRY = 20  # words of a story in the list of all
_HEADLINE = 14  # words of its headline there
_LONGEST = 40  # words of a told sentence
_LEAST = 6  # words of a line of the brief
_CLAUSE, _REST = 12, 8  # words of a clause that stands for its sentence, and of what is left out
_MARKS = ",;—–"  # what a clause ends with
_LONG = 200  # letters of a line
_NAMED = 0.3  # of the headline's words, in a sentence that stands for it
_QUOTES = ('"', "“", "„", "«")
_ASKS = ("?", "？", "؟")
_FEW = 2  # outlets that a line names; the others it counts
_VOICES = 8  # persons
_ALIKE = 0.6  # of the words of the shorter sentence
_DATELINE = re.compile(r"(?P<place>[^\d\W][^.!?—–]{1,40}?)(?:,[^—–!?]{1,30})?(?: ?\([^)]{1,30}\))? ?[—–-] (?=\S)")
_BRACKETED = re.compile(r"(?:[^\W\d_]+,? ){0,3}\((\w{2,20})\) ?[—–-]? ?(?=[^\W\d_])")
_WEIGHT = {"added": 2, "revised": 1}  # the others come first
_WORD = re.compile(r"\w+")


def brief(stories: Sequence[StoryView], issue: Issue, look: Look) -> Brief:
    """What page, mail and text begin with; `stories` by rank."""
    placed = [stories[place] for place in order([_claim(s) for s in stories])]
    points = _points(placed, look)
    told = _told(placed, points, look)
    made = Brief(
        points=points,
        differing=_differing(placed),
        said=_said(placed, [line.text for line in _printed(points, told)]),
        items=tuple(_item(s, look.words) for s in stories),
        told=told,
        since=tuple(Since(s, _weightiest(s)) for s in stories if s.changes),
        voices=_voices(stories),
        gaps=tuple(_gaps(stories, issue, look)),
        nothing=_nothing(stories, points, issue, look),
    )
    return replace(made, since=since_once(made.since, read_above(made)))


def quietly(issue: Issue, look: Look) -> str:
    """What a quiet day's issue says: "Nothing new since 12 August 2025, 07:00"."""
    return look.words.say("Nothing new since %(when)s", when=minute(issue.window.start, look.zone, look.words))


def above(made: Brief) -> frozenset[str]:
    """The sentences that the brief prints whole, so that they need not stand again below."""
    return frozenset(line.text for line in _printed(made.points, made.told))


def _printed(points: Sequence[Point], told: Sequence[ToldStory]) -> Iterator[Line]:
    yield from (p.line for p in points)
    yield from (line for t in told for line in t.lines)


def _claim(story: StoryView) -> Claim:
    quiet = story.status == "unchanged" and not story.changes
    return Claim(quiet, story.lang is not None, bool(story.changes), story.independent)


def _points(stories: Iterable[StoryView], look: Look) -> tuple[Point, ...]:
    found = (Point(s, line, *_few(line.outlets)) for s in stories if (line := _shortest(s, look.language)) is not None)
    return tuple(point for point, _ in zip(found, range(look.lines), strict=False))


def _shortest(story: StoryView, page: str) -> Line | None:
    """The lead where it or a clause of it fits a line; else a sentence that says what the headline does, or a part of
    the lead."""
    leads = _own(story.lead)
    if story.changes and any(line.new for line in _own(story.summary)):
        leads = tuple(line for line in leads if line.new)
    lines = [undated(line) for line in (*leads, *_latest(story.summary))]
    if not lines:
        return None
    if leads and (fits := lines[0] if _fits(lines[0]) else _clause(lines[0])):
        return fits
    best = max(filter(_fits, lines), key=lambda line: _named(story, line), default=None)
    if best and (_named(story, best) >= _NAMED or not leads):
        return best
    return _clause(lines[0]) or _phrase(lines[0], page)


def _fits(line: Line) -> bool:
    """Whether it can be a line of the brief as it is."""
    return _LEAST <= len(line.text.split()) <= _LINE and _stands(line.text) and len(line.text) <= _LONG


def _named(story: StoryView, line: Line) -> float:
    """The share of the headline's words that the sentence has."""
    named, said = (set(_WORD.findall(text.casefold())) for text in (story.headline, line.text))
    return len(named & said) / max(1, len(named))


def _own(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The sentences in the newsletter's language, all where there is none."""
    return tuple(line for line in lines if line.lang is None) or tuple(lines)


def _latest(lines: Sequence[Line]) -> list[Line]:
    """The sentences, those of the latest state first; only those in the newsletter's language where there is one."""
    return sorted(_own(lines), key=lambda line: not line.new)


def _phrase(line: Line, page: str) -> Line:
    """The sentence up to where another phrase begins, within the words of a line, with an ellipsis for the rest."""
    told = line.text.split()
    if len(told) <= _LINE:
        return replace(line, text=cut(line.text, _LONG))
    small = prepositions(line.lang or page) | RELATIVE
    ends = [n for n in range(_CLAUSE, _LINE + 1) if told[n].casefold() in small and told[n - 1].casefold() not in small]
    text = " ".join(told[: ends[-1] if ends else _LINE]).rstrip(" ,;:—–-")
    return replace(line, text=cut(text, _LONG).removesuffix("…") + "…")


def _clause(line: Line) -> Line | None:
    """The sentence up to the end of a clause that says something by itself; None where none is known to.

    A comma behind one that is open yet closes what was put in between, and what is left behind it must be more than
    who says so.
    """
    told = line.text.split()
    for count in range(min(_LINE, len(told) - _REST), _CLAUSE - 1, -1):
        head = " ".join(told[:count])
        if head[-1] in _MARKS and not (head[-1] == "," and head.count(",") % 2 == 0) and _balanced(head):
            return replace(line, text=head.rstrip(" ,;:—–-") + "…")
    return None


def _balanced(text: str) -> bool:
    """Whether each quotation and bracket in it is closed."""
    pairs = (text.count(opens) == text.count(closes) for opens, closes in ("“”", "()", "«»", "[]"))
    return all(pairs) and text.count('"') % 2 == 0


def undated(line: Line) -> Line:
    """The sentence without the place and the day before its dash, where the place is in capitals, and without its
    outlet in brackets."""
    if (head := _BRACKETED.match(line.text)) and any(
        head[1].casefold() in e.source.outlet.casefold() for e in line.evidence
    ):
        return replace(line, text=line.text[head.end() :])
    head = _DATELINE.match(line.text)
    if head is None or not head["place"].split(",")[0].isupper():
        return line
    return replace(line, text=line.text[head.end() :])


def _few(outlets: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    return outlets[:_FEW], len(outlets[_FEW:])


def _told(stories: Iterable[StoryView], points: Sequence[Point], look: Look) -> tuple[ToldStory, ...]:
    told: list[ToldStory] = []
    read = Printed()
    read.add(*(p.line.text for p in points))
    for story in stories:
        if len(told) == look.told:
            break
        said = [p.line.text.removesuffix("…") for p in points]
        if not story.quiet and (lines := _telling(story, said, read, look.told_words)):
            told.append(ToldStory(story, lines))
            read.add(*(line.text for line in lines))
    return tuple(told)


def _telling(story: StoryView, said: Sequence[str], read: Printed, most: int) -> tuple[Line, ...]:
    """Sentences of the story that stand nowhere above and are not alike, in at most `most` words."""
    lines: list[Line] = []
    left = most
    for line in map(undated, _telling_order(story)):
        count = len(line.text.split())
        known = [*said, *(known.text for known in lines)]
        if (
            not _stands(line.text)
            or count > min(left, _LONGEST)
            or read.has(line.text)
            or any(_alike(line.text, other) for other in known)
        ):
            continue
        lines.append(line)
        left -= count
        if len(story.sources) == 1 and len(lines) == 2:
            break
    return tuple(lines)


def _telling_order(story: StoryView) -> list[Line]:
    """The sentences of the latest state first, and what happened before what somebody says of it."""
    lines = (*_own(story.lead), *_latest(story.summary))
    return sorted(dict.fromkeys(lines), key=lambda line: (not line.new, line.text.startswith(_QUOTES)))


def _stands(text: str) -> bool:
    """Whether a told sentence tells by itself: it neither asks nor begins with a cut."""
    return not text.startswith("[…]") and not text.endswith(_ASKS)


def _alike(one: str, other: str) -> bool:
    first, second = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(first & second) >= _ALIKE * max(1, min(len(first), len(second)))


def _differing(stories: Iterable[StoryView]) -> Differing | None:
    """The first figure on which outlets differ."""
    rows = (Differing(s, c) for s in stories for c in s.figures if c.agreement == "differ" and not c.note)
    return next(rows, None)


def _said(stories: Sequence[StoryView], above: Sequence[str]) -> Spoken | None:
    """What a named person said today and stands not `above`: the most printed, in the newsletter's language if any."""
    rows = [
        Spoken(story, said.speaker, replace(version, text=version.text.rstrip(" ,")), len(said.outlets))
        for story in stories
        if not story.quiet
        for said in story.quotes
        if said.speaker and said.person
        for version in said.versions[:1]
        if not version.reported
        if _LEAST <= len(version.text.split()) <= _LINE
        if not any(version.text.rstrip(" ,.") in text for text in above)
    ]
    return max(rows, key=lambda row: (row.version.lang is None, row.outlets), default=None)


def _item(story: StoryView, say: Words) -> Item:
    """The story in at most twenty words: headline, what is new, outlets as far as there is room."""
    state = _weightiest(story).label if story.changes else story.label
    told = story.headline.split()
    headline = story.headline if len(told) <= _HEADLINE else " ".join(told[:_HEADLINE]).rstrip(" ,;:—–-") + "…"
    left = _ENTRY - len(headline.split()) - len(state.split()) - 3  # "and 2 more"
    named: list[str] = []
    for outlet in story.outlets[:_FEW]:
        if (left := left - len(outlet.split())) < 0:
            break
        named.append(outlet)
    more = len(story.outlets) - len(named)
    rest = say.plural("%(n)s outlet", "%(n)s outlets", more) if not named else ""
    own = [s for s in story.sources if s.lang is None]
    source = next(iter(own or story.sources), None)
    return Item(story, headline, state, tuple(named), more if named else 0, rest, source)


def _weightiest(story: StoryView) -> News:
    """A correction or a withdrawal, else what was revised, else the first that is new."""
    return min(story.changes, key=lambda news: _WEIGHT.get(news.kind, 0))


def _voices(stories: Iterable[StoryView]) -> tuple[Voice, ...]:
    """Who is quoted, most often first."""
    heard: dict[str, list[Said]] = {}
    for said in (said for story in stories for said in story.quotes if said.person):
        heard.setdefault(said.speaker or "", []).append(said)
    found = [
        Voice(name, len(all_), len({outlet for said in all_ for outlet in said.outlets}))
        for name, all_ in heard.items()
    ]
    return tuple(sorted(found, key=lambda v: (-v.times, -v.outlets, v.name))[:_VOICES])


def _gaps(stories: Sequence[StoryView], issue: Issue, look: Look) -> Iterator[str]:
    """What a reader should know is missing, each in a few words."""
    plural, articles = look.words.plural, issue.articles
    yield from (f"{story.headline}: {story.lacking.rstrip('.')}" for story in stories if story.lacking)
    if faults := len(issue.problems):
        yield plural("%(n)s thing could not be read or made", "%(n)s things could not be read or made", faults)
    if closed := sum(a.paywalled for a in articles):
        yield plural("%(n)s article is behind a paywall", "%(n)s articles are behind a paywall", closed)
    foreign = [code for a in articles if (code := language(a.language, look.language))]
    if foreign:
        names = ", ".join(sorted({look.words.tongue(code) for code in foreign}))
        yield plural(
            "%(n)s article is not translated (%(names)s)",
            "%(n)s articles are not translated (%(names)s)",
            len(foreign),
            names=names,
        )


def _nothing(stories: Sequence[StoryView], points: Sequence[Point], issue: Issue, look: Look) -> str | None:
    """Why there is nothing in brief; None where there is something."""
    say = look.words.say
    if not issue.stories:
        return f"{quietly(issue, look)}."
    if not stories or all(_claim(s).quiet for s in stories):
        return say("All that was published stands in the last issue already.")
    return None if points else say("No story could be told in a line.")
