"""The cleaning room: a document as it was read -> the article and nothing else, with a record of what was cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache

from lxml.html import HtmlElement

from monitor.clean.blocks.block import Block, plainly
from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.markdown import markdown_blocks
from monitor.clean.blocks.reveal import reveal
from monitor.clean.blocks.script import script_page
from monitor.clean.blocks.text import text_blocks
from monitor.clean.fields.authors import biographies
from monitor.clean.fields.front import Front, read_front
from monitor.clean.fields.page_meta import PageMeta, page_meta
from monitor.clean.lines.crf import Model
from monitor.clean.lines.line import Line, Verdict
from monitor.clean.lines.mail_frame import mail_marks
from monitor.clean.lines.reasons import name_reasons
from monitor.clean.page.extractor import html_blocks
from monitor.clean.page.judge import entry_times, judge_page
from monitor.clean.page.page_type import no_article
from monitor.clean.page.told import untold, with_told
from monitor.clean.recognise.article_id import article_id
from monitor.clean.recognise.person import is_desk, is_house, is_role
from monitor.clean.rounds import settle
from monitor.errors import ReadError
from monitor.language.addresses import host_of, is_web, without_user
from monitor.language.identify import language_code, language_of, shown
from monitor.language.text.fold import fold
from monitor.limits import spend
from monitor.models import Article, Document, Doubt, Meta, Paragraph, Removed, instant

LATEST = timedelta(days=1)  # a date line may lie so far after the reading, for zones and clocks that go wrong
SHOWN = 40  # words; a page that shows fewer may hold its article in a script
EARLIEST = datetime(1600, 1, 1, tzinfo=UTC)  # there was no newspaper; mark-up says 0001-01-01 for "no date"
DECLARED = timedelta(days=366)  # a date that mark-up or the dateline gives as the publication: texts lie in folders


ZONED = 0.3  # of the words of a text and what its boxes held in running text, as many as went for the boxes' names
SENTENCE = 13  # words of running text
_BOXES = frozenset(f"zone.{name}" for name in ("subscription", "newsletter", "appeal", "share", "byline", "advert"))
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[\+\d+ chars\])[\s\"”’»\])]*$")


@dataclass(frozen=True, slots=True)
class Cut:
    """A document's blocks, what became of each, and the fields that its lines gave."""

    blocks: tuple[Block, ...]
    verdicts: tuple[Verdict, ...]
    front: Front
    doubt: Doubt | None = None


def clean(
    document: Document,
    *,
    received: datetime,
    zone: tzinfo,
    model: Model | None = None,
) -> Article:
    """The article of a document.

    `received` is when the run began; `zone` is where a time without an offset is local. What `document.given` says
    beats what the document says; unknown stays unknown. `model` weighs the lines of a text in place of the one that
    ships. Kept and removed passages make up the visible document, in order, white space aside. What comes round in the
    outlet's other articles is taken out by `recurrence.without`. Raises ReadError where no text is left, and where the
    document is over a budget.
    """
    given = document.given
    found = PageMeta()
    if document.form != "html":
        spend("characters", len(document.content))
    if document.form == "html":
        tree = parse_page(document.content)
        if tree is None:
            raise ReadError(_nothing(document, "the page is empty"))
        held = list(tree.iter())  # lxml makes an element's object anew at each visit unless somebody holds it
        found = page_meta(tree, latest=received, address=document.given.url or document.origin)
        blocks, doubt = _page_blocks(tree, document, found)
        del held
        cut = replace(_cut_page(blocks, document, found), doubt=doubt)
    elif document.form == "markdown":
        cut = _cut_text(tuple(map(plainly, markdown_blocks(document.content))), document, model)
    else:
        cut = _cut_text(tuple(map(plainly, text_blocks(document.content))), document, model)
    return _article(document, cut, given, found, received, zone)


def _page_blocks(tree: HtmlElement, document: Document, found: PageMeta) -> tuple[tuple[Block, ...], Doubt | None]:
    """The blocks of a page, or of the text in its script where it shows nothing, and what speaks against those that are
    kept. Raises ReadError for no article.
    """
    reveal(tree)
    hidden = script_page(tree) if len(" ".join(tree.itertext("p", "div")).split()) < SHOWN else None
    shown, doubt = html_blocks(tree)
    blocks = with_told(shown, found.records)
    if hidden and not any(Line(block).signs.prose for block in blocks):
        inner = parse_page(hidden)
        blocks, doubt = html_blocks(inner) if inner is not None else ((), None)
    kind = no_article(tree, blocks, found.records, found.named, found.titles, found.meta.url or document.origin)
    if kind is not None:
        raise ReadError(_nothing(document, f"it is {kind}"))
    told = len(blocks) > len(shown)  # a record made it whole
    return blocks, untold(blocks, found.records) or (None if told else doubt)


# --- blocks to verdicts --------------------------------------------------------------------------------------------


def _cut_text(blocks: tuple[Block, ...], document: Document, model: Model | None) -> Cut:
    spend("blocks", len(blocks))
    outlet = document.given.outlet or document.outlet
    titles = (document.given.title,) if document.given.title else ()
    lines = [Line(block) for block in blocks]
    place = cache(lambda: document.given.language or language_of(max((b.text for b in blocks), key=len, default="")))
    mail = mail_marks(lines, outlet=outlet)
    verdicts, front = settle(lines, mail, outlet=outlet, titles=titles, model=model, place=place)
    return Cut(blocks, tuple(name_reasons(lines, verdicts, outlet=outlet)), front)


