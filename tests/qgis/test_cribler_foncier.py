"""`resorption:cribler_foncier` as Processing runs it, on the fictitious territory of the demonstration."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer
from resorption.algorithms import cribler_foncier
from resorption.algorithms.cribler_foncier import CriblerFoncier
from resorption.algorithms.provider import ALGORITHMS
from resorption.land import needed
from resorption.land.needed import HOW_TO, MissingLibraries, MixedLibraries
from resorption.land.result_columns import LAYER
from resorption.land.result_file import read_result, read_rows
from resorption.layers.store import Store

pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")

DAY = date(2026, 11, 1)
SERVICES = ("ecole", "arret", "point_eau", "sante", "alimentation")


class Told(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.infos: list[str] = []
        self.errors: list[str] = []

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A base with the communes of the fictitious territory."""
    from resorption.layers.geopackage import create_base

    path = tmp_path_factory.mktemp("modele") / "base.gpkg"
    communes = QgsVectorLayer(str(root / "resources/demo/territoire/communes.geojson"), "communes", "ogr")

    def fill(session: Any) -> None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform

        session.insert(
            "protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028}
        )
        to_metres = QgsCoordinateTransform(
            communes.crs(), QgsCoordinateReferenceSystem("EPSG:2154"), QgsProject.instance()
        )
        for commune in communes.getFeatures():
            shape = commune.geometry()
            shape.transform(to_metres)
            shape.convertToMultiType()
            session.insert("commune", {"code_insee": commune["code"], "nom": commune["nom"]}, bytes(shape.asWkb()))

    create_base(path, 2154, fill)
    return path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Store:
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


@pytest.fixture
def usual(root: Path) -> dict[str, Any]:
    """The layers of the demonstration."""
    ground = root / "resources" / "demo" / "territoire"
    names = {"PARCELLES": "parcelles", "PPR": "ppr_zones", "PPR_PERIMETRE": "ppr_perimetre", "PLU": "plu_zones",
             "EAU_SURFACE": "eau", "VOIE_FERREE": "voie_ferree", "ROUTE": "routes", "SITE_POLLUE": "sites_pollues"}  # fmt: skip
    layers = {key: str(ground / f"{name}.geojson") for key, name in names.items()}
    services = {key.upper(): f"{ground}/services.geojson|subset=\"type\" = '{key}'" for key in SERVICES}
    return {
        **layers, **services, "PROPRIETAIRES": str(ground / "proprietaires_personnes_morales.csv"), "PERSONNES": 25,
        "LAISSER_DE_COTE": ["autoroute", "cimetiere", "coeur_protege", "patrimoine"], "NATURE_PPR": "pprn",
        "COUVRENT_TOUT": ["eau_surface", "voie_ferree", "site_pollue", "route", *SERVICES],
    }  # fmt: skip


def run(base: Store, parameters: dict[str, Any], feedback: Told | None = None) -> tuple[dict[str, Any], bool, Told]:
    made, context, told = CriblerFoncier(), QgsProcessingContext(), feedback or Told()
    made.initAlgorithm()
    context.setProject(QgsProject.instance())
    asked = {"PROTOCOLE": str(base.path), "DATE_REFERENCE": DAY.isoformat(), **parameters}
    good, why = made.checkParameterValues(asked, context)
    if not good:
        told.errors.append(why)
        return {}, False, told
    results, done = made.run(asked, context, told)
    if done:
        told.layers = dict(context.layersToLoadOnCompletion())
    return results, done, told


def runs(base: Store) -> int:
    with base.reading() as reader:
        return reader.count("criblage")


def test_a_layer_covers_its_extent_unless_it_is_said_to_cover_everything(base: Store, usual: dict[str, Any]) -> None:
    """The railway crosses the territory: beyond its box nobody knows of another one."""
    complete = [key for key in usual["COUVRENT_TOUT"] if key != "voie_ferree"]
    whole, done, told = run(base, usual)
    assert done, told.errors
    less, done, told = run(base, {**usual, "COUVRENT_TOUT": complete})
    assert done, told.errors
    assert less["NB_NON_EVALUABLE"] > whole["NB_NON_EVALUABLE"]
    assert less["NB_COMPATIBLE"] <= whole["NB_COMPATIBLE"] and less["NB_EXCLU"] == whole["NB_EXCLU"]
    covered = {layer.role: layer.coverage for layer in read_result(Path(less["SORTIE"])).facts.layers}
    assert covered["voie_ferree"] == "emprise" and covered["route"] == "territoire" and covered["plu"] == ""


@pytest.fixture
def kept(base: Store, usual: dict[str, Any], tmp_path: Path) -> tuple[Store, dict[str, Any]]:
    """A base that keeps the layers of a run of the window, outside its folder; what a run without them still needs."""
    from resorption.land.guesses import as_role
    from resorption.land.remembered import Choice, remember
    from resorption.land.source_layers import file_candidates
    from resorption.land.source_types import Source

    sources = []
    for key, value in usual.items():
        if not isinstance(value, str) or key == "NATURE_PPR":
            continue
        path, role = value.split("|")[0], key.lower()
        [found] = file_candidates(path)
        made = found.source(as_role(found.description, role))
        uri = value if role in SERVICES else made.uri
        sources.append(Source(role, made.provider, uri, f"Retenue {role}", made.fields, made.model, "pprn" if role == "ppr" else "",
                              coverage="territoire" if role in usual["COUVRENT_TOUT"] else ""))  # fmt: skip
    with base.transaction() as session:
        remember(session, Choice(tuple(sources), frozenset(usual["LAISSER_DE_COTE"])), base.path)
    return base, {"PERSONNES": usual["PERSONNES"]}


