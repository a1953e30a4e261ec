"""The files that were chosen the last time for each base, kept in the settings of QGIS."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..per_base import remember, remembered

FILES = "resorption/fichiers_texte_protocole"
"""Setting: {base: files} as JSON, so that the text of one protocol never lands on that of another."""


@dataclass(frozen=True)
class Files:
    """What is kept, as it was typed; an empty text: none. The day is never kept: it is today's."""

    document: str
    template: str = ""
    tables: str = ""


def remembered_files(base: Path) -> Files:
    """Those of this base; at first a document beside it, the template of the extension, no workbook."""
    kept = remembered(FILES, base)
    if not isinstance(kept, dict):
        kept = {}
    texts = {key: value for key, value in kept.items() if isinstance(value, str)}
    document = texts.get("texte") or str(base.with_name(f"{base.stem}_texte.docx"))
    return Files(document, texts.get("modele", ""), texts.get("tableaux", ""))


def remember_files(base: Path, files: Files) -> None:
    """Keeps them for the next time, and for the last bases only."""
    remember(FILES, base, {"texte": files.document, "modele": files.template, "tableaux": files.tables})
