"""An archive on a server of S3 is the one on a disk, whatever happens to the server meanwhile."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main
from monitor.config import Config, load
from monitor.errors import MonitorError
from monitor.pipeline import Report, catch_up, run
from monitor.publish.inspection import inspect
from monitor.publish.places import Disk, Place, browsed, place_of
from monitor.publish.places.remote import Remote, remote
from monitor.publish.server import server
from monitor.store import Store
from tests.mailserver import Inbox, mail_server
from tests.ports import unheard
from tests.s3server import BUCKET, s3_server

SOURCES = """\
newsletter: {{title: Norrvik News, timezone: Europe/Kyiv, from: desk@example.org}}
topics: [{{id: fires, name: Fires, match: fire OR mill}}]
sources: [{{name: clippings, kind: files, path: "inbox/*"}}]
delivery: {{to: [ada@example.org], smtp: {{host: 127.0.0.1, port: {port}, security: none}}}}
archive: {archive}
"""
TEXTS = {
    12: "Mill burns in Lindholm\n\nFire destroyed the old Lindholm mill on Monday; hospitals took in 15 workers.\n",
    13: "Mill to be rebuilt\n\nThe council said on Tuesday that the mill in Lindholm, lost in the fire, is rebuilt.\n",
    14: "Ferry stops\n\nThe ferry to Lindholm stops on Friday, the council said.\n",
}


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch, s3_server(patch) as address:
        yield address


@pytest.fixture(scope="module")
def post() -> Iterator[tuple[int, Inbox]]:
    inbox = Inbox()
    with mail_server(inbox) as port:
        yield port, inbox


@pytest.fixture
def config(s3: str, post: tuple[int, Inbox], tmp_path: Path) -> Config:
    post[1].taken.clear()
    return written(tmp_path, post[0], f"s3://{BUCKET}/{tmp_path.name}")


def written(folder: Path, port: int, archive: str) -> Config:
    (folder / "inbox").mkdir(parents=True, exist_ok=True)
    (folder / "sources.yaml").write_text(SOURCES.format(port=port, archive=archive))
    return load(folder / "sources.yaml")


def morning(config: Config, day: int, *, send: bool = False) -> Report:
    (config.base / f"inbox/{day}.txt").write_text(TEXTS[day])
    return run(config, now=datetime.fromisoformat(f"2025-08-{day}T07:00+03:00"), send=send)


def called(config: Config, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--config", str(config.base / "sources.yaml")])


def of_archive(config: Config, *words: str) -> Result:
    return CliRunner().invoke(main, ["archive", "--config", str(config.base / "sources.yaml"), *words])


def content(place: Place) -> dict[str, bytes]:
    return {name: place.read(name) for name in place.below()}


def test_three_mornings_make_what_they_make_on_a_disk(config: Config, post: tuple[int, Inbox], tmp_path: Path) -> None:
    disk = written(tmp_path / "disk", post[0], "archive")
    for day in TEXTS:
        assert morning(config, day).problems == morning(disk, day).problems == ()
    assert content(place_of(config)) == content(Disk(disk.base / "archive"))
    assert inspect(place_of(config))[0] == []
    verified = of_archive(config, "verify")
    assert (verified.exit_code, verified.stderr.endswith("nothing wrong\n")) == (0, True)


def test_it_is_rebuilt_and_what_was_spoiled_is_found(config: Config) -> None:
    morning(config, 12)
    place = place_of(config)
    whole = content(place)
    place.put({"2025-08-12/email.txt": b"something else", "index.html": b"<a href='nowhere.html'>x</a>"}.items())
    assert {(f.kind, f.path) for f in inspect(place)[0]} == {("hash", "2025-08-12/email.txt"), ("link", "index.html")}
    assert of_archive(config, "verify").exit_code == 1
    assert of_archive(config, "rebuild").exit_code == 0
    assert content(place) == whole


def test_commands_say_where_it_is(config: Config) -> None:
    address = f"s3://{BUCKET}/{config.base.name}"
    empty = of_archive(config)
    assert (empty.exit_code, f"{address} holds no issue yet" in empty.stderr) == (1, True)
    (config.base / "inbox/12.txt").write_text(TEXTS[12])
    made = called(config, "run", "--now", "2025-08-12T07:00+03:00")
    assert f"issue     {address}/2025-08-12/index.html" in made.stderr
    assert of_archive(config).stdout == f"{address}/index.html\n"
    assert called(config, "lint", "2025-08-12").exit_code == 0
    assert called(config, "lint", "2025-08-19").exit_code == 2
    (found,) = [json.loads(row) for row in called(config, "search", "mill", "--json").stdout.splitlines()][:1]
    assert address in json.dumps(found)
    saved = called(config, "backup", str(config.base / "saved"))
    assert f"warning: {address} lies elsewhere and is not in it" in saved.stderr


def test_a_browser_needs_an_address_that_it_can_open(config: Config) -> None:
    with pytest.raises(MonitorError, match="is no file that a browser opens; `monitor archive serve` shows it"):
        browsed(config, "index.html")
    newsletter = config.newsletter.model_copy(update={"archive_url": "https://news.norrvik.example/"})
    seen = config.model_copy(update={"newsletter": newsletter})
    assert browsed(seen, "index.html") == "https://news.norrvik.example/index.html"


def test_it_is_served_page_by_page(config: Config) -> None:
    morning(config, 12)
    with server(place_of(config), "127.0.0.1", 0) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        answers = {}
        for target in ("/", "/2025-08-12", "/2025-08-12/", "/2025-08-12/issue.json", "/nothing.html", "/%2e%2e/x.html"):
            asked = HTTPConnection("127.0.0.1", running.server_port, timeout=20)
            asked.request("GET", target)
            answer = asked.getresponse()
            answers[target] = (answer.status, len(answer.read()) > 200)
            asked.close()
        running.shutdown()
        thread.join()
    assert answers == {
        "/": (200, True),
        "/2025-08-12": (301, False),
        "/2025-08-12/": (200, True),
        "/2025-08-12/issue.json": (200, True),
        "/nothing.html": (404, False),
        "/%2e%2e/x.html": (404, False),
    }


def test_while_it_cannot_be_reached_no_page_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "desk")
    with unheard() as away:
        place = remote(f"s3://{BUCKET}/x?endpoint_url=http://127.0.0.1:{away}")
        with server(place, "127.0.0.1", 0) as running:
            thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            thread.start()
            asked = HTTPConnection("127.0.0.1", running.server_port, timeout=60)
            asked.request("GET", "/index.html")
            status = asked.getresponse().status
            asked.close()
            running.shutdown()
            thread.join()
    assert status == 503


def test_a_server_that_is_away_costs_no_mail_and_the_next_run_makes_up_for_it(
    config: Config, post: tuple[int, Inbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    morning(config, 12)
    with monkeypatch.context() as away, unheard() as port:
        away.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        report = morning(config, 13, send=True)
    assert (report.sent, len(post[1].taken), report.published) == (1, 1, False)
    assert any(p.source == "archive" and "Could not connect" in p.message for p in report.problems)
    assert report.issue
    assert report.issue.id == "2025-08-13"
    after = morning(config, 14)
    assert after.finished == ("2025-08-13",)
    assert {"2025-08-12", "2025-08-13", "2025-08-14"} <= place_of(config).names()
    assert inspect(place_of(config))[0] == []


def test_what_was_not_taken_is_tried_again_between_two_runs(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    morning(config, 12)
    with monkeypatch.context() as away, unheard() as port:
        away.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        morning(config, 13)
        with Store.open(config.store, config.base) as store:
            assert catch_up(config, store) == ()
        status = called(config, "status")
        assert (status.exit_code, "archive: it did not take issue 2025-08-13; the next run" in status.output) == (
            4,
            True,
        )
    with Store.open(config.store, config.base) as store:
        assert catch_up(config, store) == ("2025-08-13",)
        assert (catch_up(config, store), store.unarchived()) == ((), [])
    assert called(config, "status").exit_code == 0
    assert inspect(place_of(config))[0] == []


@pytest.mark.parametrize("name", ["index.html", "issue.json", "SHA256SUMS", "search/directory.js"])
def test_a_run_that_is_killed_at_a_file_is_mended_by_the_next(
    name: str, config: Config, tmp_path: Path, post: tuple[int, Inbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Remote._pipe

    def killed(self: Remote, files: dict[str, bytes], kind: str) -> None:
        if any(path.endswith(name) for path in files):
            raise KeyboardInterrupt
        write(self, files, kind)

    morning(config, 12)
    with monkeypatch.context() as patch:
        patch.setattr(Remote, "_pipe", killed)
        with pytest.raises(KeyboardInterrupt):
            morning(config, 13)
    assert morning(config, 14).finished == ("2025-08-13",)
    disk = written(tmp_path / "disk", post[0], "archive")
    for day in TEXTS:
        morning(disk, day)
    assert content(place_of(config)) == content(Disk(disk.base / "archive"))


def test_issues_of_another_store_are_listed_and_never_written_over(config: Config, post: tuple[int, Inbox]) -> None:
    morning(config, 12)
    first = place_of(config).read("2025-08-12/issue.json")
    (config.base / ".monitor").rename(config.base / "former")
    (config.base / "inbox/12.txt").unlink()
    (config.base / "inbox/13.txt").write_text(TEXTS[13])
    report = run(config, now=datetime.fromisoformat("2025-08-12T09:00+03:00"), send=True)
    assert report.issue
    assert report.issue.id == "2025-08-12-2"
    assert (report.sent, post[1].taken) == (0, [])  # the store is new beside an archive of issues
    assert place_of(config).read("2025-08-12/issue.json") == first
    assert b'href="2025-08-12/' in place_of(config).read("index.html")
    with Store.open(config.store, config.base, reading=True) as store:
        assert [*store.issue_ends()] == ["2025-08-12-2"]


def test_doctor_tries_to_write_there(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    said = called(config, "doctor", "--offline").output
    assert f"s3://{BUCKET}/{config.base.name} can be written" in said
    assert place_of(config).names() == frozenset()
    with unheard() as port:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        assert "takes no file: Could not connect" in " ".join(called(config, "doctor", "--offline").output.split())
