"""One production of the protocol's text: the Word document, and its tables as a workbook when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..layers.validation import Feedback, check_writable_folder
from ..layers.validation import told as told_progress
from ..layers.workbooks import DRIVERS
from ..protocol.disclosure import PARTNERS
from ..protocol.errors import ResorptionError
from .docx import check_document, write_document
from .furniture import imprint
from .protocol_gaps import Gap
from .protocol_text import protocol_text
from .reading import read_base
from .settlement_map import settlement_map
from .spreadsheets import write_tables


@dataclass(frozen=True)
class Wanted:
    """What to write, and where; the template shipped when no other is given."""

    document: Path
    template: Path | None = None
    tables: Path | None = None


def check_wanted(wanted: Wanted) -> None:
    """Refuses before any work what could not be written. Raises ResorptionError."""
    check_document(wanted.document, wanted.template)
    if wanted.tables is None:
        return
    if wanted.tables.suffix.lower() not in DRIVERS:
        raise ResorptionError("« {nom} » : le nom du fichier doit finir par .xlsx ou .ods.", nom=wanted.tables.name)
    check_writable_folder(wanted.tables.absolute().parent)


def produce_protocol(base: Path, wanted: Wanted, day: date, feedback: Feedback | None = None) -> tuple[Gap, ...]:
    """Writes the files of that base at that day, and gives what is left to be filled in.

    Both files or none: if the workbook cannot be written, the former document comes back. Reads what the partners may
    see, and nothing that is given on explicit choice only. Runs on the main thread, where QGIS draws the map.
    Raises ResorptionError: base, template, folder or file at fault; Cancelled.
    """
    check_wanted(wanted)
    snapshot = read_base(base, PARTNERS)
    told_progress(feedback, 20)
    text = protocol_text(snapshot, day)
    told_progress(feedback, 30)
    picture = settlement_map(snapshot, imprint(snapshot, day, None, None))
    told_progress(feedback, 60)
    tables = wanted.tables
    goes_with = None if tables is None else lambda: write_tables(snapshot, day, tables.absolute())
    write_document(text, picture, wanted.document, wanted.template, goes_with)
    if feedback is not None:
        feedback.setProgress(100)
    return text.gaps
