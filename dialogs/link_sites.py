"""The windows « Signaler une réinstallation » and « Site précédent »: the sites tied to this one, checked in a list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QHeaderView, QTreeWidgetItem, QWidget

from ..layers.errors import RowError
from ..layers.links import ORIGIN, LinkPlan, Links, OtherSite, link_problems, read_links, save_links
from ..layers.migrations import open_base
from ..layers.schema import table
from ..layers.texts import coded, day_text, message, number
from ..protocol.errors import ResorptionError
from ..protocol.sensitive import doubts
from .entry import EntryDialog
from .rows import Rows
from .telling import ERROR_TEXT

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_NOTE = "site.reinstallation_note"
_MOST = 100
"""Sites shown at once: beyond, a search is quicker than reading."""

_KILOMETRE_M = 1000


class LinkSitesDialog(EntryDialog, FORM):
    """Links a site to others; `kind` is ORIGIN or PREVIOUS of `layers.links`. `saved` brings the site's identity.

    Raises ResorptionError when the base or the site cannot be read.
    """

    saved = pyqtSignal(str)

    def __init__(self, base: Path, site: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._site = site
        self._kind = kind
        self._links: Links = read_links(open_base(base), kind, site)
        self._changed: set[str] = set()
        self.setupUi(self)
        self.tell("")
        self._rows = Rows(self)
        self._name()
        self._connect()
        header = self.sites.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for label in (self.failure, self.reason_label, self.reason):
            label.hide()
        self.failure.setStyleSheet(ERROR_TEXT)
        self._list()
        self._refresh()
        self.search.setFocus()

    def has_input(self) -> bool:
        return bool(self._changed) or self._rows.touched or bool(self.reason.text().strip())

    def accept(self) -> None:
        """Save; the window closes only once the links are in the base."""
        try:
            save_links(open_base(self._base), self._plan())
        except ResorptionError as error:
            if isinstance(error, RowError):
                self._read_again()
            self.failure.setText(message(error))
            self.failure.show()
            return
        super().accept()
        self.saved.emit(self._site)

    def _name(self) -> None:
        if self._kind == ORIGIN:
            self.setWindowTitle(self.tr("Signaler une réinstallation : {site}").format(site=self._links.name))
            self.explanation.setText(self.tr(
                "Cochez les sites d’où viennent les habitants de ce site. Sont proposés les sites ouverts, et ceux qui "
                "ont fermé dans les 90 jours avant ou après son installation. Le site sera noté comme réinstallation, "
                "même si l’origine est inconnue."
            ))  # fmt: skip
            self._rows.add(_NOTE, self.form)
            self._rows.fill("site", {"reinstallation_note": self._links.site.values["reinstallation_note"]})
            return
        self.setWindowTitle(self.tr("Site précédent : {site}").format(site=self._links.name))
        self.explanation.setText(self.tr(
            "Cochez les occupations antérieures du même lieu. Sont proposés les sites fermés dont le contour recouvre "
            "celui-ci."
        ))  # fmt: skip

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list)
        self.sites.itemChanged.connect(self._toggled)
        self.reason.textChanged.connect(self._refresh)
        self._rows.changed.connect(self._refresh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _list(self) -> None:
        """Linked, changed and proposed sites; while somebody searches, those that match among all."""
        words = self.search.text().strip()
        found = [other for other in self._links.others if self._is_shown(other, words)]
        self.sites.blockSignals(True)
        self.sites.clear()
        self.sites.addTopLevelItems([self._item(other) for other in found[:_MOST]])
        self.sites.blockSignals(False)
        self.listed.setText(self._what_is_listed(len(found), bool(words)))
        self.listed.setVisible(bool(self.listed.text()))

    def _is_shown(self, other: OtherSite, words: str) -> bool:
        if words:
            return other.matches(words)
        return other.suggested or other.link is not None or other.uuid in self._changed

    def _what_is_listed(self, found: int, searched: bool) -> str:
        if found > _MOST:
            text = self.tr("{montres} sites affichés sur {nombre} : précisez la recherche.")
            return text.format(montres=_MOST, nombre=found)
        if found:
            return ""
        if searched:
            return self.tr("Aucun site ne correspond à cette recherche.")
        return self.tr("Aucun site proposé. Cherchez-en un par son code, son nom, son adresse ou sa commune.")

    def _item(self, other: OtherSite) -> QTreeWidgetItem:
        values = other.record.values
        item = QTreeWidgetItem([
            other.name, other.commune, coded("statut_site", values["statut"]),
            *(day_text(values[day]) if values[day] else "" for day in ("date_installation", "date_fermeture")),
            self._where(other),
        ])  # fmt: skip
        item.setData(0, Qt.ItemDataRole.UserRole, other.uuid)
        item.setToolTip(0, other.name)
        checked = Qt.CheckState.Checked if self._is_linked(other) else Qt.CheckState.Unchecked
        item.setCheckState(0, checked)
        return item

    def _where(self, other: OtherSite) -> str:
        if other.overlap:
            return self.tr("recouvre {part} %").format(part=max(1, round(100 * other.overlap)))
        if other.distance_m is None:
            return ""
        if other.distance_m < _KILOMETRE_M:
            return self.tr("à {distance} m").format(distance=number(other.distance_m))
        return self.tr("à {distance} km").format(distance=number(other.distance_m / _KILOMETRE_M, 1))

    def _is_linked(self, other: OtherSite) -> bool:
        return (other.link is not None) != (other.uuid in self._changed)

    def _toggled(self, item: QTreeWidgetItem) -> None:
        uuid = str(item.data(0, Qt.ItemDataRole.UserRole))
        was = next(other.link is not None for other in self._links.others if other.uuid == uuid)
        now = item.checkState(0) == Qt.CheckState.Checked
        (self._changed.discard if was == now else self._changed.add)(uuid)
        self._refresh()

    def _plan(self) -> LinkPlan:
        changed = [other for other in self._links.others if other.uuid in self._changed]
        note = self._rows.value(_NOTE) if self._kind == ORIGIN else None
        return LinkPlan(
            self._links,
            tuple(other.uuid for other in changed if other.link is None),
            tuple(other.uuid for other in changed if other.link is not None),
            self.reason.text(),
            None if note is None else str(note),
        )

    def _refresh(self) -> None:
        self.failure.hide()
        plan = self._plan()
        for widget in (self.reason_label, self.reason):
            widget.setVisible(bool(plan.removed))
        found = [message(problem) for problem in link_problems(plan)]
        idle = not (plan.added or plan.removed or self._signals())
        button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        button.setEnabled(not (found or idle))
        button.setToolTip("\n".join(found))
        self.summary.setText(" ".join(found) if found else "" if idle else self._what_is_saved(plan))
        self.summary.setStyleSheet(ERROR_TEXT if found else "")
        if self._kind == ORIGIN:
            site = table("site")
            doubtful = doubts("site", [site.field("reinstallation_note")], {"reinstallation_note": plan.note})
            self._rows[_NOTE].warn(message(doubtful[0]) if doubtful else "")

    def _signals(self) -> bool:
        """Whether saving without any link would say something: that the site is a re-installation, or its note."""
        return self._kind == ORIGIN and (self._rows.touched or self._links.site.values["reinstallation"] != "oui")

    def _what_is_saved(self, plan: LinkPlan) -> str:
        return self.tr("Seront enregistrés : {liste}.").format(liste=", ".join(self._saved(plan)))

    def _saved(self, plan: LinkPlan) -> Iterator[str]:
        if plan.added:
            yield self.tr("liens ajoutés ({nombre})").format(nombre=len(plan.added))
        if plan.removed:
            yield self.tr("liens retirés ({nombre})").format(nombre=len(plan.removed))
        if self._signals():
            yield self.tr("la réinstallation")

    def _read_again(self) -> None:
        """What the base says now; the boxes stay as they were checked."""
        checked = {other.uuid for other in self._links.others if self._is_linked(other)}
        touched = set(self._changed)
        try:
            self._links = read_links(open_base(self._base), self._kind, self._site)
        except ResorptionError as error:
            self.remind(message(error))
            return
        linked = {other.uuid: other.link is not None for other in self._links.others}
        self._changed = {uuid for uuid in touched & linked.keys() if linked[uuid] != (uuid in checked)}
        self._list()
        self._refresh()
        self.remind(self.tr("La base a été relue. Votre saisie est gardée : vérifiez-la, puis enregistrez."))
