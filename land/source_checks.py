"""What can be wrong with a layer that is to be read for a role: refused or told, each in a sentence with its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ..layers.texts import label
from ..layers.zones import Zone, zone_of_epsg
from ..protocol.errors import ResorptionError
from ..protocol.sentences import Sentence, said
from .communes import Communes
from .coverage import EXTENT, WITHOUT_PERIMETER, chosen_communes
from .criteria import role as role_of
from .guesses import LABELS, missing_fields
from .reprojection import transform_to, transformed_points
from .role_columns import PPR, TOLD
from .source_types import (
    ABSENT,
    AMBIGUOUS_IDS,
    COUNTS,
    NOT_APPROVED,
    OUT_OF_CRS,
    READ,
    REPEATED_IDS,
    SHORT_IDS,
    TWICE,
    UNKNOWN_CODES,
    UNREAD_IDS,
    WRONG_TYPE,
    Source,
)

_DEGREES = 4326
_MAX_LONGITUDE, _MAX_LATITUDE = 180, 90
_MOSTLY = 0.5
_ASKED = 1_000
_WHOLE_COMMUNE = 0.98
"""Share of a commune in a zone, and of the zone in the commune, from which the zone is its outline, simplified."""

_SHOWN = 5


def check_columns(source: Source, columns: Sequence[str]) -> None:
    """What the role needs has a column, and the layer still has it. Raises ResorptionError."""
    if missing := missing_fields(source.role, source.fields):
        raise ResorptionError(
            "Pour servir de « {label} », la couche « {name} » doit avoir une colonne : {columns}. Dites laquelle, "
            "ou choisissez une autre couche.",
            label=LABELS[source.role], name=source.name, columns=", ".join(label(TOLD[key]) for key in missing),
        )  # fmt: skip
    if gone := [column for column in source.fields.values() if column and column not in columns]:
        raise ResorptionError(
            "La couche « {name} » n’a plus la colonne « {columns} ». Choisissez de nouveau ses colonnes.",
            name=source.name, columns=" », « ".join(gone),
        )  # fmt: skip


def check_crs(source: Source, crs: QgsCoordinateReferenceSystem) -> None:
    """The layer has a CRS. Raises ResorptionError."""
    if not crs.isValid():
        raise ResorptionError(
            "La couche « {name} » n’a pas de système de coordonnées. Définissez-le dans ses propriétés (onglet Source), "
            "puis recommencez.", name=source.name,
        )  # fmt: skip


def check_not_empty(source: Source, counts: Mapping[str, int]) -> None:
    """Something was read that can be of use: an empty layer would say « nothing there ». Raises ResorptionError."""
    if not counts[READ]:
        raise ResorptionError(
            "La couche « {name} » est vide, ou son filtre ne garde rien : elle ferait croire que rien n’existe sur le "
            "territoire. Corrigez-la, ou écartez-la du criblage.", name=source.name,
        )  # fmt: skip
    if counts[WRONG_TYPE] == counts[READ]:
        raise ResorptionError(
            "Aucun objet de la couche « {name} » ({count} lus) n’a le type de géométrie voulu pour « {label} ». "
            "Choisissez une autre couche.", count=counts[READ], name=source.name, label=LABELS[source.role],
        )  # fmt: skip
    if counts[ABSENT] == counts[READ]:
        raise ResorptionError(
            "Aucun objet de la couche « {name} » ({count} lus) n’a de géométrie utilisable. Choisissez une autre couche.",
            count=counts[READ], name=source.name,
        )  # fmt: skip


def check_identifiers(source: Source, counts: Mapping[str, int]) -> None:
    """Some parcel can be named: otherwise the column is the wrong one. Raises ResorptionError."""
    if counts[READ] and counts.get(UNREAD_IDS) == counts[READ]:
        raise ResorptionError(
            "Aucun identifiant de la couche « {name} » ({count} lus) n’est celui d’une parcelle (14 caractères). Dites "
            "dans quelle colonne il est, puis recommencez.", name=source.name, count=counts[READ],
        )  # fmt: skip


def check_place(source: Source, points: np.ndarray, crs: QgsCoordinateReferenceSystem, epsg: int) -> None:
    """The places of a layer (a point of each feature, in its own CRS) are where the territory's CRS is used.

    Raises ResorptionError: in degrees under a metric CRS, axes swapped, elsewhere.
    """
    zone = zone_of_epsg(epsg)
    if zone is None or not len(points):
        return
    # Of a layer that is right some show it at once; all are asked of one that is not.
    if _inside(points[:: len(points) // _ASKED + 1], crs, zone).any() or _inside(points, crs, zone).any():
        return
    shown = crs.authid() or crs.description()
    if not crs.isGeographic() and _in_degrees(points):
        raise ResorptionError(
            "La couche « {name} » ({count} objets) déclare le système {crs}, en mètres, mais ses coordonnées sont en "
            "degrés. Corrigez son système de coordonnées (sans doute EPSG:4326), puis recommencez.",
            name=source.name, count=len(points), crs=shown,
        )  # fmt: skip
    if _inside(points[:, ::-1], crs, zone).mean() > _MOSTLY:
        raise ResorptionError(
            "Les coordonnées de la couche « {name} » ({count} objets) sont inversées : la latitude est à la place de la "
            "longitude. Inversez les axes (traitement « Intervertir les coordonnées X et Y »), puis recommencez.",
            name=source.name, count=len(points),
        )  # fmt: skip
    raise ResorptionError(
        "Aucun objet de la couche « {name} » ({count} lus) n’est dans le territoire « {zone} ». Vérifiez son système de "
        "coordonnées ({crs}), ou choisissez une autre couche.",
        name=source.name, count=len(points), zone=zone.name, crs=shown,
    )  # fmt: skip


def _in_degrees(points: np.ndarray) -> bool:
    reach = np.abs(points).max(axis=0)
    return bool(reach[0] <= _MAX_LONGITUDE and reach[1] <= _MAX_LATITUDE)


def _inside(points: np.ndarray, crs: QgsCoordinateReferenceSystem, zone: Zone) -> np.ndarray:
    """Whether each point is in the bounds of the zone."""
    east, north = transformed_points(points, transform_to(crs, _DEGREES)).T
    return (east >= zone.west) & (east <= zone.east) & (north >= zone.south) & (north <= zone.north)


def footprints(shapes: Any, communes: Communes) -> int:
    """How many of the zones are just the outline of a commune, or of the whole territory."""
    import shapely

    outlines = [*communes.outlines] + ([shapely.union_all(communes.outlines)] if len(communes.outlines) > 1 else [])
    found, sizes = set(), shapely.area(shapes)
    for outline in filter(None, outlines):
        size = shapely.area(outline)
        # A zone much smaller or larger cannot be that outline: nothing is cut for it.
        alike = np.flatnonzero((sizes >= _WHOLE_COMMUNE * size) & (sizes <= size / _WHOLE_COMMUNE))
        shared = shapely.area(shapely.intersection(shapes[alike], outline))
        found.update(alike[shared >= _WHOLE_COMMUNE * size].tolist())
    return len(found)


def place_warnings(source: Source, shapes: Any, communes: Communes | None) -> Iterable[Sentence]:
    """What the places of the features make doubtful, once they are in the territory's CRS."""
    import shapely

    if communes is None or not len(communes.outlines):
        return
    territory = shapely.box(*shapely.total_bounds(communes.outlines))
    if not shapely.intersects(shapes, territory).any():
        yield said("« {name} » : aucun objet ne touche l’emprise du territoire. Vérifiez que c’est la bonne couche.",
                   name=source.name)  # fmt: skip
    elif source.role in WITHOUT_PERIMETER:
        yield from _reach_warnings(source, shapes, communes)
    if source.role == PPR and (count := footprints(shapes, communes)):
        yield said(
            "« {name} » : {count} zone(s) ont le contour d’une commune entière. C’est souvent l’emprise d’un porter à "
            "connaissance et non une zone réglementaire : vérifiez la couche.", name=source.name, count=count,
        )  # fmt: skip


