"""From judged entries to the ranked list of single entries and stacks, each with its burden and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from platform_guide.catalog.schema.vocabulary import Kind
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import BUILT, PASS, VERIFY, Judged, judge
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import (
    CoverData,
    EditionData,
    FactValue,
    FlowData,
    Interview,
    Model,
    OptionData,
    PartData,
)
from platform_guide.decision.engine.policy import Policy
from platform_guide.decision.engine.stacks import Flow, Found, Limits, Option, Stack, along, joined, search
from platform_guide.decision.engine.value import Counts, Measured, Part, Scale, alike, middle
from platform_guide.decision.predicate.evaluate import Lookup, evaluate


@dataclass(frozen=True)
class Case:
    """One reader's case: the model, what was told, what follows from it, and the options that it leaves.

    `options` are the editions that pass or have to be verified first, run where the reader works and cover at least one
    need; of the editions of one entry that do the same, those with the cheapest kind of price. `places` is the mask of
    the places in which the reader works, `built` tells
    whether editions count of which the reader has to build something.
    """

    model: Model
    interview: Interview
    policy: Policy
    owned: tuple[str, ...]
    judged: tuple[Judged, ...]
    flows: tuple[Flow, ...]
    places: int
    editions: Editions
    scale: Scale
    built: bool
    options: tuple[Option, ...]

    def name(self, entry: int) -> str:
        """Return the name of an entry for readers."""
        return self.model["candidates"][entry]["name"]

    def named(self, required: str) -> str:
        """Return the name for readers of something that an edition requires."""
        outside = self.model["outside"].get(required)
        return outside["label"] if outside else self.name(self.editions.place_of[required])


def cover(model: Model, policy: Policy, entry: int, edition: int) -> int:
    """Return the needs that an edition covers at their level, as a mask; an unknown level covers nothing."""
    levels = model["candidates"][entry]["editions"][edition]["levels"]
    found = 0
    for bit, need in enumerate(policy["needs"]):
        level = levels[need["capability"]]
        if level != "?" and int(level) >= need["rank"]:
            found |= 1 << bit
    return found


def make_case(
    model: Model, interview: Interview, policy: Policy, editions: Editions | None = None, *, built: bool = False
) -> Case:
    """Judge every entry and lay out the options; `editions` may be shared by all cases of a model."""
    editions = editions or Editions(model)
    kinds = {fact["id"] for fact in model["facts"] if fact["type"] == "entries"}
    told = [interview["facts"][name] for name in sorted(kinds)]
    owned = tuple(sorted({item for value in told if isinstance(value, list) for item in value}))
    judged = tuple(judge(editions, interview, policy["musts"], owned))
    flows = _used_flows(model, policy)
    scale = _scale(editions, policy, environment(model, interview["facts"]), owned)
    places = places_of(model, interview["facts"])
    case = Case(model, interview, policy, owned, judged, flows, places, editions, scale, built, ())
    return replace(case, options=tuple(_cheapest(model, list(_options(case, editions)))))


def _options(case: Case, editions: Editions) -> Iterator[Option]:
    joints = editions.joints(frozenset(flow.position for flow in case.flows))
    covers = [0] * len(editions.rows)
    for bit, need in enumerate(case.policy["needs"]):
        for at in editions.having(need["capability"], need["rank"]):
            covers[at] |= 1 << bit
    have = frozenset(case.owned)
    asked = {PASS, VERIFY, BUILT} if case.built else {PASS, VERIFY}
    for entry, (first, verdicts) in enumerate(zip(editions.first, case.judged, strict=True)):
        for edition, verdict in enumerate(verdicts["editions"]):
            at = first + edition
            candidate, data = editions.rows[at]
            if verdict["status"] not in asked or not covers[at] or not data["places"] & case.places:
                continue
            new = int(candidate["id"] not in have)
            requires = _required(editions.place_of, data, have) if new else frozenset()
            counts: Counts = {"parts": new + len(requires - {entry}), "glue": 0, "owned_share": 0 if new else 100}
            yield Option(
                entry=entry,
                edition=edition,
                cover=covers[at],
                places=data["places"] & case.places,
                new=new,
                verify=bool(verdict["unverified"] or verdict["open"]),
                solo=case.scale.middle([(candidate, data, new)], counts),
                joints=joints[entry],
                opens=editions.opens[at],
                requires=requires,
                whole=candidate["kind"] == Kind.PLATFORM,
            )


def _required(place_of: Mapping[str, int], data: EditionData, owned: frozenset[str]) -> frozenset[int]:
    """Return what a new edition requires beyond what the reader has; what runs already has what it requires."""
    return frozenset(place_of[group[0]] for group in data["requires"] if not owned & {*group})


def places_of(model: Model, facts: Mapping[str, FactValue]) -> int:
    """Return the places that are the reader's, or may be."""
    lookup = environment(model, facts)
    conditions = [place["when"] for place in model["places"]]
    return sum(1 << bit for bit, when in enumerate(conditions) if when is None or evaluate(when, lookup) is not False)


def _cheapest(model: Model, options: list[Option]) -> list[Option]:
    """Drop editions beside which a cheaper kind of price of the same entry does the same in the same places."""

    def price(option: Option) -> int:
        return model["candidates"][option.entry]["editions"][option.edition]["price"]

    def beside(one: Option, two: Option) -> bool:
        same = one.verify == two.verify and one.requires <= two.requires
        wide = one.cover & two.cover == two.cover and one.places & two.places == two.places
        return same and wide and price(one) < price(two)

    siblings: dict[int, list[Option]] = {}
    for option in options:
        siblings.setdefault(option.entry, []).append(option)
    return [option for option in options if not any(beside(other, option) for other in siblings[option.entry])]


