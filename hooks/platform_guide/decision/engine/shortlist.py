"""From judged entries to the ranked list of single entries and stacks, each with its burden and value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from platform_guide.catalog.schema.vocabulary import Kind
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import PASS, VERIFY, Judged, judge, offered
from platform_guide.decision.engine.holdings import owns
from platform_guide.decision.engine.interview import apply_answer, environment, facts_set, question_of
from platform_guide.decision.engine.messages import known_as, say
from platform_guide.decision.engine.model import (
    AnswerData,
    CandidateData,
    CoverData,
    EditionData,
    FactValue,
    FlowData,
    Interview,
    Model,
    OptionData,
    PartData,
    QuestionData,
    Reason,
    StackData,
    UnknownClaimData,
)
from platform_guide.decision.engine.policy import Must, Need, Policy
from platform_guide.decision.engine.stacks import (
    Flow,
    Found,
    Limits,
    Option,
    Stack,
    along,
    built,
    joined,
    missing_joints,
    search,
)
from platform_guide.decision.engine.taken import assumed, within_means
from platform_guide.decision.engine.value import (
    Counts,
    Measured,
    Part,
    Scale,
    against,
    alike,
    meets,
    middle,
    sources_of,
    surely,
)
from platform_guide.decision.predicate.evaluate import Lookup, evaluate, names


@dataclass(frozen=True)
class Case:
    """One reader's case: the model, what was told, what follows from it, and the options that it leaves.

    `options` are the editions that pass or have to be verified first, run where the reader works and cover at least one
    need; of the editions of one entry that do the same, the one that is preferred (see `_preferred`). `places` is the
    mask of the places in which the reader works, `built` tells whether editions count of which the reader has to build
    something. `owned` is what the reader has, without what costs money where that is ruled out. For owned
    entries of which no edition was named, `assumed` holds the one that is taken for the reader's, and `ruled` the
    must-have on the price (its position) that ruled out the one that is taken otherwise.
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
    assumed: Mapping[str, str]
    ruled: Mapping[str, int]

    @cached_property
    def mine(self) -> tuple[Option, ...]:
        """The options that the reader runs already."""
        return tuple(option for option in self.options if not option.new)

    def name(self, entry: int) -> str:
        """Return the name of an entry for readers."""
        return self.model["candidates"][entry]["name"]

    def known_as(self, entry: int) -> str:
        """Return the name of an entry where readers look for it: with one that it gave up not long ago."""
        return known_as(self.model, self.model["candidates"][entry])

    def named(self, required: str) -> str:
        """Return the name for readers of something that an edition requires."""
        outside = self.model["outside"].get(required)
        return outside["label"] if outside else self.name(self.editions.place_of[required])


def cover(model: Model, policy: Policy, entry: int, edition: int) -> int:
    """Return the needs that an edition covers at their level, as a mask; an unknown level covers nothing."""
    data = model["candidates"][entry]["editions"][edition]
    found = 0
    for bit, need in enumerate(policy["needs"]):
        if meets_need(model["candidates"][entry], data, need):
            found |= 1 << bit
    return found


def meets_need(candidate: CandidateData, edition: EditionData, need: Need) -> bool:
    """Tell whether an edition is known to reach the level of a need, in a way that counts for it."""
    return meets(edition, need["capability"], need["rank"]) and counts(candidate, edition, need)


def counts(candidate: CandidateData, edition: EditionData, need: Need) -> bool:
    """Tell whether what an edition has of a capability counts for a need: for its limits, and beside its main job."""
    if need["made"] and need["capability"] in candidate["secondary"]:
        return False
    return not any(at in edition["limits"] for at in need["without"])


def limits_of(model: Model, edition: EditionData, capability: int) -> list[str]:
    """Return in words what an edition lacks of a capability at its level."""
    return [model["limits"][at][1] for at in edition["limits"] if model["limits"][at][0] == capability]


