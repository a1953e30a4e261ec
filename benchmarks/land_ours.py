"""The plugin's own run, and the floor, for the bench `land`: from GeoPackages to the table, and to a GeoPackage."""

from __future__ import annotations

import uuid
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import frame
import land_table
import numpy as np

DAY = date(2026, 11, 1)
FIELDS = {"parcelles": {"identifiant": "id", "groupe": "groupe"}, "ppr": {"code": "code"}, "plu": {"code": "code"}}
LEFT_OUT = frozenset({"voie_ferree", "autoroute", "cimetiere", "coeur_protege", "patrimoine", "alimentation"})


def application() -> object:
    """QGIS ready, and what is imported on first use, outside the clock."""
    from qgis.core import QgsApplication

    for name in ("geopandas", "pyogrio.raw", "resorption.land.inventory"):
        import_module(name)
    made = QgsApplication([], False)
    made.initQgis()
    return made


class Run:
    """One run of the plugin's search on the files of a folder, without a base."""

    def __init__(self, folder: Path) -> None:
        from resorption.land.thresholds import figures

        self.folder = folder
        self.figures = figures(land_table.SETTINGS)

    def table(self) -> tuple[Any, ...]:
        """Reads and screens: every column of the result, ready to be written."""
        from resorption.land.facts import Facts
        from resorption.land.gathering import gather
        from resorption.land.pieces import parcel_pieces
        from resorption.land.prepared import Plan
        from resorption.land.result_columns import result_columns
        from resorption.land.screening import screen

        gathered = gather(self.sources(), self._read, self.figures, lambda: False)
        self.facts = Facts(self.figures, LEFT_OUT, gathered.read)
        self.pieces, _names = parcel_pieces(gathered.parcels)
        plan = Plan(self.figures, LEFT_OUT, every_rule=True)
        self.found = screen(self.pieces.sound, self.pieces.owner_known, gathered.layers, plan)
        return result_columns(self.pieces, self.found, gathered.labels, self.facts)

    def write(self, columns: tuple[Any, ...]) -> None:
        """Writes the result as the plugin does."""
        from resorption.land.result_file import Passage, write_result

        passage = Passage(str(uuid.uuid4()), "banc", DAY, "1", land_table.EPSG, False)
        write_result(self.folder / "resultat.gpkg", passage, self.facts, columns, self.pieces.shapes,
                     progress=lambda _share: None, cancelled=lambda: False)  # fmt: skip

    def write_plainly(self, columns: tuple[Any, ...]) -> None:
        """Writes the same table by pyogrio's plain call."""
        import shapely
        from pyogrio import raw

        raw.write(
            self.folder / "plancher.gpkg", shapely.to_wkb(self.pieces.shapes), [column.values for column in columns],
            [column.name for column in columns],
            field_mask=[None if column.known is None else ~column.known for column in columns],
            driver="GPKG", geometry_type="MultiPolygon", crs=f"EPSG:{land_table.EPSG}", promote_to_multi=True,
        )  # fmt: skip

    def sources(self) -> list[Any]:
        """The layers, as a person has confirmed them."""
        from resorption.land.source_types import Source

        return [
            Source(role, "ogr", str(self.folder / f"{role}.gpkg"), role, FIELDS.get(role, {}),
                   model="covadis" if role == "ppr" else "", plan="pprn" if role == "ppr" else "")
            for role in ("parcelles", "ppr", "ppr_perimetre", "plu", "eau_surface", "site_pollue", "route",
                         *land_table.REACHES_M)
        ]  # fmt: skip

    @staticmethod
    def _read(source: Any) -> Any:
        from resorption.land.sources import read_source

        return read_source(source, land_table.EPSG)

    def leave(self) -> None:
        """The table in the form that all contenders leave."""
        columns = {"verdict": self.found.verdict, **self.found.findings, **self.found.columns}
        land_table.leave(self.folder, columns)


def run(folder: Path, clock: frame.Clock) -> None:
    """Ours, QGIS being ready."""
    made = Run(folder)
    with clock.step("bout_en_bout"):
        with clock.step("calcul"):
            columns = made.table()
        made.write(columns)
    made.leave()


def floor(folder: Path, clock: frame.Clock) -> object:
    """Reading and one query of a tree; then our own table, written by pyogrio's plain call."""
    kept = application()
    made = Run(folder)
    with clock.step("calcul"):
        read_and_ask(folder)
    with clock.step("bout_en_bout"):
        made.write_plainly(made.table())
    made.leave()
    return kept


def read_and_ask(folder: Path) -> np.ndarray:
    """Every layer read by pyogrio, and which parcels meet a zone of the plans."""
    import shapely
    from pyogrio import raw

    read = {path.stem: shapely.from_wkb(raw.read(path)[2]) for path in sorted(folder.glob("*.gpkg"))}
    return shapely.STRtree(read["parcelles"]).query(read["ppr"], predicate="intersects")
