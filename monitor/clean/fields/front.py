"""What stands around the body and became a field: title, byline, role, date, agency."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from monitor.clean.fields.headline import REACH, UNFINISHED, best, signs
from monitor.clean.lines.line import Line, Verdict
from monitor.clean.recognise.agencies import agency_named
from monitor.clean.recognise.byline import Byline, once, parse_byline
from monitor.clean.recognise.credits import parse_credits
from monitor.clean.recognise.date_lines import date_in, is_change, is_date_line
from monitor.clean.recognise.dateline import Dateline, parse_dateline
from monitor.clean.recognise.person import is_known, is_role
from monitor.language.lexicon import either
from monitor.language.text.fold import fold, letters

LONGEST = 200  # characters of a title
CREDIT = 14  # words of a line of credits below the body
Place = Callable[[], str | None]
CLEAN = 4  # lines that may be a title; a text has no more of them, a page has
SIGNED = 8  # lines behind the body in which its author may sign
_CREDITED = re.compile(rf"[-–—−]?\s*{either('bylines', 'credited')}\b|[-–—−]\s?\S+ \S+$")


@dataclass(frozen=True, slots=True)
class Front:
    """The fields that lines gave, and the verdicts on those lines by their number."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    dateline: Dateline = field(default_factory=Dateline)
    marks: dict[int, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one line says of the article."""

    rule: str
    people: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None


def read_front(
    lines: Sequence[Line],
    verdicts: Sequence[Verdict],
    *,
    titles: tuple[str, ...],
    seek_title: bool,
    place: Place = lambda: None,
) -> Front:
    """The fields of the lines before and after the body.

    `titles`: wordings of the title that are known already; lines that repeat one are meta-data. `seek_title`: whether a
    title may be found among the lines before the body. `place`: its language, asked for where a date needs it.
    """
    first, last, claims = claims_of(lines, verdicts, titles=titles, place=place)
    body = last >= 0
    title = _title(lines, verdicts, claims, first) if seek_title and body else None
    if title is not None:
        claims[title] = Claim("front.title")
        claims |= _front_rest(lines, verdicts, claims, title, first)
    said = [claims[n] for n in sorted(claims)]
    dateline = parse_dateline(lines[first].block.text) if body else Dateline()
    return Front(
        title=lines[title].block.text if title is not None else None,
        byline=_people(claims, range(last + 1)) or _people(claims, range(last + 1, last + 1 + SIGNED)),
        agency=next((claim.agency for claim in said if claim.agency), dateline.agency),
        published=next((claim.published for claim in said if claim.published), None),
        dateline=dateline,
        marks={n: Verdict(None, "metadata", claim.rule, 0.9) for n, claim in claims.items()},
    )


def claims_of(
    lines: Sequence[Line],
    verdicts: Sequence[Verdict],
    *,
    titles: tuple[str, ...] = (),
    place: Place = lambda: None,
) -> tuple[int, int, dict[int, Claim]]:
    """The first and the last line of the body (all lines and -1 where there is none), and what those around it say."""
    body = [n for n, verdict in enumerate(verdicts) if verdict.kind in _BODY and _runs(lines[n])]
    while len(body) > 1 and parse_credits(lines[body[-1]].block.text):
        body.pop()
    first, last = (body[0], body[-1]) if body else (len(lines), -1)
    claims: dict[int, Claim] = {}
    for n in [
        *range(max(0, first - REACH), min(len(lines), first + 3)),
        *range(max(first + 3, last + 1), min(len(lines), last + 1 + REACH)),
    ]:
        if verdicts[n].kind != "caption" and (verdicts[n].kind is not None or _movable(verdicts[n])):
            claim = _claim(lines[n], before=n < first, after=n > last, titles=titles, place=place)
            if claim is not None:
                claims[n] = claim
    claims |= _bare_name(lines, verdicts, claims, first)
    claims |= _roles(lines, verdicts, claims)
    return first, last, claims


_BODY = ("body", "quote", "list")


def _people(claims: dict[int, Claim], lines: range) -> tuple[str, ...]:
    return once([name for n in sorted(claims) if n in lines for name in claims[n].people])


def _runs(line: Line) -> bool:
    return line.signs.prose or line.signs.stop


def _claim(line: Line, *, before: bool, after: bool, titles: tuple[str, ...], place: Place) -> Claim | None:
    text = line.block.text
    if byline := parse_byline(text):
        return Claim("front.byline", byline.people, byline.agency, date_in(text))
    if is_date_line(text):
        return Claim("front.date", published=None if is_change(text) else date_in(text) or date_in(text, place()))
    if agency := agency_named(text):
        return Claim("front.agency", agency=agency)
    if (credit := parse_credits(text)) and (after or " " in text):
        return Claim("front.credit", credit.people)
    if after and line.signs.words <= CREDIT and _CREDITED.match(fold(text)):
        return Claim("front.credit")
    return Claim("front.title") if before and _repeats(text, titles) else None


def _bare_name(
    lines: Sequence[Line], verdicts: Sequence[Verdict], claims: dict[int, Claim], first: int
) -> dict[int, Claim]:
    """The line above the body, and above the date and the credits there, where it is a name that no other line names.

    A line that went with its surroundings must be a known name, unless those who edited the text are named below it.
    """
    n = next(
        (n for n in range(first - 1, -1, -1) if n not in claims or claims[n].people or claims[n].rule not in _BETWEEN),
        -1,
    )
    if n < 0 or first == len(lines) or n in claims:
        return {}
    block, kept = lines[n].block, verdicts[n].kind in ("body", "heading")
    byline = parse_byline(block.text, lead=False) if block.tag == "p" and block.linked == 0 else None
    if byline is None or not byline.people or not (kept or _movable(verdicts[n])):
        return {}
    credited = any(claims[m].rule == "front.credit" for m in range(n + 1, first))
    if not (kept and n == first - 1) and not credited and not all(map(is_known, byline.people)):
        return {}
    return {} if _told_elsewhere(byline.people, lines, verdicts, n, first) else {n: Claim("front.byline", *_of(byline))}


_BETWEEN = ("front.credit", "front.date", "front.role")  # what may stand between the author and the body


def _told_elsewhere(
    people: Sequence[str], lines: Sequence[Line], verdicts: Sequence[Verdict], n: int, first: int
) -> bool:
    """Whether another line that is read names one of the people by the last name."""
    told = {fold(person.split()[-1]) for person in people}
    around = range(max(0, first - REACH), len(lines))
    return any(name in fold(lines[m].block.text) for name in told for m in around if m != n and verdicts[m].kind)


def _of(byline: Byline) -> tuple[tuple[str, ...], str | None]:
    return byline.people, byline.agency


def _roles(lines: Sequence[Line], verdicts: Sequence[Verdict], claims: dict[int, Claim]) -> dict[int, Claim]:
    """The lines beside bylines that say what the author is."""
    near = {m for n, claim in claims.items() if claim.rule == "front.byline" for m in (n - 1, n + 1)}
    return {
        n: Claim("front.role")
        for n in sorted(near - claims.keys())
        if 0 <= n < len(lines) and verdicts[n].kind != "caption" and is_role(lines[n].block.text)
    }


def _movable(verdict: Verdict) -> bool:
    """Whether a removed line may still be meta-data: it went by its place, or as an author's line."""
    return verdict.rule.startswith("region.") or verdict.reason in ("author", "furniture", "metadata")


def _title(lines: Sequence[Line], verdicts: Sequence[Verdict], claims: dict[int, Claim], first: int) -> int | None:
    """The line before the body that is the title: the first of a clean text, of a page the one that shows most."""
    if called := [n for n in range(first) if lines[n].block.title and n not in claims]:
        return called[0]
    own = [
        n
        for n in range(max(0, first - REACH), first)
        if n not in claims
        and (verdicts[n].kind in ("body", "heading") or _movable(verdicts[n]))
        and lines[n].hit is None
        and not lines[n].caption
        and _title_shaped(lines[n])
    ]
    if own and len(own) <= CLEAN and all(verdicts[n].kind is not None for n in own):
        return own[0]
    return best(signs(lines, verdicts, claims, first))


def _title_shaped(line: Line) -> bool:
    signs = line.signs
    if (
        line.block.tag in ("list", "quote")
        or signs.length > LONGEST
        or line.block.text.rstrip().endswith((":", ";", ",", *UNFINISHED))
    ):
        return False
    return 2 <= signs.words <= 30 and (not signs.stop or (signs.question and signs.words <= 20))


def _front_rest(
    lines: Sequence[Line], verdicts: Sequence[Verdict], claims: dict[int, Claim], title: int, first: int
) -> dict[int, Claim]:
    """Loose lines between the title and the body: names are a byline, the rest is a deck or a section's name."""
    found: dict[int, Claim] = {}
    for n in range(max(0, first - REACH), first):
        if n not in claims and verdicts[n].kind in ("body", "heading") and _title_shaped(lines[n]):
            byline = parse_byline(lines[n].block.text, lead=False) if n > title else None
            found[n] = Claim("front.byline", byline.people, byline.agency) if byline else Claim("front.deck")
    return found


def _repeats(text: str, titles: tuple[str, ...]) -> bool:
    folded = letters(text)
    return bool(folded) and any(folded == letters(title) for title in titles)
