"""A mail server on loopback that remembers what it took."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope


@dataclass
class Inbox:
    """What a mail server took, and how it answers."""

    answers: dict[str, str] = field(default_factory=dict)  #: command, or "RCPT address" for one recipient -> answer
    taken: list[Envelope] = field(default_factory=list)
    secured: list[bool] = field(default_factory=list)
    each: int | None = None  #: mails that a connection may bring
    connections: int = 0

    async def handle_EHLO(  # noqa: N802
        self, _server: Any, session: Any, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        session.mails = 0
        self.connections += 1
        return responses

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answers.get(f"RCPT {address}", self.answers.get("RCPT", "250 OK"))

    async def handle_MAIL(  # noqa: N802
        self, _server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.each is not None and session.mails >= self.each:
            return "421 too many mails for one connection"
        session.mails += 1
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.answers.get("MAIL", "250 OK")

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.get("DATA", "250 taken")
        if answer.startswith("250"):
            self.taken.append(envelope)
            self.secured.append(server.transport.get_extra_info("sslcontext") is not None)
        return answer

    async def handle_QUIT(self, _server: Any, _session: Any, _envelope: Envelope) -> str:  # noqa: N802
        return self.answers.get("QUIT", "221 bye")


class Bound(Controller):
    """A server on a socket that has its port already: nobody else can be given it meanwhile."""

    def __init__(self, inbox: object, listener: socket.socket, **settings: Any) -> None:
        host, port = listener.getsockname()
        super().__init__(inbox, hostname=host, port=port, **settings)
        self.listener = listener

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self.listener, ssl=self.ssl_context)


@contextmanager
def mail_server(inbox: object, *, host: Any = "127.0.0.1", **settings: Any) -> Iterator[int]:
    controller = Bound(inbox, socket.create_server((host, 0)), **settings)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
