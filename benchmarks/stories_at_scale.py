"""What stories cost where there are many articles.  usage: python -m benchmarks.stories_at_scale [NUMBER ...]

Makes up so many short articles (default 10000 100000) of 60 days: events of 1 to 40 articles within three days, a third
of them copies with a line of their own, others in other words, all on few subjects whose words they share. Each form is
grouped in a process of its own. Prints CPU seconds, peak memory, how much of the planted events was found (BCubed F1),
and the power by which the seconds grow; for the first NUMBER also what MinHash-LSH (datasketch) takes for the copies
alone, all of them in one day, all nearly the same text, and all with one rare word in common.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from itertools import accumulate
from math import log
from pathlib import Path

from benchmarks.pipeline import word
from monitor.models import Article, Paragraph
from monitor.stories import group

DAYS = 60
FIRST = datetime(2025, 6, 1, tzinfo=UTC)
SUBJECTS = 30
LARGEST = 40  #: articles of an event

Made = tuple[Article, int]  # with the number of its event


class Press:
    """Makes articles up. The words of a language are few and frequent, of a subject more, of an event its own."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311  a benchmark, not a secret
        self._words = sorted({word(self.draw) + word(self.draw)[:2] for _ in range(30_000)})
        self.draw.shuffle(self._words)
        self._weights = [*accumulate(1 / (n + 5) for n in range(len(self._words)))]
        self._subjects = [self.draw.sample(self._words, 60) for _ in range(SUBJECTS)]

    def events(self, days: int) -> Iterator[Made]:
        """Events one after another, without end."""
        number = 0
        while True:
            number += 1
            day = FIRST + timedelta(days=self.draw.random() * days)
            size = min(LARGEST, int(self.draw.paretovariate(0.8)))
            own, subject = self.draw.sample(self._words, 14), self.draw.choice(self._subjects)
            wire = self.text(own, subject)
            for place in range(size):
                moment = day + timedelta(hours=self.draw.random() * min(days, 3) * 24 - 12)
                copied = size > 2 and place % 3 == 1
                text = f"{wire}\n\n{self.sentence(own, subject)}" if copied else self.text(own, subject)
                yield self.article(f"{number}-{place}", text, moment, " ".join(self.draw.sample(own, 5))), number

    def text(self, own: Sequence[str], subject: Sequence[str]) -> str:
        """Seven sentences in three paragraphs."""
        said = [self.sentence(own, subject) for _ in range(7)]
        return "\n\n".join(" ".join(said[n : n + 3]) for n in (0, 3, 6))

    def sentence(self, own: Sequence[str], subject: Sequence[str]) -> str:
        """Sixteen words, with a name and a number."""
        found = self.draw.choices(self._words, cum_weights=self._weights, k=8) + self.draw.choices(subject, k=3)
        found += self.draw.choices(own, k=3)
        self.draw.shuffle(found)
        name = f"{own[0].capitalize()} {own[1 + self.draw.randrange(3)].capitalize()}"
        return f"{found[0].capitalize()} {' '.join(found[1:])} {name} {self.draw.randrange(2, 900)}."

    def article(self, name: str, text: str, moment: datetime, title: str) -> Article:
        """One article of one outlet of two hundred."""
        paragraphs, at = [], 0
        for part in text.split("\n\n"):
            paragraphs.append(Paragraph("body", part, at, at + len(part)))
            at += len(part) + 2
        outlet = f"Outlet {self.draw.randrange(200)}"
        return Article(
            name, "many", "many.jsonl", outlet, None, title.capitalize(), (), None, moment.isoformat(), moment, "en",
            text, tuple(paragraphs), (),
        )  # fmt: skip


def spread(number: int) -> list[Made]:
    """Articles of sixty days."""
    return _first(Press(number).events(DAYS), number)


def one_day(number: int) -> list[Made]:
    """As many of one day."""
    return _first(Press(number).events(1), number)


