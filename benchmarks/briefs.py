"""What the page and the mail of issues keep of their bounds.  usage: python -m benchmarks.briefs ISSUE_FOLDER ...

For each issue on disk: every story is in the mail's list; words from the head to the end of **Said today**; words of
the mail without **All stories**, of a story there, and its bytes; minutes of the page before its annex; runs of twelve
words that stand twice outside citation panels; stated and visible words; and the told stories: their words, long
sentences, datelines. Visible is what shows before anything is opened. Nothing of the texts is printed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

RUN = 12
A_MINUTE = 230
_UNREAD = {"style", "script", "title", "desc", "template"}
_BLOCKS = {
    *"p li td th h1 h2 h3 h4 h5 h6 dt dd figcaption blockquote summary div section article ul ol table tr".split()
}
_APART = {"by", "byline"}  # classes of what stands apart from the text before it
_DATELINE = re.compile(r"[^\W\d_]{2}[^!?—–]{1,50} ?[—–-] ?(?=\S)")


@dataclass(frozen=True)
class Bound:
    """A figure and what it may be; `least` and `most` are part of the range."""

    name: str
    value: float
    most: float
    least: float = 0

    @property
    def kept(self) -> bool:
        """Whether the figure is in its range."""
        return self.least <= self.value <= self.most


def main() -> None:
    misses = 0
    for folder in map(Path, sys.argv[1:]):
        print(folder)
        for bound in measured(folder):
            misses += not bound.kept
            print(f"  {'ok  ' if bound.kept else 'MISS'} {bound.value:>9.4g}  {_range(bound):<14} {bound.name}")
    sys.exit(bool(misses))


def measured(folder: Path) -> list[Bound]:
    """The bounds of the issue in `folder`."""
    read = {name: (folder / name).read_bytes() for name in ("index.html", "email.html", "issue.json")}
    return bounds(read["index.html"], read["email.html"], len(json.loads(read["issue.json"])["stories"]))


def bounds(page: bytes, mail: bytes, stories: int) -> list[Bound]:
    """The bounds of an issue of so many stories, as its page and its mail show it."""
    return [*_of_mail(html.fromstring(mail), len(mail), stories), *_of_page(html.fromstring(page))]


def _of_mail(mail: HtmlElement, size: int, stories: int) -> Iterator[Bound]:
    rows = mail.cssselect("ul.every li")
    listed = sum(_words(row) for row in mail.cssselect("ul.every"))
    whole = _words(mail) - sum(_words(p) for p in mail.cssselect(".preheader"))
    yield Bound("mail: stories that its list lacks", stories - len(rows), 0)
    yield Bound("mail: words from head to Said today", _minute(mail), 250)
    yield Bound("mail: words without All stories", whole - listed, 1_500)
    yield Bound("mail: words of a story in All stories, most", max(map(_words, rows), default=0), 20)
    yield Bound("mail: bytes", size, 80_000)
    yield Bound("mail: runs of twelve words that stand again", _again([mail]), 0)
    yield Bound("mail: stated words by visible ones", _stated(mail.cssselect("td.facts")) / max(1, whole), 1.1, 0.9)


def _of_page(page: HtmlElement) -> Iterator[Bound]:
    head, main = page.cssselect("header.masthead"), page.cssselect("main")
    brief = [*head, *(part for part in main[0] if "topic" not in (part.get("class") or "").split())]
    shown = sum(map(_words, brief))
    minute = sum(map(_words, [*head, *page.cssselect("section.minute")]))
    tales = page.cssselect("section.told div.tale")
    told = [_sentences(tale) for tale in tales]
    several = [_sentences(tale) for tale in tales if _articles(page, tale) > 1]
    yield Bound("page: words from head to Said today", minute, 250)
    yield Bound("page: minutes before the annex", shown / A_MINUTE, 10)
    yield Bound("page: runs of twelve words that stand again", _again([*head, *main]), 0)
    yield Bound("page: stated words by visible ones", _stated(head) / max(1, shown), 1.1, 0.9)
    yield Bound("told: words of a story, most", max((_sum(t) for t in told), default=0), 90)
    yield Bound(
        "told: stories of several articles in less than 60 words", sum(_sum(t) < 60 for t in several), len(several) // 2
    )
    yield Bound("told: sentences of more than 40 words", sum(len(s.split()) > 40 for t in told for s in t), 0)
    yield Bound("told: datelines", sum(_dateline(s) for t in told for s in t), 0)


def _articles(page: HtmlElement, tale: HtmlElement) -> int:
    """How many articles the story has, by the link of its heading."""
    anchor = next((link.get("href") or "" for link in tale.cssselect("h3 a")), "")
    stories = (s for s in page.cssselect("article.story") if f"#{s.get('id')}" == anchor)
    return sum(len(story.cssselect(".coverage li")) for story in stories)


def _sum(sentences: Iterable[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _dateline(sentence: str) -> bool:
    """Whether it begins with a place in capitals before a dash."""
    found = _DATELINE.match(sentence)
    return found is not None and found.group().split()[0].strip(",").isupper()


def _sentences(tale: HtmlElement) -> list[str]:
    """What is told, without its outlets and tags."""
    return [" ".join(said.itertext()) for said in tale.cssselect(".said > span:not(.tag)")]


def _minute(mail: HtmlElement) -> int:
    """The words of the mail's rows before those of its second heading."""
    rows = mail.cssselect("table.sheet > tr, table.sheet > tbody > tr")
    heads = [number for number, row in enumerate(rows) if row.cssselect("h2")]
    return sum(map(_words, rows[: heads[1] if len(heads) > 1 else len(rows)]))


