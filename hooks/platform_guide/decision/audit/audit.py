"""Checks of the decision that need its engine: what cannot be met, and whether every entry has its reader.

What they find is addressed within the record of the decision, as the checks of the data are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from platform_guide.decision.audit.contradictions import Contradiction, contradictions
from platform_guide.decision.audit.reach import TooManyStatesError
from platform_guide.decision.audit.unmet import Unmet, listed
from platform_guide.decision.audit.witness import from_query, has_ended, shown
from platform_guide.decision.data.measured import Infeasible
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.recommend import solve
from platform_guide.decision.rules.context import Found, Path

MEASURE = "run `guide measure`"
MEND = "run `guide measure --witnesses`"
_Demands = tuple[frozenset[str], bool]


def audit(model: Model, decision: DecisionData, editions: Editions | None = None) -> Iterator[Found]:
    """Run every check.

    Args:
        model: the compiled decision.
        decision: the same as it was loaded, with what people and `guide measure` noted.
        editions: what was worked out of the same model already, if anything was.

    Yields:
        Name of the rule, path within the decision's record, text, hint.
    """
    editions = editions or Editions(model)
    yield from infeasible_demands_are_known(model, decision, editions)
    yield from listed_only_is_needed(model, decision)
    # A guide may do without witnesses altogether.
    if decision.witnesses:
        yield from entries_have_witnesses(model, decision, editions)


def audit_added(
    model: Model, decision: DecisionData, added: Collection[str], editions: Editions | None = None
) -> Iterator[Found]:
    """Run what is asked of layers other than the first one; `added` are the entries that they bring.

    Yields:
        As `audit`; the path of an entry without a witness ends in the entry's id.
    """
    editions = editions or Editions(model)
    yield from infeasible_demands_are_known(model, decision, editions)
    yield from listed_only_is_needed(model, decision)
    if decision.witnesses:
        yield from entries_have_witnesses(model, decision, editions, added)


def infeasible_demands_are_known(
    model: Model, decision: DecisionData, editions: Editions | None = None
) -> Iterator[Found]:
    """Report demands that nothing meets together and nobody noted, and noted ones that are no smallest conflict."""
    try:
        found = contradictions(model, editions)
    except TooManyStatesError as error:
        yield "decision-too-wide", ("rules",), f"the interview has {error}", "let must-haves depend on fewer facts"
        return
    known = dict(_known(decision.known_infeasible))
    rules = [rule["id"] for rule in model["rules"]]
    for alike in _alike(model, [one for one in found if (one.demands, one.together) not in known]):
        asked = [(one, reader) for one in alike if (reader := one.reader(model)) is not None]
        if asked:
            unmet = Unmet.of(model, [one for one, _ in asked])
            at = max((rules.index(name) for name in unmet.demands if name in rules), default=0)
            yield "decision-infeasible", ("rules", at, "id"), unmet.words(model), unmet.hint(asked[0][1])
    wanted = {(one.demands, one.together) for one in found}
    for demands, path in known.items():
        if demands not in wanted:
            text = f"{listed(demands[0])} can be met, or fewer of them already cannot"
            yield "decision-feasible", path, text, "remove it, or name the smallest demands that cannot be met together"


def _alike(model: Model, found: list[Contradiction]) -> Iterator[list[Contradiction]]:
    """Yield contradictions that differ in one capability alone, together."""
    capabilities = frozenset(model["capabilities"])
    groups: dict[tuple[frozenset[str], bool], list[Contradiction]] = {}
    for one in found:
        others = one.demands - capabilities
        single = bool(others) and len(one.demands - others) == 1 and not one.together
        key = others if single else one.demands
        groups.setdefault((key, single), []).append(one)
    yield from groups.values()


def _known(noted: tuple[Infeasible, ...]) -> Iterator[tuple[_Demands, Path]]:
    for at, one in enumerate(noted):
        path: Path = ("known_infeasible", at)
        demands = frozenset(one.demands)
        if not one.one_of:
            yield (demands, one.together), (*path, "demands")
        for place, name in enumerate(one.one_of):
            yield (demands | {name}, one.together), (*path, "one_of", place)


def listed_only_is_needed(model: Model, decision: DecisionData) -> Iterator[Found]:
    """Report entries that are listed only without need, and too many of them."""
    over = {candidate["id"]: has_ended(model, candidate) for candidate in model["candidates"]}
    living = [name for name, ended in over.items() if not ended]
    for name in decision.listed_only:
        # A layer may hide an entry; a misspelled one leaves the entry that is meant without a witness.
        if over.get(name):
            text = f"`{name}` is not offered any more, so nobody expects it to be shown"
            yield "decision-listed-only", ("listed_only", name), text, "remove it"
        elif name in decision.witnesses:
            text = f"`{name}` has a witness, so it is not listed only"
            yield "decision-listed-only", ("listed_only", name), text, "remove it here"
    most = decision.bounds.listed_only
    if 100 * len(decision.listed_only) > most * len(living):
        text = f"{len(decision.listed_only)} of {len(living)} entries are listed only, {most} % are allowed"
        yield "decision-listed-only", ("listed_only",), text, "let rules and criteria see what they are good for"


def entries_have_witnesses(
    model: Model, decision: DecisionData, editions: Editions | None = None, only: Collection[str] | None = None
) -> Iterator[Found]:
    """Report entries without a witness, witnesses that show nothing, and ended entries that are offered.

    `only` are the entries that are asked about; None: all.
    """
    ended: Mapping[str, bool] = {one["id"]: has_ended(model, one) for one in model["candidates"]}
    for name, over in ended.items():
        text = decision.witnesses.get(name)
        if over or name in decision.listed_only or (only is not None and name not in only):
            continue
        if text is None:
            message = f"no reader is known for whom `{name}` is in one of the first three options"
            path: Path = ("witnesses",) if only is None else ("witnesses", name)
            yield "decision-witness", path, message, f"{MEND}; where it finds none, see `listed_only`"
            continue
        solved = solve(model, from_query(text), editions=editions)
        if name not in shown(solved):
            message = f"with these answers `{name}` is in none of the first three options"
            yield "decision-witness", ("witnesses", name), message, MEND
        for other in shown(solved, len(solved.options)):
            if ended[other]:
                message = f"`{other}` is not offered any more and is part of an option"
                yield "decision-ended", ("witnesses", name), message, "this is a mistake of the engine; report it"
