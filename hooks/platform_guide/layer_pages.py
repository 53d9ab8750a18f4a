"""Hand-written pages of the site, and added to them those in the `docs/` folder of each layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from platform_guide.catalog.catalog import PAGES
from platform_guide.issues import Issue, Location
from platform_guide.layer_nav import Item, read_nav
from platform_guide.sections.shared.documents import Document, read_documents
from platform_guide.sections.shared.page import Output


@dataclass(frozen=True)
class Pages:
    """The hand-written pages of one site by their paths below the docs folder.

    `added` are all files that come from layers, pictures included: the folder, the path below it, and where it lies
    below the root. `nav` is the navigation of each layer that has pages, by its folder; `left_out` are paths of
    pages that are not built.
    """

    documents: Mapping[str, Document]
    added: tuple[tuple[Path, str, str], ...]
    nav: Mapping[str, list[Item]]
    left_out: frozenset[str] = frozenset()

    def without(self, paths: frozenset[str]) -> Pages:
        """Return the pages without some; what is left out is not built."""
        kept = {path: document for path, document in self.documents.items() if path not in paths}
        return replace(self, documents=kept, left_out=self.left_out | paths)

    def place(self, path: str) -> str | None:
        """Return where a page lies below the root, or None where there is no such page."""
        return self.documents[path].place if path in self.documents else None


def read_pages(root: Path, docs: Path, layers: Sequence[str]) -> tuple[Pages, list[Issue]]:
    """Read the hand-written pages of the docs folder and of the layers.

    Args:
        root: the folder that the layers are below.
        docs: the folder of the site's own pages.
        layers: the data folders, first to last.

    Returns:
        The pages and all problems, among them each file of a layer that stands where another one goes.
    """
    documents, issues = read_documents(root, docs)
    found = dict(documents)
    added: list[tuple[Path, str, str]] = []
    nav: dict[str, list[Item]] = {}
    taken = dict.fromkeys(_files(docs), docs.name)
    for layer in layers:
        own: list[str] = []
        folder = root / layer / PAGES
        pages, problems = read_documents(root, folder)
        issues += problems
        for path in _files(folder):
            place = f"{layer}/{PAGES}/{path}"
            if path in taken:
                text = f"this file stands where {taken[path]}/{path} goes"
                issues.append(Issue(Location(place), "page-collision", text, "give it another name"))
                continue
            taken[path] = f"{layer}/{PAGES}"
            added.append((folder, path, place))
            if path in pages:
                found[path] = pages[path]
                own.append(path)
        items, problems = read_nav(root, layer, own)
        issues += problems
        if items:
            nav[layer] = items
    return Pages(found, tuple(added), nav), issues


def _files(folder: Path) -> list[str]:
    """Return the files below a folder in the order of their paths, without those that MkDocs passes over."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))


def collisions(output: Output, pages: Pages) -> Iterator[Issue]:
    """Report hand-written pages, and files of layers, that a generated one would silently replace."""
    for page in output.pages:
        for path in (page.path, page.path.replace(".md", "/index.md")):
            place = pages.place(path)
            if place:
                made_from = page.source.path if page.source else "data"
                text = f"this page stands where the one generated from {made_from} goes"
                yield Issue(Location(place), "page-collision", text, "move it, or give the record another id")
    made = {asset.path for asset in output.assets}
    for _, path, place in pages.added:
        if path in made:
            text = "this file stands where a generated one goes"
            yield Issue(Location(place), "page-collision", text, "give it another name")
