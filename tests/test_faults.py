"""Whatever fails at a seam, the issue is made, complete but for that, and the fault is named.

The seams are collected where they can be: every reader, every function that a story is composed with, every template,
every rendering, every file that is written. A new one is tried without a line here, or the table asks for its row.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from monitor import site
from monitor.codec import decode
from monitor.config import Config, load
from monitor.digest import compose as composing
from monitor.digest import coverage
from monitor.errors import StoreError
from monitor.ingest import INGESTERS
from monitor.ingest.file import formats
from monitor.models import Issue, IssueStory, Problem
from monitor.pipeline import run
from monitor.publish import whole as disk
from monitor.publish.places import Disk
from monitor.publish.post import smtp
from monitor.render.issue.files import RENDERINGS
from monitor.seam import seam
from monitor.store import Store
from tests.golden import ROOT, files

SOURCES = """\
newsletter: {title: Norrvik News, timezone: Europe/Kyiv, from: Desk <desk@example.org>,
  archive_url: "https://news.norrvik.example/"}
topics: [{id: fires, name: Fires, match: fire OR mill}, {id: boats, name: Boats, match: ferry}]
sources:
  - {name: clippings, kind: files, path: "inbox/*"}
  - {name: others, kind: files, path: "others/*"}
delivery: {smtp: {host: 127.0.0.1, port: 9, security: none}, to: [one@example.org, two@example.org]}
digest: {mute: {outlets: [The Nobody]}}
workers: 1
"""
MILL = """\
Fire destroyed the old Lindholm mill near Norrvik on Monday, 11 August 2025; hospitals took in {n} workers.

"We heard the roof come down before midnight," said Mara Olsen, the head of the fire service. The mill was sold on
9 August 2025, and it was to be opened again on 20 August 2025, the council said.
"""
LATER = """\
Hospitals in Norrvik let 12 of the workers of the Lindholm mill go home on Tuesday, 12 August 2025, Mara Olsen said.

"We heard the roof come down before midnight," said Olsen. Judge Ida Blom will lead the inquiry into the fire at the
old Lindholm mill near Norrvik; hospitals had taken in 19 workers.
"""
FERRY = "Ferry stops\n\nThe ferry to Lindholm stops on Friday, the council of Norrvik said on Tuesday.\n"
NEWS = "The library of Norrvik opens on Sundays from autumn on, the council said on Tuesday."
FIRST, SECOND = "2025-08-12T07:00+03:00", "2025-08-13T07:00+03:00"
INBOX = {  # one file for each format
    "tram.text": "Tram\n\nThe tram of Norrvik runs every ten minutes from Monday on, its owner said.\n",
    "mill2.txt": LATER,
    "boat.md": f"# {FERRY}",
    "book.html": f"<html><title>Library</title><body><article><h1>Library</h1><p>{NEWS}</p></article></html>",
    "lamp.eml": f"From: Desk <d@heron.example>\nSubject: Lamps\nContent-Type: text/plain\n\n{NEWS}\n".replace(
        "library", "lamp"
    ),
    "fish.json": '{"title": "Fish", "text": "The fish market of Alvik closes its doors in May, its owner said."}',
    "pump.jsonl": '{"title": "Pump", "text": "A pump failed in Norrvik; 40 cellars filled with water on Tuesday."}',
    "cars.csv": 'title,text\nCars,"Cars may not stand on the square of Alvik any more, the mayor said on Tuesday."\n',
}
BOOM = "boom, as the test says"


class BoomError(Exception):
    """What is raised at each seam."""


def boom(*_: object, **__: object) -> Any:
    raise BoomError(BOOM)


def workplace(folder: Path) -> Config:
    (folder / "inbox").mkdir(parents=True)
    (folder / "others").mkdir()
    (folder / "sources.yaml").write_text(SOURCES)
    (folder / "inbox/mill.txt").write_text(MILL.format(n=15))
    (folder / "others/pier.txt").write_text("A new pier opened in Alvik on Monday, and 300 people came to see it.\n")
    config = load(folder / "sources.yaml")
    run(config, now=datetime.fromisoformat(FIRST))
    (folder / "inbox/mill.txt").write_text(MILL.format(n=17))
    (folder / "others/quay.txt").write_text("The quay of Alvik is closed from Monday on, its harbour master said.\n")
    for name, text in INBOX.items():
        (folder / "inbox" / name).write_text(text)
    return config


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsletter with an issue of yesterday, and the clippings of this morning in its inbox."""
    folder = tmp_path_factory.mktemp("faults") / "prepared"
    workplace(folder)
    return folder


