"""What a person can mend: it is told in one sentence, and the program ends with exit code 1."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class ProblemError(Exception):
    """One or more problems, each a sentence without a full stop that says what is wrong and where."""

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def nearest(name: str, known: Collection[str]) -> str:
    """Return the hint that belongs behind an unknown name: the nearest known one, or all of them."""
    found = get_close_matches(name, known, n=1)
    return f"did you mean `{found[0]}`?" if found else f"known are {listed(known)}"


def listed(names: Iterable[str]) -> str:
    """Return names as they stand in a sentence."""
    return ", ".join(f"`{name}`" for name in names)
