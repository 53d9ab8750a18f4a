"""The words that readers see for the vocabularies of the schema."""

from __future__ import annotations

import re
from enum import StrEnum

from platform_guide.catalog.confidence import Confidence
from platform_guide.catalog.schema import vocabulary
from platform_guide.catalog.schema.base import day_of
from platform_guide.catalog.schema.model import Evidence, Read
from platform_guide.catalog.schema.recipe import CheckKind, Shape

WORDS: dict[StrEnum, str] = {
    vocabulary.Level.FULL: "Full",
    vocabulary.Level.PARTIAL: "Partial",
    vocabulary.Level.DIY: "DIY",
    vocabulary.Level.NONE: "None",
    vocabulary.Level.UNKNOWN: "Unknown",
    vocabulary.Kind.PLATFORM: "Platform",
    vocabulary.Kind.COMPONENT: "Component",
    vocabulary.Status.PREVIEW: "Preview",
    vocabulary.Status.ACTIVE: "Active",
    vocabulary.Status.MAINTENANCE: "Maintenance only",
    vocabulary.Status.SUNSET: "Being switched off",
    vocabulary.Status.DISCONTINUED: "Discontinued",
    vocabulary.Delivery.SAAS: "Vendor runs it",
    vocabulary.Delivery.CUSTOMER_CLOUD: "In your cloud account",
    vocabulary.Delivery.SELF_HOSTED: "You run it",
    vocabulary.Delivery.AIR_GAPPED: "Without internet",
    vocabulary.Runs.LIBRARY: "Nothing: a library or a program on demand",
    vocabulary.Runs.SERVER: "A server",
    vocabulary.Runs.CLUSTER: "A cluster",
    vocabulary.Use.PRODUCTION: "Production",
    vocabulary.Use.EVALUATION: "Evaluation only",
    vocabulary.Use.ACADEMIC: "Teaching and research only",
    vocabulary.Use.NON_COMMERCIAL: "Not for commercial use",
    vocabulary.Use.PERSONAL: "Personal use only",
    vocabulary.Licence.OPEN_SOURCE: "Open source",
    vocabulary.Licence.SOURCE_AVAILABLE: "Source available",
    vocabulary.Licence.PROPRIETARY: "Proprietary",
    vocabulary.PricingModel.FREE: "Free of charge",
    vocabulary.PricingModel.USAGE: "By use",
    vocabulary.PricingModel.SUBSCRIPTION: "Subscription",
    vocabulary.PricingModel.QUOTE: "On request",
    vocabulary.EvidenceKind.DOCUMENTATION: "documentation",
    vocabulary.EvidenceKind.RELEASE_NOTES: "release notes",
    vocabulary.EvidenceKind.SOURCE_CODE: "source code",
    vocabulary.EvidenceKind.LICENCE: "licence",
    vocabulary.EvidenceKind.PRICING: "pricing",
    vocabulary.EvidenceKind.ANNOUNCEMENT: "announcement",
    vocabulary.EvidenceKind.THIRD_PARTY: "third party",
    vocabulary.Interest.PARTNER: "by a partner",
    vocabulary.Interest.RIVAL: "by a rival",
    vocabulary.Interest.INDEPENDENT: "independent",
    vocabulary.EventKind.ANNOUNCED: "Announced",
    vocabulary.EventKind.RENAMED: "Renamed",
    vocabulary.EventKind.ACQUIRED: "Acquired",
    vocabulary.EventKind.LICENCE_CHANGED: "Licence changed",
    vocabulary.EventKind.DONATED: "Donated",
    vocabulary.EventKind.GRADUATED: "Graduated",
    vocabulary.EventKind.RELEASED: "Released",
    vocabulary.EventKind.DEPRECATED: "Deprecated",
    vocabulary.EventKind.END_OF_SALE: "End of sale",
    vocabulary.EventKind.END_OF_LIFE: "End of life",
    Confidence.STRONG: "strong",
    Confidence.FAIR: "fair",
    Confidence.WEAK: "weak",
    Confidence.ABSENT: "none found",
    vocabulary.IntegrationKind.BUILT_IN: "built in",
    vocabulary.IntegrationKind.OFFICIAL_PLUGIN: "official plug-in",
    vocabulary.IntegrationKind.COMMUNITY_PLUGIN: "community plug-in",
    vocabulary.IntegrationKind.STANDARD_INTERFACE: "standard interface",
    Shape.JOB: "Job",
    Shape.PIPELINE: "Pipeline",
    Shape.SCHEDULE: "Schedule",
    Shape.SERVICE: "Service",
    Shape.TRACKING: "Tracking",
    Shape.IMAGE: "Image",
    Shape.CI: "CI",
    CheckKind.SYNTAX: "Form read",
    CheckKind.SCHEMA: "Fields checked",
    CheckKind.OBJECT: "Objects built",
    CheckKind.COMPILE: "Compiled",
    CheckKind.RUN_LOCAL: "Run in one process",
    CheckKind.SERVE: "Served on one machine",
    CheckKind.RUN_REAL: "Run by the product",
}

