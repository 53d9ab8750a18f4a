"""Rules run over a catalogue, each finding with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.finding import Finding, Rule
from platform_guide.issues import MOST, Issue


def check(catalog: Catalog, rules: Iterable[Rule]) -> Iterator[tuple[Finding, Issue]]:
    """Run every rule over a catalogue; each finding comes with the issue that it is at its place."""
    for rule in rules:
        # A rule that finds more than is ever said need not look at the rest.
        for finding in islice(rule(catalog), MOST):
            place = catalog.place(finding.record, finding.path, of_key=finding.of_key)
            yield finding, Issue(place, finding.rule, finding.text, finding.hint, finding.severity)
