"""Issues that are kept no longer: gone from the archive and its search, never told again, and nothing leads to them."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor import retention, site
from monitor.cli import main
from monitor.config import Config, load
from monitor.errors import StoreError
from monitor.models import Problem
from monitor.pipeline import Report, run
from monitor.publish.inspection import inspect
from monitor.publish.places import Disk, place_of
from monitor.render.base.addresses import former_key
from monitor.seam import reraise
from monitor.store import Store
from tests.golden import files
from tests.killing import Mornings
from tests.s3server import BUCKET, s3_server

SOURCES = """\
newsletter: {title: Norrvik News, timezone: Europe/Kyiv, archive_url: "https://news.norrvik.example/"}
topics: [{id: fires, name: Fires, match: fire OR mill}, {id: boats, name: Boats, match: ferry}]
sources: [{name: clippings, kind: files, path: "inbox/*.md"}]
keep: {issues: 30d}
"""
MILL = """\
---
title: Mill burns in Lindholm
outlet: Harbour Herald
---
Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 50 workers.

The fire service said the roof fell in before midnight, and that nobody was left inside the building.
"""
NOTE = "\nCorrection: An earlier version of this article gave the number of workers as 50.\n"
DAYS = {  # what comes on which day of the newsletter, and the outlet that prints it
    2: ("ferry", "Alvik Post", "Ferry stops", "The ferry from Alvik to the islands stops on Friday, its captain said."),
    3: ("pier", "Harbour Herald", "Pier opens", "A new pier opened in Alvik, and 300 people came to see it."),
    20: ("tram", "Tram Times", "Trams late", "The trams of Lindholm were late on Friday for want of drivers."),
    33: ("lamp", "Harbour Herald", "Lamps lit", "The lamps of Norrvik burn all night from Monday on, it was decided."),
    36: ("fish", "Alvik Post", "Fish sold", "The fish market of Alvik sold its last herring on Sunday morning."),
    50: ("book", "Harbour Herald", "Books lent", "The library of Norrvik lends books on Sundays from autumn on."),
    64: ("well", "Alvik Post", "Well dug", "A well was dug in Alvik, which gives a thousand litres in an hour."),
}
START = datetime.fromisoformat("2025-06-25T07:00+03:00")


def day(number: int) -> datetime:
    """The morning of a day of the newsletter, 0 is the first."""
    return START + timedelta(days=number)


def name(number: int) -> str:
    """The id of its issue."""
    return day(number).date().isoformat()


def put(folder: Path, number: int) -> None:
    file, outlet, title, text = DAYS[number]
    (folder / f"inbox/{file}.md").write_text(f"---\ntitle: {title}\noutlet: {outlet}\n---\n{text}\n")


def morning(config: Config, number: int) -> Report:
    """A run by the clock on that day."""
    if number in DAYS:
        put(config.base, number)
    return run(config, now=day(number), clock=True)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsletter of some weeks, of which nothing was dropped yet; its next morning is the fiftieth."""
    folder = tmp_path_factory.mktemp("retention") / "grown"
    (folder / "inbox").mkdir(parents=True)
    (folder / "sources.yaml").write_text(SOURCES.replace("keep:", "# keep:"))
    config = load(folder / "sources.yaml")
    (folder / "inbox/mill.md").write_text(MILL)
    morning(config, 0)
    (folder / "inbox/mill.md").write_text(MILL + NOTE)
    morning(config, 1)
    for number in (2, 3, 20, 33, 36):
        morning(config, number)
    (folder / "sources.yaml").write_text(SOURCES)
    return folder


@pytest.fixture
def config(grown: Path, tmp_path: Path) -> Config:
    shutil.copytree(grown, tmp_path / "here")
    return load(tmp_path / "here/sources.yaml")


@pytest.fixture
def store(config: Config) -> Iterator[Store]:
    with Store.open(config.store, config.base) as opened:
        yield opened


def issues(config: Config) -> list[str]:
    """Those that lie in the archive."""
    return sorted(path.parent.name for path in (config.base / "archive").glob("*/issue.json"))