def make_case(
    model: Model, interview: Interview, policy: Policy, editions: Editions | None = None, *, built: bool = False
) -> Case:
    """Judge every entry and lay out the options; `editions` may be shared by all cases of a model."""
    editions = editions or Editions(model)
    kinds = {fact["id"] for fact in model["facts"] if fact["type"] == "entries"}
    told = [interview["facts"][name] for name in sorted(kinds)]
    has = tuple(sorted({item for value in told if isinstance(value, list) for item in value}))
    owned, ruled = within_means(editions, interview, policy["musts"], has)
    judged = tuple(judge(editions, interview, policy["musts"], owned))
    flows = _used_flows(model, policy)
    scale = _scale(editions, policy, environment(model, interview["facts"]), owned, judged)
    places = places_of(model, interview["facts"])
    case = Case(model, interview, policy, owned, judged, flows, places, editions, scale, built, (), {}, ruled)
    found = list(_editions(case, editions))
    case = replace(case, assumed=assumed(editions, judged, has, owned, found))
    return replace(case, options=tuple(_preferred(case, [_option(case, editions, *one) for one in found])))


def _editions(case: Case, editions: Editions) -> Iterator[tuple[int, int, int]]:
    """Yield the editions that can be part of an option: entry, edition, and the needs that it covers as a mask."""
    covers = [0] * len(editions.rows)
    for bit, need in enumerate(case.policy["needs"]):
        for at in editions.having(need["capability"], need["rank"]):
            if counts(*editions.rows[at], need):
                covers[at] |= 1 << bit
    for entry, (first, verdicts) in enumerate(zip(editions.first, case.judged, strict=True)):
        for edition, verdict in enumerate(verdicts["editions"]):
            at = first + edition
            _, data = editions.rows[at]
            asked = offered(verdict, case.policy["musts"], built=case.built)
            if asked and covers[at] and data["places"] & case.places:
                yield entry, edition, covers[at]


def options_of(case: Case, entries: Collection[int]) -> Iterator[Option]:
    """Yield all editions of some entries as options, whatever they lack."""
    for entry in sorted(entries):
        for edition in range(len(case.model["candidates"][entry]["editions"])):
            covered = cover(case.model, case.policy, entry, edition)
            yield _option(case, case.editions, entry, edition, covered)


def _option(case: Case, editions: Editions, entry: int, edition: int, cover: int) -> Option:
    at = editions.first[entry] + edition
    candidate, data = editions.rows[at]
    verdict = case.judged[entry]["editions"][edition]
    mine = owns(case.owned, candidate["id"], data["id"])
    new = int(not mine or case.assumed.get(candidate["id"], data["id"]) != data["id"])
    requires = _required(editions.place_of, data, frozenset(case.owned)) if new else frozenset()
    counts: Counts = {
        "parts": new + len(requires - {entry}),
        "glue": len(verdict["builds"]),
        "owned_share": 0 if new else 100,
    }
    return Option(
        entry=entry,
        edition=edition,
        cover=cover,
        places=data["places"] & case.places,
        new=new,
        verify=bool(verdict["unverified"] or verdict["open"]),
        held=bool(verdict["open"]) and not verdict["unverified"],
        solo=case.scale.middle([(candidate, data, new)], counts),
        joints=editions.joints(frozenset(flow.position for flow in case.flows))[entry],
        opens=editions.opens[at],
        requires=requires,
        whole=candidate["kind"] == Kind.PLATFORM,
        builds=len(verdict["builds"]),
    )


def _required(place_of: Mapping[str, int], data: EditionData, owned: frozenset[str]) -> frozenset[int]:
    """Return what a new edition requires beyond what the reader has; what runs already has what it requires."""
    return frozenset(place_of[group[0]] for group in data["requires"] if not owned & {*group})


def places_of(model: Model, facts: Mapping[str, FactValue]) -> int:
    """Return the places that are the reader's, or may be."""
    lookup = environment(model, facts)
    conditions = [place["when"] for place in model["places"]]
    return sum(1 << bit for bit, when in enumerate(conditions) if when is None or evaluate(when, lookup) is not False)


def _preferred(case: Case, options: list[Option]) -> list[Option]:
    """Drop editions beside which one of the same entry is preferred that does the same in the same places."""
    order = preference(case)

    def beside(one: Option, two: Option) -> bool:
        same = one.verify == two.verify and one.held == two.held and one.requires <= two.requires
        same = same and one.builds <= two.builds
        wide = one.cover & two.cover == two.cover and one.places & two.places == two.places
        return same and wide and order(one) < order(two)

    siblings: dict[int, list[Option]] = {}
    for option in options:
        siblings.setdefault(option.entry, []).append(option)
    return [option for option in options if not any(beside(other, option) for other in siblings[option.entry])]


