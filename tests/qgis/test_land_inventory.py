"""A screening from end to end: the file that it writes, what it records in the base, what it leaves when it fails."""

from __future__ import annotations

import re
import resource
import runpy
import shutil
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsVectorLayer
from resorption.land import inventory
from resorption.land.criteria import RESULT_CODES, RULE_IDS, VERDICT_CODES, Finding
from resorption.land.inventory import check_request, default_result
from resorption.land.reasons import reasons
from resorption.land.result_columns import LAYER
from resorption.land.result_file import read_result, read_rows
from resorption.land.source_types import SourceTable
from resorption.layers.handle import Handle
from resorption.layers.store import Store
from resorption.protocol.errors import Cancelled, ResorptionError

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py")))
RUN_TABLES = ("criblage", "criblage_source", "criblage_seuil", "foncier_verdict", "foncier_regle")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kit.make(tmp_path_factory.mktemp("modele") / "base.gpkg").path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Store:
    """A copy of its own for each test."""
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return tmp_path / "resultat.gpkg"


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file may grow beyond what the base takes: what a disk that fills up does."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, handler)


def rows(base: Store, table: str) -> list[dict[str, Any]]:
    with base.reading() as reader:
        return [dict(row.values) for row in reader.all(table)]


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def counts(base: Store) -> dict[str, int]:
    with base.reading() as reader:
        return {table: reader.count(table) for table in RUN_TABLES}


NOTHING = dict.fromkeys(RUN_TABLES, 0)


def test_each_parcel_has_its_verdict_and_every_rule(base: Store, result: Path) -> None:
    run = kit.run(base, result)
    found = read_rows(result)
    assert [row.values["verdict"] for row in found] == list(kit.EXPECTED)
    assert run.counts == {"compatible": 1, "sous_conditions": 3, "exclu": 4, "non_evaluable": 2}
    for row in found:
        examined = {rule for rule in RULE_IDS if row.values[f"{rule.lower()}_resultat"]}
        assert examined == set(RULE_IDS), "an exclusion does not stop the examination"
    assert [row.values["identifiant"] for row in found] == [kit.number(n) for n in range(1, 11)]
    assert [row.geometry is None for row in found] == [name == "sans contour" for name, *_ in kit.PARCELS]


