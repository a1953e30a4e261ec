"""A document of the annex alone, numbered and exported, for the tests of its pages."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from pathlib import Path

from qgis.core import QgsLayoutExporter, QgsRenderContext
from resorption.annex.document import A4Document


def export(document: A4Document, path: Path) -> Path:
    """The document as a PDF whose pages are numbered from 1."""
    layout = document.number_pages(1, document.write())
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.forceVectorOutput = True
    settings.textRenderFormat = QgsRenderContext.TextRenderFormat.TextFormatAlwaysText
    assert QgsLayoutExporter(layout).exportToPdf(str(path), settings) == QgsLayoutExporter.ExportResult.Success
    return path


def text_of(pdf: Path, order: str = "-layout") -> list[str]:
    """The text of each page on one line with plain spaces, as it is laid out, or (-raw) cell by cell as it was drawn."""
    done = subprocess.run(["pdftotext", order, str(pdf), "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")[:-1]
    return [re.sub(r"\s+", " ", page) for page in pages]


def asked(base: Path, sql: str) -> list[tuple]:
    """The rows that SQL alone finds in a base."""
    connection = sqlite3.connect(base)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()
