"""What organisations may and may not be told, and what a recommendation makes of it.

Each file of `expected/` is one organisation: its story, its answers, and what was written down from judgement, before
the decision was asked, by people who knew neither its rules nor its results. A flip changes answers, and says what must
follow; it takes over what it does not name.

may: `kinds` of outcome; `new`: what a first-ranked option may bring; `one_of`: what one of the first-ranked options
has to contain; `most_new`: how many new tools it may bring. must_not: `entries` (or entry/edition) in no option;
`replaced`: owned entries that may not be replaced, `*` for all; `kinds`; `every_part`: conditions on the edition of
each new part. must_say: statements that the result has to make, by topic and what they are about. also: facts of the
story for which the interview had no question when they were written down; `told` makes answers of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from platform_guide.decision.engine.interview import renewed, walk
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from platform_guide.decision.predicate.evaluate import evaluate
from platform_guide.decision.predicate.syntax import parse
from platform_guide.decision.predicate.types import candidate_vocabulary, lower
from tests import shipped
from tests.decision.shipped import shipped_editions, shipped_model
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from platform_guide.decision.engine.model import PartData, Recommendation

FOLDER = ROOT / "tests" / "shipped" / "expected"
WITHOUT_PARTS = frozenset({"learn", "none-needed", "undetermined", "nothing"})
"""Outcomes that name no option as the answer."""


@dataclass(frozen=True)
class Case:
    """An organisation, or one of its flips: answers and what is expected of the result."""

    id: str
    answers: Mapping[str, list[str]]
    may: Mapping[str, Any]
    must_not: Mapping[str, Any]
    must_say: tuple[Mapping[str, Any], ...]


def written() -> list[dict[str, Any]]:
    """Return all files, in the order of their names."""
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))]


def cases() -> Iterator[Case]:
    """Yield each organisation and, behind it, its flips."""
    for one in written():
        also = one.get("also", {})
        answers = told(one["answers"], also)
        base = Case(one["id"], answers, one["may"], one["must_not"], tuple(one.get("must_say", ())))
        yield base
        for number, flip in enumerate(one["flips"], start=1):
            then = flip["then"]
            # What a flip answers anew is no longer told by the rest of the story.
            rest = {name: value for name, value in also.items() if _ANSWERS.get(name, name) not in flip["change"]}
            yield Case(
                f"{base.id}-flip-{number}",
                told({**one["answers"], **flip["change"]}, {**rest, **flip.get("also", {})}),
                {**base.may, **then.get("may", {})},
                {**base.must_not, **then.get("must_not", {})},
                # What has to be said was written for the organisation as it is, unless the flip says it anew.
                tuple(then.get("must_say", ())),
            )


_ANSWERS = {"trains": "compute", "cluster": "owned"}
"""Facts of a story that an answer to another question says."""
_CONDITIONS = {
    ("fees", "none"): ("terms", "no-fees"),
    ("support", "paid"): ("terms", "support"),
    ("body", "teaching-or-research"): ("terms", "body"),
    ("root", "no"): ("terms", "no-root"),
    ("latency", "milliseconds"): ("service", "fast"),
    ("streaming", "yes"): ("service", "stream"),
    ("edge", "yes"): ("service", "edge"),
}


def told(answers: Mapping[str, list[str]], also: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return answers with what a story says besides, as the interview asks today.

    A question on the way of which the story says nothing is answered with `I don't know`.
    """
    found = {name: list(given) for name, given in answers.items()}
    found |= {name: list(also[name]) for name in ("data-in", "clouds", "replace") if name in also}
    found |= {"compute": list(also["trains"])} if "trains" in also else {}
    found |= {"musts": [f"{one['capability']}.{one['level']}" for one in also["musts"]]} if "musts" in also else {}
    for (name, value), (question, answer) in _CONDITIONS.items():
        if value in also.get(name, ()):
            found.setdefault(question, []).append(answer)
    shown = [one[:-1] for one in ("regions", "certificates") if one in also]
    found |= {"assurances": shown} if shown else {}
    if "cluster" in also:
        found["owned"] = list(dict.fromkeys([*(one for one in found["owned"] if one != "none"), *also["cluster"]]))
    editions = also.get("owned-editions", {})
    if "owned" in found:
        found["owned"] = [f"{one}/{editions[one]}" if one in editions else one for one in found["owned"]]
    model = shipped_model()
    found = renewed(model, found)
    while (asked := walk(model, found)["next"]) is not None:
        found[asked] = ["unknown"]
    return found


def wrong(case: Case) -> list[str]:
    """Return everything that is wrong about the result of a case; nothing where it can be signed."""
    answers = {question: list(given) for question, given in case.answers.items()}
    found = decide(shipped_model(), answers, editions=shipped_editions())
    kind = found["outcome"]["kind"]
    problems = list(_kinds(case, kind))
    if kind not in WITHOUT_PARTS:
        problems += _first(case, found, kind)
    problems += _forbidden(case, found)
    if case.must_say:
        # What only a study of other answers tells takes seconds, and few cases ask for it.
        studied = {"changes", "settle-first"} & {said["topic"] for said in case.must_say}
        made = statements(found, answers if studied else None)
        problems += [f"does not say: {said}" for said in map(_said, case.must_say) if not said <= made]
    return problems


def _kinds(case: Case, kind: str) -> Iterator[str]:
    allowed = case.may.get("kinds")
    # A flip that allows a kind overrides the organisation, which may forbid it.
    if allowed is not None and kind not in allowed:
        yield f"kind {kind} is not among {allowed}"
    elif allowed is None and kind in case.must_not.get("kinds", ()):
        yield f"kind {kind} is forbidden"


