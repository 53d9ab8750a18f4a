"""The closed vocabularies of the catalogue: what a field with a choice may say."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How far an entry offers a capability; the order is from most to least, `unknown` apart."""

    FULL = "full"
    PARTIAL = "partial"
    DIY = "diy"
    NONE = "none"
    UNKNOWN = "unknown"


class Store(StrEnum):
    """A store that a product works in, and into which data is brought first."""

    WAREHOUSE = "warehouse"
    LAKEHOUSE = "lakehouse"


NO_STORE = "none"
"""What a condition reads of an entry that works on any data."""


class Kind(StrEnum):
    """Whether an entry covers several areas by itself or is one part of a stack."""

    PLATFORM = "platform"
    COMPONENT = "component"


class Runs(StrEnum):
    """What keeps running where the customer runs an edition: nothing, a server, or a cluster of machines."""

    LIBRARY = "library"
    SERVER = "server"
    CLUSTER = "cluster"


class Status(StrEnum):
    """Where a product or an edition stands in its life."""

    PREVIEW = "preview"
    ACTIVE = "active"
    MAINTENANCE = "maintenance"
    SUNSET = "sunset"
    DISCONTINUED = "discontinued"

    @property
    def ended(self) -> bool:
        """Whether what stands there is at its end: it is no longer offered, or is being switched off."""
        return self in {Status.SUNSET, Status.DISCONTINUED}


class Delivery(StrEnum):
    """Who runs an edition and where: the vendor, your cloud account, your machines, a closed network."""

    SAAS = "saas"
    CUSTOMER_CLOUD = "customer-cloud"
    SELF_HOSTED = "self-hosted"
    AIR_GAPPED = "air-gapped"


class Licence(StrEnum):
    """What kind of rights a licence gives; the SPDX identifier says which licence."""

    OPEN_SOURCE = "open-source"
    SOURCE_AVAILABLE = "source-available"
    PROPRIETARY = "proprietary"


class Use(StrEnum):
    """The widest use that the terms of an edition allow, from most to least; unknown: its terms were looked for."""

    PRODUCTION = "production"
    EVALUATION = "evaluation"
    ACADEMIC = "academic"
    NON_COMMERCIAL = "non-commercial"
    PERSONAL = "personal"
    UNKNOWN = "unknown"


class PricingModel(StrEnum):
    """What the price of an edition is counted in."""

    FREE = "free"
    USAGE = "usage"
    SUBSCRIPTION = "subscription"
    QUOTE = "quote"


class EvidenceKind(StrEnum):
    """What sort of page a piece of evidence is."""

    DOCUMENTATION = "documentation"
    RELEASE_NOTES = "release-notes"
    SOURCE_CODE = "source-code"
    LICENCE = "licence"
    PRICING = "pricing"
    ANNOUNCEMENT = "announcement"
    THIRD_PARTY = "third-party"


class Interest(StrEnum):
    """Whose page a piece of evidence is, where it is not the maker's own."""

    PARTNER = "partner"
    RIVAL = "rival"
    INDEPENDENT = "independent"


class EventKind(StrEnum):
    """What happened to an entry on a day."""

    ANNOUNCED = "announced"
    RENAMED = "renamed"
    ACQUIRED = "acquired"
    LICENCE_CHANGED = "licence-changed"
    DONATED = "donated"
    GRADUATED = "graduated"
    RELEASED = "released"
    DEPRECATED = "deprecated"
    END_OF_SALE = "end-of-sale"
    END_OF_LIFE = "end-of-life"


class IntegrationKind(StrEnum):
    """How two entries are joined."""

    BUILT_IN = "built-in"
    OFFICIAL_PLUGIN = "official-plugin"
    COMMUNITY_PLUGIN = "community-plugin"
    STANDARD_INTERFACE = "standard-interface"
