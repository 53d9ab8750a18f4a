"""The words that readers see for the vocabularies of the schema."""

from __future__ import annotations

from enum import StrEnum

from platform_guide.catalog import model

_WORDS: dict[StrEnum, str] = {
    model.Level.FULL: "Full",
    model.Level.PARTIAL: "Partial",
    model.Level.DIY: "DIY",
    model.Level.NONE: "None",
    model.Level.UNKNOWN: "Unknown",
    model.Kind.PLATFORM: "Platform",
    model.Kind.COMPONENT: "Component",
    model.Status.PREVIEW: "Preview",
    model.Status.ACTIVE: "Active",
    model.Status.MAINTENANCE: "Maintenance only",
    model.Status.SUNSET: "Being switched off",
    model.Status.DISCONTINUED: "Discontinued",
    model.Delivery.SAAS: "Vendor runs it",
    model.Delivery.CUSTOMER_CLOUD: "In your cloud account",
    model.Delivery.SELF_HOSTED: "You run it",
    model.Delivery.AIR_GAPPED: "Without internet",
    model.Licence.OPEN_SOURCE: "Open source",
    model.Licence.SOURCE_AVAILABLE: "Source available",
    model.Licence.PROPRIETARY: "Proprietary",
    model.PricingModel.FREE: "Free of charge",
    model.PricingModel.USAGE: "By use",
    model.PricingModel.SUBSCRIPTION: "Subscription",
    model.PricingModel.QUOTE: "On request",
    model.EvidenceKind.DOCUMENTATION: "documentation",
    model.EvidenceKind.RELEASE_NOTES: "release notes",
    model.EvidenceKind.SOURCE_CODE: "source code",
    model.EvidenceKind.LICENCE: "licence",
    model.EvidenceKind.PRICING: "pricing",
    model.EvidenceKind.ANNOUNCEMENT: "announcement",
    model.EvidenceKind.THIRD_PARTY: "third party",
    model.EventKind.ANNOUNCED: "Announced",
    model.EventKind.RENAMED: "Renamed",
    model.EventKind.ACQUIRED: "Acquired",
    model.EventKind.LICENCE_CHANGED: "Licence changed",
    model.EventKind.DONATED: "Donated",
    model.EventKind.RELEASED: "Released",
    model.EventKind.DEPRECATED: "Deprecated",
    model.EventKind.END_OF_SALE: "End of sale",
    model.EventKind.END_OF_LIFE: "End of life",
    model.IntegrationKind.BUILT_IN: "built in",
    model.IntegrationKind.OFFICIAL_PLUGIN: "official plug-in",
    model.IntegrationKind.COMMUNITY_PLUGIN: "community plug-in",
    model.IntegrationKind.STANDARD_INTERFACE: "standard interface",
}

LEVEL_MEANINGS: dict[model.Level, str] = {
    model.Level.FULL: "The product does this, as its documentation shows.",
    model.Level.PARTIAL: "It does a part of this; the note says which.",
    model.Level.DIY: "You can build it with what the product gives you.",
    model.Level.NONE: "It does not do this, or does not serve this area.",
    model.Level.UNKNOWN: "No source was found. This never means no.",
}


def word(value: StrEnum) -> str:
    """Return the label of a vocabulary's member."""
    return _WORDS[value]
