"""The checks of the decision that need its engine, as problems with their places."""

from __future__ import annotations

from platform_guide.cache import Cache, digest_of
from platform_guide.catalog.load import DECISION, Catalog
from platform_guide.decision.audit import MEASURE, audit
from platform_guide.decision.editions import Editions
from platform_guide.decision.model import Model
from platform_guide.decision.neutrality import bounds_are_kept, digest
from platform_guide.issues import Issue, Severity


def decision_issues(
    catalog: Catalog, model: Model, editions: Editions | None = None, cache: Cache | None = None
) -> list[Issue]:
    """Return the problems of a decision; `catalog` has none of its own, and `model` was compiled from it.

    `editions` may be shared with whatever else asks the model.
    """
    record, data = (DECISION, DECISION), catalog.decision
    made_from = [digest_of(model), data.model_dump(mode="json")]
    audited = (cache or Cache()).recall("audit", made_from, lambda: list(audit(model, data, editions)))
    found = [
        Issue(catalog.place(record, path, of_key=path[-1] in data.witnesses), rule, text, hint)
        for rule, path, text, hint in (*audited, *bounds_are_kept(data))
    ]
    if data.neutrality and data.neutrality.digest != digest(model):
        place = catalog.place(record, ("neutrality", "digest"))
        text = f"neutrality was measured on {data.neutrality.date}, and the decision has changed since"
        found.append(Issue(place, "decision-measured-before", text, MEASURE, Severity.WARNING))
    return found