def _first(case: Case, found: Recommendation, kind: str) -> Iterator[str]:
    first = [option for option in found["options"] if option["rank"] == 1]
    allowed = case.may.get("new")
    for option in first:
        new = [part["entry"] for part in option["parts"] if not part["owned"]]
        if allowed is not None and set(new) - set(allowed):
            yield f"first: {option['id']} brings {sorted(set(new) - set(allowed))}"
        if option["new"] > case.may.get("most_new", option["new"]):
            yield f"first: {option['id']} brings {option['new']} new tools"
    wanted = case.may.get("one_of") or []
    having = [{part["entry"] for part in option["parts"]} for option in first]
    if kind != "keep" and wanted and not any(set(one) <= has for one in wanted for has in having):
        yield f"first: none of {wanted} is in {[option['id'] for option in first]}"


def _forbidden(case: Case, found: Recommendation) -> Iterator[str]:
    names = set(case.must_not.get("entries", ()))
    for option in found["options"]:
        for part in option["parts"]:
            for name in {part["entry"], f"{part['entry']}/{part['edition']}"} & names:
                yield f"forbidden: {name} in {option['id']} on rank {option['rank']}"
            for text in () if part["owned"] else case.must_not.get("every_part", ()):
                if holds(text, part) is not True:
                    yield f"forbidden: {part['entry']}/{part['edition']} in {option['id']}: not ({text})"
    replaced = found["outcome"].get("replaced", [])
    kept = set(case.must_not.get("replaced", ()))
    for entry in replaced:
        if entry in kept or "*" in kept:
            yield f"forbidden: {entry} is replaced"


def _said(wanted: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    about = wanted.get("about") or ""
    return frozenset((wanted["topic"], one) for one in (about if isinstance(about, list) else [about]))


def statements(found: Recommendation, answers: Mapping[str, list[str]] | None) -> set[tuple[str, str]]:
    """Return what a result says, by topic and what it is about; with answers also what other answers would change."""
    return {*_of_outcome(found), *_of_options(found), *_of_study(found, answers)}


def _of_outcome(found: Recommendation) -> Iterator[tuple[str, str]]:
    # Both say in their first words that no platform is needed.
    if found["outcome"]["kind"] in {"none-needed", "learn"}:
        yield "no-platform", ""
    first = [part["entry"] for option in found["options"][:1] for part in option["parts"]]
    for note in found["notes"]:
        yield from (("verify", one) for about in note["about"] for one in (first if about == "parts" else [about]))
    for one in found["owned"]:
        yield one["becomes"], one["entry"]
        # What overlaps stays as well.
        if one["becomes"] == "overlaps":
            yield "stays", one["entry"]
    for must in found["musts"]:
        if must["build"]:
            reads = [name for name in must["reads"] if name.startswith("claim.")]
            yield from (("build-yourself", name.removeprefix("claim.")) for name in reads)
    for one in found["conflict"]["members"] if found["conflict"] else ():
        if "must" in one:
            for answer in found["musts"][one["must"]]["answers"]:
                # What is a question of its own today may have been told with another one when this was written.
                yield "conflict", str(answer["question"])
                yield "conflict", str(answer["fact"])


def _of_options(found: Recommendation) -> Iterator[tuple[str, str]]:
    for option in found["options"]:
        if option["rank"] == 1:
            yield from (("requires", entry) for entry in (*option["along"], *option["upon"]))
    for parts in [one["parts"] for one in found["options"][:3]] + [one["parts"] for one in found["verify"]]:
        for part in parts:
            for at in part["verify"]:
                yield "verify", part["entry"]
                reads = found["musts"][at]["reads"]
                yield from (("verify", name.removeprefix("claim.")) for name in reads if name.startswith("claim."))


def _of_study(found: Recommendation, answers: Mapping[str, list[str]] | None) -> Iterator[tuple[str, str]]:
    if answers is None:
        return
    studied = study(shipped_model(), answers, editions=shipped_editions())
    yield from (("changes", one["question"]) for one in studied["changes"])
    # What follows from each answer to a question that is open is told answer by answer.
    first = [option["id"] for option in found["options"][:1]]
    answered = studied["completions"]["by_answer"] if studied["completions"] else ()
    yield from (("changes", one["question"]) for one in answered if one["top"][:1] != first)
    yield from (("settle-first", str(one["question"])) for one in found["find_out"])
    settled = studied["completions"]["settle"] if studied["completions"] else ()
    yield from (("settle-first", one["question"]) for one in settled)


def holds(text: str, part: PartData) -> bool | None:
    """Evaluate a condition over the edition that an option names."""
    catalog = shipped.catalog()
    vocabulary = candidate_vocabulary(catalog.settings, catalog.areas, catalog.platforms, {})
    model = shipped_model()
    candidate = next(one for one in model["candidates"] if one["id"] == part["entry"])
    edition = next(
        one
        for one in candidate["editions"]
        if one["id"] == part["edition"] and one["attributes"]["delivery"][0] == part["delivery"]
    )

    def look(name: str) -> Any:  # noqa: ANN401 - values of any type
        if name.startswith("claim."):
            level = edition["levels"][model["capabilities"].index(name.removeprefix("claim."))]
            return None if level == "?" else int(level)
        return edition["attributes"].get(name, candidate.get(name))

    return evaluate(lower(parse(text), vocabulary), look)
