"""Value against cost on a result: the model that the browser computes with, and the parts of the page that it fills."""

from __future__ import annotations

import json

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import labels_of
from platform_guide.cost.data.record import costs_of
from platform_guide.planning.options.compile import compile_options
from platform_guide.sections.shared.directive import Context, Given
from platform_guide.sections.shared.page import Asset

PATH = "plan/options.json"


def option_assets(catalog: Catalog) -> tuple[Asset, ...]:
    """Return the model of what options cost as the file that the browser fetches; none in a guide without it."""
    model = compile_options(catalog)
    if model is None:
        return ()
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return (Asset(PATH, text.encode()),)


def render(context: Context, url: str, _: Given) -> str:
    """Return the templates that stand on the page of the interview; nothing in a guide whose options have no costs."""
    model = context.once(compile_options)
    if model is None:
        return ""
    groups = costs_of(context.catalog).groups
    return context.renderer.render("directives/plan-beside.html", url, model=model, groups=labels_of(groups), path=PATH)
