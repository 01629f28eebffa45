"""What pydantic found wrong -> lines that a person can act on: `sources.yaml:14: sources[3].kind: …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from monitor.config.marks import Fault, Mark, Marks, Path

MOST = 50  #: faults shown
_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_SECRET = re.compile(r"pass(word|wd|phrase)?$|secret|token|api_?key|credential", re.IGNORECASE)
_BOOLEANS = "yes or no"

#: pydantic's error type -> what was wanted, what to write instead
WANTED = {
    "string_type": ("a text", "write it in one line, between quotation marks"),
    "int_type": ("a whole number", "write digits only"),
    "int_from_float": ("a whole number", "write digits only"),
    "float_type": ("a number", "write it like 2.5"),
    "finite_number": ("a number", "write it like 2.5"),
    "bool_type": (_BOOLEANS, "write true or false"),
    "tuple_type": ("a list", 'begin each entry in a line of its own with "- "'),
    "dict_type": ("a group of keys", 'write "key: value" lines, indented below it'),
    "model_type": ("a group of keys", 'write "key: value" lines, indented below it'),
    "model_attributes_type": ("a group of keys", 'write "key: value" lines, indented below it'),
}

#: pydantic's error type -> what to say, with the limits of its context
LIMITS = {
    "greater_than": "is too small, write a number above {gt}",
    "greater_than_equal": "is too small, write a number from {ge} on",
    "less_than": "is too large, write a number below {lt}",
    "less_than_equal": "is too large, write a number up to {le}",
    "too_short": "is empty, give at least one entry or delete the line",
}


def shown(value: object) -> str:
    """A value as a message may hold it: short, in one line."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value)[:61])
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


def place(path: Path) -> str:
    """The name of a place: `sources[3].articles["a.txt"].url`."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" if _BARE.fullmatch(step) else f"[{shown(step)}]"
             for step in path]  # fmt: skip
    return "".join(parts).removeprefix(".")


def lines(faults: Iterable[Fault], name: str) -> list[str]:
    """The faults as lines for the user, in the order of the file: at most `MOST`, and one that counts the rest."""
    ordered = sorted(faults, key=lambda fault: (fault.line, place(fault.path), fault.message))
    told = [f"{name}:{f.line}: {place(f.path)}{': ' if f.path else ''}{f.message}" for f in ordered[:MOST]]
    return [*told, f"{name}: and {len(ordered) - MOST} more faults"] if len(ordered) > MOST else told


def explained(errors: Sequence[ErrorDetails], plain: object, marks: Marks, schema: Mapping[str, Any]) -> list[Fault]:
    """A fault for each of pydantic's errors; a missing key that was only misspelled is told once."""
    faults: list[Fault] = []
    misspelled: set[Path] = set()
    missing: list[Fault] = []
    for error in errors:
        path = _path(error["loc"], plain)
        if error["type"] == "extra_forbidden":
            message, meant = _unknown(path, _keys(schema, path[:-1], plain))
            misspelled.add((*path[:-1], meant))
            faults.append(Fault(marks.line(path), path, message))
        elif error["type"] in ("missing", "union_tag_not_found"):
            path = path if error["type"] == "missing" else (*path, "kind")
            missing.append(Fault(marks.line(path), path, _missing(error, path, _keys(schema, path[:-1], plain))))
        elif error["type"] == "union_tag_invalid":
            path = (*path, "kind")
            faults.append(Fault(marks.line(path), path, _choice(_at(plain, path), str(error["ctx"]["expected_tags"]))))
        elif error["type"] != "too_short" or not _at(
            plain, path
        ):  # a list of wrong entries counts as empty to pydantic
            faults.append(Fault(marks.line(path), path, _words(error, path, _at(plain, path), marks)))
    return faults + [fault for fault in missing if fault.path not in misspelled]


def _path(loc: tuple[int | str, ...], plain: object) -> Path:
    """The place in the file: without the kind that pydantic puts after sources[n], and its sign for a key."""
    if len(loc) > 2 and loc[0] == "sources":
        loc = (*loc[:2], *loc[3:])
    path = tuple(step for step in loc if step != "[key]")
    return path[:-1] if path[-1:] == (0,) and isinstance(_at(plain, path[:-1]), str) else path  # one text for a list


