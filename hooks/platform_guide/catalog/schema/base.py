"""What all models of the data are built from: the forms of fields, and records that cannot be changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
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

from platform_guide.catalog.read.characters import LINE_PATTERN, called, first_refused
from platform_guide.catalog.schema.address import ADDRESS_PATTERN, address

ID_LENGTH = 60
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_LONGEST_NAME = 160

# Windows has devices of these names in every folder; a file of that name cannot be checked out there.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))})


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: something that a file system, an address and HTML can hold."""
    return len(text) <= ID_LENGTH and bool(re.fullmatch(ID_PATTERN, text)) and text not in _DEVICES


def _not_a_device(value: str) -> str:
    if value in _DEVICES:
        raise ValueError("files cannot have this name on Windows; choose another id")
    return value


Id = Annotated[
    str,
    Field(pattern=ID_PATTERN, max_length=ID_LENGTH, description="lower-case words joined by hyphens"),
    AfterValidator(_not_a_device),
]
Plain = Annotated[str, Field(pattern=LINE_PATTERN)]
"""What every text is made of: no line break, no control character, nothing that cannot be seen."""

Line = Annotated[Plain, Field(min_length=1, max_length=_LONGEST_NAME, description="one line of plain text")]
Text = Annotated[Plain, Field(min_length=1, max_length=1200, description="plain text, no markup")]
Url = Annotated[
    str,
    Field(pattern=ADDRESS_PATTERN, max_length=500, description="an https address"),
    AfterValidator(address),
]
Whole = Annotated[int, Field(ge=-(2**53) + 1, le=2**53 - 1)]
"""A whole number that a browser holds exactly."""


def _amount(value: object) -> object:
    """Refuse what a spreadsheet cannot hold, and what no price list says."""
    if isinstance(value, str) and len(value) > _LONGEST_AMOUNT:
        raise ValueError(f"an amount has at most {_LONGEST_AMOUNT} digits")
    return value


_LONGEST_AMOUNT = 20
Amount = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0, le=1_000_000_000)]
"""An amount of money; exact, hence decimal."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2200)


def _iso_date(value: object) -> object:
    """Accept dates only in the written form YYYY-MM-DD, and only years that are no slip of the pen.

    Pydantic alone would also read numbers as seconds since 1970, which turns a typo into a date.
    """
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            found = dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError("there is no such day") from None
        if found.year in _YEARS:
            return found
        raise ValueError(f"the year lies between {_YEARS[0]} and {_YEARS[-1]}")
    raise ValueError("a date is written YYYY-MM-DD")


Date = Annotated[dt.date, BeforeValidator(_iso_date)]

_LIKE_A_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?")


def _text_of(value: object) -> object:
    """Accept a day or a version: what has a number in it, and is a day where it looks like one."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        if _LIKE_A_DAY.fullmatch(value):
            _iso_date(value)
        elif value.strip() and not any(character.isdigit() for character in value):
            raise ValueError("a text is of a day, written YYYY-MM-DD, or of a version, which has a number in it")
    return value


TextOf = Annotated[
    Plain,
    BeforeValidator(_text_of),
    Field(min_length=1, max_length=60, description="a day, YYYY-MM-DD, or a version"),
]
"""The day or the version of a text."""


def day_of(text: str | None) -> dt.date | None:
    """Return the day that a text is of, or None where it is of a version or where nobody wrote it down."""
    return dt.date.fromisoformat(text) if text and _DATE.fullmatch(text) else None


Item = TypeVar("Item")


def freeze(value: Mapping[str, Item]) -> Mapping[str, Item]:
    """Return a copy that cannot be changed; a frozen model alone would leave its mappings open.

    Its names are plain text as well.
    """
    for name in value:
        if bad := first_refused(name):
            raise ValueError(f"the name `{name}` holds {called(bad)}")
        if not 0 < len(name) <= _LONGEST_NAME:
            raise ValueError(f"a name has 1 to {_LONGEST_NAME} characters, not {len(name)}")
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
