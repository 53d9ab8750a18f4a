"""The one table of what has a name in the decision, and of what names something in it that a layer can hide."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import yaml

from platform_guide.catalog.layers.layered import Falls, Layered, Names, Path, Reference
from platform_guide.catalog.read.source import Key, child, find
from platform_guide.decision.layers.splice import can_pass, passed_over, spliced
from platform_guide.decision.predicate.syntax import PredicateError, literals, parse, references


def _read(prefix: str) -> Names:
    """Return what finds the names that a condition looks up with a prefix."""

    def names(_root: yaml.Node, _path: Path, node: yaml.ScalarNode) -> Iterable[str]:
        with suppress(PredicateError):
            words = references(parse(node.value))
            return [word.removeprefix(prefix) for word in words if word.startswith(prefix)]
        return ()

    return names


def _compared(_root: yaml.Node, _path: Path, node: yaml.ScalarNode) -> Iterable[str]:
    """Return the names that a condition compares with."""
    with suppress(PredicateError):
        return list(literals(parse(node.value)))
    return ()


def _answers(at: int) -> Names:
    """Return what names an answer together with its question, which a position of the path tells."""

    def names(root: yaml.Node, path: Path, node: yaml.ScalarNode) -> Iterable[str]:
        return (f"{_question(root, path[at])}/{node.value}",)

    return names


def _entries(root: yaml.Node, path: Path, node: yaml.ScalarNode) -> Iterable[str]:
    """Return an answer of an organisation where the question asks for entries."""
    if not _holds_entries(root, str(path[len(("organisations", 0, "answers"))])):
        return ()
    # An edition goes with its entry.
    return (node.value.partition("/")[0],)


def _question(root: yaml.Node, key: Key) -> str:
    """Return the id of the question at a position of the list, or the id itself."""
    return str(key) if isinstance(key, str) else _text(find(root, ("questions", key)), "id")


def _text(node: yaml.Node, name: str) -> str:
    step = child(node, name)
    return str(step[1].value) if step and isinstance(step[1], yaml.ScalarNode) else ""


def _holds_entries(root: yaml.Node, question: str) -> bool:
    step = child(root, "questions")
    items = step[1].value if step and isinstance(step[1], yaml.SequenceNode) else ()
    return any(_text(item, "id") == question and _text(item, "kind") == "entries" for item in items)


_R = Reference
_REFERENCES = (
    _R("question", "doors.*.start", falls=Falls.PASSED),
    _R("question", "doors.*.short.*"),
    _R("question", "doors.*.assumes.*"),
    _R("fact", "doors.*.set.{}"),
    _R("step", "questions.*.step", falls=Falls.REFUSED),
    _R("fact", "questions.*.fact", drop="questions.*"),
    _R("platform", "questions.*.offer.*"),
    _R("platform", "questions.*.assumed.*"),
    _R("answer", "questions.*.assumed.*", names=_answers(1)),
    _R("fact", "questions.*.answers.*.set.{}"),
    _R("fact", "questions.*.unknown.set.{}"),
    *(
        _R("question", f"former.*.{where}", drop="former.*")
        for where in ("was.{}", "answered.*", "unanswered.*", "now.{}")
    ),
    _R("fact", "rules.*.each.fact", drop="rules.*"),
    _R("area", "rules.*.each.areas.*"),
    _R("question", "questions.*.next.*.to", falls=Falls.PASSED),
    _R("fact", "questions.*.next.*.when", falls=Falls.REFUSED, names=_read("")),
    _R("fact", "rules.*.when", falls=Falls.REFUSED, names=_read("")),
    _R("fact", "rules.*.require.*.that", falls=Falls.REFUSED, names=_read("fact.")),
    _R("capability", "rules.*.require.*.that", drop="rules.*.require.*", names=_read("claim.")),
    _R("area", "rules.*.require.*.that", drop="rules.*.require.*", names=_compared),
    _R("environment", "rules.*.require.*.that", falls=Falls.REFUSED, names=_compared),
    _R("fact", "rules.*.require.*.build.when", falls=Falls.REFUSED, names=_read("fact.")),
    _R("capability", "rules.*.require.*.build.when", drop="rules.*.require.*.build", names=_read("claim.")),
    _R("area", "rules.*.require.*.build.when", drop="rules.*.require.*.build", names=_compared),
    _R("environment", "rules.*.require.*.build.when", falls=Falls.REFUSED, names=_compared),
    _R("fact", "rules.*.require.*.build.beside", falls=Falls.REFUSED, names=_read("")),
    _R("capability", "rules.*.about.*"),
    _R("capability", "rules.*.need.*.capability", drop="rules.*.need.*"),
    _R("criterion", "rules.*.swing.{}"),
    _R("capability", "criteria.*.claims.*"),
    _R("capability", "criteria.*.parts.*.claims.*"),
    *(
        reference
        for grades in ("criteria.*.grades.*", "criteria.*.parts.*.grades.*")
        for reference in (
            _R("fact", f"{grades}.when", falls=Falls.REFUSED, names=_read("fact.")),
            _R("capability", f"{grades}.when", drop=grades, names=_read("claim.")),
            _R("area", f"{grades}.when", drop=grades, names=_compared),
            _R("environment", f"{grades}.when", falls=Falls.REFUSED, names=_compared),
        )
    ),
    _R("criterion", "separation.criteria.{}"),
    _R("environment", "places.*.environments.*"),
    _R("fact", "places.*.when", falls=Falls.REFUSED, names=_read("")),
    *(_R(word, "known_infeasible.*.demands.*", "known_infeasible.*") for word in ("rule", "capability", "place")),
    _R("capability", "known_infeasible.*.one_of.*"),
    _R("platform", "listed_only.{}"),
    _R("platform", "witnesses.{}"),
    _R("platform", "neutrality.entries.{}"),
    _R("category", "neutrality.categories.{}"),
    _R("question", "neutrality.questions.{}"),
    _R("question", "organisations.*.answers.{}"),
    _R("platform", "organisations.*.answers.*.*", names=_entries),
    _R("answer", "organisations.*.answers.*.*", drop="organisations.*", names=_answers(3)),
    _R("door", "organisations.*.answers.door.*", drop="organisations.*"),
)

LAYERED = Layered(
    lists={
        "facts": "fact",
        "steps": "step",
        "doors": "door",
        "questions": "question",
        "rules": "rule",
        "criteria": "criterion",
        "places": "place",
        "organisations": "organisation",
    },
    parts={"question": ("answers", "answer")},
    references=_REFERENCES,
    never_empty={
        "criteria.*.claims": "criteria.*",
        "criteria.*.parts.*.claims": "criteria.*.parts.*",
        "places.*.environments": "places.*",
        "known_infeasible.*.one_of": "known_infeasible.*",
    },
    empty_says={"organisations.*.answers.*": "none", "questions.*.assumed": "none"},
    completed=spliced,
    passed_over=passed_over,
    can_pass=can_pass,
    # All rules or all questions together say nothing about one of them.
    least=2,
    aftermath=frozenset({"decision-fact-unread", "decision-question-inert", "decision-unreached"}),
)
