"""Why the result is what it is: why not each other entry, and which answer to find out first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from platform_guide.catalog.schema.lookup import row
from platform_guide.catalog.schema.vocabulary import PricingModel
from platform_guide.decision.engine.eligibility import BUILT, ENDED, EXCLUDED, VERIFY, Verdict, offered
from platform_guide.decision.engine.interview import environment, question_of
from platform_guide.decision.engine.messages import say
from platform_guide.decision.engine.model import MustData, OptionData, RankedData, Reason, StackData
from platform_guide.decision.engine.policy import Need, facts_of
from platform_guide.decision.engine.shortlist import Case, cover, meets_need
from platform_guide.decision.engine.value import middle
from platform_guide.decision.predicate.evaluate import names


def described_must(case: Case, position: int) -> MustData:
    """Return a must-have with the answers that caused it and the attributes and claims that decide it."""
    must = case.policy["musts"][position]
    return {
        "rule": must["rule"],
        "label": must["label"],
        "because": must["because"],
        "open": must["open"],
        "on_unknown": must["on_unknown"],
        "on_open": must["on_open"],
        "answers": [{"fact": fact, "question": _told(case, fact)} for fact in must["facts"]],
        "reads": list(dict.fromkeys(name for name in names(must["that"]) if not name.startswith("fact."))),
        "build": must["build"]["takes"] if must["build"] and _built(case, position) else None,
    }


def _built(case: Case, position: int) -> bool:
    """Tell whether anything that is not out for other reasons could meet a must-have by being built upon."""
    return any(
        position in verdict["builds"] and verdict["status"] == BUILT
        for judged in case.judged
        for verdict in judged["editions"]
    )


def _told(case: Case, fact: str) -> str | None:
    """Return the question (or door) that told a fact, or would tell it; None for what goes without asking."""
    source = case.interview["sources"].get(fact)
    if source is None and case.interview["facts"][fact] is None:
        question = question_of(case.model, case.interview, fact)
        return question["id"] if question else None
    return source


def why_not(case: Case, options: list[OptionData]) -> list[Reason]:
    """Say of every entry that is no part of the first option why it is not, in the model's order of entries.

    The first of these that applies is said: discontinued; a must-have failed; undocumented where that excludes; to be
    verified; does not run where the reader works; covers nothing that is needed; without a list, whether that waits for
    answers or for what completes the entry; lower in the list (where, and by which criterion most, or because what
    stands first needs nothing new); dominated by a part of the first option; no option listed contains it.
    """
    listed = _Listed.of(case, options)
    chosen = {part["entry"] for part in listed.first["parts"]} if listed.first else set()
    return [
        {"entry": candidate["id"], **_why_not(case, index, listed)}
        for index, candidate in enumerate(case.model["candidates"])
        if candidate["id"] not in chosen
    ]


def sold_apart(case: Case, compared: Sequence[StackData]) -> Iterator[Reason]:
    """Say of what comes first which needs it covers only with something that has to be bought besides."""
    position = {name: at for at, name in enumerate(case.model["capabilities"])}
    parts = compared[0]["parts"] if compared else []
    bought: list[tuple[str, str]] = []
    included = set()
    for part in parts:
        edition = row(row(case.model["candidates"], part["entry"])["editions"], part["edition"])
        for one in part["covers"]:
            if position[one["capability"]] in edition["apart"]:
                bought.append((part["entry"], one["capability"]))
            else:
                included.add(one["capability"])
    for entry, capability in bought:
        if capability not in included:
            words = {"entry": row(case.model["candidates"], entry)["name"]}
            label = case.model["labels"][position[capability]]
            said = say(case.model, "sold-apart", **words, capability=label)
            yield {"rule": None, "text": said["text"], "about": [capability], "entry": entry}


def on_request(case: Case, compared: Sequence[RankedData]) -> Iterator[Reason]:
    """Say of what comes first which new parts have no published price."""
    for part in compared[0]["parts"] if compared else []:
        candidate = row(case.model["candidates"], part["entry"])
        price = row(candidate["editions"], part["edition"])["attributes"]["pricing"]
        if price == PricingModel.QUOTE and not part["owned"]:
            said = say(case.model, "on-request", entry=candidate["name"])
            yield {"rule": None, "text": said["text"], "about": [], "entry": part["entry"]}


@dataclass(frozen=True)
class _Listed:
    """The list as entries look for themselves in it.

    `rivals` are the parts of the first option: position and id of the entry, and the needs that the edition covers;
    `containing` is the highest option with an entry, `covers` what each edition of an entry covers.
    """

    first: OptionData | None
    rivals: tuple[tuple[int, str, int], ...]
    containing: Mapping[str, OptionData]
    covers: Mapping[int, list[int]]

    @classmethod
    def of(cls, case: Case, options: list[OptionData]) -> _Listed:
        candidates = case.model["candidates"]
        covers: dict[int, list[int]] = {}
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for option in case.options:
            covers.setdefault(option.entry, []).append(option.cover)
            candidate = candidates[option.entry]
            found.setdefault(
                (candidate["id"], candidate["editions"][option.edition]["id"]), (option.entry, option.cover)
            )
        parts = options[0]["parts"] if options else ()
        rivals = [(part["entry"], *found[part["entry"], part["edition"]]) for part in parts]
        return cls(
            first=options[0] if options else None,
            rivals=tuple((entry, name, cover) for name, entry, cover in rivals),
            containing={part["entry"]: one for one in reversed(options) for part in one["parts"]},
            covers=covers,
        )


def _why_not(case: Case, index: int, listed: _Listed) -> Reason:
    candidate = case.model["candidates"][index]
    judged = case.judged[index]
    if judged["status"] == ENDED:
        return _ended(case, index)
    # The edition with the fewest failings speaks for the entry.
    edition, verdict = min(
        ((place, one) for place, one in enumerate(judged["editions"]) if one["status"] == judged["status"]),
        key=lambda pair: (len(pair[1]["failed"]) + len(pair[1]["undocumented"]), pair[0]),
    )
    refers = {"edition": candidate["editions"][edition]["id"]}
    musts = case.policy["musts"]
    late = judged["status"] == BUILT and not any(offered(one, musts, built=case.built) for one in judged["editions"])
    if judged["status"] in {EXCLUDED, VERIFY} or late:
        return {**_must_reason(case, index, edition, verdict), **refers}
    covers = listed.covers.get(index, ())
    if not covers or listed.first is None:
        without = "not-waiting" if any(option.held for option in case.options) or _settles(case) else "not-alone"
        code = without if covers else "not-elsewhere" if _elsewhere(case, index) else "not-needed"
        return say(case.model, code, entry=case.known_as(index))
    containing = listed.containing.get(candidate["id"])
    if containing:
        return _lower(case, index, listed.first, containing)
    for rival, name, needs in listed.rivals:
        if all(mine & needs == mine for mine in covers):
            return {**say(case.model, "not-dominated", entry=case.known_as(index), by=case.name(rival)), "by": name}
    return say(case.model, "not-burden", entry=case.known_as(index))


def _settles(case: Case) -> bool:
    """Tell whether a rule that waits for an answer would settle the result."""
    return any(rule["outcome"] for rule in case.policy["open_rules"])


def _elsewhere(case: Case, index: int) -> bool:
    """Tell whether the entry would cover something in places other than the reader's."""
    return any(
        offered(verdict, case.policy["musts"], built=case.built)
        and not data["places"] & case.places
        and cover(case.model, case.policy, index, at)
        for at, (verdict, data) in enumerate(
            zip(case.judged[index]["editions"], case.model["candidates"][index]["editions"], strict=True)
        )
    )