def test_what_is_not_given_is_taken_from_the_base_and_said(
    kept: tuple[Store, dict[str, Any]], usual: dict[str, Any], tmp_path: Path
) -> None:
    base, few = kept
    results, done, told = run(base, few)
    assert done, told.errors
    expected, done, _told = run(base, {**usual, "SORTIE": str(tmp_path / "donne.gpkg")})
    assert done and {k: v for k, v in results.items() if k[:3] == "NB_"} == {
        k: v for k, v in expected.items() if k[:3] == "NB_"
    }
    log = "\n".join(told.infos).replace("\xa0", " ")
    assert "Repris de la base – Routes : « Retenue route »" in log
    assert "Repris de la base – Monuments et patrimoine protégé : laissé de côté" in log
    assert str(Path(usual["ROUTE"]).parent) not in log, "a path may hold the name of a person"
    assert "Repris de la base" not in "\n".join(_told.infos), "all was given"


def test_what_is_given_wins_and_a_role_may_have_no_layer(
    kept: tuple[Store, dict[str, Any]], usual: dict[str, Any]
) -> None:
    base, few = kept
    asked = {**few, "ROUTE": usual["ROUTE"], "SANS_COUCHE": ["sante", "patrimoine"], "LAISSER_DE_COTE": ["ecole"]}
    results, done, told = run(base, asked)
    assert done, told.errors
    facts = read_result(Path(results["SORTIE"])).facts
    layers = {layer.role: layer for layer in facts.layers}
    assert (layers["route"].name, layers["route"].coverage) == ("routes", "emprise")
    assert layers["arret"].name == "Retenue arret" and {"sante", "ecole"}.isdisjoint(layers)
    assert facts.left_out == {"ecole"}, "what is said here stands in place of what the base keeps"


def test_without_any_layer_of_the_base(kept: tuple[Store, dict[str, Any]], usual: dict[str, Any]) -> None:
    base, few = kept
    _results, done, told = run(base, {**few, "SANS_COUCHE": ["toutes"]})
    assert not done and "couche des parcelles" in told.errors[0]
    results, done, told = run(base, {**few, "SANS_COUCHE": ["toutes"], "PARCELLES": usual["PARCELLES"]})
    assert done, told.errors
    facts = read_result(Path(results["SORTIE"])).facts
    assert [layer.role for layer in facts.layers] == ["parcelles"] and not facts.left_out
    assert results["NB_COMPATIBLE"] == results["NB_SOUS_CONDITIONS"] == 0


def test_a_layer_of_the_base_that_is_gone_is_unknown_and_said(kept: tuple[Store, dict[str, Any]]) -> None:
    from dataclasses import replace

    from resorption.land.remembered import Choice, remember, remembered

    base, few = kept
    with base.reading() as reader:
        last = remembered(reader, base.path)
    moved = tuple(
        replace(one, uri="/parti/ana/x.gpkg") if one.role in ("route", "proprietaires") else one for one in last.sources
    )
    with base.transaction() as session:
        remember(session, Choice(moved, last.left_out), base.path)
    told = Told()
    warned: list[str] = []
    told.pushWarning = warned.append  # type: ignore[method-assign]
    results, done, told = run(base, few, told)
    assert done, told.errors
    assert results["NB_COMPATIBLE"] == 0, "roads that cannot be read are unknown"
    assert any("« Retenue route », retenue dans la base, ne s’ouvre plus" in w.replace("\xa0", " ") for w in warned)
    assert len(warned) == 2 and not any("ana" in w for w in warned)


def test_it_is_in_the_toolbox() -> None:
    assert CriblerFoncier in ALGORITHMS


def test_the_fictitious_territory_has_every_verdict(base: Store, usual: dict[str, Any], tmp_path: Path) -> None:
    results, done, told = run(base, usual)
    assert done, told.errors
    path = Path(results["SORTIE"])
    assert path == tmp_path / "base_criblage_2026-11-01.gpkg", "beside the base by default"
    rows = read_rows(path)
    assert len(rows) == 2899
    counted = {
        name: sum(row.values["verdict"] == name[3:].lower() for row in rows) for name in results if name[:3] == "NB_"
    }
    assert counted == {name: value for name, value in results.items() if name[:3] == "NB_"}
    assert all(counted.values()) and sum(counted.values()) == 2899
    assert "commune" in {row.values["categorie_proprietaire"] for row in rows}
    assert list(told.layers) == [f"{path}|layername={LAYER}"], "shown once all is done"
    log = "\n".join(told.infos)
    assert "Surface suffisante : " in log and " sur 2899" in log
    assert runs(base) == 1
    layers = {layer.role: layer for layer in read_result(path).facts.layers}
    assert layers["ecole"].count < 20, "services of one kind only"
    assert layers["ppr"].crs == "EPSG:4326"


