"""The shapes of the decision as the checker of scripts sees them."""

from __future__ import annotations

import pytest

from platform_guide.cli.declarations import declarations

SOURCE = '''
Ast = list[Any]
"""A condition."""
Unused = dict[str, int]
LIMIT = 3

class Part(TypedDict):
    """A part.

    `cover` is told with its level.
    """

    id: str
    when: Ast | None
    way: Literal["in", "out"]
    note: NotRequired[str]
    cover: list[tuple[str, int | None]]
    words: Mapping[str, list[str | int]]

class Whole(Part):
    parts: list[Part]

@dataclass
class Other:
    name: str
'''
DECLARED = """// Written by `guide schema` from the models of the decision; do not edit.

/** A condition. */
export type Ast = any[];

/**
 * A part.
 *
 * `cover` is told with its level.
 */
export interface Part {
  id: string;
  when: Ast | null;
  way: "in" | "out";
  note?: string;
  cover: [string, number | null][];
  words: Record<string, (string | number)[]>;
}

export interface Whole extends Part {
  parts: Part[];
}
"""


def test_shapes_of_python_are_declared_for_scripts() -> None:
    assert declarations([SOURCE]) == DECLARED


@pytest.mark.parametrize("annotation", ["set[str]", "'Part'", "int & str"])
def test_a_type_without_a_word_is_an_error(annotation: str) -> None:
    with pytest.raises(ValueError, match="no word for the type"):
        declarations([f"class Part(TypedDict):\n    id: {annotation}\n"])
