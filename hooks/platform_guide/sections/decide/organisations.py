"""Typical organisations with what the guide would tell them, ready to be shown without a script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from platform_guide.cache import Cache, digest_of
from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import labels_of
from platform_guide.decision.data.model import Organisation
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.model import Model, Reason, Recommendation
from platform_guide.decision.engine.recommend import decide, solve
from platform_guide.decision.engine.study import turns


@dataclass(frozen=True)
class Told:
    """An answer of the interview in words."""

    question: str
    answer: str


@dataclass(frozen=True)
class Case:
    """An organisation with its computed recommendation.

    `found` is what `decide` returned, `address` the fragment that opens the same result in the interview, `out` the
    reasons against the other entries by their code, `flips` the weights at which another option would be first.
    """

    organisation: Organisation
    told: tuple[Told, ...]
    found: Recommendation
    address: str
    out: Mapping[str, tuple[Reason, ...]]
    flips: tuple[Mapping[str, Any], ...]

    @property
    def url(self) -> str:
        """The address of its page below the root of the site."""
        return f"decide/organisations/{self.organisation.id}/"


@dataclass(frozen=True)
class Names:
    """What ids are called: entries, capabilities, editions by (entry, edition), flows, criteria, reasons of rules.

    `outside` holds what editions require and has no entry.
    """

    entries: Mapping[str, str]
    capabilities: Mapping[str, str]
    editions: Mapping[tuple[str, str], str]
    flows: Mapping[str, str]
    criteria: Mapping[str, str]
    rules: Mapping[str, str]
    stages: tuple[Mapping[str, str], ...]
    outside: Mapping[str, str]

    def option(self, option: str) -> str:
        """Return the names of an option's parts."""
        return " + ".join(self.entries[part] for part in option.split("+"))


@dataclass(frozen=True)
class Decided:
    """The decision model of a catalogue and what it says to typical organisations; made once for all pages."""

    model: Model
    editions: Editions
    names: Names
    cases: tuple[Case, ...]

    @classmethod
    def of(cls, catalog: Catalog, cache: Cache | None = None) -> Decided | None:
        """Compile and decide; None for a guide without a decision."""
        if not decision_of(catalog).present:
            return None
        model = compile_model(catalog)
        editions = Editions(model)
        found = tuple(cases(catalog, editions, cache or Cache()))
        return cls(model, editions, names(catalog, model), found)


def names(catalog: Catalog, model: Model) -> Names:
    """Return the names of everything that a recommendation refers to."""
    return Names(
        entries={one["id"]: one["name"] for one in model["candidates"]},
        capabilities=dict(zip(model["capabilities"], model["labels"], strict=True)),
        editions={
            (one["id"], edition["id"]): edition["name"] for one in model["candidates"] for edition in one["editions"]
        },
        flows=labels_of(catalog.settings.flows),
        criteria={one["id"]: one["label"] for one in model["criteria"]},
        rules={rule["id"]: rule["because"] for rule in model["rules"]},
        stages=tuple(model["maturity"]),
        outside={name: one["label"] for name, one in model["outside"].items()},
    )


def cases(catalog: Catalog, editions: Editions, cache: Cache) -> Iterator[Case]:
    """Work out every typical organisation, in the order of the data."""
    model = editions.model
    compiled = digest_of(model)

    def solved(answers: Mapping[str, list[str]]) -> list[Any]:
        found = decide(model, answers, editions=editions)
        return [found, list(turns(solve(model, answers, editions=editions), answers))]

    for organisation in decision_of(catalog).organisations:
        answers = {name: list(given) for name, given in organisation.answers.items()}
        found, moves = cache.recall("organisation", [compiled, answers], lambda answers=answers: solved(answers))  # type: ignore[misc]
        out: dict[str, list[Reason]] = {}
        for reason in found["why_not"]:
            code = reason["code"].removesuffix("-successor")
            out.setdefault(code, []).append(reason)
        yield Case(
            organisation=organisation,
            told=tuple(_told(model, found)),
            found=found,
            address="&".join(f"{name}={','.join(map(quote, answers[name]))}" for name in sorted(answers)),
            out={code: tuple(reasons) for code, reasons in out.items()},
            flips=tuple(moves),
        )


def _told(model: Model, found: Recommendation) -> Iterator[Told]:
    questions = {one["id"]: one for one in model["questions"]}
    interview = found["interview"]
    for name in (*interview["asked"], *interview["added"]):
        question = questions[name]
        words = {answer["id"]: answer["label"] for answer in question["answers"]} | {"none": "None of these"}
        if question["unknown"]:
            words["unknown"] = question["unknown"]["label"]
        given = interview["given"][name]
        yield Told(question["text"], "; ".join(words.get(one) or _word(model, one) for one in given))


def _word(model: Model, given: str) -> str:
    """Return what a reader named: an entry, an edition of it, something outside the guide, or a capability's level."""
    capability, _, level = given.partition(".")
    if level in model["levels"]:
        return f"{model['labels'][model['capabilities'].index(capability)]}: {level}"
    entry, _, edition = given.partition("/")
    names = {name: one["label"] for name, one in model["outside"].items()}
    for one in model["candidates"]:
        if one["id"] == entry:
            found = next((each["name"] for each in one["editions"] if each["id"] == edition), None)
            return f"{one['name']} ({found})" if found else one["name"]
    return names.get(given) or (given.split(":")[1] if given.startswith("own:") else given)