def _at(plain: object, path: Path) -> Any:
    value: Any = plain
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _keys(schema: Mapping[str, Any], path: Path, plain: object) -> Mapping[str, Any]:
    """The keys that the schema knows at a place, each with its part of the schema."""
    node: Mapping[str, Any] = schema
    for depth, step in enumerate(path):
        node = _inside(schema, node, _at(plain, path[:depth]))
        below = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        node = below or node.get("additionalProperties") or {}
    found = _inside(schema, node, _at(plain, path)).get("properties", {})
    return found if isinstance(found, Mapping) else {}


def _inside(schema: Mapping[str, Any], node: Mapping[str, Any], value: Any) -> Mapping[str, Any]:
    """A part of the schema behind its references, choices and kinds."""
    if "oneOf" in node:
        kind = value.get("kind") if isinstance(value, dict) else None
        return _inside(schema, {"$ref": node["discriminator"]["mapping"].get(kind, "#")}, value) if kind else {}
    if "anyOf" in node:
        return _inside(schema, next((part for part in node["anyOf"] if "$ref" in part), {}), value)
    if node.get("$ref", "#") != "#":
        return _inside(schema, schema["$defs"][str(node["$ref"]).rpartition("/")[2]], value)
    return node


def _unknown(path: Path, known: Mapping[str, Any]) -> tuple[str, str]:
    """What to say of a key that the schema does not know, and the key that was meant."""
    key = str(path[-1])
    if _SECRET.search(key):
        where, name = ("password_env", "IMAP") if path[0] == "sources" else ("delivery.smtp.password_env", "SMTP")
        return (
            "secrets do not belong in this file: delete the line and put the password into the environment "
            f"variable that {where} names (MONITOR_{name}_PASSWORD)",
            "",
        )
    near = get_close_matches(key.lower(), sorted(known), n=1)
    if near:
        return f"there is no such key, did you mean {near[0]}?", near[0]
    return f"there is no such key, use one of {', '.join(known)}" if known else "there is no such key, delete it", ""


def _missing(error: ErrorDetails, path: Path, known: Mapping[str, Any]) -> str:
    if error["type"] == "union_tag_not_found":
        return "is missing, write kind: files, feed, page, urls, mailbox or reader"
    about = known.get(str(path[-1]), {}).get("description", "")
    return f"is missing, add it. {about}".strip()


def _choice(value: object, expected: str) -> str:
    """What to say where one of some words is wanted; `expected` is pydantic's list of them in quotation marks."""
    choices = re.findall(r"'([^']*)'", expected)
    near = get_close_matches(str(value), choices, n=1)
    return f"{shown(value)} is none of its choices, " + (
        f"did you mean {near[0]}?" if near else f"write one of {', '.join(choices)}"
    )


def _words(error: ErrorDetails, path: Path, value: object, marks: Marks) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        message = str(context["error"])
        named = path[-1] if "[key]" in error["loc"] else value
        secret = "@" in str(named) and "://" in str(named)
        return f"{shown(named)} {message}" if message.startswith("is no ") and not secret else message
    if kind == "literal_error":
        return _choice(value, str(context["expected"]))
    if kind in LIMITS:
        return LIMITS[kind].format(
            **{k: int(v) if isinstance(v, float) and v == int(v) else v for k, v in context.items()}
        )
    if kind not in WANTED:
        return f"cannot be used ({error['msg']})"
    wanted, advice = WANTED[kind]
    if value is None:
        return f"is empty, {wanted} is wanted: write it or delete the line"
    mark = marks.table.get(path, Mark(0))
    if kind in ("string_type", "tuple_type") and mark.written is not None and not isinstance(value, str):
        return _trap(path, mark.written, value)
    return f"is {_found(value)}, {wanted} is wanted: {advice}"


def _trap(path: Path, written: str, value: object) -> str:
    """YAML 1.1 takes 10:30 for the number 630 and no for false."""
    read = _found(value) if str(value) != written else "a number"
    key = f"{path[-1]}: " if isinstance(path[-1], str) else "- "
    return f'without quotation marks YAML reads {written[:60]} as {read}, write {key}"{written[:60]}"'


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    return f"the text {shown(value)}"
