"""The checks of the decision that need its engine, as problems with their places.

They audit the guide's own data, so they are judged on the base layer alone. What the same checks find in what other
layers bring warns at the layers' own lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from platform_guide.cache import Cache, digest_of
from platform_guide.catalog.blame import of_upstream
from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.decision.audit.audit import MEASURE, audit, audit_added
from platform_guide.decision.audit.causes import WITH_LAYER, because_of_layer
from platform_guide.decision.audit.neutrality import bounds_are_kept, digest
from platform_guide.decision.audit.separation import criteria_separate
from platform_guide.decision.data.record import RECORD, decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.model import Model
from platform_guide.issues import Issue, Location, Severity

_UNMET = "decision-infeasible"


def decision_issues(
    catalog: Catalog, model: Model, editions: Editions | None = None, cache: Cache | None = None
) -> list[Issue]:
    """Return the problems of a decision; `catalog` has none of its own, and `model` was compiled from it.

    `editions` may be shared with whatever else asks the model.
    """
    cache = cache or Cache()
    if catalog.base is None:
        return _of_base(catalog, model, editions, cache)
    base = catalog.base
    found = _of_base(base, compile_model(base), None, cache) if decision_of(base).present else []
    found = [of_upstream(issue) for issue in found]
    return [*found, *_of_layers(catalog, model, editions, cache)]


def _of_base(catalog: Catalog, model: Model, editions: Editions | None, cache: Cache) -> list[Issue]:
    data = decision_of(catalog)
    made_from = [digest_of(model), data.model_dump(mode="json")]
    audited = cache.recall("audit", made_from, lambda: list(audit(model, data, editions)))
    found = [
        Issue(catalog.place(RECORD, path, of_key=path[-1] in data.witnesses), rule, text, hint)
        for rule, path, text, hint in (*audited, *bounds_are_kept(data), *criteria_separate(data))
    ]
    for name, measured in (("neutrality", data.neutrality), ("separation", data.separation)):
        if measured and measured.digest != digest(model):
            place = catalog.place(RECORD, (name, "digest"))
            text = f"{name} was measured on {measured.date}, and the decision has changed since"
            found.append(Issue(place, "decision-measured-before", text, MEASURE, Severity.WARNING))
    return found


def _of_layers(catalog: Catalog, model: Model, editions: Editions | None, cache: Cache) -> Iterator[Issue]:
    """Warn of what layers bring: demands that nothing meets any more, and entries that nobody is shown."""
    data = decision_of(catalog)
    added = sorted(name for name in catalog.platforms if name not in catalog.upstream.platforms)
    made_from = [digest_of(model), data.model_dump(mode="json"), added]
    audited = cache.recall("audit-layers", made_from, lambda: list(audit_added(model, data, added, editions)))
    unmet: dict[Location, list[Issue]] = {}
    for rule, path, text, hint in audited:
        where = catalog.place(RECORD, path, of_key=path[-1] in data.witnesses)
        if path[0] == "witnesses" and path[-1] not in data.witnesses:
            where = catalog.place((PLATFORMS, path[-1]))
        issue = Issue(where, rule, text, hint, Severity.WARNING)
        if rule == _UNMET:
            issue = because_of_layer(catalog, issue)
            unmet.setdefault(issue.location, []).append(issue)
        elif catalog.is_own(where):
            yield issue
    yield from map(_together, unmet.values())


def _together(found: list[Issue]) -> Issue:
    """Return one warning for all demands that nothing meets because of one line of a layer."""
    first = min(found)
    if len(found) == 1:
        return first
    one = first.text.removeprefix(WITH_LAYER)
    return replace(first, text=f"{WITH_LAYER}{len(found)} sets of demands cannot be met; one of them: {one}")
