"""What a layer without a perimeter covers: beyond it nothing is absent. From the window and from Processing to the base."""

from __future__ import annotations

import json
import runpy
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsVectorLayer
from resorption.land.communes import Communes
from resorption.land.coverage import EXTENT, TERRITORY, WITHOUT_PERIMETER, chosen_communes, of_communes, usual_coverage
from resorption.land.covered_ground import covered_ground
from resorption.land.criteria import ROLES
from resorption.land.reasons import reason
from resorption.land.remembered import KEY, Choice, remember, remembered
from resorption.land.result_file import SOURCES, read_result, read_rows
from resorption.land.source_checks import place_warnings
from resorption.land.source_layers import candidate
from resorption.land.source_types import Source, SourceTable
from resorption.layers.handle import Handle
from resorption.layers.store import Store

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py")))
RULE = {one.key: one.rule for one in ROLES}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return KIT.make(tmp_path_factory.mktemp("modele") / "base.gpkg").path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Store:
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


def covering(role: str, coverage: str, given: dict[str, SourceTable] | None = None) -> dict[str, SourceTable]:
    """The layers of the kit, one of which covers no more than that."""
    given = KIT.layers() if given is None else given
    table = given[role]
    return {**given, role: replace(table, source=replace(table.source, coverage=coverage))}


def findings(base: Store, result: Path, given: dict[str, SourceTable], role: str) -> list[str]:
    KIT.run(base, result, given)
    return [row.values[f"{RULE[role].lower()}_resultat"] for row in read_rows(result)]


@pytest.mark.parametrize("role", ["eau_surface", "cimetiere", "patrimoine", "route", "arret", "point_eau"])
def test_out_of_the_extent_a_parcel_is_not_judged(base: Store, tmp_path: Path, role: str) -> None:
    """Two things of the layer lie around the first parcels only: what the others have around them is not known."""
    given = KIT.layers()
    spots = [KIT.square(-900, -900, 1), KIT.square(1500, 900, 1)]
    given[role] = KIT.table(role, spots, {"libelle": ["x", "x"]} if RULE[role] == "R4" else None)
    everywhere = findings(base, tmp_path / "a.gpkg", covering(role, TERRITORY, given), role)
    within = findings(base, tmp_path / "b.gpkg", covering(role, EXTENT, given), role)
    assert within[:1] == everywhere[:1], "the first parcel is well within the box"
    for place in range(2, 10):
        if everywhere[place] != "excluante":
            assert within[place] == "non_evaluable", KIT.PARCELS[place][0]
    row, facts = read_rows(tmp_path / "b.gpkg")[3].values, read_result(tmp_path / "b.gpkg").facts
    assert "couvre (l’emprise de la couche), rien n’y est connu" in reason(row, RULE[role], facts).sentence.message
    assert row["verdict"] == "non_evaluable"


@pytest.mark.parametrize(("west", "expected"), [(0.0, "satisfaite"), (0.05, "satisfaite"), (0.2, "non_evaluable")])
def test_the_edge_of_the_extent(base: Store, tmp_path: Path, west: float, expected: str) -> None:
    """10 m² of a hectare are negligible, 20 are not."""
    given = KIT.layers()
    given["cimetiere"] = KIT.table(
        "cimetiere", [KIT.square(west, -50, 1), KIT.square(300, 200, 1)], {"libelle": ["a", "b"]}
    )
    assert findings(base, tmp_path / "a.gpkg", covering("cimetiere", EXTENT, given), "cimetiere")[0] == expected


@pytest.mark.parametrize(("west", "expected"), [(-501.0, "satisfaite"), (-499.0, "non_evaluable")])
def test_what_matters_from_afar_must_be_known_as_far(base: Store, tmp_path: Path, west: float, expected: str) -> None:
    """A monument counts from 500 m."""
    given = KIT.layers()
    given["patrimoine"] = KIT.table(
        "patrimoine", [KIT.square(west, -700, 1), KIT.square(900, 900, 1)], {"libelle": ["a", "b"]}
    )
    assert findings(base, tmp_path / "a.gpkg", covering("patrimoine", EXTENT, given), "patrimoine")[0] == expected


def test_communes_that_are_chosen(base: Store, tmp_path: Path) -> None:
    """The first commune ends at 5 000 m: a service of 500 m is known up to 4 500; the territory has no such edge."""
    given = KIT.layers()
    given["arret"] = KIT.table("arret", [KIT.square(9400, 4000, 1)])
    west = findings(base, tmp_path / "a.gpkg", covering("arret", of_communes(["00101"]), given), "arret")
    assert west[:5] == ["conditionnelle"] * 5 and west[5:7] == ["non_evaluable"] * 2
    both = findings(base, tmp_path / "b.gpkg", covering("arret", of_communes(["00101", "00102"]), given), "arret")
    whole = findings(base, tmp_path / "c.gpkg", covering("arret", TERRITORY, given), "arret")
    assert both == whole
    none = findings(base, tmp_path / "d.gpkg", covering("arret", of_communes(["99999"]), given), "arret")
    assert set(none) == {"non_evaluable"}, "a commune that is no longer in the territory covers none of it"


def test_the_edge_of_a_commune_counts_towards_the_others_only(base: Store, tmp_path: Path) -> None:
    """Outlines of parcels pass that of the territory by some metres; a neighbour that is not covered is not known."""
    parcels = tuple((name, KIT.square(west, 200, 45), "commune") for name, west in (
        ("dedans", 4950), ("voisine", 5001), ("au bord", -20), ("dehors", -120)))  # fmt: skip
    given = KIT.layers(parcels)
    found = findings(base, tmp_path / "a.gpkg", covering("cimetiere", of_communes(["00101"]), given), "cimetiere")
    assert found == ["satisfaite", "non_evaluable", "satisfaite", "non_evaluable"]


