"""`readers` and what it has under it: who gets issues, who was taken out, and who is put back."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from monitor.cli.group import clock, config_option, main, read_config

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from monitor.config import Config
    from monitor.store import Store

    Deed = Callable[[Config, Store, str, datetime], list[str]]


@main.group(invoke_without_command=True)
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.pass_context
def readers(ctx: click.Context, path: str, *, as_json: bool) -> None:
    """List the readers, and how each stands."""
    if ctx.invoked_subcommand is not None:
        ctx.obj = path
        return
    from monitor.delivery.roster import roster
    from monitor.desk import readers as desk
    from monitor.store import Store

    config = read_config(path)
    for fault in roster(config).faults:
        click.echo(f"warning: {fault}", err=True)
    with Store.open(config.store, config.base, reading=True) as store:
        found = desk.rows(config, store)
    for line in [desk.as_json(found)] if as_json else desk.lines(found, config.zone):
        click.echo(line)


@readers.command()
@click.argument("address")
@click.pass_obj
def forget(path: str, address: str) -> None:
    """Delete all that is kept of ADDRESS; nothing is sent there any more."""
    from monitor.desk import readers as desk

    _done(path, desk.forget, address, "run", "mail")


@readers.command()
@click.argument("address")
@click.pass_obj
def restore(path: str, address: str) -> None:
    """Put ADDRESS back, which was taken out."""
    from monitor.desk import readers as desk

    _done(path, desk.restore, address)


@readers.command()
@click.argument("address")
@click.pass_obj
def retire(path: str, address: str) -> None:
    """Take ADDRESS out, whose reader asked for it."""
    from monitor.desk import readers as desk

    _done(path, desk.retire, address)


@readers.command()
@click.pass_context
def collect(ctx: click.Context) -> None:
    """Read the replies now: who wants no more issues, and what could not be delivered."""
    from monitor.delivery import collecting
    from monitor.store import Store

    config = read_config(ctx.obj)
    with Store.open(config.store, config.base) as store, store.locked():
        found = collecting.collect(config, store, clock())
    for line in (*found.done, *(f"problem: {problem}" for problem in found.problems)):
        click.echo(line, err=True)
    click.echo(f"{len(found.done)} answers", err=True)
    ctx.exit(3 if found.problems else 0)


def _done(path: str, deed: Deed, address: str, *works: str) -> None:
    """Do it while nobody is at those works, and say what came of it."""
    from monitor.store import Store

    config = read_config(path)
    with Store.open(config.store, config.base) as store, ExitStack() as alone:
        for work in works:
            alone.enter_context(store.locked(name=work))
        for line in deed(config, store, address, clock()):
            click.echo(line, err=True)
