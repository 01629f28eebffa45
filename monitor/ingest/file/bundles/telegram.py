"""The export of Telegram Desktop (result.json): posts of channels, and posts that somebody sent on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from monitor.ingest import meta
from monitor.ingest.file.records import Fault, Record
from monitor.models import Meta

_CHANNEL = "channel"  # how the kinds of chats end that are outlets


def chats(value: object) -> list[Mapping[str, object]]:
    """The chats of an export; none where a value is no such export."""
    if not isinstance(value, Mapping):
        return []
    inner = value.get("chats")
    found = inner.get("list") if isinstance(inner, Mapping) else [value]
    return [chat for chat in found if _is_chat(chat)] if isinstance(found, list) else []


def posts(found: list[Mapping[str, object]]) -> Iterator[Record | Fault]:
    """The posts with a text as records, with a row each; what people wrote to each other is left out, and counted."""
    talk = 0
    for chat in found:
        messages = chat["messages"]
        for message in messages if isinstance(messages, list) else ():
            text = _text(message.get("text")) if _is_message(message) else ""
            outlet = _outlet(chat, message) if text.strip() else None
            talk += bool(text.strip()) and outlet is None
            if outlet:
                row = f"{chat.get('id', '')}.{message.get('id', '')}" if len(found) > 1 else str(message.get("id", ""))
                yield Record("text", text, _meta(message, outlet), row)
    if talk:
        yield Fault(f"{talk:,} messages are of no channel and were left out")


def _is_chat(value: object) -> bool:
    if not isinstance(value, Mapping) or not isinstance(messages := value.get("messages"), list):
        return False
    return isinstance(value.get("type"), str) and "id" in value and all(map(_is_entry, messages[:20]))


def _is_entry(value: object) -> bool:
    return isinstance(value, Mapping) and {"id", "type", "date"} <= value.keys()


def _is_message(value: object) -> bool:
    return _is_entry(value) and isinstance(value, Mapping) and value["type"] == "message"


def _outlet(chat: Mapping[str, object], message: Mapping[str, object]) -> str | None:
    """Whose post it is: of whom it was sent on from, else the channel's; None for what people wrote themselves."""
    for name in (message.get("forwarded_from"), chat.get("name") if str(chat["type"]).endswith(_CHANNEL) else None):
        if isinstance(name, str) and name.strip():
            return meta.line(name)[: meta.LONGEST]
    return None


def _text(value: object) -> str:
    """A text, or a list of its parts, some of them in bold or links."""
    parts = value if isinstance(value, list) else [value]
    said = (part.get("text") if isinstance(part, Mapping) else part for part in parts)
    return "".join(part for part in said if isinstance(part, str))


def _meta(message: Mapping[str, object], outlet: str) -> Meta:
    found, _ = meta.read({"byline": message.get("author"), "published": _published(message)})
    return Meta(outlet=outlet, byline=found.byline, published=found.published)


def _published(message: Mapping[str, object]) -> object:
    """When it was posted: in UTC where the export says it so, else by the clock of the machine that exported it."""
    seconds = str(message.get("date_unixtime", ""))
    if not seconds.isdecimal() or len(seconds) > 11:
        return message.get("date")
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()
