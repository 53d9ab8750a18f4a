"""Catalogue to decision model: conditions parsed and lowered, edition differences applied, names made positions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from platform_guide.catalog.levels import edition_levels, level_of
from platform_guide.catalog.mirror import effective
from platform_guide.catalog.recorded import Recorded
from platform_guide.catalog.schema.model import Area, Capability, Claim, Edition, Outside, Platform, Settings
from platform_guide.catalog.schema.vocabulary import NO_STORE, Delivery, Level, PricingModel, Runs, Status, Use
from platform_guide.decision.data.model import (
    Build,
    Criterion,
    DecisionData,
    Each,
    Fact,
    Former,
    Question,
    Requirement,
    Rule,
    SubScore,
)
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.data.vocabulary import FactType, OnOpen
from platform_guide.decision.engine.model import (
    BuildData,
    CandidateData,
    CriterionData,
    EachData,
    EditionData,
    FactData,
    FactValue,
    FormerData,
    Model,
    OutsideData,
    QuestionData,
    RequirementData,
    RuleData,
    SourceData,
)
from platform_guide.decision.predicate.evaluate import MAYBE
from platform_guide.decision.predicate.syntax import parse
from platform_guide.decision.predicate.types import LEVELS, Vocabulary, candidate_vocabulary, fact_vocabulary, lower

VERSION = 1
_RANK = {level: str(rank) for rank, level in enumerate(LEVELS)} | {Level.UNKNOWN.value: "?"}

_RUN_BY_OTHERS = {Delivery.SAAS: "service", Delivery.CUSTOMER_CLOUD: "account"}
"""Where somebody else keeps it running, what it would need is theirs to bring."""


class Source(Recorded, Protocol):
    """What the decision reads of a catalogue."""

    @property
    def settings(self) -> Settings:
        """Vocabularies of the catalogue."""

    @property
    def areas(self) -> tuple[Area, ...]:
        """Areas in their order."""

    @property
    def platforms(self) -> Mapping[str, Platform]:
        """Entries by id."""

    @property
    def data_date(self) -> dt.date:
        """The newest day on which somebody read a source."""


def compile_model(catalog: Source) -> Model:
    """Return the decision model of a checked catalogue.

    Raises:
        ValueError: the catalogue has no decision, or (PredicateError, KeyError) it was never checked.
    """
    data = decision_of(catalog)
    if data.parameters is None:
        raise ValueError("the catalogue has no decision")
    capabilities = [capability for area in catalog.areas for capability in area.capabilities]
    rubrics = {capability.id: capability for capability in capabilities}
    named = _named(catalog)
    kinds = {fact.id: fact.type.value for fact in data.facts}
    environments = tuple(sorted(item.id for item in catalog.settings.environments))
    position = {capability.id: index for index, capability in enumerate(capabilities)}
    limits = _limits(capabilities)
    flows = {flow.id: index for index, flow in enumerate(catalog.settings.flows)}
    areas = [area.id for area in catalog.areas]
    facts = fact_vocabulary(data.facts, (*catalog.platforms, *(one.id for one in catalog.settings.outside)))
    attributes = candidate_vocabulary(catalog.settings, catalog.areas, catalog.platforms, facts)
    stages = data.maturity.stages if data.maturity else ()
    return {
        "version": VERSION,
        "date": str(catalog.data_date),
        "parameters": {
            **data.parameters.model_dump(mode="json"),
            "ended": [status.value for status in Status if status.ended],
        },
        "messages": dict(data.messages),
        "levels": list(LEVELS),
        "areas": areas,
        "area_labels": [area.name for area in catalog.areas],
        "capabilities": list(position),
        "labels": [capability.name for capability in capabilities],
        "area_of": [index for index, area in enumerate(catalog.areas) for _ in area.capabilities],
        "limits": [(position[name], text) for (name, _), (_, text) in limits.items()],
        "flows": [
            (flow.id, areas.index(flow.source), areas.index(flow.target), position.get(flow.made_by or ""))
            for flow in catalog.settings.flows
        ],
        "places": [
            {"id": place.id, "label": place.label, "when": lower(parse(place.when), facts) if place.when else None}
            for place in data.places
        ],
        "steps": [step.model_dump(mode="json") for step in data.steps],
        "doors": [
            {
                "id": door.id,
                "label": door.label,
                "description": door.description,
                "start": door.start,
                "short": list(door.short),
                "assumes": list(door.assumes),
                "set": {name: _plain(value) for name, value in door.set.items()},
            }
            for door in data.doors
        ],
        "facts": [_fact(fact) for fact in data.facts],
        "questions": [_question(question, facts) for question in data.questions],
        "former": [_former(former) for former in data.former],
        "maturity": [{"id": stage.id, "label": stage.label, "description": stage.description} for stage in stages],
        "rules": [
            _rule(rule, (facts, attributes), (position, limits), [stage.id for stage in stages], (named, kinds))
            for rule in data.rules
        ],
        "criteria": [_criterion(criterion, attributes, position) for criterion in data.criteria],
        "candidates": [
            _candidate(
                _Known(
                    platform,
                    effective(platform, catalog.platforms, catalog.areas),
                    rubrics,
                    environments,
                    catalog.settings.outside,
                    catalog.data_date - _REMEMBERED,
                    limits,
                ),
                data,
                flows,
            )
            for _, platform in sorted(catalog.platforms.items())
        ],
        "outside": _outside(catalog),
    }


_Limits = Mapping[tuple[str, str], tuple[int, str]]
"""The limits of all rubrics by capability and id: each with its position in the model and its text."""


def _limits(capabilities: Sequence[Capability]) -> _Limits:
    every = [((one.id, limit.id), limit.text) for one in capabilities for limit in one.limits]
    return {name: (at, text) for at, (name, text) in enumerate(every)}


def _outside(catalog: Source) -> dict[str, OutsideData]:
    """Return what editions require that has no entry: what the settings name, and names that only an edition gives."""
    found: dict[str, OutsideData] = {
        one.id: {"label": one.label, "serves": list(one.serves)} for one in catalog.settings.outside
    }
    for platform in catalog.platforms.values():
        for edition in platform.editions:
            for name in (edition.requires_outside, *edition.requires):
                if name and name not in catalog.platforms:
                    found.setdefault(name, {"label": name, "serves": None})
    return dict(sorted(found.items()))


def _plain(value: object) -> FactValue:
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return value if isinstance(value, bool | int | str) else None


def _fact(fact: Fact) -> FactData:
    return {
        "id": fact.id,
        "type": fact.type.value,
        "label": fact.label,
        "why": fact.why,
        "values": [value.id for value in fact.values],
        "labels": [value.label for value in fact.values],
        "unit": fact.unit,
        "minimum": fact.minimum,
        "maximum": fact.maximum,
        "sensitive": fact.sensitive,
        "unasked": _plain(fact.unasked),
    }


def _question(question: Question, facts: Vocabulary) -> QuestionData:
    unknown = question.unknown
    return {
        "id": question.id,
        "step": question.step,
        "text": question.text,
        "why": question.why,
        "kind": question.kind.value,
        "answers": [
            {
                "id": answer.id,
                "label": answer.label,
                "help": answer.help,
                "set": {name: _plain(value) for name, value in answer.set.items()},
            }
            for answer in question.answers
        ],
        "fact": question.fact,
        "offer": list(question.offer),
        "assumed": list(question.assumed),
        "unknown": {
            "label": unknown.label,
            "find_out": unknown.find_out,
            "ask": unknown.ask,
            "set": {name: _plain(value) for name, value in unknown.set.items()},
        }
        if unknown
        else None,
        "offered": question.offered,
        "most": question.most,
        "next": [
            {"when": None if edge.when is None else lower(parse(edge.when), facts), "to": edge.to}
            for edge in question.next
        ],
    }


def _former(former: Former) -> FormerData:
    return {
        "was": {name: list(answers) for name, answers in former.was.items()},
        "answered": list(former.answered),
        "unanswered": list(former.unanswered),
        "drop": list(former.drop),
        "now": dict(former.now),
    }


def _requirement(requirement: Requirement, facts: Vocabulary, attributes: Vocabulary) -> RequirementData:
    build = requirement.build
    return {
        "that": lower(parse(requirement.that), attributes),
        "on_unknown": requirement.on_unknown.value,
        "on_open": requirement.on_open.value,
        "label": requirement.label,
        "build": _build(build, facts, attributes) if build else None,
    }


def _build(build: Build, facts: Vocabulary, attributes: Vocabulary) -> BuildData:
    return {
        "when": lower(parse(build.when), attributes),
        "takes": build.takes,
        "beside": lower(parse(build.beside), facts) if build.beside else None,
    }


_Named = Mapping[str, Mapping[str, str]]
"""What a reader can name, with the words that stand for it in a rule of each."""


def _named(catalog: Source) -> _Named:
    """Return every entry and every capability at a level that can be named."""
    levels = (Level.DIY, Level.PARTIAL, Level.FULL)
    found = {name: {"value": name, "name": platform.name} for name, platform in sorted(catalog.platforms.items())}
    for area in catalog.areas:
        for one in area.capabilities:
            for level in levels:
                words = {"capability": one.id, "level": level.value, "area": area.id, "name": one.name}
                found[f"{one.id}.{level.value}"] = words
    return found


def _self_built(each: Each, words: Mapping[str, str], attributes: Vocabulary) -> BuildData | None:
    """Return how a must-have at the level DIY is met by what has that level: the reader builds it."""
    if each.takes is None or words.get("level") != Level.DIY.value:
        return None
    return {
        "when": lower(parse(each.that.format(**words)), attributes),
        "takes": each.takes.format(**words),
        "beside": lower(parse("true"), {}),
    }


def _each(each: Each, attributes: Vocabulary, position: Mapping[str, int], named: _Named, kind: str) -> EachData:
    """Return what follows from each value that a fact of a kind can have."""
    found: EachData = {"fact": each.fact, "require": {}, "need": {}}
    for value, words in named.items():
        if ("capability" in words) != (kind == FactType.MUSTS):
            continue
        if "capability" in words and words["area"] not in each.areas:
            found["need"][value] = (position[words["capability"]], LEVELS.index(words["level"]), False, [])
        else:
            build = _self_built(each, words, attributes)
            asked = {**words, "level": Level.PARTIAL.value} if build else words
            found["require"][value] = {
                "that": lower(parse(each.that.format(**asked)), attributes),
                "on_unknown": each.on_unknown.value,
                "on_open": OnOpen.HOLD.value,
                "label": each.label.format(**words),
                "build": build,
            }
    return found


def _rule(
    rule: Rule,
    words: tuple[Vocabulary, Vocabulary],
    places: tuple[Mapping[str, int], _Limits],
    stages: list[str],
    named: tuple[_Named, Mapping[str, str]],
) -> RuleData:
    """Return a rule; `words` are what conditions may read of facts and of candidates, `places` positions by name."""
    facts, attributes = words
    position, limits = places
    outcome = rule.outcome
    return {
        "id": rule.id,
        "when": lower(parse(rule.when), facts),
        "because": rule.because,
        "require": [_requirement(item, facts, attributes) for item in rule.require],
        "each": _each(rule.each, attributes, position, named[0], named[1][rule.each.fact]) if rule.each else None,
        "need": [
            (
                position[need.capability],
                LEVELS.index(need.level.value),
                need.made,
                sorted(limits[need.capability, name][0] for name in need.without),
            )
            for need in rule.need
        ],
        "swing": dict(rule.swing),
        "maturity": None if rule.maturity is None else stages.index(rule.maturity),
        "outcome": {"kind": outcome.kind.value, "path": outcome.lesson.path, "label": outcome.lesson.label}
        if outcome
        else None,
        "note": rule.note,
        "about": list(rule.about),
    }


def _source(source: Criterion | SubScore, attributes: Vocabulary, position: Mapping[str, int]) -> SourceData:
    points = source.levels
    return {
        "claims": [position[name] for name in source.claims],
        "points": [points.none, points.diy, points.partial, points.full],
        "saturate": source.saturate,
        "attribute": source.attribute,
        "values": dict(source.values),
        "grades": [(lower(parse(grade.when), attributes), grade.score) for grade in source.grades],
    }


def _criterion(criterion: Criterion, attributes: Vocabulary, position: Mapping[str, int]) -> CriterionData:
    own = _source(criterion, attributes, position)
    parts = [_source(part, attributes, position) for part in criterion.parts]
    return {
        **own,
        "parts": [{**part, "share": said.share} for said, part in zip(criterion.parts, parts, strict=True)],
        "id": criterion.id,
        "label": criterion.label,
        "low_label": criterion.low_label,
        "high_label": criterion.high_label,
        "rationale": criterion.rationale,
        "weight": criterion.weight,
        "computed": criterion.computed and criterion.computed.value,
        "anchors": [(anchor.at, anchor.score) for anchor in criterion.anchors],
        "rollup": criterion.rollup.value,
    }


_REMEMBERED = dt.timedelta(days=730)
"""How long a name that was given up is said beside the new one."""


@dataclass(frozen=True)
class _Known:
    """What is known of an entry: the claims that hold for it, inherited ones included, by capability."""

    platform: Platform
    claims: Mapping[str, Claim]
    rubrics: Mapping[str, Capability]
    places: tuple[str, ...]
    outside: tuple[Outside, ...]
    since: dt.date
    every_limit: _Limits

    @property
    def formerly(self) -> str | None:
        """The name that the product as a whole gave up last, where readers may still know it by that."""
        aliases = self.platform.aliases
        dated = [(one.until, one.name) for one in aliases if one.former and one.until and not one.part]
        last = max((until for until, _ in dated), default=self.since)
        return next((name for until, name in dated if until == last > self.since), None)

    def level(self, capability: str, edition: str) -> Level:
        """Return the level of an edition: none outside the entry's scope, unknown where it is only inherited."""
        claim = self.claims.get(capability)
        if claim is None:
            return Level.NONE
        if capability not in self.platform.claims:
            return Level.UNKNOWN
        return level_of(claim, edition, by_edition=self.rubrics[capability].by_edition)

    def sold_apart(self, capability: str, edition: str) -> bool:
        """Tell whether what an edition offers of a capability has to be bought besides."""
        apart = {limit.id for limit in self.rubrics[capability].limits if limit.apart}
        return bool(apart and apart & {*self._limits(capability, edition)})

    def limits(self, edition: str) -> list[int]:
        """Return the limits that hold for an edition, by their position in the model."""
        return [self.every_limit[name, one][0] for name in self.rubrics for one in self._limits(name, edition)]

    def _limits(self, capability: str, edition: str) -> tuple[str, ...]:
        claim, rubric = self.platform.claims.get(capability), self.rubrics[capability]
        return edition_levels(self.platform, rubric, claim)[edition].limits if claim else ()


