"""Criteria and messages: each score comes from one source, each sentence exists with its placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from platform_guide.decision.data.model import Criterion, SubScore
from platform_guide.decision.data.vocabulary import MESSAGES
from platform_guide.decision.rules.context import Context, Found, Path
from platform_guide.issues import suggest

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NOT_MEASURED = frozenset({"id", "scope", "owned", "holds_platform"})


def criteria_have_one_source(context: Context) -> Iterator[Found]:
    """Report criteria and parts without exactly one source of scores, or with anchors or values that leave gaps."""
    for at, criterion in enumerate(context.decision.criteria):
        here: Path = ("criteria", at)
        if sum((*_sources(criterion), criterion.computed is not None, bool(criterion.parts))) != 1:
            text = f"`{criterion.id}` needs exactly one of claims, attribute, grades, parts and computed"
            yield "decision-criterion-source", (*here, "id"), text, "keep the one that measures it"
            continue
        found = [(here, *gap) for gap in (*_anchor_gaps(criterion), *_gaps(context, criterion.id, criterion))]
        for place, part in enumerate(criterion.parts):
            inside = (*here, "parts", place)
            if sum(_sources(part)) != 1:
                text = f"“{part.label}” of `{criterion.id}` needs exactly one of claims, attribute and grades"
                yield "decision-criterion-source", (*inside, "label"), text, "keep the one that measures it"
                continue
            found += [(inside, *gap) for gap in _gaps(context, criterion.id, part)]
        for path, field, text, hint in found:
            yield "decision-criterion", (*path, field), text, hint


def _sources(source: Criterion | SubScore) -> tuple[bool, bool, bool]:
    return bool(source.claims), source.attribute is not None, bool(source.grades)


def _anchor_gaps(criterion: Criterion) -> Iterator[tuple[str, str, str]]:
    scores = [anchor.score for anchor in criterion.anchors]
    if scores not in (sorted(scores), sorted(scores, reverse=True)):
        yield "anchors", "scores go up and down again", "more of a measure is better or worse, not both"
    places = [anchor.at for anchor in criterion.anchors]
    if criterion.computed and (not places or places[0] != 0 or places != sorted(set(places))):
        yield "computed", "anchors begin at 0 and rise", "e.g. anchors: [{at: 0, score: 100}, {at: 1, score: 60}]"


def _gaps(context: Context, name: str, criterion: Criterion | SubScore) -> Iterator[tuple[str, str, str]]:
    """Yield what leaves gaps in a source of the criterion `name`."""
    points = criterion.levels
    if not points.none <= points.diy <= points.partial <= points.full:
        yield "levels", "a higher level has fewer points", "none <= diy <= partial <= full"
    always = [grade.when == "true" for grade in criterion.grades]
    if always and always != [*[False] * (len(always) - 1), True]:
        yield "grades", "the last grade, and no other, holds always", "end with {when: true, score: <0 to 100>, ...}"
    if criterion.attribute is None:
        return
    measured = {name: kind for name, kind in context.attributes.items() if "." not in name and name not in NOT_MEASURED}
    kind = measured.get(criterion.attribute)
    if kind is None:
        yield "attribute", f"there is no attribute `{criterion.attribute}`", suggest(criterion.attribute, measured)
        return
    wanted = set(kind.values) or {"true", "false"}
    missing = sorted(wanted - set(criterion.values))
    if missing:
        listed = ", ".join(f"`{value}`" for value in missing)
        text = f"`{name}` has no points for {listed}"
        given = ", ".join(f"{value}: <0 to 100>" for value in missing)
        hint = f"write in decision/criteria.yaml, under `criteria:`, `- {{id: {name}, values: {{{given}}}}}`"
        yield "attribute", text, hint
    for value in sorted(set(criterion.values) - wanted):
        yield "values", f"`{criterion.attribute}` has no value `{value}`", suggest(value, wanted)


def messages_are_complete(context: Context) -> Iterator[Found]:
    """Report messages that are missing, unknown, or name a placeholder that is never filled."""
    data = context.decision
    if not data.present:
        return
    for code in sorted(set(MESSAGES) - set(data.messages)):
        yield "decision-message-missing", ("messages",), f"the message `{code}` is missing", "add it"
    for code, text in data.messages.items():
        if code not in MESSAGES:
            yield "decision-message-unknown", ("messages", code), f"nothing says `{code}`", suggest(code, MESSAGES)
            continue
        for name in _PLACEHOLDER.findall(text):
            if name not in MESSAGES[code]:
                message = f"`{{{name}}}` is not filled in here"
                yield "decision-placeholder", ("messages", code), message, suggest(name, MESSAGES[code])
