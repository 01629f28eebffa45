from __future__ import annotations

import json
import re
from datetime import time, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.config import Config, FeedSource, FilesSource, Section, load, matches, schema, unmatched, unused
from monitor.errors import ConfigError, QueryError

ROOT = Path(__file__).parent.parent
CASES = yaml.safe_load((Path(__file__).parent / "data/config/cases.yaml").read_text(encoding="utf-8"))
FEED = "sources: [{name: a, kind: feed, url: 'https://example.org/rss'}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def query(text: str) -> None:
    if text.count("(") != text.count(")"):
        raise QueryError("a bracket is opened and not closed", text.index("(") + 1)


def loaded(text: str | bytes, **more: Any) -> Config:
    """The configuration of a file sources.yaml in the current folder."""
    path = Path("sources.yaml")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path, query=query, **more)


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        loaded(text)
    return caught.value.faults


# --- what is wrong ----------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_fault_is_told_with_its_line_and_what_to_write(case: dict[str, Any], folder: Path) -> None:
    assert faults(case["text"]) == case["faults"]


def test_the_names_of_the_cases_are_unique() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (FEED.encode("utf-16"), "sources.yaml:1: the file is not UTF-8 here, save it as UTF-8 in your editor"),
        (b"archive: a\n# caf\xe9\n", "sources.yaml:2: the file is not UTF-8 here, save it as UTF-8 in your editor"),
        (b"archive: a\narchive: \x00\n", "sources.yaml:2: a control character stands here: delete it"),
        (b"#" * 5_000_000, "sources.yaml: the file is larger than 1,000,000 bytes, is it the right one?"),
        (b"[" * 900_000, f"sources.yaml:1: {'[0]' * 10}: is nested too deep, nothing in this file goes so deep"),
    ],
    ids=["UTF-16", "Windows-1252", "a null character", "5 MB", "only brackets"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_as_such(data: bytes, fault: str, folder: Path) -> None:
    assert faults(data) == [fault]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("none.yaml", "there is no such file, `monitor init` writes one; or name yours with --config FILE"),
        ("none/none.yaml", "there is no such file, `monitor init` writes one; or name yours with --config FILE"),
        ("inner", "this is a folder, name the file: --config FILE"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_there_is_told_as_such(name: str, fault: str, folder: Path) -> None:
    (folder / "inner").mkdir()
    with pytest.raises(ConfigError) as caught:
        load(Path(name))
    assert caught.value.faults == [f"{name}: {fault}"]


def test_the_file_is_named_as_the_user_named_it(folder: Path) -> None:
    (folder / "conf").mkdir()
    (folder / "conf/mine.yaml").write_text("sources: []\n")
    with pytest.raises(ConfigError, match=r"^conf/mine\.yaml:1: sources: "):
        load(Path("conf/mine.yaml"))


def test_a_thousand_faults_are_told_as_fifty_and_a_count(folder: Path) -> None:
    told = faults(FEED + "".join(f"x{n}: 1\n" for n in range(1000)))
    assert len(told) == 51
    assert told[-1] == "sources.yaml: and 950 more faults"


def test_a_secret_is_never_repeated(folder: Path) -> None:
    text = (
        "newsletter: {from: a@example.org}\nstore: 'postgresql://me:hush@db/x'\n"
        "delivery: {to: a@example.org, smtp: {host: 'smtp://me:hush@example.org', password: hush, smtp_token: hush}}\n"
        "sources: [{name: a, kind: feed, url: 'https://me:hush@example.org/rss'}]\n"
    )
    told = faults(text)
    assert len(told) == 5
    assert "hush" not in "\n".join(told)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_a_log_in_without_protection_is_allowed_on_this_machine_only(host: str, folder: Path) -> None:
    smtp = f"{{host: '{host}', security: none, username: a}}"
    text = f"newsletter: {{from: a@example.org}}\ndelivery: {{to: a@example.org, smtp: {smtp}}}\n"
    config = loaded(text + FEED)
    assert config.delivery is not None
    assert config.delivery.smtp is not None
    assert config.delivery.smtp.host == host


# --- whatever the file holds ------------------------------------------------------------------

SECTIONS = ("sources", "topics", "newsletter", "schedule", "delivery", "fetch", "digest", "store")
KEYS = (*SECTIONS, "name", "kind", "path", "url", "smtp", "daily", "articles", "fields")
WORDS = st.sampled_from(["files", "feed", "10:30", "a@b"])
SIGNS = st.text(alphabet="abn:- \n[]{}#&*!|>'\"?,%@`0123.~<=\t\r\\", max_size=60)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), WORDS)
keys = st.one_of(st.sampled_from(KEYS), st.text(max_size=4))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)


