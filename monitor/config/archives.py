"""The address of an archive, or of raw documents: a folder, or a place on a file system of fsspec, without keys."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")
_NO_PLACE = {"file", "local", "memory", "http", "https", "data", "reference", "blockcache", "filecache", "simplecache"}
_SECRET = re.compile(r"secret|passw|token|key|credential|account", re.IGNORECASE)
_WHERE = "endpoint_url"
_WRITE = "write a folder, or an address like s3://bucket/harbours"


def archive_address(text: str) -> str:
    """`text` as it is. Raises ValueError with what to write instead where issues cannot go there."""
    if "://" not in text and not text.startswith(("s3:", "gs:", "sftp:")):
        return text
    try:
        parts = urlsplit(text)
        named, secret = parts.hostname, parts.password is not None
    except ValueError:
        raise ValueError(f"is no address that can be, {_WRITE}") from None
    if "::" in text or not _SCHEME.fullmatch(parts.scheme) or parts.scheme in _NO_PLACE:
        raise ValueError(f"is no place that can be written to, {_WRITE}")
    if secret or any(_SECRET.search(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)):
        raise ValueError(
            "holds a key or a password, which does not belong in this file: delete it there and put it into the "
            "environment, like AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        )
    if parts.scheme == "s3" and (more := {name for name, _ in parse_qsl(parts.query)} - {_WHERE}):
        raise ValueError(
            f"has {sorted(more)[0]} behind the ?, write {_WHERE} or nothing; the rest is the environment's"
        )
    if not named or re.search(r"\s", text) or parts.fragment or ".." in parts.path.split("/"):
        raise ValueError(f"names no place that can be, {_WRITE}")
    return text
