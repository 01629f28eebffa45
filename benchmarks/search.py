"""How long the search in an archive takes.  usage: python -m benchmarks.search [ISSUES...]

For archives of 250 and 3,650 made-up issues (12 stories a day, 9 passages each): milliseconds from the key to the
answer, in Chromium and from disk, and the kilobytes that were loaded for it, the list of the parts and their heads
among them; the least of three fresh pages. The peer is the plain way, in the same browser: one file with all passages,
read and looked through for each query. Then what publishing one issue more takes (`benchmarks.next_issue`).
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.assets import asset
from monitor.models import Window
from monitor.render import Entry, Look, archive_files
from monitor.render.archive.sheets import Leaf, Passage, Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LOOK = Look(title="Made up", language="en", zone=ZoneInfo("UTC"))
FIRST = datetime(2023, 1, 1, 4, tzinfo=UTC)
STORIES, PASSAGES, WORDS = 12, 9, 18
PEER = """async ([address, words]) => {
  const begun = performance.now();
  const script = document.createElement("script");
  script.src = address;
  await new Promise((resolve) => { script.onload = resolve; document.head.append(script); });
  const found = window.all.filter((text) => words.every((word) => text.toLowerCase().split(" ").includes(word)));
  return [performance.now() - begun, found.length];
}"""


def vocabulary(draw: random.Random) -> list[str]:
    """Some 1,600 made-up words, in no order."""
    ends = [rest + end for rest in ("nd", "rt", "l", "shing") for end in ("", "s", "er", "ty", "ing")]
    words = [a + b + end for a in "abcdefghilmnoprstuvw" for b in "aeiou" for end in ends]
    draw.shuffle(words)
    return words


def sheets(issues: int) -> Iterator[Sheet]:
    """Issues of as many days. Words are as frequent as in a language: few are most of a text."""
    draw = random.Random(7)  # noqa: S311  a benchmark, not a secret
    words = vocabulary(draw)
    weights = [1 / (n + 3) for n in range(len(words))]
    for n in range(issues):
        day = (FIRST + timedelta(days=n)).date().isoformat()
        leaves = []
        for story in range(STORIES):
            texts = [" ".join(draw.choices(words, weights, k=WORDS)) + "." for _ in range(PASSAGES)]
            texts[1] += f" rarity{n}" if story == 3 else ""
            kinds = ["headline", *["summary"] * (PASSAGES - 1)]
            passages = tuple(
                Passage(k, t, (f"Outlet {n * i % 9}",)) for i, (k, t) in enumerate(zip(kinds, texts, strict=True))
            )
            leaves.append(Leaf(f"s{n}-{story}", f"story-s{n}-{story}", texts[0], ("all",), passages))
        yield Sheet(day, day, day, (("all", "All"),), tuple(leaves))


def written(folder: Path, issues: int) -> int:
    """Writes the search of an archive of `issues` issues into `folder`; returns the bytes of its index."""
    made = {sheet.id: sheet for sheet in sheets(issues)}
    entries = []
    for sheet in made.values():
        moment = datetime.fromisoformat(sheet.day).replace(hour=4, tzinfo=UTC)
        window = Window(moment - timedelta(days=1), moment)
        entries.append(
            Entry(sheet.id, "Made up", moment, window, None, (), STORIES, STORIES, 9, 0, topics=sheet.topics)
        )
    size = 0
    for name, content in archive_files(entries, LOOK, shipped, sheets=made.get):
        if name.startswith("search"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
            size += len(content) if name.startswith("search/") else 0
    texts = [p.text.rstrip(".") for sheet in made.values() for leaf in sheet.stories for p in leaf.passages]
    (folder / "peer.js").write_text(f"window.all = {json.dumps(texts)};", "utf-8")
    (folder / "peer.html").write_text("<title>peer</title>", "utf-8")
    return size


def shipped(name: str) -> str | None:
    path = asset("templates") / name
    return path.read_text("utf-8") if path.is_file() else None


def queries() -> list[str]:
    """Frequent words, two of them, a phrase, a rare word and a beginning."""
    words = vocabulary(random.Random(7))  # noqa: S311  as in `sheets`
    return [words[0], words[9], f"{words[1]} {words[2]}", f'"{words[0]} {words[1]}"', "rarity100", "rarity9*"]


def asked(browser: Browser, folder: Path, query: str) -> tuple[int, int]:
    """Milliseconds that an answer took in a fresh page, and the bytes of all that was loaded but the page itself."""
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto((folder / "search.html").as_uri())
    page.locator("form").wait_for()
    page.wait_for_load_state("networkidle")
    page.get_by_label("Words").fill(query)
    page.keyboard.press("Enter")
    page.locator("#status[data-milliseconds]").wait_for()
    taken = int(page.locator("#status").get_attribute("data-milliseconds") or 0)
    page.close()
    return taken, sum((folder / url.partition(folder.as_uri())[2].lstrip("/")).stat().st_size for url in loaded[1:])


def peer(browser: Browser, folder: Path, words: list[str]) -> float:
    """Milliseconds of the plain way, in a fresh page."""
    page = browser.new_page()
    page.goto((folder / "peer.html").as_uri())
    taken, _ = page.evaluate(PEER, [(folder / "peer.js").as_uri(), words])
    page.close()
    return float(taken)


def main() -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    from benchmarks.next_issue import measured

    program = shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        print(f"{'issues':>8}{'index MB':>10}  {'query':<24}{'ms':>6}{'kB':>8}{'plain ms':>10}")
        for issues in [int(n) for n in sys.argv[1:]] or [250, 3650]:
            folder = Path(name) / str(issues)
            size = written(folder, issues)
            for query in queries():
                times = [asked(browser, folder, query) for _ in range(3)]
                plain = min(peer(browser, folder, query.strip('"*').split()) for _ in range(3))
                taken, loaded = min(times)
                print(f"{issues:>8}{size / 1e6:>10.1f}  {query:<24}{taken:>6}{loaded / 1e3:>8.0f}{plain:>10.0f}")
            took = measured(issues)
            print(f"{issues:>8}  the next issue: {took.cpu:.1f} CPU s, {took.seconds:.1f} s, {took.megabytes:.0f} MB")
        browser.close()


if __name__ == "__main__":
    main()
