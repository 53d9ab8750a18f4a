"""Rules that look at more than one field: small functions, listed here, run in this order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules import (
    changelog,
    coverage,
    editions,
    events,
    evidence,
    glossary,
    integrations,
    interests,
    licences,
    mirror,
    names,
    notes,
    pairs,
    prices,
    references,
    staleness,
    status,
    style,
    verdicts,
    vocabulary,
)
from platform_guide.catalog.rules.finding import Finding, Rule
from platform_guide.decision.rules import all as decision
from platform_guide.issues import MOST, Issue

RULES: tuple[Rule, ...] = (
    references.known_names,
    references.known_editions,
    editions.editions_say_how_they_run,
    coverage.every_cell_in_scope,
    coverage.no_claim_outside_scope,
    coverage.scopes_are_served,
    evidence.claims_have_evidence,
    evidence.addresses_are_fit,
    evidence.dates_are_plausible,
    interests.interests_are_named,
    interests.rivals_do_not_decide,
    staleness.readings_are_fresh,
    staleness.excuses_are_needed,
    licences.licences_are_valid,
    licences.families_fit,
    prices.prices_are_ranges,
    integrations.edges_meet_their_scopes,
    integrations.edges_stand_once,
    mirror.mirrors_are_direct,
    mirror.variants_do_not_contradict,
    style.notes_are_plain,
    vocabulary.words_are_used,
    changelog.changes_are_true,
    notes.levels_are_explained,
    notes.editions_differ,
    names.names_are_unique,
    names.capabilities_are_unique,
    pairs.pairs_are_canonical,
    glossary.words_are_unique,
    glossary.terms_are_known,
    glossary.definitions_are_short,
    status.endings_are_dated,
    events.events_are_told_apart,
    events.published_identities_are_kept,
    verdicts.verdicts_are_named,
    verdicts.verdicts_are_dated,
    decision.decision_is_sound,
)


def check(catalog: Catalog, today: dt.date) -> Iterator[tuple[Finding, Issue]]:
    """Run every rule over a catalogue as of `today`; each finding comes with the issue that it is at its place."""
    for rule in RULES:
        # A rule that finds more than is ever said need not look at the rest.
        for finding in islice(rule(catalog, today), MOST):
            place = catalog.place(finding.record, finding.path, of_key=finding.of_key)
            yield finding, Issue(place, finding.rule, finding.text, finding.hint, finding.severity)
