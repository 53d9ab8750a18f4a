"""The public data: the records that programs read, as models from which the OpenAPI document is generated.

What people typed and what is computed stand apart: `record` and `derived` of one platform, `origin` of a claim.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from platform_guide.catalog.catalog import Catalog, Cell
from platform_guide.catalog.confidence import Confidence, confidence
from platform_guide.catalog.events import identity, uid
from platform_guide.catalog.schema.base import Frozen
from platform_guide.catalog.schema.changelog import Changes
from platform_guide.catalog.schema.glossary import Term
from platform_guide.catalog.schema.model import Area, Capability, Event, Evidence, Integration, Platform
from platform_guide.catalog.schema.recipe import CheckKind, Recipe
from platform_guide.catalog.schema.vocabulary import Delivery, Kind, Level, Licence, Status
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.engine.value import Interval
from platform_guide.sections.compare.scores import Scored
from platform_guide.sections.platforms.claims import told
from platform_guide.sections.platforms.facts import Worded, facts
from platform_guide.sections.platforms.matrix import unique
from platform_guide.sections.platforms.recipes import State, highest, state_of
from platform_guide.sections.shared.words import when_read

VERSION = "1"
ROOT = f"api/v{VERSION}/"


class Origin(StrEnum):
    """Where a level comes from: the entry's own claim, its upstream's, or only the scope."""

    OWN = "own"
    INHERITED = "inherited"
    SCOPE = "scope"


class ApiIndex(Frozen):
    """What there is, and as of when."""

    title: str
    version: str
    data_date: Annotated[dt.date, Field(description="the newest day on which somebody read a source")]
    licence: str
    platforms: int
    capabilities: int
    claims: int
    resources: dict[str, str]


class PlatformSummary(Frozen):
    """One entry in the list; addresses are relative to the root of the site."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: Kind
    category: str
    status: Status
    summary: str
    owner: str
    areas: tuple[str, ...]
    deliveries: tuple[Delivery, ...]
    licences: tuple[Licence, ...]
    claims: int
    unknown: int
    page: str
    data: str
    verdict: Annotated[str | None, Field(description="an organisation's own, where it has one")] = None


class DerivedEdition(Frozen):
    """What one edition offers of a capability."""

    level: Level
    limits: tuple[str, ...]
    text: Annotated[str, Field(description="limits and note in one text")]
    same_as: str | None = None


class DerivedCell(Frozen):
    """A level that is known of an entry, and where it comes from.

    What is inherited was checked for the upstream and not for this entry, so its level here is unknown.
    """

    level: Level
    origin: Origin
    confidence: Confidence
    upstream: str | None = None
    limits: Annotated[tuple[str, ...], Field(description="ids of the limits that give the level")] = ()
    text: Annotated[str, Field(description="limits and note in one text")] = ""
    best: Annotated[
        tuple[str, ...], Field(description="names of the editions that have this level; empty where all have it")
    ] = ()
    editions: dict[str, DerivedEdition] = Field(
        default_factory=dict, description="by id, where a claim says something of single editions"
    )
    text_day: Annotated[
        dt.date | None,
        Field(description="the newest day of a text behind the claim, or that of its reading: staleness goes by it"),
    ] = None
    when_read: Annotated[str | None, Field(description="the days of text and reading in words, as pages have them")] = (
        None
    )


class WordedFact(Frozen):
    """A line of a fact in the words of the pages."""

    fact: Annotated[str, Field(description="which fact it is, for example `delivery`")]
    text: str


class WordedFacts(Frozen):
    """The facts of an entry as a whole, and of its editions by their ids.

    An entry's `dates`, and an edition's `prices`, are one line for each event and price of the record, in its order.
    """

    entry: tuple[WordedFact, ...]
    editions: dict[str, tuple[WordedFact, ...]]


class PlatformDetail(Frozen):
    """One entry: the record as people typed it, and what is computed from it."""

    record: Platform
    worded: WordedFacts
    derived: dict[str, DerivedCell]
    scores: Annotated[
        dict[str, dict[str, Interval]],
        Field(
            description="by edition and criterion, the lowest and highest score of 0 to 100 of the edition by itself; "
            "one with several deliveries counts in the one that does best; empty where there is no decision"
        ),
    ]
    best_edition: Annotated[
        str | None, Field(description="the edition whose value is highest at the weights that the guide proposes")
    ] = None


class ClaimRow(Frozen):
    """One claim in a flat list, with what it takes to read it alone."""

    platform: str
    platform_name: str
    kind: Kind
    category: str
    status: Status
    area: str
    capability: str
    level: Level
    origin: Origin
    confidence: Confidence
    note: str
    limits: tuple[str, ...]
    text: Annotated[str, Field(description="limits and note in one text")]
    editions: dict[str, Level]
    verified_on: dt.date
    evidence: tuple[Evidence, ...]
    page: str
    text_day: Annotated[dt.date, Field(description="the newest day of a text behind the claim, or that of its reading")]
    verdict: str | None = None


