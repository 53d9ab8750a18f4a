"""Rules of maturity: what is named exists, each question is asked once, and no level is reached by doing nothing."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.recorded import is_refused
from platform_guide.catalog.rules.evidence import unfit
from platform_guide.catalog.rules.finding import Finding, Findings, repeated
from platform_guide.decision.data.record import RECORD as DECISION
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.data.vocabulary import QuestionKind
from platform_guide.issues import suggest
from platform_guide.planning.maturity.compile import levels_of
from platform_guide.planning.maturity.record import RECORD, maturity_of
from platform_guide.planning.maturity.references import places, unknown_names

_LISTS = ("ladders", "questions", "triggers", "overlays", "practices", "not_yet", "footprints", "examples")


def maturity_ids_are_unique(catalog: Catalog) -> Findings:
    """Report the second use of an id, and questions that are asked in two places."""
    data = maturity_of(catalog)
    for field in _LISTS:
        for at, name in repeated(one.id for one in getattr(data, field)):
            text, hint = f"`{name}` stands twice", "rename one of the two"
            yield Finding(RECORD, (field, at, "id"), "maturity-id-twice", text, hint)
    seen: set[str] = set()
    for path, name in places(data):
        if name in seen:
            text, hint = f"`{name}` is asked in two places", "keep one of the two"
            yield Finding(RECORD, path, "maturity-asked-twice", text, hint)
        seen.add(name)


def maturity_questions_can_be_asked(catalog: Catalog) -> Findings:
    """Report questions that neither the interview nor the data words, that both do, and answers that are not there."""
    if is_refused(catalog, DECISION):
        return
    asked = {one.id: one for one in decision_of(catalog).questions}
    for at, one in enumerate(maturity_of(catalog).questions):
        known, worded = asked.get(one.id), bool(one.text and one.why and one.answers)
        text = hint = ""
        if known and worded:
            text = f"`{one.id}` is a question of the interview, and has words of its own"
            hint = "remove text, why and answers, or choose another id"
        elif not known and not worded:
            text = f"there is no question `{one.id}`"
            hint = f"give text, why and answers; {suggest(one.id, asked)}"
        elif known and known.kind not in {QuestionKind.SINGLE, QuestionKind.MULTI}:
            text, hint = f"`{one.id}` has no answers to choose", "name another question"
        elif known:
            answers = [answer.id for answer in known.answers]
            yield from unknown_names(("questions", at, "only"), "answer", one.only, answers)
        if text:
            yield Finding(RECORD, ("questions", at, "id"), "maturity-question", text, hint)


def levels_take_a_practice(catalog: Catalog) -> Findings:
    """Report levels above the lowest that no practice leads to: whoever does nothing would be there."""
    if is_refused(catalog, DECISION):
        return
    data = maturity_of(catalog)
    for at, ladder in enumerate(data.ladders):
        if not levels_of(ladder, decision_of(catalog)):
            text = f"`{ladder.id}` has no levels, and the decision has no stages"
            yield Finding(RECORD, ("ladders", at, "id"), "maturity-level-empty", text, "give it levels")
        taken = {practice.levels.get(ladder.id) for practice in data.practices}
        for level in levels_of(ladder, decision_of(catalog))[1:]:
            if level.id not in taken:
                text = f"no practice leads to the level `{level.id}` of `{ladder.id}`"
                hint = "give a practice this level"
                yield Finding(RECORD, ("ladders", at, "id"), "maturity-level-empty", text, hint)


def maturity_sources_are_fit(catalog: Catalog) -> Findings:
    """Refuse addresses of sources that are not fit to be linked, and days that have not come yet."""
    data = maturity_of(catalog)
    lists = [(("ladders", at), one.evidence) for at, one in enumerate(data.ladders)]
    lists += [(("overlays", at), one.evidence) for at, one in enumerate(data.overlays)]
    found = (
        (RECORD, (*path, "evidence", at, "url"), proof.url) for path, proofs in lists for at, proof in enumerate(proofs)
    )
    yield from unfit(catalog, found)
    for at, ladder in enumerate(data.ladders):
        if ladder.verified_on > catalog.today:
            text = f"{ladder.verified_on} has not come yet"
            hint = "verified_on is the day on which somebody read the evidence"
            yield Finding(RECORD, ("ladders", at, "verified_on"), "date-in-future", text, hint)
