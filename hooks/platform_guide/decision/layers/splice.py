"""The order of the interview where layers change it: questions put in with `after`, hidden ones passed over.

A question with `after` has no edges of its own. It is asked right behind the question (or the door) that it names, and
leads on to where that one led; with `when` it is asked only where that holds. Several behind one question are asked in
the order in which they stand. A hidden question is passed over: what led to it leads to where it led.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from platform_guide.catalog.layers.layered import Path
from platform_guide.catalog.layers.prune import scalar
from platform_guide.catalog.read.source import child, find, location
from platform_guide.issues import Issue, suggest

_Edge = tuple[yaml.Node | None, yaml.Node]
"""The condition of an edge, None where there is none, and where it leads."""


def _field(node: yaml.Node, name: str) -> yaml.Node | None:
    step = child(node, name)
    return step[1] if step else None


def _text(node: yaml.Node, name: str) -> str:
    found = _field(node, name)
    return str(found.value) if isinstance(found, yaml.ScalarNode) else ""


def _with(node: yaml.MappingNode, name: str, value: yaml.Node) -> yaml.MappingNode:
    """Return a record with a field set; a new one stands where its value says."""
    kept = [(key, value if key.value == name else old) for key, old in node.value]
    if _field(node, name) is None:
        kept.append((scalar(name, value), value))
    return yaml.MappingNode(node.tag, kept, node.start_mark, node.end_mark)


def _edges(question: yaml.Node) -> list[_Edge]:
    found = _field(question, "next")
    items = found.value if isinstance(found, yaml.SequenceNode) else []
    return [(_field(item, "when"), to) for item in items if (to := _field(item, "to"))]


def _as_list(edges: list[_Edge], at: yaml.Node) -> yaml.SequenceNode:
    items: list[yaml.Node] = []
    for when, to in edges:
        pairs = [(scalar("when", when), when)] if when else []
        pairs.append((scalar("to", to), to))
        items.append(yaml.MappingNode("tag:yaml.org,2002:map", pairs, to.start_mark, to.end_mark))
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, at.start_mark, at.end_mark)


def _list(root: yaml.Node, name: str) -> list[yaml.MappingNode]:
    found = _field(root, name)
    items = found.value if isinstance(found, yaml.SequenceNode) else []
    return [item for item in items if isinstance(item, yaml.MappingNode)]


def _replaced(root: yaml.MappingNode, name: str, items: list[yaml.MappingNode]) -> yaml.MappingNode:
    old = _field(root, name)
    if old is None:
        return root
    return _with(root, name, yaml.SequenceNode(old.tag, list(items), old.start_mark, old.end_mark))


def spliced(root: yaml.MappingNode) -> tuple[yaml.MappingNode, list[Issue]]:
    """Return the decision with every question in its place, and the problems found."""
    questions, doors = _list(root, "questions"), _list(root, "doors")
    waiting = [_text(one, "id") for one in questions if _field(one, "after") is not None]
    if not waiting:
        return root, []
    by_id = {_text(one, "id"): one for one in questions}
    starts = {_text(one, "id"): one for one in doors}
    issues = [issue for name in waiting for issue in _problems(by_id, starts, name)]
    while not issues and waiting:
        # The last one first: each is put right behind what it names, before those that stand there already.
        ready = [name for name in reversed(waiting) if _text(by_id[name], "after") not in waiting]
        if not ready:
            issues += [_in_circle(by_id[name]) for name in waiting]
        for name in ready:
            _put_in(by_id, starts, name)
            waiting.remove(name)
    root = _replaced(root, "questions", [by_id[_text(one, "id")] for one in questions])
    return _replaced(root, "doors", [starts[_text(one, "id")] for one in doors]), issues


def _problems(
    questions: Mapping[str, yaml.MappingNode], doors: Mapping[str, yaml.MappingNode], name: str
) -> list[Issue]:
    question = questions[name]
    after, anchor = _field(question, "after"), _text(question, "after")
    if after is None:
        return []
    place = location(after)
    if anchor not in questions and anchor not in doors:
        known = (*questions, *doors)
        text = f"there is no question or door `{anchor}`"
        return [Issue(place, "decision-name-unknown", text, suggest(anchor, known))]
    if _field(question, "next") is not None:
        text = "`next` and `after` say the same thing twice"
        return [Issue(place, "decision-after", text, "keep `after`: the question leads on to where that one led")]
    if anchor not in questions and _field(question, "when") is not None:
        text = "`when` goes with `after` a question, and this is a door"
        return [Issue(place, "decision-after", text, "remove `when`, or name a question")]
    return []


def _in_circle(question: yaml.MappingNode) -> Issue:
    text = f"`{_text(question, 'id')}` stands behind itself"
    return Issue(location(find(question, ("after",))), "decision-circle", text, "let one of them name another question")


def _put_in(questions: dict[str, yaml.MappingNode], doors: dict[str, yaml.MappingNode], name: str) -> None:
    question = questions[name]
    after, itself = find(question, ("after",)), find(question, ("id",))
    here = scalar(name, after if isinstance(itself, yaml.MappingNode) else itself)
    anchor = str(after.value)
    if anchor in questions:
        before = questions[anchor]
        onward, when = _edges(before), _field(question, "when")
        edges: list[_Edge] = [(when, here), *onward] if when else [(None, here)]
        questions[anchor] = _with(before, "next", _as_list(edges, find(before, ("next",))))
    else:
        onward = [(None, find(doors[anchor], ("start",)))]
        doors[anchor] = _with(doors[anchor], "start", here)
    questions[name] = _with(question, "next", _as_list(onward, after))


def passed_over(root: yaml.MappingNode, name: str, hidden: yaml.Node) -> yaml.MappingNode:
    """Return the decision with a hidden question passed over: what led to it leads to where it led."""
    behind = _edges(hidden)
    questions = []
    for question in _list(root, "questions"):
        edges = _edges(question)
        if not any(to.value == name for _, to in edges):
            questions.append(question)
            continue
        led = [edge for when, to in edges for edge in (_joined(when, behind) if to.value == name else [(when, to)])]
        questions.append(_with(question, "next", _as_list(led, find(question, ("next",)))))
    doors = [
        _with(door, "start", behind[0][1]) if _text(door, "start") == name and behind else door
        for door in _list(root, "doors")
    ]
    return _replaced(_replaced(root, "questions", questions), "doors", doors)


def can_pass(path: Path, hidden: yaml.Node) -> bool:
    """Tell whether a hidden question can be passed over: a door leads on without a condition."""
    return path[0] != "doors" or not child(find(hidden, ("next", 0)), "when")


def _joined(when: yaml.Node | None, behind: list[_Edge]) -> list[_Edge]:
    """Return edges that are taken only where a condition holds as well."""
    if when is None:
        return behind
    return [(scalar(f"({when.value}) and ({then.value})", when) if then else when, to) for then, to in behind]