def _stated(head: list[HtmlElement]) -> int:
    """How many words the head says that there are."""
    found = re.findall(r"([\d.,\u202f\xa0 ]*\d)\s*words?\b", " ".join(" ".join(e.itertext()) for e in head))
    return int(re.sub(r"\D", "", found[-1])) if found else 0


def _again(parts: Iterable[HtmlElement]) -> int:
    """How many runs of twelve words, none over the end of a paragraph, stand in it more than once."""
    runs: Counter[tuple[str, ...]] = Counter()
    for block in (b for part in parts for b in _paragraphs(part)):
        told = re.findall(r"\w+", block.casefold())
        runs.update({tuple(told[n : n + RUN]) for n in range(len(told) - RUN + 1)})
    return sum(count > 1 for count in runs.values())


def _paragraphs(part: HtmlElement) -> list[str]:
    """The texts of its blocks, without citation panels."""
    found = [""]
    for text, starts in _texts(part, opened=True):
        if starts:
            found.append("")
        found[-1] += text
    return found


def _words(part: HtmlElement) -> int:
    """The words that show before anything is opened."""
    return len("".join(f" {text}" if starts else text for text, starts in _texts(part)).split())


def _texts(part: HtmlElement, *, opened: bool = False) -> Iterator[tuple[str, bool]]:
    """Its texts in order, each with whether a block starts there; with `opened`, all but the citation panels."""
    if not isinstance(part.tag, str) or part.tag in _UNREAD or _hidden(part):
        return
    yield part.text or "", part.tag in _BLOCKS or not _APART.isdisjoint((part.get("class") or "").split())
    closed = part.tag == "details" and part.get("open") is None
    for child in part:
        panel = "excerpt" in (child.get("class") or "").split() if isinstance(child.tag, str) else False
        if not panel and (opened or not closed or child.tag == "summary"):
            yield from _texts(child, opened=opened)
        yield child.tail or "", child.tag in _BLOCKS


def _hidden(part: HtmlElement) -> bool:
    return bool({"unseen", "preheader"} & set((part.get("class") or "").split())) or "display:none" in (
        part.get("style") or ""
    ).replace(" ", "")


def _range(bound: Bound) -> str:
    return f"{bound.least:g} to {bound.most:g}" if bound.least else f"at most {bound.most:g}"


if __name__ == "__main__":
    main()