def test_two_layers_of_one_role_are_known_together() -> None:
    west, east = (replace(made, source=replace(made.source, coverage=EXTENT)) for made in (
        KIT.table("route", [KIT.square(0), KIT.square(400)]), KIT.table("route", [KIT.square(1000), KIT.square(1400)])))  # fmt: skip
    ground = covered_ground([west, east], None, 0)
    assert shapely.union_all(ground).equals(
        shapely.union_all([shapely.box(*shapely.total_bounds(t.frame.geometry.values)) for t in (west, east)])
    )
    everywhere = replace(east, source=replace(east.source, coverage=TERRITORY))
    assert covered_ground([west, everywhere], None, 0) is None
    unasked = replace(east, source=replace(east.source, coverage=""))
    assert covered_ground([unasked], None, 0) is None, "the kernel and the bench: everywhere"
    unread = replace(east, source=replace(east.source, coverage="partout"))
    assert len(covered_ground([unread], None, 0)) == 0, "written by hand, and not understood"
    of_some = replace(east, source=replace(east.source, coverage=of_communes(["00101"])))
    assert len(covered_ground([of_some], None, 0)) == 0, "communes that nobody knows cover nothing"


def test_the_run_keeps_what_its_layers_cover(base: Store, tmp_path: Path) -> None:
    given = covering("route", of_communes(["00101"]), covering("arret", TERRITORY, covering("cimetiere", EXTENT)))
    long = given["point_eau"]
    given["point_eau"] = replace(long, source=replace(long.source, name="n" * 400, coverage=EXTENT))
    result = tmp_path / "a.gpkg"
    KIT.run(base, result, given)
    with base.reading() as reader:
        told = {row.values["role"]: row.values["couche"] for row in reader.all("criblage_source")}
    assert told["route"] == "Couche route – couverture\xa0: la commune 00101"
    assert told["arret"] == "Couche arret – couverture\xa0: tout le territoire"
    assert told["cimetiere"] == "Couche cimetiere – couverture\xa0: l’emprise de la couche"
    assert told["eau_surface"] == "Couche eau_surface" and told["ppr"] == "Couche ppr"
    assert len(told["point_eau"]) == 400 and told["point_eau"].endswith("… – couverture\xa0: l’emprise de la couche")
    layers = {layer.role: layer.coverage for layer in read_result(result).facts.layers}
    assert (layers["route"], layers["arret"], layers["cimetiere"], layers["ppr"]) == (
        "communes 00101", "territoire", "emprise", "")  # fmt: skip


def test_a_result_of_before_is_still_read(base: Store, tmp_path: Path) -> None:
    result = tmp_path / "a.gpkg"
    KIT.run(base, result)
    with Handle(result) as file:
        file.execute(f"ALTER TABLE {SOURCES} DROP COLUMN couverture")
    assert {layer.coverage for layer in read_result(result).facts.layers} == {""}


def test_what_a_layer_covers_is_kept_and_an_older_choice_reaches_no_further_than_its_layer(base: Store) -> None:
    kept = Choice((Source("route", "ogr", "/a/r.gpkg", "R", coverage=of_communes(["00101"])),
                   Source("ppr", "ogr", "/a/p.gpkg", "P", {"code": "c"}, "cnig")))  # fmt: skip
    with base.transaction("Test") as session:
        remember(session, kept, base.path)
    with base.reading() as reader:
        assert remembered(reader, base.path) == kept
        [row] = reader.find("reglage", cle=KEY)
    before = json.loads(row.values["valeur"])
    for layer in before["couches"]:
        del layer["coverage"]
    with base.transaction("Test") as session:
        session.update("reglage", row.uuid, {"valeur": json.dumps(before)}, version=row.version)
    with base.reading() as reader:
        assert [source.coverage for source in remembered(reader, base.path).sources] == [EXTENT, ""]


def test_a_layer_covers_its_extent_until_somebody_says_more(qgis_app: Any) -> None:
    layer = QgsVectorLayer("LineString?crs=EPSG:2154&field=nom:string", "Routes", "memory")
    from resorption.land.guesses import as_role

    found = candidate(layer)
    assert found.source(as_role(found.description, "route")).coverage == EXTENT
    assert {key for key in RULE if usual_coverage(key)} == WITHOUT_PERIMETER == set(RULE) - {"ppr", "plu"}
    assert chosen_communes("") is chosen_communes(EXTENT) is None and chosen_communes("communes") == ()


def test_communes_that_a_layer_does_not_reach_are_told() -> None:
    communes = Communes(("00101", "00102"), np.array([KIT.square(0, 0, 5000), KIT.square(5000.5, 0, 5000)]))
    shapes = np.array([KIT.square(100), KIT.square(400)])

    def told(coverage: str) -> str:
        source = Source("route", "ogr", "r.gpkg", "Routes", coverage=coverage)
        return " ".join(one.message for one in place_warnings(source, shapes, communes))

    assert "n’atteint pas 1 commune(s) du territoire (00102). Rien n’y est connu pour la règle R6" in told(EXTENT)
    assert "(00102) qu’elle est dite couvrir" in told(TERRITORY)
    assert "(00102) qu’elle est dite couvrir" in told(of_communes(["00101", "00102"]))
    assert not told(of_communes(["00101"])), "nobody says that it covers the other one"
