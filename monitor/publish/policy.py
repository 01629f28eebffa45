"""What an answer lets a browser do: what its page says, as a header, and nothing that the archive does not need."""

from __future__ import annotations

import re
from html import unescape

_META = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]{1,4000})"', re.IGNORECASE)
_HEAD = 4000  # bytes of a page in which its policy stands
_NO_FRAMES = "frame-ancestors 'none'"  # which a page cannot say itself
_BARE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"  # a mail's page
)
_DATA = "default-src 'none'"
_FIXED = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-cache"),
)


def headers(kind: str, content: bytes, policy: str | None = None) -> tuple[tuple[str, str], ...]:
    """The headers that go with an answer of this media type; `policy` takes the place of what its page says."""
    says = policy or (_own(content) or _BARE if kind.startswith("text/html") else _DATA)
    return (("Content-Security-Policy", f"{says}; {_NO_FRAMES}"), *_FIXED)


def _own(page: bytes) -> str | None:
    """The policy that a page has in its head; None where it has none that can be a header."""
    found = _META.search(page[:_HEAD])
    said = unescape(found[1].decode("ascii", "replace")) if found else ""
    return said.strip().rstrip(";") if said.isascii() and said.isprintable() and said.strip() else None