DONE = {
    CheckKind.SYNTAX: "read its form",
    CheckKind.SCHEMA: "checked its fields",
    CheckKind.OBJECT: "built its objects",
    CheckKind.COMPILE: "compiled it",
    CheckKind.RUN_LOCAL: "ran it in one process",
    CheckKind.SERVE: "served it on one machine",
    CheckKind.RUN_REAL: "ran it",
}
"""What a tool did in a check that passed; a tool that only reads files never ran anything."""

UNJUDGED = "No verdict"
"""The word of the filters for entries about which nobody has said anything, where somebody has about others."""

FACT_LABELS = {
    "state": "State",
    "verdict": "Verdict",
    "dates": "Dates",
    "release": "Newest release seen",
    "owner": "Who decides about it",
    "category": "Category",
    "editions": "Editions",
    "delivery": "Delivery",
    "places": "Runs on",
    "use": "Allowed use",
    "licence": "Licence",
    "runs": "You run",
    "charge": "Price",
    "prices": "From the price list",
    "note": "Beside that",
    "buying": "What buyers ask",
}
"""What facts of entries are called, in the order in which they are shown."""

EDITION_FACTS = ("delivery", "places", "use", "licence", "runs", "charge")
"""What every edition says of itself in one line each: how it is had, run and paid."""

FREE_TIER = {True: "with a free tier", False: "no free tier"}
"""What is said beside the kind of a price, where it is established."""

NOT_ESTABLISHED = "Not known"
"""What is said where nobody has established it."""

RUN_FOR_YOU = "Nothing: it is run for you"
"""What the customer keeps running of an edition that says nothing about it."""

LEVEL_MEANINGS: dict[vocabulary.Level, str] = {
    vocabulary.Level.FULL: "The product does this, as its documentation shows.",
    vocabulary.Level.PARTIAL: "It does a part of this; the limits say what is missing.",
    vocabulary.Level.DIY: "You can build it with what the product gives you.",
    vocabulary.Level.NONE: "It does not do this, or does not serve this area.",
    vocabulary.Level.UNKNOWN: "No source was found. This never means no.",
}


def word(value: StrEnum) -> str:
    """Return the label of a vocabulary's member."""
    return WORDS[value]


def text_of(proof: Evidence) -> str:
    """Return what text a source was read in, for example `text of 2026-08-14` or `text of version 3.2`, or nothing."""
    text = proof.text_of
    if not text:
        return ""
    bare = day_of(text) is None and re.match(r"v?\d", text)
    return f"text of version {text.removeprefix('v')}" if bare else f"text of {text}"


def when_read(read: Read) -> str:
    """Return the day of a reading; where its text is older, also that: `text of August 2026, read in November`."""
    text, day = read.as_of, read.verified_on
    if text == day:
        return str(day)
    if (text.year, text.month) == (day.year, day.month):
        return f"text of {text}, read on {day}"
    month = f"{day:%B}" if text.year == day.year else f"{day:%B %Y}"
    return f"text of {text:%B %Y}, read in {month}"


def counted(number: int, one: str, several: str) -> str:
    """Return a number with its word: `1 entry`, `2 entries`."""
    return f"{number} {one if number == 1 else several}"


REASON_GROUPS = {
    "not-discontinued": "Not offered any more",
    "not-failed": "A must-have is not met",
    "not-undocumented": "A must-have is not documented, and is not taken on trust",
    "not-required-failed": "What it requires does not meet a must-have",
    "not-required-undocumented": "Not known that what it requires meets a must-have",
    "not-required-unverified": "What it requires is to be verified first",
    "not-built": "A must-have would have to be built",
    "not-unverified": "To be verified first",
    "not-open": "Depends on an open answer",
    "not-elsewhere": "Does not run where they work",
    "not-needed": "Covers nothing that is needed",
    "not-dominated": "Something else covers all that it would",
    "not-waiting": "Waits for open questions",
    "not-alone": "Covers a part, and the rest is missing",
    "not-burden": "In no option listed",
    "not-lower": "Lower in the list",
    "not-kept": "New, and what is there suffices",
    "not-level": "As good as the first, on what is known",
}
"""What the reasons against an entry have in common, by the code of the reason, in the order in which they are said."""
