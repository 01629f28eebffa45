from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import monitor.ingest
from monitor.config import FilesSource, Given
from monitor.errors import MonitorError
from monitor.ingest import Ingester, World, gather, schemas
from monitor.models import Document, Meta, Problem
from monitor.steps import Step
from tests.ingest.folder import documents, problems, source, world, write


def origins(base: Path, path: str) -> list[str]:
    return [document.origin for document in documents(base, source(path))]


# --- which files -------------------------------------------------------------------------------------------------

TREE = {
    "inbox/b.txt": "B.", "inbox/a.txt": "A.", "inbox/sub/deep/c.md": "C.", "inbox/.hidden.txt": "no",
    "inbox/.git/x.txt": "no",
    "inbox/a.yaml": "title: A", "inbox/Thumbs.db": "no", "inbox/~$a.txt": "no", "inbox/page.html": "<p>Page</p>",
    "inbox/page_files/style.css": "no", "inbox/page_files/frame.html": "<p>no</p>", "other.txt": "O.",
}  # fmt: skip
PATTERNS = (
    ("inbox/**/*", ["inbox/a.txt", "inbox/b.txt", "inbox/page.html", "inbox/sub/deep/c.md"]),
    ("inbox/*.txt", ["inbox/a.txt", "inbox/b.txt"]),
    ("./inbox/a.txt", ["inbox/a.txt"]),
    ("**/[bc].*", ["inbox/b.txt", "inbox/sub/deep/c.md"]),
    ("**/**/c.md", ["inbox/sub/deep/c.md"]),
    ("*/a.txt", ["inbox/a.txt"]),
    ("inbox/../other.txt", ["other.txt"]),
    ("inbox/.hidden.txt", ["inbox/.hidden.txt"]),
)


