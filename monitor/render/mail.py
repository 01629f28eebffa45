"""The mail as it goes over the wire (RFC 5322). The same issue and recipient give the same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from hashlib import sha256

from monitor.errors import IssueError
from monitor.models import Issue
from monitor.render import dates
from monitor.render.body import Body, body
from monitor.render.compose import LONGEST_HEADLINE, edition
from monitor.render.display import link, tidy
from monitor.render.engine import environment
from monitor.render.look import Load, Look

_NOBODY = "monitor@localhost"  # RFC 5322 asks for a sender; a mail that is only written to disk may have none


def message(issue: Issue, look: Look, load: Load, recipient: str | None) -> bytes:
    """The mail to `recipient`, or to nobody yet: multipart/alternative, plain text before HTML.

    Raises IssueError where an address is none, or a template is wrong.
    """
    return messages(issue, look, load, [recipient])[0]


def messages(issue: Issue, look: Look, load: Load, recipients: Sequence[str | None]) -> list[bytes]:
    """A mail for each of `recipients`; what they read is made once."""
    content = body(issue, look, environment(load))
    return [letter(issue, look, content, recipient) for recipient in recipients]


def letter(issue: Issue, look: Look, content: Body, recipient: str | None) -> bytes:
    """`content` with the headers that it travels under."""
    title = tidy(look.title, LONGEST_HEADLINE) or "Newsletter"
    sender = _address("newsletter.from", look.sender) if look.sender else Address(title, addr_spec=_NOBODY)
    mark = sha256("\0".join((title, issue.id, sender.addr_spec, recipient or "")).encode(errors="replace")).hexdigest()
    mail = EmailMessage(policy=SMTP)
    mail["Date"] = issue.generated_at.astimezone(look.zone)
    mail["From"] = sender
    if recipient is not None:
        mail["To"] = _address("delivery.to", recipient)
    mail["Subject"] = subject(issue, look)
    mail["Message-ID"] = f"<{mark[:32]}@{sender.domain}>"
    mail["List-ID"] = f"<{_slug(title)}.{sender.domain}>"
    if look.sender:
        mail["List-Unsubscribe"] = f"<mailto:{sender.addr_spec}?subject=unsubscribe>"
    archive = link(look.archive_url)
    if archive is not None and archive.isascii():
        mail["List-Archive"] = f"<{archive}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(content.text, cte=_encoding(content.text))
    mail.add_alternative(content.html, subtype="html", cte=_encoding(content.html))
    mail["Content-Language"] = look.language
    mail.set_boundary(f"=_{mark[32:]}")
    return mail.as_bytes()


def subject(issue: Issue, look: Look) -> str:
    """ "13 August 2025: the lead story", on one line whatever a headline holds; the second issue of a day says so."""
    day = dates.day(issue.generated_at.astimezone(look.zone))
    number = edition(issue.id)
    lead = tidy(issue.stories[0].headline, LONGEST_HEADLINE) if issue.stories else "no stories"
    return f"{day}{f' ({number})' if number > 1 else ''}: {lead or 'no headline'}"


def _address(key: str, text: str) -> Address:
    """Raises IssueError, naming the setting `key`."""
    name, address = parseaddr(tidy(text))
    try:
        made = Address(name, addr_spec=address)
    except (MessageError, ValueError, IndexError):
        made = None
    if made is None or not made.username or not made.domain:
        raise IssueError(f"{key}: {text!r} is no mail address; write name@example.org or Name <name@example.org>")
    return made


def _slug(title: str) -> str:
    """A title as the label of a list: letters, digits and hyphens."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    label = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].strip("-")
    return label or "newsletter-" + sha256(title.encode(errors="replace")).hexdigest()[:8]


def _encoding(text: str) -> str:
    """The shorter of the two encodings that every mail server takes."""
    foreign = sum(not letter.isascii() for letter in text)
    return "base64" if foreign > len(text) / 10 else "quoted-printable"
