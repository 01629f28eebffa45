"""What publishing one issue more takes, by how many there are.  usage: python -m benchmarks.next_issue [ISSUES ...]

For archives of 30, 250 and 3,650 made-up issues (12 stories of three articles a day, those of `benchmarks.search`):
CPU seconds, seconds and megabytes of memory of a process that publishes the next one and does nothing else.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

from benchmarks.million import Cost, cost
from benchmarks.search import FIRST, sheets
from monitor.codec import decode, encode
from monitor.config import load
from monitor.models import Article, Citation, Issue, IssueStory, IssueTopic, Paragraph, Problem, Sentence, Window
from monitor.render.archive import search
from monitor.render.archive.sheets import FORM, Leaf, Sheet, sheet_file
from monitor.site import listing, publish
from monitor.store import Store

OUTLETS, ARTICLES = 40, 3
GOES_ON = 4  #: one in so many stories goes on the next day
NEXT = "next.json"
WHOLE = 31  #: issues of which the store has more than what the archive says of them
SOURCES = """
newsletter: {title: Next, archive_url: "https://news.example.org/"}
topics: [{id: all, name: All, match: a OR b}]
sources: [{name: many, kind: files, path: in/*.jsonl}]
"""


def issues(count: int) -> Iterator[tuple[Issue, Sheet]]:
    """Issues of as many days, each with the words of its page."""
    for n, sheet in enumerate(sheets(count)):
        told = [_story(n, place, leaf) for place, leaf in enumerate(sheet.stories)]
        end = FIRST + timedelta(days=n)
        articles = tuple(article for _, own in told for article in own)
        stories = tuple(story for story, _ in told)
        topics = (IssueTopic("all", "All", tuple(story.id for story in stories)),)
        yield (
            Issue(2, sheet.id, "Next", end, Window(end - timedelta(days=1), end), topics, stories, (), articles),
            sheet,
        )


def _story(day: int, place: int, leaf: Leaf) -> tuple[IssueStory, list[Article]]:
    first = day - day % 2 if place % GOES_ON == 0 else day
    texts = [passage.text for passage in leaf.passages]
    articles = [_article(day, place * ARTICLES + n, texts[n::ARTICLES]) for n in range(ARTICLES)]
    summary = tuple(
        Sentence(a.paragraphs[0].text, True, (Citation(a.id, 0, len(a.paragraphs[0].text)),), (a.outlet,), True)
        for a in articles
    )
    outlets = tuple(a.outlet for a in articles)
    story = IssueStory(
        f"s{first}-{place}", texts[0], ("all",), tuple(a.id for a in articles), outlets, "new", ARTICLES,
        summary, (), (), (), (), (),
    )  # fmt: skip
    return story, articles


def _article(day: int, place: int, texts: list[str]) -> Article:
    name, number = f"a{day}-{place}", (day * 7 + place * place) % OUTLETS
    moment = FIRST + timedelta(days=day, minutes=-place - 1)
    paragraphs, at = [], 0
    for text in texts:
        paragraphs.append(Paragraph("body", text, at, at + len(text)))
        at += len(text) + 2
    return Article(
        name, "many", "in/x.jsonl", f"Outlet {number}", f"https://outlet-{number}.example/{name}", texts[0][:60], (),
        None, moment.isoformat(), moment, "en", "\n\n".join(texts), tuple(paragraphs), (),
    )  # fmt: skip


def laid_out(folder: Path, count: int) -> Issue:
    """A store and what its archive must have of so many issues, in `folder`; returns the next one, not in it yet."""
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    words = folder / "archive" / search.FOLDER / "words"
    words.mkdir(parents=True)
    made = issues(count + 1)
    names: list[str] = []
    with Store.open(load(folder / "sources.yaml").store, folder) as store:
        for n, (issue, sheet) in enumerate(islice(made, count)):
            (words / f"{sheet.id}.json").write_bytes(sheet_file(replace(sheet, form=FORM)))
            whole = issue if n >= count - WHOLE else replace(issue, topics=(), stories=(), articles=())
            store.add_issue(whole, {}, listing=encode(listing(issue)))
            store.mark_published(issue.id)
            names.append(sheet.day)
    directory = search.directory(names, {"all": "All"}, ())
    for path, content in directory.items():
        (folder / "archive" / path).write_bytes(content)
    return next(made)[0]


def measured(count: int) -> Cost:
    """What the next issue takes beside so many."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        issue = laid_out(folder, count)
        (folder / NEXT).write_text(encode(issue), encoding="utf-8")
        return cost(folder, (NEXT,), "benchmarks.next_issue")


def published(folder: Path) -> None:
    """Publish the issue that waits in a folder."""
    issue, config = decode(Issue, (folder / NEXT).read_bytes()), load(folder / "sources.yaml")
    with Store.open(config.store, folder) as store:
        store.add_issue(issue, {}, listing=encode(listing(issue)))
        if not publish(config, store, issue, _raised):
            raise SystemExit("it is not published")


def _raised(problem: Problem) -> None:
    raise SystemExit(f"{problem.source}: {problem.message}")


def main() -> None:
    """Print the table."""
    if sys.argv[1:] == [NEXT]:
        published(Path())
        return
    print(f"{'issues':>8}{'CPU s':>9}{'seconds':>9}{'memory MB':>11}")
    for count in [int(n) for n in sys.argv[1:]] or [30, 250, 3650]:
        took = measured(count)
        print(f"{count:>8}{took.cpu:>9.1f}{took.seconds:>9.1f}{took.megabytes:>11.0f}", flush=True)


if __name__ == "__main__":
    main()
