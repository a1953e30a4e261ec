"""« Importer une couche de sites » in the real application: columns, values, preview, and what is remembered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgisInterface

sys.path += [str(Path(__file__).parents[2] / "qgis"), str(Path(__file__).parents[2])]

FIELDS = "field=NOM_SITE:string&field=TYPE:string&field=POP:integer&field=ETAT:string"
CHOSEN = {"nom": "NOM_SITE", "type_site": "TYPE", "statut": "ETAT", "nb_personnes": "POP"}


@pytest.fixture
def layer(new_project: QgsProject) -> QgsVectorLayer:
    made = QgsVectorLayer(f"Point?crs=EPSG:4326&{FIELDS}", "Squats du SIG", "memory")
    for name, kind, people, x in (
        ("Le champ", "CAMP", 12, 1.2),
        ("Quai nord", "bâti", 30, 1.205),
        ("Loin", "CAMP", 3, 5.0),
    ):
        feature = QgsFeature(made.fields())
        feature.setAttributes([name, kind, people, "ouvert"])
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({x} 49.3)"))
        made.dataProvider().addFeatures([feature])
    new_project.addMapLayer(made)
    return made


@pytest.fixture
def dialog(iface: QgisInterface, tmp_path: Path, layer: QgsVectorLayer, wait: Callable[[int], None]) -> Iterator[Any]:
    import import_kit
    from resorption.dialogs.import_layer import ImportLayerDialog
    from resorption.layers.imports.layer_mapping import SETTING

    QgsSettings().remove(SETTING)
    square = import_kit.square_around(1.2, 49.3, 6000)
    window = ImportLayerDialog(
        import_kit.make_base(tmp_path / "Protocole.gpkg", [("27008", "Alizay", square)]), iface.mainWindow()
    )
    window.show()
    wait(200)
    yield window
    window.close()
    window.deleteLater()


def settle(dialog: Any, wait: Callable[[int], None]) -> None:
    for _ in range(100):
        wait(50)
        if not dialog._background.running:
            return
    pytest.fail("la fenêtre travaille encore")


def choose(box: Any, value: str) -> None:
    box.setCurrentIndex(box.findData(value))


def test_the_whole_way(
    dialog: Any, layer: QgsVectorLayer, wait: Callable[[int], None], hand: Any, screenshot: Callable[[str], Path]
) -> None:
    assert not dialog.look.isEnabled()
    dialog.layer.setLayer(layer)
    assert not dialog.look.isEnabled()
    for key, column in CHOSEN.items():
        choose(dialog._column_boxes[key], column)
    assert [text for _key, text in dialog._value_boxes] == ["CAMP"]
    hand.click(dialog.look)
    settle(dialog, wait)
    assert len(dialog.preview.plan.rejected) == 2
    choose(dialog._value_boxes["type_site", "CAMP"], "terrain")
    hand.click(dialog.look)
    settle(dialog, wait)
    screenshot("import-couche-1-apercu")
    assert [p.row.name for p in dialog.preview.plan.rejected] == ["Loin"]
    assert not dialog.preview.run.isEnabled()
    dialog.preview.partial.setChecked(True)
    hand.click(dialog.preview.run)
    settle(dialog, wait)
    assert dialog.preview.saved
    with dialog.base.reading() as reader:
        found = {r.values["nom"]: r.values["type_site"] for r in reader.all("site")}
    assert found == {"Le champ": "terrain", "Quai nord": "bati"}
    # The next time the same columns are chosen by themselves.
    dialog.layer.setLayer(None)
    dialog.layer.setLayer(layer)
    settle(dialog, wait)
    assert dialog.mapping().columns == CHOSEN
    assert dialog.mapping().values == {"type_site": {"CAMP": "terrain"}}
    assert dialog.preview.plan is not None
    screenshot("import-couche-2-reconnu")
