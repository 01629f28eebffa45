"""The articles in a JSON value, wherever its maker put them, and the words in a value that is more than a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from monitor.ingest import meta

_DEEPEST = 8  # levels that are looked through
_LEVEL = 1_000  # values of one level
_INNER = (
    "rendered",
    "text",
    "value",
    "html",
    "content",
    "_",
    "#text",
    "$t",
    "__text",
)
_TEXTS = ("text", "html")


def articles(value: object, mapping: Mapping[str, str]) -> list[object] | None:
    """The list of objects in `value` that hold texts, the longest on the first level that has one; None without."""
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        lists = [found for item in level if (found := _list(item, mapping))]
        if lists:
            return max(lists, key=len)
        level = [child for item in level for child in _children(item)][:_LEVEL]
    return None


def whole(record: Mapping[str, object], mapping: Mapping[str, str]) -> Mapping[str, object]:
    """A record with what stands in the one of its objects that holds the text, where it has none of its own."""
    if says(record, mapping):
        return record
    inner = (item for item in record.values() if isinstance(item, Mapping))
    return next(({**record, **item} for item in inner if says(item, mapping)), record)


def says(record: object, mapping: Mapping[str, str]) -> bool:
    """Whether a record has a text."""
    if not isinstance(record, Mapping):
        return False
    named = meta.by_name(record)
    found = (meta.lookup(record, named, field, mapping)[1] for field in _TEXTS)
    return any(value is not None and words(value) is not None for value in found)


def words(value: object) -> str | None:
    """The text of a value: itself, a list's parts as paragraphs, or what an object holds of text; None for others."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return next((text for key in _INNER if isinstance(text := value.get(key), str)), None)
    if not isinstance(value, list | tuple):
        return None
    parts = [words(part) for part in value if part is not None and not isinstance(part, list)]
    return None if not parts or None in parts else "\n\n".join(part for part in parts if part and part.strip())


def _list(value: object, mapping: Mapping[str, str]) -> list[object]:
    """The objects of a list, or those that an object holds under names of their own, if they hold texts."""
    if isinstance(value, list):
        items: Sequence[object] = value
    elif isinstance(value, Mapping) and not says(value, mapping):
        items = [*value.values()] if value and all(isinstance(item, Mapping) for item in value.values()) else ()
    else:
        items = ()
    some = any(isinstance(item, Mapping) and says(whole(item, mapping), mapping) for item in items[:_LEVEL])
    return list(items) if some else []


def _children(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from (item for item in value.values() if isinstance(item, Mapping | list))
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, Mapping | list))
