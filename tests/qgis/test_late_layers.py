"""A project made by an earlier version: what it lacks is said once, added where asked, and nothing else of it changes."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton
from qgis.PyQt.QtXml import QDomDocument
from resorption.dialogs.late_layers import LateLayers
from resorption.layers.errors import BaseError
from resorption.layers.late_views import add_views, missing_views, settle
from resorption.layers.project import VERSION_ENTRY, find_layer
from resorption.layers.schema import SYNTHESIS
from resorption.layers.themes import TODAY, WATCH
from resorption.layers.views import CAMPS, GROUP_VIGILANCE, VIGILANCE
from resorption.layers.vigilance_style import joined
from resorption.tests.project_sample import make_sample


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("ancien") / "val-fictif.gpkg"
    make_sample(base)
    return base


@pytest.fixture(scope="module")
def earlier(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as an earlier version made it, dressed by its user."""
    base = Path(shutil.copytree(made.parent, tmp_path_factory.mktemp("avant") / "copie")) / made.name
    project = QgsProject()
    assert project.read(str(base.with_suffix(".qgz")))
    root = project.layerTreeRoot()
    project.removeMapLayer(find_layer(project, "site", VIGILANCE).id())
    root.removeChildNode(root.findGroup(GROUP_VIGILANCE))
    project.mapThemeCollection().removeMapTheme(WATCH)
    project.removeEntry(*VERSION_ENTRY)
    root.insertGroup(0, "À moi")
    find_layer(project, "site", CAMPS).renderer().rootRule().children()[0].setLabel("Mon style")
    assert project.write()
    project.clear()
    return base


@pytest.fixture
def base(earlier: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(earlier.parent, tmp_path / "copie")) / earlier.name


@pytest.fixture
def old(base: Path) -> Iterator[QgsProject]:
    """That project, opened."""
    project = QgsProject.instance()
    assert project.read(str(base.with_suffix(".qgz")))
    project.setDirty(False)
    yield project
    project.clear()


def state(layer: QgsVectorLayer) -> str:
    document = QDomDocument()
    layer.exportNamedStyle(document)
    return document.toString()


def test_a_new_project_lacks_nothing_and_a_layer_taken_away_is_not_offered_again(made: Path) -> None:
    project = QgsProject()
    assert project.read(str(made.with_suffix(".qgz")))
    assert missing_views(project) == ()
    project.removeMapLayer(find_layer(project, "site", VIGILANCE).id())
    assert missing_views(project) == ()


def test_the_layer_comes_where_a_new_project_has_it_with_its_levels(old: QgsProject, base: Path) -> None:
    views = missing_views(old)
    assert [view.title for view in views] == ["Lieux fermés à suivre"]
    add_views(old, base, views)
    layer = find_layer(old, "site", VIGILANCE)
    assert layer is not None and layer.isValid() and layer.featureCount() > 0
    assert joined("statut").strip('"') in [field.name() for field in layer.fields()]
    assert next(layer.getFeatures())["synthese_statut"]
    names = [node.name() for node in old.layerTreeRoot().children()]
    assert names.index(GROUP_VIGILANCE) == names.index("Sites") + 1 and names[0] == "À moi"
    node = old.layerTreeRoot().findLayer(layer)
    assert node.parent().name() == GROUP_VIGILANCE and not node.isVisible()
    assert old.mapThemeCollection().hasMapTheme(WATCH)
    assert missing_views(old) == ()


def test_what_the_user_has_stays_and_nothing_is_saved(old: QgsProject, base: Path) -> None:
    saved = base.with_suffix(".qgz").read_bytes()
    before = {layer.id(): state(layer) for layer in old.mapLayers().values() if isinstance(layer, QgsVectorLayer)}
    theme = old.mapThemeCollection().mapThemeState(TODAY)
    add_views(old, base, missing_views(old))
    assert "Mon style" in state(find_layer(old, "site", CAMPS))
    assert {uuid: state(old.mapLayer(uuid)) for uuid in before} == before
    assert old.mapThemeCollection().mapThemeState(TODAY) == theme
    assert base.with_suffix(".qgz").read_bytes() == saved and old.isDirty()
    camps = find_layer(old, "site", CAMPS)
    assert find_layer(old, "site", VIGILANCE).id() in [one.layerId() for one in camps.dependencies()]


