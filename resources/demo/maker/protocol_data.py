"""The protocol's files: one per table of the base."""

from __future__ import annotations

from pathlib import Path

from .book import Book
from .closing import write_closing
from .commitments import write_commitments
from .diagnostics import write_diagnostics
from .land import Country
from .national import write_export
from .parties import write_parties
from .settlements import write_settlements
from .sites import write_sites
from .spots import Ground

EXPORT = "export_plateforme.xlsx"


def make_protocol(country: Country, folder: Path) -> dict[str, int]:
    """Write the rows of every table, and beside them the workbook of the platform; returns how many per file."""
    book, ground = Book(), Ground(country)
    write_parties(book)
    write_sites(book, ground)
    write_diagnostics(book)
    write_closing(book)
    write_settlements(book, ground)
    write_commitments(book)
    counts = book.write(folder)
    return counts | {EXPORT: write_export(book, ground, folder.parent / EXPORT)}
