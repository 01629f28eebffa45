"""The archive's own pages, beside those of the issues: the home page, months, topics, outlets, stories over days, the
search, the Atom feed (RFC 4287) and the sitemap.

All of them are made from the entries. `fresh` names the issues that came or changed: only the pages on which they stand
are made then, and they are the same, byte for byte, as if all had been made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr
from functools import partial
from itertools import chain
from urllib.parse import quote

from jinja2 import Environment

from monitor.language.search.months import spoken
from monitor.render.archive import search, shelves
from monitor.render.archive.entries import Entry, keys_of, moved, names_of, newest_first
from monitor.render.archive.listing import Item, month_of, months, row, years
from monitor.render.archive.sheets import Leaf, Sheet, sheet_file
from monitor.render.archive.threads import threads
from monitor.render.base import dates
from monitor.render.base.addresses import feed_of, folder, month_page, outlet_page, thread_page, topic_page
from monitor.render.base.display import LONGEST_HEADLINE, direction, link, tidy
from monitor.render.base.engine import render
from monitor.render.base.look import Load, Look
from monitor.render.base.printing import Press, press
from monitor.seam import Told, reraise

#: From an issue's id to the words of its page; None where they are not to be had.
Sheets = Callable[[str], Sheet | None]

_IN_FEED = 20
_NEWEST = 31  # issues on the home page
_MOST_OUTLETS = 60  # named on the home page
_SINCE = "2025-01-01"  # a tag: URI wants a day on which its name was ours


@dataclass(frozen=True, slots=True)
class Story:
    """A story in the feed."""

    headline: str
    href: str
    summary: tuple[tuple[str, tuple[str, ...]], ...]  #: sentences, each with its outlets
    outlets: tuple[str, ...]
    lang: str | None  #: of the headline, where it is not the newsletter's


def archive_files(
    entries: Sequence[Entry],
    look: Look,
    load: Load,
    *,
    sheets: Sheets = lambda issue_id: None,
    fresh: Collection[str] | None = None,
    former: Collection[str] = (),
    told: Told = reraise,
) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file of the archive itself, one after the other as it is made; the order of `entries`
    does not matter. Those of a folder come together, and what leads to others (a list, the index's directory) after
    them where it can.

    With `fresh` only those that these issues change. `former` are the pages of outlets that an earlier version of
    monitor put elsewhere; each leads to where it is now. Raises IssueError, with template and line, where a template is
    wrong. With `told` nothing is raised: a page is made with the templates that ship, or left out, and `told` hears it.
    """
    newest = newest_first(entries)
    at = press(look, load, told)
    look = at.look
    archive = link(look.archive_url)
    home = f"{archive.rstrip('/')}/" if archive else None
    facts: dict[str, object] = {
        "title": tidy(look.title, LONGEST_HEADLINE) or look.words.say("Newsletter"),
        "language": look.language,
        "direction": direction(look.language),
        "zone": dates.zone_name(look.zone),
        "home": home,
    }
    yield from at.each(search.FOLDER, lambda: _search(newest, look, sheets, fresh))
    made: Iterator[tuple[str, str | None]] = chain(
        _lists(newest, at, facts, home, fresh),
        ((old, at.page(old, "moved.html", **facts, to=new)) for old, new in moved(newest, former).items()),
        (at.made("sitemap.xml", lambda templates: _sitemaps(newest, look, templates, home, fresh)) or {}).items(),
        _front(newest, at, facts, home, sheets),
    )
    for path, text in made:
        if text is not None:
            yield path, text.encode()


def _page(at: Press, facts: Mapping[str, object], path: str, template: str, **more: object) -> tuple[str, str | None]:
    """Path and text of a page; None where it failed."""
    root, home = "../" * path.count("/"), facts["home"]
    return path, at.page(path, template, **facts, root=root, canonical=home and f"{home}{path}", **more)