@dataclass(frozen=True)
class Made:
    """What a whole morning makes."""

    folder: Path
    issue: Issue
    files: dict[str, bytes]
    written: frozenset[str]


@pytest.fixture(scope="session")
def whole(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The morning in which nothing fails."""
    folder = tmp_path_factory.mktemp("faults") / "whole"
    shutil.copytree(prepared, folder)
    written = set[str]()
    with pytest.MonkeyPatch.context() as patch:
        write = disk.write

        def noted(path: Path, data: bytes, **how: bool) -> None:
            written.add(path.name)
            write(path, data, **how)

        patch.setattr(disk, "write", noted)
        report = run(load(folder / "sources.yaml"), now=datetime.fromisoformat(SECOND))
    assert report.issue
    assert report.problems == ()
    archive = files(folder / "archive")
    return Made(folder, report.issue, archive, frozenset(n.removeprefix(".making-") for n in written))


@pytest.fixture
def config(prepared: Path, tmp_path: Path) -> Config:
    shutil.copytree(prepared, tmp_path / "here")
    return load(tmp_path / "here/sources.yaml")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    taken: list[str] = []

    def carry(self: smtp.Session, letter: bytes, recipient: str, *_: object) -> str:
        taken.append(recipient)
        return "250 taken"

    monkeypatch.setattr(smtp.Session, "carry", carry)
    return taken


def told(issue: Issue | None) -> str:
    return "\n".join(f"{p.source}: {p.message}" for p in issue.problems) if issue else ""


# --- a step of the flow --------------------------------------------------------------------------------------------


def on(word: str, name: str) -> tuple[str, Callable[[Any], Callable[..., Any]]]:
    """The function `name` fails on what holds the word, and does its work on all else."""

    def failing(real: Callable[..., Any]) -> Callable[..., Any]:
        def either(*args: Any, **kwargs: Any) -> Any:
            return boom() if word in repr((args, kwargs)) else real(*args, **kwargs)

        return either

    return name, failing


def always(name: str) -> tuple[str, Callable[[Any], Callable[..., Any]]]:
    return name, lambda real: boom


STEPS = [  # the seam; articles lost; whether the issue's readers are told too
    (on("ferry", "monitor.clean.clean"), 1, True),
    (on("ferry", "monitor.clean.later.recurrence.passages"), 1, True),
    (on("ferry", "monitor.clean.later.recurrence.without"), 1, True),
    (on("ferry", "monitor.clean.later.user_rules.overrule"), 1, True),
    (on("ferry", "monitor.language.speech.quotes.quotes"), 0, True),
    (on("ferry", "monitor.language.reading.figures"), 0, True),
    (on("ferry", "monitor.intake.encode"), 1, True),
    (always("monitor.clean.later.recurrence.learned"), 0, True),
    (on("ferry", "monitor.recheck.retraction"), 0, True),
    (on("ferry", "monitor.stories.group"), 0, True),
    (always("monitor.stories.group"), 0, True),
    (always("monitor.stories.lineage"), 0, True),
    (on("ferry", "monitor.edition.match"), 0, True),
    (always("monitor.edition.match"), 0, True),
    (always("monitor.edition.muted"), 0, True),
    (always("monitor.site.entry"), 0, False),
    (always("monitor.site.touched"), 0, False),
    (always("monitor.site.sheet"), 0, False),
    (always("monitor.site.is_current"), 0, False),
    (always("monitor.site.issue_page"), 0, False),
    (always("monitor.site.archive_files"), 0, False),
    (always("monitor.pipeline.flaws"), 0, False),
    *((always(f"monitor.render.archive.pages.{name}"), 0, False) for name in ("months", "row", "threads")),
    *(
        (always(f"monitor.render.archive.shelves.{name}"), 0, False)
        for name in ("labels", "topics", "outlets", "topic_names")
    ),
    *((always(f"monitor.render.archive.search.{name}"), 0, False) for name in ("directory", "Part")),
]


@pytest.mark.parametrize(("at", "lost", "readers"), STEPS, ids=[f"{s[0][0]}-{n}" for n, s in enumerate(STEPS)])
def test_a_step_that_fails_costs_what_it_makes_and_is_named(
    at: tuple[str, Callable[[Any], Callable[..., Any]]],
    lost: int,
    readers: bool,
    config: Config,
    whole: Made,
    sent: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name, failing = at
    module, _, attribute = name.rpartition(".")
    real = getattr(__import__(module, fromlist=[attribute]), attribute)
    monkeypatch.setattr(name, failing(real))
    report = run(config, now=datetime.fromisoformat(SECOND), send=True)
    assert report.issue
    assert len(report.issue.articles) == len(whole.issue.articles) - lost
    assert sent == ["one@example.org", "two@example.org"]
    assert report.published
    folder = config.base / "archive" / report.issue.id
    assert {p.name for p in folder.iterdir()} >= set(RENDERINGS)
    if name != "monitor.site.entry":  # its line in the archive is made again by the next run
        assert any(f"BoomError: {BOOM} (" in p.message for p in report.problems), report.problems
    page = (folder / "index.html").read_text()
    assert (BOOM in page) == readers


def test_pages_that_cannot_be_asked_again_cost_nothing_else(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (config.base / "sources.yaml").read_text()
    feed = '  - {name: wire, kind: feed, url: "http://127.0.0.1:9/feed.xml", full_text: true}\n'
    (config.base / "sources.yaml").write_text(text.replace("delivery:", f"{feed}delivery:"))
    monkeypatch.setattr("monitor.recheck.recheck", boom)
    report = run(load(config.base / "sources.yaml"), now=datetime.fromisoformat(SECOND))
    assert report.issue
    assert f"recheck: pages that issues cited: BoomError: {BOOM} (" in told(report.issue)


# --- readers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", sorted(formats.BY_SUFFIX))
def test_a_reader_that_fails_costs_its_files(
    suffix: str, config: Config, whole: Made, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = [n for n in (*INBOX, "mill.txt") if n.endswith(suffix)] + (
        ["pier.txt", "quay.txt"] if suffix == ".txt" else []
    )
    monkeypatch.setitem(formats.BY_SUFFIX, suffix, replace(formats.BY_SUFFIX[suffix], read=boom))
    report = run(config, now=datetime.fromisoformat(SECOND), send=True)
    assert report.issue
    held = {a.origin.rpartition("/")[2] for a in report.issue.articles}
    assert held == {a.origin.rpartition("/")[2] for a in whole.issue.articles} - set(lost)
    for name in lost:
        assert f"{name}: BoomError: {BOOM}" in told(report.issue)
    assert len(sent) == 2


def test_a_source_whose_reader_fails_costs_that_source(
    config: Config, whole: Made, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = INGESTERS["files"]
    read = on("others", "")[1](real.read)
    monkeypatch.setitem(INGESTERS, "files", replace(real, read=read))
    report = run(config, now=datetime.fromisoformat(SECOND), send=True)
    assert report.issue
    assert {a.source for a in report.issue.articles} == {"clippings"}
    assert f"others: BoomError: {BOOM} (" in told(report.issue)
    assert len(sent) == 2


# --- parts of a story ----------------------------------------------------------------------------------------------

WHOLE = {
    "summary",
    "lead",
    "quotes",
    "statements",
    "figures",
    "only_in",
    "changes",
    "timeline",
    "matrix",
    "lineage",
    "copies",
    "status",
    "headline",
}
ON_NAMES = {"figures", "only_in", "matrix"}
#: Function that a story is composed with -> the fields that may lack when it fails. A story has no `words` then.
PARTS: dict[str, set[str]] = {
    "changes": {"changes"},
    "summarize": {"summary"},
    "anew": {"summary"},
    "lead": {"lead"},
    "named": ON_NAMES,
    "persons": ON_NAMES | {"quotes", "statements"},
    "enrolled": ON_NAMES | {"quotes", "statements"},
    "happenings": {"timeline", "matrix"},
    "timeline": {"timeline", "matrix"},
    "utterances": {"quotes", "only_in", "matrix"},
    "statements": {"statements"},
    "figure_rows": ON_NAMES,
    "disputed": ON_NAMES,
    "exclusives": {"only_in"},
    "matrix": {"matrix"},
    "ranked": set(),
    "prove": WHOLE,
    "independent": WHOLE,
    "origins": WHOLE,
    "passages": WHOLE,
    "bounded": WHOLE,
    "rarity": WHOLE,
    "plain": WHOLE,
    "outline": WHOLE,
    "chosen": WHOLE,
    "fitted": set(),
    "weighed": set(),
    "turns": set(),  # of a story that is only noted: see below
}
ALWAYS = {"lacks", "words", "more_only_in", "more_statements", "independent_origins", "history"}


ROOMS = (composing, coverage)  # where a story is composed


def composed_with() -> set[str]:
    """The functions of ours that a story is composed with, as these rooms import them."""
    return {
        name
        for room in ROOMS
        for name, found in vars(room).items()
        if (isinstance(found, FunctionType) or hasattr(found, "cache_info"))
        and found.__module__.startswith(("monitor.digest", "monitor.language"))
        and found.__module__ != room.__name__
    } - {"bare"} | {"prove"}  # the one is what stands whatever fails; the other is held by tests/conftest.py


def test_every_function_that_a_story_is_composed_with_has_its_row() -> None:
    assert composed_with() == set(PARTS)


@pytest.fixture(scope="session")
def composed(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Issue]:
    """Composes the issue of this morning from what was read before, without a disk."""
    folder = tmp_path_factory.mktemp("faults") / "composed"
    shutil.copytree(prepared, folder)
    caught: list[tuple[Any, Any]] = []
    with pytest.MonkeyPatch.context() as patch:
        real = composing.compose

        def kept(*args: Any, **how: Any) -> Issue:
            caught.append((args, how))
            return real(*args, **how)

        patch.setattr("monitor.digest.compose.compose", kept)
        run(load(folder / "sources.yaml"), now=datetime.fromisoformat(SECOND), dry_run=True)
    ((args, how),) = caught
    return lambda **more: real(*args, **how | more)


@pytest.mark.parametrize("name", sorted(PARTS))
def test_a_part_that_fails_leaves_the_other_parts_of_every_story(
    name: str, composed: Callable[..., Issue], monkeypatch: pytest.MonkeyPatch
) -> None:
    how = {"turns": {"told": 0}, "weighed": {"budget": 1}}.get(name, {})
    sound = composed(**how)
    for room in ROOMS:
        monkeypatch.setattr(room, name, boom, raising=False)
    hurt = composed(**how)
    by_id = {s.id: s for s in sound.stories}
    assert {s.id for s in hurt.stories} == set(by_id)
    assert [a.id for a in hurt.articles] != []
    for story in hurt.stories:
        assert differing(story, by_id[story.id]) <= PARTS[name] | ALWAYS
        assert story.headline in {a.title or a.text.partition("\n")[0] for a in hurt.articles} | {
            by_id[story.id].headline
        }
        assert story.article_ids
    assert f"BoomError: {BOOM} (" in told(hurt)


def differing(one: IssueStory, other: IssueStory) -> set[str]:
    return {name for name in IssueStory.__slots__ if getattr(one, name) != getattr(other, name)}


def test_one_story_that_fails_leaves_the_others(
    composed: Callable[..., Issue], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = composed()
    monkeypatch.setattr(composing, "rarity", on("ferry", "")[1](vars(composing)["rarity"]))
    hurt = composed()
    (bare,) = [s for s in hurt.stories if s.lacks]
    assert (bare.lacks, bare.summary) == (("all",), ())
    assert [s for s in hurt.stories if s is not bare] == [s for s in sound.stories if s.id != bare.id]
    assert f"the story “{bare.headline}” stands with its headline and articles only: BoomError" in told(hurt)


# --- templates, renderings, files ----------------------------------------------------------------------------------

TEMPLATES = sorted(p.name for p in (ROOT / "templates").iterdir() if p.is_file())
#: Of `explain --html`; scripts, which go as they stand; what stands at old addresses, where there are any; the PDF.
UNUSED = {"explain.html", "explain.css", "search.js", "issue.js", "moved.html", "paper.html", "leave.html"}


def published(config: Config, whole: Made) -> tuple[dict[str, bytes], list[Problem]]:
    """The archive after the whole issue was published here, and what failed."""
    shutil.copytree(whole.folder / ".monitor", config.base / ".monitor", dirs_exist_ok=True)
    problems: list[Problem] = []
    with Store.open(config.store, config.base) as store:
        site.publish(config, store, whole.issue, problems.append)
    return files(config.base / "archive"), problems


def issue_in(found: dict[str, bytes], whole: Made) -> Issue:
    return decode(Issue, found[f"{whole.issue.id}/issue.json"])


@pytest.mark.parametrize("name", [n for n in TEMPLATES if n not in UNUSED])
def test_a_template_of_the_user_that_fails_gives_way_to_the_one_that_ships(
    name: str, config: Config, whole: Made
) -> None:
    own = config.base / "templates" / name
    own.parent.mkdir()
    own.write_bytes(b"\xff" if name.endswith(".css") else b"{{ 1 / 0 }}")
    found, problems = published(config, whole)
    assert set(found) == set(whole.files)
    assert problems
    assert all("it is made with the template that ships" in p.message for p in problems)
    concern = [p for p in problems if p.message.startswith(f"{whole.issue.id}/")]
    assert set(concern) <= set(issue_in(found, whole).problems)
    for path, data in whole.files.items():
        if not path.startswith(whole.issue.id):
            assert found[path] == data or path.endswith((".html", ".js", ".xml")), path


@pytest.mark.parametrize("name", sorted(RENDERINGS))
def test_a_rendering_that_fails_costs_that_file(
    name: str, config: Config, whole: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RENDERINGS, name, boom)
    found, problems = published(config, whole)
    assert set(found) == set(whole.files) - {f"{whole.issue.id}/{name}"}
    assert any(f"{name} is not made: BoomError: {BOOM}" in p.message for p in problems)
    if name != "index.html":
        assert BOOM in found[f"{whole.issue.id}/index.html"].decode()


def test_every_file_that_is_written_may_fail_and_the_others_are(
    whole: Made, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = disk.write
    for number, name in enumerate(sorted(whole.written)):
        folder = tmp_path / str(number)
        shutil.copytree(prepared, folder)

        def full(path: Path, data: bytes, name: str = name, **how: bool) -> None:
            if path.name.removeprefix(".making-") == name:
                raise OSError(28, "No space left on device")
            write(path, data, **how)

        monkeypatch.setattr(disk, "write", full)
        found, problems = published(load(folder / "sources.yaml"), whole)
        missed = {p for p in whole.files if p.rpartition("/")[2] == name}
        assert set(found) >= set(whole.files) - missed, name
        assert any(name in p.message and "No space left on device" in p.message for p in problems), name
        with Store.open("sqlite:///.monitor/monitor.db", folder) as store:
            assert store.issues(published=False) == []


def test_an_archive_that_takes_no_folder_is_named_and_tried_again(
    config: Config, whole: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "make", boom)
        report = run(config, now=datetime.fromisoformat(SECOND))
    assert (report.published, report.issue is not None) == (False, True)
    assert any(BOOM in p.message for p in report.problems)
    again = run(config, now=datetime.fromisoformat(SECOND))
    assert again.finished == (whole.issue.id,)


# --- mails ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", ["one@example.org", "two@example.org"])
def test_a_mail_that_fails_is_one_mail(bad: str, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def carry(self: smtp.Session, letter: bytes, recipient: str, *_: object) -> str:
        taken.append(boom() if recipient == bad else recipient)
        return "250 taken"

    monkeypatch.setattr(smtp.Session, "carry", carry)
    report = run(config, now=datetime.fromisoformat(SECOND), send=True)
    assert report.published
    assert taken == [a for a in ("one@example.org", "two@example.org") if a != bad]
    (said,) = report.unsent
    assert said.startswith(f"{bad}: ")
    assert BOOM in said


@pytest.mark.parametrize("half", ["email.html", "email.txt"])
def test_a_mail_of_which_one_half_fails_goes_with_the_other(
    half: str, config: Config, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "loader", lambda base: broken(half, loader(base)))
    report = run(config, now=datetime.fromisoformat(SECOND), send=True)
    assert len(sent) == 2
    assert report.published
    assert report.issue
    assert not (config.base / "archive" / report.issue.id / half).exists()
    assert any(f"{half} is not made" in p.message for p in report.problems)


loader = site.loader


def broken(name: str, load: Callable[[str], str | None]) -> Callable[[str], str | None]:
    return lambda wanted: "{{ 1 / 0 }}" if wanted.endswith(name) else load(wanted)


# --- the seam itself -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("passing", [KeyboardInterrupt, SystemExit, StoreError])
def test_what_ends_the_run_passes_a_seam(passing: type[BaseException]) -> None:
    found: list[Problem] = []
    with pytest.raises(passing), seam("here", "this", found.append):
        raise passing("now")
    assert found == []


def test_the_seams_are_counted(whole: Made) -> None:
    seams: Iterator[object] = iter(
        (*STEPS, *formats.BY_SUFFIX, *INGESTERS, *PARTS, *TEMPLATES, *RENDERINGS, *whole.written, "mail", "mail")
    )
    count = sum(1 for _ in seams) - len(UNUSED)
    print(f"{count} seams")  # noqa: T201  `pytest -s` shows it
    assert count > 120
