"""What a directive is: its name, what it may be told, and what it stands for.

Each room of the site lists its own; `build.DIRECTIVES` is all of them. A comment `<!-- guide:name key=value -->` in a
hand-written page asks for one, and is inert text for any other generator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from platform_guide.catalog.catalog import Catalog
from platform_guide.issues import suggest
from platform_guide.sections.shared.markup import Problem
from platform_guide.sections.shared.render import Renderer

# Written in any spelling that a person would take for a directive: what is wrong with one is said, never passed over.
COMMENT = re.compile(r"<!--\s*guide\s*:\s*([^\s>]*?)((?:\s+(?:(?!-->)[^\s])+)*)\s*-->", re.IGNORECASE)
# What belongs together for a person, though spaces about the sign are not allowed.
_PART = re.compile(r"[^\s=]+\s*=\s*\S*|\S+")
OPEN = re.compile(r"<!--\s*guide\s*:", re.IGNORECASE)


T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """What directives draw on: one catalogue, and `parts`, what rooms worked out of it before, asked for by type."""

    catalog: Catalog
    renderer: Renderer
    parts: tuple[object, ...] = ()
    _made: dict[Callable[[Catalog], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def part(self, kind: type[T]) -> T | None:
        """Return the part of a type, None where there is none."""
        return next((one for one in self.parts if isinstance(one, kind)), None)

    def once(self, make: Callable[[Catalog], T]) -> T:
        """Return what a function makes of the catalogue; several directives may need it, and it is made once."""
        if make not in self._made:
            self._made[make] = make(self.catalog)
        return cast("T", self._made[make])


Given = Mapping[str, str]
Render = Callable[[Context, str, Given], str]


@dataclass(frozen=True)
class Choice:
    """An argument that is one of the names that a catalogue knows; `spared` where it may know none at all."""

    names: Callable[[Catalog], Collection[str]]
    spared: bool = False

    def problem(self, catalog: Catalog, key: str, value: str) -> tuple[str, str] | None:
        """Return what is wrong with a value, as text and hint."""
        allowed = self.names(catalog)
        if value in allowed or (self.spared and not allowed):
            return None
        return f"`{value}` is not a {key}", suggest(value, allowed)


@dataclass(frozen=True)
class Number:
    """An argument that is a whole number within bounds."""

    least: int
    most: int

    def problem(self, _: Catalog, key: str, value: str) -> tuple[str, str] | None:
        """Return what is wrong with a value, as text and hint."""
        if re.fullmatch(r"[0-9]{1,9}", value) and self.least <= int(value) <= self.most:
            return None
        return f"`{value}` cannot be `{key}`", f"a whole number from {self.least} to {self.most}"


@dataclass(frozen=True)
class Directive:
    """One directive; an inline one becomes Markdown, any other a block of HTML."""

    name: str
    render: Render
    arguments: Mapping[str, Choice | Number] = field(default_factory=dict)
    inline: bool = False


def template(path: str) -> Render:
    """Return what renders a template that needs nothing but the page's address."""
    return lambda context, url, _: context.renderer.render(path, url)


def told(match: re.Match[str]) -> dict[str, str]:
    """Return the arguments of a directive that was checked."""
    return dict(part.split("=", 1) for part in match.group(2).split())


def problems(catalog: Catalog, table: Mapping[str, Directive], text: str) -> Iterator[Problem]:
    """Report directives of a page that do not exist, are not closed, or are told what they do not take."""
    closed = set()
    for match in COMMENT.finditer(text):
        closed.add(match.start())
        directive = table.get(match.group(1))
        if directive is None:
            message = f"there is no directive `{match.group(1)}`"
            yield match.start(), "directive-unknown", message, suggest(match.group(1), table)
            continue
        for part in _PART.finditer(match.group(2)):
            at = match.start(2) + part.start()
            found = _argument_problem(catalog, directive, part.group())
            if found:
                yield at, *found
    for match in OPEN.finditer(text):
        if match.start() not in closed:
            hint = "write it on one line: <!-- guide:name key=value -->"
            yield match.start(), "directive-malformed", "this directive cannot be read", hint


def _argument_problem(catalog: Catalog, directive: Directive, part: str) -> tuple[str, str, str] | None:
    key, sign, value = part.partition("=")
    if not sign or re.search(r"\s", part):
        return "argument-malformed", f"`{part}` is no argument", "write key=value, without spaces"
    argument = directive.arguments.get(key)
    if argument is None:
        message = f"the directive `{directive.name}` takes no `{key}`"
        return "argument-unknown", message, suggest(key, directive.arguments)
    problem = argument.problem(catalog, key, value)
    return ("argument-unknown", *problem) if problem else None
