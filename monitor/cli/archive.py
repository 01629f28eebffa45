"""`archive` and what it has under it: where the issues are, served, verified and written anew."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from monitor.cli.group import clock, config_option, main, read_config
from monitor.cli.progress import progress
from monitor.errors import MonitorError, StoreError
from monitor.steps import counting

if TYPE_CHECKING:
    from monitor.publish.places import Place


@main.group(invoke_without_command=True)
@config_option
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@click.pass_context
def archive(ctx: click.Context, path: str, show: bool) -> None:
    """Say where the archive is; serve, verify or rebuild it."""
    if ctx.invoked_subcommand is not None:
        ctx.obj = path
        return
    click.echo(_archive(path).at("index.html"))
    if show:
        import webbrowser

        from monitor.publish.places import browsed

        webbrowser.open(browsed(read_config(path), "index.html"))


@archive.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--allow-host", "more", multiple=True, metavar="NAME", help="Answer to this name too; may be repeated.")
@click.pass_obj
def serve(path: str, host: str, port: int, more: tuple[str, ...]) -> None:
    """Show the archive at an address, until stopped with Ctrl-C.

    It answers to localhost, to the address it listens on, to the host of newsletter.archive_url, and to --allow-host.
    """
    from monitor.delivery.leaving import beside
    from monitor.publish.door import hosts
    from monitor.publish.server import is_local, server

    config, place = read_config(path), _archive(path)
    names, more_than_files = hosts(host, config.newsletter.archive_url, more), beside(config, clock)
    with suppress(KeyboardInterrupt), server(place, host, port, names=names, beside=more_than_files) as running:
        if not is_local(host):
            click.echo(f"warning: other machines can reach {host}, and nobody is asked for a password", err=True)
        name = f"[{host}]" if ":" in host else host
        click.echo(f"http://{name}:{running.server_port}/index.html (Ctrl-C ends it)", err=True)
        running.serve_forever(poll_interval=0.2)


@archive.command()
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Check every hash, every link and every citation in the archive."""
    from monitor.publish.inspection import inspect

    place = _archive(ctx.obj)
    with progress() as tell:
        findings, seen = inspect(place, tell)
    if findings:
        from monitor.retention import explained

        with suppress(StoreError):  # what was found is so without the store
            findings = explained(read_config(ctx.obj), findings)
    for finding in findings:
        click.echo(f"{finding.kind}: {finding.path} {finding.message}")
    said = f"{seen.issues} issues, {seen.pages} pages, {seen.links} links, {seen.citations} citations"
    click.echo(f"{said}: {len(findings) or 'nothing'} wrong", err=True)
    ctx.exit(1 if findings else 0)


@archive.command()
@click.pass_context
def rebuild(ctx: click.Context) -> None:
    """Write every page of the archive anew, after templates or settings changed."""
    from monitor import retention, site
    from monitor.models import Problem
    from monitor.store import Store

    config = read_config(ctx.obj)
    problems: list[Problem] = []
    with Store.open(config.store, config.base) as store, store.locked(), progress() as tell:
        count = site.rebuild(config, store, problems.append, counting(tell, problems))
        retention.mend(config, store, problems.append, tell, every=True)
    click.echo(f"{count} issues written anew", err=True)
    for problem in problems:
        click.echo(f"problem: {problem.source}: {problem.message}", err=True)
    ctx.exit(3 if problems else 0)


def _archive(path: str) -> Place:
    """Where the archive lies. Raises MonitorError where it holds nothing yet."""
    from monitor.publish.places import place_of

    place = place_of(read_config(path))
    if "index.html" not in place.names():
        raise MonitorError(f"{place.name} holds no issue yet; `monitor run` makes one")
    return place
