"""Names in the decision: each stands once where it is made, and exists where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from platform_guide.catalog.rules.finding import repeated
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.decision.data.model import Rule
from platform_guide.decision.data.vocabulary import FactType
from platform_guide.decision.rules.context import Context, Found, Path
from platform_guide.issues import suggest

RESERVED = frozenset({"door", "track", "end", "none", "unknown", "at", "on", "was", "v", "q", "h"})
"""What an interview, its address and its files say themselves; a question or criterion of that name would be lost."""


def ids_are_unique(context: Context) -> Iterator[Found]:
    """Report the second use of an id within one list, and ids that the engine uses itself."""
    data = context.decision
    lists: list[tuple[Path, Iterable[str]]] = [
        (("facts",), [fact.id for fact in data.facts]),
        (("steps",), [step.id for step in data.steps]),
        (("doors",), [door.id for door in data.doors]),
        (("questions",), [question.id for question in data.questions]),
        (("rules",), [rule.id for rule in data.rules]),
        (("criteria",), [criterion.id for criterion in data.criteria]),
        (("places",), [place.id for place in data.places]),
        (("maturity", "stages"), [stage.id for stage in data.maturity.stages] if data.maturity else []),
    ]
    lists += [(("facts", at, "values"), [value.id for value in fact.values]) for at, fact in enumerate(data.facts)]
    lists += [
        (("questions", at, "answers"), [answer.id for answer in question.answers])
        for at, question in enumerate(data.questions)
    ]
    for path, ids in lists:
        for at, name in repeated(ids):
            yield "decision-id-twice", (*path, at, "id"), f"the id `{name}` stands twice", "rename one of the two"
    named = {"questions": [one.id for one in data.questions], "criteria": [one.id for one in data.criteria]}
    for kind, ids in named.items():
        for at, name in enumerate(ids):
            if name in RESERVED:
                text = f"`{name}` has a meaning of its own in the interview"
                yield "decision-id-reserved", (kind, at, "id"), text, "choose another id"
    for at, question in enumerate(data.questions):
        for place, answer in enumerate(question.answers):
            if answer.id == "unknown":
                path = ("questions", at, "answers", place, "id")
                yield "decision-id-reserved", path, "`unknown` is the answer `I don't know`", "choose another id"


def names_resolve(context: Context) -> Iterator[Found]:
    """Report names of facts, steps, questions, capabilities, criteria, environments and entries that do not exist."""
    for path, name, known, what in _uses(context):
        if name not in known:
            yield "decision-name-unknown", path, f"there is no {what} `{name}`", suggest(name, known)


_Use = tuple[Path, str, frozenset[str], str]


def _uses(context: Context) -> Iterator[_Use]:
    yield from _uses_in_interview(context)
    yield from _uses_in_former(context)
    yield from _uses_in_each(context)
    yield from _uses_in_rules(context)
    data = context.decision
    environments = frozenset(item.id for item in context.settings.environments)
    for at, criterion in enumerate(data.criteria):
        for place, name in enumerate(criterion.claims):
            yield ("criteria", at, "claims", place), name, context.capabilities, "capability"
        for number, part in enumerate(criterion.parts):
            for place, name in enumerate(part.claims):
                yield ("criteria", at, "parts", number, "claims", place), name, context.capabilities, "capability"
    for at, item in enumerate(data.places):
        for place, name in enumerate(item.environments):
            yield ("places", at, "environments", place), name, environments, "environment"


def _uses_in_interview(context: Context) -> Iterator[_Use]:
    data = context.decision
    facts = frozenset(fact.id for fact in data.facts)
    steps = frozenset(step.id for step in data.steps)
    questions = frozenset(question.id for question in data.questions)
    for at, door in enumerate(data.doors):
        yield ("doors", at, "start"), door.start, questions, "question"
        yield from ((("doors", at, "set", name), name, facts, "fact") for name in door.set)
        yield from (
            (("doors", at, field, place), name, questions, "question")
            for field, names in (("short", door.short), ("assumes", door.assumes))
            for place, name in enumerate(names)
        )
    for at, question in enumerate(data.questions):
        here: Path = ("questions", at)
        yield (*here, "step"), question.step, steps, "step"
        if question.fact:
            yield (*here, "fact"), question.fact, facts, "fact"
        for place, entry in enumerate(question.offer):
            yield (*here, "offer", place), entry, context.entries, "entry"
        for place, edge in enumerate(question.next):
            yield (*here, "next", place, "to"), edge.to, questions | {"end"}, "question"
        for place, answer in enumerate(question.answers):
            yield from (((*here, "answers", place, "set", name), name, facts, "fact") for name in answer.set)
        for name in question.unknown.set if question.unknown else ():
            yield (*here, "unknown", "set", name), name, facts, "fact"


def _uses_in_former(context: Context) -> Iterator[_Use]:
    questions = frozenset(question.id for question in context.decision.questions)
    answers = {
        question.id: frozenset({"unknown", *(answer.id for answer in question.answers)})
        for question in context.decision.questions
        if question.answers
    }
    answers["door"] = frozenset(door.id for door in context.decision.doors)
    for at, former in enumerate(context.decision.former):
        known = questions | {"door"} | frozenset(former.drop)
        for field in ("answered", "unanswered"):
            names = enumerate(getattr(former, field))
            yield from ((("former", at, field, place), name, known, "question") for place, name in names)
        for field in ("was", "now"):
            yield from ((("former", at, field, name), name, known, "question") for name in getattr(former, field))
        for name, answer in former.now.items():
            if name in answers:
                yield (
                    ("former", at, "now", name),
                    answer,
                    answers[name],
                    f"answer to the question `{name}` that is called",
                )


def _uses_in_each(context: Context) -> Iterator[_Use]:
    areas = frozenset(area.id for area in context.areas)
    named = frozenset(fact.id for fact in context.decision.facts if fact.type in {FactType.MUSTS, FactType.REPLACED})
    for at, rule in enumerate(context.decision.rules):
        if rule.each:
            yield ("rules", at, "each", "fact"), rule.each.fact, named, "fact of entries or capabilities to be named"
            for place, name in enumerate(rule.each.areas):
                yield ("rules", at, "each", "areas", place), name, areas, "area"


def _uses_in_needs(context: Context, at: int, rule: Rule) -> Iterator[_Use]:
    for place, need in enumerate(rule.need):
        path = ("rules", at, "need", place)
        yield (*path, "capability"), need.capability, context.capabilities, "capability"
        known = context.limits.get(need.capability)
        for number, name in enumerate(need.without if known is not None else ()):
            yield (*path, "without", number), name, known or frozenset(), f"limit of `{need.capability}` that is called"


def _uses_in_rules(context: Context) -> Iterator[_Use]:
    criteria = frozenset(criterion.id for criterion in context.decision.criteria)
    maturity = context.decision.maturity
    stages = frozenset(stage.id for stage in maturity.stages) if maturity else frozenset[str]()
    for at, rule in enumerate(context.decision.rules):
        for place, name in enumerate(rule.about):
            yield ("rules", at, "about", place), name, context.capabilities | {"parts"}, "capability, or `parts`"
        yield from _uses_in_needs(context, at, rule)
        for name in rule.swing:
            yield ("rules", at, "swing", name), name, criteria, "criterion"
        if rule.maturity:
            yield ("rules", at, "maturity"), rule.maturity, stages, "stage of maturity"
    demands = context.capabilities | {rule.id for rule in context.decision.rules}
    demands |= {place.id for place in context.decision.places}
    for at, known in enumerate(context.decision.known_infeasible):
        for place, name in enumerate(known.demands):
            yield ("known_infeasible", at, "demands", place), name, demands, "rule, capability or place"
        for place, name in enumerate(known.one_of):
            yield ("known_infeasible", at, "one_of", place), name, context.capabilities, "capability"
    for field, names in (("witnesses", context.decision.witnesses), ("listed_only", context.decision.listed_only)):
        yield from (((field, name), name, context.entries, "entry") for name in names)


def needs_are_levels(context: Context) -> Iterator[Found]:
    """Report needs at a level that nobody can need."""
    for at, rule in enumerate(context.decision.rules):
        for place, need in enumerate(rule.need):
            if need.level in {Level.NONE, Level.UNKNOWN}:
                path = ("rules", at, "need", place, "level")
                yield "decision-need-level", path, f"`{need.level}` cannot be needed", "allowed: full, partial, diy"
