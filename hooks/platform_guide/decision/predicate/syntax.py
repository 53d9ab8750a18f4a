"""The language of conditions: text to a tree, with the column of every part.

    condition  = conjunction { "or" conjunction }
    conjunction = negation { "and" negation }
    negation   = "not" negation | comparison
    comparison = operand [ ("==" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "in") operand ]
    operand    = name { "." name } | number | "true" | "false" | "[" operand { "," operand } "]" | "(" condition ")"

What stands on the left of a comparison, or alone, is looked up; a bare word on the right is the id of a value; a
dotted name is looked up on either side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "contains", "in"})
_WORDS = frozenset({"and", "or", "not", "contains", "in", "true", "false"})
_TOKEN = re.compile(
    r"\s*(?:(?P<name>[a-z][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*)*)|(?P<number>[0-9]+)|(?P<sign>==|!=|<=|>=|[<>()\[\],]))"
)
_DEPTH = 40


class PredicateError(ValueError):
    """A condition that cannot be read; `column` counts from 1 within the text."""

    def __init__(self, text: str, column: int, hint: str = "") -> None:
        """Say what is wrong, in which column, and how to mend it."""
        super().__init__(f"column {column}: {text}")
        self.text = text
        self.column = column
        self.hint = hint


@dataclass(frozen=True)
class Node:
    """A part of a condition.

    `op` is `and`, `or`, `not`, a comparison, `ref` (`value` is the name), `lit` (`value` is a bool, an integer or
    an id) or `list` (`parts` are literals). `column` counts from 1.
    """

    op: str
    column: int
    parts: tuple[Node, ...] = ()
    value: str | int | bool = ""


@dataclass(frozen=True)
class _Token:
    text: str
    column: int
    kind: str


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            column = at + len(text[at:]) - len(text[at:].lstrip()) + 1
            hint = "`=` is written `==`" if text[column - 1] == "=" else "ids are lower-case words joined by hyphens"
            raise PredicateError(f"`{text[column - 1]}` is not part of the language", column, hint)
        kind = str(match.lastgroup)
        found.append(_Token(match.group(kind), match.start(kind) + 1, kind))
        at = match.end()
    found.append(_Token("", end + 1, "end"))
    return found


class _Parser:
    """Recursive descent over the tokens; every method reads one phrase and leaves the next token waiting."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0

    def take(self, *texts: str) -> _Token | None:
        token = self.tokens[self.at]
        if token.kind != "end" and token.text in texts:
            self.at += 1
            return token
        return None

    def expect(self, text: str, opened: _Token) -> None:
        if self.take(text) is None:
            raise self.unexpected(f"`{text}` is missing for the `{opened.text}` in column {opened.column}")

    def unexpected(self, text: str) -> PredicateError:
        token = self.tokens[self.at]
        found = f"found `{token.text}`" if token.text else "the text ends here"
        return PredicateError(f"{text}; {found}", token.column)

    def chain(self, word: str) -> Node:
        inner = self.negation if word == "and" else lambda: self.chain("and")
        first = inner()
        parts = [first]
        while self.take(word):
            parts.append(inner())
        return first if len(parts) == 1 else Node(word, first.column, tuple(parts))

    def negation(self) -> Node:
        self.depth += 1
        if self.depth > _DEPTH:
            raise self.unexpected(f"nested deeper than {_DEPTH}")
        token = self.take("not")
        node = Node("not", token.column, (self.negation(),)) if token else self.comparison()
        self.depth -= 1
        return node

    def comparison(self) -> Node:
        left = self.operand()
        sign = self.take(*COMPARISONS)
        if sign is None:
            return left
        right = self.operand()
        if right.op == "ref" and "." not in str(right.value):
            right = replace(right, op="lit")
        if self.tokens[self.at].text in COMPARISONS:
            raise self.unexpected("one comparison cannot follow another; join them with `and`")
        return Node(sign.text, left.column, (left, right))

    def operand(self) -> Node:
        token = self.tokens[self.at]
        if opened := self.take("("):
            inner = self.chain("or")
            self.expect(")", opened)
            return inner
        if opened := self.take("["):
            return self.sequence(opened)
        if word := self.take("true", "false"):
            return Node("lit", word.column, value=word.text == "true")
        if token.kind == "number":
            self.at += 1
            return Node("lit", token.column, value=int(token.text))
        if token.kind == "name" and token.text not in _WORDS:
            self.at += 1
            return Node("ref", token.column, value=token.text)
        raise self.unexpected("a name, a number, true, false or `(` is expected")

    def sequence(self, opened: _Token) -> Node:
        items: list[Node] = []
        while True:
            item = self.operand()
            if item.op == "ref":
                item = replace(item, op="lit")
            if item.op != "lit":
                raise PredicateError("a list holds ids and numbers only", item.column)
            items.append(item)
            if not self.take(","):
                break
        self.expect("]", opened)
        return Node("list", opened.column, tuple(items))


def parse(text: str) -> Node:
    """Read a condition.

    Raises:
        PredicateError: the text is not in the language; its column says where.
    """
    parser = _Parser(text)
    node = parser.chain("or")
    if parser.tokens[parser.at].kind != "end":
        raise parser.unexpected("the condition should end, or go on with `and` or `or`")
    return node


def references(node: Node) -> frozenset[str]:
    """Return every name that a condition looks up."""
    if node.op == "ref":
        return frozenset({str(node.value)})
    return frozenset().union(*(references(part) for part in node.parts))


def literals(node: Node) -> frozenset[str]:
    """Return every id that a condition compares with."""
    if node.op == "lit":
        return frozenset({node.value} if isinstance(node.value, str) else ())
    return frozenset().union(*(literals(part) for part in node.parts))
