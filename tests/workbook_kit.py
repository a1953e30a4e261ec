"""Workbooks of the tests: read and written cell by cell with the standard library, not with what is tested.

Loaded with `runpy` or put on sys.path; the fictitious exports are those of the shared data.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SITE_URL = "https://plateforme.exemple.invalid/site/"
DAY_ZERO = date(1899, 12, 30)

Cell = "str | float | date | None"
Place = "tuple[int, int]"


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def place(reference: str) -> tuple[int, int]:
    """AA14 -> (14, 27)."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", reference)
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]), column


@dataclass
class Book:
    """A sheet: {(row, column): value}, links {row: identifier}. Dates are dates; text is text."""

    sheet: str
    cells: dict
    links: dict = field(default_factory=dict)
    title_row: int = 7
    others: dict = field(default_factory=dict)
    """Other sheets: {name: cells}."""

    def column(self, title: str, section: str = "") -> int:
        """The column of that title, under that section of the row above if one is given."""
        current = ""
        for number in range(1, self.width + 1):
            current = self.cells.get((self.title_row - 1, number)) or current
            if self.cells.get((self.title_row, number)) == title and section in ("", current):
                return number
        raise KeyError(title)

    @property
    def width(self) -> int:
        return max(column for _row, column in self.cells)

    @property
    def site_rows(self) -> list[int]:
        commune = self.column("Commune")
        return sorted(row for row, column in self.cells if row > self.title_row and column == commune)

    def row_named(self, name: str) -> int:
        column = self.column("Appellation du site")
        return next(row for row in self.site_rows if self.cells[row, column] == name)

    def get(self, row: int, title: str, section: str = "") -> object:
        return self.cells.get((row, self.column(title, section)))

    def put(self, row: int, title: str, value: object, section: str = "") -> None:
        self.cells[row, self.column(title, section)] = value

    def drop_column(self, title: str) -> None:
        number = self.column(title)
        self.cells = {(r, c - (c > number)): value for (r, c), value in self.cells.items() if c != number}

    def drop_rows(self, rows: Iterable[int]) -> None:
        gone = set(rows)
        self.cells = {key: value for key, value in self.cells.items() if key[0] not in gone}

    def save(self, path: Path) -> Path:
        write(path, self)
        return path


def read(path: Path) -> Book:
    """The first sheet of a workbook, by the standard library alone."""
    with zipfile.ZipFile(path) as archive:
        texts = [
            "".join(t.text or "" for t in item.iter(f"{MAIN}t"))
            for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        name = next(ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")).get("name")
        formats = _day_styles(archive.read("xl/styles.xml"))
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        targets = {
            e.get("Id"): e.get("Target")
            for e in ElementTree.fromstring(archive.read("xl/worksheets/_rels/sheet1.xml.rels"))
        }
    cells = {place(c.get("r")): _value(c, texts, formats) for c in sheet.iter(f"{MAIN}c")}
    links = {place(h.get("ref"))[0]: targets[h.get(RELATION)].rsplit("/", 1)[1] for h in sheet.iter(f"{MAIN}hyperlink")}
    return Book(name, {key: value for key, value in cells.items() if value is not None}, links)


def _day_styles(styles: bytes) -> set[str]:
    formats = ElementTree.fromstring(styles).find(f"{MAIN}cellXfs")
    return {str(i) for i, xf in enumerate(formats) if xf.get("numFmtId") == "14"}


def _value(cell: ElementTree.Element, texts: list[str], day_styles: set[str]) -> object:
    value = cell.find(f"{MAIN}v")
    if cell.find(f"{MAIN}f") is not None or value is None or value.text is None:
        return None
    if cell.get("t") == "s":
        return texts[int(value.text)]
    number = float(value.text)
    if cell.get("s") in day_styles:
        return DAY_ZERO + timedelta(days=int(number))
    return int(number) if number.is_integer() else number


def write(path: Path, book: Book) -> None:
    """A workbook that a spreadsheet program opens: inline texts, dates with format 14, links of the addresses."""
    sheets = {book.sheet: book.cells, **book.others}
    address = next((c for (r, c), v in book.cells.items() if r == book.title_row and v == "Adresse"), None)
    links = {f"{letters(address)}{row}": SITE_URL + id_ for row, id_ in book.links.items()} if address else {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts(list(sheets), links):
            archive.writestr(name, text)
        for number, cells in enumerate(sheets.values(), start=1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(cells, links if number == 1 else {}))


def _parts(names: list[str], links: dict[str, str]) -> Iterator[tuple[str, str]]:
    kinds = {f"/xl/worksheets/sheet{i}.xml": "worksheet" for i, _ in enumerate(names, start=1)}
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in {"/xl/workbook.xml": "sheet.main", **kinds, "/xl/styles.xml": "styles"}.items()
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.xml", "")})
    listed = "".join(f'<sheet name={quoteattr(n)} sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, start=1))
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN[1:-1]}" xmlns:r="{OFFICE}/relationships"><sheets>{listed}</sheets></workbook>',
    )
    targets = {f"rId{i}": ("worksheet", f"worksheets/sheet{i}.xml", "") for i, _ in enumerate(names, start=1)}
    yield "xl/_rels/workbook.xml.rels", _relations({**targets, "rId99": ("styles", "styles.xml", "")})
    yield (
        "xl/styles.xml",
        f'<styleSheet xmlns="{MAIN[1:-1]}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
        '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    )
    external = {f"rId{i}": ("hyperlink", url, "External") for i, url in enumerate(links.values(), start=1)}
    yield "xl/worksheets/_rels/sheet1.xml.rels", _relations(external)


def _relations(targets: dict[str, tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/relationships/{kind}" Target={quoteattr(target)}'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for id_, (kind, target, mode) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(cells: dict, links: dict[str, str]) -> str:
    rows: dict[int, list[tuple[int, object]]] = {}
    for (row, column), value in sorted(cells.items()):
        rows.setdefault(row, []).append((column, value))
    body = "".join(
        f'<row r="{row}">' + "".join(_cell(f"{letters(c)}{row}", v) for c, v in line) + "</row>"
        for row, line in rows.items()
    )
    linked = "".join(f'<hyperlink ref="{ref}" r:id="rId{i}"/>' for i, ref in enumerate(links, start=1))
    return (
        f'<worksheet xmlns="{MAIN[1:-1]}" xmlns:r="{OFFICE}/relationships"><sheetData>{body}</sheetData>'
        + (f"<hyperlinks>{linked}</hyperlinks>" if linked else "")
        + "</worksheet>"
    )


def _cell(reference: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        serial = (value - datetime.combine(DAY_ZERO, time.min)) / timedelta(days=1)
        return f'<c r="{reference}" s="1"><v>{serial}</v></c>'
    if isinstance(value, date):
        return f'<c r="{reference}" s="1"><v>{(value - DAY_ZERO).days}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{reference}"><v>{value}</v></c>'
    # XML 1.0 has no control characters: a writer escapes them, Excel's way.
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", lambda m: f"_x{ord(m[0]):04X}_", str(value))
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
