"""The peer QGIS of the bench `land`: its native Processing algorithms, from GeoPackages with their spatial index to a GeoPackage.

As the algorithms' help advises: layers indexed before they are asked (« Create spatial index »), large zones cut (« Subdivide »),
outputs in memory between two steps, fields left out where they serve nothing. « Overlap analysis » counts zones that overlap
once; « Difference » drops parcels that are wholly covered: they have no width.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import frame
import land_table
import numpy as np

GROUNDS = {
    "ppr_interdit": ("ppr", f"constat = {land_table.EXCLUDING}"),
    "ppr_conditions": ("ppr", f"constat = {land_table.CONDITIONAL}"),
    "ppr_connu": ("ppr_perimetre", ""),
    "plu_conditions": ("plu", f"constat = {land_table.CONDITIONAL}"),
    "plu_connu": ("plu", ""),
    "eau_surface_interdit": ("eau_surface", ""),
}
"""Layer of the overlap analysis -> file, and which of its zones."""

MOST_NODES = 1000
"""Not the 256 that is proposed: with it GEOS 3.11 finds one parcel in 10,000 out of the zones that it lies in."""

WIDE = f"not is_empty_or_null(buffer(@geometry, {-land_table.WIDTH_M / 2}, 8))"
HULL = "area(convex_hull(@geometry))"


def run(folder: Path, clock: frame.Clock) -> object:
    """Measures and judges every parcel, then writes the table with its geometries."""
    kept = application()
    with clock.step("bout_en_bout"):
        with clock.step("calcul"):
            chain = Chain(folder)
            table = land_table.judged(chain.measured())
        chain.write(table)
    land_table.leave(folder, table)
    return kept


def application() -> object:
    """QGIS and its algorithms ready, outside the clock."""
    from qgis.core import QgsApplication

    made = QgsApplication.instance()
    if made is None:
        made = QgsApplication([], False)
        made.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    return made


class Chain:
    """The steps, one after the other, on the files of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parcels = self.layer("parcelles")

    def layer(self, name: str, where: str = "") -> Any:
        """A file as a layer, of which those features are seen; they keep the index of the file."""
        from qgis.core import QgsVectorLayer

        made = QgsVectorLayer(str(self.folder / f"{name}.gpkg"), name, "ogr")
        if not made.isValid() or (where and not made.setSubsetString(where)):
            raise OSError(name)
        return made

    @staticmethod
    def call(name: str, **parameters: Any) -> Any:
        """A native algorithm, its output in memory."""
        from qgis import processing
        from qgis.core import QgsProcessing

        return processing.run(f"native:{name}", {**parameters, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})["OUTPUT"]

    def measured(self) -> dict[str, np.ndarray]:
        """What the rules need of each parcel."""
        layers = {name: self._cut(*source) for name, source in GROUNDS.items()}
        for name, layer in layers.items():
            layer.setName(name)
        prohibited = layers["ppr_interdit"]
        plots = self.call("retainfields", INPUT=self.parcels, FIELDS=["numero", "groupe"])
        plots = self.call("fieldcalculator", INPUT=plots, FIELD_NAME="surface", FIELD_TYPE=0, FORMULA="area(@geometry)")
        plots = self.call("fieldcalculator", INPUT=plots, FIELD_NAME="enveloppe", FIELD_TYPE=0, FORMULA=HULL)
        shared = self.call("calculatevectoroverlaps", INPUT=plots, LAYERS=list(layers.values()))
        found = self._grounds(values(shared, ["numero", "groupe", "surface", "enveloppe",
                                              *(f"{name}_area" for name in layers)]))  # fmt: skip
        found["largeur_suffisante"] = self._wide(plots, prohibited, len(found["connu"]))
        for name in ("route", *land_table.REACHES_M):
            found[f"{name}_m"] = self._nearest(plots, name)
        found["site_pollue_m"] = self._nearest(plots, "site_pollue", land_table.POLLUTED_M)
        return found

    def _cut(self, name: str, where: str) -> Any:
        """Zones in parts of few vertices, indexed: overlays cost as much as the larger geometry of each pair."""
        from qgis import processing

        cut = self.call("subdivide", INPUT=self.layer(name, where), MAX_NODES=MOST_NODES)
        cut = self.call("multiparttosingleparts", INPUT=cut)
        # A part may touch itself; repaired by its lines, rather than its structure, it would lose ground.
        cut = self.call("fixgeometries", INPUT=cut, METHOD=1)
        processing.run("native:createspatialindex", {"INPUT": cut})
        return cut

    @staticmethod
    def _grounds(read: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        order = read["numero"].astype(np.int64)

        def ordered(name: str) -> np.ndarray:
            return land_table.in_order(len(order), order, read[name].astype(float))

        found = {"surface_m2": ordered("surface"), "enveloppe_m2": ordered("enveloppe")}
        known = np.array([bool(group) for group in read["groupe"]])
        found["connu"] = land_table.in_order(len(order), order, known.astype(float))
        for name in GROUNDS:
            plan, kind = name.rsplit("_", 1)
            shared = ordered(f"{name}_area")
            if kind == "connu":
                found[f"{plan}_inconnu_m2"] = np.maximum(found["surface_m2"] - shared, 0)
            else:
                found[f"{name}_m2"] = shared
        return found

    def _wide(self, plots: Any, prohibited: Any, size: int) -> np.ndarray:
        left = self.call("difference", INPUT=plots, OVERLAY=prohibited)
        wide = self.call("fieldcalculator", INPUT=left, FIELD_NAME="largeur", FIELD_TYPE=1, FORMULA=WIDE)
        read = values(wide, ["numero", "largeur"])
        return land_table.in_order(size, read["numero"].astype(np.int64), read["largeur"].astype(float))

    def _nearest(self, plots: Any, name: str, most: float | None = None) -> np.ndarray:
        joined = self.call("joinbynearest", INPUT=plots, INPUT_2=self.layer(name), FIELDS_TO_COPY=["numero"], PREFIX="autre_",
                           NEIGHBORS=1, MAX_DISTANCE=most, DISCARD_NONMATCHING=False)  # fmt: skip
        read = values(joined, ["numero", "distance"])
        metres = np.array([np.nan if value is None else value for value in read["distance"]], dtype=float)
        return land_table.in_order(self.parcels.featureCount(), read["numero"].astype(np.int64), metres, np.nan)

    def write(self, table: dict[str, np.ndarray]) -> None:
        """The table with the geometries."""
        write(self.folder / "resultat.gpkg", self.parcels, table)


def values(layer: Any, names: Sequence[str]) -> dict[str, np.ndarray]:
    """Columns of a layer, None for no value."""
    from qgis.core import NULL, QgsFeatureRequest

    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(names), layer.fields())
    places = [layer.fields().indexOf(name) for name in names]
    rows = [[feature.attribute(place) for place in places] for feature in layer.getFeatures(request)]
    return {
        name: np.array([None if value == NULL else value for value in column], dtype=object)
        for name, column in zip(names, zip(*rows))
    }


def write(path: Path, parcels: Any, table: dict[str, np.ndarray]) -> None:
    """By QGIS's own writer, feature by feature."""
    from qgis.core import QgsFeature, QgsField, QgsFields, QgsProject, QgsVectorFileWriter, QgsWkbTypes
    from qgis.PyQt.QtCore import QMetaType

    fields = QgsFields()
    fields.append(QgsField("id", QMetaType.Type.QString))
    for name in land_table.COLUMNS:
        fields.append(QgsField(name, QMetaType.Type.Double))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    writer = QgsVectorFileWriter.create(str(path), fields, QgsWkbTypes.Type.Polygon, parcels.crs(),
                                        QgsProject.instance().transformContext(), options)  # fmt: skip
    rows = np.stack([np.asarray(table[name], dtype=float) for name in land_table.COLUMNS], axis=1).tolist()
    for parcel in parcels.getFeatures():
        feature = QgsFeature(fields)
        feature.setGeometry(parcel.geometry())
        feature.setAttributes([parcel["id"], *(None if v != v else v for v in rows[parcel["numero"]])])
        if not writer.addFeature(feature):
            raise OSError(writer.errorMessage())
    del writer