def _candidate(known: _Known, data: DecisionData, flows: Mapping[str, int]) -> CandidateData:
    platform = known.platform
    found: CandidateData = {
        "id": platform.id,
        "name": platform.name,
        "formerly": known.formerly,
        "kind": platform.kind.value,
        "store": platform.store.value if platform.store else NO_STORE,
        "category": platform.category,
        "status": platform.lifecycle.status.value,
        "successor": platform.lifecycle.successor,
        "scope": sorted(scope.area for scope in platform.scope),
        "secondary": sorted(at for at, name in enumerate(known.rubrics) if name in platform.secondary),
        "integrations": sorted((edge.with_, flows[edge.flow]) for edge in platform.integrations),
        "editions": [
            _edition(known, edition, delivery, data) for edition in platform.editions for delivery in edition.delivery
        ],
    }
    if platform.verdict:
        found["verdict"] = platform.verdict.status
    return found


def _required(known: _Known, edition: Edition, delivery: Delivery) -> list[list[str]]:
    """Return what an edition does not run without, each with what will do instead."""
    named = [] if delivery in _RUN_BY_OTHERS else sorted(edition.requires)
    found = [[name, *sorted(one.id for one in known.outside if name in one.serves_as)] for name in named]
    return found + ([[edition.requires_outside]] if edition.requires_outside else [])


