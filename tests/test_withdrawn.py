"""An article that was withdrawn, from the page of its outlet to the issues that cited it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor import pipeline
from monitor.cli import main
from monitor.config import Config, load
from monitor.desk import record, verdicts
from monitor.errors import MonitorError
from monitor.pipeline import Report, run
from monitor.publish.inspection import inspect
from monitor.publish.places import Disk
from monitor.store import Store
from tests.golden import files
from tests.webserver import Site, web_server

FIRST = datetime.fromisoformat("2025-08-12T07:00+03:00")
DAY = timedelta(days=1)
FERRY = (
    "<p>The ferry Alva ran aground off Norrvik on Monday with 214 people on board, the coast guard said.</p>"
    "<p>All of them were brought ashore within three hours. Two passengers were treated for cold.</p>"
    "<p>The shipping line Brenholt said the vessel had left Norrvik harbour twenty minutes late.</p>"
)
FEED = """<rss version="2.0"><channel><title>Norrvik Post</title><item><title>Ferry aground off Norrvik</title>
<link>http://127.0.0.1:{port}/ferry</link><pubDate>Mon, 11 Aug 2025 20:00:00 GMT</pubDate></item></channel></rss>"""
SOURCES = """\
newsletter: {{title: Harbours, timezone: Europe/Kyiv, from: Desk <desk@example.org>}}
sources:
  - {{name: post, kind: feed, url: "http://127.0.0.1:{port}/feed", full_text: true}}
fetch: {{allow_hosts: ["127.0.0.1:{port}"]{more}}}
"""


def page(body: str) -> str:
    head = "<head><title>Ferry aground off Norrvik</title></head>"
    return f"<html>{head}<body><main><article><h1>Ferry aground off Norrvik</h1>{body}</article></main></body></html>"


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def configured(tmp_path: Path, site: Site) -> Iterator[Callable[[str], Config]]:
    with web_server(site) as port:
        site.put("/feed", FEED.format(port=port))
        site.put("/ferry", page(FERRY))

        def make(more: str = "") -> Config:
            (tmp_path / "sources.yaml").write_text(SOURCES.format(port=port, more=more))
            return load(tmp_path / "sources.yaml")

        yield make


@pytest.fixture
def config(configured: Callable[[str], Config]) -> Config:
    """A newsletter whose first issue cited the ferry."""
    config = configured("")
    assert run(config, now=FIRST).issue is not None
    return config


def made(config: Config, issue_id: str, name: str) -> str:
    return (config.base / config.archive / issue_id / name).read_text(encoding="utf-8")


def morning(config: Config, days: int) -> Report:
    return run(config, now=FIRST + days * DAY)


def changes(report: Report) -> list[tuple[str, str, str, str | None]]:
    assert report.issue is not None
    return [(c.kind, c.what, c.text, c.before) for s in report.issue.stories for c in s.changes]


def test_a_silent_edit_is_told_as_what_it_said_and_what_it_says_now_even_beyond_the_lookback(
    config: Config, site: Site
) -> None:
    site.put("/ferry", page(FERRY.replace("214", "241")))
    report = run(config, now=FIRST + timedelta(days=2, hours=20))
    (told,) = changes(report)
    assert (told[:2], "241 people" in told[2], "214 people" in (told[3] or "")) == (("revised", "sentence"), True, True)
    assert report.reading.checked.changed == 1


def test_a_withdrawn_article_is_told_in_the_next_issue_and_at_the_head_of_the_one_that_cited_it(
    config: Config, site: Site
) -> None:
    cited = made(config, "2025-08-12", "issue.json")
    site.put("/ferry", "", 410)
    report = morning(config, 1)
    assert changes(report) == [("withdrawn", "article", "", "Ferry aground off Norrvik")]
    assert report.issue is not None
    (story,) = report.issue.stories
    assert (story.summary, story.quotes, story.figures, story.only_in) == ((), (), (), ())
    head = made(config, "2025-08-12", "index.html").partition("<article")[0]
    for words in ("Article withdrawn", "Ferry aground off Norrvik", "13 August 2025", "../2025-08-13/index.html#story"):
        assert words in head
    assert made(config, "2025-08-12", "issue.json") == cited
    for name in ("index.html", "email.html", "email.txt", "../index.html"):
        assert "Withdrawn: Ferry aground off Norrvik" in made(config, "2025-08-13", name)
    assert "Subject: Withdrawn: Ferry aground" in made(config, "2025-08-13", "issue.eml")
    for name in ("index.html", "email.html", "email.txt"):
        text = " ".join(made(config, "2025-08-13", name).split())
        assert "withdrawn" in text.lower()
        assert "its page was taken down for good" in text
    assert inspect(Disk(config.base / config.archive))[0] == []


