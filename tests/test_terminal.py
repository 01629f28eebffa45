"""Each command on a terminal and in a pipe: its code, its words, no traceback, and progress where somebody sees it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.cli import main
from monitor.store import Store
from tests.ingest.feed.test_feeds import feed, item
from tests.mailserver import Inbox, mail_server
from tests.terminal import ROOT, Seen, on_terminal
from tests.test_cli import MILL, SOURCES
from tests.webserver import Site, web_server

NOW = "--now 2025-08-13T07:00+03:00"
ESCAPE = "\x1b"
PIER = "The new pier at Alvik opened on Tuesday, and 300 people came to see it burned by the sun.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A newsletter with one issue, and a mail server that takes its mail."""
    base = tmp_path_factory.mktemp("terminal")
    with mail_server(Inbox()) as port:
        begin(base, f"delivery: {{smtp: {{host: 127.0.0.1, port: {port}, security: none}}, to: [a@heron.example]}}\n")
        yield base


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A newsletter with one issue that no other test has run, so that its documents are kept."""
    begin(tmp_path, "")
    return tmp_path


def begin(base: Path, delivery: str) -> None:
    """Make a newsletter in a folder, and its first issue."""
    sources = SOURCES.replace("title:", "from: Desk <desk@heron.example>, title:") + delivery
    (base / "sources.yaml").write_text(sources)
    (base / "daily.yaml").write_text(sources + 'schedule: {daily: "23:59"}\n')
    (base / "wrong.yaml").write_text(sources.replace("title:", "tittle:"))
    (base / "kept.yaml").write_text(sources + "keep: {issues: 30d}\n")
    (base / "short.yaml").write_text(sources + "keep: {issues: 3d}\n")
    (base / "none.opml").write_text("<opml><body/></opml>")
    (base / "inbox").mkdir()
    (base / "inbox/mill.txt").write_text(MILL)
    (base / "inbox/pier.txt").write_text(PIER)
    made = on_terminal(["run", *shlex.split(NOW)], base)
    assert made.code == 0, made.screen


def ids(folder: Path) -> dict[str, str]:
    """The words that rows use for what an id is needed for."""
    with Store.open("sqlite:///.monitor/monitor.db", folder) as store:
        articles, stories = store.entries(), store.stories()
    return {
        "ARTICLE": articles[0].id,
        "STORY": next(s.id for s in stories if articles[0].id in s.article_ids),
        "OTHER": next((s.id for s in stories if articles[0].id not in s.article_ids), ""),
    }


# What is typed, the code, and a word that must stand on the screen or in the data; in whatever order.
ROWS = (
    ("--version", 0, ", version "),
    ("--help", 0, "explain"),
    ("init made", 0, "wrote made"),
    ("init sources.yaml", 2, "is a file"),
    ("check", 0, "is right: 1 topics, 1 sources"),
    ("check --config wrong.yaml", 2, "newsletter.tittle"),
    ("check --config nowhere.yaml", 2, "nowhere.yaml"),
    (f"run {NOW}", 0, "nothing new"),
    (f"run --dry-run --force {NOW}", 0, "would be made"),
    ("run --now yesterday", 2, "no ISO time"),
    (f"run {NOW} --config wrong.yaml", 2, "the configuration is wrong"),
    ("export articles", 0, '"origin":"inbox/mill.txt"'),
    ("export stories", 0, '"article_ids"'),
    ("export readers", 2, "readers"),
    ("explain mill.txt", 0, "passages kept"),
    ("explain mill.txt --html why.html", 0, "written to why.html"),
    ("explain nobody.txt", 1, "no article and no story has that name"),
    ("reclean", 0, "2 documents cleaned again"),
    ("reclean --config nowhere.yaml", 2, "nowhere.yaml"),
    ("search fire", 0, "found"),
    ("search zebra", 1, "0 found"),
    ("search 'fire OR'", 2, "the query is wrong"),
    ("audit 2025-08-13 --sample 1", 0, "removed"),
    ("audit nothing", 1, "there is no issue"),
    ("lint 2025-08-13", 0, ""),
    ("lint nothing", 2, "is no file and no issue"),
    ("send", 0, "mails sent"),
    ("send --test b@heron.example", 0, "1 mails sent"),
    ("send 2020-01-01", 1, "there is no issue 2020-01-01"),
    ("readers", 0, "a@heron.example"),
    ("readers --json", 0, '"state": "active"'),
    ("readers collect", 0, "0 answers"),
    ("readers restore a@heron.example", 0, "gets issues again"),
    ("readers retire nobody@heron.example", 1, "is no reader"),
    ("readers forget nobody@heron.example", 1, "is no reader"),
    ("readers --config nowhere.yaml", 2, "nowhere.yaml"),
    ("add none.opml", 0, "0 sources added"),
    ("add gone.opml", 1, "No such file"),
    ("sources", 0, "clippings (files): 2 articles"),
    ("sources --config nowhere.yaml", 2, "nowhere.yaml"),
    ("why mill.txt", 0, "in issue 2025-08-13"),
    ("why nobody.txt", 1, "no article has that title"),
    ("status", 0, "articles  2"),
    ("status --config nowhere.yaml", 2, "nowhere.yaml"),
    ("doctor --offline", 0, "clock: "),
    ("doctor --config nowhere.yaml", 2, "nowhere.yaml"),
    ("backup inbox", 1, "something else than a backup"),
    ("restore inbox", 1, "holds no backup"),
    ("move-store --to sqlite:///moved/m.db", 0, "of articles, compared"),
    ("move-store --to mysql://sea/m", 2, "is no store that can be used"),
    ("vacuum", 0, " MB now"),
    ("vacuum --config short.yaml", 2, "keep.issues: is too short"),
    ("vacuum --config nowhere.yaml", 2, "nowhere.yaml"),
    ("schema", 0, '"title"'),
    ("schema issue", 0, '"$schema"'),
    ("schema now", 2, "is not one of"),
    ("brief", 0, "## In brief"),
    ("brief 2020-01-01", 1, "there is no issue '2020-01-01'"),
    ("archive", 0, "index.html"),
    ("archive --config nowhere.yaml", 2, "nowhere.yaml"),
    ("archive verify", 0, "nothing wrong"),
    ("archive rebuild", 0, "1 issues written anew"),
    ("archive serve --port many", 2, "many"),
    ("schedule", 2, "schedule: is missing"),
    ("join nothing nobody", 1, "no story has that id"),
    ("pin nothing", 1, "no story has that id"),
    ("split nothing nobody", 1, "no story has that id"),
    ("withdraw nothing", 1, "no article has that name"),
    ("sing", 2, "No such command"),
)


# What a person decides, one after another.
VERDICTS = (
    ("explain STORY", "its place in an issue"),
    ("join STORY OTHER", "are one story"),
    ("pin STORY", "stay together"),
    ("split STORY ARTICLE", "left the story"),
    (f"withdraw pier.txt --note Wrong {NOW}", "is withdrawn"),
    ("withdraw pier.txt --undo", "stands again"),
    ("backup copied", "copied now"),
    ("restore copied --into again", "files put back"),
    ("vacuum --config kept.yaml", "1 issues dropped, older than 30d (keep.issues)"),
    ("status", "dropped   1 issues; 2025-08-13 was dropped on "),
    ("archive verify", "0 issues"),
)

# What goes on until it is stopped, and what it shows by then.
ENDLESS = (("archive serve --port 0", "Ctrl-C ends it"), ("schedule --config daily.yaml", "an issue is due"))


@pytest.mark.parametrize(("typed", "code", "said"), ROWS, ids=[row[0] for row in ROWS])
def test_a_command_on_a_terminal(folder: Path, typed: str, code: int, said: str) -> None:
    ends_so(on_terminal(shlex.split(typed), folder), code, said)


def test_verdicts_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    for typed, said in VERDICTS:
        names = ids(tmp_path)
        ends_so(on_terminal([names.get(word, word) for word in shlex.split(typed)], tmp_path), 0, said)


def ends_so(seen: Seen, code: int, said: str) -> None:
    assert (seen.code, said in seen.screen + seen.data) == (code, True), seen.screen
    assert "Traceback" not in seen.screen
    assert ESCAPE not in seen.data
    assert is_restored(seen)


def test_every_command_stands_in_the_table() -> None:
    rights = {row[0].split()[0] for row in ROWS if row[1] == 0} | {row[0].split()[0] for row in (*VERDICTS, *ENDLESS)}
    wrongs = {row[0].split()[0] for row in ROWS if row[1] != 0}
    assert set(main.commands) <= rights & wrongs


def is_restored(seen: Seen) -> bool:
    """Whether the cursor that progress hides is there again."""
    return seen.screen.rfind(f"{ESCAPE}[?25l") <= seen.screen.rfind(f"{ESCAPE}[?25h")


# --- in a pipe, and on terminals that can do little ---------------------------------------------------------------

LONG = (
    f"run --force {NOW}",
    "reclean",
    "search fire",
    "archive rebuild",
    "archive verify",
    "export articles",
    "send",
    "vacuum",
)


@pytest.mark.parametrize("typed", LONG)
def test_a_pipe_gets_no_progress(folder: Path, typed: str) -> None:
    command = [sys.executable, "-m", "monitor.cli", *shlex.split(typed)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=None)
    assert done.returncode == 0, done.stderr
    assert ESCAPE not in done.stdout + done.stderr
    assert "\r" not in done.stderr


def test_what_is_read_is_told_with_how_many_of_how_many(fresh: Path) -> None:
    screen = on_terminal(["reclean"], fresh).screen
    assert re.search(r"cleaning again", screen)
    assert "2/2" in screen


def test_while_sources_are_read_it_is_told_how_many_and_who_is_slow(tmp_path: Path) -> None:
    site = Site()
    site.put("/quick.xml", feed(item(1), item(2)))
    with web_server(site, hangs=("/slow.xml",)) as port:
        urls = (f"http://127.0.0.1:{port}/quick.xml", f"http://localhost:{port}/slow.xml")
        rows = "".join(f"  - {{name: f{n}, kind: feed, url: '{url}'}}\n" for n, url in enumerate(urls))
        hosts = f"fetch: {{allow_hosts: ['127.0.0.1:{port}', 'localhost:{port}'], timeout: 3}}\n"
        (tmp_path / "sources.yaml").write_text(f"sources:\n{rows}{hosts}")
        seen = on_terminal(["run", *shlex.split(NOW)], tmp_path, columns=120)
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        piped = subprocess.run(
            [sys.executable, "-m", "monitor.cli", "run", "--force", *shlex.split(NOW)],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert seen.code == 3, seen.screen
    assert "1 of 2 sources done; 2 articles; slow: localhost" in seen.screen
    assert "sources done" not in piped.stderr
    assert is_restored(seen)


def test_data_on_the_terminal_itself_stands_alone(folder: Path) -> None:
    seen = on_terminal(["export", "articles"], folder, piped=False)
    assert (seen.code, ESCAPE in seen.screen) == (0, False)


PLAIN = ({"TERM": "dumb"}, {"TERM": "unknown"}, {"TERM": ""})


@pytest.mark.parametrize("env", PLAIN, ids=[str(row) for row in PLAIN])
def test_a_terminal_that_cannot_go_back_gets_no_progress(folder: Path, env: dict[str, str]) -> None:
    seen = on_terminal(["reclean"], folder, env=env)
    assert (seen.code, ESCAPE in seen.screen) == (0, False)


def test_no_colour_where_none_is_wanted(fresh: Path) -> None:
    seen = on_terminal(["reclean"], fresh, env={"NO_COLOR": "1"})
    assert "cleaning again" in seen.screen
    assert not re.search(r"\x1b\[[0-9;]*[34][0-9][;m]", seen.screen)


NAMES = (
    "[bold]open.txt",
    "[/italic].txt",  # a folder called "["
    "bell\x07and\x1b[2Jclear.txt",
    "turned\u202eright.txt",
    "дощ 雨が降る 😀 " * 6 + ".txt",
    "{task.fields}.txt",
)


@pytest.mark.parametrize("columns", [1, 12, 40, 200])
def test_no_name_of_a_file_breaks_the_line(tmp_path: Path, columns: int) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "inbox").mkdir()
    for number, name in enumerate(NAMES):
        path = tmp_path / "inbox" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Rain fell on Alvik, and the river rose by {number + 3} cm in a day.\n")
    seen = on_terminal(["run", *shlex.split(NOW)], tmp_path, columns=columns)
    assert seen.code == 0, seen.screen
    assert "Traceback" not in seen.screen
    assert not re.search("\x07|\u202e|\x1b\\[2J", seen.screen)
    assert f"{ESCAPE}[1A" not in seen.screen.replace(f"{ESCAPE}[1A{ESCAPE}[2K", "", 1)  # never more than one line
    assert is_restored(seen)


# --- ^C -----------------------------------------------------------------------------------------------------------


def stopped(seen: Seen) -> None:
    """^C ended it in one line."""
    assert seen.code == 130, seen.screen
    assert "Traceback" not in seen.screen
    assert "Aborted" not in seen.screen
    assert seen.screen.rstrip().endswith("stopped; what was read is kept")
    assert is_restored(seen)


def test_what_was_read_before_a_stop_is_kept(tmp_path: Path) -> None:
    site = Site()
    with web_server(site, hangs=("/slow.xml",)) as port:
        (tmp_path / "sources.yaml").write_text(
            SOURCES
            + f"  - {{name: slow, kind: feed, url: 'http://127.0.0.1:{port}/slow.xml'}}\n"
            + f"fetch: {{allow_hosts: ['127.0.0.1:{port}']}}\n"
            + "workers: 1\n"  # what a process beside it is at is not kept
        )
        (tmp_path / "inbox").mkdir()
        (tmp_path / "inbox/mill.txt").write_text(MILL)
        (tmp_path / "inbox/pier.txt").write_text(PIER)
        stopped(on_terminal(["run", *shlex.split(NOW)], tmp_path, stop=lambda screen: "/slow.xml" in site.paths))
    with Store.open("sqlite:///.monitor/monitor.db", tmp_path) as store:
        assert len(store.entries()) == 2
        assert store.issue_ends() == {}


@pytest.mark.parametrize(("typed", "shown"), ENDLESS)
def test_what_runs_until_it_is_stopped_ends_well(folder: Path, typed: str, shown: str) -> None:
    seen = on_terminal(shlex.split(typed), folder, stop=lambda screen: shown in screen)
    assert (seen.code, "Traceback" in seen.screen) == (0, False), seen.screen
