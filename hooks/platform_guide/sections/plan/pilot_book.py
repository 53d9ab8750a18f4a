"""The scorecard of a pilot as a workbook with formulas, for spreadsheets that read no OpenDocument."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import xlsxwriter

from platform_guide.planning.pilot.engine.sheets import Formula, Sheet

_WIDE, _NARROW = 34, 12
_LONG = 24
"""Texts of more signs than this make a column wide."""


def book(sheets: Sequence[Sheet], title: str, day: dt.date) -> bytes:
    """Return a workbook; the same sheets and day give the same bytes.

    Args:
        sheets: what `planning.pilot.engine.sheets.sheets` returned.
        title: what the file is called inside.
        day: the day that it is of.
    """
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    made.set_properties({"title": title, "created": dt.datetime.combine(day, dt.time(), dt.UTC)})
    bold, wrapped = (
        made.add_format({"bold": True, "text_wrap": True}),
        made.add_format({"text_wrap": True, "valign": "top"}),
    )
    for sheet in sheets:
        page = made.add_worksheet(sheet.name)
        page.freeze_panes(sheet.heads, 0)
        for at in range(max(len(row) for row in sheet.rows)):
            long = any(at < len(row) and isinstance(row[at], str) and len(str(row[at])) > _LONG for row in sheet.rows)
            page.set_column(at, at, _WIDE if long else _NARROW)
        for number, row in enumerate(sheet.rows):
            look = bold if number < sheet.heads else wrapped
            for at, cell in enumerate(row):
                if isinstance(cell, Formula):
                    page.write_formula(number, at, f"={cell.text}", look, cell.value)
                elif isinstance(cell, str):
                    page.write_string(number, at, cell, look)
                else:
                    page.write_number(number, at, cell, look)
    made.close()
    return buffer.getvalue()
