"""The files of an issue: one line a rendering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256

from jinja2 import Environment

from monitor.models import Issue
from monitor.render.archive.entries import Entry, Notice, corrections, keys_of, neighbours
from monitor.render.base import dates
from monitor.render.base.addresses import folder
from monitor.render.base.counting import shown
from monitor.render.base.display import anchor
from monitor.render.base.engine import render
from monitor.render.base.gettext import later
from monitor.render.base.look import Load, Look
from monitor.render.base.printing import Press, press
from monitor.render.issue.data import data
from monitor.render.issue.mail_body import Body, body
from monitor.render.issue.message import letter
from monitor.render.view.build import Views, among, counted
from monitor.render.view.model import Correction, IssueView, Neighbour
from monitor.seam import Told, reraise

#: The list of an issue's files with their hashes, as `sha256sum --check` reads it.
SUMS = "SHA256SUMS"
_LABEL = {
    ("withdrawn", False): later("Withdrawn"),
    ("withdrawn", True): later("Article withdrawn"),
    ("restored", True): later("Article stands again"),
    ("correction", False): later("Correction"),
}


@dataclass(frozen=True)
class Edition:
    """What a rendering may draw on."""

    issue: Issue
    press: Press
    entries: Sequence[Entry]
    views: Views
    body: Body

    @cached_property
    def view(self) -> IssueView:
        """What its page says."""
        return _view(self.views, self.entries)

    @property
    def look(self) -> Look:
        """How the newsletter presents itself."""
        return self.press.look


#: File of the issue's folder -> what stands in it; None where that could not be made, and was told.
RENDERINGS: dict[str, Callable[[Edition, Environment], str | bytes | None]] = {
    "index.html": lambda e, templates: _page(templates, e.view),
    "email.html": lambda e, _: e.body.html,
    "email.txt": lambda e, _: e.body.text,
    "issue.eml": lambda e, _: letter(e.issue, e.look, e.body, None),
    "issue.json": lambda e, _: data(e.issue, e.view, cited_only=e.look.texts == "cited"),
    "brief.md": lambda e, templates: render(templates, "brief.md", issue=e.view),
}


def issue_files(
    issue: Issue, look: Look, load: Load, *, entries: Sequence[Entry] = (), told: Told = reraise
) -> dict[str, bytes]:
    """The files of `issue` by name, ready to be written into its folder; `entries` are those of the whole archive.

    Raises IssueError where the issue cites what it does not hold, and where a template is wrong (with its line). With
    `told` nothing is raised: a file is made with the templates that ship, or left out, and `told` hears why.
    """
    at = press(look, load, told)
    views = Views(issue, at.look, told)
    edition = Edition(issue, at, entries, views, body(views, at))
    made = {n: at.made(f"{folder(issue.id)}/{n}", partial(rendering, edition)) for n, rendering in RENDERINGS.items()}
    files = {n: content.encode() if isinstance(content, str) else content for n, content in made.items() if content}
    return files | {SUMS: sums(files)}


def issue_page(
    issue: Issue, look: Look, load: Load, *, entries: Sequence[Entry], listed: bytes, told: Told = reraise
) -> dict[str, bytes]:
    """The page of an issue anew, after others came or corrected it, and `listed` (its SHA256SUMS) with the new hash.

    Raises, and with `told` does not, as `issue_files`.
    """
    at = press(look, load, told)
    edition = Edition(issue, at, entries, Views(issue, at.look, told), Body(None, None))
    made = at.made(f"{folder(issue.id)}/index.html", partial(RENDERINGS["index.html"], edition))
    if not isinstance(made, str):
        return {}
    page = made.encode()
    return {"index.html": page, SUMS: _lines({**read_sums(listed), "index.html": sha256(page).hexdigest()})}


def sums(files: Mapping[str, bytes]) -> bytes:
    """SHA256SUMS of `files`."""
    return _lines({name: sha256(content).hexdigest() for name, content in files.items()})


def read_sums(content: bytes) -> dict[str, str]:
    """The hash of each file that a SHA256SUMS lists; lines of another form are left out."""
    lines = (line.split("  ", 1) for line in content.decode(errors="replace").splitlines())
    return {pair[1]: pair[0] for pair in lines if len(pair) == 2}


def _lines(hashes: Mapping[str, str]) -> bytes:
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()


def _page(templates: Environment, view: IssueView) -> str:
    """The page; it states the words that show before its annex."""
    parts = (render(templates, name, issue=view) for name in ("masthead.html", "brief.html"))
    return render(templates, "issue.html", issue=counted(view, sum(map(shown, parts))))


def _view(views: Views, entries: Sequence[Entry]) -> IssueView:
    issue, look = views.issue, views.look
    if not any(e.id == issue.id for e in entries):
        return views.whole
    before, after = neighbours(entries, issue.id)
    return among(
        views.whole,
        issue,
        previous=_neighbour(before, look) if before else None,
        following=_neighbour(after, look) if after else None,
        corrections=[_correction(e, n, look) for e, n in corrections(entries, issue.id)],
        keys=keys_of(entries),
    )


def _neighbour(other: Entry, look: Look) -> Neighbour:
    local = other.generated_at.astimezone(look.zone)
    return Neighbour(dates.day(local, look.words), f"../{folder(other.id)}/index.html", other.lead)


def _correction(later: Entry, notice: Notice, look: Look) -> Correction:
    return Correction(
        label=look.words.say(_LABEL[notice.kind, notice.whole]),
        outlet=notice.outlet,
        text=notice.text,
        day=dates.day(later.generated_at.astimezone(look.zone), look.words),
        href=f"../{folder(later.id)}/index.html#{anchor('story', notice.story_id)}",
    )


def paper(issue: Issue, look: Look, load: Load) -> str:
    """The brief as a page to print: no scripts, no links within the archive, nothing behind a click."""
    at = press(look, load)
    made = at.page("brief.pdf", "paper.html", issue=Views(issue, at.look).whole)
    assert made is not None  # noqa: S101  without `told` a fault is raised
    return made


def markdown(issue: Issue, look: Look, load: Load) -> str:
    """The brief in Markdown."""
    at = press(look, load)
    made = at.page("brief.md", "brief.md", issue=Views(issue, at.look).whole)
    assert made is not None  # noqa: S101  likewise
    return made
