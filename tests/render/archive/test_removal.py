"""What goes with issues that are dropped, and what is made anew: as much as a rebuilding of the whole would change."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.render.archive.entries import Carried, Entry, Told, entry, moved
from monitor.render.archive.pages import archive_files
from monitor.render.archive.removal import removal
from monitor.render.archive.search import PARTS
from monitor.render.archive.sheets import Leaf, Passage, Sheet
from monitor.render.base.addresses import former_key
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped

FIRST = datetime(2024, 11, 20, 4, tzinfo=UTC)
OUTLETS = [f"The {bird} of Alvik" for bird in "Wren Heron Gull Møle Crane Owl Tern Rook Kite Swan Lark Finch".split()]
HERE = replace(LOOK, archive_url="https://news.norrvik.example/")


def told(story: str, day: str, outlets: Sequence[str], topics: Sequence[str] = (), history: Sequence[str] = ()) -> Told:
    carried = tuple(Carried(f"{story}-{outlet}-{day}", outlet, day, False) for outlet in outlets)
    return Told(story, f"{story} on {day}", None, "en", "new", tuple(topics), tuple(outlets), carried, tuple(history))


def made(day: datetime, *stories: Told) -> Entry:
    names = tuple((t, t.title()) for t in sorted({t for story in stories for t in story.topics}))
    return replace(entry(issue()), id=day.date().isoformat(), generated_at=day, told=stories, topics=names)


def words(one: Entry) -> Sheet:
    """A sheet that tells the headlines of an issue."""
    leaves = (
        Leaf(t.id, f"story-{t.id}", t.headline, t.topics, (Passage("headline", t.headline, t.outlets),))
        for t in one.told
    )
    return Sheet(one.id, one.generated_at.date().isoformat(), one.id, one.topics, tuple(leaves))


def pages(entries: Sequence[Entry], fresh: Sequence[str] | None = None) -> dict[str, bytes]:
    sheets = {e.id: words(e) for e in entries}
    return dict(archive_files(entries, HERE, shipped(), sheets=sheets.get, fresh=fresh))


def archive(rows: random.Random) -> list[Entry]:
    """A few issues of some months, with stories that go on, come from others, and stand under topics."""
    found, day = [], FIRST
    for number in range(rows.randint(4, 11)):
        day += timedelta(days=rows.choice((1, 1, 2, 9, 31, 70)))
        ids = rows.sample([f"s{n}" for n in range(max(0, number - 3), number + 2)], rows.randint(1, 2))
        stories = [
            told(
                i,
                day.date().isoformat(),
                rows.sample(OUTLETS, rows.randint(1, 3)),
                rows.sample(("fires", "boats", "trams"), rows.randint(0, 2)),
                rows.sample([f"s{n}" for n in range(number + 2)], rows.randint(0, 2)),
            )
            for i in ids
        ]
        found.append(made(day, *stories))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_what_is_left_is_what_would_be_made_of_the_issues_that_remain(seed: int) -> None:
    rows = random.Random(seed)  # noqa: S311  no secret
    entries = archive(rows)
    gone = (
        entries[: rows.randint(1, len(entries) - 1)]
        if seed % 3
        else rows.sample(entries, rows.randint(1, len(entries)))
    )
    fits(entries, gone)


def fits(entries: Sequence[Entry], gone: Sequence[Entry]) -> tuple[str, ...]:
    """Make anew what `removal` says, and see that it is what all at once would be; what was made anew."""
    rest = [e for e in entries if e not in gone]
    found = removal(rest, gone, HERE)
    held, wanted = pages(entries), pages(rest)
    again = pages(rest, found.fresh)
    parts = {path.rpartition("/")[0] for path in wanted if path.startswith(PARTS)}
    written = {path.rpartition("/")[0] for path in again if path.startswith(PARTS)}
    kept = {p: data for p, data in held.items() if not any(_is_in(p, gone) for gone in (*found.paths, *written))}
    assert {
        p: d for p, d in (kept | again).items() if not p.startswith(PARTS) or p.rpartition("/")[0] in parts
    } == wanted
    assert not found.moved
    assert set(found.paths) - {e.id for e in gone} <= held.keys() | {f"search/stories/{e.id}" for e in gone}
    return found.fresh


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def apart(*months: str, history: Sequence[str] = ()) -> list[Entry]:
    """An issue of each of these months, which share no outlet and no story; the last story came from these."""
    found = []
    for n, month in enumerate(months):
        past = history if n == len(months) - 1 else ()
        story = told(f"s{n}", f"{month}-09", [f"Bird {n}"], (), past)
        found.append(made(datetime.fromisoformat(f"{month}-09T04:00+00:00"), story))
    return found


def test_the_months_beside_one_that_is_gone_lead_to_each_other() -> None:
    one, two, three, four = apart("2024-05", "2024-06", "2024-07", "2024-08")
    assert set(fits([one, two, three, four], [two])) == {one.id, three.id}


def test_a_story_that_came_from_one_that_is_gone_does_not_lead_there() -> None:
    entries = apart("2023-05", "2024-06", "2025-07", "2025-08", history=["s0"])
    assert set(fits(entries, entries[:1])) == {entries[1].id, entries[3].id}  # the month behind it, and the story


def test_a_part_of_the_search_that_loses_an_issue_is_made_anew() -> None:
    entries = apart("2022-08", "2023-01", "2023-02", "2023-11", "2024-08")
    for gone in (entries[1:2], entries[3:4], entries[2:4], entries[1:4]):
        assert fits(entries, gone)


def test_the_lists_that_one_issue_stood_on_are_made_anew_and_no_others() -> None:
    one, two, three, four = apart("2024-05", "2024-05", "2024-06", "2024-07")
    one, two = (
        replace(e, id=f"2024-05-0{n}", told=(told("s0", f"2024-05-0{n}", ["Bird 0"], ["fires"]),))
        for n, e in ((1, one), (2, two))
    )
    four = replace(four, topics=(("fires", "Fires"),), told=(told("s4", "2024-07-09", ["Owl"], ["fires"]),))
    assert set(fits([one, two, three, four], [one])) == {two.id}
    assert set(fits([one, two, three, four], [one, two])) == {three.id, four.id}


def test_the_parts_are_cut_anew_where_the_newest_issue_goes() -> None:
    entries = apart("2023-01", "2023-06", "2024-08")
    assert entries[0].id in fits(entries, entries[2:])


def days(*stories: Told | None) -> list[Entry]:
    """An issue a day, each with a story."""
    return [made(FIRST + timedelta(days=n), *([s] if s else [])) for n, s in enumerate(stories)]


def test_the_neighbours_of_what_goes_and_what_it_corrected_are_touched() -> None:
    one, two, three, four = days(None, None, None, None)
    assert removal([one, two, four], [three], HERE).touched == (four.id, two.id)
    assert removal([three, four], [one, two], HERE).touched == (three.id,)
    assert removal([], [one, two, three, four], HERE).touched == ()


def test_an_outlet_whose_address_was_numbered_moves() -> None:
    one, two = days(told("a", "2024-11-20", ["Alvik Post"]), told("b", "2024-11-21", ["Alvik-Post"]))
    found = removal([two], [one], HERE)
    assert found.moved
    assert "outlets/alvik-post-2/index.html" in found.paths
    assert "outlets/alvik-post/index.html" not in found.paths


def test_a_page_that_led_to_what_is_gone_goes_too() -> None:
    one, two = days(told("a", "2024-11-20", ["Møle"]), told("b", "2024-11-21", ["Wørm"]))
    old = [f"outlets/{former_key(name)}/{page}.html" for name in ("Møle", "Wørm") for page in ("index", "2024-11")]
    assert len(moved([one, two], old)) == 4
    found = removal([two], [one], HERE, former=[*old, "outlets/of-nobody-01234567/index.html"])
    assert [path for path in old if path in found.paths] == old[:2]
    assert "outlets/of-nobody-01234567/index.html" not in found.paths
