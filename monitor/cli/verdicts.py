"""`split`, `join`, `pin` and `withdraw`: a person's word on what is one story, and on what stands."""

from __future__ import annotations

from typing import Any

import click

from monitor.cli.group import Moment, clock, config_option, main, moment, read_config


@main.command()
@config_option
@click.argument("story")
@click.argument("article")
def split(path: str, story: str, article: str) -> None:
    """Take ARTICLE out of STORY for good: no later run puts them together again."""
    from monitor import verdicts
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base) as store, store.locked():
        click.echo(verdicts.split(config, store, story, article), err=True)


@main.command()
@config_option
@click.argument("one", metavar="STORY")
@click.argument("other", metavar="STORY")
def join(path: str, one: str, other: str) -> None:
    """Make one of two stories for good: no later run takes them apart again."""
    from monitor import verdicts
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base) as store, store.locked():
        click.echo(verdicts.join(config, store, one, other), err=True)


@main.command()
@config_option
@click.argument("story")
def pin(path: str, story: str) -> None:
    """Keep the articles that STORY has now together for good; others may still join it."""
    from monitor import verdicts
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base) as store, store.locked():
        click.echo(verdicts.pin(config, store, story), err=True)


@main.command()
@config_option
@click.argument("article")
@click.option("--note", metavar="TEXT", help="Why, in a line; the issue prints it.")
@click.option("--undo", is_flag=True, help="Let it stand again.")
@click.option("--now", type=Moment(), help="When it was decided.  [default: the clock]")
def withdraw(path: str, article: str, note: str | None, undo: bool, now: Any) -> None:
    """Take ARTICLE back: the next issue says so, and those that cited it. ARTICLE: an id, a file or a URL."""
    from monitor import verdicts
    from monitor.store import Store

    config = read_config(path)
    at = moment(now, config.zone) or clock()
    with Store.open(config.store, config.base) as store, store.locked():
        click.echo(verdicts.withdraw(config, store, article, at, note=note, undo=undo), err=True)
