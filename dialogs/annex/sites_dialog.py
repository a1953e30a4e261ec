"""Which sites the annex has a sheet of: checked in a list that can be searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidgetItem, QWidget

from ...annex.reading import Row, Snapshot
from ...layers.texts import coded, number
from ...protocol.plain_text import folded

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_UUID = Qt.ItemDataRole.UserRole


class AnnexSitesDialog(QDialog, FORM):
    """`chosen()` once accepted: identifiers of the sites checked."""

    def __init__(self, base: Snapshot, chosen: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._communes = {row["uuid"]: str(row["nom"]) for row in base.all("commune")}
        checked = set(chosen)
        self.sites.addTopLevelItems([self._item(row, row["uuid"] in checked) for row in base.all("site")])
        self.sites.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        header = self.sites.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.search.textChanged.connect(self._filter)
        self.check_all.clicked.connect(lambda: self._check(True))
        self.check_none.clicked.connect(lambda: self._check(False))
        self.sites.itemChanged.connect(self._refresh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._refresh()
        self.search.setFocus()

    def chosen(self) -> frozenset[str]:
        """Identifiers of the sites checked, shown or not."""
        return frozenset(str(i.data(0, _UUID)) for i in self._items() if i.checkState(0) == Qt.CheckState.Checked)

    def _item(self, row: Row, checked: bool) -> QTreeWidgetItem:
        name, code = str(row["nom"] or row["code"] or ""), str(row["code"] or "")
        item = QTreeWidgetItem(
            [name, code, self._communes.get(row["commune"], ""), coded("statut_site", row["statut"])]
        )
        item.setData(0, _UUID, row["uuid"])
        item.setToolTip(0, name)
        item.setCheckState(0, Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for rank in range(self.sites.topLevelItemCount()):
            yield self.sites.topLevelItem(rank)

    def _filter(self, text: str) -> None:
        """Every word typed is somewhere in the line."""
        words = folded(text).split()
        for item in self._items():
            line = folded(" ".join(item.text(column) for column in range(4)))
            item.setHidden(not all(word in line for word in words))

    def _check(self, checked: bool) -> None:
        with QSignalBlocker(self.sites):
            for item in self._items():
                if not item.isHidden():
                    item.setCheckState(0, Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self._refresh()

    def _refresh(self) -> None:
        count = len(self.chosen())
        self.count.setText(sites_chosen(count))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(count > 0)


def sites_chosen(count: int) -> str:
    """« 12 sites choisis »."""
    if count == 0:
        return QCoreApplication.translate("AnnexSitesDialog", "Aucun site choisi")
    if count == 1:
        return QCoreApplication.translate("AnnexSitesDialog", "1 site choisi")
    return QCoreApplication.translate("AnnexSitesDialog", "{count} sites choisis").format(count=number(count))
