"""Figures as data writes them: decimal texts, and what is said of a text that is none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated

from pydantic import BeforeValidator, Field

from platform_guide.cost.engine.money import FigureError, figure

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "empty": "there is no figure",
        "negative": "a figure is not below 0",
        "text": 'a figure is written in digits with a point, at most 12 of them behind it, such as "0.25"',
        "large": "a figure is at most 1000000000000",
    }
)
"""What is wrong with a text, by the code of a `FigureError`."""


def _figure(value: object) -> object:
    """Return the text of a figure; a number without quotes is taken as it was typed."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    text = value.strip() if isinstance(value, str) else format(Decimal(repr(value)), "f")
    try:
        figure(text)
    except FigureError as error:
        raise ValueError(WORDS[error.code]) from None
    return text


Figure = Annotated[
    str,
    BeforeValidator(_figure),
    Field(pattern=r"^[0-9]{1,13}(\.[0-9]{1,12})?$", description='a decimal text, such as "0.25"'),
]
"""A figure that is not negative, as the text that somebody wrote."""
