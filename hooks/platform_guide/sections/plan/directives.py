"""Directives of the plan: one page for each step, and the overview."""

from __future__ import annotations

from platform_guide.sections.plan import beside, cost, maturity, needs, overview, pilot
from platform_guide.sections.shared.directive import Directive

DIRECTIVES = (
    Directive("plan", overview.render),
    Directive("plan-needs", needs.render),
    Directive("plan-maturity", maturity.render),
    Directive("plan-pilot", pilot.render),
    Directive("plan-cost", cost.render),
    Directive("plan-beside", beside.render),
)
