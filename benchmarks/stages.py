"""The stages of a run one by one, each on what the one before it left, with their peers; for `benchmarks.table`.

A stage takes the folder of its corpus and how many documents that has. It makes ready what it works on, and returns the
work, which is what is clocked; what the work returns is kept in the folder for the stages after it.
"""

from __future__ import annotations

import gzip
import html
import pickle
import shutil
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.pipeline import END, articles
from monitor.models import Article, Document, Issue, Meta, Story, Window

ENTRIES = 10  #: of a feed
TOLD = 40  #: stories that an issue tells
LINKS = 20  #: of a menu
QUERY = "harbour"
WIRE = 10  #: every so many articles one is printed again by another outlet

Work = Callable[[], object]
Ready = Callable[[Path, int], Work]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a run."""

    ours: Ready
    needs: tuple[str, ...] = ()  #: stages whose result it works on
    peer: str = ""  #: its name
    theirs: Ready | None = None
    waits: bool = False  #: whether its seconds are those of the clock on the wall: it waits for others


# --- the corpus --------------------------------------------------------------------------------------------------


def rows(count: int) -> list[dict[str, str]]:
    """Made-up articles, some of them another's text."""
    found = articles(count)
    for place in range(WIRE, count, WIRE):
        found[place] |= {key: found[place - 1][key] for key in ("title", "text", "published")}
    return found


def feed(listed: Sequence[Mapping[str, str]], number: int) -> bytes:
    """A feed of these articles."""
    items = "".join(
        f"<item><title>{html.escape(row['title'])}</title><link>{row['url']}</link><guid>{row['url']}</guid>"
        f"<pubDate>{datetime.fromisoformat(row['published']):%a, %d %b %Y %H:%M:%S +0000}</pubDate>"
        f"<description><![CDATA[{_paragraphs(row['text'])}]]></description></item>"
        for row in listed
    )
    head = f"<title>Feed {number}</title><link>http://feed.example/{number}</link>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def page(row: Mapping[str, str]) -> str:
    """A web page with the article, between what stands around one."""
    host = row["url"].rpartition("/")[0]
    menu = "".join(f'<li><a href="{host}/section-{n}">Section {n}</a></li>' for n in range(LINKS))
    more = "".join(f'<li><a href="{host}/{n}.html">More of the quay, part {n}</a></li>' for n in range(LINKS))
    title = html.escape(row["title"])
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | {row["outlet"]}</title><meta charset="utf-8">'
        f'<meta property="article:published_time" content="{row["published"]}"><script>var shown = [1, 2];</script>'
        f"</head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>"
        f"{_paragraphs(row['text'])}</article><aside><h2>Most read</h2><ul>{more}</ul></aside></main>"
        f"<footer><p>All rights reserved. Sign up for our newsletter.</p></footer></body></html>"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))


def pages(folder: Path, count: int, given: Path | None = None) -> Path:
    """The folder with as many pages: made-up ones, or those given in turn, a sentence of each changed."""
    made = folder / "pages"
    made.mkdir()
    for n, content in enumerate(_given(given, count) if given else map(page, rows(count))):
        (made / f"{n:06}.html").write_text(content, encoding="utf-8")
    return made


def _given(folder: Path, count: int) -> Iterator[str]:
    held = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in sorted(folder.glob("*.html.gz"))]
    for n, content in enumerate(islice(cycle(held), count)):
        start, paragraph, rest = content.partition("<p>")
        yield f"{start}{paragraph}Number {n} was counted at the quay. {rest}" if paragraph else content


def kept(folder: Path, stage: str) -> Any:
    """What a stage left."""
    return pickle.loads(zlib.decompress((folder / f"{stage}.pickle").read_bytes()))  # noqa: S301  our own


def keep(folder: Path, stage: str, made: object) -> None:
    """Leave what a stage made for those after it."""
    (folder / f"{stage}.pickle").write_bytes(zlib.compress(pickle.dumps(made), 1))


# --- reading -----------------------------------------------------------------------------------------------------


