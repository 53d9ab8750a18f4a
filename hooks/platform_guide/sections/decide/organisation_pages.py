"""A page for each typical organisation: what the guide would tell it, without any script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.vocabulary import Level, PricingModel
from platform_guide.decision.data.record import RECORD
from platform_guide.decision.engine.value import points
from platform_guide.planning.options.compile import compile_options
from platform_guide.sections.decide.brief import (
    asked_of,
    brief,
    gaps_of,
    heads,
    prices_of,
    short_of,
    side_by_side,
    to_build,
)
from platform_guide.sections.decide.costs import costs
from platform_guide.sections.decide.lessons import lesson_url, pilot_of
from platform_guide.sections.decide.organisations import Case, Decided
from platform_guide.sections.platforms.verdicts import verdict_of
from platform_guide.sections.shared.page import Found, Heading, Page, SearchEntry
from platform_guide.sections.shared.render import Renderer
from platform_guide.sections.shared.words import REASON_GROUPS, word

LEVEL_COUNTS = {Level.FULL.value: "full", Level.PARTIAL.value: "partial", Level.DIY.value: "DIY"}
"""Levels in the middle of a sentence."""
GAPS = {
    "verify": "To verify:",
    "build": "Not met as it stands; they would make up for it:",
    "open": "Depends on an open answer:",
}
"""What has to be done about a must-have that is not met as it stands."""
AGAINST = {
    "none": "By these weights, no difference to the first that levels can show",
    "possible": "The first is ahead by these weights, unless unknown levels speak against it",
    "sure": "The first is ahead by these weights, whatever the unknown levels are",
}
"""How the first option stands to another, with every unknown level at its worst and at its best."""


def organisation_pages(catalog: Catalog, renderer: Renderer, decided: Decided) -> Iterator[Page]:
    """Render the pages, in the order of the data."""
    verdicts = {name: status for name, entry in catalog.platforms.items() if (status := verdict_of(catalog, entry))}
    pilot, options = pilot_of(catalog), compile_options(catalog)
    for index, case in enumerate(decided.cases):
        organisation, text = case.organisation, case.found["outcome"]["text"]
        columns = brief(decided.model, case.found)
        yield Page(
            path=f"decide/organisations/{organisation.id}.md",
            title=organisation.name,
            html=renderer.render(
                "organisation.html",
                case.url,
                case=case,
                columns=columns,
                costs=costs(options, decided.model, case.found, [one.option for one in columns]) if options else (),
                horizon=options["horizon"] if options else 0,
                heads=tuple(heads(columns)),
                side=side_by_side(columns),
                pilot=pilot,
                level_words=LEVEL_COUNTS,
                price_words={None: "Not known"} | {price.value: word(price) for price in PricingModel},
                against=AGAINST,
                gap_words=GAPS,
                gaps_of=gaps_of,
                short_of=partial(short_of, decided.model),
                prices_of=partial(prices_of, decided.model),
                asked_of=partial(asked_of, decided.model),
                built=to_build(case.found),
                names=decided.names,
                formerly={one["id"]: one["formerly"] for one in decided.model["candidates"] if one["formerly"]},
                group_words=REASON_GROUPS,
                lesson_url=lesson_url,
                points=points,
                verdicts=verdicts,
                data_date=catalog.data_date,
            ),
            meta={
                "description": f"{organisation.story} {text}",
                "hide": ["navigation", "toc"],
                "parent": "decide/organisations/index.md",
            },
            headings=tuple(_headings(case)),
            search=(SearchEntry(Found.ORGANISATION, case.url, organisation.name, organisation.story, also=text),),
            source=catalog.place(RECORD, ("organisations", index, "id")),
        )


def _headings(case: Case) -> Iterator[Heading]:
    found = case.found
    optional = (
        (found["conflict"], "conflict", "What cannot be had together"),
        (found["options"] or found["verify"], "fits", "What fits"),
        (found["options"] or found["verify"], "next", "What to do next"),
        (found["options"], "reasons", "What fits, with every reason"),
        (found["verify"], "verify", "Verify first"),
        (case.out, "out", "What does not fit, and why"),
    )
    yield from (Heading(name, title) for present, name, title in optional if present)
    yield Heading("answers", "The answers")
