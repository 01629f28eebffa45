"""What the archive remembers of each issue: enough for every page but its own, small enough to hold all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Literal

from monitor.models import Article, Issue, IssueStory, Status, Window
from monitor.render.base.addresses import former_key, outlet_keys
from monitor.render.base.display import LONGEST_HEADLINE, LONGEST_NAME, tidy
from monitor.render.view.labels import withdrawn

FORM = 4  #: grows when an entry has to say more, so that older ones are made again
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_GIST = 260


@dataclass(frozen=True, slots=True)
class Carried:
    """An article of a story: who printed it, on which day, and whether another one's text."""

    id: str
    outlet: str
    day: str  #: of publication, else of receipt: "2025-08-12"
    copied: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A story as an issue tells it, in short."""

    id: str
    headline: str  #: "" where there is none, nor a title
    gist: str | None  #: the first sentence of its summary
    language: str | None  #: of headline and gist
    status: Status
    topics: tuple[str, ...]
    outlets: tuple[str, ...]
    carried: tuple[Carried, ...]
    history: tuple[str, ...]  #: stories that went into this one, or that it came out of
    withdrawn: bool = False  #: all of its articles are: the headline is no news


@dataclass(frozen=True, slots=True)
class Notice:
    """That an outlet took back or corrected what it had printed."""

    article_id: str
    outlet: str
    kind: Literal["withdrawn", "restored", "correction"]
    text: str  #: what it says now; of a passage withdrawn, what it said; of a whole article, its title or beginning
    story_id: str
    whole: bool = False  #: the whole article


@dataclass(frozen=True, slots=True)
class Entry:
    """What the archive says of an issue; can be made again from its issue.json."""

    id: str
    title: str
    generated_at: datetime
    window: Window
    lead: str | None  #: headline of the first story
    headlines: tuple[str, ...]  #: of all stories, by rank
    stories: int
    articles: int
    outlets: int
    problems: int
    form: int = 0  #: an entry of another form than `FORM` says less than this one does
    topics: tuple[tuple[str, str], ...] = ()  #: id and name of each
    told: tuple[Told, ...] = ()  #: the stories, by rank
    cited: tuple[str, ...] = ()  #: ids of the articles that stand on its page
    notices: tuple[Notice, ...] = ()


def entry(issue: Issue) -> Entry:
    """What the archive says of `issue`."""
    articles = {a.id: a for a in issue.articles}
    told = tuple(_told(story, articles) for story in issue.stories)
    headlines = tuple(t.headline for t in told)
    return Entry(
        id=issue.id,
        title=issue.title,
        generated_at=issue.generated_at,
        window=issue.window,
        lead=headlines[0] if headlines else None,
        headlines=headlines,
        stories=len(issue.stories),
        articles=len(issue.articles),
        outlets=len({article.outlet for article in issue.articles}),
        problems=len(issue.problems),
        form=FORM,
        topics=tuple((t.id, tidy(t.name, LONGEST_NAME)) for t in issue.topics),
        told=told,
        cited=tuple(sorted(chain.from_iterable(s.article_ids for s in issue.stories))),
        notices=tuple(
            Notice(
                c.article_id,
                tidy(articles[c.article_id].outlet, LONGEST_NAME) if c.article_id in articles else "",
                c.kind,
                tidy((c.before or c.text) if c.what == "article" else (c.text or c.before or ""), _GIST),
                story.id,
                c.what == "article",
            )
            for story in issue.stories
            for c in story.changes
            if c.kind in ("withdrawn", "restored", "correction")
        ),
    )


def slim(one: Entry) -> Entry:
    """The entry as it is, with each headline in memory once."""
    own = {told.headline: told.headline for told in one.told}
    headlines = tuple(own.get(each, each) for each in one.headlines)
    return replace(one, headlines=headlines, lead=headlines[0] if one.lead in headlines[:1] else one.lead)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """The order of the archive; that of `entries` does not matter."""
    return sorted(entries, key=lambda e: (e.generated_at, e.id), reverse=True)


def keys_of(entries: Iterable[Entry]) -> dict[str, str]:
    """The key of each outlet that a story was ever told by; what comes later changes none of those before."""
    return outlet_keys(names_of(newest_first(entries)[::-1]))


def names_of(entries: Iterable[Entry]) -> dict[str, None]:
    """The name of each outlet that a story was told by, as it is spelled there, in the order of the entries."""
    return dict.fromkeys(chain.from_iterable(told.outlets for e in entries for told in e.told))


def moved(entries: Iterable[Entry], former: Iterable[str]) -> dict[str, str]:
    """From each path of `former` that an outlet's page once had to where that is now, from its folder."""
    keys = keys_of(entries)
    now = {old: key for name, key in keys.items() if (old := former_key(name)) not in keys.values()}
    parted = ((path, *path.split("/")[1:3]) for path in former)
    return {path: f"../{now[old]}/{page}" for path, old, page in parted if old in now}


def neighbours(entries: Sequence[Entry], issue_id: str) -> tuple[Entry | None, Entry | None]:
    """The issues before and after that one."""
    order = newest_first(entries)
    place = next(i for i, e in enumerate(order) if e.id == issue_id)
    return (order[place + 1] if place + 1 < len(order) else None, order[place - 1] if place else None)


def corrections(entries: Iterable[Entry], issue_id: str) -> list[tuple[Entry, Notice]]:
    """What later issues say was corrected or withdrawn of what stands on that issue's page, each once, latest last."""
    order = newest_first(entries)[::-1]
    place = next(i for i, e in enumerate(order) if e.id == issue_id)
    cited = frozenset(order[place].cited)
    known = {(n.article_id, n.text) for e in order[: place + 1] for n in e.notices if not n.whole}
    found: dict[tuple[str, str], tuple[Entry, Notice]] = {}
    for later in order[place + 1 :]:
        for notice in later.notices:
            key = (notice.article_id, later.id if notice.whole else notice.text)
            if notice.article_id in cited and key not in known:
                found.setdefault(key, (later, notice))
    return list(found.values())


def touched(entries: Sequence[Entry], issue_id: str) -> list[str]:
    """The other issues whose pages change when that one comes: its neighbours, and those that it corrects."""
    own = next(e for e in entries if e.id == issue_id)
    corrected = {n.article_id for n in own.notices}
    near = {n.id for n in neighbours(entries, issue_id) if n}
    return [e.id for e in newest_first(entries) if e.id != issue_id and (e.id in near or corrected & set(e.cited))]


def _told(story: IssueStory, articles: dict[str, Article]) -> Told:
    copies = {i for group in story.copies for i in group.article_ids[1:]}
    own = [articles[i] for i in story.article_ids if i in articles]
    first = story.summary[0] if story.summary else None
    return Told(
        id=story.id,
        headline=tidy(story.headline, LONGEST_HEADLINE)
        or next((title for a in own if (title := tidy(a.title or "", LONGEST_HEADLINE))), ""),
        gist=tidy(first.text, _GIST) if first else None,
        language=own[0].language if own else None,
        status=story.status,
        topics=story.topics,
        outlets=tuple(dict.fromkeys(n for o in story.outlets if (n := tidy(o, LONGEST_NAME)))),
        carried=tuple(Carried(a.id, tidy(a.outlet, LONGEST_NAME), _day(a), a.id in copies) for a in own),
        history=story.history,
        withdrawn=withdrawn(story, articles),
    )


def _day(article: Article) -> str:
    known = _DAY.match(article.published or "")
    return known.group() if known else article.received.date().isoformat()
