"""Where a list is to be exported: asked, with the format chosen last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox, QWidget

_FORMAT = "resorption/format_liste"
"""Setting: the format chosen last."""


def tr(text: str) -> str:
    """Translation in the context of this question."""
    return QCoreApplication.translate("ListPath", text)


def ask_list_path(window: QWidget, base: Path, name: str, title: str) -> Path | None:
    """The file to write, beside the base unless the user goes elsewhere; None when he gives up.

    `name` is a word of the file name that is proposed, `title` that of the window.
    """
    kinds = {
        tr("Classeur Excel (*.xlsx)"): ".xlsx",
        tr("Classeur OpenDocument (*.ods)"): ".ods",
        tr("Texte séparé par des points-virgules (*.csv)"): ".csv",
    }
    last = str(QgsSettings().value(_FORMAT, ".xlsx"))
    suffix = last if last in kinds.values() else ".xlsx"
    proposed = base.with_name(f"{base.stem}_{name}_{date.today().isoformat()}{suffix}")
    chosen, kind = QFileDialog.getSaveFileName(
        window, title, str(proposed), ";;".join(kinds), next(text for text, ending in kinds.items() if ending == suffix)
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() not in kinds.values():
        path = path.with_name(path.name + kinds.get(kind, suffix))
        # The window has asked about the name that was typed, not about this one.
        if path.exists() and not _agreed(window, path, title):
            return None
    QgsSettings().setValue(_FORMAT, path.suffix.lower())
    return path


def _agreed(window: QWidget, path: Path, title: str) -> bool:
    question = tr("« {name} » existe déjà. Le remplacer ?").format(name=path.name)
    return QMessageBox.question(window, title, question) == QMessageBox.StandardButton.Yes
