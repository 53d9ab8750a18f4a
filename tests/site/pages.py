"""The kinds of pages that the site has: one page of each stands for all of its kind in the slow tests."""

from __future__ import annotations

PAGE_KINDS = (
    "",
    "learn/",
    "platforms/",
    "platforms/mlflow/",
    "platforms/neptune/",
    "platforms/union/",
    "capabilities/",
    "capabilities/model-registry/",
    "compare/",
    "compare/embed/",
    "compare/maps/",
    "compare/mlflow-and-weights-and-biases/",
    "compare/side-by-side/",
    "decide/",
    "decide/method/",
    "decide/neutrality/",
    "decide/organisations/",
    "decide/organisations/closed-laboratory/",
    "decide/together/",
    "plan/",
    "plan/needs/",
    "plan/maturity/",
    "plan/pilot/",
    "plan/cost/",
    "data/",
    "data/quality/",
    "data/changes/",
    "data/speed/",
    "contribute/",
    "glossary/",
    "404.html",
)
"""Addresses relative to the start page."""


def name_of(page: str) -> str:
    """Return how the output of the tests calls a page."""
    return page.rstrip("/") or "home"