def _edition(known: _Known, edition: Edition, delivery: Delivery, data: DecisionData) -> EditionData:
    """Return an edition in one delivery: must-haves are met by one way to run it, not by several together."""
    # A way of which nothing is known is asked about once, with the first of those in which it can be had.
    said = {*edition.delivery, *edition.not_delivery}
    unknown = [one.value for one in Delivery if one not in said] if delivery is edition.delivery[0] else []
    attributes: dict[str, Any] = {
        "edition_status": edition.status.value,
        "delivery": [delivery.value, *(f"{MAYBE}{one}" for one in unknown)],
        "runs": _RUN_BY_OTHERS.get(delivery) or (edition.runs or Runs.SERVER).value,
        "environments": [
            *sorted(edition.environments),
            *(f"{MAYBE}{one}" for one in known.places if one not in {*edition.environments, *edition.not_environments}),
        ],
        "use": None if edition.use is Use.UNKNOWN else (edition.use or Use.PRODUCTION).value,
        "licence": edition.licence_family.value,
        "pricing": edition.pricing.model.value,
        "free_tier": edition.pricing.free_tier,
    }
    fits = (
        delivery in place.deliveries and bool(set(place.environments) & set(edition.environments))
        for place in data.places
    )
    return {
        "id": edition.id,
        "name": edition.name,
        "levels": "".join(_RANK[known.level(name, edition.id).value] for name in known.rubrics),
        "places": sum(1 << index for index, fit in enumerate(fits) if fit),
        "price": list(PricingModel).index(edition.pricing.model),
        "apart": [at for at, name in enumerate(known.rubrics) if known.sold_apart(name, edition.id)],
        "limits": known.limits(edition.id),
        "requires": _required(known, edition, delivery),
        "attributes": attributes,
    }
