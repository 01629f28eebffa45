"""An IMAP server on loopback, as much of one as reading needs, which remembers what it was told."""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tests.publish.post.test_smtp import server_context


@dataclass
class Post:
    """What lies in the mailbox of `user`."""

    mails: list[bytes] = field(default_factory=list)
    password: str = "quay"
    told: list[str] = field(default_factory=list)

    def answer(self, tag: str, line: str) -> Iterator[bytes]:
        """The server's answer to one command."""
        self.told.append(line)
        word, _, rest = line.partition(" ")
        if word == "CAPABILITY":
            yield b"* CAPABILITY IMAP4rev1\r\n"
        if word == "LOGIN" and f'"{self.password}"' not in rest:
            yield f"{tag} NO wrong\r\n".encode()
            return
        if word in ("SELECT", "EXAMINE") and "INBOX" not in rest:
            yield f"{tag} NO no such folder\r\n".encode()
            return
        if word in ("SELECT", "EXAMINE"):
            yield f"* {len(self.mails)} EXISTS\r\n".encode()
        if rest.startswith("SEARCH"):
            yield f"* SEARCH {' '.join(str(n + 1) for n in range(len(self.mails)))}\r\n".encode()
        if found := re.match(r"fetch ([\d,]+) \(BODY\.PEEK\[(HEADER)?\]", rest, re.IGNORECASE):
            yield from (self.mail(int(n), head=bool(found[2])) for n in found[1].split(","))
        if word == "LOGOUT":
            yield b"* BYE\r\n"
        yield f"{tag} OK done\r\n".encode()

    def mail(self, number: int, *, head: bool) -> bytes:
        """A mail, or its head, as it is handed over."""
        data = self.mails[number - 1]
        part = data.partition(b"\n\n")[0] + b"\n\n" if head else data
        name = "HEADER" if head else ""
        said = f"* {number} FETCH (UID {number} FLAGS () RFC822.SIZE {len(data)} BODY[{name}] {{{len(part)}}}\r\n"
        return said.encode() + part + b")\r\n"


@contextmanager
def imap_server(post: Post, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serves `post` over TLS and gives the port."""
    secure = context or server_context()

    class Handler(socketserver.StreamRequestHandler):
        def setup(self) -> None:
            self.request = secure.wrap_socket(self.request, server_side=True)
            super().setup()

        def finish(self) -> None:
            super().finish()
            self.request.close()

        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            while line := self.rfile.readline().decode().strip():
                tag, _, rest = line.partition(" ")
                self.wfile.writelines(post.answer(tag, rest))

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """A client that does not trust us hangs up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        with suppress(OSError):
            yield server.server_address[1]
        server.shutdown()
