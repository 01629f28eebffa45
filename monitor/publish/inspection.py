"""Whether the archive on disk is whole: every hash, every link, every citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from monitor.digest.check.proof import faults
from monitor.models import Span
from monitor.publish.places import Place
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


_ISSUE = re.compile(r"[^./][^/]*/issue\.json")
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


def inspect(archive: Place, tell: Tell = silent) -> tuple[list[Finding], Seen]:
    """What is wrong with `archive`, by path, and how much was looked at. Raises OSError."""
    findings: list[Finding] = []
    citations = 0
    tell = counting(tell, findings)
    there = archive.below()
    issues = [name.partition("/")[0] for name in there if _ISSUE.fullmatch(name)]
    for issue_id in each(tell, "checking issues", issues, str):
        findings += _hashes(archive, issue_id)
        wrong, looked = _citations(archive, issue_id)
        findings += wrong
        citations += looked
    names = [name for name in there if name.endswith(".html") and name.rpartition("/")[2] != "email.html"]
    pages = {name: _Page.of(archive.read(name)) for name in each(tell, "reading pages", names, str)}
    links, files = 0, frozenset(there)
    for name, page in each(tell, "checking links", [*pages.items()], lambda pair: pair[0]):
        for target in page.links:
            links += 1
            if message := _broken(name, target, pages, files):
                findings.append(Finding("link", name, message))
    return findings, Seen(len(issues), len(pages), links, citations)


# --- hashes ------------------------------------------------------------------------------------------------------


def _hashes(archive: Place, issue_id: str) -> Iterator[Finding]:
    try:
        listed = read_sums(archive.read(f"{issue_id}/{SUMS}"))
    except OSError:
        yield Finding("file", f"{issue_id}/{SUMS}", "is missing; monitor archive rebuild writes it")
        return
    there = archive.names(issue_id) - {SUMS}
    for name in sorted(listed.keys() | there):
        path = f"{issue_id}/{name}"
        if name not in there:
            yield Finding("file", path, "is missing")
        elif name not in listed:
            yield Finding("file", path, f"is on no list ({SUMS})")
        elif _hash(archive, path) != listed[name]:
            yield Finding("hash", path, f"is not as it was written (its hash is not that of {SUMS})")


def _hash(archive: Place, name: str) -> str | None:
    try:
        return sha256(archive.read(name)).hexdigest()
    except OSError:
        return None


# --- citations ---------------------------------------------------------------------------------------------------


def _citations(archive: Place, issue_id: str) -> tuple[list[Finding], int]:
    path = f"{issue_id}/issue.json"
    try:
        content = archive.read(path)
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
    def of(cls, content: bytes) -> _Page:
        page = cls()
        page.feed(content.decode(errors="replace"))
        page.close()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.places.add(value)
            elif name == "href" and value and tag in ("a", "link") and value != _NO_ICON:
                self.links.append(value)


def _broken(page: str, target: str, pages: dict[str, _Page], files: frozenset[str]) -> str | None:
    """What is wrong with a link; those to other sites are not followed."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None if parts.scheme in ("http", "https", "mailto") else f"has a link of another kind: {target[:100]}"
    to = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
    if to.startswith(("../", "/")) or to == "..":
        return f"has a link out of the archive: {target[:100]}"
    if to not in files:
        return f"links to {target[:100]}, which is not there"
    place = unquote(parts.fragment)
    if place and to in pages and place not in pages[to].places:
        return f"links to {target[:100]}: there is no such place on that page"
    return None
