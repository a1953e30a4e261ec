"""Article 11 on 20,000 fictitious sites, half of them closed: from the file to the level of each and its reasons.

    make bench BANC=vigilance

Ours: facts and outlines are read in one state of the base, distances measured, the six factors of each closed site
answered, re-occupations looked for (`evaluation`); then the rows to write are made ready and written in one transaction,
with the journal (`ecriture`), during a part of which the base is locked for everybody else (`verrou`). Peer: QGIS's own
Processing chain, which only finds the spatial candidates. Floor: the same rows read through bare GDAL; the candidates
that all are held against are then found another way, outside the clock.

`evaluation_2000` is the same on 2,000 sites as dense: what ten times as many cost.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import frame
from osgeo import gdal, ogr

SIZES = {"evaluation_2000": 2_000, "evaluation": 20_000}
SITES = SIZES["evaluation"]
VISITS, COUNTS = 5, 2
"""For each site."""

EPSG = 2154
WEST, SOUTH = 500_000.0, 6_700_000.0
NEIGHBOURS = 4
"""Sites within 500 m of one, in the mean."""

REACH_M = 500.0
DAY = date(2026, 9, 1)
LEFT = "candidats.json"
CLOSED = ("resorbe", "ferme_non_resorbe")
TABLES = ("commune", "site", "denombrement", "orientation", "usage_site", "visite", "site_precedent", "site_origine",
          "reoccupation", "reglage", "protocole")  # fmt: skip


def base_of(folder: Path, step: str) -> Path:
    return folder / f"{step}.gpkg"


def prepare(folder: Path) -> None:
    """One base for each size, the same for all."""
    from resorption.layers.geopackage import create_base

    for step, sites in SIZES.items():
        create_base(base_of(folder, step), EPSG, lambda session, sites=sites: fill(session, sites))


def fill(session: Any, sites: int) -> None:
    """Sites scattered evenly; one in twenty settled where a closed one was."""
    dice = random.Random(7)
    side = 1000 * math.sqrt(sites * math.pi * 0.55**2 / NEIGHBOURS)
    session.insert("protocole", {"nom": "Banc", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028})
    communes = list(add_communes(session, side))
    known: list[tuple[str, bool, float, float]] = []
    for number in range(sites):
        closed = number % 2 == 0
        x, y = dice.uniform(0, side), dice.uniform(0, side)
        if number % 20 == 1:
            _uuid, _closed, x, y = known[dice.randrange(0, len(known), 2)]
        row = site_row(dice, number, closed, communes[int(10 * y / side) * 10 + int(10 * x / side)])
        known.append((session.insert("site", row, outline(dice, x, y)), closed, x, y))
    for table, rows in children(dice, [(uuid, closed) for uuid, closed, _x, _y in known]):
        session.insert_many(table, rows)


def add_communes(session: Any, side: float) -> Iterator[str]:
    step = side / 10
    for y in range(10):
        for x in range(10):
            values = {"code_insee": f"27{y * 10 + x:03d}", "nom": f"Commune {x}-{y}"}
            yield session.insert("commune", values, polygon(box(x * step, y * step, step, step)))


def site_row(dice: random.Random, number: int, closed: bool, commune: str) -> dict[str, object]:
    begun = DAY - timedelta(days=dice.randint(30, 2500))
    row: dict[str, object] = {"nom": f"Site {number}", "code": f"S-{number:05d}", "commune": commune}
    if not closed:
        return {**row, "date_installation": begun}
    ended = DAY - timedelta(days=dice.randint(0, 900))
    cause = {"statut": dice.choice(CLOSED), "date_fermeture": ended, "cause_fermeture": "commune"}
    return {**row, **cause, "date_installation": ended - timedelta(days=dice.randint(30, 900))}


def outline(dice: random.Random, x: float, y: float) -> bytes:
    """A dozen corners around a place."""
    radius = dice.uniform(15, 60)
    angles = [math.tau * corner / 12 for corner in range(12)]
    reaches = [radius * dice.uniform(0.6, 1) for _ in angles]
    return polygon([(x + r * math.cos(a), y + r * math.sin(a)) for a, r in zip(angles, reaches)])


def box(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def polygon(corners: list[tuple[float, float]]) -> bytes:
    ring = ", ".join(f"{WEST + x:.3f} {SOUTH + y:.3f}" for x, y in (*corners, corners[0]))
    return bytes(ogr.CreateGeometryFromWkt(f"MULTIPOLYGON((({ring})))").ExportToWkb())


def children(dice: random.Random, sites: list[tuple[str, bool]]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Visits, counts, uses, orientations and links."""

    def day(back: int) -> date:
        return DAY - timedelta(days=dice.randint(0, back))

    findings = ("rien", "rien", "rien", "traces", "occupation_partielle")
    closed = [uuid for uuid, is_closed in sites if is_closed]
    yield "visite", [{"site": s, "date": day(900), "constat": dice.choice(findings)}
                     for s, _closed in sites for _ in range(VISITS)]  # fmt: skip
    yield "denombrement", [{"site": s, "date": day(1500), "nb_personnes": dice.randint(1, 150)}
                           for s, _closed in sites for _ in range(COUNTS)]  # fmt: skip
    yield "usage_site", [{"site": s, "date": day(300), "usage": dice.choice(("aucun", "en_projet", "realise")),
                          "gestionnaire_identifie": dice.choice(("oui", "non", "inconnu")),
                          "equipements_laisses": dice.choice(("oui", "non", "inconnu"))}
                         for s in closed if dice.random() < 0.8]  # fmt: skip
    yield "orientation", [{"site": s, "type": kind, "nb_personnes": dice.randint(1, 60)}
                          for s in closed for kind in ("logement", "mise_a_l_abri")]  # fmt: skip
    # Each to one before it in the list: no loop.
    pairs = [(number, dice.randrange(number)) for number in range(1, len(closed)) if dice.random() < 0.2]
    yield "site_precedent", [{"site": closed[one], "precedent": closed[other]} for one, other in pairs]
    yield "site_origine", [{"site": closed[one], "origine": closed[other]} for one, other in pairs]


