"""The models, written out for editors and for people: JSON Schema files and the field reference.

Both are generated and committed; `guide schema --check` fails when they are stale.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from platform_guide.catalog.read.reader import MOST_BYTES
from platform_guide.catalog.read.source import DEPTH
from platform_guide.catalog.schema.base import Frozen
from platform_guide.catalog.schema.model import Layer


@dataclass(frozen=True)
class DataFile:
    """One form of data files: its name, which is that of its schema file, its model, and where such files stand."""

    name: str
    model: type[Frozen]
    where: str


LAYER = DataFile("layer", Layer, "`<folder>/layer.yaml`, in a layer of your own")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(file: DataFile) -> dict[str, Any]:
    """Return the JSON Schema of one form of data files."""
    return {"$schema": _DIALECT, **file.model.model_json_schema(by_alias=True)}


def schema_text(file: DataFile) -> str:
    """Return a schema file's content."""
    return json.dumps(json_schema(file), indent=2, ensure_ascii=False) + "\n"


def field_reference(files: Iterable[DataFile]) -> str:
    """Return the page that describes every field, as Markdown."""
    parts = [_HEAD]
    for file in files:
        schema = json_schema(file)
        parts.append(f"## {_words(schema['title'])}\n\n{file.where}\n")
        parts.append(_record(schema))
        for title, record in sorted(schema.get("$defs", {}).items()):
            parts.append(f"### {_words(title)} {{ #{file.name}-{title.lower()} }}\n")
            parts.append(_record(record) if "properties" in record else _choice(record))
    return "\n".join(parts).rstrip() + "\n"


_HEAD = f"""---
title: Fields
description: Every field of every data file, with its type and meaning, generated from the models that check the data.
search: {{sections: titles}}
---

# Fields

Generated from the models by `guide schema`; do not edit. A name in **bold** is required. `data/schema/` holds the same
as JSON Schema, which editors use for completion and hints.

A file is UTF-8, at most {MOST_BYTES // 1_000_000} MB and {DEPTH} levels deep, and holds no anchors, aliases or tags.
A text is one paragraph without line breaks and without characters that cannot be seen.
An address begins with https:// and names its host in plain letters (an international name in its `xn--` form),
without user name, password or number of a machine; in an internal layer it may begin with http:// and name a host
without a dot.
An id can be the name of a file on every system.
"""


def _words(title: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() and i else letter for i, letter in enumerate(title))


def _sentence(record: Mapping[str, Any]) -> str:
    return str(record.get("description", "")).split("\n\n")[0].replace("\n", " ")


def _record(record: Mapping[str, Any]) -> str:
    required = set(record.get("required", ()))
    rows = [f"{_sentence(record)}\n", "| Field | Type | Meaning |", "|---|---|---|"]
    for name, field in record.get("properties", {}).items():
        shown = f"**{name}**" if name in required else name
        rows.append(f"| {shown} | {_cell(_type(field))} | {_cell(', '.join(_limits(field)))} |")
    return "\n".join(rows) + "\n"


def _choice(record: Mapping[str, Any]) -> str:
    values = ", ".join(f"`{value}`" for value in record.get("enum", ()))
    return f"{_sentence(record)} {values}\n".lstrip()


_TYPE_WORDS = {"string": "text", "boolean": "true or false", "integer": "whole number", "number": "number"}


def _type(field: Mapping[str, Any]) -> str:
    if "$ref" in field:
        return _words(field["$ref"].rpartition("/")[2]).lower()
    if "anyOf" in field:
        return " or ".join(_type(part) for part in field["anyOf"] if part.get("type") != "null")
    inner = field.get("items") or field.get("additionalProperties")
    kind = str(field.get("type", "any value"))
    if kind in {"array", "object"}:
        holder = "list of" if kind == "array" else "mapping of id to"
        return f"{holder} {_type(inner)}" if isinstance(inner, dict) else holder.partition(" of")[0]
    if field.get("format") == "date":
        return "date (YYYY-MM-DD)"
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    return _TYPE_WORDS.get(kind, kind)


def _limits(field: Mapping[str, Any]) -> Iterator[str]:
    if text := field.get("description"):
        yield str(text)
    parts = [field, *field.get("anyOf", ())]
    for part in parts:
        if part.get("maxLength"):
            yield f"at most {part['maxLength']} characters"
        if part.get("minLength", 0) > 1:
            yield f"at least {part['minLength']}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
