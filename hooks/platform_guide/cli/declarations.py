"""The shapes of an engine as TypeScript declares them, for the checker of scripts: made from the Python source.

Read are dictionaries with fields (`TypedDict`) and the names of types that their fields use, with their docstrings.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

_PLAIN = {"str": "string", "int": "number", "bool": "boolean", "Any": "any", "object": "unknown"}
_MAPPINGS = frozenset({"dict", "Mapping"})
_SEQUENCES = frozenset({"list", "Sequence"})
_SHAPE = "TypedDict"
_HEAD = "// Written by `guide schema` from the models of {about}; do not edit."


def declarations(sources: Iterable[str], about: str = "the decision") -> str:
    """Return the declarations of all shapes in the texts of some Python modules.

    Args:
        sources: the texts of the modules.
        about: what the engine is about, for the first line.

    Raises:
        ValueError: a field has a type for which there is no word here.
    """
    bodies = [ast.parse(source).body for source in sources]
    shapes: dict[str, ast.ClassDef] = {}
    for node in (node for body in bodies for node in body):
        if isinstance(node, ast.ClassDef) and shapes.keys() & _bases(node) | {_SHAPE} & _bases(node):
            shapes[node.name] = node
    named = {name: (value, text) for body in bodies for name, value, text in _aliases(body)}
    used = _reach(shapes.values(), named)
    lines = [_HEAD.format(about=about)]
    for name, (value, text) in named.items():
        if name in used:
            lines += ["", *_comment(text), f"export type {name} = {_type(value)};"]
    for shape in shapes.values():
        above = [name for name in sorted(_bases(shape)) if name in shapes]
        extended = f" extends {', '.join(above)}" if above else ""
        fields = [f"  {_field(field)};" for field in _fields(shape)]
        lines += ["", *_comment(ast.get_docstring(shape)), f"export interface {shape.name}{extended} {{", *fields, "}"]
    return "\n".join(lines) + "\n"


class _Field(ast.AnnAssign):
    """A field of a shape: its target is a name."""

    target: ast.Name


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def _fields(shape: ast.ClassDef) -> Iterator[_Field]:
    for node in shape.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node  # type: ignore[misc] # the class above says what was asked


def _aliases(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr, str | None]]:
    """Yield the names that a module gives to values, with the text behind each."""
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            text = after.value if isinstance(after, ast.Expr) else None
            said = text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else None
            yield node.targets[0].id, node.value, said


def _reach(shapes: Iterable[ast.ClassDef], named: dict[str, tuple[ast.expr, str | None]]) -> set[str]:
    """Return the names of types that fields use, and those that these use."""
    found: set[str] = set()
    waiting: list[ast.AST] = [field.annotation for shape in shapes for field in _fields(shape)]
    # What decides is told in answers, which are no field of any shape.
    waiting += [ast.Name(name) for name in named if name == "Answers"]
    while waiting:
        for node in ast.walk(waiting.pop()):
            if isinstance(node, ast.Name) and node.id in named and node.id not in found:
                found.add(node.id)
                waiting.append(named[node.id][0])
    return found


def _comment(text: str | None) -> list[str]:
    lines = (text or "").splitlines()
    if not lines:
        return []
    if len(lines) == 1:
        return [f"/** {lines[0]} */"]
    return ["/**", *(f" * {line}".rstrip() for line in lines), " */"]


def _type(node: ast.expr) -> str:
    """Return a type in the words of TypeScript."""
    match node:
        case ast.Name(id=name):
            found = _PLAIN.get(name, name)
        case ast.Constant(value=None):
            found = "null"
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            found = f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id=name), slice=inner):
            found = _generic(name, list(inner.elts) if isinstance(inner, ast.Tuple) else [inner])
        case _:
            raise ValueError(f"no word for the type {ast.unparse(node)}")
    return found


def _field(field: _Field) -> str:
    """Return a field with its type; a question mark says that it may be missing."""
    match field.annotation:
        case ast.Subscript(value=ast.Name(id="NotRequired"), slice=inner):
            return f"{field.target.id}?: {_type(inner)}"
    return f"{field.target.id}: {_type(field.annotation)}"


def _generic(name: str, inner: list[ast.expr]) -> str:
    """Return a type that is made of others."""
    if name == "Literal":
        return " | ".join(f'"{ast.literal_eval(word)}"' for word in inner)
    found = [_type(one) for one in inner]
    if name == "tuple":
        return f"[{', '.join(found)}]"
    if name in _MAPPINGS:
        return f"Record<string, {found[1]}>"
    if name in _SEQUENCES:
        return f"({found[0]})[]" if isinstance(inner[0], ast.BinOp) else f"{found[0]}[]"
    raise ValueError(f"no word for the type {name}")
