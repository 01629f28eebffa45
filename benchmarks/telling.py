"""How the telling of one story grows with what its articles hold.  usage: python -m benchmarks.telling [KIND ...]

Prints CPU seconds of composing and of rendering at two sizes (SIZE SIZE among the kinds; 400 1600), and the exponent
between them (1 is linear, 2 square), for each kind of text and each way in which a story has it: in one article, in the
articles of two outlets, in an article that was printed otherwise before, in one that follows another. `articles` is one
story of a tenth as many articles. No store, no grouping, no cleaning.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from monitor.digest.compose import Coverage, compose
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.models import Article, Issue, Paragraph, Story, Window
from monitor.render import Look, issue_files
from monitor.site import loader

T = TypeVar("T")
START, END = datetime(2025, 8, 1, tzinfo=UTC), datetime(2025, 8, 15, tzinfo=UTC)
SIZES = 400, 1_600
SYLLABLES = "ba de fi go lu ma ne po ri su ta ve wo za ki".split()
Piece = Callable[[int, str], str]


def word(number: int) -> str:
    """A made-up word for each number."""
    made = ""
    for _ in range(3):
        number, rest = divmod(number, len(SYLLABLES))
        made += SYLLABLES[rest]
    return made + "n" * (number + 1)


PIECES: dict[str, tuple[str, Piece]] = {  # kind -> what parts the pieces, a piece
    "sentences": (
        " ",
        lambda n, o: (
            f"Clerk {word(n)} told the {o} council of {word(n * 7)} that the {word(n * 3)} bridge needs beams."
        ),
    ),
    "open": (
        " ",
        lambda n, o: (
            ("“" if n == 0 else "") + f"The {o} {word(n)} bridge needs some {word(n * 3)} beams of {word(n * 7)}."
        ),
    ),
    "figures": (
        "\n\n",
        lambda n, o: (
            f"The {o} mill of {word(n).title()} sold {n * 7 + 3} bags of flour for {n * 11 + 5} crowns in May."
        ),
    ),
    "hurt": (
        "\n\n",
        lambda n, o: (
            f"In the {o} town of {word(n).title()} some {n * 7 + 3} people were hurt by the {word(n * 3)} flood."
        ),
    ),
    "miles": (
        "\n\n",
        lambda n, o: f"The {o} road to {word(n).title()} is {n * 7 + 3} miles long and {n * 11 + 5} feet wide.",
    ),
    "quotes": (
        "\n\n",
        lambda n, o: f"“The {word(n)} harbour needs a {o} {word(n * 3)} and a {word(n * 7)},” Ann Lee said.",
    ),
    "alike": (
        "\n\n",
        lambda n, o: f"“We will build a new bridge at the {o} harbour of {word(n)} next spring,” Ann Lee said.",
    ),
    "speakers": (
        "\n\n",
        lambda n, o: (
            f"“The {word(n)} harbour needs a {o} {word(n * 3)},” {word(n).title()} {word(n * 5).title()} said."
        ),
    ),
    "names": (
        "\n\n",
        lambda n, o: (
            f"Mayor {word(n).title()} {word(n * 5).title()} opened the {o} school of {word(n * 3)} with a long speech."
        ),
    ),
    "pronouns": (
        "\n\n",
        lambda n, o: (
            f"Mayor Ann {word(n * 5).title()} saw the {o} school of {word(n * 3)}. She signed the {word(n)} paper."
        ),
    ),
    "deeds": (
        "\n\n",
        lambda n, o: (
            f"Mayor {word(n).title()} {word(n * 5).title()} signed the {o} {word(n * 3)} treaty and went home."
        ),
    ),
    "days": (
        "\n\n",
        lambda n, o: (
            f"The {o} {word(n)} bridge was opened to {word(n * 3)} cars on {n % 28 + 1} July {1900 + n % 120}."
        ),
    ),
    "notes": ("\n\n", lambda n, o: f"Correction: the {o} bridge of {word(n)} is {n + 20} metres long, not {n + 7}."),
    "headings": ("\n\n", lambda n, o: f"{o} {word(n)}"),
}


def article(name: str, text: str, outlet: str) -> Article:
    """An article of a text, read as it would be."""
    paragraphs, place = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph("body", part, place, place + len(part)))
        place += len(part) + 2
    return Article(
        name, "s", name, outlet, None, f"Harbour {name}", (), None, "2025-08-12", END, "en", text,
        tuple(paragraphs), (), (), quotes(Reading(text, "en")), Reading(text, "en").figures,
    )  # fmt: skip


def told(kind: str, size: int, outlet: str) -> str:
    between, piece = PIECES[kind]
    return between.join(piece(n, outlet) for n in range(size))


def coverage(articles: list[Article], *earlier: Article) -> Coverage:
    ids = tuple(a.id for a in articles)
    return Coverage(Story("s", "Harbour", (), ids, (), START, END), tuple(articles), earlier)


def alone(kind: str, size: int) -> Coverage:
    return coverage([article("a", told(kind, size, "old"), "Lantern")])


def apart(kind: str, size: int) -> Coverage:
    return coverage([article(o, told(kind, size // 2, o), o) for o in ("lantern", "herald")])


def alike(kind: str, size: int) -> Coverage:
    return coverage([article(o, told(kind, size // 2, "old"), o) for o in ("lantern", "herald")])


def revised(kind: str, size: int) -> Coverage:
    now, before = (article("a", told(kind, size // 2, o), "Lantern") for o in ("new", "old"))
    return coverage([now], before)


def sequel(kind: str, size: int) -> Coverage:
    now, before = (article(o, told(kind, size // 2, o), "Lantern") for o in ("new", "old"))
    return coverage([now], before)


def many(_: str, size: int) -> Coverage:
    texts = [
        "\n\n".join(PIECES[k][1](n * 7 + j, f"o{n % 9}") for j, k in enumerate(PIECES) if k not in ("open", "notes"))
        for n in range(size)
    ]
    return coverage([article(f"a{n}", text, f"Outlet {n % 50}") for n, text in enumerate(texts)])


WAYS = {way.__name__: way for way in (alone, apart, alike, revised, sequel)}


def rows(asked: list[str]) -> Iterator[tuple[str, Callable[[str, int], Coverage], str]]:
    for kind in asked or PIECES:
        if kind in PIECES:
            yield from ((f"{kind} {name}", way, kind) for name, way in WAYS.items())
    if not asked or "articles" in asked:
        yield "articles", many, ""


def issue(given: Coverage) -> Issue:
    return compose([given], id="x", title="Benchmark", window=Window(START, END), topics={}, language="en")


def rendered(made: Issue) -> object:
    return issue_files(made, Look("Benchmark", "en", UTC), loader(Path()))


def seconds(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    made = work()
    return time.process_time() - started, made


def main() -> None:
    sizes = tuple(int(a) for a in sys.argv[1:] if a.isdigit()) or SIZES
    kinds = [a for a in sys.argv[1:] if not a.isdigit()]
    for name, way, kind in rows(kinds):
        took: list[tuple[float, float]] = []
        for size in sizes if kind else tuple(s // 10 for s in sizes):
            composed, made = seconds(partial(issue, way(kind, size)))
            took.append((composed, seconds(partial(rendered, made))[0]))
        cells = []
        for part in (0, 1):
            exponent = math.log(max(took[-1][part], 1e-3) / max(took[0][part], 1e-3)) / math.log(sizes[-1] / sizes[0])
            cells += [f"{t[part]:8.2f}" for t in took] + [f"{exponent:6.2f}"]
        print(f"{name:<20}", *cells, *(problem.message for problem in made.problems), flush=True)


if __name__ == "__main__":
    main()