def _reach_warnings(source: Source, shapes: Any, communes: Communes) -> Iterable[Sentence]:
    """The communes that the layer does not reach, whether it is said to cover them or not."""
    chosen = chosen_communes(source.coverage)
    unmet = [code for code in _beyond(shapes, communes) if chosen is None or code in chosen]
    if not unmet:
        return
    shown = {"name": source.name, "count": len(unmet),
             "codes": ", ".join(unmet[:_SHOWN]) + (", …" if len(unmet) > _SHOWN else "")}  # fmt: skip
    if source.coverage == EXTENT:
        yield said(
            "« {name} » : la couche n’atteint pas {count} commune(s) du territoire ({codes}). Rien n’y est connu pour la "
            "règle {rule}. Si la couche y est complète, dites ce qu’elle couvre dans la page « Couches ».",
            rule=role_of(source.role).rule, **shown,
        )  # fmt: skip
    else:
        yield said(
            "« {name} » : la couche n’atteint pas {count} commune(s) du territoire ({codes}) qu’elle est dite couvrir. Si "
            "elle ne les couvre pas, ce qui n’y est pas trouvé n’y est pas absent pour autant : dites ce qu’elle couvre, "
            "ou complétez-la.", **shown,
        )  # fmt: skip


def _beyond(shapes: Any, communes: Communes) -> list[str]:
    """The codes of the communes that the box of the layer does not meet."""
    import shapely

    box = shapely.box(*shapely.total_bounds(shapes))
    return [code for code, outline in zip(communes.codes, communes.outlines) if not shapely.intersects(box, outline)]


