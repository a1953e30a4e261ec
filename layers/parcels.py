"""Land made from the parcels that the user selected: their union, and their cadastral identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import NULL

from ..protocol.errors import ResorptionError
from ..protocol.rules import Problem
from .drawing import Draft, Ground, Place, draft, joined_shape
from .parcel_codes import full_code, is_cadastral

MAX_PARCELS = 2_000
"""Beyond it the selection is a mistake: a protocol looks for places, not for whole towns."""

_WHOLE_NAMES = ("idu", "id", "geo_parcelle", "idpar", "id_parcelle", "parcelle", "num_parcelle", "code_parcelle")
_PART_NAMES = (
    ("commune", "code_insee", "insee", "codecommune", "code_com"),
    ("prefixe", "com_abs", "comabs"),
    ("section",),
    ("numero", "num", "n_parcelle"),
)


@dataclass(frozen=True)
class Selection:
    """The selected parcels: their outlines in the CRS of their layer, their identifiers as the layer writes them."""

    outlines: tuple[QgsGeometry, ...]
    crs: QgsCoordinateReferenceSystem
    identifiers: tuple[str, ...]
    count: int


def selected_layer(active: object, project: QgsProject) -> QgsVectorLayer:
    """The polygon layer whose selection is meant: the active one, else the only one. Raises ResorptionError."""
    if isinstance(active, QgsVectorLayer) and active.selectedFeatureCount():
        if active.geometryType() != Qgis.GeometryType.Polygon:
            raise ResorptionError(
                "La couche active « {couche} » n’est pas une couche de polygones. Sélectionnez des parcelles.",
                couche=active.name(),
            )
        return active
    layers = [layer for layer in project.mapLayers().values() if _has_selected_polygons(layer)]
    if len(layers) == 1:
        return layers[0]
    if layers:
        raise ResorptionError(
            "Des polygones sont sélectionnés dans plusieurs couches. Cliquez, dans leur liste, sur celle des parcelles."
        )
    raise ResorptionError(
        "Aucune parcelle n’est sélectionnée. Sélectionnez une ou plusieurs parcelles sur la carte, puis recommencez."
    )


def _has_selected_polygons(layer: object) -> bool:
    if not isinstance(layer, QgsVectorLayer) or layer.geometryType() != Qgis.GeometryType.Polygon:
        return False
    return layer.selectedFeatureCount() > 0


def read_selection(layer: QgsVectorLayer) -> Selection:
    """What the selected features bring. Raises ResorptionError."""
    count = layer.selectedFeatureCount()
    if count > MAX_PARCELS:
        raise ResorptionError(
            "{nombre} parcelles sont sélectionnées : {maximum} au plus pour un seul terrain.",
            nombre=count, maximum=MAX_PARCELS,
        )  # fmt: skip
    features = list(layer.getSelectedFeatures())
    shapes = tuple(QgsGeometry(f.geometry()) for f in features if not f.geometry().isEmpty())
    if not shapes:
        raise ResorptionError(
            "Les polygones sélectionnés de « {couche} » n’ont pas de contour utilisable.", couche=layer.name()
        )
    return Selection(shapes, layer.crs(), tuple(_identifiers(features)), len(features))


def _identifiers(features: Sequence[QgsFeature]) -> Iterable[str]:
    """The identifier that each feature carries, in one column or in four; empty when there is none."""
    names = {name.lower(): name for name in features[0].fields().names()}
    whole = next((names[n] for n in _WHOLE_NAMES if n in names and _any_cadastral(features, names[n])), None)
    parts = [next((names[n] for n in choices if n in names), None) for choices in _PART_NAMES]
    for feature in features:
        yield _text(feature[whole]) if whole else _assembled(feature, parts)


def _assembled(feature: QgsFeature, parts: Sequence[str | None]) -> str:
    commune, prefix, section, number = (_text(feature[name]) if name else "" for name in parts)
    if not (section and number):
        return ""
    tail = f"{prefix or '000':0>3}{section:0>2}{number:0>4}"
    return f"{commune:0>5}{tail}" if commune else tail


def _any_cadastral(features: Iterable[QgsFeature], column: str) -> bool:
    """Whether the column is the one: a key of another kind may bear the same name."""
    return any(is_cadastral(_text(feature[column])) for feature in features)


def _text(value: object) -> str:
    return "" if value is None or value == NULL else str(value).strip()


def normalised(identifier: str, place: Place, communes: frozenset[str]) -> str | None:
    """The 14-character identifier of a parcel that lies in that place, or None when it cannot be told for sure."""
    return full_code(identifier, place.insee if place.alone else None, communes)


def parcels_draft(table_name: str, selection: Selection, ground: Ground) -> Draft:
    """The draft of a shape made of parcels; only land keeps their identifiers. Raises ResorptionError."""
    drawn = draft(table_name, joined_shape(selection.outlines, selection.crs, ground), ground)
    if table_name != "foncier":
        return drawn
    communes = frozenset(str(commune["code_insee"]) for commune in ground.communes.getFeatures())
    full = [normalised(raw, drawn.place, communes) for raw in selection.identifiers]
    unread = [raw for raw, known in zip(selection.identifiers, full) if known is None]
    kept = tuple(dict.fromkeys(known for known in full if known))
    return replace(drawn, parcels=kept, notes=tuple(_unread_notes(unread)))


def _unread_notes(unread: Sequence[str]) -> Iterable[Problem]:
    if not unread:
        return
    words = ", ".join(dict.fromkeys(raw for raw in unread if raw)) or "—"
    yield Problem(
        "parcelle",
        "{nombre} identifiant(s) de parcelle non reconnu(s) ({liste}) : complétez-les dans l’onglet « Parcelles ».",
        (("nombre", len(unread)), ("liste", words[:120])),
    )
