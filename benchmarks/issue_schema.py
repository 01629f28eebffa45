"""Make the JSON Schema of issue.json from the nouns that it holds.

python -m benchmarks.issue_schema > monitor/render/issue/issue.schema.json
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from monitor.models import Citation, Issue
from monitor.render.issue.data import SCHEMA_VERSION

_LINE = {
    "type": "object",
    "description": "A line of the first screen; where `verbatim`, its citations are its text to the letter (but `…`).",
    "properties": {
        "story_id": {"type": "string"},
        "text": {"type": "string"},
        "verbatim": {"type": "boolean"},
        "citations": {"type": "array", "items": {"$ref": "#/$defs/Citation"}},
        "outlets": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["story_id", "text", "verbatim", "citations", "outlets"],
    "additionalProperties": False,
}
_EXCERPT = {
    "type": "object",
    "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}, "text": {"type": "string"}},
    "required": ["start", "end", "text"],
}


def schema() -> dict[str, Any]:
    """The schema: that of an issue, with the brief, and with texts that may be withheld (`archive_texts: cited`)."""
    made: dict[str, Any] = TypeAdapter(Issue).json_schema(mode="serialization")
    made["$defs"] |= TypeAdapter(Citation).json_schema(mode="serialization").get("$defs", {})
    article = made["$defs"]["Article"]
    article["properties"]["text"] = {"type": ["string", "null"]}
    article["properties"] |= {"text_sha256": {"type": "string"}, "excerpts": {"type": "array", "items": _EXCERPT}}
    made["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    made["properties"]["brief"] = {"type": "array", "items": _LINE}
    made["required"] = [*made["required"], "brief"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "issue.json"}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=1, ensure_ascii=False))
