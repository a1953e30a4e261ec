"""Second page: name, level, years, where to save, local CRS."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtWidgets import QWidget, QWizardPage

from ..layers.commune_fields import normalised
from ..layers.creation import ProtocolSpec, place_problems, spec_problems
from ..layers.errors import OpenElsewhere
from ..layers.open_layers import layers_of
from ..layers.territory import Territory, check_epsg
from ..layers.texts import label
from ..layers.validation import sentence
from ..layers.zones import ZONES
from ..protocol.errors import ResorptionError
from ..protocol.vocabulary import vocabulary
from .new_protocol_style import tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

USUAL_YEARS = 3


class IdentityPage(QWizardPage, FORM):
    """What is wrong is said under the form, once something was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._named_by_hand = False
        self._fill_lists()
        self.first_year.setValue(date.today().year)
        self.last_year.setValue(date.today().year + USUAL_YEARS)
        self.path.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.path.setFilter("GeoPackage (*.gpkg)")
        self.path.setConfirmOverwrite(False)
        self.path.setDefaultRoot(_documents())
        tell(self.problem, "")
        self._connect()

    def initializePage(self) -> None:
        """Propose the CRS of the place, and a level: one commune, one EPCI, several."""
        territory = self._territory()
        self.crs.setCurrentIndex([zone.epsg for zone in ZONES].index(territory.zone.epsg))
        if not self._named_by_hand:
            self.level.setCurrentIndex(vocabulary("territoire_niveau").values.index(_usual_level(territory)))
        self._refresh()

    def cleanupPage(self) -> None:
        """Going back keeps what was typed."""

    def isComplete(self) -> bool:
        return not self._problems()

    def chosen_level(self) -> str:
        """The code of the level."""
        return str(self.level.currentData())

    def chosen_epsg(self) -> int:
        """The EPSG code of the local CRS."""
        return int(self.crs.currentData())

    def chosen_path(self) -> Path | None:
        """Where to save; `.gpkg` is added to a bare name."""
        text = self.path.filePath().strip()
        if not text:
            return None
        path = Path(text).expanduser()
        return path.with_name(path.name + ".gpkg") if not path.suffix else path

    def _fill_lists(self) -> None:
        for code in vocabulary("territoire_niveau").codes:
            self.level.addItem(label(code.label), code.value)
        for zone in ZONES:
            self.crs.addItem(f"EPSG:{zone.epsg} – {zone.crs_name} ({zone.name})", zone.epsg)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._typed)
        self.level.activated.connect(self._typed)
        self.path.fileChanged.connect(self._refresh)
        self.replace.toggled.connect(self._refresh)
        self.crs.currentIndexChanged.connect(self._refresh)
        for year in (self.first_year, self.last_year):
            year.valueChanged.connect(self._refresh)

    def _typed(self) -> None:
        self._named_by_hand = True
        self._refresh()

    def _territory(self) -> Territory:
        return self.wizard().territory_page.territory

    def _refresh(self) -> None:
        path = self.chosen_path()
        taken = path is not None and (path.exists() or path.with_suffix(".qgz").exists())
        self.replace.setVisible(taken)
        if not taken:
            self.replace.setChecked(False)
        # Nothing is said of fields that nobody has filled in yet: the greyed button is enough.
        quiet = not self.name.text().strip() or path is None
        tell(self.problem, "" if quiet else "\n".join(sentence(problem) for problem in self._problems()))
        self.missing.setVisible(quiet)
        self._propose_file()
        self.completeChanged.emit()

    def _propose_file(self) -> None:
        """A file name made of the protocol's, as a hint only: the officer chooses the folder."""
        stem = re.sub(r"_+", "_", normalised(self.name.text()))[:40] or "protocole"
        self.path.lineEdit().setPlaceholderText(str(Path(_documents()) / f"{stem}.gpkg"))

    def _problems(self) -> list[ResorptionError]:
        territory, path = self._territory(), self.chosen_path()
        if territory is None or path is None:
            return [ResorptionError("Choisissez où enregistrer la base.")]
        spec = ProtocolSpec(self.name.text(), self.chosen_level(), self.first_year.value(), self.last_year.value())
        problems = spec_problems(spec) + place_problems(path.absolute(), self.replace.isChecked())
        problems += check_epsg(territory.zone, self.chosen_epsg())
        if path.exists() and any(True for _ in layers_of(path)):
            problems.append(OpenElsewhere(path.name))
        return problems


def _usual_level(territory: Territory) -> str:
    if len(territory.communes) == 1:
        return "commune"
    return "departement" if len(territory.epcis) != 1 else "epci"


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
