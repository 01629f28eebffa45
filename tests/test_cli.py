"""Each command says what it made, and what is wrong in words; codes say which."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main
from monitor.store import Kept, Store
from tests.build import RECEIVED

NOW = ["--now", "2025-08-13T07:00+03:00"]
SOURCES = """\
newsletter: {title: Harbours, timezone: Europe/Kyiv}
topics:
  - {id: fires, name: Fires, match: fire OR burned}
sources:
  - {name: clippings, kind: files, path: "inbox/**/*"}
"""
MILL = """\
Mill burns in Lindholm

By Ada Lind

Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.

"Nobody was left inside the building," fire chief Otto Brandt told reporters at the gate.

Sign up for our free weekly newsletter
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/mill.txt").write_text(MILL)
    return tmp_path


def monitor(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_run_ends_with_a_short_table(folder: Path) -> None:
    done = monitor("run", *NOW)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "sources   1 (1 documents, 1 new or changed)",
        "articles  1",
        "stories   1 (0 developing)",
        "problems  0",
        "issue     archive/2025-08-13/index.html",
    ]


def test_run_again_with_nothing_new_makes_no_second_issue(folder: Path) -> None:
    monitor("run", *NOW)
    for again in (NOW, ["--now", "2025-08-13T09:00+03:00"]):
        done = monitor("run", *again)
        assert (done.exit_code, "nothing new, no issue made" in done.stderr) == (0, True)
    assert [p.parent.name for p in (folder / "archive").glob("*/issue.json")] == ["2025-08-13"]


def test_force_makes_a_second_issue_with_the_same_articles(folder: Path) -> None:
    monitor("run", *NOW)
    done = monitor("run", "--force", "--now", "2025-08-13T09:00+03:00")
    assert done.exit_code == 0, done.output
    again = json.loads((folder / "archive/2025-08-13-2/issue.json").read_text())
    assert [(s["headline"], s["status"]) for s in again["stories"]] == [("Mill burns in Lindholm", "unchanged")]


def test_what_an_earlier_issue_held_is_not_in_the_next(folder: Path) -> None:
    monitor("run", *NOW)
    (folder / "inbox/pier.txt").write_text("A new pier opened in Alvik on Tuesday, and 300 people came to see it.")
    assert monitor("run", "--now", "2025-08-14T07:00+03:00").exit_code == 0
    issue = json.loads((folder / "archive/2025-08-14/issue.json").read_text())
    assert [a["origin"] for a in issue["articles"]] == ["inbox/pier.txt"]
    assert issue["window"]["start"] == "2025-08-13T04:00:00Z"


def test_a_revised_file_is_in_the_next_issue_with_what_it_said(folder: Path) -> None:
    monitor("run", *NOW)
    (folder / "inbox/mill.txt").write_text(MILL.replace("15 workers", "17 workers"))
    assert monitor("run", "--now", "2025-08-14T07:00+03:00").exit_code == 0
    (story,) = json.loads((folder / "archive/2025-08-14/issue.json").read_text())["stories"]
    assert story["status"] == "developing"
    assert [(c["kind"], "17 workers" in c["text"], "15 workers" in c["before"]) for c in story["changes"]] == [
        ("revised", True, True)
    ]


def test_white_space_alone_is_no_revision(folder: Path) -> None:
    monitor("run", *NOW)
    (folder / "inbox/mill.txt").write_text(MILL.replace("\n\n", "\n\n\n") + "\n")
    assert "nothing new" in monitor("run", "--now", "2025-08-14T07:00+03:00").stderr