def anew(config: Config) -> dict[str, bytes]:
    """The archive as it would be if it were made of what the store holds."""
    archive = config.base / "archive"
    shutil.move(archive, config.base / "aside")
    with Store.open(config.store, config.base) as store:
        site.rebuild(config, store, reraise)
    found = files(archive)
    shutil.rmtree(archive)
    shutil.move(config.base / "aside", archive)
    return found


def boom(*_: object, **__: object) -> None:
    raise OSError(30, "Read-only file system")


OLD = (name(0), name(1), name(2), name(3))


def test_a_morning_drops_the_old_issues_and_leaves_what_would_be_made_without_them(config: Config) -> None:
    assert len(issues(config)) == 7
    report = morning(config, 50)
    assert report.dropped == OLD
    assert report.problems == ()
    assert issues(config) == [name(20), name(33), name(36), name(50)]
    archive = files(config.base / "archive")
    assert inspect(Disk(config.base / "archive"))[0] == []
    assert archive == anew(config)
    shown = {path: data for path, data in archive.items() if not path.endswith("issue.json")}  # its window begins there
    assert [path for path, data in shown.items() if any(i.encode() in data or i in path for i in OLD)] == []
    assert [path for path, data in archive.items() if b"islands" in data] == []
    assert not (config.base / "archive/months/2025-06.html").exists()
    assert not (config.base / "archive/topics/boats").exists()


def test_one_after_the_other_goes_and_nothing_is_told_again(config: Config) -> None:
    assert morning(config, 50).dropped == OLD
    (config.base / "archive/search/parts/2025-07/w9.js").write_text("of an index that was larger")
    assert morning(config, 64).dropped == (name(20), name(33))
    assert issues(config) == [name(36), name(50), name(64)]
    assert inspect(Disk(config.base / "archive"))[0] == []
    assert files(config.base / "archive") == anew(config)
    for path in (config.base / "inbox").iterdir():
        path.touch()  # so that it is read again, and found to be as it was
    assert morning(config, 65).issue is None


def test_months_years_and_parts_of_the_search_go_with_their_last_issue(config: Config) -> None:
    put(config.base, 50)
    run(config, now=day(200), clock=True)  # in the next year
    assert sorted(path.name for path in (config.base / "archive/months").iterdir()) == ["2026-01.html"]
    assert sorted(path.name for path in (config.base / "archive/search/parts").iterdir()) == ["2026-01-w2"]
    assert sorted(path.name for path in (config.base / "archive/search/words").iterdir()) == [f"{name(200)}.json"]
    assert inspect(Disk(config.base / "archive"))[0] == []
    assert files(config.base / "archive") == anew(config)


@pytest.mark.parametrize(
    "change",
    [
        ("keep:", "archive_texts: cited\nkeep:"),
        (', archive_url: "https://news.norrvik.example/"', ""),
    ],
    ids=["texts withheld", "without an address"],
)
def test_what_remains_is_the_same_however_the_archive_is_kept(config: Config, change: tuple[str, str]) -> None:
    text = (config.base / "sources.yaml").read_text()
    (config.base / "sources.yaml").write_text(text.replace(*change))
    changed = load(config.base / "sources.yaml")
    with Store.open(config.store, config.base) as store:
        site.rebuild(changed, store, reraise)
    shutil.rmtree(config.base / "archive/sitemaps")
    morning(changed, 50)
    assert inspect(Disk(config.base / "archive"))[0] == []
    found, wanted = files(config.base / "archive"), anew(changed)
    assert {path: found.get(path) for path in wanted if "sitemap" not in path} == {
        path: data for path, data in wanted.items() if "sitemap" not in path
    }
    assert {path for path in found.keys() - wanted.keys() if "sitemap" not in path} == set()


def test_an_id_is_not_given_again(config: Config) -> None:
    morning(config, 50)
    report = run(config, now=day(2) + timedelta(hours=1), force=True)
    assert report.issue is not None
    assert report.issue.id == f"{name(2)}-2"