def test_a_withdrawal_is_told_once_and_so_is_the_return(config: Config, site: Site) -> None:
    site.put("/ferry", "", 410)
    assert morning(config, 1).issue is not None
    assert (morning(config, 1).issue, morning(config, 2).issue) == (None, None)
    site.put("/ferry", page(FERRY))
    back = morning(config, 3)
    ((kind, what, text, before),) = changes(back)
    assert (kind, what, text[:14], before) == ("restored", "article", "The ferry Alva", None)
    assert "Article stands again" in made(config, "2025-08-12", "index.html").partition("<article")[0]
    assert morning(config, 4).issue is None
    assert inspect(Disk(config.base / config.archive))[0] == []


def test_a_retraction_is_told_in_its_own_words(config: Config, site: Site) -> None:
    note = "This article has been retracted because the coast guard did not confirm it."
    site.put("/ferry", page(f"<p>{note}</p>"))
    assert changes(morning(config, 1)) == [("withdrawn", "article", note, "Ferry aground off Norrvik")]
    assert note in " ".join(made(config, "2025-08-13", "email.txt").split())
    assert inspect(Disk(config.base / config.archive))[0] == []


def test_a_page_that_cannot_be_asked_again_is_named_and_does_not_fail_a_quiet_morning(
    config: Config, site: Site
) -> None:
    site.put("/ferry", "", 500)
    report = morning(config, 1)
    assert (report.issue, len(report.problems), report.unread) == (None, 1, ())
    assert pipeline.morning(config, FIRST + 2 * DAY) == "nothing new"


def test_a_dry_run_asks_and_changes_nothing_at_all(config: Config, site: Site) -> None:
    site.put("/ferry", "", 410)
    before = files(config.base)
    report = run(config, now=FIRST + DAY, dry_run=True)
    assert (changes(report)[0][0], files(config.base) == before) == ("withdrawn", True)
    assert changes(morning(config, 1))[0][0] == "withdrawn"


def test_nothing_is_asked_where_recheck_is_off_and_without_feeds(
    configured: Callable[[str], Config], site: Site
) -> None:
    config = configured(", recheck: 0")
    run(config, now=FIRST)
    run(config, now=FIRST + DAY)
    assert site.paths == ["/feed", "/ferry", "/feed"]
    (config.base / "note.txt").write_text("The pier of Alvik was closed on Tuesday after a storm tore off its roof.")
    (config.base / "sources.yaml").write_text("sources: [{name: notes, kind: files, path: '*.txt'}]")
    run(load(config.base / "sources.yaml"), now=FIRST + 2 * DAY)
    assert len(site.paths) == 3


def test_the_same_runs_at_the_same_times_give_the_same_bytes(
    configured: Callable[[str], Config], site: Site, tmp_path: Path
) -> None:
    archives = []
    for folder in ("one", "two"):
        config = configured("")
        (tmp_path / folder).mkdir()
        config = load((tmp_path / "sources.yaml").rename(tmp_path / folder / "sources.yaml"))
        site.put("/ferry", page(FERRY))
        morning(config, 0)
        site.put("/ferry", "", 410)
        morning(config, 1)
        archives.append(files(config.base / config.archive))
    assert archives[0] == archives[1]


# --- by hand -------------------------------------------------------------------------------------------------------

TITLES = {
    "pier": "A storm takes the roof off a pier in Alvik",
    "mill": "Fire destroys an old mill, and fifteen are hurt",
}
NOTES = {
    "pier": "The pier of Alvik was closed on Tuesday after a storm tore off its roof, the harbour master said.",
    "mill": "Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.",
}


@pytest.fixture
def clippings(tmp_path: Path) -> Config:
    """A newsletter of clippings, whose first issue holds both."""
    (tmp_path / "sources.yaml").write_text(
        "newsletter: {title: T, timezone: Europe/Kyiv}\nsources: [{name: notes, kind: files, path: '*.txt'}]\n"
    )
    for name, text in NOTES.items():
        (tmp_path / f"{name}.txt").write_text(f"---\noutlet: The {name}\ntitle: {TITLES[name]}\n---\n{text}\n")
    config = load(tmp_path / "sources.yaml")
    run(config, now=FIRST)
    return config


def decide(config: Config, article: str, *, note: str | None = None, undo: bool = False, days: int = 0) -> str:
    with Store.open(config.store, config.base) as store:
        return verdicts.withdraw(config, store, article, FIRST + timedelta(days=days, hours=5), note=note, undo=undo)


def test_a_file_that_vanishes_from_its_folder_is_no_withdrawal(clippings: Config) -> None:
    (clippings.base / "pier.txt").unlink()
    assert morning(clippings, 1).issue is None


def test_what_a_person_takes_back_is_told_with_the_reason_and_can_be_undone(clippings: Config) -> None:
    assert "is withdrawn" in decide(clippings, "pier.txt", note="The storm was last year’s.")
    assert changes(morning(clippings, 1)) == [("withdrawn", "article", "", TITLES["pier"])]
    assert "taken out by hand (The storm was last year’s.)" in made(clippings, "2025-08-13", "index.html")
    assert "stands again" in decide(clippings, "pier.txt", undo=True, days=1)
    report = morning(clippings, 2)
    assert [c[:2] for c in changes(report)] == [("restored", "article")]
    with pytest.raises(MonitorError, match="is not withdrawn; there is nothing to undo"):
        decide(clippings, "pier.txt", undo=True)


