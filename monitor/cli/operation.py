"""`doctor`: whether this machine is fit for an issue every morning."""

from __future__ import annotations

import click

from monitor.cli.group import clock, config_option, main, read_config


@main.command(name="doctor")
@config_option
@click.option("--offline", is_flag=True, help="Do not ask the mail server.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.pass_context
def doctor_command(ctx: click.Context, path: str, *, offline: bool, as_json: bool) -> None:
    """Check clock, zone data, disks, store, mail server, templates, configuration and passwords.

    Nothing is changed and no mail is sent. The code is 0 where all is well, 4 where something is to be done.
    """
    from monitor.desk.operation import doctor

    found = list(doctor.examine(read_config(path), clock(), offline=offline))
    for line in [doctor.as_json(found)] if as_json else doctor.lines(found):
        click.echo(line)
    ctx.exit(doctor.code(found))
