"""`init`, `check` and `schema`: to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.group import config_option, main, read_config
from monitor.cli.progress import progress
from monitor.errors import ConfigError

if TYPE_CHECKING:
    from monitor.config import Config


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
def init(folder: Path) -> None:
    """Write a starter sources.yaml and the sample articles into FOLDER; nothing that is there is overwritten."""
    import shutil

    from monitor.assets import asset

    for name in ("sources.yaml", "examples"):
        target = folder / name
        if target.exists():
            click.echo(f"{target} is there already, left as it is", err=True)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if asset(name).is_dir() else shutil.copy)(asset(name), target)
        click.echo(f"wrote {target}", err=True)
    click.echo("next: monitor run", err=True)


@main.command()
@config_option
@click.option("--fetch", is_flag=True, help="Read each feed once, and say what it gives.")
@click.pass_context
def check(ctx: click.Context, /, path: str, *, fetch: bool) -> None:
    """Say whether the configuration is right, and what its paths find."""
    from monitor.config import FilesSource, matches, unmatched, unused
    from monitor.delivery import doubts
    from monitor.ingest.file.folders import paths

    config = read_config(path)
    for line in unused(config, find=paths):
        click.echo(line, err=True)
    for line in doubts(config):
        click.echo(f"warning: {line}", err=True)
    if faults := unmatched(config, find=paths):
        raise ConfigError(faults)
    for source in config.sources:
        found = f"{len(matches(config, source, find=paths))} files" if isinstance(source, FilesSource) else source.kind
        click.echo(f"{source.name}: {found}", err=True)
    click.echo(f"{path} is right: {len(config.topics)} topics, {len(config.sources)} sources", err=True)
    ctx.exit(0 if not fetch or _tried(config) else 3)


def _tried(config: Config) -> bool:
    """Say of each feed what it gives; whether all was well."""
    from monitor.desk.sources import tried

    with progress() as tell:
        found = list(tried(config, tell))
    for line, _ in found:
        click.echo(line, err=True)
    return all(well for _, well in found)


@main.command()
@click.argument("what", type=click.Choice(["sources", "issue"]), default="sources")
def schema(what: str) -> None:
    """Print the JSON Schema of sources.yaml, for editors; or that of issue.json."""
    if what == "issue":
        from importlib.resources import files

        click.echo(files("monitor.render.issue").joinpath("issue.schema.json").read_text("utf-8"), nl=False)
        return
    from monitor.config import schema as config_schema
    from monitor.ingest import schemas

    click.echo(config_schema(schemas()))