def test_a_run_of_another_day_drops_nothing(config: Config) -> None:
    put(config.base, 50)
    assert run(config, now=day(500)).dropped == ()
    assert len(issues(config)) == 8


def test_a_clock_that_is_set_back_drops_nothing(config: Config) -> None:
    put(config.base, 50)
    assert run(config, now=day(10), clock=True).dropped == ()
    assert len(issues(config)) == 8


def test_without_the_key_all_stays(config: Config) -> None:
    (config.base / "sources.yaml").write_text(SOURCES.replace("keep:", "# keep:"))
    assert morning(load(config.base / "sources.yaml"), 50).dropped == ()
    assert len(issues(config)) == 8


def test_no_more_than_some_go_in_a_morning(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention.drop, "__kwdefaults__", {"most": 3})
    assert morning(config, 50).dropped == OLD[:3]
    assert inspect(Disk(config.base / "archive"))[0] == []
    assert morning(config, 64).dropped == (OLD[3], name(20), name(33))
    assert files(config.base / "archive") == anew(config)


def test_an_issue_with_mail_that_waits_stays_and_its_page_leads_nowhere_else(config: Config, store: Store) -> None:
    store.post(name(1), ["one@example.org"], day(1))
    assert morning(config, 50).dropped == (OLD[0], *OLD[2:])
    assert issues(config)[:2] == [name(1), name(20)]
    assert inspect(Disk(config.base / "archive"))[0] == []
    assert files(config.base / "archive") == anew(config)


def test_what_another_store_made_stays_also_under_the_id_of_one_that_went(config: Config) -> None:
    shutil.rmtree(config.base / ".monitor")
    report = morning(config, 50)
    assert (report.dropped, len(issues(config))) == ((), 8)
    morning(config, 64)
    (config.base / "inbox/more.md").write_text("More\n\nMore trams come to Lindholm, the council of the town said.\n")
    assert run(config, now=day(90), clock=True).dropped == (name(50),)
    assert [i for i in issues(config) if i < name(50)] == [*OLD, name(20), name(33), name(36)]
    assert name(50) not in issues(config)
    assert inspect(Disk(config.base / "archive"))[0] == []
    # the day on which one of ours went is put there by somebody else
    shutil.copytree(config.base / "archive" / name(20), config.base / "archive" / name(50))
    data = config.base / "archive" / name(50) / "issue.json"
    text = data.read_text()
    assert f'"id": "{name(20)}"' in text
    data.write_text(text.replace(f'"id": "{name(20)}"', f'"id": "{name(50)}"'))
    with Store.open(config.store, config.base) as store:
        retention.mend(config, store, reraise, every=True)
        assert name(50) in [e.id for e in site.on_record(Disk(config.base / "archive"), store)]
    assert data.exists()