class EventRow(Frozen):
    """Something dated that happened, or is announced, with the entry that it concerns."""

    platform: str
    id: Annotated[str, Field(description="unique within the entry: the event's own id, or part and kind")]
    uid: Annotated[str, Field(description="the identity in the feeds and in the calendar")]
    event: Event


class IntegrationRow(Frozen):
    """A sourced edge; `platform` is the entry whose file holds it."""

    platform: str
    integration: Integration


class PlatformList(Frozen):
    """All entries in short."""

    data_date: dt.date
    platforms: tuple[PlatformSummary, ...]


class CapabilityList(Frozen):
    """All areas with their capabilities and what the levels mean there."""

    data_date: dt.date
    areas: tuple[Area, ...]


class TermList(Frozen):
    """The glossary, in the order of the terms."""

    data_date: dt.date
    terms: tuple[Term, ...]


class ClaimList(Frozen):
    """All claims, own and inherited; a capability outside an entry's scope has none."""

    data_date: dt.date
    claims: tuple[ClaimRow, ...]


class EventList(Frozen):
    """Events and changes of the data, newest first, and all integrations."""

    data_date: dt.date
    events: tuple[EventRow, ...]
    changes: tuple[Changes, ...]


class IntegrationList(Frozen):
    """All integrations."""

    data_date: dt.date
    integrations: tuple[IntegrationRow, ...]


class RecipeRow(Frozen):
    """A recipe: the record as people typed it, and what holds of its checks for the files of today."""

    record: Recipe
    page: str
    states: Annotated[dict[str, State], Field(description="by check: `outdated` where it passed on other files")]
    highest: Annotated[
        CheckKind | None, Field(description="the strongest kind of check that passed and still holds")
    ] = None


class RecipeList(Frozen):
    """All recipes, in the order of their ids."""

    data_date: dt.date
    recipes: tuple[RecipeRow, ...]


def _origin(cell: Cell) -> Origin:
    if cell.claim is None:
        return Origin.SCOPE
    return Origin.INHERITED if cell.upstream else Origin.OWN


def _confidence(platform: Platform, cell: Cell) -> Confidence:
    return confidence(cell.upstream or platform, cell.claim) if cell.claim else Confidence.ABSENT


def platform_list(catalog: Catalog) -> PlatformList:
    """Return all entries in short, in the order of ids."""
    return PlatformList(
        data_date=catalog.data_date,
        platforms=tuple(_summary(catalog, platform) for platform in catalog.platforms.values()),
    )


def _summary(catalog: Catalog, platform: Platform) -> PlatformSummary:
    cells = [catalog.cell(platform, capability.id) for _, capability in catalog.capabilities()]
    return PlatformSummary(
        id=platform.id,
        name=platform.name,
        aliases=tuple(alias.name for alias in platform.aliases),
        kind=platform.kind,
        category=platform.category,
        status=platform.lifecycle.status,
        summary=platform.summary,
        owner=platform.owner.name,
        areas=tuple(scope.area for scope in platform.scope),
        deliveries=unique(item for edition in platform.editions for item in edition.delivery),
        licences=unique(edition.licence_family for edition in platform.editions),
        claims=sum(cell.in_scope for cell in cells),
        unknown=sum(cell.level is Level.UNKNOWN for cell in cells),
        page=f"platforms/{platform.id}/",
        data=f"{ROOT}platforms/{platform.id}.json",
        verdict=platform.verdict.status if platform.verdict else None,
    )


def platform_detail(catalog: Catalog, platform: Platform, scored: Scored | None = None) -> PlatformDetail:
    """Return one entry with the levels that hold for it, by capability, and what it scores by itself."""
    derived = {item.id: _derived(catalog, platform, item) for _, item in catalog.capabilities()}
    said = facts(catalog, platform)
    return PlatformDetail(
        record=platform,
        worded=WordedFacts(
            entry=_lines(said.entry),
            editions={name: _lines(found) for name, found in said.editions.items()},
        ),
        derived=derived,
        scores={name: dict(found) for name, found in scored.editions.items()} if scored else {},
        best_edition=scored.best if scored else None,
    )


def _derived(catalog: Catalog, platform: Platform, capability: Capability) -> DerivedCell:
    cell, said = catalog.cell(platform, capability.id), told(catalog, platform, capability)
    levels = catalog.editions_of(platform, capability.id)
    return DerivedCell(
        level=cell.level,
        origin=_origin(cell),
        confidence=_confidence(platform, cell),
        upstream=cell.upstream.id if cell.upstream else None,
        text_day=cell.claim.as_of if cell.claim and not cell.upstream else None,
        when_read=when_read(cell.claim) if cell.claim and not cell.upstream else None,
        limits=cell.claim.limits if cell.claim and not cell.upstream else (),
        text=said.text if said else "",
        best=said.best if said else (),
        editions={
            one.edition.id: DerivedEdition(
                level=one.level, limits=levels[one.edition.id].limits, text=one.text, same_as=one.same_as
            )
            for one in (said.editions if said else ())
        },
    )