def _ended(case: Case, index: int) -> Reason:
    candidate = case.model["candidates"][index]
    successor = candidate["successor"]
    words = {"entry": case.known_as(index), "status": candidate["status"]}
    if successor is None:
        return say(case.model, "not-discontinued", **words)
    named = next((one["name"] for one in case.model["candidates"] if one["id"] == successor), successor)
    return {**say(case.model, "not-discontinued-successor", **words, successor=named), "successor": successor}


_REQUIRED = {
    "not-failed": "not-required-failed",
    "not-undocumented": "not-required-undocumented",
    "not-unverified": "not-required-unverified",
}
"""What is said instead where not the edition fails, but something that it requires."""


def _must_reason(case: Case, index: int, edition: int, verdict: Verdict) -> Reason:
    code, position = next(
        (code, verdict[key][0])  # type: ignore[literal-required] # the keys are those of Verdict
        for code, key in (
            ("not-failed", "failed"),
            ("not-undocumented", "undocumented"),
            ("not-built", "builds"),
            ("not-unverified", "unverified"),
            ("not-open", "open"),
        )
        if verdict[key]  # type: ignore[literal-required]
    )
    must = case.policy["musts"][position]
    facts = environment(case.model, case.interview["facts"])
    required = case.editions.required_of(index, edition, must["that"], facts, case.owned)
    unknown = next((fact for fact in must["facts"] if case.interview["facts"][fact] is None), None)
    asked = question_of(case.model, case.interview, unknown) if unknown else None
    words = {"entry": case.known_as(index), "must": must["label"], "question": asked["text"] if asked else ""}
    if code not in _REQUIRED or required is None:
        return {**say(case.model, code, **words), "must": position}
    said = say(case.model, _REQUIRED[code], **words, required=case.named(required))
    return {**said, "must": position, "required": required}