def one_text(number: int) -> list[Made]:
    """A text with another number in each: weather, prices, results."""
    press = Press(number)
    wire = press.text(press.draw.sample(press._words, 14), press._words[:60])
    return [
        (press.article(str(n), f"{wire} {n}.", FIRST + timedelta(minutes=n), f"Prices of day {n}"), 0)
        for n in range(number)
    ]


def one_word(number: int) -> list[Made]:
    """Unlike articles, all with one word that no other text has."""
    press = Press(number)
    return [
        (press.article(f"u{n}", f"{a.text} Qyzzyx.", a.received, a.title or ""), n)
        for n, (a, _) in enumerate(_first(press.events(DAYS), number))
    ]


def _first(events: Iterator[Made], number: int) -> list[Made]:
    return [next(events) for _ in range(number)]


def ours(made: Sequence[Made]) -> list[list[str]]:
    """Our stories, as lists of ids."""
    return [list(story.article_ids) for story in group([article for article, _ in made], zone=UTC)]


def lsh(made: Sequence[Made]) -> list[list[str]]:
    """Copies by MinHash-LSH of shingles of four words, which is a part of what `group` does."""
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=0.5, num_perm=128), []
    for article, _ in made:
        words = article.text.split()
        mark = MinHash(num_perm=128)
        mark.update_batch([" ".join(words[n : n + 4]).encode() for n in range(len(words) - 3)])
        found.append([article.id, *index.query(mark)])
        index.insert(article.id, mark)
    return found


FORMS: dict[str, Callable[[int], list[Made]]] = {
    "sixty days": spread,
    "one day": one_day,
    "one text": one_text,
    "one word": one_word,
}


def measured(form: str, number: int, find: Callable[[Sequence[Made]], list[list[str]]]) -> tuple[float, str]:
    """CPU seconds, and the words of a line: stories, memory, how well."""
    made = FORMS[form](number)
    begun = time.process_time()
    found = find(made)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gold = {article.id: event for article, event in made}
    right = f"  F1 {bcubed(gold, found):.3f}" if find is ours and form in ("sixty days", "one day") else ""
    return seconds, f"{len(found):>9} stories {seconds:8.1f} s {peak:7.0f} MB{right}"


def bcubed(gold: dict[str, int], found: Sequence[Sequence[str]]) -> float:
    """BCubed F1 (Bagga and Baldwin 1998) of groups of ids against the number of each one's event."""
    sizes: dict[int, int] = {}
    for event in gold.values():
        sizes[event] = sizes.get(event, 0) + 1
    precision = recall = 0.0
    for ids in found:
        inside: dict[int, int] = {}
        for one in ids:
            inside[gold[one]] = inside.get(gold[one], 0) + 1
        precision += sum(count * count for count in inside.values()) / len(ids)
        recall += sum(count * count / sizes[event] for event, count in inside.items())
    precision, recall = precision / len(gold), recall / len(gold)
    return 2 * precision * recall / (precision + recall)


def apart(form: str, number: int, *more: str) -> float:
    """Measure in a process of its own, print its line, and return the seconds."""
    command = [sys.executable, "-m", "benchmarks.stories_at_scale", "--form", form, str(number), *more]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)
    seconds, _, words = done.stdout.partition("\n")
    print(f"{'MinHash-LSH' if more else form:12}{number:>8,}{words.rstrip()}", flush=True)
    return float(seconds)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories_at_scale")
    parser.add_argument("number", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--form", choices=FORMS, help=argparse.SUPPRESS)
    parser.add_argument("--lsh", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.form:
        print(*measured(asked.form, asked.number[0], lsh if asked.lsh else ours), sep="\n")
        return
    seconds = [apart("sixty days", number) for number in asked.number]
    if len(seconds) > 1:
        power = log(seconds[-1] / seconds[0]) / log(asked.number[-1] / asked.number[0])
        print(f"CPU seconds grow as n^{power:.2f}")
    if find_spec("datasketch"):
        print(f"{apart('sixty days', asked.number[0], '--lsh') / seconds[0]:.2f} times our seconds")
    apart("one day", asked.number[-1])
    for form in ("one text", "one word"):
        apart(form, 2 * asked.number[0])


if __name__ == "__main__":
    main()