def _lines(found: Iterable[Worded]) -> tuple[WordedFact, ...]:
    return tuple(WordedFact(fact=one.fact, text=one.text) for one in found)


def claim_rows(catalog: Catalog) -> Iterator[ClaimRow]:
    """Yield every claim that holds, entry by entry in the order of ids, in reading order of capabilities."""
    capabilities = [(area.id, capability) for area, capability in catalog.capabilities()]
    for platform in catalog.platforms.values():
        for area, rubric in capabilities:
            capability = rubric.id
            cell, said = catalog.cell(platform, capability), told(catalog, platform, rubric)
            if cell.claim is None or said is None:
                continue
            # Everything comes from checked models: checking it again takes most of the time of a large catalogue.
            yield ClaimRow.model_construct(
                platform=platform.id,
                platform_name=platform.name,
                kind=platform.kind,
                category=platform.category,
                status=platform.lifecycle.status,
                area=area,
                capability=capability,
                level=cell.level,
                origin=_origin(cell),
                confidence=_confidence(platform, cell),
                # Whoever reads notes alone still learns what is missing, where the limits say it.
                note=(not cell.upstream and cell.claim.note) or said.text,
                limits=() if cell.upstream else cell.claim.limits,
                text=said.text,
                editions={one.edition.id: one.level for one in said.editions},
                verified_on=cell.claim.verified_on,
                evidence=cell.claim.evidence,
                page=f"platforms/{platform.id}/#{capability}",
                text_day=cell.claim.as_of,
                verdict=platform.verdict.status if platform.verdict else None,
            )


def event_list(catalog: Catalog) -> EventList:
    """Return the events of all entries, newest first, with the changes of the data."""
    events = [(platform, event) for platform in catalog.platforms.values() for event in platform.lifecycle.events]
    events.sort(key=lambda pair: (pair[1].date, pair[0].id), reverse=True)
    return EventList(
        data_date=catalog.data_date,
        events=tuple(
            EventRow(
                platform=platform.id,
                id=identity(event),
                uid=uid(platform, event, catalog.published),
                event=event,
            )
            for platform, event in events
        ),
        changes=catalog.changelog,
    )


def integration_list(catalog: Catalog) -> IntegrationList:
    """Return all integrations in the order of the entries that declare them."""
    rows = (
        IntegrationRow(platform=platform.id, integration=edge)
        for platform in catalog.platforms.values()
        for edge in platform.integrations
    )
    return IntegrationList(data_date=catalog.data_date, integrations=tuple(rows))


def recipe_list(catalog: Catalog) -> RecipeList:
    """Return all recipes with what is proven of them."""
    return RecipeList(
        data_date=catalog.data_date,
        recipes=tuple(
            RecipeRow(
                record=recipe,
                page=f"platforms/{recipe.platform}/#recipe-{recipe.id}",
                states={check.id: state_of(catalog, recipe, check) for check in recipe.checks},
                highest=highest(catalog, recipe),
            )
            for recipe in catalog.recipes
        ),
    )


RESOURCES: dict[str, tuple[str, type[Frozen], str]] = {
    "index": ("index.json", ApiIndex, "What there is, and as of when"),
    "platforms": ("platforms.json", PlatformList, "All entries in short"),
    "platform": ("platforms/{id}.json", PlatformDetail, "One entry with its claims and evidence"),
    "capabilities": ("capabilities.json", CapabilityList, "Areas, capabilities and what the levels mean"),
    "claims": ("claims.json", ClaimList, "All claims in one list"),
    "events": ("events.json", EventList, "What happened, what is announced, what changed in the data"),
    "integrations": ("integrations.json", IntegrationList, "Which entries work together, with the source"),
    "recipes": ("recipes.json", RecipeList, "How the portable core is started on products, and what was checked"),
    "glossary": ("glossary.json", TermList, "What the words of the field and of this guide mean"),
    "decision": ("decision.json", DecisionData, "Facts, questions, rules and criteria of the decision"),
}
"""Each resource of the API: its file, the model of its content, and a line about it."""


def api_index(catalog: Catalog, licence: str) -> ApiIndex:
    """Return the entrance to the API."""
    return ApiIndex(
        title=catalog.settings.title,
        version=VERSION,
        data_date=catalog.data_date,
        licence=licence,
        platforms=len(catalog.platforms),
        capabilities=sum(len(area.capabilities) for area in catalog.areas),
        claims=sum(len(platform.claims) for platform in catalog.platforms.values()),
        resources={name: path for name, (path, _, _) in RESOURCES.items()},
    )