def _lower(case: Case, index: int, first: OptionData, containing: OptionData) -> Reason:
    """Say where an option stands that contains the entry, and which criterion costs it most."""
    weights = case.policy["weights"]
    costs = [
        (weights[ours["criterion"]] * (ours["low"] + ours["high"] - theirs["low"] - theirs["high"]), place)
        for place, (ours, theirs) in enumerate(zip(first["scores"], containing["scores"], strict=True))
    ]
    most, place = max(costs, key=lambda pair: (pair[0], -pair[1]))
    words: dict[str, str | int] = {"entry": case.known_as(index), "rank": containing["rank"]}
    refers = {"option": containing["id"], "rank": containing["rank"]}
    if first["new"] == 0 < containing["new"] and middle(containing["value"]) >= middle(first["value"]):
        return {**say(case.model, "not-kept", **words), **refers}
    if containing["rank"] == first["rank"] or most <= 0:
        return {**say(case.model, "not-level", **words), **refers}
    criterion = case.model["criteria"][place]
    said = say(case.model, "not-lower", **words, criterion=criterion["label"])
    return {**said, **refers, "criterion": criterion["id"]}


def find_out(case: Case, listed: Sequence[StackData]) -> list[Reason]:
    """Return the unknown facts that open rules read, the one that would touch most of the list first.

    An option is touched when one of its parts would fail an open must-have that waits for the fact, or when its
    parts do not cover an open need that does.
    """
    facts = case.interview["facts"]
    rules: dict[str, list[str]] = {}
    for rule in case.policy["open_rules"]:
        for fact in facts_of(rule):
            if facts[fact] is None:
                rules.setdefault(fact, []).append(rule["id"])
    for must in case.policy["musts"]:
        for fact in must["facts"]:
            if must["open"] and facts[fact] is None and must["rule"] not in rules.setdefault(fact, []):
                rules[fact].append(must["rule"])
    found = [_unknown(case, fact, waiting, listed) for fact, waiting in rules.items()]
    order = {fact["id"]: place for place, fact in enumerate(case.model["facts"])}
    return sorted(found, key=lambda one: (-len(one["options"]), -len(one["rules"]), order[one["fact"]]))


def _unknown(case: Case, fact: str, waiting: list[str], listed: Sequence[StackData]) -> Reason:
    touched = [option["id"] for option in listed if _touched(case, option, waiting)]
    label = row(case.model["facts"], fact)["label"]
    question = question_of(case.model, case.interview, fact)
    unknown = question["unknown"] if question else None
    return {
        **say(case.model, "find-fact" if touched else "find-fact-none", fact=label, changes=len(touched)),
        "fact": fact,
        "question": question["id"] if question else None,
        "find_out": unknown["find_out"] if unknown else None,
        "ask": unknown["ask"] if unknown else None,
        "rules": waiting,
        "options": touched,
    }


def _touched(case: Case, option: StackData, waiting: list[str]) -> bool:
    musts = case.policy["musts"]
    if any(
        musts[place]["rule"] in waiting
        for part in option["parts"]
        for place in (*part["verify"], *part["marks"])
        if musts[place]["open"]
    ):
        return True
    return any(
        not _covers(case, option, need)
        for need in case.policy["open_needs"]
        if any(rule in waiting for rule in need["rules"])
    )


def _covers(case: Case, option: StackData, need: Need) -> bool:
    for part in option["parts"]:
        candidate = row(case.model["candidates"], part["entry"])
        edition = row(candidate["editions"], part["edition"])
        if meets_need(candidate, edition, need):
            return True
    return False
