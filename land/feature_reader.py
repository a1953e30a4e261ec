"""Layers that only QGIS reads (memory, WFS, virtual, queries, joined columns), feature by feature."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator, Sequence
from itertools import islice

import numpy as np
from qgis.core import Qgis, QgsFeature, QgsFeatureIterator, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import NULL, QDate, QDateTime, Qt, QTime

from ..layers.handle import Refusal
from ..protocol.errors import ResorptionError
from .arrow_columns import as_number, as_text
from .reprojection import told
from .source_types import Live, Opened, Part, Source
from .source_uri import without_paths

_TOGETHER = 5_000
"""Features between two questions whether to stop: a quarter of a second at most."""

MEMORY = "memory"
_EXACT = frozenset({MEMORY, "WFS", "OAPIF", "delimitedtext", "ogr", "spatialite"})
"""Providers whose count is no estimate."""


@contextlib.contextmanager
def open_features(source: Source) -> Iterator[Opened]:
    """The layer open to be read: as it was in the project when its snapshot was taken, else opened here.

    Raises ResorptionError when it cannot be opened.
    """
    live = source.live if source.live is not None and source.live.features is not None else _opened_here(source)
    yield Opened(live.columns, live.crs, live.count, lambda wanted, shapes: _parts(live, wanted, shapes))


def _opened_here(source: Source) -> Live:
    """A layer of our own, in this thread. A memory layer lives in its project only: another would be empty."""
    if source.provider == MEMORY:
        raise ResorptionError(
            "La couche temporaire « {name} » n’est plus dans le projet. Enregistrez-la dans un fichier, ou choisissez une "
            "autre couche.", name=source.name,
        )  # fmt: skip
    layer = QgsVectorLayer(source.uri, source.name, source.provider)
    if not layer.isValid():
        raise ResorptionError(
            "La couche « {name} » ne peut pas être ouverte ({why}). Vérifiez le fichier ou la connexion, puis "
            "recommencez.", name=source.name,
            why=without_paths(layer.error().summary(), source.provider, source.uri) or source.provider,
        )  # fmt: skip
    return Live(layer, tuple(layer.fields().names()), told(layer.crs()), exact_count(layer))


def exact_count(layer: QgsVectorLayer) -> int:
    """How many features a layer surely has, -1 when it is not known; a service may be asked over the network."""
    return layer.featureCount() if layer.providerType() in _EXACT else -1


def _parts(live: Live, wanted: Sequence[str], shapes: bool) -> Generator[Part, None, None]:
    request = QgsFeatureRequest().setSubsetOfAttributes([live.columns.index(name) for name in wanted])
    if not shapes:
        request.setFlags(request.flags() | Qgis.FeatureRequestFlag.NoGeometry)
    features: QgsFeatureIterator = live.features.getFeatures(request)
    read = 0
    while chunk := [QgsFeature(feature) for feature in islice(features, _TOGETHER)]:
        read += len(chunk)
        yield _part(chunk, live.columns, wanted)
    # A service that stops half way ends the reading as the last feature does.
    if read < live.count:
        raise Refusal(f"{read} / {live.count}")


def _part(features: Sequence[QgsFeature], columns: Sequence[str], wanted: Sequence[str]) -> Part:
    texts = {name: _column(features, columns.index(name)) for name in wanted}
    wkb = np.empty(len(features), dtype=object)
    wkb[:] = [bytes(f.geometry().asWkb().data()) if f.hasGeometry() else None for f in features]
    return Part(texts, wkb)


def _column(features: Sequence[QgsFeature], index: int) -> np.ndarray:
    texts = np.empty(len(features), dtype=object)
    texts[:] = [_text(feature.attribute(index)) for feature in features]
    return texts


def _text(value: object) -> str | None:
    if value is None or value == NULL:
        return None
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return as_number(value) if isinstance(value, float) else as_text(value)
