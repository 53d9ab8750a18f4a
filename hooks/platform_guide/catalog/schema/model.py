"""The schema of the catalogue: what a data file may say, as frozen pydantic models.

These models are the one description of the data. The JSON Schema, the field reference and the
vocabulary that scripts use are generated from them, so a field's docstring is also its help text.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from platform_guide.catalog.schema.base import (
    Amount,
    Date,
    Frozen,
    FrozenMap,
    Id,
    Line,
    Named,
    Plain,
    Text,
    TextOf,
    Url,
    Whole,
    day_of,
)
from platform_guide.catalog.schema.verdict import Verdict, VerdictStatus
from platform_guide.catalog.schema.vocabulary import (
    Delivery,
    EventKind,
    EvidenceKind,
    IntegrationKind,
    Interest,
    Kind,
    Level,
    Licence,
    PricingModel,
    Runs,
    Status,
    Store,
    Use,
)


class Evidence(Frozen):
    """A page that somebody opened and read."""

    url: Url
    title: Line
    kind: EvidenceKind
    date: Annotated[Date | None, Field(description="the day on which the page was published, where it says so")] = None
    text_of: Annotated[
        TextOf | None,
        Field(description="the day or the version of the text that was read, such as that of a stored copy"),
    ] = None
    section: Annotated[
        Line | None, Field(description="the heading under which it stands; its anchor belongs into the address")
    ] = None
    interest: Annotated[
        Interest | None,
        Field(description="whose page it is; absent: the maker's own. Required for third-party"),
    ] = None


Proof = Annotated[tuple[Evidence, ...], Field(min_length=1, description="at least one source that was opened and read")]


class Excuse(Frozen):
    """Why an old reading still stands, and until when nobody need read again."""

    reason: Annotated[Plain, Field(min_length=10, max_length=300)]
    until: Date


class Read(Frozen):
    """Something that holds as of the text that somebody read, and of the day on which it was read."""

    if TYPE_CHECKING:  # each record has its own, at its own place among the fields
        evidence: tuple[Evidence, ...]

    verified_on: Annotated[Date, Field(description="the day on which a person read the evidence")]
    excuse: Annotated[Excuse | None, Field(description="only where the reading is stale and has to stand")] = None

    @property
    def as_of(self) -> dt.date:
        """The newest day of a text that it rests on; the day of reading where no day of a text was written down."""
        days = [day for proof in self.evidence if (day := day_of(proof.text_of))]
        return max(days, default=self.verified_on)


class EditionDifference(Frozen):
    """What one edition offers of a capability."""

    level: Level
    as_: Annotated[
        Id | None,
        Field(alias="as", description="another edition whose level holds here: its code or its service is the same"),
    ] = None
    limits: Annotated[
        tuple[Id, ...], Field(description="as of the claim; absent: those of the claim, where the level is the same")
    ] = ()
    note: Annotated[Plain, Field(max_length=300)] = ""
    evidence: Annotated[
        tuple[Evidence, ...], Field(description="of this edition; required with `as`: a source that says so")
    ] = ()


class Claim(Read):
    """What one entry offers of one capability, with its source and the day on which somebody read it."""

    level: Annotated[Level, Field(description="the best that is established of any edition")]
    limits: Annotated[
        tuple[Id, ...],
        Field(description="the limits of the capability that hold here: one at least for partial and diy"),
    ] = ()
    note: Annotated[
        Plain | None,
        Field(max_length=400, description="adds to the limits; for unknown: what was looked for, and where"),
    ] = None
    editions: Annotated[
        FrozenMap[EditionDifference],
        Field(description="each edition that was read, where editions were read one by one"),
    ] = Field(default_factory=dict)
    evidence: Annotated[
        tuple[Evidence, ...], Field(description="for unknown: the pages on which it was looked for")
    ] = ()


class Alias(Frozen):
    """Another name by which readers look for the entry."""

    name: Line
    former: Annotated[bool, Field(description="true for a name that was given up")] = False
    until: Annotated[Date | None, Field(description="the day on which a former name was given up")] = None
    part: Annotated[
        Line | None, Field(description="the part of the product that bears or bore it; absent: the product as a whole")
    ] = None


class Owner(Read):
    """Who decides about the product today."""

    name: Line
    note: Annotated[Plain | None, Field(max_length=300)] = None
    evidence: Proof


class Price(Frozen):
    """A price from the vendor's own list, as a range over sizes, plans or regions; unknown is not zero."""

    id: Id
    what: Annotated[Plain, Field(min_length=10, max_length=300, description="what the amount buys")]
    low: Annotated[Amount, Field(description="the least amount")]
    high: Annotated[Amount, Field(description="the largest amount; equal to low where there is one price")]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="an ISO 4217 code")]
    unit: Annotated[Id, Field(description="a unit id from settings.yaml")]
    region: Annotated[Line, Field(description="`any` where the price does not depend on it")]
    as_of: Annotated[Date, Field(description="the day on which somebody read the price")]
    evidence: Proof


