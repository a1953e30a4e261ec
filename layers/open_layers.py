"""The layers of a base that the current project has open: telling them of a save, seeing what they hold unsaved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFeatureRequest,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ..protocol.errors import ResorptionError


@dataclass(frozen=True)
class PendingEdit:
    """One row that a layer holds changed and unsaved; `columns` in the order of the table, geometry last."""

    layer: QgsVectorLayer
    table: str
    uuid: str
    columns: tuple[str, ...]
    """No column at all: the row is deleted."""

    def touches(self, columns: Set[str] | None) -> bool:
        """Whether one of these columns is held; None: any."""
        return columns is None or not self.columns or not columns.isdisjoint(self.columns)


def current_author() -> str:
    """Who works: the full name of QGIS's user, else the account, as the forms' expression does."""
    return QgsApplication.userFullName() or QgsApplication.userLoginName()


def layers_of(path: Path) -> Iterator[tuple[QgsVectorLayer, str]]:
    """The layers of the project that read that file, with the name of their table."""
    wanted, same = _real(path), {}
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.providerType() == "ogr":
            parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
            file = parts.get("path")
            # Fifty layers of one file: its path is resolved once.
            if file and file not in same:
                same[file] = _real(Path(file)) == wanted
            if file and same[file]:
                yield layer, parts.get("layerName") or ""


def refresh_layers(path: Path, tables: Collection[str] | None = None) -> None:
    """Shows what was saved in these tables, or anywhere in the file; maps are drawn again in any case.

    In a background task it does nothing: call it from `finished()`.
    """
    if not _in_main_thread():
        return
    for layer, table in layers_of(path):
        # Each layer opens the file again, which costs SQLite the parsing of all its triggers.
        if tables is None or table in tables:
            _reload(layer)
        layer.triggerRepaint()


def show_new_columns(path: Path) -> None:
    """After the tables of the file were changed: its open layers learn their new columns. As `refresh_layers`."""
    if not _in_main_thread():
        return
    for layer, _table in layers_of(path):
        _reload(layer)
        layer.updateFields()
        layer.triggerRepaint()


def _in_main_thread() -> bool:
    application = QCoreApplication.instance()
    return application is not None and QThread.currentThread() == application.thread()


def _reload(layer: QgsVectorLayer) -> None:
    chosen = set(layer.selectedFeatureIds())
    # reloadData tells attribute tables and counts, but forgets the selection and does not repaint the map.
    layer.dataProvider().reloadData()
    if chosen:
        _select_again(layer, chosen)


def _select_again(layer: QgsVectorLayer, chosen: set[int]) -> None:
    """What was selected, but what the save has moved out of a filtered layer: it must not be edited from there."""
    # All the rows of the layer: asking for these identifiers would pass over its filter.
    request = QgsFeatureRequest().setNoAttributes()
    request.setFlags(request.flags() | Qgis.FeatureRequestFlag.NoGeometry)
    layer.selectByIds([feature.id() for feature in layer.getFeatures(request) if feature.id() in chosen])


def pending_edits(path: Path) -> list[PendingEdit]:
    """What the user has changed in QGIS's own forms and tools and not saved: saved later, it would win."""
    return [edit for layer, table in layers_of(path) for edit in _edits(layer, table)]


def refuse_pending(path: Path, uuid: str, columns: Iterable[str] | None = None) -> None:
    """Before a row is changed beside the layers: an edit of it that they hold unsaved would win later.

    `columns`: those that change, None for the whole row; a layer may hold others of the same row, which stay.
    Raises ResorptionError.
    """
    changed = None if columns is None else set(columns)
    held = next((e.layer.name() for e in pending_edits(path) if e.uuid == uuid and e.touches(changed)), None)
    if held is not None:
        raise ResorptionError(
            "Cette ligne a des modifications non enregistrées dans la couche « {couche} ». "
            "Enregistrez-les ou annulez-les dans cette couche, puis recommencez.", couche=held,
        )  # fmt: skip


def _edits(layer: QgsVectorLayer, table: str) -> Iterator[PendingEdit]:
    buffer = layer.editBuffer()
    if buffer is None:
        return
    names = [field.name() for field in layer.fields()]
    attributes, deleted = buffer.changedAttributeValues(), set(buffer.deletedFeatureIds())
    shapes = set(buffer.changedGeometries())
    for fid in sorted({*attributes, *shapes, *deleted}):
        columns = [names[i] for i in sorted(attributes.get(fid, {}))] + (["geom"] if fid in shapes else [])
        # The buffer still holds what was typed in a row before it was deleted.
        yield PendingEdit(layer, table, _uuid(layer, fid), () if fid in deleted else tuple(columns))


def _uuid(layer: QgsVectorLayer, fid: int) -> str:
    # From the provider: the buffer hides the rows that it deletes.
    feature = next(layer.dataProvider().getFeatures(QgsFeatureRequest(fid)), None)
    return "" if feature is None else str(feature["uuid"])


def _real(path: Path) -> Path:
    return path.expanduser().resolve()
