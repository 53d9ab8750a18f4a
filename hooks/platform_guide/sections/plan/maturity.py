"""The page of the plan: maturity. Without scripts it shows ladders, triggers, practices and worked examples."""

from __future__ import annotations

from platform_guide.catalog.schema.lookup import names_of
from platform_guide.planning.maturity.record import maturity_of
from platform_guide.sections.plan.maturity_view import PATH, MaturityWords
from platform_guide.sections.plan.steps import STEPS
from platform_guide.sections.shared.directive import Context, Given


def render(context: Context, url: str, _: Given) -> str:
    """Return the page as it stands without scripts."""
    words = MaturityWords(context.catalog) if maturity_of(context.catalog).present else None
    return context.renderer.render(
        "directives/plan-maturity.html",
        url,
        steps=STEPS,
        here="maturity",
        words=words,
        examples=tuple(words.worked()) if words else (),
        capabilities=names_of(capability for _, capability in context.catalog.capabilities()),
        path=PATH,
    )
