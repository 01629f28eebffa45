"""The way on which mails go, as `delivery` in the configuration says."""

from __future__ import annotations

import os

from monitor.config import Config, Delivery, Dkim, Smtp
from monitor.errors import DeliveryError
from monitor.publish.post.boxes import Folder, Maildir
from monitor.publish.post.signing import Signed, Signer, Way
from monitor.publish.post.smtp import Account, Session


def way(config: Config) -> Way:
    """The way, not yet used. Raises DeliveryError where what it needs is not there: a key, the keyring."""
    if (delivery := config.delivery) is None:
        words = "the configuration has no `delivery`"
        raise DeliveryError(words, permanent=True, outcome="deferred", scope="server")
    found = _unsigned(config, delivery)
    return Signed(found, signer(config, delivery.dkim)) if delivery.dkim else found


def _unsigned(config: Config, delivery: Delivery) -> Way:
    if delivery.kind == "smtp" and delivery.smtp:
        return Session(account(delivery.smtp))
    folder = config.base / (delivery.path or "")
    return Maildir(folder) if delivery.kind == "maildir" else Folder(folder)


def account(smtp: Smtp) -> Account:
    """The account at the mail server, with its password. Raises DeliveryError where the keyring cannot be asked."""
    return Account(smtp.host, smtp.port, smtp.security, smtp.username, _password(smtp), smtp.timeout)


def _password(smtp: Smtp) -> str | None:
    """From the environment, else from the system's keyring, where one is named."""
    if smtp.username is None:
        return None
    return os.environ.get(smtp.password_env) or (_kept(smtp.keyring, smtp.username) if smtp.keyring else None)


def _kept(service: str, username: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise _fault("it is not installed: pip install 'monitor[keyring]'") from None
    try:
        return keyring.get_password(service, username)
    except KeyringError as error:
        raise _fault(f"it cannot be asked ({error}); `keyring diagnose` says more") from error


def _fault(words: str) -> DeliveryError:
    return DeliveryError(f"delivery.smtp.keyring: {words}", permanent=True, outcome="deferred", scope="server")


def signer(config: Config, dkim: Dkim) -> Signer:
    """Who signs. Raises DeliveryError where the key cannot be read."""
    try:
        key = (config.base / dkim.key).read_bytes()
    except OSError as error:
        words = f"delivery.dkim.key: {dkim.key} cannot be read ({error.strerror})"
        raise DeliveryError(words, permanent=True, outcome="deferred", scope="server") from error
    return Signer(dkim.domain, dkim.selector, key)
