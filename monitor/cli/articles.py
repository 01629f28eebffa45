"""`export`, `explain`, `search`, `audit` and `reclean`: what is held, and why it is as it is."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.group import between, config_option, main, read_config, since_option, until_option
from monitor.cli.progress import progress

if TYPE_CHECKING:
    from monitor.config import Config


@main.command()
@config_option
@click.argument("what", type=click.Choice(["articles", "stories", "statements", "opml"]))
@click.option("--csv", "table", is_flag=True, help="A table of the articles; statements are always one.")
@since_option
@until_option
def export(path: str, what: str, since: Any, until: Any, *, table: bool) -> None:
    """Print all articles or stories, one JSON object a line; statements as CSV; the feeds for other readers (opml)."""
    from monitor.desk import record
    from monitor.store import Store

    config = read_config(path)
    if what == "opml":
        click.echo(_opml(config), nl=False)
        return
    if table and what == "stories":
        raise click.UsageError("--csv takes articles or statements")
    lines = partial(record.rows, what) if table or what == "statements" else getattr(record, what)
    with Store.open(config.store, config.base, reading=True) as store, progress(data=True) as tell:
        for line in lines(config, store, **between(since, until, config.zone), tell=tell):
            click.echo(line)


@main.command()
@config_option
@click.argument("name", metavar="ARTICLE|STORY")
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it as a page.")
def explain(path: str, name: str, html: Path | None) -> None:
    """Show what was stripped from an article and why, or why articles are one story. NAME: an id, a file or a URL."""
    from monitor.desk import record
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base, reading=True) as store:
        if html:
            html.write_text(record.page(config, store, name), encoding="utf-8")
            click.echo(f"written to {html}", err=True)
            return
        for line in record.explain(config, store, name):
            click.echo(line)


@main.command(name="search")
@config_option
@click.argument("query")
@click.option("--outlet", "outlets", multiple=True, help="Of this outlet only; may be given several times.")
@click.option("--topic", help="On this topic only: its id.")
@since_option
@until_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many are shown.")
@click.option("--newest", is_flag=True, help="The newest first, not the best.")
@click.option("--json", "as_data", is_flag=True, help="One JSON object a line.")
@click.pass_context
def search_command(ctx: click.Context, /, path: str, query: str, since: Any, until: Any, **how: Any) -> None:
    """Find QUERY in all articles and issues. QUERY: words with AND, OR, NOT, NEAR(a b, 5), "a phrase", prefix*."""
    from monitor.desk import record, search
    from monitor.store import Store

    config = read_config(path)
    data = how.pop("as_data")
    how["topic"] = _topic(config, how["topic"])
    with Store.open(config.store, config.base, reading=True) as store, progress() as tell:
        found = record.search(config, store, query, **how, **between(since, until, config.zone), tell=tell)
    for hit in found.hits:
        click.echo(search.as_json(hit) if data else record.shown(hit, bold=sys.stdout.isatty()))
    for line in record.told(found, newest=how["newest"]):
        click.echo(line, err=True)
    ctx.exit(0 if found.count else 1)


@main.command()
@config_option
@click.argument("issue", required=False)
@click.option("--pdf", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it as a PDF.")
def brief(path: str, issue: str | None, pdf: Path | None) -> None:
    """Print the brief of ISSUE (the last one) in Markdown, or write it as a PDF (needs monitor[pdf])."""
    from monitor.desk import record
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base, reading=True) as store:
        found = record.brief(config, store, issue, paper=pdf is not None)
    if pdf:
        from monitor.publish.paper import pdf as printed

        pdf.write_bytes(printed(found))
        click.echo(f"written to {pdf}", err=True)
        return
    click.echo(found, nl=False)


@main.command()
@config_option
@click.argument("issue")
@click.option("--sample", "size", type=click.IntRange(1), default=40, show_default=True, help="Claims of each kind.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which of them are drawn.")
@click.option("--verdicts", metavar="FILE", type=click.File(encoding="utf-8"), help='Count what it says: "12 wrong".')
def audit(path: str, issue: str, size: int, seed: int, verdicts: Any) -> None:
    """Print claims of ISSUE by kind, numbered, with the passages that decide whether they are so; or count verdicts."""
    from monitor.desk import audit as desk
    from monitor.desk.lookup import issue_named
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base, reading=True) as store:
        made = desk.claims(store, issue_named(store, issue, config.zone))
    chosen = desk.sample(made, size, seed)
    said = desk.verdicts(verdicts, verdicts.name, len(chosen)) if verdicts else {}
    for line in desk.tally(chosen, said, made) if verdicts else desk.printed(chosen):
        click.echo(line)


@main.command()
@config_option
def reclean(path: str) -> None:
    """Clean every document that is kept once more, with the rules of today; nothing is fetched."""
    from monitor import intake
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base) as store, store.locked(), progress() as tell:
        count, changed, problems = intake.reclean(config, store, tell)
    for problem in problems:
        click.echo(f"problem: {problem.source}: {problem.message}", err=True)
    click.echo(f"{count} documents cleaned again, {changed} articles put right", err=True)


def _opml(config: Config) -> str:
    from monitor.desk.sources import as_opml

    return as_opml(config)


def _topic(config: Config, wanted: str | None) -> tuple[str, str] | None:
    known = {topic.id: topic.match for topic in config.topics}
    if wanted is not None and wanted not in known:
        raise click.BadParameter(_no_topic(config, wanted), param_hint="--topic")
    return (wanted, known[wanted]) if wanted is not None else None


def _no_topic(config: Config, wanted: str) -> str:
    """The words for an unknown topic, with those that may be meant by their id or their name."""
    from monitor.language.text.near import near

    ids = {name: topic.id for topic in config.topics for name in (topic.id, topic.name)}
    likely = dict.fromkeys(ids[name] for name in near(wanted, ids))
    meant = f"did you mean {' or '.join(likely)}? " if likely else ""
    return f"there is no topic {wanted!r}; {meant}there are {', '.join(topic.id for topic in config.topics)}"
