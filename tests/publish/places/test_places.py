"""A place of files is the same on a disk, on S3, and on another file system of fsspec."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from monitor.errors import MonitorError
from monitor.models import Problem
from monitor.publish.places import Disk, Place
from monitor.publish.places.remote import Remote, remote
from tests.ports import unheard
from tests.s3server import BUCKET, s3_server

ISSUE = {"index.html": b"<p>one", "issue.json": b"{}", "SHA256SUMS": b"00  index.html\n"}


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch, s3_server(patch) as address:
        yield address


@pytest.fixture(params=["disk", "s3", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "disk":
        return Disk(tmp_path / "archive")
    if request.param == "memory":
        files = fsspec.filesystem("memory", skip_instance_cache=True)
        return Remote(files, f"/{tmp_path.name}/archive", "memory://archive")
    request.getfixturevalue("bucket")
    return remote(f"s3://{BUCKET}/{tmp_path.name}/archive/")


def content(place: Place) -> dict[str, bytes]:
    return {name: place.read(name) for name in place.below()}


def test_one_that_is_not_there_yet_is_empty(place: Place) -> None:
    place.require()
    place.sweep()
    assert [*place.names(), *place.names("outlets"), *place.below(), *place.below("outlets")] == []
    with pytest.raises(FileNotFoundError):
        place.read("index.html")
    assert place.served("index.html") is None


def test_an_issue_is_there_with_all_its_files_and_nothing_else(place: Place) -> None:
    place.make("2025-08-13", ISSUE)
    assert content(place) == {f"2025-08-13/{name}": data for name, data in ISSUE.items()}
    assert place.names() == {"2025-08-13"}
    assert place.names("2025-08-13") == set(ISSUE)


def test_an_issue_that_is_there_is_replaced_file_by_file(place: Place) -> None:
    place.make("2025-08-13", ISSUE | {"email.txt": b"stays"})
    place.make("2025-08-13", ISSUE | {"index.html": b"<p>two"})
    assert content(place) == {
        f"2025-08-13/{n}": d for n, d in (ISSUE | {"index.html": b"<p>two", "email.txt": b"stays"}).items()
    }


def test_pages_lie_where_their_names_say(place: Place) -> None:
    pages = {"index.html": b"all", "outlets/quay/index.html": b"one", "outlets/index.html": b"two", "feed.xml": b"3"}
    place.put(pages.items())
    assert content(place) == pages
    assert place.below("outlets") == ["outlets/index.html", "outlets/quay/index.html"]
    assert place.names("outlets") == {"index.html", "quay"}
    assert place.served("outlets/quay/index.html") == b"one"
    assert place.served("outlets") is None


def test_each_file_is_there_before_the_next_folder_is_made(place: Place) -> None:
    def made() -> Iterator[tuple[str, bytes]]:
        yield "outlets/quay/index.html", b"one"
        yield "outlets/quay/feed.xml", b"two"
        yield "outlets/index.html", b"three"
        assert place.names("outlets/quay") == {"index.html", "feed.xml"}
        yield "index.html", b"four"
        assert place.served("outlets/index.html") == b"three"
        raise LookupError("boom")

    told = list[Problem]()
    with pytest.raises(LookupError):
        place.put(made(), told.append)
    assert told == []
    assert set(place.below("outlets")) == {"outlets/index.html", "outlets/quay/feed.xml", "outlets/quay/index.html"}


def test_more_files_of_a_folder_than_go_at_once_are_all_there(place: Place) -> None:
    pages = {f"stories/{number}.html": b"%d" % number for number in range(150)}
    place.put(pages.items())
    assert content(place) == pages


def test_what_is_removed_takes_nothing_else_along(place: Place) -> None:
    place.put({"search/parts/2025/a.js": b"a", "search/parts/2025-q1/a.js": b"b", "search/directory.js": b"c"}.items())
    place.remove("search/parts/2025")
    assert place.below() == ["search/directory.js", "search/parts/2025-q1/a.js"]
    place.remove("search/directory.js")
    place.remove("search/parts/2024")
    place.remove("search/parts/2024/a.js")
    assert place.below() == ["search/parts/2025-q1/a.js"]


def test_names_of_every_script_and_sign_are_kept(place: Place) -> None:
    pages = {"outlets/Нова Хвиля/index.html": b"1", "topics/a%20b+c&d/index.html": b"2", "x/#1 (new).html": b"3"}
    place.put(pages.items())
    assert content(place) == pages


# --- what is on its own file system only ---------------------------------------------------------------------------


def test_a_page_that_would_not_change_is_left_alone(tmp_path: Path) -> None:
    place = Disk(tmp_path)
    place.put({"index.html": b"one", "feed.xml": b"two"}.items())
    before = (tmp_path / "index.html").stat().st_mtime_ns, (tmp_path / "index.html").stat().st_ino
    place.put({"index.html": b"one", "feed.xml": b"three"}.items())
    after = (tmp_path / "index.html").stat().st_mtime_ns, (tmp_path / "index.html").stat().st_ino
    assert before == after
    assert (tmp_path / "feed.xml").read_bytes() == b"three"


def test_a_folder_that_cannot_be_made_is_named_once_and_the_others_are_written(tmp_path: Path) -> None:
    told = list[Problem]()
    (tmp_path / "outlets").write_text("mine")
    files = {"outlets/quay/a.html": b"1", "outlets/quay/b.html": b"2", "topics/port/a.html": b"3"}
    Disk(tmp_path).put(files.items(), told.append)
    assert (tmp_path / "topics/port/a.html").read_bytes() == b"3"
    assert [p.message.partition(" (")[0] for p in told] == ["outlets/quay is not written"]


def test_what_a_killed_run_left_is_replaced_and_swept(tmp_path: Path) -> None:
    place = Disk(tmp_path)
    aside = tmp_path / ".making-2025-08-13"
    aside.mkdir()
    (aside / "index.html").write_bytes(b"<p>ha")
    (tmp_path / "2025-08-12").mkdir()
    (tmp_path / "2025-08-12" / ".making-index.html").write_bytes(b"<p>ha")
    place.sweep()
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["2025-08-12"]
    place.make("2025-08-12", ISSUE)
    assert place.names("2025-08-12") == set(ISSUE)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("mine")
    with pytest.raises(MonitorError, match="is a file, and the issues go into a folder of that name"):
        Disk(tmp_path / "archive").require()


class Writes:
    """A file system that notes what is written and does not take some of it."""

    protocol = "s3"
    async_impl = False

    def __init__(self, refused: str = "") -> None:
        self._files = fsspec.filesystem("memory", skip_instance_cache=True)
        self._files.store = {}
        self.written: list[str] = []
        self.refused = refused

    def __getattr__(self, name: str) -> object:
        return getattr(self._files, name)

    def pipe_file(self, path: str, data: bytes, **_: object) -> None:
        if self.refused and path.endswith(self.refused):
            raise PermissionError("you may not")
        self.written.append(path)
        self._files.pipe_file(path, data)


def test_what_the_archive_knows_an_issue_by_is_written_last() -> None:
    files = Writes()
    Remote(files, "/desk", "s3://desk").make("2025-08-13", ISSUE)
    assert files.written == [f"/desk/2025-08-13/{name}" for name in ("index.html", "SHA256SUMS", "issue.json")]


def test_one_that_is_not_taken_is_named_and_the_others_are_written() -> None:
    files, told = Writes("outlets/index.html"), list[Problem]()
    place = Remote(files, "/desk", "s3://desk")
    place.put({"outlets/index.html": b"1", "outlets/quay.html": b"2", "index.html": b"3"}.items(), told.append)
    assert place.below() == ["index.html", "outlets/quay.html"]
    assert [p.message for p in told] == [
        "outlets/index.html is not written (`monitor archive rebuild` writes it again): "
        "you may not (s3://desk/outlets/index.html)"
    ]


def test_an_issue_whose_last_file_is_not_taken_is_not_there() -> None:
    told = list[Problem]()
    with pytest.raises(OSError, match="you may not"):
        Remote(Writes("issue.json"), "/desk", "s3://desk").make("2025-08-13", ISSUE, told.append)


def test_only_what_changed_is_written_again() -> None:
    files = Writes()
    place = Remote(files, "/desk", "s3://desk")
    pages = {"index.html": b"one", "outlets/index.html": b"two", "outlets/quay.html": b"three"}
    place.put(pages.items())
    files.written.clear()
    place.put((pages | {"outlets/index.html": b"TWO", "outlets/pier.html": b"four"}).items())
    assert files.written == ["/desk/outlets/index.html", "/desk/outlets/pier.html"]


@pytest.mark.usefixtures("bucket")
def test_a_browser_is_told_what_a_file_on_s3_is() -> None:
    place = remote(f"s3://{BUCKET}/typed")
    place.put({"a.html": b"1", "b.js": b"2", "c.json": b"3", "d.xml": b"4", "e.eml": b"5", "SHA256SUMS": b"6"}.items())
    kinds = {name: place._files.info(f"{BUCKET}/typed/{name}")["ContentType"] for name in place.below()}
    assert kinds == {
        "a.html": "text/html; charset=utf-8",
        "b.js": "text/javascript; charset=utf-8",
        "c.json": "application/json; charset=utf-8",
        "d.xml": "application/xml; charset=utf-8",
        "e.eml": "message/rfc822",
        "SHA256SUMS": "text/plain; charset=utf-8",
    }


@pytest.mark.usefixtures("bucket")
def test_a_bucket_that_is_not_there_is_named_and_not_made() -> None:
    place = remote("s3://no-such-bucket/desk")
    with pytest.raises(FileNotFoundError, match="bucket does not exist"):
        place.make("2025-08-13", ISSUE)
    assert not place._files.exists("no-such-bucket")


def test_a_server_that_is_not_there_is_an_error_of_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "desk")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
    with unheard() as port:
        place, told = remote(f"s3://{BUCKET}/desk?endpoint_url=http://127.0.0.1:{port}"), list[Problem]()
        for asked in (place.names, place.below, lambda: place.read("index.html"), lambda: place.make("x", ISSUE)):
            with pytest.raises(OSError, match="Could not connect"):
                asked()
        with pytest.raises(OSError, match="Could not connect"):
            place.put({f"{number}/index.html": b"1" for number in range(9)}.items(), told.append)
    assert len(told) == 1


def test_what_nothing_reaches_is_named() -> None:
    with pytest.raises(MonitorError, match="nowhere://desk/x cannot be opened: Protocol not known: nowhere"):
        remote("nowhere://desk/x")
    with pytest.raises(MonitorError, match="hdfs://desk/x needs a library that is not installed; fsspec says: "):
        remote("hdfs://desk/x")
