"""A file of the annex by itself, from a base to the text of its pages."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsLayoutExporter, QgsPrintLayout, QgsRenderContext
from resorption.annex.document import A4Document
from resorption.annex.furniture import Imprint, imprint
from resorption.annex.reading import Snapshot, read_base
from resorption.tests.qgis.annex_bases import TODAY

EDITION = "partenaires"


def printed(base: Path, pdf: Path, document: Callable[[Snapshot, Imprint], A4Document]) -> list[str]:
    """Writes the file and gives the text of each page, its spaces made single."""
    snapshot = read_base(base, EDITION)
    made = document(snapshot, imprint(snapshot, TODAY, None, None))
    pages = made.write()
    return exported(made.number_pages(1, pages), pdf)


def exported(layout: QgsPrintLayout, pdf: Path) -> list[str]:
    """Exports a layout and gives the text of each page."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = 300
    settings.forceVectorOutput = True
    settings.textRenderFormat = QgsRenderContext.TextRenderFormat.TextFormatAlwaysText
    assert QgsLayoutExporter(layout).exportToPdf(str(pdf), settings) == QgsLayoutExporter.ExportResult.Success
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return [plain(page) for page in done.stdout.decode().split("\f")[:-1]]


def plain(text: str) -> str:
    """Every run of spaces and line ends as one space."""
    return re.sub(r"\s+", " ", text)


def widest(pdf: Path) -> float:
    """The right edge of what is written furthest to the right, in points."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    rights = [float(right) for right in re.findall(r'xMax="([0-9.]+)"', done.stdout)]
    assert rights
    return max(rights)


def rows(base: Path, sql: str) -> list[tuple[Any, ...]]:
    """What the base says, in SQL."""
    connection = sqlite3.connect(base)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()