def application() -> object:
    """QGIS ready, outside the clock."""
    from qgis.core import QgsApplication

    made = QgsApplication([], False)
    made.initQgis()
    return made


def leave(folder: Path, near: set[str], shared: set[tuple[str, str]]) -> None:
    """What was found: the closed sites with an active one within reach, the pairs that share some ground."""
    (folder / LEFT).write_text(json.dumps([sorted(near), sorted(shared)]), encoding="utf-8")


def through_resorption(folder: Path, clock: frame.Clock) -> object:
    kept = application()
    for step in SIZES:
        territory = evaluate(base_of(folder, step), step, clock)
    sites = territory.sites
    near = {uuid for uuid, others in territory.distances.items()
            if sites[uuid].closed and any(not sites[other].closed for other in others)}  # fmt: skip
    shared = {(one, other) for one, others in territory.overlaps.items() for other in others if sites[one].closed}
    leave(folder, near, shared)
    return kept


def evaluate(path: Path, step: str, clock: frame.Clock) -> Any:
    from resorption.layers.collector import collector_paused
    from resorption.layers.store import Store
    from resorption.layers.vigilance import compute, read_state

    store = Store(path)
    with clock.step(step), collector_paused():
        with store.reading_one_state() as reader:
            state = read_state(store, reader, DAY)
        outcome = compute(state, DAY)
    if step == "evaluation":
        with clock.step("ecriture"):
            record(store, state, outcome, clock)
    return outcome.territory


def record(store: Any, state: Any, outcome: Any, clock: frame.Clock) -> None:
    """What is written is made ready first: `verrou` is how long the base is locked for everybody else."""
    from resorption.layers.collector import collector_paused
    from resorption.layers.vigilance_writing import changes, write

    with collector_paused():
        wanted = changes(state.stored, outcome.results, outcome.proposals, "banc")
    with clock.step("verrou"), store.transaction("banc") as session:
        write(session, wanted)


def through_processing(folder: Path, clock: frame.Clock) -> object:
    kept = application()
    start_processing()
    for step in SIZES:
        with clock.step(step):
            near, shared = chain(base_of(folder, step))
    leave(folder, near, shared)
    return kept


