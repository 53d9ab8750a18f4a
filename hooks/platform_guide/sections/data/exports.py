"""The data as files for programs and spreadsheets, beside the pages for people."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping, Sequence

import xlsxwriter
from pydantic import BaseModel

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.base import Frozen
from platform_guide.decision.data.record import decision_of
from platform_guide.sections.compare.scores import Scored
from platform_guide.sections.data.api import (
    RESOURCES,
    ROOT,
    CapabilityList,
    ClaimList,
    ClaimRow,
    TermList,
    api_index,
    claim_rows,
    event_list,
    integration_list,
    platform_detail,
    platform_list,
    recipe_list,
)
from platform_guide.sections.data.openapi import openapi
from platform_guide.sections.shared.csv_text import csv_text, guarded
from platform_guide.sections.shared.page import Asset

_COLUMNS = (
    "platform",
    "platform_name",
    "kind",
    "category",
    "status",
    "area",
    "capability",
    "level",
    "origin",
    "confidence",
    "note",
    "editions",
    "verified_on",
    "sources",
    "page",
    "limits",
    "text",
    "text_day",
)


def exports(
    catalog: Catalog, licence: str, site_url: str, scored: Mapping[str, Scored] | None = None
) -> Iterator[Asset]:
    """Yield every file of the public API, its description, and the claims as a table in two formats."""
    rows = tuple(claim_rows(catalog))
    day = catalog.data_date
    yield _json("index", api_index(catalog, licence))
    yield _json("platforms", platform_list(catalog))
    yield _json("capabilities", CapabilityList(data_date=day, areas=catalog.areas))
    yield _json("claims", ClaimList.model_construct(data_date=day, claims=rows))
    yield _json("events", event_list(catalog))
    yield _json("integrations", integration_list(catalog))
    yield _json("recipes", recipe_list(catalog))
    yield _json("glossary", TermList(data_date=day, terms=catalog.glossary))
    yield _json("decision", decision_of(catalog))
    for platform in catalog.platforms.values():
        path = RESOURCES["platform"][0].format(id=platform.id)
        yield Asset(f"{ROOT}{path}", _dump(platform_detail(catalog, platform, (scored or {}).get(platform.id))))
    text = json.dumps(openapi(catalog, licence), ensure_ascii=False, indent=1)
    yield Asset(f"{ROOT}openapi.json", text.encode())
    # A verdict is an organisation's own: the column stands only where somebody has given one.
    columns = (*_COLUMNS, "verdict") if any(row.verdict for row in rows) else _COLUMNS
    table = [columns, *(_cells(row, site_url, columns) for row in rows)]
    yield Asset(f"{ROOT}claims.csv", csv_text(table).encode())
    yield Asset(f"{ROOT}claims.xlsx", _xlsx(table, catalog))


def _json(name: str, content: Frozen) -> Asset:
    return Asset(f"{ROOT}{RESOURCES[name][0]}", _dump(content))


def _dump(content: BaseModel) -> bytes:
    return content.model_dump_json(by_alias=True, exclude_none=True).encode()


def _cells(row: ClaimRow, site_url: str, columns: Sequence[str]) -> Sequence[str]:
    values = {
        **row.__dict__,
        "editions": "; ".join(f"{name}: {level.value}" for name, level in row.editions.items()),
        "sources": " ".join(proof.url for proof in row.evidence),
        "note": row.note or "",
        "limits": " ".join(row.limits),
        "verdict": row.verdict or "",
        "page": f"{site_url}{row.page}",
    }
    return [str(values[name]) for name in columns]


def _xlsx(table: Sequence[Sequence[str]], catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    options = {"in_memory": True, "constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = xlsxwriter.Workbook(buffer, options)
    # Without it the file would hold the time of the build.
    book.set_properties(
        {
            "title": f"{catalog.settings.title}: claims",
            "created": dt.datetime.combine(catalog.data_date, dt.time(), dt.UTC),
        }
    )
    sheet = book.add_worksheet("Claims")
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 2)
    columns, *rows = table
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    for index, name in enumerate(columns):
        sheet.set_column(index, index, 60 if name in {"note", "sources", "text"} else 18)
        sheet.write_string(0, index, name, bold)
    for number, cells in enumerate(rows, start=1):
        for index, text in enumerate(cells):
            sheet.write_string(number, index, str(guarded(text)))
    book.close()
    return buffer.getvalue()
