"""A workbook written part by part: the same bytes at each making, whatever the versions of the libraries."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

Cell = "str | int | date | None"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DAY_ZERO = date(1899, 12, 30)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="14" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'
)
_DATE_STYLE, _BOLD_STYLE = 1, 2


@dataclass
class Sheet:
    """One sheet: its rows from 1, links {cell: address}, merged cells (`A6:I6`), the number of its title row."""

    name: str
    title_row: int
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)


def letters(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    found, rest = "", index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        found = chr(ord("A") + digit) + found
    return found


def write_workbook(path: Path, sheet: Sheet) -> int:
    """Write the sheet; returns how many sites it has."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in _parts(sheet):
            part = zipfile.ZipInfo(name, _LONG_AGO)
            part.create_system = 3
            archive.writestr(part, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}\n')
    return len([number for number in sheet.rows if number > sheet.title_row])


def _parts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    parts = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    kinds = "".join(f'<Override PartName="/xl/{n}.xml" ContentType="{_KIND}.{k}+xml"/>' for n, k in parts.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    yield "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{rels}{kinds}</Types>'
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml", "")])
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name={quoteattr(sheet.name)} sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
    )
    inside = [("worksheet", "worksheets/sheet1.xml", ""), ("styles", "styles.xml", "")]
    yield "xl/_rels/workbook.xml.rels", _relations(inside)
    yield "xl/styles.xml", _STYLES
    yield "xl/worksheets/sheet1.xml", _sheet(sheet)
    outside = [("hyperlink", address, "External") for address in sheet.links.values()]
    yield "xl/worksheets/_rels/sheet1.xml.rels", _relations(outside)


def _relations(targets: Iterable[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for number, (kind, target, mode) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(sheet: Sheet) -> str:
    body = "".join(_row(number, cells, number <= sheet.title_row) for number, cells in sorted(sheet.rows.items()))
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetViews><sheetView workbookViewId="0"><pane '
        f'ySplit="{sheet.title_row}" topLeftCell="A{sheet.title_row + 1}" state="frozen"/></sheetView></sheetViews>'
        f'<sheetData>{body}</sheetData>{_merged(sheet.merged)}{_links(sheet.links)}</worksheet>'
    )  # fmt: skip


def _merged(ranges: Sequence[str]) -> str:
    listed = "".join(f'<mergeCell ref="{reference}"/>' for reference in ranges)
    return f'<mergeCells count="{len(ranges)}">{listed}</mergeCells>' if ranges else ""


def _links(links: Mapping[str, str]) -> str:
    listed = "".join(f'<hyperlink ref="{cell}" r:id="rId{number}"/>' for number, cell in enumerate(links, start=1))
    return f"<hyperlinks>{listed}</hyperlinks>" if links else ""


def _row(number: int, cells: Sequence[Cell], bold: bool) -> str:
    written = "".join(_cell(f"{letters(index)}{number}", value, bold) for index, value in enumerate(cells))
    return f'<row r="{number}">{written}</row>'


def _cell(reference: str, value: Cell, bold: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f'<c r="{reference}" s="{_DATE_STYLE}"><v>{(value - _DAY_ZERO).days}</v></c>'
    if isinstance(value, int):
        return f'<c r="{reference}"><v>{value}</v></c>'
    style = f' s="{_BOLD_STYLE}"' if bold else ""
    return f'<c r="{reference}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
