"""A site file in which one user action after another is saved, until the process is killed. Run by test_site_file_kills.py.

    file_hammer.py BASE LOG

One action changes what a survey changes, in five tabs, and saves it at once: the site (its address is the number of the
action), a new count and the oldest one deleted, the themes of an actor, the sites of an engagement; in the companion a
new owner, the last one corrected and the oldest one deleted. LOG has a line `debut N` when « Enregistrer » is pressed
for the action N, and a line `fait N` once it is acknowledged.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

KEPT = 3
"""Counts and owners that stay: older ones are deleted."""

SITE = "forges"
THEMES = ({"sante"}, {"education", "logement"})
SITES = ({"forges"}, {"forges", "delta"})


def put(form, name: str, value: object) -> None:  # noqa: ANN001 - a Form
    """As if it were typed."""
    form.rows[name].editor.set_value(value)
    form.rows[name].editor.changed.emit()


class Typist:
    """Types and saves in the window of one site."""

    def __init__(self, base: Path) -> None:
        from resorption.dialogs.site_file import records
        from resorption.dialogs.site_file.window import SiteFileWindow

        records.ask_reason = lambda parent, title: "trop ancien"
        self.window = SiteFileWindow(base, SITE)
        self.window.show()

    def type(self) -> int:
        """All that one action changes, not saved yet; returns its number."""
        identity = self.window.tab(0).form
        number = int(identity.typed()["adresse"] or 0) + 1
        put(identity, "adresse", str(number))
        self._renew("Habitants", "denombrement", "source", str(number), nb_personnes=100 + number)
        self._tick("Acteurs et phases", "intervenant", THEMES[number % 2])
        self._tick("Engagements et actions", "engagement", SITES[number % 2])
        owners = self._renew("Propriétaires et procédures", "proprietaire", "personne_morale", str(number))
        self._correct(owners, number - 1, "parcelles", f"relu {number}")
        return number

    def save(self) -> None:
        """Raises RuntimeError when the window does not save."""
        if not self.window.save():
            raise RuntimeError(self.window.notice.text())

    def _panel(self, title: str, table: str):  # noqa: ANN202 - a RecordsPanel
        self.window.show_tab(title)
        tab = self.window.tab(self.window.tabs.currentIndex())
        return next(panel for panel in tab.panels if panel.table.name == table)

    def _renew(self, title: str, table: str, column: str, text: str, **more: object):  # noqa: ANN202
        """A new row that bears the number; the oldest one goes."""
        panel = self._panel(title, table)
        panel.add({"date": date(2026, 1, 1)} if "date" in [f.name for f in panel.shown_fields()] else None)
        for name, value in {column: text, **more}.items():
            put(panel.form, name, value)
        self._look_at(panel, lambda state: state.shown[column] == str(int(text) - KEPT), panel.remove_button.click)
        return panel

    def _correct(self, panel, number: int, column: str, text: str) -> None:  # noqa: ANN001
        self._look_at(panel, lambda s: s.shown["personne_morale"] == str(number), lambda: put(panel.form, column, text))

    def _look_at(self, panel, wanted: Callable, then: Callable) -> None:  # noqa: ANN001
        for row, state in enumerate(panel.states):
            if wanted(state):
                panel.list.setCurrentItem(panel.list.topLevelItem(row))
                then()
                return

    def _tick(self, title: str, table: str, ticked: set[str]) -> None:
        (row,) = self._panel(title, table)._link_rows.values()
        row.show_ticked(ticked)
        row.edited.emit()


def main(base: Path, log: Path) -> None:
    """Saves until it is killed."""
    from qgis.core import QgsApplication
    from qgis.gui import QgsGui

    application = QgsApplication([], True)
    application.initQgis()
    QgsGui.editorWidgetRegistry().initEditors()
    typist = Typist(base)
    while True:
        number = typist.type()
        tell(log, f"debut {number}")
        typist.save()
        tell(log, f"fait {number}")
        application.processEvents()


def tell(log: Path, line: str) -> None:
    """At once: a kill loses no line."""
    with log.open("a") as file:
        file.write(f"{line}\n")


if __name__ == "__main__":
    from hammer import register_package

    register_package()
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    os._exit(0)
