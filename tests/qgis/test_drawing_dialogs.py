"""The windows of drawing: what they ask, what they refuse, what they keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit
from resorption.dialogs.abandon import AbandonBox
from resorption.dialogs.coordinates import CoordinatesDialog
from resorption.dialogs.record import RecordDialog
from resorption.layers.drawing import Draft, Ground, Place, Shape
from resorption.layers.errors import RefusedRow
from resorption.layers.schema import table
from resorption.protocol.errors import ResorptionError
from resorption.protocol.rules import Problem

SQUARE = QgsGeometry.fromWkt("MultiPolygon (((0 0, 50 0, 50 50, 0 50, 0 0)))")
PLACE = Place("uuid-commune", "Villefable", "00101", 1.0, True)


def a_draft(name: str = "site", **more: object) -> Draft:
    return Draft(table(name), Shape(SQUARE), PLACE, **more)


class Shelf:
    """Stands for the base: keeps what is saved, or refuses."""

    def __init__(self) -> None:
        self.rows: list[Mapping[str, object]] = []
        self.refusal: ResorptionError | None = None

    def save(self, typed: Mapping[str, object]) -> str:
        if self.refusal is not None:
            raise self.refusal
        self.rows.append(typed)
        return "uuid-neuf"


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def dialog(qgis_app: object, shelf: Shelf) -> Iterator[RecordDialog]:
    made = RecordDialog(a_draft(), shelf.save)
    made.show()
    yield made
    made.close()


def save_button(dialog: RecordDialog):  # noqa: ANN201 - a QPushButton
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Save)


def field(dialog: RecordDialog, kind: type, name: str):  # noqa: ANN201 - a widget of that kind
    return dialog.findChild(kind, name)


def choose(dialog: RecordDialog, name: str, value: str) -> None:
    combo = field(dialog, QComboBox, name)
    combo.setCurrentIndex(combo.findData(value))


def test_save_waits_for_the_name(dialog: RecordDialog, shelf: Shelf) -> None:
    assert not save_button(dialog).isEnabled()
    assert "Appellation du site" in save_button(dialog).toolTip()
    assert not field(dialog, QLabel, "nom_error").isVisible()
    field(dialog, QLineEdit, "nom").setText("  ")
    assert field(dialog, QLabel, "nom_error").isVisible()
    field(dialog, QLineEdit, "nom").setText("Les Prés")
    assert save_button(dialog).isEnabled()
    save_button(dialog).click()
    assert shelf.rows[0]["nom"] == "Les Prés"
    assert shelf.rows[0]["statut"] == "actif"
    assert shelf.rows[0]["date_installation"] is None
    assert not dialog.isVisible()


def test_a_text_that_names_a_group_is_warned_about_and_saved(dialog: RecordDialog, shelf: Shelf) -> None:
    warning = field(dialog, QLabel, "nom_doubt")
    field(dialog, QLineEdit, "nom").setText("Camp de la rue de Rome")
    assert not warning.isVisible()
    field(dialog, QLineEdit, "nom").setText("Camp de Roms")
    assert warning.isVisible()
    assert "groupe ethnique" in warning.text()
    assert save_button(dialog).isEnabled()
    save_button(dialog).click()
    assert shelf.rows[0]["nom"] == "Camp de Roms"


def test_a_closed_site_asks_when_and_why(dialog: RecordDialog, shelf: Shelf) -> None:
    field(dialog, QLineEdit, "nom").setText("Les Prés")
    closing = dialog._rows["date_fermeture"]
    assert not closing.isVisible()
    choose(dialog, "statut", "resorbe")
    assert closing.isVisible()
    assert not save_button(dialog).isEnabled()
    closing.editor.edit.setDate(QDate(2025, 3, 1))
    choose(dialog, "cause_fermeture", "resorption")
    assert save_button(dialog).isEnabled()
    choose(dialog, "statut", "actif")
    save_button(dialog).click()
    assert "date_fermeture" not in shelf.rows[0]


def test_dates_are_held_against_each_other(dialog: RecordDialog, shelf: Shelf) -> None:
    field(dialog, QLineEdit, "nom").setText("Les Prés")
    dialog._rows["date_installation"].editor.edit.setDate(QDate(2025, 3, 1))
    dialog._rows["date_signalement"].editor.edit.setDate(QDate(2025, 2, 1))
    assert "précéder" in dialog._rows["date_signalement"].error.text()
    assert not save_button(dialog).isEnabled()
    dialog._rows["date_signalement"].editor.edit.setDate(QDate(2025, 3, 2))
    save_button(dialog).click()
    assert shelf.rows[0]["date_signalement"] == date(2025, 3, 2)


def test_what_was_typed_stays_when_saving_fails(dialog: RecordDialog, shelf: Shelf) -> None:
    shelf.refusal = ResorptionError("Le disque est plein.")
    field(dialog, QLineEdit, "nom").setText("Les Prés")
    save_button(dialog).click()
    assert dialog.isVisible()
    assert dialog.failure.text() == "Le disque est plein."
    assert field(dialog, QLineEdit, "nom").text() == "Les Prés"
    shelf.refusal = None
    save_button(dialog).click()
    assert len(shelf.rows) == 1


def test_a_refused_row_is_told_beside_its_field(dialog: RecordDialog, shelf: Shelf) -> None:
    shelf.refusal = RefusedRow("Ce nom est déjà pris.", "site", "nom")
    field(dialog, QLineEdit, "nom").setText("Les Prés")
    save_button(dialog).click()
    assert dialog._rows["nom"].error.text() == "Ce nom est déjà pris."


@pytest.fixture(autouse=True)
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The answers given to « Abandonner la saisie ? », the last first; no question is expected when empty."""
    given: list[bool] = []
    monkeypatch.setattr(AbandonBox, "agreed", lambda _parent: given.pop() if given else True)
    return given