_TOLD_COUNTS = (
    (ABSENT, "« {name} » : {count} objet(s) sans géométrie utilisable. Rien n’en est su."),
    (WRONG_TYPE, "« {name} » : {count} objet(s) d’un autre type de géométrie, laissés de côté."),
    (OUT_OF_CRS, "« {name} » : {count} objet(s) que leurs coordonnées mettent hors du système du territoire, laissés de côté."),
    (SHORT_IDS, "« {name} » : {count} identifiant(s) de 12 caractères, complétés par le code de la seule commune possible."),
    (AMBIGUOUS_IDS, "« {name} » : {count} identifiant(s) de 12 caractères qu’aucune commune du territoire ne complète à "
                    "coup sûr. Ces parcelles restent sans identifiant."),
    (UNREAD_IDS, "« {name} » : {count} parcelle(s) sans identifiant lisible, qui ne pourront pas être prises dans la base. "
                 "Vérifiez la colonne de l’identifiant."),
    (TWICE, "« {name} » : {count} parcelle(s) en double (même identifiant, même contour), retirées."),
    (REPEATED_IDS, "« {name} » : {count} parcelles portent un identifiant que porte aussi une autre. Dans une commune "
                   "fusionnée, la section ne suffit pas : il faut le préfixe."),
    (NOT_APPROVED, "« {name} » : {count} périmètre(s) de plans qui ne sont pas dits approuvés. Un plan seulement prescrit "
                   "ne dit rien des zones où l’on peut construire."),
    (UNKNOWN_CODES, "« {name} » : {count} zone(s) dont le code n’est pas connu du modèle choisi. Rien n’y est conclu."),
)  # fmt: skip


def count_warnings(source: Source, counts: Mapping[str, int]) -> Iterable[Sentence]:
    """A sentence for each count that a person must know of."""
    for key, template in _TOLD_COUNTS:
        if key in COUNTS and counts.get(key):
            yield said(template, name=source.name, count=counts[key])


def unsaved_warning(source: Source) -> Iterable[Sentence]:
    """Somebody is editing the layer: its file was read as it was saved."""
    if source.live is not None and source.live.unsaved:
        yield said("« {name} » : des modifications ne sont pas enregistrées. La couche a été lue telle qu’elle est "
                   "enregistrée.", name=source.name)  # fmt: skip
