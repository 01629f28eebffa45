"""`add`: sources are found by their address and written into sources.yaml."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.group import config_option, main, read_config
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
