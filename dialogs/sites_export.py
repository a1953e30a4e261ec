"""« Exporter… »: the list as it is shown, without what partners may not read, written in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..layers.site_columns import ListColumn, cell, may_leave
from ..layers.texts import label
from ..layers.workbooks import Sheet, write_list
from ..protocol.errors import ResorptionError
from ..protocol.site_list import SiteLine
from .background import Background
from .list_path import ask_list_path


class SitesExport(QObject):
    """Asks for a file and writes it. `on_done` is given the sentence to show, `on_error` the error."""

    def __init__(self, parent: QWidget, on_done: Callable[[str], None], on_error: Callable[[Exception], None]) -> None:
        super().__init__(parent)
        self._window = parent
        self._on_done = on_done
        self._left_out: tuple[str, ...] = ()
        self._background = Background(self._done, on_error)

    def run(self, base: Path, columns: Sequence[ListColumn], lines: Sequence[SiteLine]) -> None:
        """Ask where, then write these columns of these lines. Raises ResorptionError when nothing may leave."""
        leaving = [column for column in columns if may_leave(column)]
        self._left_out = tuple(label(column.label) for column in columns if column not in leaving)
        if not leaving:
            raise ResorptionError(
                "Aucune des colonnes affichées ne peut être exportée. Affichez par exemple « Code » et « Commune »."
            )
        path = ask_list_path(self._window, base, "sites", self.tr("Exporter la liste des sites"))
        if path is None:
            return
        headings = [(label(column.label), column.kind) for column in leaving]
        rows = [[cell(column, line) for column in leaving] for line in lines]
        title = self.tr("Sites")

        def work(task: QgsTask) -> tuple[Path, int]:
            return write_list(path, Sheet(title, headings, rows), task), len(rows)

        self._background.start(self.tr("Export de la liste des sites"), work)

    def stop(self) -> None:
        """Forget what is being written."""
        self._background.abandon()

    def _done(self, result: tuple[Path, int]) -> None:
        path, count = result
        told = self.tr("Liste exportée dans « {path} » (lignes : {count}).").format(path=path, count=count)
        if self._left_out:
            kept = self.tr("Colonnes non exportées, car les partenaires ne peuvent pas les lire : {columns}.")
            told += " " + kept.format(columns=", ".join(self._left_out))
        self._on_done(told)
