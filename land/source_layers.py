"""The layers that can be sources: those of the project, those in a file; what each says of itself. In the main thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath, PurePosixPath

from qgis.core import (
    Qgis,
    QgsProject,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ..protocol.errors import ResorptionError
from ..protocol.plain_text import bare_name
from .coverage import usual_coverage
from .feature_reader import exact_count
from .file_reader import FILES, reads
from .guesses import Description, Guess, plan_of
from .owner_files import CSV, described_table
from .reprojection import told
from .role_columns import PPR, Shape
from .source_types import Live, Source
from .source_uri import same_layer

_SHAPES = {
    Qgis.GeometryType.Point: Shape.POINT, Qgis.GeometryType.Line: Shape.LINE,
    Qgis.GeometryType.Polygon: Shape.POLYGON, Qgis.GeometryType.Null: Shape.NONE,
}  # fmt: skip
_TABLES = (".csv", ".txt", ".tsv")
_ONE_LAYER = (".geojson", ".json")
"""Files that GDAL reads whole each time they are opened: they are opened once."""

_LOCAL = frozenset({"ogr", "memory", "delimitedtext", "spatialite"})
"""Providers that count at once; a service would be asked over the network."""


@dataclass(frozen=True)
class Candidate:
    """A layer that could be a source: how it is opened, what it says of itself."""

    provider: str
    uri: str
    description: Description

    def source(self, guess: Guess) -> Source:
        """The source that it is under this role; a person may change any of it."""
        # A layer is often named « zone_reg » in a file or a folder that says which plan it is.
        plan = guess.plan or (plan_of(self.uri) if guess.role == PPR else "")
        return Source(guess.role, self.provider, self.uri, self.description.name, guess.fields, guess.model, plan,
                      guess.vintage, crs=self.description.crs, coverage=usual_coverage(guess.role))  # fmt: skip


def described(layer: QgsVectorLayer) -> Description:
    """What a layer says of itself; its columns are those of QGIS, joined ones included."""
    count = layer.featureCount() if layer.providerType() in _LOCAL else -1
    return Description(bare_name(layer.name()), tuple(layer.fields().names()), _SHAPES.get(layer.geometryType(), Shape.UNKNOWN),
                       told(layer.crs()), count, layer.providerType())  # fmt: skip


def candidate(layer: QgsVectorLayer) -> Candidate:
    """A layer as a source that could be."""
    return Candidate(layer.providerType(), layer.source(), described(layer))


def project_candidates(project: QgsProject) -> tuple[Candidate, ...]:
    """The vector layers of the project that can be opened, in the order of their names."""
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer) and layer.isValid()]
    return tuple(candidate(layer) for layer in sorted(layers, key=lambda one: one.name().casefold()))


def file_candidates(path: str) -> tuple[Candidate, ...]:
    """The layers of a file, of a folder or of a zip, or the table that a text file is.

    Raises ResorptionError when there is none.
    """
    if path.lower().endswith(_TABLES):
        return (Candidate(CSV, path, described_table(path)),)
    layers = tuple(candidate(layer) for layer in _layers_in(path) if layer.isValid())
    if not layers:
        raise ResorptionError("Aucune couche vectorielle n’a été trouvée dans « {file} ». Choisissez un autre fichier.",
                              file=bare_name(path))  # fmt: skip
    return layers


def _layers_in(path: str) -> Iterator[QgsVectorLayer]:
    if path.lower().endswith(_ONE_LAYER):
        yield QgsVectorLayer(path, PurePath(path).stem, FILES)
        return
    options = QgsProviderSublayerDetails.LayerOptions(QgsProject.instance().transformContext())
    for details in QgsProviderRegistry.instance().querySublayers(path):
        layer = details.toLayer(options) if details.type() == Qgis.LayerType.Vector else None
        if isinstance(layer, QgsVectorLayer):
            layer.setName(PurePosixPath(details.name()).name.removesuffix(".shp").removesuffix(".dbf"))
            yield layer


def live_sources(sources: Iterable[Source], project: QgsProject) -> tuple[Source, ...]:
    """The same sources, ready to be read in a thread: what the project alone knows of their layers goes with them.

    A layer that is kept without its password is read as the project has it. To be called in the main thread, just
    before the work starts.
    """
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    alike = {same_layer(layer.providerType(), layer.source()): layer for layer in layers}
    exact = {(layer.providerType(), layer.source()): layer for layer in layers}
    return tuple(
        _live(source, exact.get((source.provider, source.uri)) or alike.get(same_layer(source.provider, source.uri)))
        for source in sources
    )


def _live(source: Source, layer: QgsVectorLayer | None) -> Source:
    if layer is None or not layer.isValid():
        return replace(source, live=None)
    own = {field.name() for field in layer.dataProvider().fields()}
    whole = reads(source) and own.issuperset(filter(None, source.fields.values()))
    snapshot = None if whole else QgsVectorLayerFeatureSource(layer)
    columns, crs = tuple(layer.fields().names()), told(layer.crs())
    count = -1 if whole else exact_count(layer)
    live = Live(snapshot, columns, crs, count, layer.isModified() and snapshot is None)
    return replace(source, uri=layer.source(), crs=crs or source.crs, live=live)