def only_config_errors(data: bytes, folders: pytest.TempPathFactory) -> None:
    path = folders.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    try:
        told = [] if load(path, query=query).sources else ["no sources"]
    except ConfigError as error:
        told = [fault for fault in error.faults if not fault.startswith(f"{path}:") or "\n" in fault]
        told += [] if error.faults else ["no faults"]
    assert told == []


@settings(max_examples=150)
@given(data=st.one_of(st.binary(max_size=60), SIGNS.map(str.encode)))
def test_no_text_whatever_raises_anything_but_a_config_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    only_config_errors(data, tmp_path_factory)


@settings(max_examples=150)
@given(value=st.dictionaries(st.sampled_from(SECTIONS), values, max_size=5))
def test_no_values_whatever_raise_anything_but_a_config_error(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    only_config_errors(yaml.safe_dump(value, allow_unicode=True).encode("utf-8", "replace"), tmp_path_factory)


@settings(max_examples=100)
@given(cut=st.integers(0, 5000), put=st.text(max_size=3), take=st.integers(0, 3))
def test_no_slip_of_the_hand_in_the_shipped_file_raises_anything_but_a_config_error(
    tmp_path_factory: pytest.TempPathFactory, cut: int, put: str, take: int
) -> None:
    text = (ROOT / "sources.yaml").read_text(encoding="utf-8")
    only_config_errors((text[:cut] + put + text[cut + take :]).encode("utf-8", "replace"), tmp_path_factory)


# --- what is right ----------------------------------------------------------------------------


def test_the_least_that_works_is_one_source(folder: Path) -> None:
    config = loaded(FEED)
    assert config.sources == (FeedSource(kind="feed", name="a", url="https://example.org/rss"),)
    assert (config.newsletter.title, config.archive, config.daily) == ("Media monitor", "archive", ())
    assert config.lookback == timedelta(hours=48)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder: Path) -> None:
    assert loaded(b"\xef\xbb\xbfarchive: a\r\n" + FEED.encode()).archive == "a"


def test_sections_with_all_below_commented_out_are_as_good_as_absent(folder: Path) -> None:
    config = loaded(FEED + "topics:\ndelivery:\n  # smtp: {}\nschedule:\n")
    assert (config.topics, config.delivery, config.schedule) == ((), None, None)


def test_times_are_one_or_several_and_come_sorted(folder: Path) -> None:
    assert loaded(FEED + "schedule: {daily: 07:00}").daily == (time(7),)
    assert loaded(FEED + "schedule: {daily: ['18:30', '7:00']}").daily == (time(7), time(18, 30))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-08-12", "2025-08-12"),
        ("'2025-08-12'", "2025-08-12"),
        ("2025-08-12T09:30:00+03:00", "2025-08-12T09:30:00+03:00"),
        ("2025-08-12 09:30:00 +03:00", "2025-08-12T09:30:00+03:00"),
        ("2025-08-12T09:30Z", "2025-08-12T09:30Z"),
        ("2025-08-12 09:30", "2025-08-12T09:30"),
    ],
)
def test_a_date_stays_as_precise_as_it_was_written(written: str, read: str, folder: Path) -> None:
    config = loaded(f"sources:\n  - {{name: a, kind: files, path: a, articles: {{b.txt: {{published: {written}}}}}}}\n")
    assert isinstance(config.sources[0], FilesSource)
    assert config.sources[0].articles["b.txt"].published == read


@pytest.mark.parametrize(("written", "days"), [("90m", 1 / 16), ("48h", 2), ("7d", 7)])
def test_a_lookback_is_minutes_hours_or_days(written: str, days: float, folder: Path) -> None:
    assert loaded(FEED + f"digest: {{lookback: {written}}}").lookback == timedelta(days=days)


@pytest.mark.parametrize(("written", "days"), [("3d", 3), ("90m", 1 / 16), ("0", 0), ('"0"', 0)])
def test_pages_are_asked_again_for_a_time_or_not_at_all(written: str, days: float, folder: Path) -> None:
    assert loaded(FEED + f"fetch: {{recheck: {written}}}").recheck == timedelta(days=days)
    assert loaded(FEED).recheck == timedelta(days=3)


def test_a_kind_of_source_from_elsewhere_brings_its_own_keys(folder: Path) -> None:
    class Wire(Section):
        kind: Literal["wire"]
        name: str
        desk: str

    text = "sources:\n  - {name: a, kind: wire, desk: Kyiv}\n  - {name: b, kind: files, path: x}\n"
    config = loaded(text, kinds=[Wire])
    assert Wire(kind="wire", name="a", desk="Kyiv") in list[object](config.sources)
    with pytest.raises(ConfigError, match=r"sources\[0\]\.dusk: there is no such key, did you mean desk\?$"):
        loaded(text.replace("desk", "dusk"), kinds=[Wire])
    assert "wire" in schema([Wire])


# --- the files that it names ------------------------------------------------------------------