def _cut_page(blocks: tuple[Block, ...], document: Document, found: PageMeta) -> Cut:
    spend("blocks", len(blocks))
    spend("characters", sum(len(block.text) for block in blocks))
    outlet = document.given.outlet or found.meta.outlet or document.outlet
    titles = tuple(title for title in (document.given.title, *found.titles) if title)
    lines = [Line(block) for block in blocks]
    people = document.given.byline or found.meta.byline
    verdicts = judge_page(lines, outlet=outlet, people=people, lives=biographies(found.records))
    for n, verdict in mail_marks(lines, outlet=outlet).items():
        verdicts[n] = verdict
    front = read_front(lines, verdicts, titles=titles, seek_title=not titles, place=lambda: found.place)
    front = replace(front, marks=front.marks | entry_times(lines, verdicts, said=found.genre == "live"))
    return Cut(blocks, tuple(front.marks.get(n, verdict) for n, verdict in enumerate(verdicts)), front)


# --- verdicts to the article ---------------------------------------------------------------------------------------


def _article(document: Document, cut: Cut, given: Meta, found: PageMeta, received: datetime, zone: tzinfo) -> Article:
    text, paragraphs, removed = _laid_out(cut)
    if not text:
        raise ReadError(_nothing(document, "all of it is furniture" if removed else "it is empty"))
    front, page = cut.front, found.meta
    url, origin = _url(document, page), document.origin
    language = given.language or page.language
    if document.form != "html" or not page.language:
        language = language_code(given.language) or language_of(text) or page.language
    elif not given.language:
        language = shown(text, language)
    outlet = given.outlet or page.outlet or document.outlet or (host_of(url) if url else None) or document.source
    return Article(
        id=article_id(url, document.source, origin, document.row),
        source=document.source,
        origin=without_user(origin) if is_web(origin) else origin,
        outlet=_host_named(outlet, url),
        url=url,
        title=given.title or page.title or front.title,
        byline=_signing(given.byline, outlet)
        or _people(page.byline, outlet)
        or _people(front.byline, outlet)
        or _people(found.signed, outlet),
        agency=given.agency or page.agency or _other(front.agency, outlet),
        published=given.published
        or _before(page.published, received + DECLARED, zone)
        or _before(front.published, received + LATEST, zone)
        or _before(front.dateline.published, received + DECLARED, zone)
        or found.guess,
        received=received,
        language=language,
        text=text,
        paragraphs=paragraphs,
        removed=removed,
        modified=_before(found.modified or front.modified, received + DECLARED, zone),
        place=front.dateline.place,
        paywalled=found.paywalled,
        genre=found.genre,
        doubt=_doubt(text, removed) or cut.doubt,
    )


def _doubt(text: str, removed: Sequence[Removed]) -> Doubt | None:
    """Whether a text breaks off, or much was taken out of it for the names of its boxes alone."""
    if _BREAKS_OFF.search(text):
        return Doubt("breaks off", 1.0)
    sizes = [len(r.text.split()) for r in removed if r.rule in _BOXES]
    lost = sum(size for size in sizes if size >= SENTENCE)
    share = lost / (len(text.split()) + lost)
    return Doubt("by zone", round(share, 2)) if share > ZONED else None


def _host_named(outlet: str, url: str | None) -> str:
    """An outlet's name; where that is its host, as hosts are written: "DW.COM" is dw.com."""
    host = host_of(url) if url else None
    return host if host and outlet.casefold().removeprefix("www.") == host else outlet


def _url(document: Document, page: Meta) -> str | None:
    """The article's own address. A record of what stands at an address, as a feed's entry, does not have that one."""
    entry = is_web(document.origin) and document.row is not None
    url = document.given.url or (None if entry else page.url or (is_web(document.origin) and document.origin))
    return without_user(url) if url else None


def _laid_out(cut: Cut) -> tuple[str, tuple[Paragraph, ...], tuple[Removed, ...]]:
    paragraphs: list[Paragraph] = []
    removed: list[Removed] = []
    pieces: list[str] = []
    at = 0
    for block, verdict in zip(cut.blocks, cut.verdicts, strict=True):
        text = block.printed
        if verdict.kind is None:
            removed.append(Removed(text, verdict.reason, verdict.rule, verdict.confidence, len(paragraphs)))
        elif verdict.kind == "caption":
            paragraphs.append(Paragraph("caption", text, None, None))
        else:
            if pieces:
                at += 2
            paragraphs.append(Paragraph(verdict.kind, text, at, at + len(text)))
            pieces.append(text)
            at += len(text)
    return "\n\n".join(pieces), tuple(paragraphs), tuple(removed)


def _people(names: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    return tuple(name for name in names if _other(name, outlet))


def _signing(names: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    """The given authors without those that say what somebody is, and without accounts of the house."""
    own = fold(outlet)
    return tuple(name for name in names if not (is_role(name) or is_desk(name) or fold(name) == own))


def _other(name: str | None, outlet: str) -> str | None:
    """A name, unless it is the outlet's own."""
    return name if name and not is_house(name, outlet) else None


def _before(published: str | None, latest: datetime, zone: tzinfo) -> str | None:
    """A date that the document shows, unless it lies after `latest` or before all news: then it is some other date."""
    if published is None:
        return None
    try:
        return published if EARLIEST <= instant(published, zone) <= latest else None
    except (ValueError, OverflowError):
        return None


def _nothing(document: Document, why: str) -> str:
    place = f"{document.origin}, row {document.row}" if document.row else document.origin
    return f"{place}: holds no article text: {why}"
