"""What all models of the data are built from: the forms of fields, and records that cannot be changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    WrapSerializer,
)

ID_LENGTH = 60
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=ID_LENGTH, description="lower-case words joined by hyphens")]
Line = Annotated[str, Field(min_length=1, max_length=160, description="one line of plain text")]
Text = Annotated[str, Field(min_length=1, max_length=1200, description="plain text, no markup")]
Url = Annotated[str, Field(pattern=r"^https://[^\s<>\"']+$", max_length=500, description="an https address")]


def _iso_date(value: object) -> object:
    """Accept dates only in the written form YYYY-MM-DD.

    Pydantic alone would also read numbers as seconds since 1970, which turns a typo into a date.
    """
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and len(value) == len("2026-01-31"):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    msg = "a date is written YYYY-MM-DD"
    raise ValueError(msg)


Date = Annotated[dt.date, BeforeValidator(_iso_date)]

Item = TypeVar("Item")


def freeze(value: Mapping[str, Item]) -> Mapping[str, Item]:
    """Return a copy that cannot be changed; a frozen model alone would leave its mappings open."""
    return MappingProxyType(dict(value))


def _thaw(value: Mapping[str, Any], handler: SerializerFunctionWrapHandler) -> object:
    return handler(dict(value))


FrozenMap = Annotated[Mapping[str, Item], AfterValidator(freeze), WrapSerializer(_thaw)]
"""A mapping by id that cannot be changed after loading."""


class Frozen(BaseModel):
    """A record that never changes after loading and takes no field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True)


class Named(Frozen):
    """A record of a vocabulary: an id that data files write and a label that readers see."""

    id: Id
    label: Line
    description: Text