def test_the_file_says_what_the_kernel_found(base: Store, result: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []

    def screened(*arguments: Any, **options: Any) -> Any:
        kept.append(genuine(*arguments, **options))
        return kept[-1]

    genuine = inventory.screen
    monkeypatch.setattr(inventory, "screen", screened)
    kit.run(base, result)
    [found] = kept
    for place, row in enumerate(read_rows(result)):
        values = row.values
        assert values["verdict"] == VERDICT_CODES[Finding(int(found.verdict[place]))]
        for rule in RULE_IDS:
            assert values[f"{rule.lower()}_resultat"] == RESULT_CODES.get(Finding(int(found.findings[rule][place])))
        for name, column in found.columns.items():
            if np.issubdtype(column.dtype, np.floating) and name not in ("surface_m2", "surface_utile_m2"):
                expected = None if np.isnan(column[place]) else pytest.approx(float(column[place]))
                assert values[name] == expected, name


def test_zones_and_places_are_named(base: Store, result: Path) -> None:
    kit.run(base, result)
    by_name = {name: row.values for (name, *_), row in zip(kit.PARCELS, read_rows(result))}
    assert by_name["interdite"]["ppr_zone"] == "03 Interdiction – R1 – Rouge"
    assert by_name["cimetière"]["cimetiere_zone"] == "Ancien cimetière"
    assert by_name["compatible"]["plu_zone"] == "U – UB – Zone urbaine"
    assert by_name["compatible"]["route_objet"] == "Chemin"
    assert by_name["sans contour"]["route_objet"] is None


def test_qgis_opens_it_with_its_style(base: Store, result: Path) -> None:
    kit.run(base, result)
    layer = QgsVectorLayer(f"{result}|layername={LAYER}", "résultat", "ogr")
    assert layer.isValid() and layer.featureCount() == 10
    assert layer.crs().authid() == "EPSG:2154"
    assert layer.hasSpatialIndex() == layer.SpatialIndexPresence.SpatialIndexPresent
    _text, loaded = layer.loadDefaultStyle()
    assert loaded
    renderer = layer.renderer()
    assert renderer.classAttribute() == "verdict"
    hatchings = {c.value(): c.symbol().symbolLayerCount() for c in renderer.categories()}
    assert hatchings["compatible"] == 1 and hatchings["exclu"] == 3 and hatchings["sous_conditions"] == 2
    angles = {c.value(): [c.symbol().symbolLayer(n).lineAngle() for n in range(1, c.symbol().symbolLayerCount())]
              for c in renderer.categories()}  # fmt: skip
    told = {tuple(angle) for code, angle in angles.items() if not code.startswith("texte")}
    assert len(told) == 4, "read without colours"
    assert layer.attributeAlias(layer.fields().lookupField("route_m")) == "Routes : distance (m)"
    names = [layer.attributeAlias(place) for place in range(1, layer.fields().count())]
    assert all(names)


def test_what_it_was_made_with_is_in_the_file(base: Store, result: Path) -> None:
    run = kit.run(base, result)
    told = read_result(result)
    assert told.passage == run.passage
    assert told.facts == run.facts
    assert told.facts.figures["criblage_personnes"] == 40
    assert told.facts.left_out == kit.LEFT_OUT
    assert {layer.vintage for layer in told.facts.layers} == {"2025"}
    first = read_rows(result)[0].values
    assert [one.sentence.message for one in reasons(first, told.facts)] == [
        one.sentence.message for one in reasons(first, run.facts)
    ]


def test_the_base_keeps_the_run_with_its_layers_and_its_figures(base: Store, result: Path) -> None:
    run = kit.run(base, result)
    [kept] = rows(base, "criblage")
    assert kept["uuid"] == run.passage.criblage and kept["date"] == kit.DAY and kept["version_regles"] == "1"
    assert [kept[f"nb_{code}"] for code in ("compatible", "sous_conditions", "exclu", "non_evaluable")] == [1, 3, 4, 2]
    sources = {row["role"]: row for row in rows(base, "criblage_source")}
    assert sources["route"]["couche"] == "Couche route" and sources["route"]["nb_objets"] == 8
    assert sources["voie_ferree"]["couche"] == "laissé de côté par le protocole"
    figures = {row["seuil"]: row for row in rows(base, "criblage_seuil")}
    assert figures["Personnes à accueillir : 40"]["source"] == "Fixé par le protocole."
    assert figures["Distance à une école : non fixé"]["regle"] == "R7"


def test_the_source_typed_with_a_figure_is_kept_with_the_run(base: Store, result: Path) -> None:
    with base.transaction("a") as session:
        session.insert("reglage", {"cle": "criblage_personnes", "valeur": "40", "source": "Comité du 3 mars"})
        session.insert("reglage", {"cle": "criblage_route_m", "valeur": "77", "source": "Une autre valeur"})
    kit.run(base, result)
    sources = {row["seuil"]: row["source"] for row in rows(base, "criblage_seuil")}
    assert sources["Personnes à accueillir : 40"] == "Comité du 3 mars"
    assert sources["Distance à une route : 30"].startswith("QGIS Foncier (Cerema)")


def test_the_file_does_not_give_the_source_of_the_default_to_another_figure(base: Store, result: Path) -> None:
    kit.run(base, result, settings={**kit.SETTINGS, "criblage_largeur_m": "25"})
    with Handle(result, update=False) as file:
        found = {
            key: (figure, status, source)
            for key, figure, status, source in file.rows("SELECT cle, seuil, statut, source FROM criblage_seuils")
        }
    assert found["criblage_largeur_m"] == ("25", "besoin du projet", "Fixé par le protocole, à la place de 15.")
    assert found["criblage_personnes"] == ("40", "besoin du projet", "Fixé par le protocole.")
    figure, status, source = found["criblage_route_m"]
    assert (figure, status) == ("30", "méthode publiée") and source.startswith("QGIS Foncier (Cerema)")


def test_a_layer_that_is_not_given_is_unknown_and_said(base: Store, result: Path) -> None:
    given = kit.layers()
    del given["route"], given["cimetiere"]
    run = kit.run(base, result, given)
    assert run.counts["compatible"] == 0 and run.counts["non_evaluable"] == 7
    sources = {row["role"]: row["couche"] for row in rows(base, "criblage_source")}
    assert sources["route"] == sources["cimetiere"] == "non fourni : inconnu"


def test_what_prevents_an_answer_is_told_once_for_all(base: Store, result: Path) -> None:
    def told(given: dict[str, SourceTable]) -> list[str]:
        run = kit.run(base, result, given)
        return [plain(one.message) for one in run.warnings if "non évaluable(s)" in one.message or "non fournies" in
                one.message]  # fmt: skip

    whole = kit.layers()
    [first] = told(whole)
    by_rule = {
        rule: sum(row.values["verdict"] == row.values[f"r{rule}_resultat"] == "non_evaluable"
                  for row in read_rows(result)) for rule in range(1, 8)
    }  # fmt: skip
    assert first.startswith("2 terrain(s) non évaluable(s)")
    for rule, count in by_rule.items():
        assert (f"R{rule} – " in first) == bool(count and rule != 5), "R5 never prevents anything"
        assert not count or rule == 5 or re.search(rf"R{rule} – [^;]* \({count}\)", first)
    result.unlink()
    del whole["route"], whole["cimetiere"]
    _first, missing = told(whole)
    assert missing.startswith("Couches non fournies : Cimetières ; Routes. Tant qu’il en manque une, aucun terrain")
    found = {row.values["verdict"] for row in read_rows(result)}
    assert found == {"non_evaluable", "exclu"}, "what the sentence says"


def test_a_read_only_folder_is_told_of_the_base(
    base: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """The window has no other folder to choose; whoever runs the algorithm has."""
    real = tempfile.TemporaryFile

    def refused(*args: Any, dir: Any = None, **more: Any) -> Any:  # noqa: A002 - the name that is called
        if dir is not None:
            raise PermissionError(dir)
        return real(*args, **more)

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    with pytest.raises(ResorptionError, match="base.gpkg.* lecture seule"):
        check_request(kit.request(base, tmp_path / "resultat.gpkg", kit.layers()))
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    with pytest.raises(ResorptionError, match="ailleurs.*Choisissez un autre dossier"):
        check_request(kit.request(base, elsewhere / "resultat.gpkg", kit.layers()))


def test_the_same_base_and_day_give_the_same_rows(base: Store, tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.gpkg" for n in range(2)]
    for file in files:
        kit.run(base, file)
    first, second = (read_rows(file) for file in files)
    assert first == second


def test_a_run_of_today_has_its_time_and_one_of_another_day_has_none(base: Store, tmp_path: Path) -> None:
    kit.run(base, tmp_path / "autre.gpkg")
    assert read_result(tmp_path / "autre.gpkg").passage.at == ""
    before = datetime.now()
    kit.run(base, tmp_path / "jour.gpkg", day=before.date())
    times = {before.strftime("%H:%M"), datetime.now().strftime("%H:%M")}
    assert read_result(tmp_path / "jour.gpkg").passage.at in times


def test_contiguous_parcels_of_one_owner_make_one_piece(base: Store, result: Path) -> None:
    pair = (("a", kit.square(0, side=35), "commune"), ("b", kit.square(35, side=35), "commune"),
            ("c", kit.square(70, side=35), "commune"))  # fmt: skip
    given = kit.layers(pair)
    given["parcelles"].frame["proprietaire"] = ["VILLE", "VILLE", "AUTRE VILLE"]
    assert kit.run(base, result, given).counts["exclu"] == 3
    run = kit.run(base, result, given, merge=True)
    found = [row.values for row in read_rows(result)]
    assert run.total == 2
    assert [row["parcelles"] for row in found] == [f"{kit.number(1)} {kit.number(2)}", kit.number(3)]
    assert [row["verdict"] for row in found] == ["compatible", "exclu"]
    assert found[0]["contenance_m2"] == 20_000 and found[0]["nb_parcelles"] == 2


def test_owners_come_from_their_file_and_absence_is_unknown(base: Store, result: Path) -> None:
    given = kit.layers(tuple((name, shape, "inconnu") for name, shape, _owner in kit.PARCELS))
    given["proprietaires"] = kit.table("proprietaires", [None] * 3, {
        "identifiant": [kit.number(1), kit.number(3), kit.number(3)], "proprietaire": ["VILLE", "ETAT", "SNCF"],
        "groupe": ["4", "1", "9"]})  # fmt: skip
    run = kit.run(base, result, given)
    found = [row.values["categorie_proprietaire"] for row in read_rows(result)]
    assert found == ["commune", *["inconnu"] * 9], "two owners of different kinds: none to tell"
    assert sum("2 parcelle(s) sur 10" in warning.message for warning in run.warnings) == 1
    row = read_rows(result)[1].values
    assert row["r5_resultat"] == "non_evaluable" and row["verdict"] == "sous_conditions", "a facet, not a verdict"


class TestNothingIsLeft:
    """A run that fails or is stopped leaves neither file nor rows, and a former result as it was."""

    def test_by_a_cancel_at_any_moment(self, base: Store, result: Path, tmp_path: Path) -> None:
        asked = []
        kit.run(base, tmp_path / "entier.gpkg", cancelled=lambda: bool(asked.append(1)))
        before = counts(base)
        for moment in range(len(asked)):
            left = iter([False] * moment)
            with pytest.raises(Cancelled):
                kit.run(base, result, cancelled=lambda left=left: next(left, True))
            assert not result.exists()
        assert counts(base) == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["base.gpkg", "entier.gpkg"]

    def test_by_a_full_disk(self, base: Store, result: Path, tmp_path: Path, small_files: None) -> None:
        with pytest.raises(ResorptionError, match="place sur le disque|n’a pas pu être"):
            kit.run(base, result)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["base.gpkg"]

    def test_by_a_base_that_refuses(self, base: Store, result: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        result.write_bytes(b"avant")

        def fails(*_arguments: object) -> None:
            raise ResorptionError("La base refuse.")

        monkeypatch.setattr(inventory, "record_run", fails)
        with pytest.raises(ResorptionError, match="refuse"):
            kit.run(base, result)
        assert result.read_bytes() == b"avant"
        assert counts(base) == NOTHING

    def test_by_a_commit_that_fails(self, base: Store, result: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The file was already in place."""
        from resorption.layers import store as stores

        def fails(_session: object) -> None:
            assert result.exists()
            raise ResorptionError("La base refuse.")

        monkeypatch.setattr(stores.Session, "raise_failure", fails)
        with pytest.raises(ResorptionError, match="refuse"):
            kit.run(base, result)
        assert not result.exists()
        assert counts(base) == NOTHING


class TestRefusedBefore:
    """What cannot be run says why."""

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"settings": {}}, "Personnes à accueillir"),
            ({"left_out": frozenset({"ppr"})}, "ne peut pas être laissé de côté"),
            ({"day": kit.day("2999-01-01")}, "futur"),
        ],
    )
    def test_what_makes_no_sense(self, base: Store, result: Path, changes: dict, words: str) -> None:
        with pytest.raises(ResorptionError, match=words):
            check_request(kit.request(base, result, kit.layers(), **changes))

    def test_files_that_are_no_result_are_never_replaced(self, base: Store, result: Path, tmp_path: Path) -> None:
        asked = kit.request(base, base.path, kit.layers())
        with pytest.raises(ResorptionError, match="existe déjà"):
            check_request(asked)
        other = Path(shutil.copy(base.path, tmp_path / "cadastre.gpkg"))
        with pytest.raises(ResorptionError, match="n’est pas le résultat"):
            check_request(replace(asked, result=other))
        kit.run(base, result)
        check_request(replace(asked, result=result))

    def test_a_result_open_in_the_project_stays(self, base: Store, result: Path, qgis_new_project: None) -> None:
        from qgis.core import QgsProject

        kit.run(base, result)
        layer = QgsVectorLayer(f"{result}|layername={LAYER}", "résultat", "ogr")
        QgsProject.instance().addMapLayer(layer)
        with pytest.raises(ResorptionError, match="est ouvert"):
            check_request(kit.request(base, result, kit.layers()))

    def test_no_parcel(self, base: Store, result: Path) -> None:
        given = kit.layers()
        del given["parcelles"]
        with pytest.raises(ResorptionError, match="aucune parcelle"):
            kit.run(base, result, given)

    def test_a_free_name_is_proposed(self, base: Store) -> None:
        first = default_result(base.path, kit.DAY)
        assert first.name == "base_criblage_2026-07-01.gpkg"
        first.write_bytes(b"")
        assert default_result(base.path, kit.DAY).name == "base_criblage_2026-07-01_2.gpkg"


class TestDoubts:
    """What makes « nothing there » doubtful is said."""

    def test_a_plan_without_zones_says_nothing_of_its_ground(self, base: Store, result: Path) -> None:
        given = kit.layers()
        given["ppr"].frame["plan"] = "PPR-A"
        given["ppr_perimetre"].frame["plan"] = ["PPR-A", "PPR-B"]
        run = kit.run(base, result, given)
        assert any("PPR-B" in warning.message for warning in run.warnings)
        by_name = {name: row.values for (name, *_), row in zip(kit.PARCELS, read_rows(result))}
        assert by_name["cimetière"]["r3_resultat"] == "non_evaluable"
        assert by_name["compatible"]["r3_resultat"] == "satisfaite"

    @pytest.mark.parametrize("zoned", ["", "PPR-A"])
    @pytest.mark.parametrize(("state", "expected"), [("PRESCRIT", "non_evaluable"), ("Approuvé", "satisfaite")])
    def test_nor_does_one_that_is_only_prescribed_and_has_no_identifier(
        self, base: Store, result: Path, zoned: str, state: str, expected: str
    ) -> None:
        given = kit.layers()
        given["ppr"].frame["plan"] = zoned
        given["ppr_perimetre"].frame["plan"] = [zoned, ""]
        given["ppr_perimetre"].frame["etat"] = ["APPROUVE", state]
        run = kit.run(base, result, given)
        by_name = {name: row.values for (name, *_), row in zip(kit.PARCELS, read_rows(result))}
        assert by_name["cimetière"]["r3_resultat"] == expected
        assert by_name["compatible"]["r3_resultat"] == "satisfaite"
        assert any("PRESCRIT" in warning.message for warning in run.warnings) == (state == "PRESCRIT")

    def test_without_perimeter_only_zones_are_known(self, base: Store, result: Path) -> None:
        given = kit.layers()
        del given["ppr_perimetre"]
        run = kit.run(base, result, given)
        assert run.counts["compatible"] == 0
        assert any("Aucun périmètre" in warning.message for warning in run.warnings)