def test_a_dry_run_changes_nothing_at_all(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    done = monitor("run", "--dry-run", *NOW)
    assert (done.exit_code, "would be made; nothing was changed" in done.stderr) == (0, True)
    assert sorted(folder.rglob("*")) == before


def test_since_and_until_select_by_publication(folder: Path) -> None:
    for day in (10, 11, 12):
        (folder / f"inbox/{day}.md").write_text(
            f"---\npublished: 2025-08-{day}\n---\nRain fell on Alvik on day {day}, and the river rose by 12 cm.\n"
        )
    monitor("run", "--since", "2025-08-11", "--until", "2025-08-11", *NOW)
    issue = json.loads((folder / "archive/2025-08-13/issue.json").read_text())
    assert [a["origin"] for a in issue["articles"]] == ["inbox/11.md"]
    lines = monitor("export", "articles", "--since", "2025-08-11").stdout.splitlines()
    assert [json.loads(line)["origin"] for line in lines] == ["inbox/11.md", "inbox/12.md"]


def test_what_is_published_after_now_waits(folder: Path) -> None:
    (folder / "inbox/later.md").write_text(
        "---\npublished: 2025-08-20\n---\nThe bridge at Alvik will open on Wednesday.\n"
    )
    monitor("run", *NOW)
    issue = json.loads((folder / "archive/2025-08-13/issue.json").read_text())
    assert [a["origin"] for a in issue["articles"]] == ["inbox/mill.txt"]
    monitor("run", "--now", "2025-08-21T07:00+03:00")
    issue = json.loads((folder / "archive/2025-08-21/issue.json").read_text())
    assert [a["origin"] for a in issue["articles"]] == ["inbox/later.md"]


def test_a_broken_file_is_named_in_the_issue_and_the_code_is_3(folder: Path) -> None:
    (folder / "inbox/broken.json").write_text('{"title": ')
    done = monitor("run", *NOW)
    assert done.exit_code == 3
    assert "broken.json" in done.stderr
    problems = json.loads((folder / "archive/2025-08-13/issue.json").read_text())["problems"]
    assert [(p["source"], "broken.json" in p["message"]) for p in problems] == [("clippings", True)]


def test_nothing_but_broken_files_is_code_1(folder: Path) -> None:
    (folder / "inbox/mill.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    done = monitor("run", *NOW)
    assert (done.exit_code, "no issue made" in done.stderr) == (1, True)
    assert not (folder / "archive").exists()


WRONG = [
    (["run", "--now", "yesterday"], 2, "no ISO time"),
    (["run", "--config", "nowhere.yaml"], 2, "nowhere.yaml"),
    (["run", "--send", *NOW], 2, "delivery: is missing"),
    (["schedule"], 2, "schedule: is missing"),
    (["send"], 2, "delivery: is missing"),
    (["explain", "nothing-of-that-name"], 1, "no article and no story has that name"),
    (["archive"], 1, "holds no issue yet"),
    (["export", "readers"], 2, "readers"),
    (["sing"], 2, "No such command"),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG)
def test_a_wrong_call_says_what_is_wrong(folder: Path, words: list[str], code: int, said: str) -> None:
    done = monitor(*words)
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.output


def test_all_faults_of_the_configuration_are_shown_at_once_with_their_lines(folder: Path) -> None:
    (folder / "sources.yaml").write_text(SOURCES.replace("fire OR", "fire OR OR").replace("title:", "tittle:"))
    done = monitor("run", *NOW)
    assert done.exit_code == 2
    assert "sources.yaml:1: newsletter.tittle" in done.stderr
    assert "sources.yaml:3: topics[0].match" in done.stderr


def test_a_path_that_matches_nothing_is_an_error_unless_another_source_can_be_read(folder: Path) -> None:
    text = SOURCES.replace("inbox/**/*", "nowhere/*.txt")
    (folder / "sources.yaml").write_text(text)
    assert monitor("check").exit_code == 2
    done = monitor("run", *NOW)
    assert (done.exit_code, "sources.yaml:5: sources[0].path" in done.stderr) == (2, True), done.stderr
    (folder / "sources.yaml").write_text(text + '  - {name: more, kind: files, path: "inbox/*"}\n')
    done = monitor("run", *NOW)
    assert (done.exit_code, "nowhere/*.txt" in done.stderr) == (3, True), done.stderr


def test_a_folder_that_was_tidied_away_is_a_quiet_morning(folder: Path) -> None:
    monitor("run", *NOW)
    (folder / "inbox/mill.txt").unlink()
    for name in ("#mill.txt#", "mill.txt~", "mill.bak", "pier.html.crdownload", "pier.part", "~$pier.docx"):
        (folder / "inbox" / name).write_text("x")
    done = monitor("run", "--now", "2025-08-14T07:00+03:00")
    assert (done.exit_code, "nothing new" in done.stderr, "inbox/" in done.stderr) == (0, True, False), done.stderr
    assert "clippings: 0 files" in monitor("check").stderr


def test_a_link_out_of_the_folder_is_named_and_the_rest_is_made(folder: Path) -> None:
    (folder / "inbox/all").symlink_to("/")
    (folder / "inbox/out.txt").symlink_to(folder / "sources.yaml")
    done = monitor("run", *NOW)
    assert done.exit_code == 3, done.stderr
    problems = json.loads((folder / "archive/2025-08-13/issue.json").read_text())["problems"]
    assert [p["message"].partition(" and ")[0] for p in problems] == [
        "inbox/all: is a link in a loop",
        "inbox/out.txt: is a link out of the folder",
    ]


def test_explain_shows_what_was_stripped_and_why(folder: Path) -> None:
    monitor("run", *NOW)
    done = monitor("explain", "inbox/mill.txt")
    assert done.exit_code == 0, done.output
    assert any(
        line.startswith("- Sign up for our free weekly") and "newsletter" in line for line in done.stdout.splitlines()
    )


def test_explain_writes_a_page_where_it_is_told_to(folder: Path) -> None:
    monitor("run", "--now", "2025-08-13T04:00:00Z")
    done = monitor("explain", "inbox/mill.txt", "--html", "why.html")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "<del>" in Path("why.html").read_text(encoding="utf-8")


def test_explain_says_why_articles_are_one_story(folder: Path) -> None:
    (folder / "inbox/copy.txt").write_text(MILL)
    monitor("run", *NOW)
    story = json.loads(monitor("export", "stories").stdout.splitlines()[0])
    done = monitor("explain", story["id"])
    assert done.exit_code == 0, done.output
    assert len(story["article_ids"]) == 2
    assert "one text in 2 articles" in done.stdout


def test_export_gives_every_article_and_puts_each_into_one_story(folder: Path) -> None:
    (folder / "inbox/later.md").write_text(
        "---\npublished: 2025-08-20\n---\nThe bridge at Alvik will open on Wednesday.\n"
    )
    monitor("run", *NOW)
    articles = [json.loads(line) for line in monitor("export", "articles").stdout.splitlines()]
    stories = [json.loads(line) for line in monitor("export", "stories").stdout.splitlines()]
    assert sorted(a["id"] for a in articles) == sorted(i for s in stories for i in s["article_ids"])
    assert {tuple(s["topics"]) for s in stories} == {("fires",), ()}
    mill = next(a for a in articles if a["origin"] == "inbox/mill.txt")
    assert (mill["title"], mill["byline"], mill["published"]) == ("Mill burns in Lindholm", ["Ada Lind"], None)
    for paragraph in mill["paragraphs"]:
        assert mill["text"][paragraph["start"] : paragraph["end"]] == paragraph["text"]


def test_init_overwrites_nothing(folder: Path) -> None:
    done = monitor("init")
    assert (done.exit_code, "sources.yaml is there already" in done.stderr) == (0, True)
    assert (folder / "sources.yaml").read_text() == SOURCES
    assert (folder / "examples/clippings").is_dir()


def test_schema_is_json_and_status_tells_the_issues(folder: Path) -> None:
    assert json.loads(monitor("schema").stdout)["title"]
    monitor("run", *NOW)
    assert "the last one 2025-08-13" in monitor("status").stdout


def test_reclean_puts_articles_right_and_makes_no_new_version(folder: Path) -> None:
    monitor("run", *NOW)
    done = monitor("reclean")
    assert (done.exit_code, "1 documents cleaned again, 0 articles put right" in done.stderr) == (0, True)
    with Store.open("sqlite:///.monitor/monitor.db", folder) as store:
        (entry,) = store.entries()
        (article,) = store.articles([entry.id])
        (row,) = store.raw_documents()
        spoiled = replace(article, text="Sign up!", paragraphs=())
        store.keep([Kept(row[0], row[1], "old", row[2], spoiled, first=True)], UTC, RECEIVED)
    assert "1 articles put right" in monitor("reclean").stderr
    (line,) = monitor("export", "articles").stdout.splitlines()
    assert json.loads(line)["text"].startswith("Fire destroyed")
    assert "nothing new" in monitor("run", "--now", "2025-08-14T07:00+03:00").stderr


def test_a_second_file_of_one_article_is_one_article_however_often_it_is_read(folder: Path) -> None:
    for name, text in (("one", "The pier opened."), ("two", "The pier opened on Tuesday.")):
        (folder / f"inbox/{name}.md").write_text(f"---\nurl: https://heron.example/pier\n---\n{text}\n")
    monitor("run", *NOW)
    lines = [json.loads(line) for line in monitor("export", "articles").stdout.splitlines()]
    assert sorted(a["text"] for a in lines if a["url"]) == ["The pier opened."]
    assert "nothing new" in monitor("run", "--now", "2025-08-14T07:00+03:00").stderr


# --- mail ---------------------------------------------------------------------------------------------------------


def test_lint_checks_an_issue_a_file_and_says_by_its_code_what_came_of_it(folder: Path) -> None:
    monitor("run", *NOW)
    assert monitor("lint", "2025-08-13").exit_code == 0
    assert monitor("lint", "archive/2025-08-13/issue.eml").exit_code == 0
    (folder / "bad.html").write_text('<html lang="en"><p style="display: flex">x')
    done = monitor("lint", "bad.html")
    assert done.exit_code == 1
    assert "error layout: html:1 <p>: css-display-flex; lay out with tables" in done.stdout
    assert re.fullmatch(r"\d+ errors, .* to do.*", done.stdout.splitlines()[-1])
    assert "layout" in {row["id"] for row in json.loads(monitor("lint", "bad.html", "--json").stdout)}
    assert monitor("lint", "2020-01-01").exit_code == 2
    wrong = monitor("lint", "bad.html", "--clients", "gmail,outlok")
    assert wrong.exit_code == 2
    assert "did you mean outlook" in wrong.stderr


def test_a_dry_run_can_show_the_mail_and_changes_nothing(folder: Path) -> None:
    opened: list[str] = []
    before = sorted(folder.rglob("*"))
    done = CliRunner().invoke(main, ["run", *NOW, "--dry-run", "--open"], obj=opened.append)
    assert done.exit_code == 0
    assert sorted(folder.rglob("*")) == before
    shown = Path(unquote(urlsplit(opened[0]).path))
    assert "Mill burns in Lindholm" in shown.read_text("utf-8")
    assert (shown.name, folder in shown.parents) == ("email.html", False)


def test_a_run_can_open_its_page(folder: Path) -> None:
    opened: list[str] = []
    CliRunner().invoke(main, ["run", *NOW, "--open"], obj=opened.append)
    assert opened == [(folder / "archive/2025-08-13/index.html").resolve().as_uri()]


def test_sending_needs_to_know_to_whom_and_as_whom(folder: Path) -> None:
    assert "delivery: is missing" in monitor("send", "--test", "me@example.org").stderr
    delivery = "delivery: {smtp: {host: localhost}, to: [a@example.org]}\n"
    (folder / "sources.yaml").write_text(SOURCES + delivery)
    done = monitor("send", "--test", "me@example.org")
    assert done.exit_code == 2
    assert "newsletter.from: is missing" in done.stderr


def test_a_reader_that_stops_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "monitor.cli", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


# --- names that somebody may have meant ---------------------------------------------------------------------------


def test_an_outlet_or_topic_that_is_not_there_is_said_with_those_that_may_be_meant(folder: Path) -> None:
    (folder / "inbox/pier.md").write_text(
        "---\noutlet: The Meridian Post\n---\nA new pier opened in Alvik on Tuesday.\n"
    )
    monitor("run", *NOW)
    done = monitor("search", "pier", "--outlet", "meridian")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == ["0 found", "there is no outlet 'meridian'; did you mean 'The Meridian Post'?"]
    assert monitor("search", "zebra", "--outlet", "the meridian post").stderr == "0 found\n"
    assert "there is no outlet 'zzz'\n" in monitor("search", "pier", "--outlet", "zzz").stderr
    wrong = monitor("search", "pier", "--topic", "fire")
    assert (wrong.exit_code, "did you mean fires?" in wrong.stderr) == (2, True)
    assert "there are fires" in monitor("search", "pier", "--topic", "zzz").stderr


def test_a_file_is_called_as_in_sources_yaml_and_two_of_a_name_are_listed(folder: Path) -> None:
    monitor("run", *NOW)
    assert "Mill burns in Lindholm" in monitor("explain", "mill.txt").stdout
    (folder / "inbox/week").mkdir()
    (folder / "inbox/week/mill.txt").write_text("A new pier opened in Alvik on Tuesday, and 300 people came to see it.")
    monitor("run", "--now", "2025-08-14T07:00+03:00")
    for command in ("explain", "withdraw"):
        done = monitor(command, "mill.txt")
        assert (done.exit_code, "several" in done.stderr) == (1, True)
        assert "inbox/mill.txt  Mill burns in Lindholm" in done.stderr
        assert "inbox/week/mill.txt" in done.stderr
    assert "300 people" in monitor("explain", "week/mill.txt").stdout
    assert "is withdrawn" in monitor("withdraw", "week/mill.txt").stderr
