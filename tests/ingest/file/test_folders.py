"""Which files a pattern names, what is left alone without a word, and what is said instead of being followed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.config import tidied
from monitor.ingest.file import files, folders, formats
from monitor.ingest.file.folders import Found, find, origin
from tests.ingest.folder import problems, write


def named(base: Path, pattern: str = "in/**/*") -> tuple[list[str], list[str]]:
    """The origins of what a pattern names, and its faults with theirs."""
    found = find(pattern, base)
    return [origin(p, base) for p in found.paths], [f"{origin(p, base)} {words}" for p, words in found.faults]


# --- what is left alone ------------------------------------------------------------------------------------------

LEFT_ALONE = (
    "#a.txt#", "a.txt~", "a.txt.~1~", "a.bak", "a.txt.bak", "A.TXT.BAK", "a.bak2", "a.txt.orig", "a.old", "a.txt.save",
    "~$a.docx", "a.txt.swp", "a.lock", "a.tmp", "~WRL0001.tmp", "a.txt.temp", "a.html.crdownload",
    "Unconfirmed 12345.crdownload", "a.txt.part", "a.html.partial", "a.pdf.opdownload", "a.html.download",
    "a.txt.filepart", "a.txt.aria2", "a.txt.sb-1a2b3c4d-QwErTy", "Thumbs.db", "ehthumbs.db", "Desktop.ini", "Icon\r",
    "a.yaml", "a.txt.yml",
)  # fmt: skip
HIDDEN = (".#a.txt", ".a.txt.swp", ".DS_Store", "._a.txt", ".~lock.a.odt#", ".a.txt.icloud", ".gitkeep", ".nfs0001")
READ = ("a.txt", "part.txt", "bak.md", "old.json", "tmp.html", "a.part.txt", "#1 on the list.txt", "~a.txt")
TOLD = ("a.pages", "a", "bak", "a.part2", "archive.tmpl")


@pytest.mark.parametrize("name", [*LEFT_ALONE, *HIDDEN])
def test_what_programs_drop_is_left_alone_without_a_word(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"in/{name}": "x", "in/z.txt": "The bridge is open."})
    assert named(tmp_path) == (["in/z.txt"], [])


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_a_dropping_that_is_named_in_so_many_words_is_meant(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"in/{name}": "x"})
    assert len(named(tmp_path, f"in/{name}")[0]) == 1
    assert len(problems(tmp_path, f"in/{name}")) == 1


@pytest.mark.parametrize("name", HIDDEN)
def test_a_hidden_dropping_is_none_to_a_pattern_with_a_dot_either(name: str) -> None:
    assert formats.left_alone(name) or name == ".a.txt.icloud"


@pytest.mark.parametrize("name", READ)
def test_what_only_sounds_like_a_dropping_is_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"in/{name}": '{"text": "The bridge is open."}'})
    assert named(tmp_path)[0] == [f"in/{name}"]


@pytest.mark.parametrize("name", TOLD)
def test_what_is_of_no_known_type_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"in/{name}": "x"})
    assert [p.startswith(f"in/{name}: ") and "supported: " in p for p in problems(tmp_path)] == [True]


@pytest.mark.parametrize("name", ["$RECYCLE.BIN", "#recycle", "@eaDir", "__MACOSX", "lost+found", ".Trash-1000"])
def test_what_was_thrown_away_is_not_read_again(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"in/{name}/gone.txt": "Gone.", "in/a.txt": "A."})
    assert named(tmp_path) == (["in/a.txt"], [])


@pytest.mark.parametrize("pattern", ["in/*", "in/**/*", "in/*.txt", "in/**/*.md", "in/sub/*", "*/*.txt", "**/*.md"])
def test_a_folder_that_was_tidied_empty_is_no_problem(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, {"in/sub/a.txt~": "x", "in/.DS_Store": "x"})
    assert problems(tmp_path, pattern) == []


@pytest.mark.parametrize("pattern", ["out/*", "out/**/*", "in/deep/*.txt", "in/a.txt", "in\\*.txt", "in/a.txt/*"])
def test_a_path_that_never_was_there_is_a_problem(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, {"in/b.txt": "B."})
    assert [p.startswith(f"{pattern}: no file has such a path") for p in problems(tmp_path, pattern)] == [True]


def test_whether_a_folder_was_tidied_is_seen_from_an_absolute_path_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    here = tmp_path.as_posix()
    assert [tidied(f"{here}/{p}", Path("/")) for p in ("in/*", "in/**/*.txt", "out/*", "in")] == [
        True,
        True,
        False,
        False,
    ]
    assert tidied("/*", tmp_path)


# --- links -------------------------------------------------------------------------------------------------------

OUT, ROUND = "is a link out of the folder", "is a link in a loop"
Make = Callable[[Path], None]


def link(name: str, to: str) -> Make:
    return lambda base: (base / name).symlink_to(to)


LINKS: tuple[tuple[str, list[Make], list[str], list[str]], ...] = (
    # name, links, what is read beside in/a.txt and in/sub/b.txt, what is said
    ("folder outside", [link("in/x", "../out")], [], [f"in/x {OUT}"]),
    ("folder outside, absolute", [link("in/x", "/")], [], [f"in/x {ROUND}"]),
    ("file outside", [link("in/x.txt", "../out/c.txt")], [], [f"in/x.txt {OUT}"]),
    ("a name that begins alike", [link("in/x", "../in-2")], [], [f"in/x {OUT}"]),
    ("itself", [link("in/x", "x")], [], [f"in/x {ROUND}"]),
    ("itself, a text", [link("in/x.txt", "x.txt")], [], [f"in/x.txt {ROUND}"]),
    ("each other", [link("in/x", "y"), link("in/y", "x")], [], [f"in/x {ROUND}", f"in/y {ROUND}"]),
    ("its own folder", [link("in/x", ".")], [], [f"in/x {ROUND}"]),
    ("the folder above", [link("in/sub/x", "..")], [], [f"in/sub/x {ROUND}"]),
    ("above the pattern", [link("in/x", "..")], [], [f"in/x {ROUND}"]),
    ("by way of another", [link("in/x", "sub/y"), link("in/sub/y", "../../out")], [],
     [f"in/sub/y {OUT}", f"in/x {OUT}"]),
    ("folder inside", [link("in/x", "sub")], [], []),
    ("folder inside that sorts later", [link("in/a", "sub")], [], []),
    ("file inside", [link("in/x.txt", "sub/b.txt")], [], []),
    ("a hidden folder inside", [link("in/x", ".hidden")], ["in/x/h.txt"], []),
    ("a dropping", [link("in/x.bak", "../out/c.txt")], [], []),
)  # fmt: skip


@pytest.mark.parametrize(("links", "more", "said"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS])
def test_a_link_is_followed_within_the_folder_and_said_otherwise(
    tmp_path: Path, links: list[Make], more: list[str], said: list[str]
) -> None:
    write(
        tmp_path,
        {"in/a.txt": "A.", "in/sub/b.txt": "B.", "in/.hidden/h.txt": "H.", "out/c.txt": "C.", "in-2/d.txt": ""},
    )
    for make in links:
        make(tmp_path)
    paths, faults = named(tmp_path)
    assert paths == sorted(["in/a.txt", "in/sub/b.txt", *more])
    assert [f.startswith(s) for f, s in zip(faults, said, strict=True)] == [True] * len(said)
    assert [p.partition(" ")[0] for p in problems(tmp_path)] == [f"{s.partition(' ')[0]}:" for s in said]


@pytest.mark.parametrize("pattern", ["in/*", "in/**/*", "in/*/c.txt", "in/*/*.txt", "in/**/out/*"])
def test_a_link_out_is_said_whatever_part_of_the_pattern_meets_it(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, {"in/a.txt": "A.", "out/c.txt": "C."})
    (tmp_path / "in/out").symlink_to("../out")
    paths, faults = named(tmp_path, pattern)
    assert "in/out/c.txt" not in paths
    assert [f.startswith(f"in/out {OUT}") for f in faults] == [True]


def test_a_folder_that_the_pattern_names_may_be_a_link_to_anywhere(tmp_path: Path) -> None:
    write(tmp_path, {"share/a.txt": "A.", "share/sub/b.txt": "B."})
    (tmp_path / "in").symlink_to("share")
    (tmp_path / "one.txt").symlink_to("share/a.txt")
    assert named(tmp_path) == (["in/a.txt", "in/sub/b.txt"], [])
    assert named(tmp_path, "one.txt") == (["one.txt"], [])


def test_of_many_links_out_twenty_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": "A."})
    for n in range(30):
        (tmp_path / f"in/{n}").symlink_to("/dev")
    told = problems(tmp_path)
    assert len(told) == files.TOLD + 1
    assert told[-1] == "in/**/*: and 10 more that were not looked into"


def test_a_link_to_nothing_is_told_when_it_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": "A."})
    (tmp_path / "in/x.txt").symlink_to("nowhere")
    [problem] = problems(tmp_path)
    assert problem.startswith("in/x.txt: cannot be read")


# --- folders that cannot be read, or never end -------------------------------------------------------------------


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every folder")
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_that_may_not_be_read_takes_no_other_with_it(tmp_path: Path, mode: int) -> None:
    write(tmp_path, {"in/a.txt": "A.", "in/shut/b.txt": "B.", "in/z.txt": "Z."})
    (tmp_path / "in/shut").chmod(mode)
    try:
        paths, _ = named(tmp_path)
        told = problems(tmp_path)
    finally:
        (tmp_path / "in/shut").chmod(0o700)
    assert [p for p in paths if "shut" not in p] == ["in/a.txt", "in/z.txt"]
    assert all(p.startswith("in/shut") for p in told)
    assert told


def test_a_folder_that_cannot_be_listed_takes_no_other_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"in/a.txt": "A.", "in/shut/b.txt": "B.", "in/z.txt": "Z."})
    listing = Path.iterdir

    def refuse(folder: Path) -> object:
        if folder.name == "shut":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert named(tmp_path) == (
        ["in/a.txt", "in/z.txt"],
        ["in/shut cannot be listed (Permission denied); check its permissions"],
    )


def test_folders_may_be_deeper_than_a_program_can_call_itself(tmp_path: Path) -> None:
    top, depth = f"{tmp_path}/in", 1_100
    made = [top + "/d" * n for n in range(depth + 1)]
    for folder in made:
        os.mkdir(folder)  # noqa: PTH102  # a Path would take its parts apart each time
    Path(made[-1], "a.txt").write_text("A.")
    try:
        assert named(tmp_path) == (["in/" + "d/" * depth + "a.txt"], [])
    finally:  # what tidies up after the tests calls itself
        Path(made[-1], "a.txt").unlink()
        os.removedirs(made[-1])


def test_folders_deeper_than_a_path_may_be_long_take_no_other_with_them(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": "A."})
    here = os.open(tmp_path / "in", os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=here)
        outer, here = here, os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(outer)
    os.close(here)
    assert named(tmp_path)[0][0] == "in/a.txt"
    assert ["File name too long" in problem for problem in problems(tmp_path)] == [True]


def test_a_pattern_of_many_depths_ends(tmp_path: Path) -> None:
    write(tmp_path, {"/".join(["in", *"abcdefgh", "x.txt"]): "X."})
    assert named(tmp_path, "in/" + "**/" * 12 + "*.txt")[0] == ["in/a/b/c/d/e/f/g/h/x.txt"]


# --- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"two\nlines.txt", "two\\nlines.txt"),
        (b"\x1b[31mred.txt", "\\x1b[31mred.txt"),
        ("cafe\u0301.txt".encode(), "café.txt"),
        ("\u202egnp.txt".encode(), "\\u202egnp.txt"),
    ],
)
def test_an_origin_is_text_that_can_be_printed(tmp_path: Path, name: bytes, shown: str) -> None:
    (tmp_path / os.fsdecode(name)).write_text("A.")
    assert named(tmp_path, "*")[0] == [shown]


@pytest.mark.parametrize("name", [b"a.caf\xe9", b"a.\ntxt", b"a.\x1b[31m", b"a." + b"x" * 200, b"\xff\xfe"])
def test_a_name_that_cannot_be_printed_makes_a_problem_that_can(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_text("A.")
    [problem] = problems(tmp_path, "*")
    assert problem.isprintable()
    assert problem.encode()


def test_a_name_as_long_as_the_disk_allows_is_read(tmp_path: Path) -> None:
    name = "Міст" * 31 + ".txt"  # no room for the name of a side-car
    write(tmp_path, {f"in/{name}": "The bridge is open."})
    assert named(tmp_path)[0] == [f"in/{name}"]
    assert problems(tmp_path) == []


def test_nothing_is_named_by_a_folder_that_is_a_file(tmp_path: Path) -> None:
    write(tmp_path, {"in": "A."})
    assert find("in/*", tmp_path) == Found((), ())
    assert folders.paths("in/*", tmp_path) == []


def test_sources_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, {f"in/{n}.txt": "A." for n in ("b", "a", "c/d", "c.d")})
    assert named(tmp_path)[0] == sorted(named(tmp_path)[0]) == ["in/a.txt", "in/b.txt", "in/c.d.txt", "in/c/d.txt"]