def test_layers_of_the_project_and_figures_of_the_base(base: Store, usual: dict[str, Any]) -> None:
    with base.transaction() as session:
        session.insert("reglage", {"cle": "criblage_personnes", "valeur": "30", "source": "Comité"})
    roads = QgsVectorLayer(usual["ROUTE"], "Voirie", "ogr")
    QgsProject.instance().addMapLayer(roads)
    asked = {key: value for key, value in usual.items() if key not in ("PERSONNES", *map(str.upper, SERVICES))}
    results, done, told = run(base, {**asked, "ROUTE": roads.id()})
    QgsProject.instance().removeMapLayer(roads)
    assert done, told.errors
    facts = read_result(Path(results["SORTIE"])).facts
    assert facts.figures["criblage_personnes"] == 30
    assert "Voirie" in {layer.name for layer in facts.layers}
    assert results["NB_COMPATIBLE"] == 0, "services that are neither given nor left out are unknown"


def test_wrong_parameters_are_told_in_words(base: Store, usual: dict[str, Any], tmp_path: Path) -> None:
    later = (date.today() + timedelta(days=9)).isoformat()
    assert "futur" in run(base, {**usual, "DATE_REFERENCE": later})[2].errors[0]
    assert "n’existe pas" in run(base, {**usual, "SORTIE": str(tmp_path / "absent" / "x.gpkg")})[2].errors[0]
    without = {key: value for key, value in usual.items() if key != "PERSONNES"}
    assert "Personnes à accueillir" in "".join(run(base, without)[2].errors)
    assert "existe déjà" in "".join(run(base, {**usual, "SORTIE": str(base.path)})[2].errors)
    assert "ne s’ouvre pas" in "".join(run(base, {**usual, "PLU": str(tmp_path / "absent.shp")})[2].errors)
    assert runs(base) == 0


def test_a_cancel_comes_within_a_second_and_leaves_nothing(base: Store, usual: dict[str, Any], tmp_path: Path) -> None:
    told = Told()
    asked_at: list[float] = []

    def stop(percent: float) -> None:
        if percent > 50 and not asked_at:
            asked_at.append(time.monotonic())
            told.cancel()

    told.progressChanged.connect(stop)
    _results, done, told = run(base, usual, told)
    assert not done and asked_at
    assert time.monotonic() - asked_at[0] < 1
    assert "interrompue" in told.errors[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base.gpkg"]
    assert runs(base) == 0


class TestWithoutTheLibraries:
    """This one action says what to do; nothing else is lost."""

    def test_the_action_explains(self, base: Store, usual: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        for module in (needed, cribler_foncier):
            monkeypatch.setattr(module, "missing_libraries", lambda: ("shapely", "geopandas"))
        can, why = CriblerFoncier().canExecute()
        assert not can
        for word in ("shapely 2 ; geopandas", "Windows", "OSGeo4W", "macOS", "Linux"):
            assert word in why
        _results, done, told = run(base, usual)
        assert not done and "Windows" in told.errors[0]

    def test_nothing_of_qgis_is_to_be_upgraded(self) -> None:
        words = " ".join(sentence.message for sentence in HOW_TO)
        assert "pip install" not in words and "--upgrade" not in words and "mettez à jour" not in words

    def test_an_old_shapely_counts_as_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shapely.__version__", "1.8.5")
        assert needed.missing_libraries() == ("shapely",)
        assert str(MissingLibraries(("shapely",))).startswith("La recherche de foncier a besoin")

    def test_two_versions_of_geos_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import shapely

        def fails(_shape: object) -> bytes:
            raise shapely.errors.GEOSException("WKB output dimension must be 2 or 3")

        monkeypatch.setattr(shapely, "to_wkb", fails)
        with pytest.raises(MixedLibraries):
            needed.refuse_without_libraries()

    def test_the_plugin_loads_with_them_blocked(self, root: Path) -> None:
        code = BLOCKED.format(root=str(root))
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == ["shapely", "geopandas", "pyogrio", "False"]


BLOCKED = """
import importlib.util, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication
for name in [n for n in sys.modules if n.partition(".")[0] in ("shapely", "geopandas", "pandas", "pyogrio", "pyproj")]:
    del sys.modules[name]
for name in ("shapely", "geopandas", "pandas", "pyogrio", "pyproj"):
    sys.modules[name] = None
application = QgsApplication([], False)
QgsApplication.initQgis()
spec = importlib.util.spec_from_file_location("resorption", {root!r} + "/__init__.py", submodule_search_locations=[{root!r}])
package = importlib.util.module_from_spec(spec)
sys.modules["resorption"] = package
spec.loader.exec_module(package)
import resorption.plugin
from resorption.algorithms.provider import ResorptionProvider
from resorption.land.needed import missing_libraries
provider = ResorptionProvider()
provider.loadAlgorithms()
one = provider.algorithm("cribler_foncier").create()
print(*missing_libraries(), one.canExecute()[0])
"""
