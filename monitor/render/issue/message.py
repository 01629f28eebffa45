"""The mail as it goes over the wire (RFC 5322). The same issue and recipient give the same bytes."""

from __future__ import annotations

import re
import unicodedata
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from hashlib import sha256
from urllib.parse import quote

from monitor.errors import IssueError
from monitor.models import Issue
from monitor.render.base.addresses import answer_to
from monitor.render.base.display import LONGEST_HEADLINE, cut, link, tidy
from monitor.render.base.look import Load, Look
from monitor.render.base.printing import press
from monitor.render.issue.mail_body import Body, body
from monitor.render.view.brief import quietly
from monitor.render.view.build import Views
from monitor.render.view.labels import edition, headed, withdrawn
from monitor.render.view.leading import leading

_WHOLE = {"list-unsubscribe", "list-unsubscribe-post", "list-id", "list-archive", "message-id"}
_LONGEST_LINE = 998  # RFC 5322
_LONGEST_SUBJECT = 60  # characters that a phone shows
_NOBODY = "monitor@localhost"  # RFC 5322 asks for a sender; a mail that is only written to disk may have none


def message(issue: Issue, look: Look, load: Load, recipient: str | None) -> bytes:
    """The mail to `recipient`, or to nobody yet: multipart/alternative, plain text before HTML.

    Raises IssueError where an address is none.
    """
    return Mailing(issue, look, load).to(recipient)


class Mailing:
    """The mails of an issue to any number of readers: what they read is made once, the headers for each.

    What fails in it was told when the issue was published: it is made with the templates that ship, or left out.
    """

    def __init__(self, issue: Issue, look: Look, load: Load) -> None:
        at = press(look, load, lambda problem: None)
        self._issue, self._look = issue, at.look
        self._content = body(Views(issue, at.look, at.told), at)
        self._subject = subject(issue, at.look)
        self._rest: bytes | None = None

    def to(self, recipient: str | None) -> bytes:
        """The mail to one of them. Raises IssueError where an address is none, or there is neither HTML nor text."""
        if self._rest is None:
            whole = letter(self._issue, self._look, self._content, None)
            self._rest = whole[len(self._head(None)) :]
        return self._head(recipient) + self._rest

    def _head(self, recipient: str | None) -> bytes:
        return heading(self._issue, self._look, recipient, self._subject).as_bytes().removesuffix(b"\r\n")


def letter(issue: Issue, look: Look, content: Body, recipient: str | None) -> bytes:
    """`content` with the headers that it travels under. Raises IssueError where there is neither HTML nor text."""
    mail = heading(issue, look, recipient, subject(issue, look))
    if content.text is not None:
        mail.set_content(content.text, cte=_encoding(content.text))
    if content.html is not None:
        put = mail.set_content if content.text is None else mail.add_alternative
        put(content.html, subtype="html", cte=_encoding(content.html))
    if content.text is None and content.html is None:
        raise IssueError(f"the mail of issue {issue.id} has neither HTML nor text: both templates failed")
    mail["Content-Language"] = look.language
    mail.set_boundary(f"=_{_mark(issue, look, None)[32:]}")
    return mail.as_bytes()


def heading(issue: Issue, look: Look, recipient: str | None, about: str) -> EmailMessage:
    """The headers of the mail to `recipient` `about` that, without those of its content.

    Raises IssueError where an address is none.
    """
    sender = _sender(look)
    mail = EmailMessage(policy=_OneLine(linesep="\r\n"))
    mail["Date"] = issue.generated_at.astimezone(look.zone)
    mail["From"] = sender
    if recipient is not None:
        mail["To"] = _address("a reader", recipient)
    mail["Subject"] = about
    mail["Message-ID"] = f"<{_mark(issue, look, recipient)[:32]}@{sender.domain}>"
    mail["List-ID"] = f"<{_slug(_title(look))}.{sender.domain}>"
    page, by_mail = _ways_out(look, recipient, sender)
    if ways := [way for way in (page, by_mail) if way]:
        mail["List-Unsubscribe"] = ", ".join(f"<{way}>" for way in ways)  # RFC 2369: the first is preferred
    if page:
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    archive = link(look.archive_url)
    if archive is not None and archive.isascii():
        mail["List-Archive"] = f"<{archive}>"
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def subject(issue: Issue, look: Look) -> str:
    """The headline that leads, on one line of at most sixty characters; the second issue of a day says so."""
    number = edition(issue.id)
    tail = f" ({number})" if number > 1 else ""
    lead = look.words.say("No significant coverage")
    if not issue.stories:
        lead = quietly(issue, look)
    if (story := leading(issue, look.language)) is not None:
        told = tidy(story.headline, LONGEST_HEADLINE) or look.words.say("no headline")
        lead = headed(told, look.words, withdrawn=withdrawn(story, {a.id: a for a in issue.articles}))
    return cut(lead, _LONGEST_SUBJECT - len(tail)) + tail


class _OneLine(EmailPolicy):
    """Headers of addresses stay on one line each, since programs read them by line; the others are folded."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in _WHOLE and value.isascii() and len(name) + len(value) + 2 <= _LONGEST_LINE:
            return f"{name}: {value}{self.linesep}".encode()
        return super().fold_binary(name, value)


def _title(look: Look) -> str:
    return tidy(look.title, LONGEST_HEADLINE) or look.words.say("Newsletter")


def _sender(look: Look) -> Address:
    return _address("newsletter.from", look.sender) if look.sender else Address(_title(look), addr_spec=_NOBODY)


def _mark(issue: Issue, look: Look, recipient: str | None) -> str:
    """What the mail's Message-ID and boundary are made of: the same for the same issue and recipient."""
    begun = tidy(issue.title, LONGEST_HEADLINE) or _title(look)  # as it was called then: a mail keeps its Message-ID
    parts = (begun, issue.id, _sender(look).addr_spec, recipient or "")
    return sha256("\0".join(parts).encode(errors="replace")).hexdigest()


def _ways_out(look: Look, recipient: str | None, sender: Address) -> tuple[str | None, str | None]:
    """How the reader leaves: by one click at an https address (RFC 8058), and by mail; None for what there is not."""
    token = look.token(recipient) if look.token and recipient is not None else None
    return _page_of(look, recipient, token), answer_to(sender.addr_spec, token) if look.sender else None


def _page_of(look: Look, recipient: str | None, token: str | None) -> str | None:
    if look.unsubscribe is None or (token is None and "{token}" in look.unsubscribe):
        return None
    address = parseaddr(tidy(recipient or ""))[1]
    made = link(look.unsubscribe.replace("{address}", quote(address, safe="")).replace("{token}", token or ""))
    return made if made is not None and made.lower().startswith("https://") and made.isascii() else None


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
