"""Where a reader leaves, beside the archive (RFC 8058): a page with a button, and a POST that takes out at once.

To open the page changes nothing, since programs open links to look at them. A link that is none gets a page that tells
nothing, and who has left already gets the same as who leaves now.
"""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from monitor.errors import MonitorError
from monitor.publish.server import TYPES, Answer, Beside
from monitor.render.archive.leaving import LeavePages

PLACE = "unsubscribe"  #: the folder of the archive's address below which the links are
_FIELD, _CLICK = "List-Unsubscribe", "One-Click"
_LONGEST = 10_000  # bytes of a form
_MOST_FIELDS = 10
_HEADERS = (("X-Robots-Tag", "noindex"), ("Cache-Control", "no-store"))


def door(pages: LeavePages, is_ours: Callable[[str], bool], leave: Callable[[str], None]) -> Beside:
    """Answers what is asked below `PLACE`: `is_ours` tells a token, `leave` takes its reader out.

    Both may raise MonitorError; then the wish was not noted, and the answer says so.
    """

    def answer(method: str, target: str, body: bytes) -> Answer | None:
        path = urlsplit(target).path.strip("/").split("/")
        if path[0] != PLACE:
            return None
        try:
            if len(path) != 2 or not is_ours(path[1]):
                return _page(HTTPStatus.NOT_FOUND, pages.unknown)
            if method != "POST":
                return _page(HTTPStatus.OK, pages.ask)
            if not is_click(body):
                return _page(HTTPStatus.BAD_REQUEST, pages.ask)
            leave(path[1])
            return _page(HTTPStatus.OK, pages.done)
        except MonitorError:
            return _page(HTTPStatus.SERVICE_UNAVAILABLE, pages.later)

    return answer


def is_click(body: bytes) -> bool:
    """Whether a form says List-Unsubscribe=One-Click, in either of the two ways in which forms are sent."""
    if len(body) > _LONGEST:
        return False
    if body.startswith(b"--"):
        return any(_says(part) for part in _parts(body))
    try:
        return parse_qs(body.decode("ascii"), max_num_fields=_MOST_FIELDS).get(_FIELD) == [_CLICK]
    except ValueError:
        return False


def _parts(body: bytes) -> list[Message]:
    """The fields of a form in parts; its first line is what parts them."""
    mark = body.partition(b"\n")[0].strip()[2:]
    if not mark or b'"' in mark or not mark.isascii() or body.count(mark) > _MOST_FIELDS:
        return []
    found = message_from_bytes(b'Content-Type: multipart/form-data; boundary="' + mark + b'"\n\n' + body).get_payload()
    return [part for part in found if isinstance(part, Message)] if isinstance(found, list) else []


def _says(part: Message) -> bool:
    named = part.get_param("name", header="Content-Disposition")
    value = part.get_payload()
    return named == _FIELD and isinstance(value, str) and value.strip() == _CLICK


def _page(status: HTTPStatus, content: bytes) -> Answer:
    return Answer(status, content, TYPES[".html"], headers=_HEADERS)
