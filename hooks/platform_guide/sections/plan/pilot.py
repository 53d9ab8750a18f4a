"""The page of the plan: pilot."""

from __future__ import annotations

from platform_guide.sections.plan.steps import STEPS
from platform_guide.sections.shared.directive import Context, Given


def render(context: Context, url: str, _: Given) -> str:
    """Return the page as it stands without scripts."""
    return context.renderer.render("directives/plan-pilot.html", url, steps=STEPS, here="pilot")
