"""Real open data read as sources: cadastre, two PPRN (COVADIS), a PPRT (CNIG), a PLU, polluted sites, stops."""

from __future__ import annotations

import runpy
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from qgis.core import QgsApplication
from resorption.land.criteria import Finding
from resorption.land.guesses import guessed
from resorption.land.source_layers import file_candidates
from resorption.land.source_types import ABSENT, DEEP, READ, REPAIRED, SourceTable
from resorption.land.sources import BUILDINGS, PARCELS, PPR_PERIMETER, read_source

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
geopandas = pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")
pytestmark = pytest.mark.usefixtures("qgis_app")
KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "source_kit.py")))


def proposed(path: Path) -> dict[str, SourceTable]:
    """Every layer of a file that is recognised, read as what it is proposed as."""
    found = [(one, guessed(one.description)) for one in file_candidates(str(path))]
    return {one.description.name: read_source(one.source(guess), 2154) for one, guess in found if guess is not None}


def test_the_cadastre(shared_data):
    (parcels,) = proposed(shared_data / "cadastre_terresdebord" / "parcelles.geojson").values()
    assert parcels.source.role == PARCELS and parcels.counts[READ] == 1990 and not parcels.warnings
    assert parcels.frame["identifiant"].str.len().eq(14).all() and parcels.frame["identifiant"].is_unique
    # 2,190 ha, as pyogrio and pyproj read and project them.
    other = geopandas.read_file(shared_data / "cadastre_terresdebord" / "parcelles.geojson").to_crs(2154)
    assert parcels.frame.area.sum() == pytest.approx(other.area.sum(), rel=1e-9)
    assert parcels.frame.area.sum() / 10_000 == pytest.approx(2190, abs=1)
    (buildings,) = proposed(shared_data / "cadastre_terresdebord" / "batiments.geojson").values()
    assert (buildings.source.role, buildings.counts[READ]) == (BUILDINGS, 1597)


def test_a_former_commune_is_told_by_its_prefix(shared_data, tmp_path):
    """Section and number are met twice in a merged commune, 87 times here: without the prefix that is told."""
    frame = geopandas.read_file(shared_data / "cadastre_terresdebord" / "parcelles.geojson")
    frame["commune"], frame["prefixe"] = "27412", frame["id"].str[5:8]
    frame.to_file(tmp_path / "x.gpkg", driver="GPKG", VERSION="1.3")
    source = KIT.file_source(tmp_path / "x.gpkg", PARCELS)
    parts = {key: column for key, column in source.fields.items() if key != "identifiant"}
    assert parts.keys() == {"commune", "prefixe", "section", "numero"}
    whole = read_source(replace(source, fields=parts), 2154)
    assert sorted(whole.frame["identifiant"]) == sorted(frame["id"]) and not whole.warnings
    del parts["prefixe"]
    bare = read_source(replace(source, fields=parts), 2154)
    assert bare.frame["identifiant"].duplicated().sum() == 87 and len(bare.frame) == 1990
    assert "il faut le préfixe" in bare.warnings[0].message


@pytest.mark.parametrize(
    ("name", "counts", "scale", "vintage"),
    [("38DDT20010005", {Finding.CONDITIONAL: 108, Finding.EXCLUDING: 57}, "carte IGN au 1 : 25 000 agrandi au 1 : 10 000", "2003-04-29"),
     ("38DDT20170001", {Finding.EXCLUDING: 386, Finding.CONDITIONAL: 222, Finding.SATISFIED: 62}, "BD Ortho IGN", "2018-04-09")],
)  # fmt: skip
def test_natural_risks_in_a_zip(shared_data, name, counts, scale, vintage):
    found = proposed(shared_data / "pprn_cnig" / f"{name}.zip")
    assert sorted(table.source.role for table in found.values()) == ["ppr", PPR_PERIMETER], (
        "no hazard, no table of hazards"
    )
    zones = next(table for table in found.values() if table.source.role == "ppr")
    assert Counter(zones.frame["constat"].tolist()) == counts
    assert (zones.source.model, zones.source.plan) == ("covadis", "pprn") and scale in zones.source.scale
    perimeter = next(table for table in found.values() if table.source.role == PPR_PERIMETER)
    assert perimeter.source.vintage == vintage
    assert zones.frame.area.sum() == pytest.approx(perimeter.frame.area.sum(), rel=1e-3)


def test_technological_risks(shared_data):
    found = proposed(shared_data / "pprn_cnig" / "pprt_69dreal20090005.gpkg")
    assert sorted(table.source.role for table in found.values()) == ["ppr", PPR_PERIMETER], (
        "the table of expropriations is none"
    )
    zones = next(table for table in found.values() if table.source.role == "ppr")
    assert (zones.source.model, zones.source.plan) == ("cnig", "pprt")
    assert Counter(zones.frame["constat"].tolist()) == {Finding.CONDITIONAL: 17, Finding.EXCLUDING: 8}
    grey = zones.frame[zones.frame["libelle"].str.contains("rise")]
    assert set(grey["code"]) == {"04"}, "the standard says 06: the zone's own label is kept beside the code"


def test_the_plan_of_a_town(shared_data):
    found = proposed(shared_data / "plu_ignf")
    assert [table.source.role for table in found.values()] == ["plu"], "neither prescriptions nor information"
    (zones,) = found.values()
    assert (zones.counts[READ], zones.counts[DEEP]) == (90, 90)
    assert Counter(zones.frame["constat"].tolist()) == {Finding.CONDITIONAL: 72, Finding.SATISFIED: 18}
    assert zones.source.vintage in ("2017-10-13", "20171013")
    assert any("à" in text for text in zones.frame["libelle"].dropna()), "windows-1252 is read as it is"


def test_polluted_sites_without_a_point(shared_data):
    (sites,) = proposed(shared_data / "ademe_sites_pollues.geojson").values()
    assert sites.source.role == "site_pollue" and (sites.counts[READ], sites.counts[ABSENT]) == (419, 29)
    assert "29 objet(s) sans géométrie" in sites.warnings[0].message


def test_stops_and_green_areas(shared_data):
    (stops,) = proposed(shared_data / "montpellier_lizmap" / "bus_stops.geojson").values()
    assert stops.source.role == "arret" and stops.counts[READ] == 1052
    source = KIT.file_source(
        shared_data / "montpellier_lizmap" / "VilleMTP_MTP_EspacesVertsSurface_2011.shp", BUILDINGS
    )
    green = read_source(source, 2154)
    assert green.counts[REPAIRED] == 2 and shapely.is_valid(np.asarray(green.frame.geometry)).all()
    assert green.frame.area.sum() / 10_000 == pytest.approx(540, rel=0.01)
    assert source.crs == "IGNF:LAMB93" and QgsApplication.instance() is not None