def preference(case: Case) -> Callable[[Option], tuple[int, int, int]]:
    """Return the key by which editions of one entry are preferred.

    The reader's own goes first, then one of which more is known that must-haves ask about, then the cheaper kind of
    price.
    """
    capabilities = {f"claim.{name}": at for at, name in enumerate(case.model["capabilities"])}
    asked = {
        capabilities[name] for must in case.policy["musts"] for name in names(must["that"]) if name in capabilities
    }

    def order(option: Option) -> tuple[int, int, int]:
        data = case.model["candidates"][option.entry]["editions"][option.edition]
        return option.new, sum(data["levels"][at] == "?" for at in asked), data["price"]

    return order


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


def _scale(
    editions: Editions, policy: Policy, facts: Lookup, owned: tuple[str, ...], judged: Sequence[Judged]
) -> Scale:
    needed = [0] * len(editions.model["capabilities"])
    for need in policy["needs"]:
        needed[need["capability"]] = need["rank"]
    met = frozenset(_met(editions, policy, owned, judged))
    return Scale(editions.model, policy["weights"], needed, met, editions.scored, editions.graded(facts, owned))


def _met(editions: Editions, policy: Policy, owned: tuple[str, ...], judged: Sequence[Judged]) -> Iterator[int]:
    """Yield the capabilities that something meets which the reader has and may keep."""
    for first, found in zip(editions.first, judged, strict=True):
        for at, verdict in enumerate(found["editions"], first):
            candidate, edition = editions.rows[at]
            if verdict["status"] in {PASS, VERIFY} and owns(owned, candidate["id"], edition["id"]):
                yield from (one["capability"] for one in policy["needs"] if meets_need(candidate, edition, one))


def _counted(scale: Scale, options: tuple[Option, ...], missing: tuple[int, ...]) -> tuple[list[Part], Counts]:
    new = sum(option.new for option in options)
    counts: Counts = {
        "parts": new + len(along(options)),
        "glue": len(missing) + built(options),
        "owned_share": 100 * (len(options) - new) // len(options),
    }
    candidates = scale.model["candidates"]
    parts = [
        (candidates[option.entry], candidates[option.entry]["editions"][option.edition], option.new)
        for option in options
    ]
    return parts, counts


def find(case: Case, *, only_verify: bool = False, with_held: bool = False) -> Found:
    """Search the options of a case.

    Args:
        case: the reader's case.
        only_verify: find the stacks with at least one part that has to be verified first, instead of those without.
        with_held: take what is only held back for want of an answer for what passes, as if each answer let it in.
    """
    given = case.model["parameters"]
    limits = Limits(
        max_parts=given["max_parts"],
        slack=given["slack"],
        listed=given["verify_listed" if only_verify else "listed"],
        width=given["alike"],
        nodes=given["nodes"],
        only_verify=only_verify,
        beside=case.mine,
    )
    options = [
        replace(option, verify=False) if with_held and option.held else option
        for option in case.options
        if only_verify or not option.verify or (with_held and option.held)
    ]
    if limits.listed == 0 or (only_verify and not any(option.verify for option in options)):
        return Found((), exhaustive=True)

    def value_of(chosen: tuple[Option, ...], missing: tuple[int, ...]) -> int:
        return case.scale.middle(*_counted(case.scale, chosen, missing))

    return search(options, len(case.policy["needs"]), case.flows, limits, value_of)


def ranked(case: Case, measured: Sequence[Valued]) -> list[OptionData]:
    """Describe the stacks in their order of rank.

    What needs no new tool comes first, then value decides. Values that decide nothing between them (see
    `value.alike`, measured against the highest of the group) share a rank; within such a group the smaller burden
    stands first, of equal burdens the one with fewer new tools, and then the order of the alphabet decides.
    """
    step = case.scale.step
    placed = [(one, group) for group in grouped(measured, step) for one in group]
    found: list[OptionData] = []
    for place, (one, group) in enumerate(placed):
        first = found[0]["value"] if found else one.value
        kept = placed[0][0].stack.new == 0 < one.stack.new
        before = sum(other is not one and _before(other, one, step) for other in measured)
        behind = sum(other is not one and _before(one, other, step) for other in measured)
        found.append(
            {
                **described(case, one.stack, one.value),
                "rank": place + 1 - next(at for at, other in enumerate(group) if other is one),
                "shared": len(group),
                "best": 1 + before,
                "worst": len(measured) - behind,
                "against": "first" if not place else "kept" if kept else against(first, one.value, step),
            }
        )
    return found


