"""Where a layer lies on a computer may name who works on it: it is kept to find the layer again, and shown nowhere."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsVectorLayer
from resorption.annex.reading import read_base
from resorption.land import sources
from resorption.land.facts import Facts, LayerRead
from resorption.land.feature_reader import open_features
from resorption.land.reasons import reasons
from resorption.land.records import record_run
from resorption.land.remembered import KEY, Choice, remember, remembered
from resorption.land.result_file import Passage, read_result, read_rows
from resorption.land.source_layers import described, file_candidates
from resorption.land.source_types import Source
from resorption.land.source_uri import without_paths
from resorption.land.sources import read_source
from resorption.layers.handle import Refusal
from resorption.layers.store import Store
from resorption.protocol.disclosure import EDITIONS, INTERNAL_SETTINGS, is_internal_row
from resorption.protocol.errors import ResorptionError
from resorption.protocol.plain_text import bare_name

pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py")))
WHO = "jeanne.martin"
AWAY = f"/home/{WHO}/Mes documents/routes.gpkg"


@pytest.fixture
def base(tmp_path: Path, qgis_app: Any) -> Store:
    """A base that keeps a layer outside its folder."""
    store = KIT.make(tmp_path / "base.gpkg")
    with store.transaction("Test") as session:
        remember(session, Choice((Source("route", "ogr", AWAY, "Routes"),)), store.path)
    return store


def test_it_is_kept_to_find_the_layer_again(base: Store) -> None:
    with base.reading() as reader:
        [source] = remembered(reader, base.path).sources
    assert source.uri == AWAY


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("restricted", [False, True])
def test_the_annex_does_not_read_it(base: Store, edition: str, restricted: bool) -> None:
    with base.transaction("Test") as session:
        session.insert("reglage", {"cle": "criblage_personnes", "valeur": "40", "source": "x"})
    snapshot = read_base(base.path, edition, restricted)
    assert WHO not in repr(snapshot.rows)
    assert [row["cle"] for row in snapshot.all("reglage")] == ["criblage_personnes"], "figures are read"


def test_the_setting_that_stays_is_the_one_of_the_layers() -> None:
    assert {KEY} == INTERNAL_SETTINGS
    assert is_internal_row("reglage", {"cle": KEY}) and not is_internal_row("reglage", {"cle": "mention_pages"})
    assert not is_internal_row("site", {"cle": KEY})


@pytest.mark.parametrize(
    "name", [AWAY, rf"C:\Users\{WHO}\routes.gpkg", rf"\\serveur\{WHO}\routes.gpkg", f"D:/{WHO}/routes.gpkg"]
)
def test_a_layer_named_by_its_path_leaves_its_folders_behind(base: Store, tmp_path: Path, name: str) -> None:
    """In the base, in the file of the result, in its sentences and in what is told of the run."""
    given = KIT.layers()
    roads = given["route"]
    given["route"] = replace(roads, source=replace(roads.source, uri=AWAY, provider="ogr", name=name))
    result = tmp_path / "resultat.gpkg"
    run = KIT.run(base, result, given)
    with base.reading() as reader:
        kept = [dict(row.values) for row in reader.all("criblage_source")]
        assert WHO not in repr(kept) and WHO not in repr(list(reader.all("foncier_regle")))
    assert next(row["couche"] for row in kept if row["role"] == "route") == "routes.gpkg"
    assert WHO.encode() not in result.read_bytes() and str(tmp_path).encode() not in result.read_bytes()
    assert WHO not in repr(run)
    facts = read_result(result).facts
    told = [one.sentence.message for row in read_rows(result) for one in reasons(row.values, facts)]
    assert WHO not in "".join(told) and any(
        "« routes.gpkg »".replace(" ", "\N{NO-BREAK SPACE}") in text for text in told
    )


def test_what_a_layer_says_of_itself(tmp_path: Path, qgis_app: Any) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:2154", rf"C:\Users\{WHO}\ecoles.shp", "memory")
    assert described(layer).name == "ecoles.shp"
    assert bare_name("Routes / chemins") == "Routes / chemins" and bare_name("BD TOPO") == "BD TOPO"
    assert bare_name("/a/b/") == "b"
    folder = tmp_path / WHO
    folder.mkdir()
    file = folder / "ecoles.geojson"
    file.write_text('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"nom": "a"}, '
                    '"geometry": {"type": "Point", "coordinates": [2, 48]}}]}')  # fmt: skip
    assert [one.description.name for one in file_candidates(str(file))] == ["ecoles"]
    with pytest.raises(ResorptionError, match="«.rien.shp.»") as refused:
        file_candidates(str(folder / "rien.shp"))
    assert WHO not in str(refused.value)


@pytest.mark.parametrize("provider", ["ogr", "delimitedtext", "spatialite"])
def test_a_layer_that_cannot_be_read_is_said_without_its_folders(tmp_path: Path, provider: str, qgis_app: Any) -> None:
    folder = tmp_path / f"{WHO} et autres"
    folder.mkdir()
    file = folder / "zones.gpkg"
    if provider != "delimitedtext":
        # A file that is no text would still be read as one.
        file.write_bytes(b"SQLite format 3\0" + b"x" * 2000)
    source = Source(
        "route", provider, f"file://{file}?type=csv" if provider == "delimitedtext" else str(file), "Routes"
    )
    for read in (lambda: read_source(source, 2154), lambda: open_features(source).__enter__()):
        with pytest.raises(ResorptionError) as refused:
            read()
        assert WHO not in str(refused.value) and "et autres" not in str(refused.value)


def test_a_reading_that_stops_is_said_without_its_folders(monkeypatch: pytest.MonkeyPatch, qgis_app: Any) -> None:
    def stops(_source: Source) -> Any:
        raise Refusal(f"{AWAY}: disk I/O error")

    monkeypatch.setattr(sources, "open_file", stops)
    with pytest.raises(ResorptionError, match="routes.gpkg: disk I/O error") as refused:
        read_source(Source("route", "ogr", AWAY, "Routes"), 2154)
    assert WHO not in str(refused.value) and "Mes documents" not in str(refused.value)


def test_what_a_run_keeps_of_a_layer_has_no_folder(base: Store) -> None:
    """Whoever made the facts."""
    facts = Facts({}, frozenset(), (LayerRead("route", AWAY, coverage="emprise"), LayerRead("arret", AWAY)))
    with base.transaction("Test") as session:
        record_run(session, Passage("c", "b", KIT.DAY, "1", 2154, False), {}, facts)
        names = {row.values["role"]: row.values["couche"] for row in session.find("criblage_source")}
    assert names["arret"] == "routes.gpkg" and str(names["route"]).startswith("routes.gpkg – couverture")


def test_words_of_others_lose_paths_and_accounts() -> None:
    spoken = f"{AWAY}: not recognized; tried /home/{WHO}/x.gpkg and C:\\Users\\{WHO}\\y.shp"
    assert without_paths(spoken, "ogr", f"{AWAY}|layername=a") == "routes.gpkg: not recognized; tried x.gpkg and y.shp"
    uri = f"dbname='sig' host=serveur user='{WHO}' password='secret' table=\"a\".\"b\" (geom)"
    spoken = f'FATAL: password authentication failed for user "{WHO}" ({uri}), secret'
    assert WHO not in without_paths(spoken, "postgres", uri) and "secret" not in without_paths(spoken, "postgres", uri)
