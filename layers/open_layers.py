"""The layers of a base that the current project has open: telling them of a save, seeing what they hold unsaved."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QThread


@dataclass(frozen=True)
class PendingEdit:
    """One row that a layer holds changed and unsaved; `columns` in the order of the table, geometry last."""

    layer: QgsVectorLayer
    table: str
    uuid: str
    columns: tuple[str, ...]


def current_author() -> str:
    """Who works: the full name of QGIS's user, else the account, as the forms' expression does."""
    return QgsApplication.userFullName() or QgsApplication.userLoginName()


def layers_of(path: Path) -> Iterator[tuple[QgsVectorLayer, str]]:
    """The layers of the project that read that file, with the name of their table."""
    wanted = _real(path)
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.providerType() == "ogr":
            parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
            if parts.get("path") and _real(Path(parts["path"])) == wanted:
                yield layer, parts.get("layerName") or ""


def refresh_layers(path: Path) -> None:
    """Shows what was saved. In a background task it does nothing: call it from `finished()`."""
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() != application.thread():
        return
    for layer, _table in layers_of(path):
        # reloadData tells attribute tables and counts, but does not repaint the map.
        layer.dataProvider().reloadData()
        layer.triggerRepaint()


def pending_edits(path: Path) -> list[PendingEdit]:
    """What the user has changed in QGIS's own forms and tools and not saved: saved later, it would win."""
    return [edit for layer, table in layers_of(path) for edit in _edits(layer, table)]


def _edits(layer: QgsVectorLayer, table: str) -> Iterator[PendingEdit]:
    buffer = layer.editBuffer()
    if buffer is None:
        return
    names = [field.name() for field in layer.fields()]
    attributes = buffer.changedAttributeValues()
    shapes = set(buffer.changedGeometries())
    for fid in sorted({*attributes, *shapes, *buffer.deletedFeatureIds()}):
        uuid = _uuid(layer, fid)
        columns = [names[i] for i in sorted(attributes.get(fid, {}))]
        yield PendingEdit(layer, table, uuid, (*columns, *(["geom"] if fid in shapes else [])))


def _uuid(layer: QgsVectorLayer, fid: int) -> str:
    # From the provider: the buffer hides the rows that it deletes.
    feature = next(layer.dataProvider().getFeatures(QgsFeatureRequest(fid)), None)
    return "" if feature is None else str(feature["uuid"])


def _real(path: Path) -> Path:
    return path.expanduser().resolve()
