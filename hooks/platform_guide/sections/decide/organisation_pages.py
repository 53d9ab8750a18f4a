"""A page for each typical organisation: what the guide would tell it, without any script."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.decision.data.record import RECORD
from platform_guide.decision.engine.value import points
from platform_guide.sections.decide.organisations import Case, Decided
from platform_guide.sections.platforms.verdicts import verdict_of
from platform_guide.sections.shared.page import Found, Heading, Page, SearchEntry, url_of
from platform_guide.sections.shared.render import Renderer
from platform_guide.sections.shared.words import REASON_GROUPS


def organisation_pages(catalog: Catalog, renderer: Renderer, decided: Decided) -> Iterator[Page]:
    """Render the pages, in the order of the data."""
    verdicts = {name: status for name, entry in catalog.platforms.items() if (status := verdict_of(catalog, entry))}
    for index, case in enumerate(decided.cases):
        organisation, text = case.organisation, case.found["outcome"]["text"]
        yield Page(
            path=f"decide/organisations/{organisation.id}.md",
            title=organisation.name,
            html=renderer.render(
                "organisation.html",
                case.url,
                case=case,
                names=decided.names,
                group_words=REASON_GROUPS,
                lesson_url=_lesson_url,
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
        (found["options"], "fits", "What fits"),
        (found["verify"], "verify", "Verify first"),
        (case.out, "out", "What does not fit, and why"),
    )
    yield from (Heading(name, title) for present, name, title in optional if present)
    yield Heading("answers", "The answers")


def _lesson_url(path: str) -> str:
    page, _, mark = path.partition("#")
    return url_of(page) + (f"#{mark}" if mark else "")
