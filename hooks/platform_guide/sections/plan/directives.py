"""Directives of the plan: one page for each step, and the overview."""

from __future__ import annotations

from platform_guide.sections.plan import beside, cost, maturity, needs, overview, pilot
from platform_guide.sections.plan.steps import STEPS
from platform_guide.sections.shared.directive import Context, Directive, Given


def bar(context: Context, url: str, _: Given) -> str:
    """Return the bar of steps for the page of the interview, which is one of them."""
    return context.renderer.render("directives/plan-steps.html", url, steps=STEPS, here="decide")


DIRECTIVES = (
    Directive("plan", overview.render),
    Directive("plan-needs", needs.render),
    Directive("plan-maturity", maturity.render),
    Directive("plan-pilot", pilot.render),
    Directive("plan-cost", cost.render),
    Directive("plan-beside", beside.render),
    Directive("plan-steps", bar),
)
