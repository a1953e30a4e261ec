"""The QGIS project of a base: `NOM.qgz` beside `NOM.gpkg`, and how its layers are found again.

The project is built in an instance of its own: the one that is open in QGIS is left alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsLayerTreeGroup,
    QgsProject,
    QgsProviderRegistry,
    QgsReferencedRectangle,
    QgsSnappingConfig,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ..protocol.errors import ResorptionError
from .constraints import PROJECT_VARIABLE, SAME_NAME_MESSAGE
from .errors import ReadOnlyError
from .paths import PROJECT_ENTRY, PROJECT_SCOPE, is_base
from .project_layers import (
    TABLE_PROPERTY,
    VIEW_PROPERTY,
    add_relations,
    join_levels,
    layers_of_table,
    make_layer,
    tie_twins,
)
from .saved_styles import save_styles
from .schema import SCHEMA_VERSION
from .store import Store
from .temporal import set_period, story
from .themes import add_themes
from .views import ALL, FOLDED, GROUP_TABLES, VIEWS, View, layer_id

__all__ = [
    "base_to_edit",
    "current_base",
    "fill_project",
    "find_layer",
    "freeze_if_copied",
    "project_path",
    "save_styles",
    "write_project",
]

SCALES = (500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 200_000, 500_000)
VERSION_ENTRY = ("resorption_projet", "version_schema")
"""Where the project keeps the version of the schema that it was made for."""

_SNAP_PX = 12
_MARGIN = 1.05
_FROZEN = "resorption_fige"
"""Layer property: read-only because its project is a copy, not because somebody wished it."""


def project_path(base: Path) -> Path:
    """Where the project of a base is."""
    return base.with_suffix(".qgz")


def write_project(base: Path) -> Path:
    """Makes the project beside the base and returns its path; saves the styles in the base too.

    A project already there is renamed, never lost. Raises NotABase, VanishedError, ReadOnlyError, LockedError,
    ResorptionError; nothing is half-written.
    """
    base = Path(base).absolute()
    Store(base).refuse_restricted()
    save_styles(base)
    project = QgsProject()
    try:
        fill_project(project, base)
        return _write(project, project_path(base))
    finally:
        project.clear()


def fill_project(project: QgsProject, base: Path) -> None:
    """Puts the layers of a base into an empty project, which stays unsaved: to consult a base where nothing can be
    written. Raises NotABase, VanishedError, ResorptionError."""
    _set_up(project, base, Store(base))
    for view in VIEWS:
        _add(project, make_layer(base, view), view)
    add_relations(project)
    tie_twins(project)
    join_levels(project)
    add_themes(project)
    _set_extent(project)


def find_layer(project: QgsProject, table: str, view: str = ALL) -> QgsVectorLayer | None:
    """The layer of that table and view (see `views.VIEWS`), whatever it is called; None if it was removed."""
    # An empty property comes back from the file as none.
    found = [layer for layer in layers_of_table(project, table) if (layer.customProperty(VIEW_PROPERTY) or ALL) == view]
    if view == ALL:
        found = [layer for layer in found if not layer.subsetString()]
    return min(found, key=lambda layer: _rank(layer, layer_id(table, view)), default=None)


def _rank(layer: QgsVectorLayer, wanted: str) -> tuple[bool, bool, str]:
    """Ours first: a duplicate made by the user has the same properties, another identifier."""
    return layer.id() != wanted, not layer.customProperty(TABLE_PROPERTY), layer.id()


def current_base(project: QgsProject) -> Path | None:
    """The base that the project shows, or None if it shows none."""
    for table in ("site", "protocole"):
        layer = find_layer(project, table)
        if layer is not None:
            path = Path(QgsProviderRegistry.instance().decodeUri("ogr", layer.source())["path"])
            # Somebody's own file may have a table of that name.
            if layer.customProperty(TABLE_PROPERTY) or is_base(path):
                return path
    return None


def is_copy(project: QgsProject) -> bool:
    """Whether the project was copied under another name and still shows the base of the original."""
    base, name = current_base(project), Path(project.fileName()).stem
    made_for, known = project.readEntry(PROJECT_SCOPE, PROJECT_ENTRY)
    return bool(base and name and known and made_for) and name != base.stem  # type: ignore[union-attr]


def base_to_edit(project: QgsProject) -> Path | None:
    """The base that the project shows, to write into it. Raises ResorptionError when the project is a copy."""
    if is_copy(project):
        raise ResorptionError(SAME_NAME_MESSAGE)
    return current_base(project)


def freeze_if_copied(project: QgsProject) -> bool:
    """Makes the layers of a copied project read-only, and gives back what such a copy had frozen; True when frozen.

    The forms refuse by themselves; QGIS's own tools (vertices, deletion) would not.
    """
    copied = is_copy(project)
    for layer in project.mapLayers().values():
        ours = isinstance(layer, QgsVectorLayer) and layer.customProperty(TABLE_PROPERTY)
        if not ours or (not copied and not layer.customProperty(_FROZEN)):
            continue
        if not layer.setReadOnly(copied):
            continue  # being edited: only the user can end that, and its form refuses to save
        if copied:
            layer.setCustomProperty(_FROZEN, True)
        else:
            layer.removeCustomProperty(_FROZEN)
    return copied


def _set_up(project: QgsProject, base: Path, store: Store) -> None:
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    project.setTransactionMode(Qgis.TransactionMode.Disabled)
    project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(store.epsg))
    # Areas are legal figures, in the plane of the local projection.
    project.setEllipsoid("NONE")
    project.setDistanceUnits(Qgis.DistanceUnit.Meters)
    project.setAreaUnits(Qgis.AreaUnit.SquareMeters)
    project.viewSettings().setMapScales([float(s) for s in SCALES])
    project.viewSettings().setUseProjectScales(True)
    project.setSnappingConfig(_snapping(project))
    QgsExpressionContextUtils.setProjectVariable(project, PROJECT_VARIABLE, base.stem)
    project.writeEntry(PROJECT_SCOPE, PROJECT_ENTRY, base.stem)
    project.writeEntry(*VERSION_ENTRY, SCHEMA_VERSION)
    with store.reading() as reader:
        protocol = next(reader.all("protocole"), None)
        period = story(reader)
    values = {} if protocol is None else protocol.values
    metadata = project.metadata()
    metadata.setAuthor("")
    project.setMetadata(metadata)
    project.setTitle(str(values.get("nom") or base.stem))
    set_period(project, *period)


def _snapping(project: QgsProject) -> QgsSnappingConfig:
    snapping = QgsSnappingConfig(project)
    snapping.setEnabled(True)
    snapping.setMode(Qgis.SnappingMode.AllLayers)
    snapping.setTypeFlag(Qgis.SnappingType.Vertex | Qgis.SnappingType.Segment)
    snapping.setTolerance(_SNAP_PX)
    snapping.setUnits(Qgis.MapToolUnit.Pixels)
    return snapping


def _add(project: QgsProject, layer: QgsVectorLayer, view: View) -> None:
    if project.addMapLayer(layer, False) is None:
        raise ResorptionError("La couche « {nom} » n’a pas pu être ajoutée au projet.", nom=view.title)
    node = _group(project.layerTreeRoot(), view.group).addLayer(layer)
    node.setExpanded(view.group[0] != GROUP_TABLES and (view.checked or view.explained))
    # Private only hides from the legend: it would be drawn all the same.
    node.setItemVisibilityChecked(view.checked and not view.private)


def _group(parent: QgsLayerTreeGroup, names: tuple[str, ...]) -> QgsLayerTreeGroup:
    for name in names:
        group = next((g for g in parent.findGroups() if g.name() == name), None) or parent.addGroup(name)
        group.setExpanded(name not in FOLDED)
        parent = group
    return parent


def _set_extent(project: QgsProject) -> None:
    communes = project.mapLayer(layer_id("commune"))
    if communes.featureCount() > 0:
        extent = communes.extent()
        extent.scale(_MARGIN)
        project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))


def _write(project: QgsProject, path: Path) -> Path:
    project.writeProject.connect(_forget_maker)
    with _beside(path) as made:
        if not project.write(str(made)):
            raise ResorptionError(
                "Le projet « {nom} » n’a pas pu être écrit : {detail}. Vérifiez le droit d’écrire dans le dossier "
                "et la place sur le disque, puis recommencez.", nom=path.name, detail=project.error(),
            )  # fmt: skip
        try:
            _set_aside(path)
            made.replace(path)
        except OSError as error:
            raise ReadOnlyError(path.name) from error
    return path


def _forget_maker(document: QDomDocument) -> None:
    """QGIS writes the login and the full name of who saves; this file is handed to partners."""
    for attribute in ("saveUser", "saveUserFull"):
        document.documentElement().removeAttribute(attribute)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A temporary name in the same folder, so that relative paths hold and the last step is a move."""
    made = path.with_name(f".{path.stem}.nouveau{path.suffix}")
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def _set_aside(path: Path) -> None:
    if path.exists():
        path.replace(former_project(path))


def former_project(path: Path) -> Path:
    """Where a project that is made again is kept."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d_%H%M%S")
    return path.with_name(f"{path.stem}_ancien-projet_{stamp}{path.suffix}")
