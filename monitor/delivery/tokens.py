"""What proves that somebody who wants no more issues is the reader: a token in the mail, which nobody else can make.

A token is the reader's mark and a signature of it, both by HMAC-SHA256 with a secret that lies beside the store (in it,
where several machines share it). It names no address, says the same in each mail, and holds as long as the secret does.
"""

from __future__ import annotations

import os
import secrets
from base64 import b32decode, b32encode
from dataclasses import dataclass, field, replace
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.config import Config
from monitor.errors import StoreError
from monitor.store import Home, Store, home_of
from monitor.store.faults import explained
from monitor.store.outbox import address_of

if TYPE_CHECKING:
    from monitor.render import Look

_BYTES = 32  # of the secret
_MARK, _SIGNATURE = 12, 16  # bytes of a token
LENGTH = -(-(_MARK + _SIGNATURE) * 8 // 5)  #: letters of a token


@dataclass(frozen=True, slots=True)
class Signer:
    """Makes tokens and tells whose they are."""

    secret: bytes = field(repr=False)

    def mark(self, recipient: str) -> str:
        """By what a reader is known, however the address is written: 24 hexadecimal digits."""
        return self._digest("reader", address_of(recipient).encode(errors="replace"))[:_MARK].hex()

    def token(self, recipient: str) -> str:
        """The reader's token: small letters and digits, which survive in any address and subject."""
        return self._token(bytes.fromhex(self.mark(recipient)))

    def marked(self, token: str) -> str | None:
        """The mark of the reader that a token was made for; None for what is no token of ours."""
        try:
            padded = token.upper() + "=" * (-len(token) % 8)
            made = self._token(b32decode(padded)[:_MARK]) if len(token) == LENGTH else ""
        except ValueError:
            return None
        is_ours = compare_digest(made.encode(), token.lower().encode())
        return b32decode(padded)[:_MARK].hex() if made and is_ours else None

    def _token(self, mark: bytes) -> str:
        signature = self._digest("leave", mark)[:_SIGNATURE]
        return b32encode(mark + signature).decode().rstrip("=").lower()

    def _digest(self, use: str, data: bytes) -> bytes:
        return hmac(self.secret, use.encode() + b"\0" + data, sha256)


def place(config: Config) -> Path:
    """The file of the secret: beside the store, since links in mails outlive it."""
    return _beside(home_of(config.store, config.base))


def signer(config: Config) -> Signer:
    """By the secret of this newsletter, which is made where there is none yet. Raises StoreError."""
    if (found := known(config)) is not None:
        return found
    if home_of(config.store, config.base).shared:
        return _agreed(config)
    path = place(config)
    try:
        return _made(path, secrets.token_hex(_BYTES))
    except OSError as error:
        raise explained(error, path) from error


def known(config: Config) -> Signer | None:
    """By the secret of this newsletter; None where there is none. Raises StoreError where it is damaged, or kept from
    us."""
    if not (home := home_of(config.store, config.base)).shared:
        return _in(place(config))
    with Store.open(config.store, config.base, reading=True) as store:
        text = store.secret()
    return None if text is None else _of(text, home.name)


def adopt(home: Home, signer: Signer) -> None:
    """Keep a signer's secret beside the store of that home. Raises StoreError where another one lies there."""
    path = _beside(home)
    try:
        found = _in(path) or _made(path, signer.secret.hex())
    except OSError as error:
        raise explained(error, path) from error
    if found != signer:
        raise StoreError(f"{path}: is the secret of another store; move it away, with what else lies there")


def _beside(home: Home) -> Path:
    return home.path.with_name(f"{home.path.name}.secret")


def _agreed(config: Config) -> Signer:
    """With a new secret in the store, or the one that another machine has put there meanwhile."""
    with Store.open(config.store, config.base) as store:
        store.keep_secret(secrets.token_hex(_BYTES))
        return _of(store.secret() or "", store.home.name)


def _in(path: Path) -> Signer | None:
    """By the secret in that file; None where there is none."""
    try:
        text = path.read_bytes()[: 4 * _BYTES].decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise explained(error, path) from error
    return _of(text, path)


def _of(text: str, where: object) -> Signer:
    """By a secret as it is written down. Raises StoreError where that is none."""
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        secret = b""
    if len(secret) != _BYTES:
        raise StoreError(
            f"{where}: is no secret of monitor any more; put a copy of it back, or delete it for a new one"
        )
    return Signer(secret)


def looked(config: Config) -> Look:
    """How the newsletter presents itself in a mail: each reader with the token of theirs. Raises StoreError."""
    from monitor.site import look_of

    return replace(look_of(config), token=signer(config).token)


def _made(path: Path, secret: str) -> Signer:
    """With that secret, whole at once; another process may have been faster."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secret + "\n")
            file.flush()
            os.fsync(file.fileno())
        _settle(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    made = _in(path)
    if made is None:
        raise StoreError(f"{path}: is gone as soon as it was made")
    return made


def _settle(aside: Path, path: Path) -> None:
    """Call it `path`, unless another one is called so already."""
    try:
        os.link(aside, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            aside.replace(path)
