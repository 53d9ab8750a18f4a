"""Directives of the decision: the interview, its outline, typical organisations and the count of first places."""

from __future__ import annotations

from collections.abc import Mapping

from platform_guide.catalog.schema.vocabulary import PricingModel
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.data.vocabulary import MESSAGES, OutcomeKind
from platform_guide.decision.engine.value import percent
from platform_guide.sections.decide.interview import outline
from platform_guide.sections.decide.lessons import pilot_of
from platform_guide.sections.decide.neutrality import neutrality
from platform_guide.sections.decide.organisations import Decided
from platform_guide.sections.platforms.verdicts import given_verdicts
from platform_guide.sections.shared.directive import Context, Directive, Given, template
from platform_guide.sections.shared.words import REASON_GROUPS


def _interview(context: Context, url: str, _: Given) -> str:
    catalog = context.catalog
    shown = {
        "data_date": catalog.data_date,
        "flows": catalog.settings.flows,
        "title": catalog.settings.title,
        "reason_groups": REASON_GROUPS,
        "doors": decision_of(catalog).doors,
        "organisations": len(decision_of(catalog).organisations),
        "outcomes": tuple(OutcomeKind),
        "messages": _messages(context),
        "verdicts": given_verdicts(catalog),
        "prices": tuple(PricingModel),
        "pilot": pilot_of(catalog),
    }
    return context.renderer.render("directives/interview.html", url, **shown)


def _messages(context: Context) -> Mapping[str, str]:
    """Return the sentences of the decision; a guide without one shows none of them."""
    return decision_of(context.catalog).messages or dict.fromkeys(MESSAGES, "")


def _outline(context: Context, url: str, _: Given) -> str:
    decided = context.part(Decided)
    shown = outline(context.catalog, decided.model if decided else None)
    words = _messages(context)
    return context.renderer.render("directives/outline.html", url, messages=words, percent=percent, **shown)


def _neutrality(context: Context, url: str, _: Given) -> str:
    decided = context.part(Decided)
    found = neutrality(context.catalog, decided.model) if decided else None
    return context.renderer.render("directives/neutrality.html", url, found=found)


def _organisations(context: Context, url: str, _: Given) -> str:
    decided = context.part(Decided)
    cases = decided.cases if decided else ()
    return context.renderer.render("directives/organisations.html", url, cases=cases)


DIRECTIVES = (
    Directive("interview", _interview),
    Directive("outline", _outline),
    Directive("neutrality", _neutrality),
    Directive("organisations", _organisations),
    Directive("together", template("directives/together.html")),
)