def start_processing() -> None:
    from qgis.core import QgsApplication

    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()


def chain(path: Path) -> tuple[set[str], set[tuple[str, str]]]:
    """Closed and active sites in layers of their own with a spatial index, as the algorithms' help advises."""
    from qgis import processing
    from qgis.core import QgsProcessing

    def run(name: str, **parameters: Any) -> Any:
        return processing.run(f"native:{name}", {**parameters, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})["OUTPUT"]

    source = f"{path}|layername=site"
    closed_text = ", ".join(f"'{status}'" for status in CLOSED)
    sites = run("retainfields", INPUT=source, FIELDS=["uuid", "statut"])
    closed = run("extractbyexpression", INPUT=sites, EXPRESSION=f'"statut" IN ({closed_text})')
    active = run("extractbyexpression", INPUT=sites, EXPRESSION=f'"statut" NOT IN ({closed_text})')
    for layer in (sites, closed, active):
        processing.run("native:createspatialindex", {"INPUT": layer})
    near = run("extractwithindistance", INPUT=closed, REFERENCE=active, DISTANCE=REACH_M)
    pairs = run("joinattributesbylocation", INPUT=closed, JOIN=sites, PREDICATE=[0], JOIN_FIELDS=["uuid"],
                METHOD=0, DISCARD_NONMATCHING=True, PREFIX="autre_")  # fmt: skip
    shared = {(f["uuid"], f["autre_uuid"]) for f in pairs.getFeatures() if f["uuid"] != f["autre_uuid"]}
    return {f["uuid"] for f in near.getFeatures()}, shared


def through_gdal(folder: Path, clock: frame.Clock) -> None:
    for step in SIZES:
        with clock.step(step):
            read = read_all(base_of(folder, step))
    leave(folder, *found_by_grid(read["site"]))


def read_all(path: Path) -> dict[str, list[tuple]]:
    """Every column of every row of the tables that the rule needs, and its outline."""
    base = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    found: dict[str, list[tuple]] = {}
    for table in TABLES:
        layer = base.GetLayerByName(table)
        width = layer.GetLayerDefn().GetFieldCount()
        found[table] = [
            (shape.Clone() if (shape := feature.GetGeometryRef()) is not None else None,
             {layer.GetLayerDefn().GetFieldDefn(i).GetName(): feature.GetField(i) for i in range(width)})
            for feature in layer
        ]  # fmt: skip
    return found


def found_by_grid(sites: list[tuple]) -> tuple[set[str], set[tuple[str, str]]]:
    """The candidates found another way: cells of a kilometre, GDAL's own distances."""
    cells: dict[tuple[int, int], list[tuple]] = {}
    for site in sites:
        west, _east, south, _north = site[0].GetEnvelope()
        cells.setdefault((int(west // 1000), int(south // 1000)), []).append(site)
    near: set[str] = set()
    shared: set[tuple[str, str]] = set()
    for (x, y), own in cells.items():
        around = [site for dx in (-1, 0, 1) for dy in (-1, 0, 1) for site in cells.get((x + dx, y + dy), ())]
        for shape, row in own:
            for other, values in around if row["statut"] in CLOSED else ():
                distance = shape.Distance(other) if values["uuid"] != row["uuid"] else math.inf
                if distance <= REACH_M and values["statut"] not in CLOSED:
                    near.add(row["uuid"])
                if distance == 0:
                    shared.add((row["uuid"], values["uuid"]))
    return near, shared


def candidates_left(folder: Path) -> Any:
    return json.loads((folder / LEFT).read_text(encoding="utf-8"))


BENCH = frame.Bench(
    name="vigilance",
    work={"sites": SITES, "visits": VISITS * SITES, "sites_small": SIZES["evaluation_2000"]},
    prepare=prepare,
    contenders={"resorption": through_resorption, "qgis-processing": through_processing},
    floor={"osgeo": through_gdal},
    output=candidates_left,
)

if __name__ == "__main__":
    sys.exit(frame.main(BENCH))
