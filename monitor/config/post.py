"""Mail in sources.yaml: the servers, and who gets an issue."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from monitor.config.section import Section
from monitor.config.values import Host, Line, Mail, Variable, _listed


class Imap(Section):
    """A mailbox on a server, read over TLS; nothing in it is changed, nor marked as read."""

    host: Host = Field(description="The server's name: imap.example.org.")
    port: int = Field(default=993, ge=1, le=65535, description="993 almost everywhere.")
    username: Line = Field(description="To log in with.")
    password_env: Variable = Field(
        default="MONITOR_IMAP_PASSWORD", description="Name of the environment variable that holds the password."
    )
    folder: Line = Field(default="INBOX", description="Which folder is read.")


class Smtp(Section):
    """The mail server."""

    host: Host = Field(description="Its name: smtp.example.org.")
    port: int = Field(default=587, ge=1, le=65535, description="587 for starttls, 465 for tls, most of the time.")
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the connection is protected."
    )
    username: Line | None = Field(default=None, description="To log in with; without it there is no log-in.")
    password_env: Variable = Field(
        default="MONITOR_SMTP_PASSWORD", description="Name of the environment variable that holds the password."
    )


class Delivery(Section):
    """Sending issues by mail; off where this part is absent."""

    smtp: Smtp = Field(description="The mail server.")
    to: Annotated[tuple[Mail, ...], BeforeValidator(_listed)] = Field(
        min_length=1, description="Who gets it: one address or a list."
    )
    quiet: Literal["none", "line"] = Field(
        default="none", description="Where nothing is new: none (no mail), or line (a mail of one line says so)."
    )
