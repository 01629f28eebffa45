"""Mail in sources.yaml: the servers, who gets an issue, and where the answers to it arrive."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from monitor.config.section import Section
from monitor.config.values import Duration, Host, Line, Mail, Variable, _listed


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
    keyring: Line | None = Field(
        default=None,
        description="Name of the service under which the system's keyring holds the password (monitor[keyring]).",
    )
    timeout: float = Field(
        default=30.0,
        gt=0,
        le=600,
        description="Seconds for each answer; for the last one of a mail four times as long.",
    )


class Dkim(Section):
    """A signature that tells who receives a mail that your domain sent it (monitor[dkim])."""

    domain: Host = Field(description="The domain that signs: that of newsletter.from.")
    selector: Line = Field(description="Under which name the DNS has its key: NAME._domainkey.DOMAIN.")
    key: Line = Field(description="The file of the private key (PEM), from the folder of sources.yaml.")


class Replies(Section):
    """Where the answers to issues arrive: who wants no more of them, and what could not be delivered."""

    path: Line | None = Field(default=None, description="A Maildir or an mbox file, from the folder of sources.yaml.")
    imap: Imap | None = Field(default=None, description="A mailbox on a server.")

    @model_validator(mode="after")
    def _one_place(self) -> Replies:
        if (self.path is None) == (self.imap is None):
            raise ValueError("names no mailbox or two, write either path or imap")
        return self


class Delivery(Section):
    """Sending issues by mail; off where this part is absent."""

    kind: Literal["smtp", "maildir", "eml"] = Field(
        default="smtp", description="smtp sends; maildir and eml put mails into a folder, for another program to take."
    )
    smtp: Smtp | None = Field(default=None, description="The mail server, for kind: smtp.")
    path: Line | None = Field(
        default=None, description="The folder for kind: maildir or eml, from the folder of sources.yaml."
    )
    to: Annotated[tuple[Mail, ...], BeforeValidator(_listed)] = Field(
        default=(), min_length=1, description="Who gets it: one address or a list."
    )
    readers: Line | None = Field(
        default=None, description="Who gets it too: a CSV file with the columns address and name, read at each sending."
    )
    replies: Replies | None = Field(default=None, description="The mailbox that the answers to issues arrive in.")
    quiet: Literal["none", "line"] = Field(
        default="none", description="Where nothing is new: none (no mail), or line (a mail of one line says so)."
    )
    per_minute: int | None = Field(default=None, ge=1, le=100_000, description="The most mails a minute; or no bound.")
    deadline: Duration = Field(
        default="30m",
        description="How long is mailed at a time, like 30m; what waits then goes on with the next look or run.",
    )
    dkim: Dkim | None = Field(default=None, description="A signature of your domain; off where absent.")

    @model_validator(mode="after")
    def _whole(self) -> Delivery:
        if self.kind == "smtp" and self.smtp is None:
            raise ValueError("needs smtp: with the host of a mail server, or kind: maildir or eml with a path")
        if self.kind != "smtp" and self.path is None:
            raise ValueError(f"of kind {self.kind} needs a path: the folder that mails are put into")
        if not self.to and self.readers is None:
            raise ValueError("names nobody to send to, write to: with addresses, or readers: with a CSV file")
        return self
