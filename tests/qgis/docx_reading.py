"""A .docx read back: its headings, its marks, its tables under their captions, and every letter of its parts."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

NBSP = "\u00a0"


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace(NBSP, " ").replace("\u202f", " ")


def headings(path: Path, level: int = 1) -> list[str]:
    return [p.text for p in Document(str(path)).paragraphs if p.style.name == f"Heading {level}"]


def body(path: Path) -> str:
    """The whole text of the body, tables in their place, one paragraph a line."""
    root = Document(str(path)).element.body
    return plain("\n".join("".join(_letters(p)) for p in root.iter(qn("w:p"))))


def _letters(paragraph) -> list[str]:  # noqa: ANN001
    names = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return [names.get(e.tag, e.text or "") for e in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))]


def section(path: Path, start: str, end: str) -> str:
    """What is between two headings, the table of contents left out."""
    text = body(path)
    text = text[text.index("Il est convenu ce qui suit") :]
    return text[text.index(start) : text.index(end)]


def marks(path: Path) -> list[str]:
    """The « [à compléter : …] » on a colour, in order."""
    runs = Document(str(path)).element.body.iter(qn("w:r"))
    return [
        plain("".join(t.text or "" for t in run.iter(qn("w:t"))))
        for run in runs
        if run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None
    ]


def table(path: Path, caption: str) -> list[list[str]]:
    """The cells of the table under that caption, its first row included."""
    document = Document(str(path))
    found = None
    for element in document.element.body:
        if element.tag == qn("w:p") and plain("".join(_letters(element))).endswith(f"– {caption}"):
            found = element
        elif element.tag == qn("w:tbl") and found is not None:
            grid = next(t for t in document.tables if t._tbl is element)
            return [[plain(cell.text) for cell in row.cells] for row in grid.rows]
    raise KeyError(caption)


def captions(path: Path) -> list[str]:
    return [plain(p.text) for p in Document(str(path)).paragraphs if p.style.name == "Caption"]


def every_letter(path: Path) -> str:
    """All that the file holds, its hidden parts and properties included, tags taken away."""
    with zipfile.ZipFile(path) as opened:
        parts = [opened.read(n).decode("utf-8", "replace") for n in opened.namelist() if n.endswith((".xml", ".rels"))]
    return "\n".join(re.sub(r"<[^>]+>", "", part) + "\n" + part for part in parts)


def one(base: Path, sql: str, *values: object) -> object:
    """One value of the base, computed by SQLite."""
    connection = sqlite3.connect(base)
    try:
        return connection.execute(sql, values).fetchone()[0]
    finally:
        connection.close()


def many(base: Path, sql: str) -> list[tuple]:
    connection = sqlite3.connect(base)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()
