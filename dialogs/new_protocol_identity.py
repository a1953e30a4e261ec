"""Second page: name, level, years, where to save, local CRS."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QSignalBlocker, QStandardPaths
from qgis.PyQt.QtWidgets import QWidget, QWizardPage

from ..layers.commune_fields import normalised
from ..layers.creation import USUAL_YEARS, ProtocolSpec, place_problems, spec_problems, spec_warnings
from ..layers.errors import OpenElsewhere
from ..layers.open_layers import layers_of
from ..layers.territory import Territory
from ..layers.texts import label
from ..layers.validation import sentence
from ..protocol.errors import ResorptionError
from ..protocol.vocabulary import vocabulary
from .telling import NOTICE_BOX, tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

STEM_LENGTH = 40


class IdentityPage(QWizardPage, FORM):
    """What is wrong is said under the form, once something was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._named_by_hand = False
        self._typing_path = self._placed_by_hand = False
        self._place_problems: list[ResorptionError] = []
        self._fill_lists()
        self.first_year.setValue(date.today().year)
        self.last_year.setValue(date.today().year + USUAL_YEARS)
        self.path.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.path.setFilter("GeoPackage (*.gpkg)")
        self.path.setConfirmOverwrite(False)
        self.path.setDefaultRoot(_documents())
        self._follow_name()
        for place in (self.problem, self.notice):
            tell(place, "")
        self._connect()

    def initializePage(self) -> None:
        """Tell the CRS of the place, its only legal one; propose a level: one commune, one EPCI, several."""
        territory = self._territory()
        zone = territory.zone
        self.crs.setText(f"EPSG:{zone.epsg} – {zone.crs_name} ({zone.name})")
        if not self._named_by_hand:
            self.level.setCurrentIndex(vocabulary("territoire_niveau").values.index(_usual_level(territory)))
        self._look_at_place()

    def cleanupPage(self) -> None:
        """Going back keeps what was typed."""

    def isComplete(self) -> bool:
        return not self._problems()

    def validatePage(self) -> bool:
        """The folder is tried again: it may not have been yet, the button being clicked straight after typing."""
        self._look_at_place()
        return self.isComplete()

    def chosen_level(self) -> str:
        """The code of the level."""
        return str(self.level.currentData())

    def typed(self) -> bool:
        """Whether closing would throw something away."""
        return bool(self.name.text().strip()) or self._placed_by_hand

    def chosen_path(self) -> Path | None:
        """Where to save: in the user's documents unless a folder is told; `.gpkg` is added to a bare name."""
        text = self.path.filePath().strip()
        if not text:
            return None
        path = Path(_documents()) / text
        # Only a drive so far: « C:\\ » has no name to add to.
        return path.with_name(path.name + ".gpkg") if path.name and not path.suffix else path

    def _fill_lists(self) -> None:
        for code in vocabulary("territoire_niveau").codes:
            self.level.addItem(label(code.label), code.value)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._follow_name)
        self.name.textEdited.connect(self._typed)
        self.name.editingFinished.connect(self._look_at_place)
        self.level.activated.connect(self._typed)
        self.path.lineEdit().textEdited.connect(self._type_path)
        self.path.lineEdit().editingFinished.connect(self._look_at_place)
        self.path.fileChanged.connect(self._path_changed)
        self.replace.toggled.connect(self._look_at_place)
        for year in (self.first_year, self.last_year):
            year.valueChanged.connect(self._refresh)

    def _typed(self) -> None:
        self._named_by_hand = True
        self._refresh()

    def _territory(self) -> Territory:
        return self.wizard().territory_page.territory

    def _type_path(self) -> None:
        # What was said of the former place is not true of this one.
        self._typing_path, self._place_problems = True, []

    def _follow_name(self) -> None:
        """The file is named after the protocol, until the officer chooses another one."""
        if not self._placed_by_hand:
            self._show_path(Path(_documents()) / self._usual_file())
            self._place_problems = []

    def _usual_file(self) -> str:
        return (normalised(self.name.text())[:STEM_LENGTH].strip("_") or "protocole") + ".gpkg"

    def _show_path(self, path: Path) -> None:
        with QSignalBlocker(self.path):
            self.path.setFilePath(str(path))

    def _path_changed(self) -> None:
        self._placed_by_hand = True
        if self._typing_path:
            self._refresh()
        else:
            self._look_at_place()

    def _look_at_place(self) -> None:
        """Try the folder, once the path is whole: at each key it would be slow on a network drive."""
        self._typing_path = False
        path = self._whole_path()
        taken = path is not None and (path.exists() or path.with_suffix(".qgz").exists())
        self.replace.setVisible(taken)
        if not taken:
            with QSignalBlocker(self.replace):
                self.replace.setChecked(False)
        self._place_problems = [] if path is None else self._problems_of(path)
        self._refresh()

    def _whole_path(self) -> Path | None:
        """The path chosen, shown whole; of a folder, a file in it."""
        text = self.path.filePath().strip()
        folder = Path(_documents()) / text
        if text and (text.endswith(("/", "\\")) or folder.is_dir()):
            self._show_path(folder / self._usual_file())
        elif text:
            self._show_path(self.chosen_path() or folder)
        return self.chosen_path()

    def _problems_of(self, path: Path) -> list[ResorptionError]:
        problems = place_problems(path.absolute(), self.replace.isChecked())
        if path.exists() and any(True for _ in layers_of(path)):
            problems.append(OpenElsewhere(path.name))
        return problems

    def _refresh(self) -> None:
        # Nothing is said of fields that nobody has filled in yet: the greyed button is enough.
        quiet = not self.name.text().strip() or self.chosen_path() is None
        tell(self.problem, "" if quiet else "\n".join(sentence(problem) for problem in self._problems()))
        tell(self.notice, "\n".join(sentence(warning) for warning in spec_warnings(self._spec())), NOTICE_BOX)
        self.missing.setVisible(quiet)
        self.completeChanged.emit()

    def _spec(self) -> ProtocolSpec:
        return ProtocolSpec(self.name.text(), self.chosen_level(), self.first_year.value(), self.last_year.value())

    def _problems(self) -> list[ResorptionError]:
        if self._territory() is None or self.chosen_path() is None:
            return [ResorptionError("Choisissez où enregistrer la base.")]
        return spec_problems(self._spec()) + self._place_problems


def _usual_level(territory: Territory) -> str:
    if len(territory.communes) == 1:
        return "commune"
    return "departement" if len(territory.epcis) != 1 else "epci"


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
