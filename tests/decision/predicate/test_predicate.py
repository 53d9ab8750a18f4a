from __future__ import annotations

import pytest

from platform_guide.decision.predicate.evaluate import evaluate, names
from platform_guide.decision.predicate.syntax import PredicateError, parse, references
from platform_guide.decision.predicate.types import ValueType, check, lower

VOCABULARY = {
    "open": ValueType("bool"),
    "shut": ValueType("bool"),
    "size": ValueType("number"),
    "colour": ValueType("enum", ("red", "green")),
    "paint": ValueType("enum", ("red", "blue")),
    "grade": ValueType("ordinal", ("low", "middle", "high")),
    "tags": ValueType("set", ("red", "odd")),
    "fact.colour": ValueType("enum", ("red", "green")),
    "fact.grade": ValueType("ordinal", ("low", "middle", "high")),
    "fact.tags": ValueType("set", ("red", "odd")),
    "fact.size": ValueType("number"),
    "none-alike": ValueType("set", ("zinc",)),
}
KNOWN = {
    "open": True,
    "shut": False,
    "size": 7,
    "colour": "red",
    "grade": 1,
    "tags": ["red"],
    "fact.colour": "red",
    "fact.grade": 2,
    "fact.tags": ["red", "odd"],
}


def ask(text: str, values: dict[str, object] | None = None) -> bool | None:
    node = parse(text)
    assert check(node, VOCABULARY) == []
    return evaluate(lower(node, VOCABULARY), (KNOWN if values is None else values).get)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("false", False),
        ("open", True),
        ("not open", False),
        ("not not open", True),
        ("size == 7", True),
        ("size != 7", False),
        ("size < 8 and size <= 7 and size > 6 and size >= 7", True),
        ("size in [1, 7]", True),
        ("colour == red", True),
        ("colour in [green]", False),
        ("colour in fact.tags", True),
        ("grade >= middle", True),
        ("grade < fact.grade", True),
        ("grade in [low, high]", False),
        ("tags contains red", True),
        ("tags contains odd", False),
        ("tags contains fact.colour", True),
        ("open == true", True),
        ("shut or open and shut", False),
        ("(shut or open) and open", True),
        ("colour == fact.colour", True),
    ],
)
def test_a_condition_has_the_value_of_its_parts(text: str, *, expected: bool) -> None:
    assert ask(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open", None),
        ("not open", None),
        ("open and shut", None),
        ("open and false", False),
        ("false and open", False),
        ("open or true", True),
        ("open or false", None),
        ("size == 7", None),
        ("tags contains red", None),
        ("colour in [red]", None),
    ],
)
def test_an_unknown_part_leaves_open_only_what_it_decides(text: str, *, expected: bool | None) -> None:
    assert ask(text, {}) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tags contains red", True),
        ("tags contains odd", None),
        ("colour in fact.tags", None),
        ("not tags contains odd", None),
        ("tags contains odd or tags contains red", True),
        ("tags contains fact.colour", False),
    ],
)
def test_a_member_that_may_or_may_not_belong_leaves_open_what_it_decides(text: str, *, expected: bool | None) -> None:
    values: dict[str, object] = {
        "tags": ["red", "?odd"],
        "fact.tags": ["?red"],
        "colour": "red",
        "fact.colour": "green",
    }
    assert ask(text, values) is expected


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "the text ends here"),
        ("open and", 9, "the text ends here"),
        ("size = 7", 6, "`=` is not part"),
        ("size == 7 7", 11, "should end"),
        ("open & shut", 6, "`&` is not part"),
        ("(open", 6, "`)` is missing for the `(` in column 1"),
        ("colour in [red", 15, "`]` is missing"),
        ("colour in [", 12, "a name"),
        ("size in [size > 3]", 15, "`]` is missing"),
        ("size in [(open and shut)]", 11, "a list holds ids"),
        ("1 < size < 3", 10, "cannot follow another"),
        ("and", 1, "a name"),
        ("Open", 1, "`O` is not part"),
        ("not " * 50 + "open", 161, "nested deeper"),
    ],
)
def test_what_cannot_be_read_says_where(text: str, column: int, words: str) -> None:
    with pytest.raises(PredicateError) as error:
        parse(text)
    assert error.value.column == column
    assert words in error.value.text


@pytest.mark.parametrize(
    ("text", "column", "words", "hint"),
    [
        ("opem", 1, "there is no `opem`", "did you mean `open`?"),
        ("open and syze > 3", 10, "there is no `syze`", "size"),
        ("size", 1, "cannot stand alone", ">= 1"),
        ("colour", 1, "cannot stand alone", "== red"),
        ("tags", 1, "cannot stand alone", "contains red"),
        ("7", 1, "no condition", ""),
        ("7 == size", 1, "left side", "turn"),
        ("colour == rod", 11, "`rod` is no value", "red"),
        ("colour == 7", 11, "`7` is no value", ""),
        ("colour < red", 1, "has no order", "in"),
        ("tags == red", 1, "does not go with `==`", "contains"),
        ("colour contains red", 1, "does not go with", "=="),
        ("size == red", 9, "`red` is no number", ""),
        ("open == 1", 9, "`1` is no bool", ""),
        ("colour in red", 11, "followed by a list", "brackets"),
        ("colour in fact.size", 11, "no set of such values", ""),
        ("colour in fact.nothing", 11, "there is no `fact.nothing`", ""),
        ("colour == fact.nothing", 11, "there is no `fact.nothing`", ""),
        ("colour == fact.size", 11, "no value in common", ""),
        ("grade == fact.colour", 10, "no value in common", ""),
        ("tags contains fact.size", 15, "no value in common", ""),
        ("colour == [red]", 11, "a single value", "in"),
        ("colour in [red, (open)]", 18, "`open` is no value", ""),
        ("not-there == red", 1, "there is no `not-there`", ""),
    ],
)
def test_what_compares_unlike_things_says_where(text: str, column: int, words: str, hint: str) -> None:
    found = check(parse(text), VOCABULARY)
    assert found
    assert found[0].column == column
    assert words in found[0].text
    assert hint in found[0].hint


def test_every_name_that_is_looked_up_is_listed() -> None:
    text = "open and (grade > low or tags contains fact.colour) and not colour in [red]"
    assert references(parse(text)) == {"open", "grade", "tags", "fact.colour", "colour"}
    assert list(names(lower(parse(text), VOCABULARY))) == ["open", "grade", "tags", "fact.colour", "colour"]


def test_an_unfilled_vocabulary_still_gives_an_example() -> None:
    empty = {"tags": ValueType("set")}
    assert check(parse("tags"), empty)[0].hint == "compare it, e.g. with `contains`"
