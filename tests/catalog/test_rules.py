"""Each rule of the catalogue with data that it accepts and data that it refuses, and where it says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest

from platform_guide.guide import load_all
from platform_guide.issues import Issue, Severity
from tests import sample

ROADSTER, TRAILER, SETTINGS = "data/platforms/roadster.yaml", "data/platforms/trailer.yaml", "data/settings.yaml"
GEARS_NOTE = "    note: Three of them.\n"
GEARS_PROOF = '[{url: "https://example.org/gears", title: Gears, kind: documentation, date: 2026-09-01}]'
BRAKES_PROOF = '[{url: "https://example.org/brakes", title: Brakes, kind: documentation}]'
READ = "    verified_on: 2026-10-02"
MIT = "    licence: MIT\n    licence_family: open-source\n"
PRICE = (
    "pricing: {{model: subscription, prices: [{{id: month, what: One month of the bicycle, low: {low}, high: {high}, "
    'currency: EUR, unit: {unit}, region: any, as_of: {day}, evidence: [{{url: "https://example.org/prices", '
    "title: Prices, kind: {kind}{interest}}}]}}]}}"
)
_TOPIC = (
    "buying: [{id: places, label: Places, description: Where it stands., options: "
    "[{id: shed, label: Shed, description: A shed.}, {id: street, label: Street, description: A street.}]}]\n"
)
BUYING = ("flows:\n", f"{_TOPIC}flows:\n")
UNITS = ("units:\n", "units:\n  - {id: month, label: a month, description: By the month.}\n")
VARIANT = """id: hire
name: Roadster Hire
kind: platform
category: city
summary: The roadster by the hour, kept and repaired by those who own it.
owner:
  name: Wheel Works
  evidence: [{url: "https://example.org/owner", title: About us, kind: documentation}]
  verified_on: 2026-10-01
links: {website: "https://example.org/hire"}
editions:
  - id: hour
    name: By the hour
    delivery: [saas]
    environments: [street]
    licence: proprietary
    licence_family: proprietary
    use: production
    pricing: {model: usage}
    status: active
    evidence: [{url: "https://example.org/hire", title: Hire, kind: documentation}]
    verified_on: 2026-10-01
lifecycle:
  status: active
  evidence: [{url: "https://example.org/hire", title: Hire, kind: documentation}]
  verified_on: 2026-10-01
mirror:
  of: roadster
  evidence: [{url: "https://example.org/hire", title: Hire, kind: documentation}]
  verified_on: 2026-10-01
scope:
  - area: riding
    evidence: [{url: "https://example.org/hire", title: Hire, kind: documentation}]
claims:
  gears:
    level: full
    note: Eight of them in every bicycle that is let.
    evidence: [{url: "https://example.org/hire-gears", title: Gears, kind: documentation}]
    verified_on: 2026-10-01
"""
CHANGELOG = """id: 2026-10-02
date: 2026-10-02
summary: The brakes were looked at again.
added: [roadster]
claims:
  - {platform: roadster, capability: brakes, was: partial, now: full, why: Both wheels have one by now.}
"""


def price(
    low: str = "0", high: str = "9.5", unit: str = "month", day: str = "2026-10-01", kind: str = "pricing"
) -> str:
    """Return an edition's pricing with one price."""
    interest = ", interest: independent" if kind == "third-party" else ""
    return PRICE.format(low=low, high=high, unit=unit, day=day, kind=kind, interest=interest)