def test_a_withdrawal_that_was_undone_before_anybody_was_told_is_no_news(clippings: Config) -> None:
    decide(clippings, "pier.txt")
    decide(clippings, "pier.txt", undo=True)
    assert morning(clippings, 1).issue is None


def test_a_withdrawn_article_is_no_source_and_one_that_nobody_cited_is_left_out(clippings: Config) -> None:
    decide(clippings, "pier.txt")
    (clippings.base / "tram.txt").write_text("The tram to Alvik runs again from Friday, the company said on Tuesday.")
    config = load(clippings.base / "sources.yaml")
    forced = run(config, now=FIRST + DAY, force=True).issue
    assert forced is not None
    printed = [s.text for story in forced.stories for s in story.summary]
    assert not any("storm" in text for text in printed)
    assert any("tram" in text for text in printed)
    (clippings.base / "dock.txt").write_text(
        "---\ntitle: 'RETRACTED: Dock sinks'\n---\nThe dock of Alvik sank on Friday, a sailor said.\n"
    )
    assert run(load(clippings.base / "sources.yaml"), now=FIRST + 2 * DAY).issue is None


def test_an_article_that_is_withdrawn_is_told_though_the_budget_is_spent(clippings: Config) -> None:
    decide(clippings, "pier.txt")
    decide(clippings, "mill.txt")
    with (clippings.base / "sources.yaml").open("a") as file:
        file.write("digest: {words: 10}\n")
    report = run(load(clippings.base / "sources.yaml"), now=FIRST + DAY)
    assert sorted(c[3] or "" for c in changes(report)) == [TITLES["pier"], TITLES["mill"]]
    assert report.issue is not None
    assert [s.brief for s in report.issue.stories] == [False, True]
    assert made(clippings, "2025-08-13", "index.html").count("taken out by hand") >= 2


def test_export_and_explain_say_that_an_article_is_withdrawn(clippings: Config) -> None:
    decide(clippings, "pier.txt", note="Not ours.")
    with Store.open(clippings.store, clippings.base) as store:
        rows = [json.loads(line) for line in record.articles(clippings, store, None, None)]
        lines = list(record.explain(clippings, store, "pier.txt"))
        whole = record.page(clippings, store, "pier.txt")
        status = list(record.status(clippings, store, datetime.fromisoformat("2025-08-20T07:00+03:00")))
    found = {row["origin"]: row["withdrawn"] for row in rows}
    assert found == {
        "mill.txt": None,
        "pier.txt": {"at": "2025-08-12T09:00:00Z", "reason": "person", "note": "Not ours."},
    }
    assert "withdrawn since 2025-08-12 09:00 UTC: taken out by hand: Not ours." in lines
    assert "taken out by hand, noticed" in whole
    assert any(line.startswith("withdrawn 1 articles") for line in status)


@pytest.mark.parametrize(
    ("name", "words"), [("nothing", "no article has that name"), ("a", "no article has that name")]
)
def test_a_name_that_no_article_has_is_an_error(name: str, words: str, clippings: Config) -> None:
    with pytest.raises(MonitorError, match=words):
        decide(clippings, name)


def called(config: Config, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [words[0], "--config", str(config.base / "sources.yaml"), *words[1:]])
    return result.exit_code, result.stderr


def test_the_command_takes_back_and_gives_back_and_its_note_does_no_harm(clippings: Config) -> None:
    code, said = called(
        clippings,
        "withdraw",
        "pier.txt",
        "--now",
        "2025-08-12T09:00",
        "--note",
        "</p><script>x</script>\r\nBcc: a@example.org\x1b[2J",
    )
    assert (code, "is withdrawn; where an issue cited it" in said) == (0, True)
    assert called(clippings, "run", "--now", "2025-08-13T07:00+03:00")[0] == 0
    text = made(clippings, "2025-08-13", "index.html") + made(clippings, "2025-08-13", "email.html")
    assert ("<script>x" in text, "&lt;script&gt;x" in text, "\x1b" in text) == (False, True, False)
    assert "\nBcc:" not in made(clippings, "2025-08-13", "issue.eml")
    assert called(clippings, "withdraw", "pier.txt", "--undo", "--now", "2025-08-13T09:00")[0] == 0
    code, said = called(clippings, "withdraw", "pier.txt", "--undo")
    assert (code, "there is nothing to undo" in said) == (1, True)


def test_a_run_says_how_many_pages_it_asked_again(config: Config, site: Site) -> None:
    site.put("/ferry", "", 410)
    code, said = called(config, "run", "--now", "2025-08-13T07:00+03:00")
    assert (code, "pages     1 asked again, 1 withdrawn" in said) == (0, True)
    site.put("/ferry", "", 500)
    code, said = called(config, "run", "--now", "2025-08-14T07:00+03:00")
    assert (code, "what was read there before stays" in said) == (0, True)
