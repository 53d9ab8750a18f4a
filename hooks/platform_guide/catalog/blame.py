"""Who is to blame: problems that come with a layer are said at a line of that layer, and once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import yaml

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.layers.hidden import names
from platform_guide.catalog.layers.layered import Layered
from platform_guide.catalog.layers.prune import uses
from platform_guide.catalog.read import source
from platform_guide.catalog.read.overlay import Added, leaves
from platform_guide.issues import Issue, Location, Severity, nearest

_NAMED = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
UPSTREAM = "this is the guide's own data: whoever keeps it corrects it, and your layer need not"
UNTOLD = "; which line of the layer brings it cannot be told"


def of_upstream(issue: Issue) -> Issue:
    """Return a problem that an audit finds in the base layer as a warning to those who build on it."""
    if issue.severity is Severity.WARNING:
        return issue
    return replace(issue, severity=Severity.WARNING, hint=UPSTREAM)


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
    own = _own_place(catalog, issue, record, path, kinds)
    if own is None:
        return unblamed(catalog, replace(issue, text=text, severity=severity))
    return replace(issue, location=own, text=text, severity=severity)


def unblamed(catalog: Catalog, issue: Issue) -> Issue:
    """Return a problem that comes with the layers, where nobody can tell with which of their lines."""
    return replace(issue, location=Location(f"{catalog.layers[1].folder}/layer.yaml"), text=issue.text + UNTOLD)


def _own_place(
    catalog: Catalog, issue: Issue, record: RecordKey, path: Sequence[source.Key], kinds: Mapping[str, Layered]
) -> Location | None:
    """Return where a layer changes what a problem is about: the nearest value, what it names, or what was left out."""
    for length in range(len(path), kinds[record[0]].least - 1, -1):
        if own := _own_leaf(catalog, record, path[:length]):
            return own
    words = named(issue.text)
    hidden = _hidden_place(catalog, words, kinds[record[0]])
    return added_place(catalog, words, kinds) or hidden or _left_out(catalog, record, kinds)


def named(text: str) -> frozenset[str]:
    """Return what the text of a problem names."""
    return frozenset(_NAMED.findall(text))


def added_place(catalog: Catalog, words: frozenset[str], kinds: Mapping[str, Layered]) -> Location | None:
    """Return where a layer adds or changes something that is named."""
    records = {
        key: node for key, node in catalog.nodes.items() if key[0] in kinds and isinstance(node, yaml.MappingNode)
    }
    for (_, name), node in sorted(names(records, kinds).items(), key=lambda item: item[0]):
        own = (place for place in (source.location(leaf) for leaf in leaves(node)) if catalog.is_own(place))
        if name in words and (place := next(own, None)):
            return place
    return None


def _hidden_place(catalog: Catalog, words: frozenset[str], kind: Layered) -> Location | None:
    """Return where something is hidden that is named, or an item of the same record that named it."""
    hidden = catalog.hidden.items()
    itself = [one.place for (_, name), one in hidden if name.rpartition("/")[2] in words]
    beside = [one for (word, _), one in hidden if word in kind.lists.values()]
    return next(iter((*itself, *(one.place for one in beside if words & set(_words(one.node))))), None)


def _words(node: yaml.Node) -> Iterator[str]:
    """Yield the names that stand in a node, as values, as keys and in conditions."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value)
            yield from _words(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _words(item)
    else:
        yield from _WORD.findall(str(node.value))


def _left_out(catalog: Catalog, record: RecordKey, kinds: Mapping[str, Layered]) -> Location | None:
    """Return where something is hidden that a record named; of one that holds many things it would say nothing."""
    before = catalog.base.nodes.get(record) if catalog.base else None
    kind = kinds[record[0]]
    if before is None or kind.least:
        return None
    gone = (catalog.hidden.get((use.reference.to, use.name)) for use in uses(kind, before))
    return next((one.place for one in gone if one), None)


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
