"""Names in the data of maturity: each exists where it is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from platform_guide.catalog.catalog import AREAS, Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.recorded import is_refused
from platform_guide.catalog.rules.finding import Findings, unknown
from platform_guide.decision.data.record import RECORD as DECISION
from platform_guide.decision.data.record import decision_of
from platform_guide.planning.maturity.compile import levels_of
from platform_guide.planning.maturity.model import MaturityData
from platform_guide.planning.maturity.record import RECORD, maturity_of

Path = tuple[Key, ...]


def maturity_names_resolve(catalog: Catalog) -> Findings:
    """Report ladders, levels, questions, answers, practices and capabilities that do not exist."""
    if is_refused(catalog, DECISION):
        return
    data = maturity_of(catalog)
    answers = _answers(catalog)
    for path, name in places(data):
        yield from _one(path, "question", name, answers)
    for path, when in _conditions(data):
        for name, given in when.items():
            if name in answers:
                yield from unknown_names((*path, name), f"answer to `{name}`", given, answers[name])
            else:
                yield from _one((*path, name), "question", name, answers, of_key=True)
    practices = [one.id for one in data.practices]
    for at, example in enumerate(data.examples):
        for name in example.has:
            yield from _one(("examples", at, "has", name), "practice", name, practices, of_key=True)


def maturity_levels_exist(catalog: Catalog) -> Findings:
    """Report ladders and levels that do not exist."""
    if is_refused(catalog, DECISION):
        return
    data = maturity_of(catalog)
    levels = {one.id: [level.id for level in levels_of(one, decision_of(catalog))] for one in data.ladders}
    for path, named in _ranked(data):
        for ladder, level in named.items():
            if ladder in levels:
                yield from _one((*path, ladder), f"level of `{ladder}`", level, levels[ladder])
            else:
                yield from _one((*path, ladder), "ladder", ladder, levels, of_key=True)


def maturity_capabilities_exist(catalog: Catalog) -> Findings:
    """Report capabilities that do not exist; without every area nobody can tell."""
    if len(catalog.areas) == len(catalog.ids(AREAS)):
        for path, name in _capabilities(maturity_of(catalog)):
            yield from _one(path, "capability", name, catalog.capability_ids())


def places(data: MaturityData) -> Iterator[tuple[Path, str]]:
    """Yield each question with the path where it is asked."""
    asked = [(("triggers", at), one.questions) for at, one in enumerate(data.triggers)]
    asked += [(("overlays", at), one.questions) for at, one in enumerate(data.overlays)]
    for path, names in asked:
        for place, name in enumerate(names):
            yield (*path, "questions", place), name


def _answers(catalog: Catalog) -> dict[str, list[str]]:
    """Return the answers of each question that maturity asks."""
    asked = {one.id: [answer.id for answer in one.answers] for one in decision_of(catalog).questions}
    found = {}
    for one in maturity_of(catalog).questions:
        own = [answer.id for answer in one.answers] or list(one.only)
        found[one.id] = own or asked.get(one.id, [])
    return found


def _conditions(data: MaturityData) -> Iterator[tuple[Path, Mapping[str, Sequence[str]]]]:
    for at, trigger in enumerate(data.triggers):
        for field, cases in (("cases", trigger.cases), ("caps", trigger.caps)):
            for place, case in enumerate(cases):
                yield ("triggers", at, field, place, "when"), case.when
    for at, overlay in enumerate(data.overlays):
        yield ("overlays", at, "when"), overlay.when
    for at, example in enumerate(data.examples):
        yield ("examples", at, "now"), example.now
        yield ("examples", at, "later"), example.later


def _ranked(data: MaturityData) -> Iterator[tuple[Path, Mapping[str, str]]]:
    for at, trigger in enumerate(data.triggers):
        for field, cases in (("cases", trigger.cases), ("caps", trigger.caps)):
            for place, case in enumerate(cases):
                yield ("triggers", at, field, place, "levels"), case.levels
    for at, practice in enumerate(data.practices):
        yield ("practices", at, "levels"), practice.levels
    for at, one in enumerate(data.not_yet):
        yield ("not_yet", at, "below"), one.below


def _capabilities(data: MaturityData) -> Iterator[tuple[Path, str]]:
    for at, practice in enumerate(data.practices):
        if practice.capability:
            yield ("practices", at, "capability"), practice.capability
    for at, overlay in enumerate(data.overlays):
        for place, step in enumerate(overlay.advice):
            if step.capability:
                yield ("overlays", at, "advice", place, "capability"), step.capability
    for at, one in enumerate(data.not_yet):
        for place, name in enumerate(one.capabilities):
            yield ("not_yet", at, "capabilities", place), name


def unknown_names(path: Path, word: str, names: Sequence[str], known: Collection[str]) -> Findings:
    """Report names of a list that nothing has, each with the nearest one."""
    for at, name in enumerate(names):
        yield from _one((*path, at), word, name, known)


def _one(path: Path, word: str, name: str, known: Collection[str], *, of_key: bool = False) -> Findings:
    return unknown(RECORD, path, "maturity-name-unknown", (word, name, known), of_key=of_key)
