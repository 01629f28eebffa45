"""Nouns to JSON and back. The field names of `models` are the field names of the files that we write."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encode(value: object, *, indent: int | None = None) -> str:
    """JSON of a noun: keys in the order of its fields, times in ISO with their offset, no escaped letters."""
    return _adapter(type(value)).dump_json(value, indent=indent).decode()


def decode(kind: type[T], text: str | bytes) -> T:
    """The noun that `encode` wrote. Raises ValueError where the text is not one."""
    value: T = _adapter(kind).validate_json(text)
    return value