def _used_flows(model: Model, policy: Policy) -> tuple[Flow, ...]:
    """Return the flows whose two areas both have a need, and that something in the catalogue makes."""
    made = {flow for candidate in model["candidates"] for _, flow in candidate["integrations"]}
    found = []
    for index, (_, source, target, by) in enumerate(model["flows"]):
        if index not in made and by is None:
            continue
        masks = [0, 0]
        for bit, need in enumerate(policy["needs"]):
            for side, area in enumerate((source, target)):
                masks[side] |= (model["area_of"][need["capability"]] == area) << bit
        if all(masks):
            found.append(Flow(index, *masks))
    return tuple(found)


def _scale(editions: Editions, policy: Policy, facts: Lookup, owned: tuple[str, ...]) -> Scale:
    needed = [0] * len(editions.model["capabilities"])
    for need in policy["needs"]:
        needed[need["capability"]] = need["rank"]
    return Scale(editions.model, policy["weights"], needed, editions.scored, editions.graded(facts, owned))


def _counted(scale: Scale, options: tuple[Option, ...], missing: tuple[int, ...]) -> tuple[list[Part], Counts]:
    new = sum(option.new for option in options)
    counts: Counts = {
        "parts": new + len(along(options)),
        "glue": len(missing),
        "owned_share": 100 * (len(options) - new) // len(options),
    }
    candidates = scale.model["candidates"]
    parts = [
        (candidates[option.entry], candidates[option.entry]["editions"][option.edition], option.new)
        for option in options
    ]
    return parts, counts


def find(case: Case, *, only_verify: bool = False) -> Found:
    """Search the options of a case.

    Args:
        case: the reader's case.
        only_verify: find the stacks with at least one part that has to be verified first, instead of those without.
    """
    given = case.model["parameters"]
    limits = Limits(
        max_parts=given["max_parts"],
        slack=given["slack"],
        listed=given["verify_listed" if only_verify else "listed"],
        width=given["alike"],
        nodes=given["nodes"],
        only_verify=only_verify,
    )
    options = [option for option in case.options if only_verify or not option.verify]
    if limits.listed == 0 or (only_verify and not any(option.verify for option in options)):
        return Found((), exhaustive=True)

    def value_of(chosen: tuple[Option, ...], missing: tuple[int, ...]) -> int:
        return case.scale.middle(*_counted(case.scale, chosen, missing))

    return search(options, len(case.policy["needs"]), case.flows, limits, value_of)


def ranked(case: Case, stacks: tuple[Stack, ...]) -> list[OptionData]:
    """Describe the stacks in their order of rank.

    What needs no new tool comes first, then value decides. Values that decide nothing between them (see
    `value.alike`, measured against the first of the group) share a rank; within such a group the smaller burden
    stands first, and of equal burdens the one with fewer new tools.
    """
    measured = [(stack, case.scale.measure(*_counted(case.scale, stack.options, stack.missing))) for stack in stacks]
    measured.sort(key=lambda pair: (pair[0].new > 0, -middle(pair[1]), pair[0].order))
    groups: list[list[tuple[Stack, Measured]]] = []
    for stack, value in measured:
        leader = groups[-1][0] if groups else None
        if (
            leader
            and (leader[0].new > 0) == (stack.new > 0)
            and alike(leader[1], value, case.model["parameters"]["tie"])
        ):
            groups[-1].append((stack, value))
        else:
            groups.append([(stack, value)])
    found: list[OptionData] = []
    for group in groups:
        rank = len(found) + 1
        group.sort(key=lambda pair: (pair[0].burden, pair[0].new, pair[0].order))
        found += [_described(case, stack, value, rank, len(group)) for stack, value in group]
    return found


def _described(case: Case, stack: Stack, value: Measured, rank: int, shared: int) -> OptionData:
    candidates = case.model["candidates"]
    return {
        "id": "+".join(candidates[option.entry]["id"] for option in stack.options),
        "rank": rank,
        "shared": shared,
        "parts": [_part(case, option) for option in stack.options],
        "places": [place["id"] for bit, place in enumerate(case.model["places"]) if stack.places >> bit & 1],
        "new": stack.new,
        "along": [case.editions.names[entry] for entry in along(stack.options)],
        "flows": [_flow(case, stack, flow) for flow in case.flows],
        "missing": [case.model["flows"][index][0] for index in stack.missing],
        "burden": stack.burden,
        "value": {"low": value["low"], "high": value["high"], "evidence": value["evidence"]},
        "scores": value["scores"],
    }


def _flow(case: Case, stack: Stack, flow: Flow) -> FlowData:
    """Return a used flow: which entries it goes between, and whether something makes it."""
    pair = joined(stack.options, flow)
    ends = pair or tuple(
        next(option for option in stack.options if option.cover & side) for side in (flow.source, flow.target)
    )
    source, target = (case.model["candidates"][option.entry]["id"] for option in ends)
    return {"flow": case.model["flows"][flow.position][0], "source": source, "target": target, "made": pair is not None}


def _part(case: Case, option: Option) -> PartData:
    candidate = case.model["candidates"][option.entry]
    edition = candidate["editions"][option.edition]
    verdict = case.judged[option.entry]["editions"][option.edition]
    covers: list[CoverData] = []
    for bit, need in enumerate(case.policy["needs"]):
        if option.cover >> bit & 1:
            rank = int(edition["levels"][need["capability"]])
            capability = case.model["capabilities"][need["capability"]]
            covers.append({"capability": capability, "level": case.model["levels"][rank]})
    return {
        "entry": candidate["id"],
        "edition": edition["id"],
        "delivery": edition["attributes"]["delivery"][0],
        "owned": not option.new,
        "covers": covers,
        "verify": sorted(chain(verdict["unverified"], verdict["open"])),
        "builds": verdict["builds"],
    }
