"""`backup`, `restore`, `move-store` and `vacuum`: what is kept, elsewhere and in less room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.group import clock, config_option, main, read_config
from monitor.cli.progress import progress

if TYPE_CHECKING:
    from monitor.config import Config
    from monitor.seam import Told
    from monitor.steps import Tell
    from monitor.store import Store

_AT_ONCE = 1_000  # issues


@main.command(name="backup")
@config_option
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def backup_command(path: str, folder: Path) -> None:
    """Copy the newsletter into FOLDER, also while it runs: configuration, templates, readers, archive and store."""
    from monitor.desk.operation.backup import backup

    with progress() as tell:
        made = backup(read_config(path), folder, tell)
    for name in made.left:
        click.echo(f"warning: {name} lies elsewhere and is not in it; copy it yourself", err=True)
    click.echo(f"{folder}: {made.files} files, {made.fresh} of them copied now", err=True)


@main.command(name="restore")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), default=".", help="Where to.  [default: here]"
)
@click.option("--over", is_flag=True, help="Put it in the place of what is there; a store there is put aside.")
def restore_command(folder: Path, into: Path, *, over: bool) -> None:
    """Put a backup in FOLDER back, after its hashes were checked. Stop `monitor schedule` before."""
    from monitor.desk.operation.backup import restore

    with progress() as tell:
        count = restore(folder, into, lambda path: read_config(str(path)), over=over, tell=tell)
    click.echo(f"{into}: {count} files put back; `monitor archive verify` checks the archive", err=True)


@main.command(name="move-store")
@config_option
@click.option("--to", required=True, metavar="ADDRESS", help="Of the new store, as `store` in sources.yaml has it.")
def move_store(path: str, to: str) -> None:
    """Copy the store into another database, compare both, and say what to change in sources.yaml."""
    from monitor.config.stores import store_address
    from monitor.desk.operation.moving import move

    try:
        store_address(to)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--to") from error
    with progress() as tell:
        done = move(read_config(path), to, tell)
    click.echo(f"{done.name}: {sum(done.rows.values())} rows, {done.rows['articles']} of articles, compared", err=True)
    click.echo(f"{done.old} is as it was; write `store: {to}` into sources.yaml, on every machine", err=True)


@main.command()
@config_option
@click.pass_context
def vacuum(ctx: click.Context, path: str) -> None:
    """Drop the documents, articles and issues that `raw` and `keep` say are too old; give the disk back its room."""
    from monitor.intake import put_away
    from monitor.models import Problem
    from monitor.store import Store

    config, problems = read_config(path), dict[Problem, None]()
    with Store.open(config.store, config.base) as store, store.locked(), progress() as tell:
        before = store.size()
        store.prune(clock() - config.raw_age, config.raw.megabytes * 1_000_000)
        dropped = store.drop(clock() - config.article_age) if config.article_age else 0
        issues = _drop_issues(config, store, problems.setdefault, tell)
        put_away(config, store, clock(), problems.setdefault)
        store.compact()
        after = store.size()
    for problem in problems:
        click.echo(f"problem: {problem.source}: {problem.message}", err=True)
    click.echo(f"{store.home.name}: {before / 1e6:.1f} MB before, {after / 1e6:.1f} MB now", err=True)
    if dropped:
        click.echo(f"{dropped} articles dropped, older than {config.keep.articles} (keep.articles)", err=True)
    if issues:
        click.echo(f"{issues} issues dropped, older than {config.keep.issues} (keep.issues)", err=True)
    ctx.exit(3 if problems else 0)


def _drop_issues(config: Config, store: Store, told: Told, tell: Tell) -> int:
    """Drop all issues that are too old, and what is left of those that were dropped before; how many there were."""
    if not config.issue_age and not store.dropped():
        return 0
    from monitor import retention

    count = 0
    while found := retention.drop(config, store, clock(), told, tell, most=_AT_ONCE):
        count += len(found)
    retention.mend(config, store, told, tell, every=True)
    return count