class Pricing(Frozen):
    """How an edition is charged."""

    model: PricingModel
    free_tier: Annotated[bool | None, Field(description="absent means not established")] = None
    note: Annotated[Plain | None, Field(max_length=300)] = None
    prices: Annotated[tuple[Price, ...], Field(description="only from a primary source")] = ()


class BuyingFact(Read):
    """What the maker documents of one thing that buyers ask about an edition; neither list named: not known."""

    has: Annotated[tuple[Id, ...], Field(description="what is documented: options of the topic in settings.yaml")] = ()
    has_not: Annotated[tuple[Id, ...], Field(description="options that the source rules out")] = ()
    note: Annotated[
        Plain | None, Field(max_length=400, description="adds to the options; where none is known: what was looked for")
    ] = None
    evidence: Annotated[
        tuple[Evidence, ...],
        Field(min_length=1, description="the maker's own pages; where nothing is known, the pages that were looked at"),
    ]

    @property
    def known(self) -> bool:
        """Whether anything is documented or ruled out."""
        return bool(self.has or self.has_not)


class Edition(Read):
    """One way to get the product, with its own delivery, licence, price and status."""

    id: Id
    name: Line
    use: Annotated[Use | None, Field(description="the widest use that its terms allow; required")] = None
    use_note: Annotated[
        Plain | None, Field(max_length=200, description="what the terms say, where the use is not production")
    ] = None
    delivery: Annotated[tuple[Delivery, ...], Field(min_length=1, description="the ways in which it can be had")]
    not_delivery: Annotated[
        tuple[Delivery, ...],
        Field(description="the ways in which it cannot be had; what stands in neither list is unknown"),
    ] = ()
    environments: Annotated[
        tuple[Id, ...],
        Field(min_length=1, description="where it or the work that it starts runs: ids from settings.yaml"),
    ]
    not_environments: Annotated[
        tuple[Id, ...], Field(description="where it does not run; what stands in neither list is unknown")
    ] = ()
    proof: Annotated[
        FrozenMap[Proof],
        Field(description="sources for one use, way or place, by its id, where those of the edition do not say it"),
    ] = Field(default_factory=dict)
    same_code_as: Annotated[
        Id | None, Field(description="another edition of this entry that is the same code: contract or key differ")
    ] = None
    licence: Annotated[Plain, Field(min_length=1, description="an SPDX expression, or `proprietary`", max_length=120)]
    licence_family: Licence
    pricing: Pricing
    status: Status
    runs: Annotated[
        Runs | None,
        Field(description="what keeps running where the customer runs it: required for self-hosted and air-gapped"),
    ] = None
    requires: Annotated[
        tuple[Id, ...], Field(description="other entries without which it does not run, e.g. kubernetes")
    ] = ()
    requires_outside: Annotated[
        Line | None,
        Field(
            description="a product without an entry here without which it does not run: an id of `outside` in "
            "settings.yaml, or its name"
        ),
    ] = None
    note: Annotated[Plain | None, Field(max_length=400)] = None
    buying: Annotated[
        FrozenMap[BuyingFact], Field(description="what buyers ask of it, by the topics of settings.yaml")
    ] = Field(default_factory=dict)
    evidence: Proof

    @property
    def ended(self) -> bool:
        """Whether it can no longer be had, or not for long."""
        return self.status.ended


class Event(Frozen):
    """Something dated that happened to the entry."""

    id: Annotated[
        Id | None,
        Field(description="its identity within the entry, kept for good; required where kind and part repeat"),
    ] = None
    revision: Annotated[
        int, Field(ge=0, description="how often date or text were corrected: calendars take the highest")
    ] = 0
    date: Date
    entered: Annotated[
        Date | None,
        Field(
            description="the day on which somebody entered it; what names the entry and was read before that day is due"
        ),
    ] = None
    kind: EventKind
    part: Annotated[
        Line | None, Field(description="the part of the product concerned; absent: the product as a whole")
    ] = None
    text: Annotated[Plain, Field(min_length=1, max_length=300)]
    evidence: Proof


