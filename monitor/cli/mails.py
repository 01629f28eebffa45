"""`send` and `lint`: the mail, sent and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.group import clock, config_option, main, read_config
from monitor.cli.progress import progress
from monitor.errors import ConfigError, MonitorError

if TYPE_CHECKING:
    from monitor.config import Config

CLIENTS = (  # the names of `monitor.lint.NAMES`, which costs more to load than help may take
    "gmail, gmail-web, gmail-ios, gmail-android, outlook, outlook-windows, outlook-web, outlook-mac, "
    "outlook-ios, outlook-android, apple, apple-mail, "
    "apple-macos, apple-ios, yahoo, thunderbird, samsung, protonmail, fastmail, gmx, web-de, aol, hey"
)


@main.command()
@config_option
@click.argument("issue", required=False)
@click.option("--test", "tester", metavar="ADDRESS", help="Mail it to this address only, and keep no record of it.")
@click.option("--unknown", is_flag=True, help="Mail ISSUE again to those of whom nobody knows whether they had it.")
def send(path: str, issue: str | None, tester: str | None, *, unknown: bool) -> None:
    """Mail ISSUE (the last one) to whom it has not been mailed yet, and whatever waits in the outbox."""
    from monitor import delivery
    from monitor.store import Store

    if unknown and (tester or not issue):
        raise click.UsageError("--unknown takes an ISSUE, and no --test; `monitor status` lists what is unknown")
    config = read_config(path)
    require_delivery(config)
    with Store.open(config.store, config.base) as store, store.locked(), progress() as tell:
        if tester:
            failed = delivery.try_mail(config, store, issue, tester)
            sent = 1 - len(failed)
        else:
            for doubt in delivery.prepare(config, store, clock()):
                click.echo(f"warning: {doubt}", err=True)
            again = delivery.mail_unknown if unknown else delivery.mail
            sent, failed = again(config, store, issue or "", clock(), tell)
    click.echo(f"{sent} mails sent", err=True)
    if failed:
        raise MonitorError("\n".join(failed))


@main.command()
@config_option
@click.argument("what", metavar="ISSUE|FILE")
@click.option("--clients", metavar="NAMES", help=f"Mail clients, by commas: {CLIENTS}.")
@click.option("--all", "notes", is_flag=True, help="Print the notes too: what loses nothing where a client lacks it.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def lint(ctx: click.Context, path: str, what: str, clients: str | None, *, notes: bool, as_json: bool) -> None:
    """Check a mail offline: an issue of the archive, or anybody's .eml or .html. Exit code 1 where it has errors."""
    from monitor.codec import encode
    from monitor.lint import DEFAULT, chosen, report
    from monitor.lint import lint as check_mail

    try:
        chosen((clients or "").split(",") if clients else DEFAULT)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--clients") from None
    raw, html = _mail_of(path, what)
    found = check_mail(raw, clients=clients.split(",") if clients else (), html=html)
    click.echo(encode(found, indent=1) if as_json else "\n".join(report(found, notes=notes)))
    ctx.exit(1 if any(f.severity == "error" for f in found) else 0)


def _mail_of(path: str, what: str) -> tuple[bytes, bool]:
    """The mail in a file, or that of an issue; and whether it is HTML alone."""
    from monitor.lint import LARGEST_MAIL

    file = Path(what)
    if not file.is_file():
        from monitor.publish.places import place_of

        try:
            return place_of(read_config(path)).read(f"{file.name}/issue.eml"), False
        except (FileNotFoundError, NotADirectoryError):
            said = f"{what!r} is no file and no issue in the archive"
            raise click.BadParameter(said, param_hint="ISSUE|FILE") from None
    with file.open("rb") as opened:
        return opened.read(LARGEST_MAIL + 1), file.suffix.lower() in {".html", ".htm"}


def require_delivery(config: Config) -> None:
    """Raises ConfigError where the configuration does not say who mails to whom."""
    if config.delivery is None:
        raise ConfigError(["delivery: is missing, so there is nobody to send to; see `delivery` in docs/guide.md"])
    if config.newsletter.sender is None:
        raise ConfigError(["newsletter.from: is missing, so there is nobody to send as; write Desk <desk@example.org>"])
