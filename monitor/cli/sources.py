"""`add`, `sources` and `why`: sources by their address, and what became of what they hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from monitor.cli.group import Moment, clock, config_option, main, moment, read_config
from monitor.cli.progress import progress


@main.command()
@config_option
@click.argument("what", metavar="ADDRESS|OPML")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and change nothing.")
@click.pass_context
def add(ctx: click.Context, /, path: str, what: str, *, dry_run: bool) -> None:
    """Find the feed of a page, channel or account, or the feeds of an OPML file, and add them to the sources."""
    from monitor.config import rows
    from monitor.desk import sources

    config = read_config(path)
    with progress() as tell:
        found = sources.add(config, what, tell)
    for line in (*found.told, *(f"problem: {fault}" for fault in found.failed)):
        click.echo(line, err=True)
    if found.rows and not dry_run:
        rows.append(Path(path), found.rows)
    done = "would be added to" if dry_run else "added to"
    click.echo(f"{len(found.rows)} sources {done} {path}", err=True)
    ctx.exit(0 if not found.failed else 3 if found.rows else 1)


@main.command()
@config_option
@click.argument("name", metavar="URL|FILE|TITLE")
@click.option("--now", type=Moment(), help="As of this time.  [default: the clock]")
def why(path: str, name: str, now: Any) -> None:
    """Say where a clipping is, or the one step at which it fell."""
    from monitor.desk.why import why as asked
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base, reading=True) as store:
        for line in asked(config, store, name, moment(now, config.zone) or clock()):
            click.echo(line)


@main.command(name="sources")
@config_option
@click.option("--json", "as_data", is_flag=True, help="One JSON object a line.")
@click.option("--now", type=Moment(), help="As of this time.  [default: the clock]")
def sources_command(path: str, now: Any, *, as_data: bool) -> None:
    """Say how each source does: articles, how many a day, how late, how many in issues, what was wrong of late."""
    from monitor.desk.health import as_json, health, shown
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base, reading=True) as store:
        for found in health(config, store, moment(now, config.zone) or clock()):
            for line in [as_json(found)] if as_data else shown(found):
                click.echo(line)
