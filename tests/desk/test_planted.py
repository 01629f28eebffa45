"""`why` on many planted clips: where each fell is known beforehand, and it is told for every one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from monitor.config import load
from monitor.desk.why import why
from monitor.store import Store
from tests.test_cli import monitor
from tests.webserver import Site, web_server

NOW = datetime(2025, 8, 13, 7, tzinfo=UTC)
FRESH, EARLIER, OLD, LATER = (NOW + timedelta(hours=hours) for hours in (-6, -9, -80, 30))
#: How many of a hundred clips fall at each step, and how the line begins that says so.
STEPS = {
    "told": (20, "in issue 2025-08-13: story "),
    "rank": (20, "cut by rank: in issue 2025-08-13, story "),
    "old": (10, "too old: published "),
    "undated": (5, "undated: it counts by its first reading, "),
    "filter": (5, "filter: of its source, wire: exclude"),
    "section": (5, "filter: of its source, wire: not_sections"),
    "muted": (5, "muted: by digest.mute, phrase plumbago"),
    "ahead": (10, "ahead: published 2025-08-14"),
    "copy": (5, "copy of "),
    "off": (10, "no topic: in issue 2025-08-13, story "),
    "gone": (5, "not fetched: gone"),
}
REMARKS = {"paywall": "paywall: its page shows a part of it only"}
WORDS = {"filter": "gallipot", "muted": "plumbago"}
SYLLABLES = (
    "ba be bi bo bu da de di do du ga ge gi go gu la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru".split()
)


@dataclass(frozen=True)
class Clip:
    step: str
    number: int
    text: str

    @property
    def title(self) -> str:
        return f"{self.text.split()[0]} {self.step} {self.number}"


def planted(count: int) -> list[Clip]:
    """So many clips, of all steps; each has words of its own."""
    random = Random(7)  # noqa: S311 - no secret
    made = []
    for step, (share, _) in STEPS.items():
        for number in range(max(1, share * count // 100)):
            text = _text(random, step)
            made.append(Clip(step, number, text))
    return made


def _text(random: Random, step: str) -> str:
    """A text about one name, in sentences that no other has."""
    words = iter(["".join(random.choices(SYLLABLES, k=3)) for _ in range(80)])
    name, subject = next(words).title() + next(words), "orchard" if step == "off" else "harbour"
    sentences = (" ".join(f"{next(words)} the {next(words)} of {next(words)}" for _ in range(3)) for _ in range(6))
    told = " ".join(f"{name} {sentence} on Monday." for sentence in sentences)
    return f"{name} closed its {subject} {WORDS.get(step, '')} after {next(words)}. {told}"


def feed(clips: Sequence[Clip], host: str, outlet: str = "Wire") -> str:
    """The clips as a feed."""
    dates = {"old": OLD, "ahead": LATER, "undated": None, "copied": EARLIER}
    items = []
    for clip in clips:
        moment = dates.get(clip.step, FRESH)
        date = f"<pubDate>{moment:%a, %d %b %Y %H:%M:%S} GMT</pubDate>" if moment else ""
        section = "<category>Crosswords</category>" if clip.step == "section" else ""
        link = f"<link>{host}/{clip.step}/{clip.number}</link>"
        items.append(
            f"<item><title>{clip.title}</title>{link}{date}{section}<description>{clip.text}</description></item>"
        )
    return f"<rss version='2.0'><channel><title>{outlet}</title>{''.join(items)}</channel></rss>"


@contextmanager
def desk(folder: Path, clips: Sequence[Clip]) -> Iterator[str]:
    """A newsletter whose sources are the clips, in one feed or more, and the host of them."""
    site = Site()
    with web_server(site) as port:
        host = f"http://127.0.0.1:{port}"
        held = [clip for clip in clips if clip.step not in ("copy", "gone")]
        copied = [clip for clip in clips if clip.step == "copy"]
        site.put("/first", feed([Clip("copied", c.number, c.text) for c in copied], host, "First"))
        site.put("/again", feed(copied, host, "Second"))
        rows = [
            f"{{name: first, kind: feed, url: '{host}/first'}}",
            f"{{name: copies, kind: feed, url: '{host}/again'}}",
        ]
        for n in range(0, len(held), 900):
            site.put(f"/wire{n}", feed(held[n : n + 900], host))
            name = "wire" if not n else f"wire{n}"
            rows.append(
                f"{{name: {name}, kind: feed, url: '{host}/wire{n}', exclude: gallipot, not_sections: crosswords}}"
            )
        rows += [
            f"{{name: gone{c.number}, kind: feed, url: '{host}/gone/{c.number}'}}" for c in clips if c.step == "gone"
        ]
        (folder / "sources.yaml").write_text(
            f"fetch: {{allow_hosts: ['127.0.0.1:{port}']}}\ntopics: [{{id: h, name: Harbours, match: harbour}}]\n"
            f"digest: {{stories: {len(clips) // 4}, mute: {{phrases: [plumbago]}}}}\n"
            f"sources: [{', '.join(rows)}]\n"
        )
        done = monitor("run", "--now", NOW.isoformat())
        assert done.exit_code == 3, done.output
        yield host


def check(folder: Path, count: int) -> None:
    """Plants the clips and asks for each of them."""
    clips = planted(count)
    with desk(folder, clips) as host:
        config = load(folder / "sources.yaml")
        issue = json.loads((folder / "archive/2025-08-13/issue.json").read_text())
        brief = {i: s.get("brief", False) for s in issue["stories"] for i in s["article_ids"]}
        ids = {article["title"]: article["id"] for article in issue["articles"]}
        with Store.open(config.store, config.base, reading=True) as store:
            wrong = []
            for clip in clips:
                name = f"{host}/gone/{clip.number}" if clip.step == "gone" else clip.title
                step = clip.step
                if step in ("told", "rank"):  # which are told, the issue itself says
                    step = "rank" if brief[ids[clip.title]] else "told"
                if step == "undated" and clip.number < 3:  # the newest are news
                    step = "rank" if brief[ids[clip.title]] else "told"
                lines = [line.strip() for line in why(config, store, name, NOW)]
                if not lines[min(1, len(lines) - 1)].startswith(STEPS[step][1]):
                    wrong.append((clip.title, step, lines))
    assert not wrong, "\n".join(map(str, wrong[:20]))


def test_a_hundred_clips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    check(tmp_path, 100)


@pytest.mark.slow
def test_a_thousand_clips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    check(tmp_path, 1_000)
