"""Whether the archive on disk is whole: every hash, every link, every citation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from monitor.digest.proof import faults
from monitor.models import Span
from monitor.render import SUMS, cited, is_withheld, read_sums, reopened
from monitor.steps import Tell, counting, each, silent

#: What is wrong, as a finding names it.
KINDS = {
    "hash": "a file is not as it was written",
    "file": "a file is missing, or is there and on no list",
    "link": "a link leads to no page, or to no place on it",
    "citation": "a passage that the issue cites is not what its article says there",
    "data": "an issue.json cannot be read",
}


_NO_ICON = "data:,"  # in each page, lest browsers ask for one


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong."""

    kind: str  #: one of `KINDS`
    path: str  #: of the file, from the archive's folder
    message: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What was looked at."""

    issues: int
    pages: int
    links: int
    citations: int


def inspect(archive: Path, tell: Tell = silent) -> tuple[list[Finding], Seen]:
    """What is wrong with `archive`, by path, and how much was looked at."""
    findings: list[Finding] = []
    citations = 0
    tell = counting(tell, findings)
    issues = sorted(p.parent for p in archive.glob("*/issue.json") if not p.parent.name.startswith("."))
    for folder in each(tell, "checking issues", issues, lambda folder: folder.name):
        findings += _hashes(archive, folder)
        wrong, looked = _citations(folder)
        findings += wrong
        citations += looked
    paths = [p for p in sorted(archive.rglob("*.html")) if p.name != "email.html"]
    pages = {p: _Page.of(p) for p in each(tell, "reading pages", paths, partial(_short, archive))}
    links = 0
    for path, page in each(tell, "checking links", [*pages.items()], lambda pair: _short(archive, pair[0])):
        for target in page.links:
            links += 1
            if message := _broken(archive, path, target, pages):
                findings.append(Finding("link", _short(archive, path), message))
    return findings, Seen(len(issues), len(pages), links, citations)


# --- hashes ------------------------------------------------------------------------------------------------------


def _hashes(archive: Path, folder: Path) -> Iterator[Finding]:
    try:
        listed = read_sums((folder / SUMS).read_bytes())
    except OSError:
        yield Finding("file", _short(archive, folder / SUMS), "is missing; monitor archive rebuild writes it")
        return
    there = {p.name for p in folder.iterdir()} - {SUMS}
    for name in sorted(listed.keys() | there):
        path = folder / name
        if name not in there:
            yield Finding("file", _short(archive, path), "is missing")
        elif name not in listed:
            yield Finding("file", _short(archive, path), f"is on no list ({SUMS})")
        elif not path.is_file() or sha256(path.read_bytes()).hexdigest() != listed[name]:
            yield Finding("hash", _short(archive, path), f"is not as it was written (its hash is not that of {SUMS})")


# --- citations ---------------------------------------------------------------------------------------------------


def _citations(folder: Path) -> tuple[list[Finding], int]:
    path = f"{folder.name}/issue.json"
    try:
        content = (folder / "issue.json").read_bytes()
        issue = reopened(content)
        hidden = is_withheld(content)
    except (OSError, ValueError) as error:
        return [Finding("data", path, f"cannot be read: {str(error).splitlines()[0]}")], 0
    texts = {a.id: a.text for a in issue.articles}
    spans = [(article, span) for article, found in cited(issue).items() for span in found]
    wrong = [*faults(issue), *(said for article, span in spans if (said := _outside(article, span, texts)))]
    if hidden:
        wrong += [f"article {a}: no excerpt has {b}" for a, b in spans if not texts.get(a, "")[b[0] : b[1]].strip()]
    return [Finding("citation", path, said) for said in wrong], len(spans)


def _outside(article: str, span: Span, texts: dict[str, str]) -> str | None:
    if article not in texts:
        return f"cites article {article}, which the issue does not hold"
    if not 0 <= span[0] < span[1] <= len(texts[article]):
        return f"cites {list(span)} of article {article}, outside its text"
    return None


# --- links -------------------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """The links of a page, and the places in it that a link can lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()

    @classmethod
    def of(cls, path: Path) -> _Page:
        page = cls()
        page.feed(path.read_text(encoding="utf-8", errors="replace"))
        page.close()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.places.add(value)
            elif name == "href" and value and tag in ("a", "link") and value != _NO_ICON:
                self.links.append(value)


def _broken(archive: Path, page: Path, target: str, pages: dict[Path, _Page]) -> str | None:
    """What is wrong with a link; those to other sites are not followed."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None if parts.scheme in ("http", "https", "mailto") else f"has a link of another kind: {target[:100]}"
    to = (page.parent / unquote(parts.path)) if parts.path else page
    to = Path(*_collapsed(to.parts))
    if not to.is_relative_to(archive):
        return f"has a link out of the archive: {target[:100]}"
    if not to.is_file():
        return f"links to {target[:100]}, which is not there"
    place = unquote(parts.fragment)
    if place and to in pages and place not in pages[to].places:
        return f"links to {target[:100]}: there is no such place on that page"
    return None


def _collapsed(parts: tuple[str, ...]) -> list[str]:
    """The parts of a path without "..": as a browser does it, links in the file system or not."""
    kept: list[str] = []
    for part in parts:
        if part == ".." and len(kept) > 1:
            kept.pop()
        elif part != "..":
            kept.append(part)
    return kept


def _short(archive: Path, path: Path) -> str:
    return path.relative_to(archive).as_posix()
