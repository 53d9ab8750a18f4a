"""What pydantic found wrong, said in the words of a contributor and put at its line and column."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

import yaml
from pydantic import BaseModel, ValidationError

from platform_guide.catalog.read import source
from platform_guide.catalog.read.characters import LINE_PATTERN, LINES_PATTERN, called, first_refused
from platform_guide.catalog.read.overlay import HIDE
from platform_guide.catalog.schema import base
from platform_guide.catalog.schema.address import ADDRESS_PATTERN
from platform_guide.issues import MOST_OF_FILE, Issue, more, suggest

# A pattern means nothing to somebody who mends a cell; these sentences do.
_PATTERNS = {
    base.ID_PATTERN: "an id is written in lower-case letters, digits and single hyphens",
    ADDRESS_PATTERN: "an address starts with https:// and holds no spaces, quotes, backslashes or angle brackets",
}
_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
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
    """Turn one failed validation into issues, each at the place of its value, key or record.

    Only as many are worded as are ever said of one file; the rest is counted.
    """
    details = error.errors(include_url=False, include_context=True)
    above = {detail["loc"][:length] for detail in details for length in range(1, len(detail["loc"]))}
    # Only items without a problem are counted, so a list with a bad one seems too short.
    found = [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in above]
    for detail in found[:MOST_OF_FILE]:
        yield _issue(detail["type"], detail["loc"], detail, schema, node)
    if len(found) > MOST_OF_FILE:
        yield more(node.start_mark.name, len(found) - MOST_OF_FILE)


def _issue(
    kind: str, path: Sequence[source.Key], detail: Mapping[str, typing.Any], schema: type[BaseModel], node: yaml.Node
) -> Issue:
    at = source.place(node, path, of_key=kind == "extra_forbidden")
    return Issue(at, *_words(kind, path, detail, schema, Typed(source.find(node, path), detail.get("input"))))


class Typed:
    """A value as it was typed, which is not always what it means: `1.10` means the number 1.1."""

    def __init__(self, node: yaml.Node, value: object) -> None:
        self.value = value
        # Where a field is missing the node is the record around it.
        self.text = node.value if isinstance(node, yaml.ScalarNode) else str(value)
        self.plain = source.is_plain(node)

    def __str__(self) -> str:
        """Return the value for a sentence."""
        return self.described if isinstance(self.value, list | tuple | dict) else _shown(self.text)

    @property
    def described(self) -> str:
        """Say what kind of value it is."""
        if isinstance(self.value, bool):
            return f"true or false ({self.text})"
        if isinstance(self.value, int | float):
            return f"a number ({self.text})"
        if isinstance(self.value, str):
            if self.plain and source.is_number(self.text):
                return f"a number too large or too long to be read ({self})"
            return f"text ({self})"
        if isinstance(self.value, list | tuple):
            return "a list"
        return "a mapping" if isinstance(self.value, dict) else "empty"

    def refused(self, name: str) -> str:
        """Say that the field `name` does not take the value."""
        return f"{name} is empty" if self.value is None else f"{self} cannot be {name}"

    def hint(self, kind: str, *, required: bool = False) -> str:
        """Say how a value of another kind becomes the one that is wanted, in a field that is required or not."""
        empty = self.value is None and not self.text
        if kind == "string_type" and isinstance(self.value, bool | int | float | None) and not empty:
            return f'put it in quotes: "{self.text}"'
        if kind == "string_type" and isinstance(self.value, dict):
            return "put the text in quotes if a `: ` belongs to it"
        if kind == "string_type" and empty:
            return "write something: this field is required" if required else "write something, or remove the line"
        if kind.startswith("bool"):
            return "write true or false, in lower-case letters"
        if kind in {"tuple_type", "list_type"} and isinstance(self.value, bool | int | float | str):
            return f"write a list, also of one: [{self.text}]"
        return "see the field's description in docs/contribute/fields.md"


def _words(
    kind: str, path: Sequence[source.Key], detail: Mapping[str, typing.Any], schema: type[BaseModel], typed: Typed
) -> tuple[str, str, str]:
    """Return rule, text and hint."""
    context = detail.get("ctx", {})
    value = detail.get("input")
    name = _field(path)
    if kind == "missing":
        fields = ", ".join(_required(_type_at(schema, path[:-1])))
        words = "field-missing", f"{name} is missing", f"this record needs: {fields}"
    elif kind == "extra_forbidden":
        words = _unknown(path, schema, typed)
    elif kind in {"enum", "literal_error"}:
        allowed = _choices(_type_at(schema, path), str(context.get("expected", "")))
        words = "value-not-allowed", typed.refused(name), suggest(typed.text, allowed)
    elif kind in _TYPES:
        below = _fields(_type_at(schema, path))
        required = bool(path) and path[-1] in _required(_type_at(schema, path[:-1]))
        hint = f"its fields: {', '.join(below)}" if below else typed.hint(kind, required=required)
        words = "value-wrong-type", f"{name} must be {_TYPES[kind]}, and is {typed.described}", hint
    elif kind == "string_pattern_mismatch":
        words = "value-malformed", typed.refused(name), _form(context.get("pattern", ""), str(value))
    elif kind in {"string_too_short", "too_short"}:
        least = context.get("min_length", 1)
        hint = "say more" if isinstance(value, str) else "add what is missing"
        words = "value-too-short", f"{name} {_length(value)}, and {least} is the least", hint
    elif kind in {"string_too_long", "too_long"}:
        limit = context.get("max_length")
        hint = "say it shorter" if isinstance(value, str) else "take out what matters least"
        words = "value-too-long", f"{name} {_length(value)}, and {limit} is the limit", hint
    else:
        message = str(context.get("error", detail.get("msg", "not valid")))
        words = "value-malformed", typed.refused(name), message[:1].lower() + message[1:]
    return words


def _unknown(path: Sequence[source.Key], schema: type[BaseModel], typed: Typed) -> tuple[str, str, str]:
    """Word a field that a record does not have; `hide` is one that layers act on, where it is written right."""
    if path[-1] != HIDE:
        known = _fields(_type_at(schema, path[:-1]))
        return "field-unknown", f"{_field(path)} is not a field here", suggest(str(path[-1]), known)
    if typed.value is True:
        return "hide-unknown", "nothing is hidden here", "only a layer hides, and only what a layer below it has"
    hint = "write `hide: true`, in lower-case letters, or remove the line"
    return "value-wrong-type", f"`hide` must be true, and is {typed.described}", hint


def _form(pattern: str, value: str) -> str:
    """Say why a text does not have the form that a field needs."""
    refused = {LINE_PATTERN: value, LINES_PATTERN: value.replace("\n", "")}.get(pattern, "")
    if bad := first_refused(refused):
        cure = "write it as one paragraph, after `>-`" if bad in "\n\r" else "remove it"
        return f"{called(bad)} cannot stand in it: {cure}"
    return _PATTERNS.get(pattern, "it does not have the form that this field needs")


def _length(value: object) -> str:
    size = len(value) if isinstance(value, str | list | tuple | dict) else 0
    return f"is {size} long" if isinstance(value, str) else f"has {size} item{'' if size == 1 else 's'}"


def _field(path: Sequence[source.Key]) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return f"`{names[-1]}`" if names else "the record"


def _shown(text: str) -> str:
    return f"`{text if len(text) <= 60 else text[:57] + '...'}`"  # noqa: PLR2004 - one terminal line


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
