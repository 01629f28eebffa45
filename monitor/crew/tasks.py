"""What is done with one document: its Article, wherever it is worked out, without the store and the clock."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import partial

from monitor import __version__
from monitor.codec import decode
from monitor.config import Config
from monitor.models import Article, Document, Problem
from monitor.seam import Told, attempt
from monitor.store.passages import Sighting

_PACKING = 4  # half the time of 6, and a twentieth more bytes


class OtherVersionError(Exception):
    """Whoever was to do this has another version of monitor."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that the article of a document depends on besides the document."""

    version: str
    zone: tzinfo
    outlets: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  #: name, aliases, hosts
    overrules: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]  #: by source: what users keep, what they strip
    boilerplate: Mapping[str, frozenset[str]]  #: by outlet: what comes round there


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one document."""

    article: Article | None = None
    sighting: Sighting | None = None  #: what it shows of its outlet's boilerplate, which is taken out
    packed: bytes = b""  #: the document, compressed
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Stands in the arguments of a task for a value that the worker was given when it began."""


_HELD: list[Rules] = []


def hold(rules: Rules) -> None:
    """Keep what tasks name by `Held()`, in a worker."""
    _HELD[:] = [rules]


def rules_of(config: Config, boilerplate: Mapping[str, frozenset[str]]) -> Rules:
    """What of the configuration documents are cleaned by."""
    outlets = tuple((outlet.name, tuple(outlet.aliases), tuple(outlet.hosts)) for outlet in config.outlets)
    rows = {row.name: (tuple(getattr(row, "keep", ())), tuple(getattr(row, "strip", ()))) for row in config.sources}
    return Rules(__version__, config.zone, outlets, {n: r for n, r in rows.items() if any(r)}, boilerplate)


def read(rules: Rules | Held, raw: bytes, received: datetime, *, pack: bool) -> Made:
    """What comes of a document, given as the store keeps it; with `pack`, also the document as it is to be kept.

    What fails is among the problems. Raises OtherVersionError where the worker would not read as the caller does.
    """
    rules = _HELD[0] if isinstance(rules, Held) else rules
    if rules.version != __version__:
        raise OtherVersionError(f"a worker has monitor {__version__}, this is {rules.version}")
    problems: list[Problem] = []
    document = decode(Document, raw)
    made = partial(_article, document, received, rules, problems.append)
    found = attempt(made, None, document.source, place(document), problems.append)
    article, sighting = found or (None, None)
    return Made(article, sighting, zlib.compress(raw, _PACKING) if pack and found else b"", tuple(problems))


def place(document: Document) -> str:
    """Where a document was read, for a message."""
    return f"{document.origin}, record {document.row}" if document.row else document.origin


def _article(document: Document, received: datetime, rules: Rules, failed: Told) -> tuple[Article, Sighting]:
    """The article of a document, and what it shows of its outlet's boilerplate, which is taken out."""
    from monitor.clean import clean
    from monitor.clean.later.outlets import known, renamed
    from monitor.clean.later.recurrence import passages, without
    from monitor.clean.later.user_rules import overrule

    article = clean(document, received=received, zone=rules.zone)
    article = renamed(article, known(rules.outlets), given=document.given.outlet is not None)
    seen, outlet = passages(article), article.outlet.casefold()
    applied = rules.boilerplate.get(outlet, frozenset()) & seen.kept.keys()
    article = without(article, applied)
    keep, strip = rules.overrules.get(document.source, ((), ()))
    article = overrule(article, keep=keep, strip=strip)
    return _with_what_is_said(article, document, failed), Sighting(outlet, seen, applied)


def _with_what_is_said(article: Article, document: Document, failed: Told) -> Article:
    from monitor.language.reading import Reading
    from monitor.language.speech.quotes import quotes, spoken
    from monitor.language.statements.find import statements

    source, where, text = document.source, place(document), Reading(article.text, article.language)
    heard = spoken(text)
    said = attempt(partial(quotes, text, heard), (), source, f"{where}: its quotations", failed) if heard else ()
    told = (
        attempt(partial(statements, text, said, heard), (), source, f"{where}: its statements", failed) if heard else ()
    )
    counted = attempt(lambda: text.figures, (), source, f"{where}: its figures", failed)
    return replace(article, statements=told, quotes=said, figures=counted)
