"""The navigation that a layer brings for its pages, so that `mkdocs.yml` need not name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import yaml

from platform_guide.catalog.read import source
from platform_guide.catalog.read.reader import read_text
from platform_guide.issues import Issue, suggest

Item = str | dict[str, "str | list[Item]"]
"""A page by its path below docs, with its title, or a title with what stands below it; MkDocs writes it so, too."""

_FILE = "layer.yaml"


def read_nav(root: Path, layer: str, pages: Sequence[str]) -> tuple[list[Item], list[Issue]]:
    """Return the navigation of a layer, and what is wrong with it; pages that it does not name follow at its end.

    What is wrong with the rest of the file is reported where it is read as data.

    Args:
        root: the folder that the layer is below.
        layer: the data folder.
        pages: the paths of its pages below its docs folder.
    """
    reading = _Reading(frozenset(pages))
    node = _written(root, layer)
    items = [item for one in node.value for item in reading.item(one)] if node else []
    rest = sorted(set(pages) - set(reading.named), key=_order)
    return [*items, *rest], reading.issues


def _written(root: Path, layer: str) -> yaml.SequenceNode | None:
    """Return what `layer.yaml` says of the navigation, None where it says nothing that is a list."""
    if not (root / layer / _FILE).is_file():
        return None
    text = read_text(root / layer / _FILE, f"{layer}/{_FILE}")
    node = None if isinstance(text, Issue) else source.parse(text, f"{layer}/{_FILE}")[0]
    step = source.child(node, "nav") if isinstance(node, yaml.MappingNode) else None
    return step[1] if step and isinstance(step[1], yaml.SequenceNode) else None


def _order(path: str) -> tuple[str, bool, str]:
    """Sort folder by folder, the index page of each first."""
    folder, name = PurePosixPath(path).parent.as_posix(), PurePosixPath(path).name
    return folder, name != "index.md", name


@dataclass
class _Reading:
    """One pass over a navigation: the pages named so far, and all problems."""

    pages: frozenset[str]
    named: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def item(self, node: yaml.Node) -> Iterator[Item]:
        """Yield what an item stands for, or nothing where there is a problem."""
        if isinstance(node, yaml.ScalarNode):
            yield from self._page(node)
            return
        key, value = node.value[0] if isinstance(node, yaml.MappingNode) and len(node.value) == 1 else (None, None)
        if not isinstance(key, yaml.ScalarNode) or not key.value.strip():
            self._malformed(node)
        elif isinstance(value, yaml.ScalarNode):
            for page in self._page(value):
                yield {key.value: page}
        elif isinstance(value, yaml.SequenceNode) and value.value:
            below = [item for one in value.value for item in self.item(one)]
            if below:
                yield {key.value: below}
        else:
            self._malformed(value or node)

    def _page(self, node: yaml.ScalarNode) -> Iterator[str]:
        path = str(node.value)
        if path not in self.pages:
            text = f"there is no page `{path}` in this layer"
            self.issues.append(Issue(source.location(node), "nav-unknown", text, suggest(path, self.pages)))
        elif path in self.named:
            text = f"the page `{path}` stands in the navigation twice"
            self.issues.append(Issue(source.location(node), "nav-twice", text, "leave one of them out"))
        else:
            self.named.append(path)
            yield path

    def _malformed(self, node: yaml.Node) -> None:
        hint = "write `- page.md`, `- Title: page.md`, or `- Title:` with a list of such lines below"
        self.issues.append(Issue(source.location(node), "nav-malformed", "this is no item of a navigation", hint))
