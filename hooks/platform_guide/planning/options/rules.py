"""Rules of what options cost: names exist, conditions compare like with like, and no portion can never count."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.recorded import is_refused
from platform_guide.catalog.rules.finding import Finding, Findings, repeated, unknown
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.money import figure
from platform_guide.decision.data.record import RECORD as DECISION
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.predicate.syntax import PredicateError, parse
from platform_guide.decision.predicate.types import Vocabulary, candidate_vocabulary, check, fact_vocabulary
from platform_guide.planning.options.data import PRICING, RECORD, OptionCosts, option_costs_of

Path = tuple[Key, ...]
OF_PART = frozenset(
    {"id", "kind", "category", "delivery", "runs", "environments", "licence", "use", "pricing", "free_tier"}
)
"""What a condition may ask of the edition of a part."""


def fact_words(catalog: Catalog) -> Vocabulary:
    """Return what `when` may read."""
    outside = (one.id for one in catalog.settings.outside)
    return fact_vocabulary(decision_of(catalog).facts, (*catalog.platforms, *outside))


def part_words(catalog: Catalog) -> Vocabulary:
    """Return what `that` may read."""
    facts = fact_words(catalog)
    found = candidate_vocabulary(catalog.settings, (), catalog.ids(PLATFORMS), facts)
    return {name: kind for name, kind in found.items() if name in OF_PART or name.startswith("fact.")}


def _unknown(path: Path, word: str, name: str, known: Collection[str]) -> Findings:
    return unknown(RECORD, path, "cost-name-unknown", (word, name, known))


def option_costs_resolve(catalog: Catalog) -> Findings:
    """Report what names a line, input, group or entry that does not exist."""
    data, costs = option_costs_of(catalog), costs_of(catalog)
    lines, inputs = {one.id for one in costs.lines}, {one.id for one in costs.inputs}
    groups, entries = {one.id for one in costs.groups}, catalog.ids(PLATFORMS)
    outside = {one.id for one in catalog.settings.outside}
    for at, portion in enumerate(data.portions):
        for place, name in enumerate(portion.lines):
            yield from _unknown(("portions", at, "lines", place), "line", name, lines)
        for place, name in enumerate(portion.along):
            yield from _unknown(("portions", at, "along", place), "entry", name, {*entries, *outside})
        if portion.count:
            yield from _unknown(("portions", at, "count"), "input", portion.count, inputs)
    for at, sized in enumerate(data.figures):
        yield from _unknown(("figures", at, "input"), "input", sized.input, inputs)
    if data.fee:
        yield from _unknown(("fee", "group"), "group", data.fee.group, groups)
    for place, name in enumerate(data.cap.groups if data.cap else ()):
        yield from _unknown(("cap", "groups", place), "group", name, groups)


def option_fees_resolve(catalog: Catalog) -> Findings:
    """Report what fees name and nothing is: an entry, an edition, a line or a kind of price."""
    data, entries = option_costs_of(catalog), catalog.ids(PLATFORMS)
    lines = {one.id for one in costs_of(catalog).lines}
    for at, paid in enumerate(data.paid):
        yield from _unknown(("paid", at, "entry"), "entry", paid.entry, entries)
        entry = catalog.platforms.get(paid.entry)
        if entry and paid.edition:
            yield from _unknown(("paid", at, "edition"), "edition", paid.edition, {one.id for one in entry.editions})
        for place, name in enumerate(paid.lines):
            yield from _unknown(("paid", at, "lines", place), "line", name, lines)
    for name in data.fee.notes if data.fee else ():
        yield from _unknown(("fee", "notes", name), "kind of price", name, PRICING)


def _conditions(data: OptionCosts, facts: Vocabulary, parts: Vocabulary) -> Iterator[tuple[Path, str, Vocabulary]]:
    for at, portion in enumerate(data.portions):
        if portion.when:
            yield ("portions", at, "when"), portion.when, facts
        if portion.that:
            yield ("portions", at, "that"), portion.that, parts
    for at, sized in enumerate(data.figures):
        yield ("figures", at, "when"), sized.when, facts
    for at, amount in enumerate(data.cap.amounts if data.cap else ()):
        yield ("cap", "amounts", at, "when"), amount.when, facts


def option_conditions_are_sound(catalog: Catalog) -> Findings:
    """Report what is wrong in a condition, with the column within its text."""
    if is_refused(catalog, DECISION):
        return
    for path, text, vocabulary in _conditions(option_costs_of(catalog), fact_words(catalog), part_words(catalog)):
        try:
            problems = [(found.column, found.text, found.hint) for found in check(parse(text), vocabulary)]
        except PredicateError as error:
            problems = [(error.column, error.text, error.hint)]
        for column, said, hint in problems:
            yield Finding(RECORD, path, "decision-condition", f"column {column}: {said}", hint)


def portions_can_count(catalog: Catalog) -> Findings:
    """Report ids that stand twice, portions whose place is always taken, and what is counted of nothing."""
    data = option_costs_of(catalog)
    for at, name in repeated(one.id for one in data.portions):
        yield Finding(
            RECORD, ("portions", at, "id"), "cost-id-twice", f"`{name}` stands twice", "rename one of the two"
        )
    settled: dict[str, str] = {}
    for at, portion in enumerate(data.portions):
        if portion.one_of in settled:
            text = f"`{portion.id}` never counts: `{settled[portion.one_of]}` before it has no condition"
            yield Finding(RECORD, ("portions", at, "one_of"), "cost-portion-idle", text, "put the one without last")
        elif portion.one_of and not (portion.when or portion.that or portion.along):
            settled[portion.one_of] = portion.id
        if portion.count and not portion.that:
            text = f"`{portion.id}` counts parts, and has no `that` to count by"
            yield Finding(RECORD, ("portions", at, "count"), "cost-portion-idle", text, "add `that:`")


def option_figures_hold(catalog: Catalog) -> Findings:
    """Report a figure of an answer whose range does not hold its base."""
    for at, one in enumerate(option_costs_of(catalog).figures):
        if not figure(one.low) <= figure(one.base) <= figure(one.high):
            text = f"the range {one.low} to {one.high} of `{one.input}` does not hold its base {one.base}"
            yield Finding(RECORD, ("figures", at, "base"), "cost-range", text, "give low, base and high in this order")
