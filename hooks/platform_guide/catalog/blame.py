"""Who is to blame: problems that come with a layer are said at a line of that layer, and once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.layers.layered import Layered
from platform_guide.catalog.read import source
from platform_guide.catalog.read.overlay import Added, leaves
from platform_guide.issues import Issue, Location, Severity, nearest


def blamed(
    catalog: Catalog, issue: Issue, record: RecordKey, path: Sequence[source.Key], kinds: Mapping[str, Layered]
) -> Issue:
    """Return a problem of all layers together at a place of a layer other than the first one.

    Only what the base layer alone does not have is asked about. What stands in a layer already is left as it is.
    `kinds` is what layers know of each kind of record.
    """
    known = catalog.base
    if catalog.is_own(issue.location) or known is None:
        return issue
    place = issue.location
    text = f"with this layer, {issue.text} ({place.path}:{place.line})"
    untidy = any(issue.rule in kind.aftermath for kind in kinds.values())
    severity = Severity.WARNING if untidy else issue.severity
    own = _own_place(catalog, issue, record, path, kinds[record[0]].least)
    return replace(issue, location=own, text=text, severity=severity)


def _own_place(catalog: Catalog, issue: Issue, record: RecordKey, path: Sequence[source.Key], least: int) -> Location:
    """Return where a layer changes what a problem is about: the nearest value, what it hides, or the layer itself."""
    for length in range(len(path), least - 1, -1):
        if own := _own_leaf(catalog, record, path[:length]):
            return own
    named = [one.place for (_, name), one in catalog.hidden.items() if f"`{name.rpartition('/')[2]}`" in issue.text]
    own = _own_leaf(catalog, record, ())
    rest = [one.place for one in catalog.hidden.values()]
    found = (*named, *rest, *([own] if own else ()))
    return found[0] if found else Location(f"{catalog.layers[1].folder}/layer.yaml")


def _own_leaf(catalog: Catalog, record: RecordKey, path: Sequence[source.Key]) -> Location | None:
    places = (source.location(leaf) for leaf in leaves(source.find(catalog.nodes[record], path)))
    return next((place for place in places if catalog.is_own(place)), None)


def once(issues: Iterable[Issue], added: Iterable[Added]) -> list[Issue]:
    """Return problems with those of a patch of nothing said in one sentence.

    A layer that patches what is not there, because it was renamed or dropped below, adds a fragment: most of what the
    schema asks for is missing.
    """
    found = list(issues)
    for one in added:
        place = source.location(one.node)
        missing = [issue for issue in found if issue.rule == "field-missing" and issue.location == place]
        present = len(list(_keys(one)))
        near = nearest(one.name, one.known)
        if not missing or not (near or len(missing) >= present):
            continue
        fields = ", ".join(issue.text.partition(" ")[0] for issue in missing)
        # A fragment lacks nearly everything within as well; of a new record each gap is worth a line.
        within = len(missing) >= present
        found = [issue for issue in found if issue not in missing and not (within and _inside(issue, one))]
        text = f"there is no `{one.name}` below to patch, and a new one needs {fields}"
        hint = f"did you mean `{near}`? to add a new one, write all its fields" if near else "write all its fields"
        found.append(Issue(place, "patch-of-nothing", text, hint))
    return found


def _keys(one: Added) -> Iterator[str]:
    for key, _ in one.node.value:
        yield key.value


def _inside(issue: Issue, one: Added) -> bool:
    first, last, here = one.node.start_mark, one.node.end_mark, issue.location
    begins, ends = (first.line + 1, first.column + 1), (last.line + 1, last.column + 1)
    return here.path == first.name and begins <= (here.line, here.column) < ends
