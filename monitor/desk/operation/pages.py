"""The templates: whether the user's own make the pages and the mail of an issue that is made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from monitor.config import Config
from monitor.desk.operation.check import Check
from monitor.models import Article, Issue, Paragraph, Problem, Window, Withdrawal
from monitor.seam import attempt

_TEXT = (
    "Alpha 12 beta gamma. Delta 34 epsilon zeta, eta 56 theta. Iota kappa lambda."  # letters, no words of a language
)
_TEMPLATES = (".html", ".txt", ".md", ".xml")
_ADVICE = "mend the template, see docs/templates.md; until then the one that ships is used"


def templates(config: Config, now: datetime) -> Iterator[Check]:
    """A check for each page that fails with the user's own templates; one that says how many there are."""
    folder = config.base / "templates"
    own = sorted(p.name for p in folder.glob("*") if p.is_file() and not p.name.startswith("."))
    found: list[Problem] = []
    _compiled(config, own, found)
    made = _printed(config, now, found)
    for problem in dict.fromkeys(found):
        yield Check("templates", "fault", problem.message, _ADVICE)
    if not found:
        mine = f"{len(own)} of your own ({', '.join(own[:8])})" if own else "none of your own"
        yield Check("templates", "ok", f"{mine}; {len(made)} files of a made-up issue can be made")


def _compiled(config: Config, own: list[str], found: list[Problem]) -> None:
    """Each of the user's templates by itself, also one that no page takes; `found` gets what failed."""
    from monitor.render.base.engine import environment
    from monitor.site import loader

    templates = environment(loader(config.base))
    for name in own:
        if name.endswith(_TEMPLATES):
            attempt(partial(templates.get_template, name), None, "templates", f"templates/{name}", found.append)


def _printed(config: Config, now: datetime, found: list[Problem]) -> dict[str, bytes]:
    """The files of the made-up issue and of an archive that holds it; `found` gets what failed."""
    from monitor.render import archive_files, entry, issue_files, paper, sheet
    from monitor.site import loader, look_of

    issue, look, load = _issue(config, now), look_of(config), loader(config.base)
    entries = [entry(issue)]
    made = issue_files(issue, look, load, entries=entries, told=found.append)
    pages = archive_files(entries, look, load, sheets=lambda _: sheet(issue, look), told=found.append)
    attempt(partial(paper, issue, look, load), None, "templates", "the PDF of the brief", found.append)
    return {f"{issue.id}/{name}": data for name, data in made.items()} | dict(pages)


def _issue(config: Config, now: datetime) -> Issue:
    from monitor.digest.compose import compose
    from monitor.digest.coverage import Coverage
    from monitor.stories import alone

    articles = [_article(config, now, number) for number in range(3)]
    articles[2] = _withdrawn(articles[2], now)
    stories = alone(articles, config.zone)
    return compose(
        [Coverage(story, (article,)) for story, article in zip(stories, articles, strict=True)],
        id=f"{now.astimezone(config.zone):%Y-%m-%d}",
        title=config.newsletter.title,
        window=Window(now - timedelta(days=1), now),
        topics={topic.id: topic.name for topic in config.topics},
        problems=[Problem("alpha", "beta")],
        language=config.newsletter.language,
    )


def _article(config: Config, now: datetime, number: int) -> Article:
    return Article(
        id=f"a{number}",
        source="alpha",
        origin=f"alpha/{number}.txt",
        outlet=f"Alpha {number % 2}",
        url=f"https://example.org/{number}" if number else None,
        title=f"Alpha beta {number}" if number else None,
        byline=(),
        agency=None,
        published=now.isoformat() if number else None,
        received=now,
        language=config.newsletter.language,
        text=_TEXT,
        paragraphs=(Paragraph("body", _TEXT, 0, len(_TEXT)),),
        removed=(),
    )


def _withdrawn(article: Article, now: datetime) -> Article:
    return replace(article, withdrawn=Withdrawal(now, "person"))
