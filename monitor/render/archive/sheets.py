"""What a page of an issue says, passage by passage: what the search in the archive finds, and what the feed carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.codec import decode, encode
from monitor.language.search.index_words import named, tokens
from monitor.language.search.stems import stem
from monitor.models import Issue, IssueStory
from monitor.render.base import dates
from monitor.render.base.display import LONGEST_HEADLINE, LONGEST_NAME, LONGEST_TEXT, anchor, language, tidy
from monitor.render.base.gettext import Words
from monitor.render.base.look import Look
from monitor.render.view.labels import headed, withdrawn

FORM = 1  #: grows when a sheet has to say more, so that older ones are made again
#: How a script of the search begins and ends; between stands JSON.
_BEFORE, _AFTER = "monitor(", ");\n"
_WRITTEN_OUT = re.compile("[<\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # ends a script, or hides in one


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that a story says, with the outlets that say it."""

    kind: str  #: headline, summary, change, quote, alone, title
    text: str
    outlets: tuple[str, ...]
    lang: str | None = None  #: where it is not the newsletter's


@dataclass(frozen=True, slots=True)
class Leaf:
    """A story."""

    id: str
    anchor: str
    headline: str
    topics: tuple[str, ...]
    passages: tuple[Passage, ...]
    lang: str | None = None  #: of the headline, likewise


@dataclass(frozen=True, slots=True)
class Sheet:
    """An issue, in the words that its page shows."""

    id: str
    day: str  #: its local date, "2025-08-13": what a search is narrowed by
    label: str  #: the same in words
    topics: tuple[tuple[str, str], ...]  #: id and name
    stories: tuple[Leaf, ...]
    roots: tuple[tuple[str, str], ...] = ()  #: words and their stems, where they differ
    names: tuple[str, ...] = ()  #: stems of words that are written with a capital
    form: int = 0  #: a sheet of another form than `FORM` says less than this one does


def sheet(issue: Issue, look: Look) -> Sheet:
    """The words of `issue` as its page has them; no other word of its articles, but for their titles."""
    local = issue.generated_at.astimezone(look.zone)
    articles = {a.id: a for a in issue.articles}
    titles = {a.id: (tidy(a.title or "", LONGEST_HEADLINE), tidy(a.outlet, LONGEST_NAME)) for a in issue.articles}
    langs = {a.id: language(a.language, look.language) for a in issue.articles}
    return _with_words(
        look.language,
        Sheet(
            id=issue.id,
            day=local.date().isoformat(),
            label=dates.day(local, look.words),
            topics=tuple((t.id, tidy(t.name, LONGEST_NAME)) for t in issue.topics),
            stories=tuple(
                Leaf(
                    id=story.id,
                    anchor=anchor("story", story.id),
                    headline=headed(
                        tidy(story.headline, LONGEST_HEADLINE) or look.words.say("Without a headline"),
                        look.words,
                        withdrawn=withdrawn(story, articles),
                    ),
                    topics=story.topics,
                    passages=tuple(_once(_passages(story, titles, langs, look.words))),
                    lang=_first(langs, story.article_ids),
                )
                for story in issue.stories
            ),
        ),
    )


def _with_words(spoken: str, made: Sheet) -> Sheet:
    """`made` with what a search asks of its words; what names no language is in the one that the newsletter speaks."""
    roots: dict[tuple[str, str], None] = {}
    names: set[str] = set()
    for passage in (p for leaf in made.stories for p in leaf.passages):
        lang = passage.lang or spoken
        known = {word: stem(word, lang) for word in set(tokens(passage.text))}
        roots |= dict.fromkeys((word, root) for word, root in known.items() if word != root)
        names |= {stem(word, lang) for word in named(passage.text)}
    return replace(made, roots=tuple(sorted(roots)), names=tuple(sorted(names)), form=FORM)


def script(name: str, data: str) -> bytes:
    """A file that a page opened from disk may load, where it may not fetch: a call that hands over JSON `data`."""
    return f'{_BEFORE}"{name}",{_harmless(data)}{_AFTER}'.encode()


def sheet_file(made: Sheet) -> bytes:
    """The file of a sheet, for the next index and the feed."""
    return _harmless(encode(made)).encode()


def _harmless(data: str) -> str:
    """JSON with what turns or ends a line, or begins a tag, written out."""
    return _WRITTEN_OUT.sub(lambda m: f"\\u{ord(m.group()):04x}", data)


def read_sheet(content: bytes) -> Sheet:
    """The sheet in the file that `sheet_file` made. Raises ValueError for others."""
    return decode(Sheet, content.decode())


def _passages(
    story: IssueStory, titles: dict[str, tuple[str, str]], langs: dict[str, str | None], words: Words
) -> Iterator[Passage]:
    headline = tidy(story.headline, LONGEST_HEADLINE)
    yield Passage("headline", headline, _tidied(story.outlets), _first(langs, story.article_ids))
    for sentence in story.summary:
        lang = _first(langs, [c.article_id for c in sentence.citations])
        yield Passage("summary", tidy(sentence.text, LONGEST_TEXT), _tidied(sentence.outlets), lang)
    for change in story.changes:
        outlet = titles.get(change.article_id, ("", ""))[1]
        text = tidy(change.text or change.before or "", LONGEST_TEXT)
        yield Passage("change", text, (outlet,), langs.get(change.article_id))
    for said in story.statements or story.quotes:
        for variant in said.variants:
            text = tidy(variant.text, LONGEST_TEXT)
            text = text if variant.shown else text.rstrip(",")
            who = said.speaker or said.source
            speaker = tidy(who, LONGEST_NAME) if who else None
            quoted = text if variant.shown else f"{words.say('“')}{text}{words.say('”')}"
            spoken = f"{speaker}: {quoted}" if speaker else quoted
            yield Passage("quote", spoken, _tidied(variant.outlets), langs.get(variant.article_id))
    for alone in story.only_in:
        text = tidy(alone.text, LONGEST_TEXT)
        yield Passage("alone", text, _tidied([alone.outlet]), langs.get(alone.article_id))
    for article_id in story.article_ids:
        title, outlet = titles.get(article_id, ("", ""))
        yield Passage("title", title, (outlet,), langs.get(article_id))


def _first(langs: dict[str, str | None], ids: Sequence[str]) -> str | None:
    """The language of the first of these articles, where it is not the newsletter's."""
    return next((langs[i] for i in ids if i in langs), None)


def _once(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Those that say something, and nothing that the story said before."""
    said: set[tuple[str, tuple[str, ...]]] = set()
    for passage in passages:
        key = (passage.text, passage.outlets)
        if passage.text and key not in said:
            said.add(key)
            yield passage


def _tidied(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for n in names if (name := tidy(n, LONGEST_NAME))))
