"""A colleague who has not the plugin adds a site, then a count, with real mouse and keys."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsMapLayer, QgsPointXY, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgisInterface, QgsAttributeForm
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QToolButton,
    QWidget,
)

ROOT = Path(__file__).resolve().parents[3]
X, Y = 569_200, 6_883_200

Wait = Callable[[int], None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base and its project, made outside: nothing of the plugin may be imported here."""
    base = tmp_path_factory.mktemp("fait") / "essai.gpkg"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYQGIS_STARTUP", None)
    program = [str(ROOT / ".venv" / "bin" / "python"), str(ROOT / "tests" / "project_sample.py"), str(base)]
    subprocess.run(program, check=True, env=environment, timeout=120)
    return base


@pytest.fixture
def base(made: Path, tmp_path: Path, new_project: QgsProject) -> Iterator[Path]:
    """A copy of the whole folder."""
    for file in made.parent.iterdir():
        shutil.copy2(file, tmp_path / file.name)
    yield tmp_path / made.name
    for widget in QApplication.topLevelWidgets():
        if widget.metaObject().className() == "QgsAttributeDialog":
            widget.close()


def layer_of(name: str) -> QgsVectorLayer:
    layer = QgsProject.instance().mapLayer(f"resorption_{name}")
    assert isinstance(layer, QgsVectorLayer)
    return layer


def open_project(project: Path, wait: Wait) -> None:
    assert QgsProject.instance().read(str(project))
    wait(600)


def rows(base: Path, sql: str) -> list[tuple]:
    with sqlite3.connect(f"file:{base}?mode=ro", uri=True) as connection:
        return connection.execute(sql).fetchall()


def shown_form(wait: Wait, layer: str) -> QgsAttributeForm:
    """The form of that layer in the dialog in front, once it is there."""
    for _ in range(30):
        forms = [form for form in visible_forms() if form.layer().id() == f"resorption_{layer}" and own_window(form)]
        if forms:
            wait(300)
            return forms[0]
        wait(200)
    raise AssertionError(f"aucun formulaire de {layer}")


def visible_forms() -> list[QgsAttributeForm]:
    # Widgets made in C++ come as plain QWidget.
    found = [w for w in QApplication.allWidgets() if w.metaObject().className() == "QgsAttributeForm" and w.isVisible()]
    return [sip.cast(w, QgsAttributeForm) for w in found]


def own_window(form: QgsAttributeForm) -> bool:
    """Not a form embedded in another one."""
    return not any(other.isAncestorOf(form.parentWidget()) for other in visible_forms())


def draw(iface: QgisInterface, hand: Any, wait: Wait, points: list[tuple[float, float]]) -> None:
    """Draw a polygon with QGIS's own tool; the form then opens."""
    canvas = iface.mapCanvas()

    def screen(x: float, y: float) -> QPoint:
        spot = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
        return canvas.mapToGlobal(QPoint(round(spot.x()), round(spot.y())))

    canvas.setExtent(QgsRectangle(X - 300, Y + 500, X + 300, Y + 800))
    canvas.refresh()
    wait(800)
    iface.actionAddFeature().trigger()
    wait(200)
    for point in points:
        hand.click(screen(*point))
    hand.click(screen(*points[-1]), button=3)
    wait(800)


def ok_button(form: QgsAttributeForm) -> QWidget:
    box = next(b for b in form.window().findChildren(QDialogButtonBox) if b.isVisible())
    return box.button(QDialogButtonBox.StandardButton.Ok)


def test_adds_a_site_then_a_count(
    base: Path,
    iface: QgisInterface,
    hand: Any,
    wait: Wait,
    screenshot: Callable[[str], Path],
    grab: Callable[..., Path],
) -> None:
    open_project(base.with_suffix(".qgz"), wait)
    camps = layer_of("site_campements")
    iface.setActiveLayer(camps)
    assert camps.startEditing()
    draw(iface, hand, wait, [(X, Y + 600), (X + 80, Y + 600), (X + 80, Y + 660), (X, Y + 660)])
    form = shown_form(wait, "site_campements")
    screenshot("form-ajout-sans")
    assert not ok_button(form).isEnabled(), "un site sans nom est refusé"
    hand.click(next(w for w in form.findChildren(QLineEdit, "nom")))
    hand.type("Champ du collègue")
    wait(200)
    assert ok_button(form).isEnabled()
    hand.click(ok_button(form))
    wait(500)
    assert camps.commitChanges(), camps.commitErrors()

    found = rows(
        base, "SELECT uuid, code, nom, statut, cree_par, version, commune FROM site WHERE nom = 'Champ du collègue'"
    )
    assert len(found) == 1
    uuid, code, _, status, author, version, commune = found[0]
    assert len(uuid) == 36
    assert code.startswith("S-") and code.endswith("-006")
    assert (status, version) == ("actif", 1)
    assert author
    assert rows(base, f"SELECT nom FROM commune WHERE uuid = '{commune}'") == [("Saint-Imaginaire",)]
    assert rows(base, f"SELECT operation, par FROM journal WHERE uuid = '{uuid}'") == [("ajout", author)]

    day = add_count(base, iface, hand, wait, grab, uuid)
    counts = rows(base, f"SELECT date, nb_personnes, nb_adultes, version FROM denombrement WHERE site = '{uuid}'")
    assert counts == [(day, 12, None, 1)]
    journal = rows(
        base, "SELECT operation, par FROM journal WHERE table_nom = 'denombrement' ORDER BY fid DESC LIMIT 1"
    )
    assert journal == [("ajout", author)]


