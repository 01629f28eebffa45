"""The export of Telegram Desktop: whose posts are articles, and what is said of them."""

from __future__ import annotations

import io
import json
from typing import Any

from monitor.ingest.file.bundles.telegram import chats
from monitor.ingest.file.records import Fault, Record
from monitor.ingest.file.tables import objects


def post(number: int, text: Any, **more: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": "2025-08-12T10:00:00", "text": text, **more}


def export(*messages: dict[str, Any], kind: str = "public_channel", name: str = "Port News") -> dict[str, Any]:
    return {"name": name, "type": kind, "id": 7, "messages": list(messages)}


def read(value: object) -> tuple[list[Record], list[str]]:
    items = list(objects(io.BytesIO(json.dumps(value, indent=1).encode()), {}))
    found = [item for item in items if isinstance(item, Record)]
    return found, [item.message for item in items if isinstance(item, Fault)]


def test_posts_of_a_channel_are_articles_of_that_outlet() -> None:
    bold = [{"type": "bold", "text": "Crane moved"}, "\n\nThe crane ", {"type": "link", "text": "was"}, " moved."]
    service = {"id": 1, "type": "service", "date": "2025-08-12T09:00:00", "action": "create_channel"}
    found, faults = read(export(service, post(2, bold, date_unixtime="1754985600", author="Ann Lee"), post(3, "")))
    assert faults == []
    [record] = found
    assert (record.row, record.content) == ("2", "Crane moved\n\nThe crane was moved.")
    assert (record.given.outlet, record.given.byline) == ("Port News", ("Ann Lee",))
    assert record.given.published == "2025-08-12T08:00:00+00:00"


def test_without_a_time_in_utc_the_date_stands_as_the_export_has_it() -> None:
    [record], _ = read(export(post(2, "The crane was moved.")))
    assert record.given.published == "2025-08-12T10:00:00"


def test_what_was_sent_on_is_of_its_channel_and_talk_is_left_out() -> None:
    sent = post(2, "The crane was moved.", forwarded_from="Quay Letter")
    found, faults = read(export(sent, post(3, "See you at eight."), kind="saved_messages"))
    assert [(r.row, r.given.outlet) for r in found] == [("2", "Quay Letter")]
    assert faults == ["1 messages are of no channel and were left out"]


def test_an_export_of_all_chats_names_the_chat_in_the_row() -> None:
    one, two = export(post(1, "The crane was moved.")), export(post(1, "The ferry is back."), name="Ferry") | {"id": 8}
    found, _ = read({"about": "x", "chats": {"about": "y", "list": [one, two]}})
    assert [(r.row, r.given.outlet) for r in found] == [("7.1", "Port News"), ("8.1", "Ferry")]


def test_other_files_are_no_export() -> None:
    values: list[Any] = [
        [],
        {"messages": "x"},
        {"type": "t", "id": 1, "messages": [{"text": "x"}]},
        {"chats": {"list": 3}},
    ]
    for value in values:
        assert chats(value) == []
