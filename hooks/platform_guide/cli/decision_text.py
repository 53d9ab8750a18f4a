"""A recommendation as text for a terminal: what stands on the page of a result, in lines."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from platform_guide.catalog.schema.vocabulary import PricingModel
from platform_guide.decision.engine.eligibility import ENDED
from platform_guide.decision.engine.messages import known_as
from platform_guide.decision.engine.model import JudgedData, Model, MustData, Recommendation, StackData
from platform_guide.decision.engine.value import percent, points
from platform_guide.sections.decide.brief import Short, asked_of, prices_of, short_of, to_build
from platform_guide.sections.shared.words import word

_WIDTH = 100
_SHOWN = 5
_PRICES = {price.value: word(price).lower() for price in PricingModel}
_Named = Callable[[str], str]
"""The names of an option's parts, by its id."""


def as_text(model: Model, found: Recommendation, hangs: Mapping[str, Any], flows: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a recommendation.

    `hangs` is what `study` returned, of which the sensitivity is told; `flows` hold the label of each by its id.
    """
    names = {one["id"]: known_as(model, one) for one in model["candidates"]}

    def option(name: str) -> str:
        return " + ".join(names[part] for part in name.split("+"))

    yield from textwrap.wrap(found["outcome"]["text"], _WIDTH)
    if found["outcome"].get("because"):
        yield from textwrap.wrap(found["outcome"]["because"], _WIDTH)
    yield from _ways(model, found)
    yield from _firm(hangs["sensitivity"], option)
    if found["judged"]:
        yield "\nWhat you named"
    for named in found["judged"]:
        yield from _judged(model, found, named, option(named["id"]), flows)
    yield from _lists(model, found, option, flows)
    yield from _conflict(found)
    sections = (
        ("What has to be built", [f"{one['label']}: {one['build'] or ''}" for one in to_build(found)]),
        ("Find out first", [one["text"] for one in found["find_out"]]),
        (
            "Needed",
            [
                f"{one['label']} (at least {one['level']}): {', '.join(one['rules'])}{_without(one['without'])}"
                for one in found["needs"]
                if not one["open"]
            ],
        ),
        (
            "Must-haves",
            [f"{one['label']}: {one['because']}{_built(one)}" for one in found["musts"] if not one["open"]],
        ),
        ("What you have", [one["text"] for one in found["owned"]]),
        ("Keep in mind", [one["text"] for one in found["notes"]]),
        ("Not, and why", [one["text"] for one in found["why_not"]]),
    )
    for title, lines in sections:
        if lines:
            yield f"\n{title}"
        for line in lines:
            yield from textwrap.wrap(line, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    yield f"\nData of {model['date']}"


def _without(limits: list[str]) -> str:
    """Return which limits a need excludes, behind the rules that ask for it."""
    return f". Not enough: {' '.join(limits)}" if limits else ""


def _built(must: MustData) -> str:
    """Return what it takes to build what a must-have asks for, behind its reason."""
    return f" To build: {must['build']}" if must["build"] else ""


def _ways(model: Model, found: Recommendation) -> Iterator[str]:
    asked, questions = found["interview"]["next"], {one["id"]: one["text"] for one in model["questions"]}
    if asked:
        yield f"\nThe interview is not finished. Next: {asked}: {questions[asked]}"
    for name in found["interview"]["added"]:
        yield f"\nCondition: {name}: {', '.join(found['interview']['given'][name])}"
    if found["interview"]["assumed"]:
        yield f"\nAssumed: {', '.join(found['interview']['assumed'])}"


def _conflict(found: Recommendation) -> Iterator[str]:
    if found["conflict"] is None:
        return
    yield "\nCannot be had together"
    for one in found["conflict"]["members"]:
        yield f"  - {found['musts'][one['must']]['label'] if 'must' in one else one['capability']}"
    yield from (f"  {one['text']}" for one in found["conflict"]["relax"])


def _firm(sensitivity: Mapping[str, Any] | None, option: _Named) -> Iterator[str]:
    if sensitivity is None:
        return
    share = percent(sensitivity["share_low"], sensitivity["draws"])
    yield f"\nFirst place with other weights and unknown levels, answers as given: {sensitivity['verdict']}"
    yield f"  In {share} % of weightings nothing has a higher value, with what is unknown at its worst"
    for one in sensitivity["flips"][:3]:
        yield f"  {option(one['option'])} would be first with {one['criterion']} at {one['to']}, not {one['from']}"


def _lists(model: Model, found: Recommendation, option: _Named, flows: Mapping[str, str]) -> Iterator[str]:
    fits = "What else would fit" if found["judged"] else "Fits"
    for title, options in ((fits, found["options"]), ("Verify first", found["verify"])):
        if options:
            yield f"\n{title}"
        for one in options[:_SHOWN]:
            yield from _option(model, found, one, option(one["id"]), flows)
        if len(options) > _SHOWN:
            yield f"  and {len(options) - _SHOWN} more"


_MET = {
    "failed": "fails",
    "undocumented": "not documented",
    "builds": "to build",
    "unverified": "to verify",
    "open": "open",
}
_NOWHERE = {True: "its parts do not run together where you work", False: "does not run where you work"}


def _judged(model: Model, found: Recommendation, one: JudgedData, name: str, flows: Mapping[str, str]) -> Iterator[str]:
    """Yield what is said of an entry or a stack that was named: how it stands, and each thing that it lacks."""
    # Its gaps tell what is to be verified and to be built.
    bare = {**one, "parts": [{**part, "verify": [], "builds": []} for part in one["parts"]]}
    yield from _option(model, found, bare, name, flows)
    lines = [f"{_MET[item['met']]}: {item['entry']}: {found['musts'][item['must']]['label']}" for item in one["gaps"]]
    if one["status"] == ENDED:
        lines.append("not offered any more")
    if one["apart"]:
        lines.append(_NOWHERE[len(one["parts"]) > 1])
    labels = _labels(model)
    lines += [
        f"{'may lack' if lack['open'] else 'lacks'}: {labels[lack['capability']]} "
        f"(at least {lack['level']}{', made for it' if lack['made'] else ''}; it has: {lack['has']})"
        f"{''.join(f' {limit}' for limit in lack['limits'])}"
        for lack in one["lacks"]
    ]
    covered = one["needed"] - one["lacked"]
    yield f"     {one['status']}; covers {covered} of {one['needed']} needs"
    for line in lines:
        yield from textwrap.wrap(line, _WIDTH, initial_indent="     ! ", subsequent_indent="       ")


def _option(
    model: Model, found: Recommendation, one: Mapping[str, Any], name: str, flows: Mapping[str, str]
) -> Iterator[str]:
    low, high = one["value"]["low"], one["value"]["high"]
    value = f"{points(low)}" if low == high else f"{points(low)} to {points(high)}"
    rank = f"{one['rank']}. " if one["rank"] else "- "
    yield f"  {rank}{name}   {value} of 100"
    option = cast("StackData", one)
    labels = _labels(model)
    lines = [("$", _price(model, option))]
    for part in one["parts"]:
        covers = ", ".join(
            f"{labels[cover['capability']]} ({cover['level']}{', not its main purpose' * cover['secondary']})"
            for cover in part["covers"]
        )
        lines.append(("+", f"{part['entry']}/{part['edition']}: {covers}"))
        lines += [("?", f"{part['entry']}: {found['musts'][place]['label']}") for place in part["verify"]]
        lines += [("!", f"to build: {part['entry']}: {found['musts'][place]['label']}") for place in part["builds"]]
    lines += [("~", _short(model, option, short)) for short in short_of(model, option)]
    lines += [("-", f"runs on {entry}, which you have") for entry in one["upon"]]
    lines += [("-", f"does not run without {entry}") for entry in one["along"]]
    lines += [("-", f"to build: {flows[flow]}") for flow in one["missing"]]
    for sign, line in lines:
        yield from textwrap.wrap(line, _WIDTH, initial_indent=f"     {sign} ", subsequent_indent="       ")


def _labels(model: Model) -> dict[str, str]:
    """Return what capabilities are called, by their ids."""
    return dict(zip(model["capabilities"], model["labels"], strict=True))


def _short(model: Model, option: StackData, short: Short) -> str:
    """Return what a need is covered with, where that is less than full."""
    label = _labels(model)[short.capability]
    whose = f"{short.entry}: " if len(option["parts"]) > 1 else ""
    return f"{whose}{label}: {short.level}. {' '.join(short.limits)}".strip()


def _price(model: Model, option: StackData) -> str:
    """Return the kinds of price of an option, and of what a price has to be asked for."""
    kinds = [(entry, "not known" if kind is None else _PRICES[kind]) for entry, kind in prices_of(model, option)]
    several = len({kind for _, kind in kinds}) > 1
    price = "; ".join(f"{entry}: {kind}" for entry, kind in kinds) if several else kinds[0][1]
    asked = asked_of(model, option)
    ask = f"; no published price, ask for a quotation: {', '.join(asked)}" if asked else ""
    return f"price: {price}{ask}"
