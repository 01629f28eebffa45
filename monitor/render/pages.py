"""The files of an issue: one line a rendering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment

from monitor.codec import encode
from monitor.models import Issue
from monitor.render.archive import Entry, pointer
from monitor.render.body import Body, body
from monitor.render.compose import compose
from monitor.render.engine import environment, render
from monitor.render.look import Load, Look, spoken
from monitor.render.mail import letter
from monitor.render.view import IssueView


@dataclass(frozen=True, slots=True)
class Edition:
    """What a rendering may draw on."""

    issue: Issue
    look: Look
    view: IssueView
    body: Body
    templates: Environment


#: File of the issue's folder -> what stands in it.
RENDERINGS: dict[str, Callable[[Edition], str | bytes]] = {
    "index.html": lambda e: render(e.templates, "issue.html", issue=e.view),
    "email.html": lambda e: e.body.html,
    "email.txt": lambda e: e.body.text,
    "issue.eml": lambda e: letter(e.issue, e.look, e.body, None),
    "issue.json": lambda e: encode(e.issue, indent=1) + "\n",
}


def issue_files(issue: Issue, look: Look, load: Load, *, previous: Entry | None = None) -> dict[str, bytes]:
    """The files of `issue` by name, ready to be written into its folder; `previous` is the issue before it.

    Raises IssueError where the issue cites what it does not hold, and where a template is wrong (with its line).
    """
    look = spoken(look, load)
    templates = environment(load, look.words)
    view = compose(issue, look, previous=pointer(previous, look) if previous else None)
    edition = Edition(issue, look, view, body(issue, look, templates), templates)
    made = {name: rendering(edition) for name, rendering in RENDERINGS.items()}
    return {name: content.encode() if isinstance(content, str) else content for name, content in made.items()}
