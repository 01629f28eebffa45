"""What stands at a page's heading where no mark-up tells: its date, and who signs there or behind "Written by"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import lxml.html

from monitor.clean.blocks.block import squeeze
from monitor.clean.recognise.byline import is_between, is_lead, once, parse_byline, read_names
from monitor.clean.recognise.date_lines import change_in, date_in, is_change, is_date_line, iso
from monitor.clean.recognise.person import are_first_names, is_known, is_role
from monitor.language.text.plain import plain

LOOKED = 3000  # pieces of text of a page that are looked at
ABOVE = 4  # pieces of text above the heading that may be its date
LABEL = 30  # characters of a text that says what the date behind it is
BELOW = 12  # pieces of text below the heading among which an author signs
TOGETHER = 8  # pieces behind a word for the author that may be several names
LONGEST = 120  # characters of a piece that may be a name, a date or "Written by"
_SILENT = frozenset(("script", "style", "noscript", "template", "select", "option", "title", "svg"))
_BESIDE = frozenset(("aside", "nav", "footer", "form", "figure", "figcaption"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a page, whether it stands in the main heading, and the moment that mark-up gives for it."""

    text: str
    heading: bool = False
    moment: str | None = None


def signed(pieces: Sequence[Piece], site: str | None) -> tuple[str, ...]:
    """The people who sign a page, or none: at the heading, behind a word for the author, else in one line for all."""
    head = _head(pieces)
    around = pieces if head is None else pieces[max(0, head - ABOVE) :]
    return (
        _labelled(around, site)
        or (_in_a_line(_near(pieces), site) or _beside(_near(pieces), site) if head is not None else ())
        or _everywhere(around, site)
    )


def dated(pieces: Sequence[Piece], place: str | None) -> str | None:
    """The date of publication that stands alone at the heading; None where there is none, or only that of a change."""
    return next((found for found, _ in _dates(pieces, place) if found), None)


def changed(pieces: Sequence[Piece], place: str | None) -> str | None:
    """The date of a change that stands alone at the heading."""
    return next((change for _, change in _dates(pieces, place) if change), None)


def _dates(pieces: Sequence[Piece], place: str | None) -> Iterator[tuple[str | None, str | None]]:
    """The dates of publication and of change in the date lines at the heading, those below it first."""
    head = _head(pieces)
    if head is None:
        return
    after = next((n for n in range(head, len(pieces)) if not pieces[n].heading), head)
    for n in (*range(after, min(len(pieces), after + BELOW)), *range(head - 1, max(-1, head - 1 - ABOVE), -1)):
        text, before = pieces[n].text, pieces[n - 1].text if n else ""
        if len(text) <= LONGEST and is_date_line(text):
            found = iso(pieces[n].moment, place) or date_in(text, place)
            yield (None, found) if _changed(before, text) else (found, change_in(text, place))


def _changed(before: str, text: str) -> bool:
    """Whether a date is that of a change, by a word of its own or by the short text before it."""
    return is_change(text) or (len(before) <= LABEL and is_change(f"{before} {text}"))


def _head(pieces: Sequence[Piece]) -> int | None:
    return next((n for n, piece in enumerate(pieces) if piece.heading), None)


def _near(pieces: Sequence[Piece]) -> list[str]:
    """The texts below the heading in which its author signs."""
    head = _head(pieces)
    if head is None:
        return []
    return [piece.text for piece in pieces[head + 1 : head + 2 + BELOW] if not piece.heading]


def _labelled(pieces: Sequence[Piece], site: str | None) -> tuple[str, ...]:
    """The names behind the first word for the author: one, or several with "and" or commas between."""
    for n, piece in enumerate(pieces[:-1]):
        if len(piece.text) <= LONGEST and is_lead(piece.text) and (found := _together(pieces[n + 1 :], site)):
            return found
    return ()


def _together(pieces: Sequence[Piece], site: str | None) -> tuple[str, ...]:
    """The people whom the first pieces name; a further one only behind "and" or a comma."""
    people: list[str] = []
    joined = True
    for piece in pieces[:TOGETHER]:
        if is_between(piece.text):
            joined = True
        elif joined and (named := _named(piece.text, site)):
            people += named
            joined = piece.text.endswith((",", "&"))
        else:
            break
    return once(people)


def _named(text: str, site: str | None) -> tuple[str, ...]:
    line = parse_byline(text, lead=False, outlet=site) if len(text) <= LONGEST else None
    return read_names(text, site).people if (line and line.people) or are_first_names([text]) else ()


def _in_a_line(texts: Iterable[str], site: str | None) -> tuple[str, ...]:
    """The people of the first text that is a byline: "By Mara Ilves"."""
    lines = (parse_byline(text, outlet=site) for text in texts if len(text) <= LONGEST)
    return next((line.people for line in lines if line and line.people), ())


def _beside(texts: Sequence[str], site: str | None) -> tuple[str, ...]:
    """The first text that is a known name and has a date beside it, or what its bearer is below it."""
    for n, text in enumerate(texts):
        if is_known(text):
            beside = (*texts[max(0, n - 1) : n], *texts[n + 1 : n + 2])
            role = next(iter(texts[n + 1 : n + 2]), "")
            if is_role(role) or any(len(other) <= LONGEST and is_date_line(other) for other in beside):
                return read_names(text, site).people
    return ()


def _everywhere(pieces: Sequence[Piece], site: str | None) -> tuple[str, ...]:
    """The people of the bylines that stand farther from the heading, where all of them are the same known people."""
    lines = (parse_byline(piece.text, outlet=site) for piece in pieces if len(piece.text) <= LONGEST)
    found = {line.people for line in lines if line and line.people}
    return found.pop() if len(found) == 1 and all(is_known(name) for people in found for name in people) else ()


def pieces_of(tree: lxml.html.HtmlElement) -> tuple[Piece, ...]:
    """The first texts of a page in order, those in a corner of its own left out, without the marks between them."""
    body = tree.find("body")
    found: list[Piece] = []
    _gather(tree if body is None else body, False, None, found)
    return tuple(found[:LOOKED])


def _gather(element: lxml.html.HtmlElement, heading: bool, moment: str | None, found: list[Piece]) -> None:
    """Add the pieces of an element, as long as there are not enough."""
    tag = element.tag
    heading = heading or tag == "h1"
    moment = element.get("datetime") if tag == "time" else moment
    if words := _words(element.text):
        found.append(Piece(words, heading, moment))
    for inner in element:
        if len(found) >= LOOKED:
            return
        if isinstance(tag := inner.tag, str) and tag not in _BESIDE and tag not in _SILENT:
            _gather(inner, heading, moment, found)
        if words := _words(inner.tail):
            found.append(Piece(words, heading, moment))


def _words(text: str | None) -> str:
    """A text without white space and the marks that part it from others."""
    return squeeze(plain(text[:400])).strip(" |·•–—-") if text and not text.isspace() else ""