def add_count(base: Path, iface: QgisInterface, hand: Any, wait: Wait, grab: Callable[..., Path], uuid: str) -> str:
    """Through the relation editor of the tab « Habitants » of the site's form."""
    camps = layer_of("site_campements")
    feature = next(camps.getFeatures(f"\"uuid\" = '{uuid}'"))
    dialog = iface.getFeatureForm(camps, feature)
    dialog.show()
    wait(600)
    dialog.setGeometry(60, 60, 1100, 640)
    wait(300)
    tabs = dialog.findChildren(QTabWidget)[0]
    tabs.setCurrentIndex([tabs.tabText(i) for i in range(tabs.count())].index("Habitants"))
    wait(400)
    page = tabs.currentWidget()
    buttons = {b.toolTip(): b for b in page.findChildren(QToolButton) if b.isVisible()}
    hand.click(buttons["Activer le mode édition pour les couches filles"])
    wait(300)
    hand.click(buttons["Ajouter une entité fille"])
    wait(700)
    form = shown_form(wait, "denombrement")
    grab(form.window(), "form-comptage-sans")
    persons = form.findChildren(QWidget, "nb_personnes")[0]
    hand.click(persons)
    hand.key("ctrl+a")
    hand.type("12")
    wait(200)
    day = pick_day(form, hand, wait)
    assert ok_button(form).isEnabled()
    hand.click(ok_button(form))
    wait(400)
    grab(dialog, "form-habitants-sans")
    hand.click(buttons["Enregistrer les modifications des couches filles"])
    wait(400)
    assert layer_of("denombrement").editBuffer() is None or not layer_of("denombrement").isModified()
    dialog.close()
    return day


def pick_day(form: QgsAttributeForm, hand: Any, wait: Wait) -> str:
    """A day of the calendar of the field « Date du comptage », the one before that it proposes."""
    editor = form.findChildren(QDateTimeEdit, "date")[0]
    hand.click(editor.mapToGlobal(QPoint(editor.width() - 10, editor.height() // 2)))
    wait(400)
    hand.key("Left")
    hand.key("Return")
    wait(300)
    return editor.date().toString("yyyy-MM-dd")


def test_copied_project_refuses_what_is_typed(
    base: Path, iface: QgisInterface, wait: Wait, grab: Callable[..., Path]
) -> None:
    """A .qgz alone, copied under another name beside the original, still opens the original."""
    other = shutil.copy2(base.with_suffix(".qgz"), base.with_name("comite.qgz"))
    open_project(Path(other), wait)
    camps = layer_of("site_campements")
    assert camps.startEditing()
    dialog = iface.getFeatureForm(camps, next(camps.getFeatures()))
    dialog.show()
    wait(600)
    form = visible_forms()[0]
    name = next(w for w in form.findChildren(QLineEdit, "nom"))
    name.setText("Nom changé")
    wait(300)
    grab(dialog, "form-projet-copie")
    assert not ok_button(form).isEnabled()
    labels = " ".join(label.text() + label.toolTip() for label in form.findChildren(QLabel))
    assert "Ce projet est une copie" in labels
    dialog.close()
    assert camps.rollBack()


def test_base_opened_alone_has_its_forms(made: Path, base: Path, iface: QgisInterface, wait: Wait) -> None:
    """The base without its project, under another name: same form, and nothing of the original is opened."""
    alone = base.parent / "seule" / "copie.gpkg"
    alone.parent.mkdir()
    shutil.copy2(base, alone)
    layer = iface.addVectorLayer(f"{alone}|layername=site", "site", "ogr")
    wait(800)
    assert {Path(other.source().split("|")[0]) for other in QgsProject.instance().mapLayers().values()} == {alone}
    assert QgsProject.instance().layerTreeRoot().findLayer(layer.id()) is not None
    assert not layer.flags() & QgsMapLayer.LayerFlag.Private
    assert layer.attributeDisplayName(layer.fields().lookupField("nom")) == "Appellation du site"
    assert layer.startEditing()
    dialog = iface.getFeatureForm(layer, next(layer.getFeatures()))
    dialog.show()
    wait(600)
    assert ok_button(visible_forms()[0]).isEnabled()
    tabs = dialog.findChildren(QTabWidget)[0]
    assert tabs.tabText(0) == "Identité"
    dialog.close()
    assert layer.rollBack()
