"""What in a layer makes demands impossible: its rule, what it hides, or what it adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from platform_guide.catalog.blame import added_place, named, unblamed
from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.kinds import ENTRIES
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.decision.audit.unmet import READER
from platform_guide.decision.audit.witness import from_query
from platform_guide.decision.data.record import DECISION, decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.conflict import smallest_conflict
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.policy import Policy, apply_rules
from platform_guide.decision.engine.shortlist import make_case
from platform_guide.decision.layers.layered import LAYERED
from platform_guide.issues import Issue, Location

WITH_LAYER = "with this layer, "
_KINDS = {kind.folder: kind.layered for kind in ENTRIES}
_NOTHING = frozenset({Level.NONE, Level.UNKNOWN})


def because_of_layer(catalog: Catalog, issue: Issue) -> Issue:
    """Return the problem that demands cannot be met, at the line of a layer that it comes with.

    Where nothing in a layer can be told to be the cause, the problem says so.
    """
    text = f"{WITH_LAYER}{issue.text}"
    if catalog.is_own(issue.location):
        return replace(issue, text=text)
    place = _cause(catalog, issue)
    if place is None:
        return unblamed(catalog, replace(issue, text=text))
    return replace(issue, text=text, location=place)


def _cause(catalog: Catalog, issue: Issue) -> Location | None:
    words = named(issue.text)
    # Rules go before capabilities: they are what people want, and the rest is what there is.
    wanted = added_place(catalog, words, {DECISION: LAYERED}) or added_place(catalog, words, _KINDS)
    return wanted or next(_lost(catalog, issue), None) or next(_offered(catalog, words), None)


def _lost(catalog: Catalog, issue: Issue) -> Iterator[Location]:
    """Yield where entries are hidden with any one of which the demands of a problem could be met."""
    hidden = {name: one.place for (word, name), one in sorted(catalog.hidden.items()) if word == "platform"}
    if not hidden or not decision_of(catalog.upstream).present:
        return
    before = compile_model(catalog.upstream)
    without = [one for one in before["candidates"] if one["id"] not in hidden]
    if _meets({**before, "candidates": without}, issue):
        return
    for name, place in hidden.items():
        left = [one for one in before["candidates"] if one["id"] == name or one["id"] not in hidden]
        if _meets({**before, "candidates": left}, issue):
            yield place


def _meets(model: Model, issue: Issue) -> bool:
    """Tell whether the reader of a problem would find all that the problem names."""
    words = named(issue.text)
    interview = walk(model, from_query(issue.hint.partition(READER)[2]))
    policy = apply_rules(model, interview)
    capabilities = model["capabilities"]
    asked = [need for need in policy["needs"] if capabilities[need["capability"]] in words]
    musts = [must for must in policy["musts"] if must["rule"] in words]
    together = not words & frozenset(capabilities)
    wanted: Policy = {**policy, "musts": musts, "needs": policy["needs"] if together else asked}
    case = make_case(model, interview, wanted)
    # Where no place is named, the demands can be met nowhere.
    here = any(place["id"] in words for place in model["places"])
    return smallest_conflict(case if here else replace(case, places=-1)) is None


def _offered(catalog: Catalog, words: frozenset[str]) -> Iterator[Location]:
    """Yield where entries are added or changed, those first that offer some of what is named.

    What they make possible is asked for together with more, and that nothing meets.
    """
    found = []
    for name, platform in catalog.platforms.items():
        record = (PLATFORMS, name)
        offers = any(one in words and claim.level not in _NOTHING for one, claim in platform.claims.items())
        if name not in catalog.upstream.platforms:
            found.append((not offers, 0, name, catalog.place(record)))
            continue
        own = added_place(catalog, frozenset({name}), {PLATFORMS: _KINDS[PLATFORMS]})
        if own and offers and catalog.added_layers(record):
            found.append((False, 1, name, own))
    yield from (place for *_, place in sorted(found))