class Valued(NamedTuple):
    """A stack with its value."""

    stack: Stack
    value: Measured


def valued(case: Case, stacks: Iterable[Stack]) -> list[Valued]:
    """Return stacks with their values."""
    return [Valued(stack, value_of(case, stack)) for stack in stacks]


def value_of(case: Case, stack: Stack, full: UnknownClaimData | None = None) -> Measured:
    """Measure a stack, as if one unknown claim were full if one is given."""
    parts, counts = _counted(case.scale, stack.options, stack.missing)
    if full is None:
        return case.scale.measure(parts, counts)
    # A scale knows editions by their place in memory, so that changed ones have to have their own.
    return replace(case.scale, scored={}).measure([_raised(case.model, part, full) for part in parts], counts)


def _raised(model: Model, part: Part, full: UnknownClaimData) -> Part:
    candidate, edition, new = part
    if (candidate["id"], edition["id"]) != (full["entry"], full["edition"]):
        return part
    at = model["capabilities"].index(full["capability"])
    levels = f"{edition['levels'][:at]}{len(model['levels']) - 1}{edition['levels'][at + 1 :]}"
    return candidate, {**edition, "levels": levels}, new


def grouped(measured: Sequence[Valued], step: int) -> list[list[Valued]]:
    """Return the groups of values that decide nothing between them, in their order; see `ranked`."""
    ordered = sorted(measured, key=lambda one: (one.stack.new > 0, -middle(one.value), one.stack.order))
    groups: list[list[Valued]] = []
    for one in ordered:
        leader = groups[-1][0] if groups else None
        same = leader and (leader.stack.new > 0) == (one.stack.new > 0)
        if leader and same and alike(leader.value, one.value, step):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [sorted(group, key=lambda one: (one.stack.burden, one.stack.new, one.stack.entries)) for group in groups]


def worth_listing(case: Case, measured: Sequence[Valued]) -> list[Valued]:
    """Drop what helps nobody to choose; the rest stays in its order.

    As many options as the parameter `fewest` says are kept, and all that share the first rank. Beyond them an option
    is dropped whose value is further behind the first than the parameter `behind`, or that another one of no greater
    burden equals or surpasses on every criterion that counts, whatever the unknowns turn out to be.
    """
    given = case.model["parameters"]
    groups = grouped(measured, case.scale.step)
    ordered = [one for group in groups for one in group]
    counted = [at for at, one in enumerate(case.model["criteria"]) if case.policy["weights"][one["id"]] > 0]
    kept = set()
    for place, one in enumerate(ordered):
        far = middle(ordered[0].value) - middle(one.value) > 2 * given["behind"]
        if place < max(given["fewest"], len(groups[0])) or not (
            far or any(_dominates(other, one, counted) for other in ordered)
        ):
            kept.add(one.stack.entries)
    return [one for one in measured if one.stack.entries in kept]


def _dominates(one: Valued, two: Valued, counted: list[int]) -> bool:
    ours, theirs = one.value["scores"], two.value["scores"]
    return (
        one.stack.burden <= two.stack.burden
        and all(ours[at]["low"] >= theirs[at]["high"] for at in counted)
        and any(ours[at]["low"] > theirs[at]["high"] for at in counted)
    )


def _before(one: Valued, two: Valued, step: int) -> bool:
    """Tell whether a stack stands before another one whatever the unknowns of both turn out to be."""
    if (one.stack.new > 0) != (two.stack.new > 0):
        return one.stack.new == 0
    return surely(one.value, two.value, step)


def laid(case: Case, options: tuple[Option, ...]) -> tuple[Stack, Measured]:
    """Return options as a stack, whether it covers everything or not, with its value."""
    missing = missing_joints(options, case.flows, case.mine)
    value = case.scale.measure(*_counted(case.scale, options, missing))
    places = case.places
    for option in options:
        places &= option.places
    new = sum(option.new for option in options) + len(along(options))
    return Stack(options, new, missing, places, middle(value)), value