def _lists(
    newest: Sequence[Entry], at: Press, facts: dict[str, object], home: str | None, fresh: Collection[str] | None
) -> Iterator[tuple[str, str | None]]:
    """The pages of stories, outlets, topics and months, with their feeds."""
    look, page = at.look, partial(_page, at, facts)
    for path, thread in at.each("threads", lambda: threads(newest, look, fresh)):
        feed = feed_of(path)
        yield page(path, "thread.html", thread=thread, feed=feed)
        yield page(feed, "list-feed.xml", **_list_feed(feed, path, thread.headline, thread.items, look, home))
    for path, shelf in chain(
        at.each("outlets", lambda: shelves.outlets(newest, look, fresh)),
        at.each("topics", lambda: shelves.topics(newest, look, fresh)),
    ):
        feed = "" if shelf.month else feed_of(path)
        yield page(path, "shelf.html", shelf=shelf, feed=feed)
        if feed:
            yield page(feed, "list-feed.xml", **_list_feed(feed, path, shelf.name, shelf.items, look, home))
    for path, facts_of in at.each("months", lambda: _months(newest, look, fresh)):
        yield page(path, "month.html", **facts_of)


def _front(
    newest: Sequence[Entry], at: Press, facts: dict[str, object], home: str | None, sheets: Sheets
) -> Iterator[tuple[str, str | None]]:
    """The list of outlets, the search, the feed and the home page."""
    look, page = at.look, partial(_page, at, facts)
    topics, outlets = at.made("labels", lambda _: shelves.labels(newest, "")) or ((), ())
    of_years = at.made("months", lambda _: years(months(newest, look, ""))) or ()
    yield page("outlets/index.html", "outlets.html", outlets=[replace(o, href=f"../{o.href}") for o in outlets])
    yield page("search.html", "search.html", months=of_years)
    yield "feed.xml", at.made("feed.xml", lambda templates: _feed(newest, look, templates, facts, home, sheets))
    yield page(
        "index.html",
        "archive.html",
        rows=at.made("index.html", lambda _: [row(e, look, "") for e in newest[:_NEWEST]]) or (),
        years=of_years,
        issues=len(newest),
        topics=topics,
        outlets=sorted(outlets, key=lambda o: (-o.stories, o.name))[:_MOST_OUTLETS],
        more_outlets=max(0, len(outlets) - _MOST_OUTLETS),
    )


def _months(
    newest: Sequence[Entry], look: Look, fresh: Collection[str] | None
) -> Iterator[tuple[str, dict[str, object]]]:
    """Path and facts of the page of each month."""
    fresh_months = {month_of(e, look) for e in newest if fresh is None or e.id in fresh}
    all_months, at_root = months(newest, look, ""), months(newest, look, "../")
    for place, month in enumerate(all_months):
        if any(near.id in fresh_months for near in all_months[max(0, place - 1) : place + 2]):
            shown = [row(e, look, "../") for e in newest if month_of(e, look) == month.id]
            later, earlier = (next(iter(near), None) for near in (at_root[place - 1 : place], at_root[place + 1 :]))
            yield month_page(month.id), {"month": month, "rows": shown, "later": later, "earlier": earlier}


# --- feed and sitemap --------------------------------------------------------------------------------------------


def _list_feed(
    feed: str, path: str, name: str, items: Sequence[Item], look: Look, home: str | None
) -> dict[str, object]:
    """What the feed of a list says: its newest stories, each as an issue tells it."""
    places = [i.href.replace("../", "") for i in items[:_IN_FEED]]
    ids = [home + p if home else _tag(look, i.stamp[:10], p) for i, p in zip(items, places, strict=False)]
    return {
        "called": name,
        "of": path,
        "feed": feed,
        "feed_id": f"{home}{feed}" if home else _tag(look, _SINCE, feed),
        "rows": list(zip(ids, items, strict=False)),
        "updated": items[0].stamp if items else f"{_SINCE}T00:00:00Z",
    }