class Lifecycle(Read):
    """Where the entry stands today, what it was replaced by, and what happened to it."""

    status: Status
    note: Annotated[Plain | None, Field(max_length=400)] = None
    successor: Annotated[Id | None, Field(description="the id of the entry that replaces this one")] = None
    alternatives: Annotated[
        tuple[Id, ...], Field(description="ids to look at instead, for an entry at its end without one successor")
    ] = ()
    events: tuple[Event, ...] = ()
    evidence: Proof


class Release(Read):
    """The newest version of the product that somebody has seen: a fact of a day, hence no part of a note."""

    version: Annotated[Plain, Field(min_length=1, max_length=60)]
    date: Annotated[Date, Field(description="the day on which the version came out")]
    evidence: Proof


class Scope(Frozen):
    """An area that the product serves at all."""

    area: Id
    evidence: Proof


class Integration(Read):
    """A sourced edge: this entry works with another one on a flow between two areas."""

    with_: Annotated[Id, Field(alias="with", description="the id of the other entry")]
    flow: Annotated[Id, Field(description="a flow id from settings.yaml")]
    kind: IntegrationKind
    note: Annotated[Plain | None, Field(max_length=300)] = None
    evidence: Proof


class Mirror(Read):
    """The entry of which this one is a managed variant: what it does not say itself, it inherits from there."""

    of: Annotated[Id, Field(description="the id of the upstream entry")]
    note: Annotated[Plain | None, Field(max_length=300)] = None
    evidence: Proof


class Review(Frozen):
    """A second reading: somebody who did not write the entry compared claims with their sources."""

    on: Date
    claims: Annotated[int, Field(ge=1, le=10_000, description="claims compared with their sources")]
    corrected: Annotated[
        int, Field(ge=0, le=10_000, description="how many of them were changed in level, note or evidence")
    ]
    note: Annotated[Plain | None, Field(max_length=300)] = None


class Links(Frozen):
    """Where the product's own pages are."""

    website: Url
    documentation: Url | None = None
    source: Url | None = None
    pricing: Url | None = None
    status: Annotated[Url | None, Field(description="service status page")] = None


class Platform(Frozen):
    """An entry of the catalogue: a platform, a tool or a service."""

    id: Id
    name: Line
    kind: Kind
    category: Annotated[Id, Field(description="a category id from settings.yaml")]
    summary: Annotated[Plain, Field(min_length=40, max_length=360, description="what it is, in one or two sentences")]
    aliases: tuple[Alias, ...] = ()
    owner: Owner
    links: Links
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
    lifecycle: Lifecycle
    release: Annotated[Release | None, Field(description="the newest version that was seen")] = None
    scope: Annotated[tuple[Scope, ...], Field(min_length=1)]
    integrations: tuple[Integration, ...] = ()
    store: Annotated[
        Store | None,
        Field(description="the kind of store of its own into which data has to be brought"),
    ] = None
    secondary: Annotated[
        tuple[Id, ...],
        Field(
            description="capabilities that it offers too, though its maker says that it is for something else, and for "
            "which people normally take a tool made for them"
        ),
    ] = ()
    mirror: Mirror | None = None
    reviews: tuple[Review, ...] = ()
    verdict: Annotated[
        Verdict | None, Field(description="an organisation's own, only in a layer other than the first")
    ] = None
    claims: FrozenMap[Claim]

    @property
    def ended(self) -> bool:
        """Whether the product as a whole is at its end: it stays in the guide, and is never recommended."""
        return self.lifecycle.status.ended


class LevelMeanings(Frozen):
    """What the levels mean for one capability."""

    full: Text
    partial: Text
    diy: Text | None = None
    none: Text


class Limit(Frozen):
    """A shortcoming that makes a level partial or diy, the same in every entry."""

    id: Id
    text: Annotated[Plain, Field(min_length=10, max_length=160, description="a sentence about the product")]
    level: Annotated[Literal[Level.PARTIAL, Level.DIY], Field(description="the level that it gives")]
    apart: Annotated[bool, Field(description="it has to be bought besides: a result says so")] = False


class Ruling(Frozen):
    """How a case is decided that the meanings of the levels leave open, the same for every entry."""

    text: Annotated[Plain, Field(min_length=10, max_length=400)]
    why: Annotated[Plain, Field(min_length=10, max_length=400)]


