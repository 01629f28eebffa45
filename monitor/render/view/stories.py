"""What a reader sees of a story: its parts looked up, worded, ordered and cut for display."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256

from monitor.errors import IssueError
from monitor.models import (
    Article,
    Change,
    Copies,
    Exclusive,
    Fact,
    FigureRow,
    FigureValue,
    Happening,
    Issue,
    IssueStory,
    Sentence,
    Span,
    Utterance,
    Wording,
)
from monitor.render.base import dates
from monitor.render.base.addresses import folder, thread_page
from monitor.render.base.citing import Cited, citations
from monitor.render.base.display import (
    LONGEST_HEADLINE,
    LONGEST_NAME,
    LONGEST_TEXT,
    anchor,
    called,
    language,
    link,
    tidy,
)
from monitor.render.base.gettext import Words
from monitor.render.base.look import Look
from monitor.render.view.excerpt import excerpt
from monitor.render.view.forms import Form, form
from monitor.render.view.labels import (
    ALONE,
    CHANGE,
    COUNTED,
    LOST,
    MEASURE,
    STATUS,
    headed,
    lacking,
    linked_headline,
    linked_outlet,
    withdrawn,
)
from monitor.render.view.leading import headline_language
from monitor.render.view.lineage import picture
from monitor.render.view.model import (
    Alone,
    Count,
    Dated,
    Excerpt,
    Line,
    News,
    Printed,
    Reprint,
    Row,
    Said,
    Source,
    StoryView,
    Version,
)
from monitor.render.view.wording import Piece, compare, marked

_LONGEST_FACT = 160
_MADE_TITLE = 90  # the beginning of a text that has no title
_CONFLICTS_FIRST = {"differ": 0, "rounded": 1, "agree": 2, "single": 3}
_SENTENCE = re.compile(r"[^.!?…]{20,}[.!?…]+(?=\s)")


class Desk:
    """Turns what an issue says of articles into what a reader sees of them."""

    def __init__(self, issue: Issue, look: Look) -> None:
        self._look = look
        self._say = look.words.say
        self._articles = {a.id: a for a in issue.articles}
        home = link(look.archive_url)
        self._page = f"{home.rstrip('/')}/{folder(issue.id)}/index.html" if home else None
        self._known: dict[str, Source] = {}

    def story(self, story: IssueStory, *, brief: bool) -> StoryView:
        """The story with all its parts. Raises IssueError where it points at what the issue does not hold."""
        sources = tuple(replace(self.source(i), form=self._form(i, story)) for i in story.article_ids)
        title = headed(
            tidy(story.headline, LONGEST_HEADLINE)
            or next((s.title for s in sources if s.title), self._say("Without a headline")),
            self._look.words,
            withdrawn=withdrawn(story, self._articles),
        )
        figures = [self._count(f) for f in sorted(story.figures, key=lambda f: _CONFLICTS_FIRST[f.agreement])]
        return StoryView(
            id=story.id,
            anchor=anchor("story", story.id),
            headline=title,
            linked=linked_headline(title, self._look.words),
            lang=headline_language(story, self._articles, self._look.language),
            status=story.status,
            label=self._say(STATUS[story.status]),
            outlets=_names(story.outlets),
            origins=_origins(story.independent_origins, len(story.article_ids), self._look.words),
            independent=story.independent_origins,
            summary=tuple(self._line(s, story.status != "new") for s in story.summary),
            lead=tuple(self._line(s, story.status != "new") for s in story.lead),
            quotes=tuple(self._said(u) for u in story.statements or story.quotes),
            more_quotes=story.more_statements,
            figures=tuple(f for f in figures if f.agreement != "single"),
            single_figures=tuple(f for f in figures if f.agreement == "single"),
            only_in=tuple(self._alone(o) for o in story.only_in),
            more_only_in=story.more_only_in,
            copies=tuple(self._reprint(c) for c in story.copies),
            changes=tuple(self._news(c) for c in story.changes),
            timeline=tuple(self._dated(h) for h in story.timeline),
            compared=tuple(tidy(c.outlet, LONGEST_NAME) for c in story.matrix[0].cells) if story.matrix else (),
            matrix=tuple(self._row(f) for f in story.matrix),
            sources=sources,
            lineage=picture(story.lineage, {s.id: s for s in sources}, self._look.words),
            thread=f"../{thread_page(story.id)}",
            brief=brief,
            quiet=story.status == "unchanged" and not (story.summary or story.changes or brief or story.lacks),
            lacking=lacking(story, self._look.words),
        )

    def source(self, article_id: str) -> Source:
        """The article as the list of a story's coverage names it."""
        if article_id not in self._known:
            self._known[article_id] = self._source(article_id)
        return self._known[article_id]

    def _source(self, article_id: str) -> Source:
        article = self._article(article_id)
        title = tidy(article.title or "", LONGEST_HEADLINE)
        outlet = tidy(article.outlet, LONGEST_NAME) or self._say("Outlet not named")
        return Source(
            id=article.id,
            outlet=outlet,
            label=linked_outlet(outlet, self._look.words),
            title=title or _beginning(article.text) or self._say("Without a title"),
            titled=bool(title),
            url=link(article.url),
            byline=_and(_names(map(called, article.byline)), self._look.words),
            agency=tidy(article.agency, LONGEST_NAME) if article.agency else None,
            time=tidy(dates.published(article.published, self._look.zone, self._look.words) or "", 40) or None,
            stamp=dates.machine(article.published, self._look.zone),
            lang=self._language(article_id),
            paywalled=article.paywalled,
            doubted=article.doubt is not None,
            withdrawn=self._withdrawn(article),
            anchor=anchor("article", article.id),
            cites=self._cites(article, outlet, title or _beginning(article.text) or self._say("Without a title")),
        )

    def _cites(self, article: Article, outlet: str, title: str) -> tuple[tuple[str, str], ...]:
        place = f"{self._page}#{anchor('article', article.id)}" if self._page else None
        digest = sha256(article.text.encode(errors="surrogatepass")).hexdigest()
        authors = _names(map(called, article.byline))
        return citations(Cited(article.id, outlet, title, authors, article.published, link(article.url), place, digest))

    def _withdrawn(self, article: Article) -> str | None:
        if (lost := article.withdrawn) is None:
            return None
        day = dates.day(lost.at.astimezone(self._look.zone), self._look.words)
        note = tidy(lost.note, _LONGEST_FACT) if lost.note and lost.reason == "person" else ""
        why = self._say(LOST[lost.reason])
        return self._say("Withdrawn, %(day)s: %(why)s", day=day, why=why) + (f" ({note})" if note else "")

    def _form(self, article_id: str, story: IssueStory) -> Form:
        return form(self._article(article_id), story, self._articles, self._look.known, self._look.words)

    def excerpt(self, article_id: str, spans: Iterable[Span]) -> Excerpt:
        """The passages of an article with what stands near them, as far as the look allows."""
        article, held = self._article(article_id), tuple(spans)
        return Excerpt(self.source(article_id), excerpt(article, held, self._look.context), held)

    def _article(self, article_id: str) -> Article:
        try:
            return self._articles[article_id]
        except KeyError:
            raise IssueError(f"the issue cites article {article_id}, which it does not hold") from None

    def _language(self, article_id: str) -> str | None:
        return language(self._article(article_id).language, self._look.language)

    def _line(self, sentence: Sentence, running: bool) -> Line:
        return Line(
            text=tidy(sentence.text, LONGEST_TEXT),
            verbatim=sentence.verbatim,
            new=sentence.new and running,
            outlets=_names(sentence.outlets),
            evidence=tuple(self.excerpt(c.article_id, [(c.start, c.end)]) for c in sentence.citations),
            lang=self._language(sentence.citations[0].article_id) if sentence.citations else None,
        )

    def _said(self, utterance: Utterance) -> Said:
        told = [w for w in utterance.ends if w.shown is None]
        pieces = compare([tidy(w.text, LONGEST_TEXT) for w in told])
        quoted = [self._version(w, words) for w, words in zip(told, pieces, strict=True)]
        reported = [self._version(w, None) for w in utterance.ends if w.shown is not None]
        speaker = utterance.speaker or utterance.source
        return Said(
            speaker=tidy(speaker, LONGEST_NAME) if speaker else None,
            versions=(*quoted, *reported),
            more=len(utterance.variants) - len(utterance.ends),
            outlets=_names(outlet for wording in utterance.variants for outlet in wording.outlets),
            person=utterance.speaker is not None,
        )

    def _version(self, wording: Wording, pieces: tuple[Piece, ...] | None) -> Version:
        """A wording as it is printed: what is reported from its words of saying on."""
        spans = [wording.shown] if wording.shown else wording.spans
        whole = self._article(wording.article_id).text[slice(*wording.shown)] if wording.shown else wording.text
        text = tidy(whole, LONGEST_TEXT) if wording.shown else _closed(tidy(whole, LONGEST_TEXT))
        return Version(
            text,
            _without_comma(pieces) if pieces else (Piece(text, False),),
            _names(wording.outlets),
            self.excerpt(wording.article_id, spans),
            self._language(wording.article_id),
            wording.shown is not None,
        )

    def _alone(self, only: Exclusive) -> Alone:
        text, article = tidy(only.text, LONGEST_TEXT), self._article(only.article_id)
        words = [tidy(article.text[start:end], LONGEST_TEXT) for start, end in only.marks]
        kind = self._say(ALONE[only.kind]) if only.kind else ""
        return Alone(
            outlet=tidy(only.outlet, LONGEST_NAME),
            text=text,
            pieces=marked(text, words),
            kind=kind,
            note=f"{kind}: {', '.join(words)}" if words and only.kind in ("name", "figure") else kind,
            evidence=self.excerpt(only.article_id, [(only.start, only.end)]),
            lang=self._language(only.article_id),
        )

    def _count(self, row: FigureRow) -> Count:
        printed: dict[tuple[float, str], list[tuple[str, Excerpt]]] = {}
        aside: dict[tuple[float, str], FigureValue] = {}
        for v in row.values:
            key = (v.value, tidy(v.text, LONGEST_NAME))
            if key not in aside or (v.said_by and not aside[key].said_by):
                aside[key] = v
            printed.setdefault(key, []).append((v.outlet, self.excerpt(v.article_id, [(v.start, v.end)])))
        return Count(
            what=self._say(MEASURE[row.what]) if row.what in MEASURE else tidy(row.what, LONGEST_NAME),
            unit=tidy(row.unit, LONGEST_NAME) if row.unit else None,
            agreement=row.agreement,
            printed=tuple(
                Printed(
                    key[1],
                    _names(outlet for outlet, _ in given),
                    tuple(e for _, e in given),
                    tidy(aside[key].converted or "", LONGEST_NAME) or None,
                    tidy(aside[key].said_by or "", LONGEST_NAME) or None,
                )
                for key, given in printed.items()
            ),
            note=row.note,
            why=row.why,
        )

    def _row(self, fact: Fact) -> Row:
        text = fact.text
        if fact.kind == "event":
            day = dates.day(date.fromisoformat(fact.text), self._look.words)
            text = self._say("What happens on %(day)s", day=day)
        text = tidy(text, _LONGEST_FACT).replace(",”", "”").replace(',"', '"')
        return Row(text, tuple(cell.mention for cell in fact.cells))

    def _dated(self, happening: Happening) -> Dated:
        day = date.fromisoformat(happening.day)
        return Dated(
            day=f"{dates.weekday(day, self._look.words)}, {dates.day(day, self._look.words)}",
            stamp=happening.day,
            phrase=tidy(happening.phrase, LONGEST_NAME),
            text=tidy(happening.text, LONGEST_TEXT),
            evidence=self.excerpt(happening.article_id, [(happening.start, happening.end)]),
            lang=self._language(happening.article_id),
        )

    def _reprint(self, copies: Copies) -> Reprint:
        sources = [self.source(i) for i in copies.article_ids]
        return Reprint(
            agency=tidy(copies.agency, LONGEST_NAME) if copies.agency else None,
            original=sources[0],
            others=tuple(sources[1:]),
            outlets=tuple(dict.fromkeys(s.outlet for s in sources)),
            percent=int(100 * copies.overlap),
        )

    def _news(self, change: Change) -> News:
        text, before = tidy(change.text, LONGEST_TEXT), tidy(change.before or "", LONGEST_TEXT) or None
        pieces, old = compare([text, before]) if text and before else ((), ())
        return News(
            label=self._say(COUNTED.get((change.kind, change.what), CHANGE[change.kind]))
            + (", " + self._say("without a note") if change.silent else ""),
            text=text,
            before=before,
            evidence=Excerpt(self.source(change.article_id), ())
            if change.start == change.end
            else self.excerpt(change.article_id, [(change.start, change.end)]),
            lang=self._language(change.article_id),
            kind=change.kind,
            pieces=pieces or (Piece(text, False),),
            old=old or (Piece(before or "", False),),
        )


def _closed(text: str) -> str:
    """A quotation as it stands alone: without the comma that led on to who said it."""
    return text[:-1].rstrip() if text.endswith((",", "،", "，")) else text


def _without_comma(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    *before, last = pieces
    closed = Piece(_closed(last.text.rstrip()), last.marked)
    return (*before, closed) if closed.text else tuple(before)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for n in names if (name := tidy(n, LONGEST_NAME))))


def _and(names: tuple[str, ...], words: Words) -> str:
    if len(names) < 2:
        return "".join(names)
    return words.say("%(names)s and %(last)s", names=", ".join(names[:-1]), last=names[-1])


def _origins(independent: int, articles: int, words: Words) -> str:
    if independent >= articles:
        return words.plural("%(n)s article", "%(n)s articles", articles)
    total = words.number(articles)
    return words.plural(
        "%(total)s articles, %(n)s of them not copied",
        "%(total)s articles, %(n)s of them not copied",
        independent,
        total=total,
    )


def _beginning(text: str) -> str:
    """The first sentence of a text, cut short: what stands for a title that an article has not."""
    head = tidy(text[:1000])
    sentence = _SENTENCE.match(head)
    return tidy(sentence.group() if sentence else head, _MADE_TITLE)