class Case(NamedTuple):
    """What is changed in the sample, what is added to it, and which rules speak."""

    changes: tuple[tuple[str, str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    rules: tuple[str, ...] = ()
    today: dt.date = sample.TODAY


def buying(topic: str, *rules: str, settings: tuple[str, str] = BUYING) -> Case:
    """Return a case in which an edition says something of what buyers ask."""
    fact = (
        f"runs: server\n    buying:\n      {topic}\n        verified_on: 2026-10-01\n"
        '        evidence: [{url: "https://example.org/places", title: Places, kind: documentation}]\n'
    )
    return Case(((SETTINGS, *settings), (ROADSTER, "runs: server\n", fact)), (), rules)


def one(path: str, old: str, new: str, *rules: str, today: dt.date = sample.TODAY) -> Case:
    """Return a case with one change."""
    return Case(((path, old, new),), (), rules, today)


def variant(old: str = "", new: str = "", *rules: str) -> Case:
    """Return a case with a managed variant, changed."""
    assert old in VARIANT
    return Case((), (("data/platforms/hire.yaml", VARIANT.replace(old, new, 1) if old else VARIANT),), rules)


def log(old: str = "", new: str = "", *rules: str) -> Case:
    """Return a case with a changelog, changed."""
    assert old in CHANGELOG
    text = CHANGELOG.replace(old, new, 1) if old else CHANGELOG
    return Case((), (("data/changelog/2026-10-02.yaml", text),), rules)


RELEASE = (
    "release: {version: '2.1', date: 2026-02-05, verified_on: 2026-10-02, "
    "evidence: [{url: 'https://example.org/new', title: New, kind: release-notes}]}\n"
)
EXCUSED = "    excuse: {reason: The maker is on holiday., until: 2027-06-30}\n"
HALF_A_YEAR, A_YEAR = dt.date(2027, 4, 15), dt.date(2027, 11, 1)

CASES: dict[str, Case] = {
    # Licences.
    "licence: an expression": one(ROADSTER, MIT, MIT.replace("MIT", "MIT OR Apache-2.0")),
    "licence: not in the list": one(ROADSTER, MIT, MIT.replace("MIT", "MTI"), "licence-unknown"),
    "licence: spelled otherwise": one(ROADSTER, MIT, MIT.replace("MIT", "mit"), "licence-spelling"),
    "licence: one's own, source available": one(
        ROADSTER, MIT, MIT.replace("MIT", "LicenseRef-Wheel").replace("open-source", "source-available")
    ),
    "licence: one's own is not open source": one(
        ROADSTER, MIT, MIT.replace("MIT", "LicenseRef-Wheel"), "licence-family"
    ),
    "licence: listed, yet not open": Case(
        (
            (ROADSTER, MIT, MIT.replace("MIT", "BUSL-1.1")),
            (SETTINGS, "refused_hosts", "source_available: [BUSL-1.1]\nrefused_hosts"),
        ),
        (),
        ("licence-family",),
    ),
    "licence: open is not proprietary": one(ROADSTER, MIT, MIT.replace("open-source", "proprietary"), "licence-family"),
    "licence: proprietary is not open": one(
        ROADSTER,
        "    licence: proprietary\n    licence_family: proprietary\n",
        "    licence: proprietary\n    licence_family: open-source\n",
        "licence-family",
    ),
    # Prices.
    "price: a range": Case(((SETTINGS, *UNITS), (ROADSTER, "pricing: {model: subscription}", price()))),
    "price: upside down": Case(
        ((SETTINGS, *UNITS), (ROADSTER, "pricing: {model: subscription}", price("9", "2"))), (), ("price-order",)
    ),
    "price: unknown unit": one(ROADSTER, "pricing: {model: subscription}", price(), "unit-unknown"),
    "price: from the future": Case(
        ((SETTINGS, *UNITS), (ROADSTER, "pricing: {model: subscription}", price(day="2026-12-01"))),
        (),
        ("date-in-future",),
    ),
    "price: by hearsay": Case(
        ((SETTINGS, *UNITS), (ROADSTER, "pricing: {model: subscription}", price(kind="third-party"))),
        (),
        ("price-second-hand",),
    ),
    # What buyers ask.
    "buying: documented": buying("places:\n        has: [street]\n        has_not: [shed]"),
    "buying: not known": buying("places:\n        note: Looked for in the terms."),
    "buying: nothing said": buying("places:", "buying-unexplained"),
    "buying: no such topic": buying("palces:\n        has: [street]", "buying-unknown"),
    "buying: no such option": buying("places:\n        has: [shop]", "buying-option"),
    "buying: yes and no": buying("places:\n        has: [street]\n        has_not: [street]", "buying-option"),
    "buying: said twice": buying("places:\n        has: [street, street]", "buying-option"),
    "buying: no settings": buying(
        "places:\n        has: [street]", "buying-unknown", settings=("flows:\n", "flows:\n")
    ),
    "buying: a topic twice": buying(
        "places:\n        has: [shed]",
        "buying-twice",
        settings=(
            BUYING[0],
            BUYING[1].replace(
                "]}]",
                "]}, {id: places, label: P, description: P., options: [{id: shed, "
                "label: Shed, description: A shed.}]}]",
            ),
        ),
    ),
    "buying: an option twice": buying(
        "places:\n        has: [shed]",
        "buying-twice",
        settings=(BUYING[0], BUYING[1].replace("id: street", "id: shed")),
    ),
    "buying: shouting": buying(
        "places:\n        has: [street]\n        note: It may stand there!", "style-exclamation"
    ),
    # Interests.
    "interest: said": one(
        ROADSTER, BRAKES_PROOF, BRAKES_PROOF.replace("documentation", "third-party, interest: independent")
    ),
    "interest: not said": one(
        ROADSTER, BRAKES_PROOF, BRAKES_PROOF.replace("documentation", "third-party"), "interest-missing"
    ),
    "interest: a rival alone": one(
        ROADSTER, BRAKES_PROOF, BRAKES_PROOF.replace("documentation", "documentation, interest: rival"), "rival-alone"
    ),
    # Age.
    "age: stale": one(
        ROADSTER, "kind: platform", "kind: platform", "reading-stale", "reading-stale", today=HALF_A_YEAR
    ),
    "age: an excuse that is needed": one(
        ROADSTER, READ, f"{READ}\n{EXCUSED}".rstrip(), "reading-stale", "reading-stale", today=HALF_A_YEAR
    ),
    "age: an excuse that is not": one(ROADSTER, READ, f"{READ}\n{EXCUSED}".rstrip(), "excuse-needless"),
    "age: an excuse that is over": one(
        ROADSTER,
        READ,
        f"{READ}\n{EXCUSED.replace('2027-06-30', '2027-04-01')}".rstrip(),
        "excuse-over",
        "reading-stale",
        "reading-stale",
        today=HALF_A_YEAR,
    ),
    # Three days: published, of the text, read.
    "days: an old page that was read lately is fresh": one(
        ROADSTER, BRAKES_PROOF, BRAKES_PROOF.replace("documentation", "licence, date: 2019-03-01")
    ),
    "days: an old text is stale, however lately it was read": one(
        ROADSTER,
        BRAKES_PROOF,
        BRAKES_PROOF.replace("documentation", "documentation, text_of: 2026-03-01"),
        "reading-stale",
    ),
    "days: the newest text counts": one(
        ROADSTER,
        BRAKES_PROOF,
        BRAKES_PROOF.replace(
            "documentation}",
            "documentation, text_of: 2026-03-01}, {url: 'https://example.org/b', "
            "title: B, kind: documentation, text_of: 2026-09-01}",
        ),
    ),
    "days: a version is no day": one(
        ROADSTER, BRAKES_PROOF, BRAKES_PROOF.replace("documentation", "documentation, text_of: v2.1, section: Brakes")
    ),
    "days: an excuse for an old text": one(
        ROADSTER,
        f"{BRAKES_PROOF}\n{READ}",
        f"{BRAKES_PROOF.replace('documentation', 'documentation, text_of: 2026-03-01')}\n{READ}\n{EXCUSED}".rstrip(),
    ),
    "release: a fact of a day": one(ROADSTER, "claims:\n", f"{RELEASE}claims:\n"),
    "release: stale like any reading": one(
        ROADSTER,
        "claims:\n",
        f"{RELEASE.replace('release-notes', 'release-notes, text_of: 2026-03-01')}claims:\n",
        "reading-stale",
    ),
    "release: from the future": one(
        ROADSTER,
        "claims:\n",
        f"{RELEASE.replace('verified_on: 2026-10-02', 'verified_on: 2027-10-02')}claims:\n",
        "date-in-future",
    ),
    # Integrations.
    "edge: out of scope": one(
        SETTINGS, "source: riding, target: carrying", "source: riding, target: riding", "edge-out-of-scope"
    ),
    "edge: twice": one(
        TRAILER,
        "claims:\n",
        "  - with: roadster\n    flow: riding-carrying\n    kind: official-plugin\n"
        '    evidence: [{url: "https://example.org/hitch", title: Hitch, kind: documentation}]\n'
        "    verified_on: 2026-10-01\nclaims:\n",
        "edge-twice",
    ),
    # Scope.
    "scope: nothing offered": Case(
        (
            (
                ROADSTER,
                "    level: partial\n    note: Three of them.\n",
                "    level: none\n    note: It has a single gear.\n",
            ),
            (ROADSTER, "    editions:\n      deluxe: {level: full, note: Eleven of them.}\n", ""),
            (ROADSTER, "    level: full\n    evidence", "    level: none\n    evidence"),
        ),
        (),
        ("scope-empty",),
    ),
    "scope: a second job that is not offered": Case(
        (
            (ROADSTER, "scope:\n", "secondary: [gears]\nscope:\n"),
            (
                ROADSTER,
                "    level: partial\n    note: Three of them.\n",
                "    level: none\n    note: It has a single gear.\n",
            ),
            (ROADSTER, "    editions:\n      deluxe: {level: full, note: Eleven of them.}\n", ""),
        ),
        (),
        ("secondary-not-offered",),
    ),
    # Style.
    "style: praise": Case(
        (
            (ROADSTER, GEARS_NOTE, "    note: Three seamless gears.\n"),
            (SETTINGS, "refused_hosts", "refused_words: [seamless]\nrefused_hosts"),
        ),
        (),
        ("style-praise",),
    ),
    "style: a longer word that holds it": Case(
        (
            (ROADSTER, GEARS_NOTE, "    note: Three gears in a seamlessness.\n"),
            (SETTINGS, "refused_hosts", "refused_words: [seamless]\nrefused_hosts"),
        )
    ),
    "style: shouting": one(ROADSTER, GEARS_NOTE, "    note: Three of them!\n", "style-exclamation"),
    "style: markup": one(ROADSTER, GEARS_NOTE, "    note: Three **good** gears.\n", "style-markup"),
    "style: says nothing": one(ROADSTER, GEARS_NOTE, "    note: Some.\n", "style-short"),
    # Words of the settings.
    "words: unused": one(
        SETTINGS, "categories:\n", "categories:\n  - {id: race, label: Race, description: Fast.}\n", "word-unused"
    ),
    # Endings.
    "ending: leads nowhere": one(
        ROADSTER,
        "lifecycle:\n  status: active",
        "lifecycle:\n  status: discontinued",
        "ending-undated",
        "ending-leads-nowhere",
        "status-contradiction",
        "status-contradiction",
    ),
    "ending: of a part": one(ROADSTER, "      kind: renamed\n", "      kind: end-of-life\n      part: the bell\n"),
    "ending: of the whole, which lives on": one(
        ROADSTER, "      kind: renamed\n", "      kind: end-of-life\n", "ending-without-part"
    ),
    "ending: an alternative that does not exist": one(
        ROADSTER,
        "lifecycle:\n  status: active",
        "lifecycle:\n  status: active\n  alternatives: [tandem]",
        "platform-unknown",
    ),
    # Variants.
    "mirror: inherits the rest": variant(),
    "mirror: of nothing": variant("of: roadster", "of: roadstar", "platform-unknown", "claim-missing"),
    "mirror: contradicts from the same page": variant(
        '[{url: "https://example.org/hire-gears", title: Gears, kind: documentation}]',
        GEARS_PROOF,
        "mirror-contradiction",
    ),
    "mirror: a chain": Case(
        (),
        (
            ("data/platforms/hire.yaml", VARIANT),
            (
                "data/platforms/hire-club.yaml",
                VARIANT.replace("id: hire", "id: hire-club")
                .replace("of: roadster", "of: hire")
                .replace("Roadster Hire", "Club")
                + "  brakes: {level: unknown, note: The club does not say., verified_on: 2026-10-01}\n",
            ),
        ),
        ("mirror-chain",),
    ),
    # Changelog.
    "changelog: true": log(),
    "changelog: not what the claim says": log("now: full", "now: none", "changelog-contradicts"),
    "changelog: of nothing": log("was: partial", "was: full", "change-of-nothing"),
    "changelog: unknown names": log(
        "platform: roadster, capability: brakes",
        "platform: road, capability: bells",
        "platform-unknown",
        "capability-unknown",
    ),
    "changelog: unknown entry": log("added: [roadster]", "added: [rodster]", "platform-unknown"),
    "changelog: another day": log("\ndate: 2026-10-02", "\ndate: 2026-10-03", "date-implausible"),
    # Second readings.
    "review: tomorrow's": one(
        ROADSTER, "claims:\n", "reviews: [{on: 2027-01-01, claims: 2, corrected: 0}]\nclaims:\n", "date-in-future"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rule(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    found = _problems(case, tmp_path)
    assert sorted(issue.rule for issue in found) == sorted(case.rules), found
    for issue in found:
        assert issue.hint
        assert (tmp_path / "guide" / issue.location.path).is_file()


def _problems(case: Case, folder: Path) -> list[Issue]:
    root = sample.sample(folder)
    for change in case.changes:
        sample.change(root, *change)
    for path, text in case.files:
        sample.write(root, path, text)
    return load_all(root, ["data"], case.today)[1]


def test_old_readings_warn_once_an_entry_and_stop_nothing(tmp_path: Path) -> None:
    stale = load_all(sample.sample(tmp_path / "a"), ["data"], HALF_A_YEAR)
    assert stale[0] is not None
    assert {issue.severity for issue in stale[1]} == {Severity.WARNING}
    expired = load_all(sample.sample(tmp_path / "b"), ["data"], A_YEAR)
    assert expired[0] is not None
    assert [issue.rule for issue in expired[1]] == ["reading-expired"] * len(expired[0].platforms)
    assert {issue.severity for issue in expired[1]} == {Severity.WARNING}


def test_a_variant_shows_what_it_inherits(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/platforms/hire.yaml", VARIANT)
    catalog = sample.catalog(root)
    hire = catalog.platforms["hire"]
    own, inherited = catalog.cell(hire, "gears"), catalog.cell(hire, "brakes")
    assert (own.level.value, own.upstream) == ("full", None)
    assert inherited.upstream is catalog.platforms["roadster"]
    assert inherited.claim is catalog.platforms["roadster"].claims["brakes"]
    assert not catalog.cell(hire, "child-seat").in_scope