@pytest.mark.parametrize(("pattern", "expected"), PATTERNS)
def test_a_path_names_files_in_the_order_of_their_names(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    write(tmp_path, TREE)
    assert origins(tmp_path, pattern) == expected


def test_a_path_may_lead_out_of_the_folder_or_be_absolute(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": "A.", "work/x": "no"})
    assert origins(tmp_path / "work", "../seeds/*.txt") == ["../seeds/a.txt"]
    assert origins(tmp_path / "work", f"{tmp_path.as_posix()}/seeds/*.txt") == ["../seeds/a.txt"]


def test_a_file_reached_twice_is_read_once_and_loops_end(tmp_path: Path) -> None:
    write(tmp_path, {"inbox/a.txt": "A."})
    (tmp_path / "inbox/loop").symlink_to(tmp_path / "inbox")
    (tmp_path / "inbox/up").symlink_to(tmp_path)
    assert [p.partition(" ")[0] for p in problems(tmp_path, "inbox/**/*")] == ["inbox/loop:", "inbox/up:"]
    (tmp_path / "inbox/loop").unlink()
    (tmp_path / "inbox/up").unlink()
    (tmp_path / "inbox/b.txt").symlink_to("a.txt")
    os.link(tmp_path / "inbox/a.txt", tmp_path / "inbox/c.txt")
    assert origins(tmp_path, "inbox/**/*") == ["inbox/a.txt"]


def test_a_name_that_is_no_text_is_escaped(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("A.")
    (tmp_path / "two\nlines.txt").write_text("B.")
    assert origins(tmp_path, "*") == ["caf\\xe9.txt", "two\\nlines.txt"]


def test_names_that_differ_by_their_unicode_form_are_two_files(tmp_path: Path) -> None:
    write(tmp_path, {"in/caf\u00e9.txt": "A.", "in/cafe\u0301.txt": "B."})
    if len(list((tmp_path / "in").iterdir())) == 1:
        pytest.skip("this disk takes them for one")
    assert {d.origin: d.content for d in documents(tmp_path)} == {"in/café.txt": "A.", "in/cafe\\u0301.txt": "B."}


def test_a_path_that_names_nothing_is_a_problem(tmp_path: Path) -> None:
    [problem] = gather([source("inbox/*.txt")], world(tmp_path))
    assert isinstance(problem, Problem)
    assert problem.message.startswith("inbox/*.txt: no file has such a path")


# --- formats: (name, content, what is read of it) ----------------------------------------------------------------

MAIL = "From: {sender}\nSubject: {subject}\nDate: Tue, 12 Aug 2025 09:30:00 +0300\n"
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
TWO = (
    "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n{plain}\n"
    "--x\nContent-Type: text/html\n\n{html}\n--x--\n"
)
WHEN = "2025-08-12T09:30:00+03:00"


def one(
    form: str, content: str, given: Meta | None = None, row: str | None = None
) -> tuple[str, str, Meta, str | None]:
    return (form, content, given or Meta(), row)


READ: tuple[tuple[str, str | bytes, list[tuple[str, str, Meta, str | None]]], ...] = (
    ("a.txt", "The bridge.\r\nIs open.", [one("text", "The bridge.\nIs open.")]),
    ("front.txt", "---\ntitle: A\n---\nThe bridge.", [one("text", "The bridge.", Meta(title="A"))]),
    ("front.md", "---\ntitle: A\n...\n# The bridge", [one("markdown", "# The bridge", Meta(title="A"))]),
    ("page.txt", "<!doctype html><p>A</p>", [one("html", "<!doctype html><p>A</p>")]),
    ("old.html", "<meta charset=koi8-r><p>Мэр города</p>".encode("koi8-r"),
     [one("html", "<meta charset=koi8-r><p>Мэр города</p>")]),
    ("one.json", '{"title": "A", "text": "B"}', [one("text", "B", Meta(title="A"))]),
    ("list.json", '[{"text": "A"}, {"html": "<p>B</p>"}]',
     [one("text", "A", row="1"), one("html", "<p>B</p>", row="2")]),
    ("nest.json", '{"articles": [{"text": "A"}]}', [one("text", "A", row="1")]),
    ("markup.json", '{"body": "<p>A</p>"}', [one("html", "<p>A</p>")]),
    ("rows.jsonl", '{"text": "A"}\n\n{"text": "B"}', [one("text", "A", row="1"), one("text", "B", row="3")]),
    ("utf16.jsonl", '{"text": "Київ"}\n{"text": "B"}'.encode("utf-16"),
     [one("text", "Київ", row="1"), one("text", "B", row="2")]),
    ("old.jsonl", '{"text": "Міст відкрито"}\n'.encode("cp1251"), [one("text", "Міст відкрито", row="1")]),
    ("commas.csv", 'title,text\nA,"B, ""c""\nD"\nE,F\n',
     [one("text", 'B, "c"\nD', Meta(title="A"), "2"), one("text", "F", Meta(title="E"), "4")]),
    ("semi.csv", "\ufefftext;title\nA, b;C\n", [one("text", "A, b", Meta(title="C"), "2")]),
    ("excel.csv", "sep=;\ntext;title\nA;C\n", [one("text", "A", Meta(title="C"), "3")]),
    ("tabs.tsv", "text\ttitle\nA, b; c\tC\n", [one("text", "A, b; c", Meta(title="C"), "2")]),
    ("mac.csv", "text,title\rA,C\r", [one("text", "A", Meta(title="C"), "2")]),
    ("stray.csv", 'text,title\nA 5" nail,"C" d\n', [one("text", 'A 5" nail', Meta(title="C d"), "2")]),
    ("list.eml", MAIL.format(sender="The Dispatch <a@d.example>", subject="A") + "List-Id: <d.example>\n" + PLAIN + "B",
     [one("text", "B", Meta(title="A", outlet="The Dispatch", published=WHEN))]),
    ("person.eml", MAIL.format(sender="Ann Lee at The Dispatch <a@d>", subject="A") + "List-Id: d\n" + PLAIN + "B",
     [one("text", "B", Meta(title="A", outlet="The Dispatch", byline=("Ann Lee",), published=WHEN))]),
    ("author.eml", MAIL.format(sender="Ann Lee <a@d.example>", subject="=?utf-8?B?0JrQuNGX0LI=?=") + PLAIN + "B",
     [one("text", "B", Meta(title="Київ", byline=("Ann Lee",), published=WHEN))]),
    ("house.eml", MAIL.format(sender="The Bridge Post <today@bridgepost.example>", subject="A") + PLAIN + "B",
     [one("text", "B", Meta(title="A", outlet="The Bridge Post", published=WHEN))]),
    ("role.eml", MAIL.format(sender="Міст <news-daily@d.example>", subject="A") + PLAIN + "B",
     [one("text", "B", Meta(title="A", outlet="Міст", published=WHEN))]),
    ("mixed.eml", MAIL.format(sender="a@d", subject="Нове: =?utf-8?B?0JrQuNGX0LI=?= =?utf-8?q?!?=") + PLAIN + "B",
     [one("text", "B", Meta(title="Нове: Київ!", published=WHEN))]),
    ("sent-on.eml", MAIL.format(sender="Ann Lee <a@d.example>", subject="Fwd: A") + PLAIN + "B",
     [one("text", "B", Meta(title="A"))]),
    ("where.eml", "Subject: A\nArchived-At: <https://d.example/1>\nFrom: a@d.example\n" + PLAIN + "B",
     [one("text", "B", Meta(title="A", url="https://d.example/1"))]),
    ("both.eml", "Subject: A\n" + TWO.format(plain="See our site.", html="<p>The bridge is open.</p>"),
     [one("html", "<p>The bridge is open.</p>", Meta(title="A"))]),
    ("stub.eml", "Subject: A\n" + TWO.format(plain="The bridge is open since noon.", html="<p>Hello</p>"),
     [one("text", "The bridge is open since noon.", Meta(title="A"))]),
    ("flowed.eml", "Subject: A\nContent-Type: text/plain; format=flowed\n\nThe bridge \nis open.\nGo.",
     [one("text", "The bridge is open.\nGo.", Meta(title="A"))]),
    ("old.eml", b"Subject: A\nContent-Type: text/plain; charset=cp1251\n\n" + "Мер міста".encode("cp1251"),
     [one("text", "Мер міста", Meta(title="A"))]),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), READ, ids=[row[0] for row in READ])
def test_each_format_is_read(
    tmp_path: Path, name: str, content: str | bytes, expected: list[tuple[str, str, Meta, str | None]]
) -> None:
    write(tmp_path, {name: content})
    found = documents(tmp_path)
    assert [(d.form, d.content, d.given, d.row) for d in found] == expected
    assert {(d.source, d.origin) for d in found} == {("clippings", name)}


def test_a_table_of_many_rows_is_read_row_by_row(tmp_path: Path) -> None:
    write(tmp_path, {"rows.csv": "text\n" + "The bridge is open.\n" * 5_000})
    items = gather([source()], world(tmp_path))
    first = next(items)
    assert isinstance(first, Document)
    assert first.row == "2"
    assert sum(1 for _ in items) == 4_999


# --- who is believed ---------------------------------------------------------------------------------------------


def test_the_user_beats_the_side_car_and_the_side_car_the_file(tmp_path: Path) -> None:
    front = "---\ntitle: front\noutlet: front\nagency: front\nlanguage: de\n---\nText."
    write(
        tmp_path,
        {"in/a.txt": front, "in/a.yaml": "title: side\noutlet: side\nagency: side", "in/a.txt.yaml": "agency: nearer"},
    )
    [document] = documents(tmp_path, source("in/*", articles={"a.txt": {"title": "user"}}, outlet="default"))
    assert document.given == Meta(title="user", outlet="side", agency="nearer", language="de")
    assert document.outlet == "default"


def test_the_longest_path_in_articles_counts(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": "A.", "in/sub/a.txt": "B."})
    both = source("in/**/*", articles={"a.txt": Given(title="any"), "in/sub/a.txt": Given(title="this")})
    assert [d.given.title for d in documents(tmp_path, both)] == ["any", "this"]


def test_a_side_car_says_it_for_all_rows(tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": '{"text": "A", "outlet": "X"}\n{"text": "B"}', "a.yml": "outlet: The Dispatch"})
    assert [d.given.outlet for d in documents(tmp_path)] == ["The Dispatch", "The Dispatch"]


def test_the_time_of_a_file_is_no_publication(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A."})
    os.utime(tmp_path / "a.txt", (1_000_000_000, 1_000_000_000))
    assert documents(tmp_path)[0].given.published is None


def test_fields_names_the_columns_of_others(tmp_path: Path) -> None:
    write(tmp_path, {"a.csv": "Inhalt;Datum;title\nA;12.08.2025;T\n", "b.json": '{"text": "B"}'})
    found = documents(tmp_path, source(fields={"text": "Inhalt", "published": "Datum"}))
    assert [(d.content, d.given.published) for d in found] == [("A", "2025-08-12"), ("B", None)]


# --- all sources -------------------------------------------------------------------------------------------------


class Row:
    """A row of a plug-in's kind."""

    def __init__(self, kind: str) -> None:
        self.name, self.kind = kind, kind


def failing(row: Row, world: World) -> Iterator[Document | Problem]:
    yield Document(row.name, "a", None, "text", "A.")
    raise {"monitor": MonitorError("no answer"), "disk": OSError(5, "Input/output error")}[row.kind]


def test_a_source_that_fails_is_a_problem_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.txt": "A."})
    monkeypatch.setitem(monitor.ingest.INGESTERS, "monitor", Ingester(FilesSource, failing))
    monkeypatch.setitem(monitor.ingest.INGESTERS, "disk", Ingester(FilesSource, failing))
    items = list(gather([Row("monitor"), Row("disk"), Row("unheard-of"), source("*.txt")], world(tmp_path)))
    assert [(type(item).__name__, item.source) for item in items] == [
        ("Document", "monitor"), ("Problem", "monitor"), ("Document", "disk"), ("Problem", "disk"),
        ("Problem", "unheard-of"), ("Document", "clippings"),
    ]  # fmt: skip
    assert "nothing reads the kind" in str(items[4])


PLUG_IN = """
from typing import Literal
from monitor.config import Section
from monitor.ingest import Ingester

class FaxSource(Section):
    kind: Literal["fax"]
    name: str
    number: str

def read(source, world):
    yield from ()

def fail(source, world):
    raise RuntimeError("out of paper")

good, bad = Ingester(FaxSource, read), Ingester(FaxSource, fail)
"""


def test_a_plug_in_reads_its_kind_and_a_broken_one_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = (
        "[monitor.ingesters]\nfax = fax_plug_in:good\nbroken = fax_plug_in:bad\nlost = no_such_plug_in:read\n"
        "bare = fax_plug_in:read\n"
    )
    meta = "Metadata-Version: 2.1\nName: fax\nVersion: 1\n"
    write(
        tmp_path,
        {"fax_plug_in.py": PLUG_IN, "fax-1.dist-info/METADATA": meta, "fax-1.dist-info/entry_points.txt": points},
    )
    monkeypatch.syspath_prepend(tmp_path)
    problems = [str(item) for item in gather([Row("fax"), Row("broken"), Row("lost"), Row("bare")], world(tmp_path))]
    assert len(problems) == 3
    assert "the plug-in for 'broken' failed (RuntimeError: out of paper)" in problems[0]
    assert "the plug-in for 'lost' does not load (ModuleNotFoundError" in problems[1]
    assert "the plug-in for 'bare' is no monitor.ingest.Ingester" in problems[2]
    assert "FaxSource" in {schema.__name__ for schema in schemas()}


def test_progress_hears_each_file_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": '{"text": "A"}\n{"text": "B"}', "b.txt": "B."})
    heard: list[Step] = []
    assert len(list(gather([source()], replace(world(tmp_path), tell=heard.append)))) == 3
    assert [(step.item, step.done, step.total) for step in heard] == [("", 0, None), ("a.jsonl", 1, 2), ("b.txt", 2, 2)]