def described(case: Case, stack: Stack, value: Measured) -> StackData:
    """Return a stack as it appears in a recommendation."""
    candidates = case.model["candidates"]
    return {
        "id": "+".join(candidates[option.entry]["id"] for option in stack.options),
        "parts": [_part(case, option) for option in stack.options],
        "places": [place["id"] for bit, place in enumerate(case.model["places"]) if stack.places >> bit & 1],
        "new": stack.new,
        "along": [case.editions.names[entry] for entry in along(stack.options)],
        "upon": _upon(case, stack),
        "flows": [_flow(case, stack, flow) for flow in case.flows],
        "missing": [case.model["flows"][index][0] for index in stack.missing],
        "burden": stack.burden,
        "value": {"low": value["low"], "high": value["high"], "evidence": value["evidence"]},
        "scores": value["scores"],
        "marks": [mark for option in stack.options for mark in _marks(case, option)],
        "unknown": [one for option in stack.options for one in _unknown(case, option)],
    }


def _marks(case: Case, option: Option) -> Iterator[Reason]:
    """Say with which answers to open questions an option falls out."""
    candidate = case.model["candidates"][option.entry]
    for position in case.judged[option.entry]["editions"][option.edition]["marked"]:
        must = case.policy["musts"][position]
        fact = next(name for name in must["facts"] if case.interview["facts"][name] is None)
        question = question_of(case.model, case.interview, fact)
        answers = _failing(must, question) if question else []
        words = {
            "entry": f"{candidate['name']} ({candidate['editions'][option.edition]['name']})",
            "must": must["label"],
            "question": question["text"] if question else "",
            "answers": "; ".join(answer["label"] for answer in answers),
        }
        yield {
            **say(case.model, _falls(case, option, position) or ("falls-out" if answers else "may-fall-out"), **words),
            "entry": candidate["id"],
            "must": position,
            "question": question["id"] if question else None,
            "answers": [answer["id"] for answer in answers],
        }


def _falls(case: Case, option: Option, must: int) -> str | None:
    """Return `other-edition` where another edition of the entry does the same and meets a must-have."""
    for other in case.options:
        same = other.entry == option.entry and other.cover & option.cover == option.cover and not other.verify
        if same and other.places & option.places == option.places:
            verdict = case.judged[other.entry]["editions"][other.edition]
            if must not in verdict["marked"]:
                return "other-edition"
    return None


def _failing(must: Must, question: QuestionData) -> list[AnswerData]:
    """Return the answers to a question with which the rule of an open must-have holds, or may hold."""
    read = {name for case in must["cases"] for name in case} & set(facts_set(question))
    cases = [{name: case[name] for name in case if name in read} for case in must["cases"]]
    found = []
    for answer in question["answers"]:
        told: dict[str, FactValue] = {}
        apply_answer(question, [answer["id"]], told)
        if any(all(value is None or told.get(name) == value for name, value in case.items()) for case in cases):
            found.append(answer)
    return found


def _unknown(case: Case, option: Option) -> Iterator[UnknownClaimData]:
    """Yield the claims of an option that nobody established and that a criterion with a weight counts."""
    candidate = case.model["candidates"][option.entry]
    edition = candidate["editions"][option.edition]
    counted = {
        at
        for one in case.model["criteria"]
        if case.policy["weights"][one["id"]]
        for source in sources_of(one)
        for at in source["claims"]
    }
    for at in sorted(counted):
        if edition["levels"][at] == "?":
            yield {"entry": candidate["id"], "edition": edition["id"], "capability": case.model["capabilities"][at]}


def _upon(case: Case, stack: Stack) -> list[str]:
    """Return what parts do not run without and the reader has, in the order of names."""
    editions = (case.model["candidates"][option.entry]["editions"][option.edition] for option in stack.options)
    groups = (group for edition in editions for group in edition["requires"])
    return sorted({name for group in groups for name in group if name in case.owned})


def _flow(case: Case, stack: Stack, flow: Flow) -> FlowData:
    """Return a used flow: which entries it goes between, and whether something makes it."""
    pair = joined(stack.options, flow, case.mine)
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
            covers.append(
                {
                    "capability": case.model["capabilities"][need["capability"]],
                    "level": case.model["levels"][rank],
                    "secondary": need["capability"] in candidate["secondary"],
                    "limits": limits_of(case.model, edition, need["capability"]),
                }
            )
    return {
        "entry": candidate["id"],
        "edition": edition["id"],
        "delivery": edition["attributes"]["delivery"][0],
        "owned": not option.new,
        "covers": covers,
        "verify": sorted(chain(verdict["unverified"], verdict["open"])),
        "builds": verdict["builds"],
        "marks": verdict["marked"],
    }
