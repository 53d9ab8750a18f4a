"""Three-valued evaluation of lowered conditions (Kleene 1952): true, false, or None for not known.

The grammar is in `syntax`, the JSON form in `types`. Checks of the data and the engine use this one evaluator; its twin
in the browser has the same name.
A comparison with an unknown side is unknown; `and` is false as soon as one part is, `or` true as soon as one is.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

Lookup = Callable[[str], Any]
"""Returns the value of a name: bool, int (numbers and ranks of ordinals), str, a list of str, or None for unknown.

A member of a list that begins with MAYBE may or may not belong to it.
"""

MAYBE = "?"


def _has(members: Any, wanted: Any) -> bool | None:  # noqa: ANN401 - values of any type flow through
    if wanted in members:
        return True
    return None if f"{MAYBE}{wanted}" in members else False


_COMPARE: Mapping[str, Callable[[Any, Any], bool | None]] = MappingProxyType(
    {
        "==": operator.eq,
        "!=": operator.ne,
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "contains": _has,
        "in": lambda left, right: _has(right, left),
    }
)


def evaluate(ast: Sequence[Any], lookup: Lookup) -> bool | None:
    """Evaluate a lowered condition; None means that the known values do not settle it."""
    found: bool | None = _value(ast, lookup)
    return found


def _value(ast: Sequence[Any], lookup: Lookup) -> Any:  # noqa: ANN401 - values of any type flow through
    sign: str = ast[0]
    if sign == "lit":
        return ast[1]
    if sign == "ref":
        return lookup(ast[1])
    if sign == "not":
        inner = _value(ast[1], lookup)
        return None if inner is None else not inner
    if sign in {"and", "or"}:
        return _junction(ast, lookup, decisive=sign == "or")
    left, right = _value(ast[1], lookup), _value(ast[2], lookup)
    return None if left is None or right is None else _COMPARE[sign](left, right)


def _junction(ast: Sequence[Any], lookup: Lookup, *, decisive: bool) -> bool | None:
    found: bool | None = not decisive
    for part in ast[1:]:
        value = evaluate(part, lookup)
        if value is decisive:
            return decisive
        if value is None:
            found = None
    return found


def names(ast: Sequence[Any]) -> Iterator[str]:
    """Yield every name that a lowered condition looks up, in reading order, repeats included."""
    if ast[0] == "ref":
        yield ast[1]
    elif ast[0] != "lit":
        for part in ast[1:]:
            yield from names(part)
