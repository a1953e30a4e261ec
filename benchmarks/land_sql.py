"""The measures of the bench `land` in SQL: what DuckDB, SedonaDB and PostGIS share, each with its own dialect (`Engine`)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import land_table
import numpy as np

GROUNDS = {
    "ppr_interdit": f"(SELECT geometry FROM ppr WHERE constat = {land_table.EXCLUDING})",
    "ppr_conditions": f"(SELECT geometry FROM ppr WHERE constat = {land_table.CONDITIONAL})",
    "ppr_connu": "(SELECT geometry FROM ppr_perimetre)",
    "plu_conditions": f"(SELECT geometry FROM plu WHERE constat = {land_table.CONDITIONAL})",
    "plu_connu": "(SELECT geometry FROM plu)",
    "eau_surface_interdit": "(SELECT geometry FROM eau_surface)",
}
"""What parcels share with the union of zones -> the zones."""

BASE = """
SELECT numero, ST_Area(geometry) AS surface, ST_Area(ST_ConvexHull(geometry)) AS enveloppe,
       CASE WHEN coalesce(groupe, '') = '' THEN 0 ELSE 1 END AS connu
FROM parcelles
"""
GROUND = """
SELECT p.numero, {union}(ST_Intersection(p.geometry, z.geometry)) AS geometry
FROM parcelles p JOIN {zones} z ON ST_Intersects(p.geometry, z.geometry) GROUP BY p.numero
"""
AREA = "SELECT numero, ST_Area(geometry) AS valeur FROM {ground}"
WIDE = """
SELECT numero, CASE WHEN ST_IsEmpty(ST_Buffer(geometry, {width}, {segments})) THEN 0 ELSE 1 END AS valeur
FROM parcelles WHERE numero NOT IN (SELECT numero FROM ppr_interdit)
UNION ALL
SELECT p.numero, CASE WHEN ST_IsEmpty(ST_Buffer(ST_Difference(p.geometry, g.geometry), {width}, {segments}))
                      THEN 0 ELSE 1 END AS valeur
FROM parcelles p JOIN ppr_interdit g ON p.numero = g.numero
"""
WITHIN = """
SELECT p.numero, min(ST_Distance(p.geometry, e.geometry)) AS valeur
FROM {parcels} p JOIN {places} e ON ST_DWithin(p.geometry, e.geometry, {metres}) GROUP BY p.numero
"""
RESULT = f"""
SELECT p.id, p.geometry, {", ".join(f'j."{name}"' for name in land_table.COLUMNS)}
FROM parcelles p JOIN juge j ON p.numero = j.numero
"""


class Engine(ABC):
    """One engine: how it keeps a table, gives arrays, and finds the nearest."""

    union = "ST_Union_Agg"
    segments = str(8)

    @abstractmethod
    def keep(self, name: str, query: str) -> None:
        """A table of that name, computed now."""

    @abstractmethod
    def arrays(self, query: str) -> Mapping[str, np.ndarray]:
        """The columns of a query as numpy arrays."""

    @abstractmethod
    def nearest(self, places: str) -> Mapping[str, np.ndarray]:
        """`numero` of each parcel and metres (`valeur`) to the nearest place, however far."""

    def measured(self) -> dict[str, Any]:
        """What the rules need of each parcel."""
        base = self.arrays(BASE)
        size = len(base["numero"])

        def ordered(found: Mapping[str, np.ndarray], column: str = "valeur", otherwise: float = 0.0) -> np.ndarray:
            return land_table.in_order(size, found["numero"], found[column], otherwise)

        grounds = {name: ordered(self._ground(name, zones)) for name, zones in GROUNDS.items()}
        found = {"surface_m2": ordered(base, "surface"), "enveloppe_m2": ordered(base, "enveloppe")}
        found["connu"] = ordered(base, "connu")
        for name in ("ppr", "plu"):
            found[f"{name}_inconnu_m2"] = np.maximum(found["surface_m2"] - grounds.pop(f"{name}_connu"), 0)
        found |= {f"{name}_m2": values for name, values in grounds.items()}
        width = -land_table.WIDTH_M / 2
        found["largeur_suffisante"] = ordered(self.arrays(WIDE.format(width=width, segments=self.segments)))
        for name in ("route", *land_table.REACHES_M):
            found[f"{name}_m"] = ordered(self.nearest(name), otherwise=np.nan)
        near = WITHIN.format(parcels="parcelles", places="site_pollue", metres=land_table.POLLUTED_M)
        found["site_pollue_m"] = ordered(self.arrays(near), otherwise=np.nan)
        return found

    def _ground(self, name: str, zones: str) -> Mapping[str, np.ndarray]:
        """Kept as a table: what is prohibited is used again for the width."""
        self.keep(name, GROUND.format(union=self.union, zones=zones))
        return self.arrays(AREA.format(ground=name))