def test_cancel_saves_nothing(dialog: RecordDialog, shelf: Shelf, answers: list[bool]) -> None:
    answers[:] = [True, False]
    field(dialog, QLineEdit, "nom").setText("Les Prés")
    cancel = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    cancel.click()
    assert dialog.isVisible()
    assert dialog.typed()["nom"] == "Les Prés"
    cancel.click()
    assert not answers
    assert not shelf.rows
    assert not dialog.isVisible()


def test_doubts_must_be_accepted(qgis_app: object, shelf: Shelf) -> None:
    doubt = Problem("geom", "Le contour recouvre « {site} », un site encore ouvert.", (("site", "S-1"),))
    dialog = RecordDialog(a_draft(doubts=(doubt,)), shelf.save)
    dialog.show()
    field(dialog, QLineEdit, "nom").setText("Les Prés")
    assert "S-1" in dialog.doubts.text()
    assert not save_button(dialog).isEnabled()
    dialog.doubts_accepted.setChecked(True)
    assert save_button(dialog).isEnabled()
    dialog.close()


@pytest.mark.parametrize("name", ["site", "amenagement", "foncier"])
def test_every_form_fits_a_small_screen(qgis_app: object, shelf: Shelf, name: str) -> None:
    dialog = RecordDialog(a_draft(name, parcels=("27001000AB0012",) * 8), shelf.save)
    dialog.show()
    assert 200 < dialog.height() <= 620
    assert dialog.width() <= 800
    assert "Villefable" in dialog.summary.text()
    dialog.close()


def test_a_point_with_nothing_typed_is_left_at_once(qgis_app: object, shelf: Shelf, answers: list[bool]) -> None:
    dialog = RecordDialog(Draft(table("site"), Shape(SQUARE, "point"), PLACE), shelf.save)
    dialog.show()
    answers[:] = [False]
    dialog.reject()
    assert not dialog.isVisible()
    assert answers == [False]


def test_nothing_is_cut_and_pasted_lines_are_joined(dialog: RecordDialog, shelf: Shelf) -> None:
    line = field(dialog, QLineEdit, "nom")
    long = "x" * 400
    line.setText(long)
    assert line.text() == long
    assert "caractères" in field(dialog, QLabel, "nom_error").text()
    assert not save_button(dialog).isEnabled()
    line.clear()
    line.insert("Camp <b>gras</b>\nligne 2\tTab &amp;")
    assert line.text() == "Camp <b>gras</b> ligne 2 Tab &amp;"
    save_button(dialog).click()
    assert shelf.rows[0]["nom"] == "Camp <b>gras</b> ligne 2 Tab &amp;"


