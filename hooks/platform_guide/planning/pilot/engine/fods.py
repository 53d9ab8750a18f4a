"""Sheets as one flat OpenDocument file (OpenDocument 1.3), which spreadsheets open and calculate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from platform_guide.planning.pilot.engine.sheets import Formula, Sheet, SheetCell

_TEXT_OR_REFERENCE = re.compile(r'"[^"]*"|\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?|,')
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
_FORMULAS = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
_LOOKS = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'

_KIND = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
_BOLD = '<style:text-properties fo:font-weight="bold"/>'
_HEAD = f'<style:style style:name="head" style:family="table-cell">{_BOLD}</style:style>'


def fods(sheets: Sequence[Sheet]) -> str:
    """Return the file as text."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<office:document {_SPACES} {_FORMULAS} {_LOOKS} office:version="1.3" {_KIND}>',
        f"<office:automatic-styles>{_HEAD}</office:automatic-styles>",
        "<office:body><office:spreadsheet>",
        *(line for sheet in sheets for line in _table(sheet)),
        "</office:spreadsheet></office:body></office:document>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _table(sheet: Sheet) -> Iterator[str]:
    yield f'<table:table table:name="{_escaped(sheet.name)}">'
    for at, row in enumerate(sheet.rows):
        style = ' table:style-name="head"' if at < sheet.heads else ""
        yield f"<table:table-row>{''.join(_cell(cell, style) for cell in row)}</table:table-row>"
    yield "</table:table>"


def _cell(cell: SheetCell, style: str) -> str:
    formula = f' table:formula="{_escaped(open_formula(cell.text))}"' if isinstance(cell, Formula) else ""
    value = cell.value if isinstance(cell, Formula) else cell
    if isinstance(value, str):
        if not value and not formula:
            return f"<table:table-cell{style}/>"
        lines = "".join(f"<text:p>{_escaped(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell{style}{formula} office:value-type="string">{lines}</table:table-cell>'
    told = number(value)
    return (
        f'<table:table-cell{style}{formula} office:value-type="float" office:value="{told}">'
        f"<text:p>{told}</text:p></table:table-cell>"
    )


def number(value: float) -> str:
    """Return a number as both languages write it: without a point where it is whole."""
    return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")


def open_formula(formula: str) -> str:
    """Return a formula in the form of OpenFormula: references in brackets, arguments parted by semicolons."""

    def told(match: re.Match[str]) -> str:
        text = match.group()
        if text.startswith('"'):
            return text
        return ";" if text == "," else f"[.{text.replace(':', ':.')}]"

    return f"of:={_TEXT_OR_REFERENCE.sub(told, formula)}"


def _escaped(text: str) -> str:
    text = _NO_SIGN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