def test_paths_that_match_nothing_are_told_with_their_lines(folder: Path) -> None:
    (folder / "inbox").mkdir()
    (folder / "inbox/a.txt").touch()
    config = loaded(
        "sources:\n"
        "  - {name: a, kind: files, path: 'inbox/**/*'}\n"
        "  - {name: b, kind: files, path: 'outbox/*'}\n"
        "  - {name: c, kind: files, path: inbox}\n"
        "  - {name: d, kind: files, path: 'inbox\\*.txt'}\n"
    )
    assert unmatched(config) == [
        f'sources.yaml:3: sources[1].path: "outbox/*" matches no file below {folder.as_posix()}, '
        "put files there or correct it",
        'sources.yaml:4: sources[2].path: "inbox" is a folder, write inbox/**/* for all files in it',
        'sources.yaml:5: sources[3].path: "inbox\\*.txt" matches no file, write / between folders, not \\',
    ]  # fmt: skip


def test_entries_about_files_that_are_not_there_are_told(folder: Path) -> None:
    (folder / "inbox/deep").mkdir(parents=True)
    (folder / "inbox/deep/a.txt").touch()
    entries = "a.txt: {}, deep/a.txt: {}, inbox/deep/a.txt: {}, eep/a.txt: {}"
    config = loaded(f"sources:\n  - {{name: a, kind: files, path: 'inbox/**/*', articles: {{{entries}}}}}\n")
    assert unused(config) == [
        'sources.yaml:2: sources[0].articles["eep/a.txt"]: no file of this source has that name, '
        "correct it or delete the entry"
    ]  # fmt: skip


def test_paths_begin_at_the_file_and_may_leave_its_folder(folder: Path) -> None:
    (folder / "conf").mkdir()
    (folder / "b.txt").touch()
    (folder / "a.txt").touch()
    (folder / "conf/mine.yaml").write_text("sources: [{name: a, kind: files, path: '../*.txt'}]\n")
    config = load(Path("conf/mine.yaml"))
    assert isinstance(config.sources[0], FilesSource)
    assert [path.name for path in matches(config, config.sources[0])] == ["a.txt", "b.txt"]
    assert config.base == Path("conf")


# --- what ships -------------------------------------------------------------------------------


def test_the_shipped_file_is_right_and_names_only_files_that_are_there() -> None:
    config = load(ROOT / "sources.yaml")
    assert [topic.id for topic in config.topics] == ["donbas", "alaska-summit"]
    assert (unmatched(config), unused(config)) == ([], [])


def test_the_commented_lines_of_the_shipped_file_are_right_too(folder: Path) -> None:
    lines = (ROOT / "sources.yaml").read_text(encoding="utf-8").splitlines()
    spare = [line.replace("# ", "", 1) if _spare(line) else line for line in lines]
    config = loaded("\n".join(spare))
    assert config.delivery is not None
    assert config.newsletter.sender is not None
    assert len(config.sources) == 10
    assert (config.article_age, config.issue_age) == (timedelta(days=400), timedelta(days=1095))


_SPARE = (
    "# - {",
    "# - name:",
    "# outlets:",
    "# delivery:",
    "#   ",
    "# from:",
    "# archive_url:",
    "# unsubscribe_url:",
    "# some-file.txt:",
    "# include:",
    "# exclude:",
    "# max_age:",
    "# languages:",
    "# sections:",
    "# not_sections:",
    "# days:",
    "# contact:",
    "# off:",
    "# missed:",
    "# heartbeat:",
    "# keep: {",
)


def _spare(line: str) -> bool:
    """Whether a comment of the shipped file is a setting that is switched off."""
    text = line.strip()
    return text.startswith(_SPARE) and not text.startswith("#   - ")


def test_every_key_is_in_the_shipped_file_and_in_the_guide() -> None:
    starter = (ROOT / "sources.yaml").read_text(encoding="utf-8")
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    parts = json.loads(schema())
    keys = {key for part in (parts, *parts["$defs"].values()) for key in part["properties"]}
    assert {key for key in keys if f"{key}:" not in starter} == set()
    assert {key for key in keys if not re.search(rf"`[\w.\[\]]*\b{key}\b", guide)} == set()


def test_every_key_of_the_schema_has_a_description() -> None:
    parts = json.loads(schema())
    for part in (parts, *parts["$defs"].values()):
        for about in part["properties"].values():
            named = about if "$ref" not in about else parts["$defs"][about["$ref"].rpartition("/")[2]]
            assert named.get("description")


def test_a_file_with_every_key_of_the_first_commit_is_right() -> None:
    config = load(ROOT / "tests/data/config/first.yaml")
    assert (config.newsletter.language, config.digest.stories, config.fetch.timeout) == ("uk", 20, 30)
    assert [source.name for source in config.sources] == ["inbox", "coast"]
    assert config.delivery is not None
    assert len(config.delivery.to) == 2
