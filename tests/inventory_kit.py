"""A base, and layers held in memory, for the tests of a screening from end to end. Loaded with `runpy`; metres."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import shapely
from resorption.land.inventory import Request, Run, run_screening
from resorption.land.role_frames import framed
from resorption.land.source_types import Source, SourceTable
from resorption.layers.store import Store

BASES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("closed_sites_kit.py"))))
X, Y, DAY = BASES.X, BASES.Y, BASES.DAY
SETTINGS = {"criblage_personnes": "40"}
NEED_M2 = 40 * 45
LEFT_OUT = frozenset({"voie_ferree", "autoroute", "coeur_protege", "site_pollue", "ecole", "sante", "alimentation"})
EVERYWHERE = shapely.box(X - 1000, Y - 1000, X + 11_000, Y + 6_000)


def square(west: float, south: float = 0.0, side: float = 100.0) -> shapely.Polygon:
    """A square in the territory, counted from its corner."""
    return shapely.box(X + west, Y + south, X + west + side, Y + south + side)


def number(place: int) -> str:
    """The identifier of a parcel."""
    return f"00101000AB{place:04d}"


CLASSES = {"commune": "P5a", "etat": "P1b", "inconnu": "X1a"}

PARCELS = (
    ("compatible", square(0), "commune"),
    ("sans route", square(1000), "commune"),
    ("interdite", square(2000), "inconnu"),
    ("en partie interdite", square(3000), "etat"),
    ("prescriptions", square(4000), "inconnu"),
    ("hors plan", square(5000), "inconnu"),
    ("petite", square(6000, side=30), "commune"),
    ("sans contour", None, "inconnu"),
    ("étroite", shapely.box(X + 7000, Y, X + 7400, Y + 8), "inconnu"),
    ("cimetière", square(8000), "commune"),
)
"""What each is, its outline, the category of its owner; their identifiers are numbers from 1."""

EXPECTED = ("compatible", "sous_conditions", "exclu", "sous_conditions", "sous_conditions", "non_evaluable", "exclu",
            "non_evaluable", "exclu", "exclu")  # fmt: skip
"""The verdict on each."""


def table(role: str, shapes: list[Any], columns: dict[str, list[Any]] | None = None, **source: str) -> SourceTable:
    """A layer as `read_source` would give it."""
    asked = Source(role, "memory", role, **{"name": f"Couche {role}", "vintage": "2025", **source})
    texts = {name: np.array(values, dtype=object) for name, values in (columns or {}).items()}
    outlines = np.array([*shapes, None], dtype=object)[:-1]
    frame, counts = framed(asked, texts, outlines, 2154, None)
    return SourceTable(asked, frame, counts, "EPSG:2154")


def layers(parcels: tuple = PARCELS) -> dict[str, SourceTable]:
    """Every layer that the kit does not leave out, by role."""
    names = [number(place) for place in range(1, len(parcels) + 1)]
    roads = [square(west, -20, 10) for west in (0, 2000, 3000, 4000, 5000, 6000, 7000, 8000)]
    given = (
        table("parcelles", [shape for _name, shape, _owner in parcels], {
            "identifiant": names, "contenance": ["10000"] * len(parcels), "categorie": [CLASSES[o] for *_, o in parcels]}),
        table("ppr", [square(2000), square(3000, side=20), square(4000, side=60)], {
            "code": ["03", "04", "02"], "zone": ["R1", "R2", "B"], "libelle": ["Rouge", "Rouge", "Bleue"]},
            model="cnig", plan="pprn"),
        table("ppr_perimetre", [shapely.box(X - 500, Y - 500, X + 4500, Y + 500),
                                shapely.box(X + 5900, Y - 500, X + 9000, Y + 500)]),
        table("plu", [EVERYWHERE], {"code": ["U"], "zone": ["UB"], "libelle": ["Zone urbaine"]}),
        table("eau_surface", [square(9500)], {"libelle": ["Le Loing"]}),
        table("cimetiere", [square(8000, side=50)], {"libelle": ["Ancien cimetière"]}),
        table("patrimoine", [square(9900)], {"libelle": ["Halle"]}),
        table("route", roads, {"libelle": ["Chemin"] * len(roads)}),
        table("arret", [square(west, 50, 1) for west in range(0, 9000, 400)]),
        table("point_eau", [square(west, 50, 1) for west in range(0, 9000, 400)]),
    )  # fmt: skip
    return {made.source.role: made for made in given}


def reader(given: dict[str, SourceTable]) -> Callable[..., SourceTable]:
    """What `run_screening` reads with."""

    def read(source: Source, epsg: int, *, communes: Any, cancelled: Any, progress: Any) -> SourceTable:
        assert epsg == 2154 and communes.codes == ("00101", "00102")
        progress(1.0)
        return given[source.role]

    return read


def request(store: Store, result: Path, given: dict[str, SourceTable], **changes: Any) -> Request:
    """What is asked, but for these changes."""
    usual = {"left_out": LEFT_OUT, "settings": SETTINGS, "merge": False, "day": DAY, **changes}
    return Request(store.path, tuple(made.source for made in given.values()), result=result, **usual)


def run(store: Store, result: Path, given: dict[str, SourceTable] | None = None, **changes: Any) -> Run:
    """A screening of these layers, those of the kit by default."""
    given = layers() if given is None else given
    told = {key: changes.pop(key) for key in ("progress", "cancelled", "author") if key in changes}
    return run_screening(request(store, result, given, **changes), read=reader(given), **told)


def make(path: Path) -> Store:
    """A base of two communes without any site."""
    return BASES.make(path)


def land(session: Any, uuid: str, shape: shapely.Geometry, **values: Any) -> str:
    """A piece of land that somebody has drawn."""
    row = {"nom": uuid, "commune": "ouest", **values}
    return session.insert("foncier", row, shapely.to_wkb(shapely.multipolygons([shape])), uuid=uuid)


def day(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)