class Capability(Frozen):
    """Something that a team needs done, in the field's own words."""

    id: Id
    name: Line
    short: Annotated[Plain, Field(min_length=1, max_length=26, description="the name as a column heading")]
    aliases: tuple[Line, ...] = ()
    definition: Text
    why: Text
    levels: LevelMeanings
    limits: Annotated[tuple[Limit, ...], Field(description="what makes a level partial or diy")] = ()
    rulings: Annotated[tuple[Ruling, ...], Field(description="how cases that were open are decided")] = ()
    by_edition: Annotated[
        bool,
        Field(description="true where editions of one product differ as a rule: one that nobody read is unknown"),
    ] = False
    former: Annotated[
        tuple[Id, ...], Field(description="ids that it had before; addresses, filters and links with them still hold")
    ] = ()
    test: Annotated[Plain, Field(min_length=1, max_length=1200, description="how to test it in an afternoon")]


class Area(Frozen):
    """A group of capabilities; the file's name is its id."""

    id: Id
    name: Line
    short: Annotated[Plain, Field(min_length=1, max_length=20)]
    core: Annotated[bool, Field(description="true for the areas without which it is no platform")] = False
    order: Whole
    summary: Text
    capabilities: Annotated[tuple[Capability, ...], Field(min_length=1)]


class Flow(Named):
    """A connection between two areas that a stack has to make somehow."""

    source: Id
    target: Id
    made_by: Annotated[
        Id | None,
        Field(description="a capability; a part that has it in full makes this flow with any other part"),
    ] = None


class BuyingTopic(Named):
    """Something that buyers ask about an edition, with the answers that can be compared."""

    options: Annotated[tuple[Named, ...], Field(min_length=1)]


class Outside(Named):
    """A product without an entry here that editions require."""

    serves: Annotated[tuple[Id, ...], Field(description="the areas that it serves")] = ()
    serves_as: Annotated[
        tuple[Id, ...], Field(description="entries in whose place it will do where an edition requires them")
    ] = ()


class Limits(Frozen):
    """Ages in days after which a claim is called stale."""

    stale_after: Annotated[int, Field(gt=0, le=36_500)]
    expired_after: Annotated[int, Field(gt=0, le=36_500)]


class Settings(Frozen):
    """What a fork changes first: names, vocabularies and thresholds."""

    title: Line
    licence: Annotated[
        Line | None,
        Field(
            description="the licence of text and data as the settings of the site name it when they ship; "
            "a build with an internal layer says that it does not hold for that layer"
        ),
    ] = None
    categories: Annotated[tuple[Named, ...], Field(min_length=1)]
    environments: Annotated[tuple[Named, ...], Field(min_length=1)]
    units: Annotated[tuple[Named, ...], Field(description="what a price can be counted in")] = ()
    buying: Annotated[
        tuple[BuyingTopic, ...],
        Field(description="what buyers ask about an edition, in the order in which it is shown"),
    ] = ()
    flows: tuple[Flow, ...] = ()
    outside: Annotated[
        tuple[Outside, ...], Field(description="products without an entry here that editions require")
    ] = ()
    limits: Limits
    refused_hosts: Annotated[
        tuple[Line, ...], Field(description="words in a host name that make an address unfit as evidence")
    ] = ()
    refused_words: Annotated[
        tuple[Line, ...], Field(description="words of praise that no note, summary or event may hold")
    ] = ()
    everyday_words: Annotated[
        tuple[Line, ...],
        Field(description="names of entries that are ordinary words as well, as the entries write them"),
    ] = ()
    passing_words: Annotated[
        tuple[Line, ...],
        Field(description="phrases for what is newest on a day, which no note holds: `release` of an entry says it"),
    ] = ()
    source_available: Annotated[
        tuple[Line, ...], Field(description="SPDX identifiers of licences that show the source and are not open source")
    ] = ()
    verdicts: Annotated[
        tuple[VerdictStatus, ...], Field(description="what an organisation can say about using an entry")
    ] = ()
    pairs: Annotated[
        tuple[tuple[Id, Id], ...], Field(description="entries that people weigh against each other, in order of ids")
    ] = ()


class Layer(Frozen):
    """What a data folder says of itself in its `layer.yaml`."""

    label: Line
    internal: Annotated[
        bool | None,
        Field(
            description="true: a build for the public refuses this layer; absent: false for the first layer, "
            "true for every other"
        ),
    ] = None
    nav: Annotated[
        tuple[Any, ...],
        Field(
            description="the navigation of its pages, written as in mkdocs.yml, with paths below its docs folder; "
            "pages that it does not name follow"
        ),
    ] = ()
