"""Saves what was typed; when somebody else changed the same rows meanwhile, the user chooses, and it is tried again."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QDialog, QWidget

from ...layers.edits import Change, Conflict, conflicts, save
from ...layers.errors import ConflictError, RowError
from ...layers.site_file import VanishedSite
from ...layers.store import Store
from .conflict import ConflictDialog


def save_choosing(store: Store, changes: Sequence[Change], subject: str, parent: QWidget) -> bool:
    """Writes every change or none; False when the user went back to what was typed. Raises BaseError, RowError."""
    again = True
    while True:
        try:
            save(store, changes, subject)
        except RowError as error:
            found = _conflicts(store, changes)
            if not found:
                # A conflict that went as it had come: the row is again what was read. Tried once more, not for ever.
                if not (again and isinstance(error, ConflictError)):
                    raise
                again = False
                continue
            resolved = _resolve(store, found, changes, parent)
            if resolved is None:
                return False
            changes = resolved
        else:
            return True


def _conflicts(store: Store, changes: Sequence[Change]) -> Sequence[Conflict]:
    """What explains a refusal: a link to a row that somebody else has deleted is refused too. Raises VanishedSite."""
    found = conflicts(store, changes)
    if any(c.current is None and c.change.table == "site" for c in found):
        raise VanishedSite from None
    return found


def _resolve(
    store: Store, found: Sequence[Conflict], changes: Sequence[Change], parent: QWidget
) -> list[Change] | None:
    dialog = ConflictDialog(found, store, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    resolved = dialog.resolved(changes) if agreed else None
    dialog.deleteLater()
    return resolved
