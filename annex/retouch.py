"""A page of the annex as an ordinary layout of the project that is open, to be retouched in QGIS's own editor.

Its layers come along in a group of their own, saved in a GeoPackage beside the annex: what is retouched today opens
tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtXml import QDomDocument

from ..layers.backgrounds import ANNEX_PROPERTY
from ..layers.placing import put_in_place, workshop
from ..protocol.errors import ResorptionError
from .pieces import plain_name

FOLDER = "retouches"
"""In the folder of the edition: the layers of the pages that were handed over."""

_LONGEST_NAME = 60


def put_in_project(page: QgsPrintLayout, name: str, project: QgsProject, place: Path) -> QgsPrintLayout:
    """A copy of that layout in the project, with the layers it needs, which leave the project it was made in.

    `place`: the folder of the edition, made if it is missing; nothing is written there for a page without a map. The
    project is as it was when it fails. Raises ResorptionError: folder that cannot be written, QGIS that refuses.
    """
    name = _free_name(project, name)
    _give_all_layers(page)
    document = QDomDocument()
    root = page.writeXml(document, QgsReadWriteContext())
    document.appendChild(root)
    layers = _taken(page.project())
    ours = [layer for layer in layers if isinstance(layer, QgsVectorLayer) and layer.providerType() == "memory"]
    kept = _save(ours, place / FOLDER, _file_name(name)) if ours else None
    with _added(layers, name, project, kept):
        layout = QgsPrintLayout(project)
        _, read = layout.loadFromTemplate(document, QgsReadWriteContext(), True)
        layout.setName(name)
        if not read or not project.layoutManager().addLayout(layout):
            raise ResorptionError("La page « {name} » n’a pas pu être ajoutée au projet par QGIS.", name=name)
    project.setDirty(True)
    return layout


def _file_name(page: str) -> str:
    """Short: with its folders a path of Windows has 260 letters. A name without a letter of ours gives « page »."""
    return plain_name(page)[:_LONGEST_NAME].strip("_") or "page"


def _free_name(project: QgsProject, wanted: str) -> str:
    manager, name, rank = project.layoutManager(), wanted, 1
    while manager.layoutByName(name) is not None:
        rank += 1
        name = f"{wanted} ({rank})"
    return name


def _give_all_layers(page: QgsPrintLayout) -> None:
    """Layers that several pages share are of no project, which would take them away with it: the page gets copies."""
    copies: dict[str, QgsMapLayer] = {}
    for chart in (item for item in page.items() if isinstance(item, QgsLayoutItemMap)):
        for layer in chart.layers():
            if layer.project() is None and layer.id() not in copies:
                copies[layer.id()] = page.project().addMapLayer(layer.clone(), False)
        chart.setLayers([copies.get(layer.id(), layer) for layer in chart.layers()])


def _taken(project: QgsProject) -> list[QgsMapLayer]:
    """The layers of the page, with the identities by which its layout knows them."""
    return [project.takeMapLayer(layer) for layer in list(project.mapLayers().values())]


def _save(layers: Sequence[QgsVectorLayer], folder: Path, name: str) -> Path:
    """Moves what the layers hold in memory to a GeoPackage, under a name that is free."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with workshop(folder) as shop:
            made = shop / f"{name}.gpkg"
            tables = [_write(layer, made, rank) for rank, layer in enumerate(layers, start=1)]
            target = _free_file(folder, name)
            put_in_place([(made, target)])
    except OSError as error:
        raise ResorptionError(
            "Les couches de la page n’ont pas pu être enregistrées dans « {folder} ». Choisissez un dossier d’annexe où "
            "vous avez le droit d’écrire, puis recommencez.",
            folder=folder,
        ) from error
    for layer, table in zip(layers, tables):  # noqa: B905 - one made from the other
        layer.setDataSource(f"{target}|layername={table}", layer.name(), "ogr", False)
    return target


def _free_file(folder: Path, name: str) -> Path:
    """A page handed over before may still be open."""
    path, rank = folder / f"{name}.gpkg", 1
    while path.exists():
        rank += 1
        path = folder / f"{name}_{rank}.gpkg"
    return path


def _write(layer: QgsVectorLayer, path: Path, rank: int) -> str:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = f"{rank:02d}_{plain_name(layer.name())}"
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    context = QgsProject.instance().transformContext()
    result = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)
    if result[0] != QgsVectorFileWriter.WriterError.NoError:
        raise ResorptionError("La couche « {name} » de la page n’a pas pu être enregistrée.", name=layer.name())
    return options.layerName


@contextmanager
def _added(layers: Sequence[QgsMapLayer], name: str, project: QgsProject, kept: Path | None) -> Iterator[None]:
    """The layers in a group of the project, hidden on its map: taken away again, with their file, if what follows
    fails."""
    if not layers:
        yield
        return
    group = QgsLayerTreeGroup(QCoreApplication.translate("AnnexPages", "Annexe : {page}").format(page=name), False)
    group.setExpanded(False)
    group.setItemVisibilityChecked(False)
    for layer in layers:
        layer.setCustomProperty(ANNEX_PROPERTY, True)
        project.addMapLayer(layer, False)
        group.addLayer(layer)
    project.layerTreeRoot().addChildNode(group)
    try:
        yield
    except BaseException:
        project.layerTreeRoot().removeChildNode(group)
        project.removeMapLayers([layer.id() for layer in layers])
        if kept is not None:
            with suppress(OSError):
                # Windows may hold it a moment more: it is a copy of what the base has.
                kept.unlink()
        raise
