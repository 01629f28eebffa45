"""The configuration: what in it finds nothing, and whether the passwords are there that it names."""

from __future__ import annotations

import os
from collections.abc import Iterator

from monitor.config import Config, unmatched, unused
from monitor.desk.operation.check import Check
from monitor.desk.operation.secrets import variables
from monitor.errors import ConfigError


def configuration(config: Config) -> Iterator[Check]:
    """A warning for each path that finds nothing, each entry about a file that is not there, each odd row of readers.

    A fault where the file of readers cannot be read.
    """
    from monitor.delivery import doubts
    from monitor.ingest.file.folders import paths

    lines = [*unmatched(config, find=paths), *unused(config, find=paths)]
    try:
        lines += doubts(config)
    except ConfigError as error:
        advice = "put the file there, or correct it: until then no mail goes"
        yield from (Check("configuration", "fault", line, advice) for line in error.faults)
        return
    for line in lines:
        yield Check("configuration", "warning", line)
    if not lines:
        said = f"{len(config.topics)} topics, {len(config.sources)} sources, {'a' if config.daily else 'no'} schedule"
        yield Check("configuration", "ok", said)


def passwords(config: Config) -> Iterator[Check]:
    """A fault for each environment variable that is named and not set, without what the others hold."""
    named = variables(config)
    for place, name in named.items():
        if not os.environ.get(name):
            advice = "set it where monitor runs: for a service in its unit's EnvironmentFile, not only in your shell"
            yield Check("secrets", "fault", f"{place}: the environment variable {name} is not set", advice)
    if all(os.environ.get(name) for name in named.values()):
        yield Check("secrets", "ok", f"{len(named)} named, all set")
