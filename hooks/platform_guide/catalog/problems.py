"""What pydantic found wrong, said in the words of a contributor and put at its line and column."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

import yaml
from pydantic import BaseModel, ValidationError

from platform_guide.catalog import base, source
from platform_guide.issues import Issue, suggest

# A pattern means nothing to somebody who mends a cell; these sentences do.
_PATTERNS = {
    base.ID_PATTERN: "an id is written in lower-case letters, digits and single hyphens",
    next(meta.pattern for meta in typing.get_args(base.Url)[1].metadata if hasattr(meta, "pattern")): (
        "an address starts with https:// and holds no spaces, quotes or angle brackets"
    ),
}
_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of names to values",
    "mapping_type": "a mapping of names to values",
    "model_type": "a record with named fields",
    "model_attributes_type": "a record with named fields",
}


def issues_of(error: ValidationError, schema: type[BaseModel], node: yaml.Node) -> Iterator[Issue]:
    """Turn one failed validation into issues, each at the place of its value, key or record."""
    details = error.errors(include_url=False)
    above = {detail["loc"][:length] for detail in details for length in range(1, len(detail["loc"]))}
    for detail in details:
        # Only items without a problem are counted, so a list with a bad one seems too short.
        if detail["type"] == "too_short" and detail["loc"] in above:
            continue
        yield _issue(detail["type"], detail["loc"], detail, schema, node)


def _issue(
    kind: str, path: Sequence[source.Key], detail: Mapping[str, typing.Any], schema: type[BaseModel], node: yaml.Node
) -> Issue:
    at = source.place(node, path, of_key=kind == "extra_forbidden")
    return Issue(at, *_words(kind, path, detail, schema))


def _words(
    kind: str, path: Sequence[source.Key], detail: Mapping[str, typing.Any], schema: type[BaseModel]
) -> tuple[str, str, str]:
    """Return rule, text and hint."""
    context = detail.get("ctx", {})
    value = detail.get("input")
    name = _field(path)
    if kind == "missing":
        fields = ", ".join(_required(_type_at(schema, path[:-1])))
        words = "field-missing", f"{name} is missing", f"this record needs: {fields}"
    elif kind == "extra_forbidden":
        known = _fields(_type_at(schema, path[:-1]))
        words = "field-unknown", f"{name} is not a field here", suggest(str(path[-1]), known)
    elif kind in {"enum", "literal_error"}:
        allowed = _choices(_type_at(schema, path), str(context.get("expected", "")))
        words = "value-not-allowed", f"{_shown(value)} cannot be {name}", suggest(str(value), allowed)
    elif kind in _TYPES:
        text = f"{name} must be {_TYPES[kind]}, and is {_described(value)}"
        words = "value-wrong-type", text, _quote_hint(kind, value)
    elif kind == "string_pattern_mismatch":
        known_pattern = _PATTERNS.get(context.get("pattern", ""), "it does not have the form that this field needs")
        words = "value-malformed", f"{_shown(value)} cannot be {name}", known_pattern
    elif kind in {"string_too_short", "too_short"}:
        least = context.get("min_length", 1)
        words = "value-too-short", f"{name} is {_size(value)} long, and {least} is the least", "say more"
    elif kind in {"string_too_long", "too_long"}:
        limit = context.get("max_length")
        words = "value-too-long", f"{name} is {_size(value)} long, and {limit} is the limit", "say it shorter"
    else:
        message = str(context.get("error", detail.get("msg", "not valid")))
        words = "value-malformed", f"{_shown(value)} cannot be {name}", message[:1].lower() + message[1:]
    return words


def _size(value: object) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 0


def _field(path: Sequence[source.Key]) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return f"`{names[-1]}`" if names else "the record"


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else str(value)
    return f"`{text if len(text) <= 60 else text[:57] + '...'}`"  # noqa: PLR2004 - one terminal line


def _described(value: object) -> str:
    for types_, words in (((bool,), "true or false"), ((int, float), "a number"), ((str,), "text")):
        if isinstance(value, types_):
            return f"{words} ({value})" if words != "text" else f"text ({_shown(value)})"
    if isinstance(value, list | tuple):
        return "a list"
    return "a mapping" if isinstance(value, dict) else "empty"


def _quote_hint(kind: str, value: object) -> str:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f'put it in quotes: "{str(value).lower() if isinstance(value, bool) else value}"'
    return "see the field's description in docs/contribute/fields.md"


def _unwrap(annotation: object) -> object:
    """Take the wrappers off an annotation: Annotated, and a union with None."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = typing.get_args(annotation)[0]
        elif origin in {typing.Union, types.UnionType}:
            annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
        else:
            return annotation


def _type_at(schema: object, path: Sequence[source.Key]) -> object:
    here = _unwrap(schema)
    for key in path:
        if isinstance(here, type) and issubclass(here, BaseModel):
            fields = {info.alias or name: info for name, info in here.model_fields.items()}
            here = _unwrap(fields[str(key)].annotation) if str(key) in fields else None
        else:
            parts = [part for part in typing.get_args(here) if part is not Ellipsis]
            here = _unwrap(parts[-1]) if parts else None
    return here


def _fields(schema: object) -> list[str]:
    if isinstance(schema, type) and issubclass(schema, BaseModel):
        return [info.alias or name for name, info in schema.model_fields.items()]
    return []


def _required(schema: object) -> list[str]:
    if isinstance(schema, type) and issubclass(schema, BaseModel):
        return [info.alias or name for name, info in schema.model_fields.items() if info.is_required()]
    return []


def _choices(schema: object, expected: str) -> list[str]:
    if isinstance(schema, type) and issubclass(schema, Enum):
        return [str(member.value) for member in schema]
    return [part.strip(" '") for part in expected.replace(" or ", ",").split(",") if part.strip(" '")]