def test_the_base_is_named_once_the_project_has_left(dialog: RecordDialog) -> None:
    dialog.project_left(Path("/partage/eure.gpkg"))
    assert "eure.gpkg" in dialog.windowTitle()
    assert "(/partage)" in dialog.notice.text()
    for _twice in range(2):
        dialog.project_left(Path("/partage/eure.gpkg"))
        dialog.remind("Terminez.")
        dialog.remind("Terminez.")
    assert dialog.windowTitle().count("eure.gpkg") == 1
    assert dialog.notice.text().count("Terminez.") == 1
    assert dialog.notice.text().count("(/partage)") == 1


def test_coordinates_are_asked_about_before_they_are_lost(ground: Ground, answers: list[bool]) -> None:
    dialog = CoordinatesDialog("site", ground)
    dialog.show()
    dialog.first.setText("48,85")
    answers[:] = [False]
    dialog.reject()
    assert dialog.isVisible()
    dialog.first.editingFinished.emit()
    assert "Longitude" in dialog.problem.text()
    dialog.abandon()
    assert not dialog.isVisible()


def test_a_link_is_in_degrees(ground: Ground) -> None:
    dialog = CoordinatesDialog("site", ground)
    dialog.system.setCurrentIndex(1)
    dialog.first.insert("geo:48.8566,2.3522")
    assert (dialog.first.text(), dialog.second.text(), dialog.system.currentData()) == ("48.8566", "2.3522", True)


@pytest.fixture
def ground(qgis_app: object) -> Ground:
    communes = QgsVectorLayer(
        "MultiPolygon?crs=EPSG:2154&field=uuid:string&field=nom:string&field=code_insee:string", "commune", "memory"
    )
    sites = QgsVectorLayer(
        "MultiPolygon?crs=EPSG:2154&field=code:string&field=nom:string&field=statut:string", "site", "memory"
    )
    return Ground(Path("essai.gpkg"), communes, sites)


def test_pasted_pair_is_shared_out(ground: Ground) -> None:
    dialog = CoordinatesDialog("site", ground)
    dialog.first.insert("48.8566, 2.3522")
    assert (dialog.first.text(), dialog.second.text()) == ("48.8566", "2.3522")


def test_pair_is_not_cut_while_it_is_typed(ground: Ground) -> None:
    dialog = CoordinatesDialog("site", ground)
    for letter in "48.8566, 2.3522":
        dialog.first.insert(letter)
    assert dialog.second.text() == ""
    dialog.first.editingFinished.emit()
    assert (dialog.first.text(), dialog.second.text()) == ("48.8566", "2.3522")


def test_wrong_coordinates_are_said_and_kept(ground: Ground) -> None:
    dialog = CoordinatesDialog("site", ground)
    found: list[Draft] = []
    dialog.found.connect(found.append)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.first.setText("abc")
    dialog.second.setText("2,35")
    ok.click()
    assert "n’est pas une latitude" in dialog.problem.text()
    dialog.first.setText("48,85")
    assert dialog.problem.text() == ""
    ok.click()
    assert "hors du territoire" in dialog.problem.text()
    assert not found
    assert dialog.first.text() == "48,85"


def test_axes_follow_the_system(ground: Ground) -> None:
    dialog = CoordinatesDialog("site", ground)
    assert dialog.first_label.text() == "Latitude"
    dialog.system.setCurrentIndex(1)
    assert dialog.first_label.text().startswith("X")
    assert "Lambert" in dialog.system.currentText()


def test_the_form_grows_once_for_what_it_says(dialog: RecordDialog) -> None:
    before = dialog.height()
    for _clearing in range(4):
        dialog.project_left(Path("/un/dossier/assez/long/pour/que/la/phrase/tienne/sur/plusieurs/lignes/eure.gpkg"))
    dialog.remind("Terminez ou annulez d’abord cette saisie.")
    assert before < dialog.height() <= before + 120
