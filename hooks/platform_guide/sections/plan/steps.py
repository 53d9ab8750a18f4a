"""The steps of a plan, in their order: what the bar above each page shows."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """A step: its id, the address of its page below the root of the site, its name, and what it gives."""

    id: str
    url: str
    label: str
    gives: str


STEPS = (
    Step("needs", "plan/needs/", "Needs", "a list of requirements, each with who asked for it"),
    Step("maturity", "plan/maturity/", "Maturity", "how far to go now and in 18 months, and what not to buy"),
    Step("decide", "decide/", "Decide", "what fits, what does not, and why"),
    Step("pilot", "plan/pilot/", "Pilot", "a plan with measures of success, a scorecard and a calendar"),
    Step("cost", "plan/cost/", "Cost", "what it costs over one, three or five years, with every assumption"),
)
