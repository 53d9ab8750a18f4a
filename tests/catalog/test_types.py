"""The forms of fields: text without what cannot be seen, ids that every system can hold, days that there are."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import types
import typing
from collections.abc import Iterator, Mapping

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

import platform_guide
from platform_guide.catalog.schema import base
from platform_guide.catalog.schema.base import Date, Frozen, FrozenMap, Id, Line, Text, is_id
from platform_guide.decision.data import model as model_decision

UNSEEN = [
    "\0",
    "\x07",
    "\x08",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x7f",
    "\x85",
    "\x9b",
    "\xad",
    "\u200b",
    "\u200e",
    "\u2028",
    "\u2029",
]
UNSEEN += ["\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\ufffe"]
BREAKS = ["\n", "\r", "\r\n", "\n\n", "\t"]


def models(above: type[BaseModel] = Frozen) -> set[type[BaseModel]]:
    """Return every model of what people write; what the site publishes is made from that."""
    for module in pkgutil.walk_packages(platform_guide.__path__, "platform_guide."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = {kind for below in above.__subclasses__() for kind in (below, *models(below))}
    return {kind for kind in found if ".sections.data." not in kind.__module__}


MODELS = sorted(models(), key=lambda kind: kind.__name__)


def bare(annotation: object, *, formed: bool) -> Iterator[object]:
    """Yield the texts within an annotation that nothing gives a form."""
    if annotation is str:
        if not formed:
            yield annotation
        return
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *extras = typing.get_args(annotation)
        if base.freeze in {getattr(extra, "func", None) for extra in extras}:
            # The names of a mapping are checked when it is frozen.
            inner = typing.get_args(inner)[1]
        yield from bare(inner, formed=formed or any(has_pattern(extra) for extra in extras))
        return
    for part in typing.get_args(annotation):
        if part is not Ellipsis:
            yield from bare(part, formed=formed)


def has_pattern(extra: object) -> bool:
    found = extra.metadata if isinstance(extra, FieldInfo) else [extra]
    return any(getattr(one, "pattern", None) for one in found)


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_text_of_every_model_has_a_form(kind: type[BaseModel]) -> None:
    hints = typing.get_type_hints(kind, include_extras=True)
    for name in kind.model_fields:
        assert not list(bare(hints[name], formed=False)), f"{kind.__name__}.{name} takes any text"


def test_all_models_are_looked_at() -> None:
    assert {"Platform", "Settings", "Layer", "Changes", "Question", "Criterion", "Measured", "PageMeta"} <= {
        kind.__name__ for kind in MODELS
    }


def test_a_text_without_a_form_is_found() -> None:
    assert list(bare(str | None, formed=False))
    assert list(bare(tuple[str, ...], formed=False))
    assert list(bare(Mapping[str, int], formed=False))
    assert list(bare(FrozenMap[str], formed=False))
    assert not list(bare(FrozenMap[int], formed=False))
    assert not list(bare(Line | None, formed=False))
    assert isinstance(str | None, types.UnionType)


@pytest.mark.parametrize("sign", [*UNSEEN, *BREAKS], ids=ascii)
@pytest.mark.parametrize("kind", [Line, Text, model_decision.Predicate], ids=["line", "text", "condition"])
def test_a_text_holds_no_line_break_and_nothing_unseen(kind: type[str], sign: str) -> None:
    check: TypeAdapter[str] = TypeAdapter(kind)
    with pytest.raises(ValidationError):
        check.validate_python(f"a{sign}b")


@pytest.mark.parametrize("text", ["Größe", "漢字", "a\u00a0b", "\U0001f6b2", "1 \u2013 2", "`a`", "Ω ≥ 2"])
def test_a_text_holds_what_can_be_seen(text: str) -> None:
    assert TypeAdapter(Line).validate_python(text) == text


@pytest.mark.parametrize("name", ["a\nb", "a\x1bb", "", "a" * 161])
def test_names_in_mappings_are_text_as_well(name: str) -> None:
    check: TypeAdapter[Mapping[str, int]] = TypeAdapter(FrozenMap[int])
    with pytest.raises(ValidationError):
        check.validate_python({name: 1})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "a_b",
        "a--b",
        "-a",
        "a-",
        "a b",
        "a\n",
        "\na",
        "ä",
        "a.b",
        "weight.price",
        "../a",
        "con",
        "nul",
        "com1",
        "lpt9",
        "a" * 61,
    ],
)
def test_what_cannot_be_an_id(text: str) -> None:
    assert not is_id(text)
    # Around a value from a file there is no space: pydantic takes it away.
    if text == text.strip():
        with pytest.raises(ValidationError):
            TypeAdapter(Id).validate_python(text)


@pytest.mark.parametrize("text", ["a", "7", "a-b-7", "console", "com", "com10", "a" * 60])
def test_what_can_be_an_id(text: str) -> None:
    assert is_id(text)
    assert TypeAdapter(Id).validate_python(text) == text


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30",
        "2026-W01-1",
        "2026-1-01",
        "20260101",
        "0001-01-01",
        "9999-12-31",
        "\uff12026-01-01",
        "2026-01-01\n",
        20260101,
        None,
    ],
)
def test_what_is_no_day(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(value)


def test_a_day() -> None:
    assert TypeAdapter(Date).validate_python("2026-01-31") == dt.date(2026, 1, 31)
