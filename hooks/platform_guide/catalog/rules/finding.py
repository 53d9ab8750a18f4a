"""What a rule reports: the record, the path within it, and the words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from platform_guide.catalog.catalog import PLATFORMS, Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.schema.model import Platform
from platform_guide.issues import Severity, suggest


@dataclass(frozen=True)
class Finding:
    """One problem, addressed by record and path; the place in the file is looked up when it is reported."""

    record: RecordKey
    path: tuple[Key, ...]
    rule: str
    text: str
    hint: str = ""
    of_key: bool = False
    severity: Severity = Severity.ERROR


Findings = Iterator[Finding]
Rule = Callable[[Catalog], Findings]


def platforms(catalog: Catalog) -> Iterator[tuple[RecordKey, Platform]]:
    """Yield each platform with the key of its record, those of later layers last: what repeats is theirs to mend."""
    found = [((PLATFORMS, name), platform) for name, platform in catalog.platforms.items()]
    yield from sorted(found, key=lambda pair: catalog.rank(pair[0])) if len(catalog.layers) > 1 else found


def lenient(catalog: Catalog, finding: Finding) -> Finding:
    """Return a finding as a warning where it stands in a layer other than the first.

    A layer that was written before these rules still loads.
    """
    if len(catalog.layers) > 1 and catalog.is_own(catalog.place(finding.record, finding.path, of_key=finding.of_key)):
        return replace(finding, severity=Severity.WARNING)
    return finding


def unknown(
    record: RecordKey,
    path: tuple[Key, ...],
    rule: str,
    named: tuple[str, str, Collection[str]],
    *,
    of_key: bool = False,
) -> Findings:
    """Report a name that nothing has, with the nearest one.

    Args:
        record: where it stands.
        path: its place there.
        rule: the name of the problem.
        named: the word for what is named, the name, and those that exist.
        of_key: whether the name is a key of a mapping.
    """
    word, name, known = named
    if name not in known:
        yield Finding(record, path, rule, f"there is no {word} `{name}`", suggest(name, known), of_key=of_key)


def repeated(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each name that stood before, with its place."""
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name in seen:
            yield at, name
        seen.add(name)


def is_judged(catalog: Catalog, record: RecordKey, path: tuple[Key, ...]) -> bool:
    """Tell whether a value is asked about here: what the first layer says is judged on it alone."""
    return catalog.base is None or catalog.is_own(catalog.place(record, path))
