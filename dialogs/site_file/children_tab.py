"""A tab of rows that depend on the site: one panel for each table, made from the schema."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ...layers import names
from ...layers.edits import Change
from ...layers.schema import Relation
from ...layers.session import Reader
from ...layers.site_file import SiteHead
from ...layers.store import Store
from ...layers.texts import label, message
from ..fields import Choice
from .conditions_panel import ConditionsPanel
from .counts_panel import CountsPanel
from .diagnostics_panel import DiagnosticsPanel
from .linked_panel import LinkedPanel
from .records import RecordsPanel
from .tab import Tab

PANELS: dict[str, type[RecordsPanel]] = {
    "denombrement": CountsPanel,
    "conditions_vie": ConditionsPanel,
    "diagnostic": DiagnosticsPanel,
    "engagement_site": LinkedPanel,
    "action_site": LinkedPanel,
}
"""The tables that have more than a list and a form; any other one is shown by a plain panel."""


class PanelsTab(Tab):
    """Panels under titles of their own when they are several."""

    follows = True

    def __init__(self, store: Store, site: str, parent: QWidget) -> None:
        super().__init__(store, site, parent)
        self.panels: list[RecordsPanel] = []
        self.switch: QTabWidget | None = None

    def add_panels(self, layout: QVBoxLayout) -> None:
        """Puts the panels into the tab."""
        for panel in self.panels:
            panel.edited.connect(self.edited)
            panel.refused.connect(self.refused)
        if len(self.panels) == 1:
            layout.addWidget(self.panels[0])
            return
        titles = _plural_titles()
        self.switch = QTabWidget(self)
        self.switch.setDocumentMode(True)
        for panel in self.panels:
            self.switch.addTab(panel, titles.get(panel.table.name) or label(panel.table.label))
        self.switch.setAccessibleName(", ".join(self.switch.tabText(i) for i in range(self.switch.count())))
        layout.addWidget(self.switch)

    def load(self, reader: Reader, head: SiteHead) -> None:
        known: dict[str, list[Choice]] = {}
        for panel in self.panels:
            for table in sorted(panel.named_tables() - known.keys()):
                known[table] = names.names(reader, table)
            panel.show_rows(panel.read(reader, self.site), known, self.site)

    def changes(self) -> list[Change]:
        return [change for panel in self.panels for change in panel.changes()]

    def first_problem(self) -> str:
        for panel in self.panels:
            problem = panel.first_problem()
            if problem is not None:
                self._show_panel(panel)
                return message(problem)
        return ""

    def locate(self, table: str, field: str, sentence: str) -> bool:
        for panel in self.panels:
            if panel.locate(table, field, sentence):
                self._show_panel(panel)
                return True
        return False

    def _show_panel(self, panel: RecordsPanel) -> None:
        if self.switch is not None:
            self.switch.setCurrentWidget(panel)


class ChildrenTab(PanelsTab):
    """The panels of some relations of the site."""

    def __init__(self, relations: Sequence[Relation], store: Store, site: str, parent: QWidget) -> None:
        super().__init__(store, site, parent)
        # Last in the schema, first in the daily work: engagements before actions.
        ordered = sorted(relations, key=lambda relation: relation.child.name != "engagement_site")
        self.panels = [
            PANELS.get(relation.child.name, RecordsPanel)(relation.child, store, self) for relation in ordered
        ]
        self._tables = [relation.child.name for relation in ordered]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.add_panels(layout)

    def show_table(self, table: str) -> None:
        """Bring to the front the panel of that table, if there is one. A panel may list what its rows are tied to."""
        if table in self._tables:
            self._show_panel(self.panels[self._tables.index(table)])


def _plural_titles() -> dict[str, str]:
    """The schema names one row; a panel lists several."""
    translate = QCoreApplication.translate
    return {
        "engagement": translate("PanelTitles", "Engagements"),
        "action": translate("PanelTitles", "Actions"),
        "intervenant": translate("PanelTitles", "Intervenants"),
        "phase": translate("PanelTitles", "Phases préparatoires"),
        "orientation": translate("PanelTitles", "Orientations"),
        "amenagement_site": translate("PanelTitles", "Accueil dans les aménagements"),
        "visite": translate("PanelTitles", "Visites"),
        "proprietaire": translate("PanelTitles", "Propriétaires"),
        "procedure": translate("PanelTitles", "Procédures"),
    }