def _feed(
    newest: Sequence[Entry],
    look: Look,
    templates: Environment,
    facts: dict[str, object],
    home: str | None,
    sheets: Sheets,
) -> str:
    rows = []
    for e in newest[:_IN_FEED]:
        shown = row(e, look, home or "")
        day = e.generated_at.astimezone(look.zone).date().isoformat()
        found = sheets(e.id)
        rows.append(
            {
                "row": shown,
                "atom_id": f"{home}{folder(e.id)}" if home else _tag(look, day, folder(e.id)),
                "stories": [_story(leaf, shown.href) for leaf in found.stories] if found else None,
            }
        )
    return render(
        templates,
        "feed.xml",
        **facts,
        rows=rows,
        updated=row(newest[0], look, "").stamp if newest else f"{_SINCE}T00:00:00Z",
        feed_id=f"{home}feed.xml" if home else _tag(look, _SINCE, "feed"),
    )


def _story(leaf: Leaf, href: str) -> Story:
    summary = tuple((p.text, p.outlets) for p in leaf.passages if p.kind == "summary")
    outlets = next((p.outlets for p in leaf.passages if p.kind == "headline"), ())
    return Story(leaf.headline, f"{href}#{leaf.anchor}", summary, outlets, leaf.lang)


def _tag(look: Look, day: str, name: str) -> str:
    """A lasting id (RFC 4151) for what has no address."""
    authority = parseaddr(tidy(look.sender or ""))[1].rpartition("@")[2] or "localhost"
    return f"tag:{quote(authority)},{day}:{name}"


def _sitemaps(
    newest: Sequence[Entry], look: Look, templates: Environment, home: str | None, fresh: Collection[str] | None
) -> dict[str, str]:
    """The sitemap (sitemaps.org), where the archive has an address: one file for the lists and one for each month."""
    if home is None:
        return {}
    by_month: dict[str, list[Entry]] = {}
    for e in newest:
        by_month.setdefault(month_of(e, look), []).append(e)
    keys = keys_of(newest)
    lists = ["index.html", "outlets/index.html", *(month_page(m) for m in by_month)]
    lists += [topic_page(t) for t in shelves.topic_names(newest)]
    lists += [outlet_page(n, keys=keys) for n in shelves.outlet_names(newest).values()]
    parts = {"sitemaps/lists.xml": lists}
    fresh_months = {m for m, issues in by_month.items() if fresh is None or any(e.id in fresh for e in issues)}
    for name in by_month:
        issues = by_month[name]
        parts[f"sitemaps/{name}.xml"] = [
            *(f"{folder(e.id)}/index.html" for e in issues),
            *dict.fromkeys(thread_page(t.id) for e in issues for t in e.told),
        ]
    made = {
        part: render(templates, "sitemap.xml", maps=[], pages=[home + page for page in pages])
        for part, pages in parts.items()
        if part == "sitemaps/lists.xml" or part[9:16] in fresh_months
    }
    return made | {"sitemap.xml": render(templates, "sitemap.xml", maps=[home + part for part in parts], pages=[])}


# --- search ------------------------------------------------------------------------------------------------------


def _search(
    newest: Sequence[Entry], look: Look, sheets: Sheets, fresh: Collection[str] | None
) -> Iterator[tuple[str, bytes]]:
    """The words of the issues that changed, the parts of the index that did, and the directory of all parts.

    Of the issues of a part one at a time is held: a part may have a whole year.
    """
    days = {e.id: e.generated_at.astimezone(look.zone).date().isoformat() for e in newest}
    for name, ids in search.changed(days, fresh).items():
        part = search.Part(name)
        for i in sorted(ids, key=lambda i: (days[i], i)):
            if (found := sheets(i)) is None:
                continue
            part.add(found)
            if fresh is None or i in fresh:
                yield from search.story_files(found)
                yield f"{search.FOLDER}/words/{folder(i)}.json", sheet_file(found)
        yield from part.files()
    yield from search.directory(
        list(days.values()),
        shelves.topic_names(newest),
        names_of(newest),
        spoken([t.language for e in newest for t in e.told], look.language),
    ).items()
