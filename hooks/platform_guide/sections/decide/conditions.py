"""Conditions of the decision's rules in the words of the facts that they read."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import labels_of, names_of
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.predicate.syntax import Node

_SIGNS = {
    "==": "is",
    "!=": "is not",
    "<": "is below",
    "<=": "is at most",
    ">": "is above",
    ">=": "is at least",
    "contains": "includes",
    "in": "is one of",
}


class Phrases:
    """Words for conditions over the facts of one catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        facts = decision_of(catalog).facts
        self._facts = labels_of(facts)
        self._values = {fact.id: labels_of(fact.values) for fact in facts}
        self._values |= {"": names_of(catalog.platforms.values())}

    def of(self, node: Node) -> str:
        """Return a condition as a phrase; the parts of a mixed one are bracketed."""
        if node.op in {"and", "or"}:
            return f" {node.op} ".join(self._bracketed(part, node.op) for part in node.parts)
        if node.op == "not":
            return f"not {self._bracketed(node.parts[0], 'not')}"
        if node.op == "ref":
            return f"“{self._facts.get(str(node.value), str(node.value))}” applies"
        if node.op == "lit":
            return "always" if node.value is True else "never"
        left, right = node.parts
        fact = str(left.value)
        return f"“{self._facts.get(fact, fact)}” {_SIGNS[node.op]} {self._value(fact, right)}"

    def _bracketed(self, node: Node, outer: str) -> str:
        text = self.of(node)
        return f"({text})" if node.op in {"and", "or"} and node.op != outer else text

    def _value(self, fact: str, node: Node) -> str:
        if node.op == "list":
            return " or ".join(self._value(fact, part) for part in node.parts)
        text = str(node.value)
        return f"“{self._values.get(fact, {}).get(text) or self._values[''].get(text) or text}”"