def test_where_the_issues_of_others_cannot_be_read_nothing_goes(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(config.base / ".monitor")
    morning(config, 50)
    (config.base / "inbox/more.md").write_text("More\n\nMore trams come to Lindholm, the council of the town said.\n")
    real = Disk.read
    with monkeypatch.context() as broken:
        broken.setattr(Disk, "read", lambda self, name: boom() if name.endswith("issue.json") else real(self, name))
        assert run(config, now=day(90), clock=True).problems
    assert len(issues(config)) == 9
    run(config, now=day(91), clock=True)
    assert len(issues(config)) == 8
    assert inspect(Disk(config.base / "archive"))[0] == []


def test_an_archive_that_is_no_folder_loses_them_too(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    with pytest.MonkeyPatch.context() as patch, s3_server(patch):
        (tmp_path / "sources.yaml").write_text(f"{SOURCES}archive: s3://{BUCKET}/{tmp_path.name}\n")
        config = load(tmp_path / "sources.yaml")
        for number in (2, 20):
            morning(config, number)
        assert morning(config, 50).dropped == (name(2),)
        place = place_of(config)
        assert not [path for path in place.below() if name(2) in path or b"islands" in place.read(path)]
        assert inspect(place)[0] == []


def test_outlets_whose_addresses_move_are_led_to_all_over_the_archive(config: Config) -> None:
    archive = config.base / "archive"
    (config.base / "inbox/sign.md").write_text(
        "---\ntitle: Signs\noutlet: Alvik-Post\n---\nThe signs of Alvik are new.\n"
    )
    with Store.open(config.store, config.base) as store:
        store.post(name(36), ["one@example.org"], day(36))  # it stays, with the outlet that has the address of its own
    morning(config, 50)
    assert (archive / "outlets/alvik-post-2/index.html").exists()
    with Store.open(config.store, config.base) as store:
        store.strand(day(50))
        for mail in store.mails():
            store.keep_mail(replace(mail, state="accepted"))
    (config.base / "inbox/fish.md").unlink()
    put(config.base, 33)
    (config.base / "inbox/more.md").write_text(
        "---\ntitle: More\noutlet: Alvik-Post\n---\nMore signs stand in Alvik now.\n"
    )
    assert name(36) in run(config, now=day(70), clock=True).dropped
    assert not (archive / "outlets/alvik-post-2").exists()
    assert inspect(Disk(archive))[0] == []
    assert files(archive) == anew(config)


def test_a_page_that_led_to_an_outlet_goes_with_it(config: Config) -> None:
    archive = config.base / "archive"
    (config.base / "inbox/mole.md").write_text(
        "---\ntitle: Moles\noutlet: Møle-News\n---\nMoles dig in Alvik at night.\n"
    )
    run(config, now=day(37), clock=True)
    old = archive / f"outlets/{former_key('Møle-News')}"
    old.mkdir()
    (old / "index.html").write_text("moved")
    put(config.base, 50)
    run(config, now=day(40), clock=True)
    assert "Møle" not in (old / "index.html").read_text()
    (config.base / "inbox/mole.md").unlink()
    put(config.base, 64)
    assert name(37) in run(config, now=day(90), clock=True).dropped
    assert not old.exists()
    assert inspect(Disk(archive))[0] == []


# --- what fails, and what was begun ------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["clear", "archive_files", "removal", "touch", "on_record", "outdated"])
def test_what_fails_is_a_problem_and_is_done_by_the_next_run(
    config: Config, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(retention, step, boom)
        report = morning(config, 50)
    assert report.issue is not None
    assert "Read-only file system" in " ".join(p.message for p in report.problems)
    assert report.published
    again = run(config, now=day(50) + timedelta(hours=1), clock=True)
    assert (again.issue, again.problems) == (None, ())
    if step == "on_record":  # it failed before any was dropped
        assert morning(config, 64).dropped
    assert not set(issues(config)) & set(OLD)
    assert inspect(Disk(config.base / "archive"))[0] == []
    assert files(config.base / "archive") == anew(config)


def test_a_store_that_fails_is_a_problem_too(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("the store is in use")

    monkeypatch.setattr(Store, "drop_issues", fail)
    report = morning(config, 50)
    assert report.issue is not None
    assert report.problems == (Problem("keep.issues", "the store is in use"),)


def test_one_that_cannot_be_removed_does_not_keep_the_others(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    real = shutil.rmtree

    def stuck(path: Path, *, ignore_errors: bool = False) -> None:
        if path.name.endswith(name(1)) and not ignore_errors:
            boom()
        real(path, ignore_errors=ignore_errors)

    with monkeypatch.context() as broken:
        broken.setattr(shutil, "rmtree", stuck)
        report = morning(config, 50)
    assert {p.message for p in report.problems} == {
        f"{place}{name(1)} is not removed: Read-only file system" for place in ("", "search/stories/")
    }
    assert not set(issues(config)) & set(OLD)  # it is not in view either
    with Store.open(config.store, config.base) as store:
        assert len(store.half_dropped()) == len(OLD)
    run(config, now=day(50) + timedelta(hours=1), clock=True)
    assert files(config.base / "archive") == anew(config)
    with Store.open(config.store, config.base) as store:
        assert store.half_dropped() == []


@pytest.fixture(scope="module")
def mornings() -> Iterator[Mornings]:
    with closing(Mornings()) as made:
        yield made


@pytest.fixture(scope="module")
def acts(grown: Path, mornings: Mornings, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many acts the undisturbed morning has."""
    folder = tmp_path_factory.mktemp("acts") / "here"
    shutil.copytree(grown, folder)
    put(folder, 50)
    code, count = mornings.run(folder, day(50).isoformat(), slot=f"{name(50)}T07:00")
    assert code == 0
    return count


def killed(grown: Path, folder: Path, mornings: Mornings, act: int) -> None:
    """Kill the morning at that act, and run again: the issues are gone, and nothing is half there."""
    shutil.copytree(grown, folder)
    put(folder, 50)
    slot = f"{name(50)}T07:00"
    assert mornings.run(folder, day(50).isoformat(), act=act, slot=slot)[0] == -signal.SIGKILL
    assert mornings.run(folder, (day(50) + timedelta(minutes=5)).isoformat(), slot=slot)[0] == 0
    config = load(folder / "sources.yaml")
    with Store.open(config.store, config.base) as store:
        assert store.half_dropped() == [], act
        gone = set(store.dropped())
    found = set(issues(config))
    assert name(50) in found, act
    assert gone in (set(), set(OLD)), act  # killed in time, it is left to the next morning
    assert found & gone == set(), act
    assert inspect(Disk(config.base / "archive"))[0] == [], act
    assert files(config.base / "archive") == anew(config), act
    shutil.rmtree(folder)


@pytest.mark.parametrize("share", [0.6, 0.75, 0.9, 0.97, 0.99])
def test_a_killed_morning_is_mended_by_the_next_run(
    grown: Path, tmp_path: Path, mornings: Mornings, acts: int, share: float
) -> None:
    killed(grown, tmp_path / "here", mornings, int(share * acts))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_killed_at_every_sixth_step_of_its_second_half(
    grown: Path, tmp_path: Path, mornings: Mornings, acts: int, part: int
) -> None:
    for act in range(acts // 2 + part * 6, acts + 1, 24):
        killed(grown, tmp_path / str(act), mornings, act)


# --- at a person's command ---------------------------------------------------------------------------------------


def asked(config: Config, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--config", str(config.base / "sources.yaml")])


def test_vacuum_drops_all_at_once_and_an_empty_archive_is_whole(config: Config) -> None:
    found = asked(config, "vacuum")  # by today's clock
    assert found.exit_code == 0, found.output
    assert "7 issues dropped, older than 30d (keep.issues)" in found.output
    assert issues(config) == []
    assert inspect(Disk(config.base / "archive"))[0] == []
    assert files(config.base / "archive") == anew(config)
    assert "issues dropped" not in asked(config, "vacuum").output


@pytest.mark.parametrize("command", [["vacuum"], ["archive", "--config", "sources.yaml", "rebuild"]])
def test_an_older_copy_of_the_archive_that_was_put_back_loses_them_again(
    config: Config, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(config.base / "archive", config.base / "copy")
    morning(config, 50)
    shutil.copytree(config.base / "copy", config.base / "archive", dirs_exist_ok=True)
    assert OLD[0] in issues(config)
    monkeypatch.chdir(config.base)
    kept = load(config.base / "sources.yaml").base
    text = (kept / "sources.yaml").read_text()
    (kept / "sources.yaml").write_text(text.replace("30d", "900y"))
    found = CliRunner().invoke(main, command)
    assert found.exit_code == 0, found.output
    CliRunner().invoke(main, ["archive", "rebuild"])
    assert issues(config) == [name(20), name(33), name(36), name(50)]
    assert inspect(Disk(config.base / "archive"))[0] == []
    assert files(config.base / "archive") == anew(config)


WHEN = f"{name(50)} (keep.issues)"
COMMANDS = [
    (("brief", OLD[0]), 1, f"error: the issue {OLD[0]} was dropped on {WHEN}; what it said is not kept"),
    (("audit", OLD[0]), 1, f"error: the issue {OLD[0]} was dropped on {WHEN}; what it said is not kept"),
    (("send", OLD[0]), 1, f"the issue {OLD[0]} was dropped on {WHEN}; it can be mailed to nobody any more"),
    (
        ("send", "--unknown", OLD[0]),
        1,
        f"the issue {OLD[0]} was dropped on {WHEN}; it can be mailed to nobody any more",
    ),
    (("send", "--test", "a@example.org", OLD[0]), 1, f"the issue {OLD[0]} was dropped on {WHEN}"),
    (("status",), 0, f"dropped   4 issues; {OLD[3]} was dropped on {WHEN}"),
    (("status",), 0, f"issues    4, the last one {name(50)}"),
    (("why", "Ferry stops"), 0, f"in issue {OLD[2]}, which was dropped on {WHEN}"),
    (("why", "Fish sold"), 0, f"in issue {name(36)}, story"),
    (("explain", "inbox/ferry.md"), 0, "Ferry stops"),
    (("search", "islands"), 0, f"in issue {OLD[2]}, which was dropped (keep.issues)"),
    (("search", "herring"), 0, f"https://news.norrvik.example/{name(36)}/index.html#story-"),
    (("sources",), 0, "clippings (files): 7 articles, 7 in issues"),
]


@pytest.fixture(scope="module")
def dropped(grown: Path, tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The newsletter after its fiftieth day, searched once before."""
    folder = tmp_path_factory.mktemp("dropped") / "here"
    shutil.copytree(grown, folder)
    (folder / "sources.yaml").write_text(
        SOURCES.replace("title:", "from: desk@example.org, title:")
        + "delivery: {kind: maildir, path: out, to: [one@example.org]}\n"
    )
    config = load(folder / "sources.yaml")
    asked(config, "search", "islands")
    morning(config, 50)
    return config


@pytest.mark.parametrize(("words", "code", "said"), COMMANDS)
def test_commands_say_that_an_issue_was_dropped(dropped: Config, words: tuple[str, ...], code: int, said: str) -> None:
    found = asked(dropped, *words)
    assert said in found.output
    assert found.exit_code == code


def test_a_search_finds_no_story_of_a_dropped_issue_and_no_issue_twice(dropped: Config) -> None:
    for words in ("islands", "herring"):
        kinds = [json.loads(line)["kind"] for line in asked(dropped, "search", words, "--json").stdout.splitlines()]
        assert sorted(kinds) == (["article"] if words == "islands" else ["article", "story"])


def test_verify_says_that_a_page_leads_to_a_dropped_issue(dropped: Config) -> None:
    page = dropped.base / "archive/own.html"
    page.write_text(f'<a href="{OLD[0]}/index.html">the first</a>')
    found = CliRunner().invoke(main, ["archive", "--config", str(dropped.base / "sources.yaml"), "verify"])
    page.unlink()
    assert (
        f"link: own.html links to {OLD[0]}/index.html, which is not there; {OLD[0]} was dropped on {WHEN}"
        in found.output
    )


def test_the_summary_of_a_run_counts_them(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    put(config.base, 50)
    monkeypatch.setattr("monitor.cli.runs.clock", lambda: day(50))
    found = asked(config, "run")
    assert "dropped   4 issues, older than 30d (keep.issues)" in found.output
    assert found.exit_code == 0


def test_a_backup_and_a_moved_store_know_what_was_dropped(dropped: Config, tmp_path: Path) -> None:
    assert asked(dropped, "backup", str(tmp_path / "copy")).exit_code == 0
    assert not [path for path in (tmp_path / "copy").rglob("*") if path.name in OLD]
    assert asked(dropped, "move-store", "--to", f"sqlite:///{tmp_path / 'moved.db'}").exit_code == 0
    for url in (f"sqlite:///{tmp_path / 'copy/store.db'}", f"sqlite:///{tmp_path / 'moved.db'}"):
        with Store.open(url, tmp_path, reading=True) as store:
            assert tuple(store.dropped()) == OLD
