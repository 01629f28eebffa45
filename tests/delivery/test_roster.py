"""Who is listed: in sources.yaml, in a CSV file, or in both."""

from __future__ import annotations

import os
from email.utils import parseaddr
from pathlib import Path

import pytest

from monitor.config import Config, load
from monitor.delivery.roster import is_open, roster, stands_in
from monitor.errors import ReadError

SOURCES = """\
newsletter: {from: Desk <desk@example.org>}
sources: [{name: clippings, kind: files, path: "inbox/**/*"}]
delivery: {smtp: {host: 127.0.0.1}, readers: readers.csv}
"""


def listed(folder: Path, content: str | bytes, sources: str = SOURCES) -> Config:
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "readers.csv").write_bytes(data)
    (folder / "sources.yaml").write_text(sources)
    return load(folder / "sources.yaml")


@pytest.mark.parametrize(
    "content",
    [
        "address,name\nida@quay.example,Ida Berg\nole@quay.example,\n",
        "name;address\nIda Berg;ida@quay.example\n;ole@quay.example\n",
        "address\tname\tsince\nida@quay.example\tIda Berg\t2024\nole@quay.example\n",
        "\ufeffAddress , Name\r\n ida@quay.example , Ida Berg \r\n\r\nole@quay.example\r\n",
        'address,name\r"ida@quay.example","Ida Berg"\role@quay.example',
        "address,name\nIda Berg <ida@quay.example>,ignored\nole@quay.example,\n,\n",
    ],
)
def test_a_file_as_programs_write_it(tmp_path: Path, content: str) -> None:
    found = roster(listed(tmp_path, content))
    assert found.readers == ("Ida Berg <ida@quay.example>", "ole@quay.example")
    assert found.faults == ()


@pytest.mark.parametrize(
    "name", ["Berg, Ida", 'Ida "Bee" Berg', "Іда Берг", "Berg; (Ida) <x@y>", "a\\b", "Ida\u202e Berg"]
)
def test_a_name_arrives_as_it_was_written(tmp_path: Path, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    (reader,) = roster(listed(tmp_path, f"address,name\nida@quay.example,{quoted}\n")).readers
    assert parseaddr(reader) == (name.replace("\u202e", ""), "ida@quay.example")


def test_a_faulty_row_is_named_with_its_line_and_costs_that_row(tmp_path: Path) -> None:
    content = "name,address\nIda,ida@quay.example\nOle,ole at quay\n\nMara,\n,IDA@quay.example\nTue,tue@quay.example\n"
    found = roster(listed(tmp_path, content))
    assert found.readers == ("Ida <ida@quay.example>", "Tue <tue@quay.example>")
    assert found.faults == (
        'readers.csv:3: "ole at quay" is no mail address; this reader gets nothing',
        "readers.csv:5: has no address; this reader gets nothing",
        "readers.csv:6: ida@quay.example stands in line 2 too; it counts once",
    )


def test_lines_are_counted_as_an_editor_shows_them(tmp_path: Path) -> None:
    content = 'address,name\nida@quay.example,"Ida\nBerg"\nnone,Ole\n'
    assert roster(listed(tmp_path, content)).faults[0].startswith("readers.csv:4: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("mail,name\nida@quay.example,Ida\n", 'readers.csv:1: has no column "address"'),
        ("ida@quay.example\n", 'readers.csv:1: has no column "address"'),
        ("", 'readers.csv:1: has no column "address"'),
        (b"address,name\nida@quay.example,Ida\nole@quay.example,\xd8le\n", "readers.csv:3: is not UTF-8 here"),
        ("address\n".encode("utf-16"), "readers.csv:1: is not UTF-8 here"),
        ("address,name\nida@quay.example," + "x" * 200_000 + "\n", "readers.csv:2: is no CSV"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        roster(listed(tmp_path, content))
    assert str(caught.value).startswith(said)


def test_a_file_that_is_missing_or_a_folder_is_told(tmp_path: Path) -> None:
    config = listed(tmp_path, "address\n")
    (tmp_path / "readers.csv").unlink()
    with pytest.raises(ReadError, match=r"readers\.csv: there is no such file"):
        roster(config)
    (tmp_path / "readers.csv").mkdir()
    with pytest.raises(ReadError, match=r"readers\.csv: cannot be read"):
        roster(config)


def test_both_lists_count_and_a_reader_of_both_counts_once_as_sources_yaml_writes_it(tmp_path: Path) -> None:
    sources = SOURCES.replace("readers: ", "to: [ole@quay.example, The Ida <Ida@quay.example>], readers: ")
    config = listed(tmp_path, "address,name\nida@quay.example,Ida\ntue@quay.example,\n", sources)
    assert roster(config).readers == ("ole@quay.example", "The Ida <Ida@quay.example>", "tue@quay.example")
    assert roster(config).faults == ()
    places = ("sources.yaml", "readers.csv")
    assert tuple(Path(where).name for where in stands_in(config, "ida@quay.example")) == places
    assert stands_in(config, "nobody@quay.example") == ()


def test_the_file_is_read_anew_each_time(tmp_path: Path) -> None:
    config = listed(tmp_path, "address\nida@quay.example\n")
    assert len(roster(config).readers) == 1
    listed(tmp_path, "address\nida@quay.example\nole@quay.example\n")
    assert len(roster(config).readers) == 2


@pytest.mark.skipif(os.name != "posix", reason="Windows goes by the folder")
def test_a_file_that_others_may_read_is_known(tmp_path: Path) -> None:
    config = listed(tmp_path, "address\n")
    for mode, found in ((0o644, True), (0o640, True), (0o600, False)):
        (tmp_path / "readers.csv").chmod(mode)
        assert is_open(config) is found