def fetch(folder: Path, count: int) -> Work:
    """Feeds of ten entries from hosts that answer in 200 ms, no host asked twice within a second."""
    from benchmarks.feeds import gathered, serving, spread

    number = -(-count // ENTRIES)
    return _beside(serving, lambda port: gathered(spread(number, port), port))


def fetch_by_reader(folder: Path, count: int) -> Work:
    from benchmarks.feeds import read_by_reader, serving

    urls = range(-(-count // ENTRIES))
    return _beside(serving, lambda port: read_by_reader([f"http://127.0.0.1:{port}/{n}" for n in urls], 10))


def _beside(serving: Callable[[], Any], work: Callable[[int], object]) -> Work:
    server = serving()
    port = server.__enter__()

    def done() -> object:
        try:
            return work(port)
        finally:
            server.__exit__(None, None, None)

    return done


def read(folder: Path, count: int) -> Work:
    from monitor.ingest.feed.entries import parse
    from monitor.ingest.web.fetch import Response

    held = _feeds(count)
    return lambda: [len(parse(Response("http://feed.example/", 200, "", None, f, None, None)).entries) for f in held]


def read_by_feedparser(folder: Path, count: int) -> Work:
    import feedparser

    held = _feeds(count)
    return lambda: [len(feedparser.parse(data).entries) for data in held]


def _feeds(count: int) -> list[bytes]:
    found = rows(count)
    return [feed(found[n : n + ENTRIES], n) for n in range(0, count, ENTRIES)]


def clean_pages(folder: Path, count: int, given: Path | None = None) -> Work:
    from monitor.clean import clean
    from monitor.config import FilesSource
    from monitor.ingest.file import files
    from monitor.ingest.world import World

    pages(folder, count, given)
    source = FilesSource(kind="files", name="pages", path="pages/*.html", outlet="Brenna Post")
    world = World(folder, END, None, lambda *_: False)

    def work() -> int:
        return sum(1 for d in files.read(source, world) if isinstance(d, Document) and _article(clean, d))

    return work


def _article(clean: Callable[..., Article], document: Document) -> Article | None:
    from monitor.errors import ReadError

    try:
        return clean(document, received=END, zone=UTC)
    except ReadError:
        return None


def clean_by_trafilatura(folder: Path, count: int, given: Path | None = None) -> Work:
    from trafilatura.cli import main

    put = ["--input-dir", str(pages(folder, count, given)), "-o", str(folder / "out"), "--parallel", "1"]

    def work() -> None:
        sys.argv = ["trafilatura", *put]
        main()

    return work


def clean_texts(folder: Path, count: int) -> Work:
    from monitor.clean import clean

    documents = [Document("many", row["url"], None, "text", row["text"], _meta(row)) for row in rows(count)]
    return lambda: [replace(a, id=f"a{n}") for n, d in enumerate(documents) if (a := _article(clean, d))]


def _meta(row: Mapping[str, str]) -> Meta:
    return Meta(title=row["title"], outlet=row["outlet"], url=row["url"], published=row["published"], language="en")


def reading(folder: Path, count: int) -> Work:
    from monitor.language.reading import Reading
    from monitor.language.speech.quotes import quotes, spoken
    from monitor.language.statements.find import statements

    def told(article: Article) -> Article:
        made = Reading(article.text, article.language)
        heard = spoken(made)
        said = quotes(made, heard)
        return replace(article, quotes=said, statements=statements(made, said, heard), figures=made.figures)

    held: list[Article] = kept(folder, "clean texts")
    return lambda: [told(article) for article in held]


# --- stories -----------------------------------------------------------------------------------------------------


def find_copies(folder: Path, count: int) -> Work:
    from monitor.stories.copies import copies
    from monitor.stories.texts import read as written

    held: list[Article] = kept(folder, "clean texts")
    return lambda: len(copies(held, written(held), [None] * len(held), overlap=0.5))


def group(folder: Path, count: int) -> Work:
    from monitor.stories import group as grouped

    held: list[Article] = kept(folder, "clean texts")
    return lambda: grouped(held, zone=UTC)


def copies_by_datasketch(folder: Path, count: int) -> Work:
    return _met(folder, 0.5)


def stories_by_datasketch(folder: Path, count: int) -> Work:
    return _met(folder, 0.3)


def _met(folder: Path, least: float) -> Work:
    """How many pairs of articles the index of datasketch brings together: 128 functions over shingles of 3 words."""
    from datasketch import MinHash, MinHashLSH

    from monitor.language.text.words import words

    held: list[Article] = kept(folder, "clean texts")

    def work() -> int:
        index, pairs = MinHashLSH(threshold=least, num_perm=128), 0
        for article in held:
            said = words(f"{article.title or ''} {article.text}")
            sketch = MinHash(num_perm=128, seed=1)
            sketch.update_batch([" ".join(said[n : n + 3]).encode() for n in range(max(1, len(said) - 2))])
            pairs += len(index.query(sketch))
            index.insert(article.id, sketch)
        return pairs

    return work


# --- the issue ---------------------------------------------------------------------------------------------------


def compose(folder: Path, count: int) -> Work:
    from monitor.digest.compose import Coverage
    from monitor.digest.compose import compose as composed

    stories: Sequence[Story] = kept(folder, "stories")
    held = {a.id: a for a in kept(folder, "reading")}
    covered = [Coverage(story, tuple(held[i] for i in story.article_ids)) for story in stories]
    window = Window(min(a.received for a in held.values()), END)
    return lambda: composed(covered, id="2025-08-15", title="Benchmark", window=window, topics={}, language="en")


def compose_by_sumy(folder: Path, count: int) -> Work:
    """LexRank over the sentences, cut before, of as many stories as an issue tells: those of most articles."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer

    from monitor.digest.passage import passages
    from monitor.language.text.words import words

    class Words:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(words(text))

    held = {a.id: a for a in kept(folder, "reading")}
    told = sorted(kept(folder, "stories"), key=lambda story: -len(story.article_ids))[:TOLD]
    parts = [[[p.text for p in passages(held[i])] for i in story.article_ids] for story in told]
    summarizer = LexRankSummarizer(Stemmer("english"))

    def work() -> list[object]:
        made = [ObjectDocumentModel([Paragraph([Sentence(t, Words()) for t in a]) for a in story]) for story in parts]
        return [summarizer(document, 5) for document in made]

    return work


def render(folder: Path, count: int) -> Work:
    from zoneinfo import ZoneInfo

    from monitor.render import Look, issue_files
    from monitor.site import loader

    issue: Issue = kept(folder, "compose")
    return lambda: issue_files(issue, Look("Benchmark", "en", ZoneInfo("UTC")), loader(Path()))


def publish(folder: Path, count: int) -> Work:
    from monitor.publish.places import Disk

    files: dict[str, bytes] = kept(folder, "render")
    archive = Disk(folder / "archive")

    def work() -> int:
        archive.make("2025-08-15", files)
        return len(files)

    return work


def publish_by_copying(folder: Path, count: int) -> Work:
    from monitor.publish.places import Disk

    Disk(folder / "archive").make("2025-08-15", kept(folder, "render"))
    return lambda: len(str(shutil.copytree(folder / "archive", folder / "copied")))


def search(folder: Path, count: int) -> Work:
    """The index over all articles made, and one search in it."""
    from monitor.desk.search import find
    from monitor.render import Look
    from monitor.store import Kept, Store

    held: list[Article] = kept(folder, "clean texts")
    with Store.open("sqlite:///monitor.db", folder) as store:
        store.keep([Kept(a.id, a.id, "1", b"", a, first=True) for a in held], UTC, END)

    def work() -> int:
        with Store.open("sqlite:///monitor.db", folder) as store:
            return find(folder / "search.db", store, lambda: Look("Benchmark", "en", UTC), QUERY).count

    return work


def search_by_fts5(folder: Path, count: int) -> Work:
    """A bare table of SQLite's FTS5 with titles and texts, and one search in it."""
    held = [(a.title, a.text) for a in kept(folder, "clean texts")]

    def work() -> int:
        with closing(sqlite3.connect(folder / "bare.db")) as db, db:
            db.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body)")
            db.executemany("INSERT INTO texts VALUES (?, ?)", held)
            return int(db.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", [QUERY]).fetchone()[0])

    return work


_TEXTS = ("clean texts",)
STAGES: dict[str, Stage] = {
    "fetch": Stage(fetch, (), "reader, 10 workers", fetch_by_reader, waits=True),
    "read": Stage(read, (), "feedparser", read_by_feedparser),
    "clean pages": Stage(clean_pages, (), "trafilatura's command line", clean_by_trafilatura),
    "clean texts": Stage(clean_texts),
    "reading": Stage(reading, _TEXTS),
    "copies": Stage(find_copies, _TEXTS, "datasketch", copies_by_datasketch),
    "stories": Stage(group, _TEXTS, "datasketch", stories_by_datasketch),
    "compose": Stage(compose, ("stories", "reading"), "sumy's LexRank", compose_by_sumy),
    "render": Stage(render, ("compose",)),
    "publish": Stage(publish, ("render",), "shutil.copytree", publish_by_copying),
    "search": Stage(search, _TEXTS, "FTS5 alone", search_by_fts5),
}