def test_it_is_kept_once_the_user_has_saved(old: QgsProject, base: Path) -> None:
    add_views(old, base, missing_views(old))
    assert old.write()
    again = QgsProject()
    assert again.read(str(base.with_suffix(".qgz")))
    layer = find_layer(again, "site", VIGILANCE)
    assert layer is not None and next(layer.getFeatures())["synthese_statut"]
    assert missing_views(again) == ()


def test_the_synthesis_comes_too_when_it_is_not_there(old: QgsProject, base: Path) -> None:
    old.removeMapLayer(find_layer(old, SYNTHESIS).id())
    add_views(old, base, missing_views(old))
    assert find_layer(old, SYNTHESIS) is not None
    assert next(find_layer(old, "site", VIGILANCE).getFeatures())["synthese_statut"]


def test_a_base_that_went_away_leaves_the_project_as_it_was(old: QgsProject, base: Path) -> None:
    layers, names = set(old.mapLayers()), [node.name() for node in old.layerTreeRoot().children()]
    with pytest.raises(BaseError):
        add_views(old, base.with_name("partie.gpkg"), missing_views(old))
    assert set(old.mapLayers()) == layers
    assert [node.name() for node in old.layerTreeRoot().children()] == names


class Iface(QObject):
    """What QGIS gives, for the message bar."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QgsMessageBar()

    def messageBar(self) -> QgsMessageBar:  # noqa: N802 - QGIS's name
        return self.bar


@pytest.fixture
def late(qgis_app: object) -> Iterator[tuple[LateLayers, QgsMessageBar]]:
    iface = Iface()
    yield LateLayers(iface), iface.bar  # type: ignore[arg-type]
    iface.bar.clearWidgets()


def button(bar: QgsMessageBar, text: str) -> QPushButton:
    return next(found for found in bar.currentItem().findChildren(QPushButton) if found.text() == text)


def test_it_is_said_once_and_added_when_asked(old: QgsProject, base: Path, late: Any, qtbot: Any) -> None:
    offers, bar = late
    offers.offer(old, base)
    told = bar.currentItem().text().replace("\u00a0", " ")
    assert told == ("Ce projet vient d’une version précédente et n’a pas la couche « Lieux fermés à suivre ».")
    offers.offer(old, base)
    assert len(bar.items()) == 1
    assert not old.isDirty(), "nothing before the user asks"
    gc.collect()
    button(bar, "Ajouter").click()
    qtbot.waitUntil(lambda: "Enregistrez le projet" in bar.currentItem().text())
    assert find_layer(old, "site", VIGILANCE) is not None
    assert len(bar.items()) == 1, "the question goes with its answer"


def test_what_is_refused_is_no_longer_offered_once_saved(old: QgsProject, base: Path, late: Any, qtbot: Any) -> None:
    offers, bar = late
    offers.offer(old, base)
    button(bar, "Ne plus proposer").click()
    qtbot.waitUntil(lambda: "ne sera plus proposé" in bar.currentItem().text())
    assert find_layer(old, "site", VIGILANCE) is None
    assert missing_views(old) == ()
    assert old.write()
    again = QgsProject()
    assert again.read(str(base.with_suffix(".qgz")))
    assert missing_views(again) == ()


def test_a_copied_project_is_offered_nothing(old: QgsProject, base: Path) -> None:
    settle(old)
    old.removeEntry(*VERSION_ENTRY)
    copy = base.with_name("copie.qgz")
    assert old.write(str(copy))
    again = QgsProject()
    assert again.read(str(copy))
    assert missing_views(again) == ()


def test_the_question_about_a_project_goes_with_it(
    old: QgsProject, base: Path, made: Path, late: Any, qtbot: Any
) -> None:
    offers, bar = late
    offers.offer(old, base)
    pressed = button(bar, "Ajouter")
    assert old.read(str(made.with_suffix(".qgz")))
    layers = set(old.mapLayers())
    pressed.click()
    qtbot.waitUntil(lambda: offers._asked is None)
    assert set(old.mapLayers()) == layers and not old.isDirty()
    assert not bar.items()
