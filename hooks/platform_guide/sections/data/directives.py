"""Directives on the data itself: how fresh it is, what changed, how well it is sourced, and where to get it."""

from __future__ import annotations

from platform_guide.catalog.schema.vocabulary import EvidenceKind
from platform_guide.sections.data.api import RESOURCES, ROOT
from platform_guide.sections.data.history import coming, history, news
from platform_guide.sections.data.linked_data import dataset
from platform_guide.sections.data.quality import quality
from platform_guide.sections.shared.directive import Context, Directive, Given, Number

_NEWS = 6


def _freshness(context: Context, url: str, _: Given) -> str:
    return context.renderer.render("directives/freshness.html", url, quality=context.once(quality))


def _news(context: Context, url: str, given: Given) -> str:
    limit = int(given.get("limit", _NEWS))
    shown = {"items": news(context.catalog, limit), "coming": coming(context.catalog, limit)}
    return context.renderer.render("directives/news.html", url, **shown)


def _changes(context: Context, url: str, _: Given) -> str:
    shown = {"items": history(context.catalog), "today": context.catalog.data_date}
    return context.renderer.render("directives/changes.html", url, **shown)


def _quality(context: Context, url: str, _: Given) -> str:
    shown = {"quality": context.once(quality), "kinds": tuple(EvidenceKind), "limits": context.catalog.settings.limits}
    return context.renderer.render("directives/quality.html", url, **shown)


def _dataset(context: Context, url: str, _: Given) -> str:
    catalog, site_url = context.catalog, context.renderer.site_url
    licence = f"{site_url}contribute/licence/"
    text = dataset(catalog, site_url, f"{catalog.settings.title}: every claim with its source.", licence)
    shown = {"resources": RESOURCES, "root": ROOT, "quality": context.once(quality), "linked_data": text}
    return context.renderer.render("directives/dataset.html", url, **shown)


DIRECTIVES = (
    Directive("freshness", _freshness),
    Directive("news", _news, {"limit": Number(1, 100)}),
    Directive("changes", _changes),
    Directive("quality", _quality),
    Directive("dataset", _dataset),
)
