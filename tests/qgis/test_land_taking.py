"""Parcels taken into the base, and what a later screening says of them: people's steps and notes are theirs."""

from __future__ import annotations

import runpy
import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from resorption.land import taking
from resorption.land.change_sentences import told_changes
from resorption.land.criteria import RULE_IDS
from resorption.land.result_file import read_rows
from resorption.land.taking import take
from resorption.layers.prevention import read_prevention
from resorption.layers.store import Store
from resorption.protocol.errors import ResorptionError
from resorption.protocol.prevention import Nature

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py")))
COMPATIBLE, NO_ROAD, PROHIBITED, PARTLY, OUT_OF_PLAN = (kit.number(n) for n in (1, 2, 3, 4, 6))
LATER = date(2026, 8, 1)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A base, and the result of a run recorded in it."""
    folder = tmp_path_factory.mktemp("modele")
    store = kit.make(folder / "base.gpkg")
    kit.run(store, folder / "resultat.gpkg")
    return store.path, folder / "resultat.gpkg"


@pytest.fixture
def base(model: tuple[Path, Path], tmp_path: Path) -> Store:
    return Store(Path(shutil.copy(model[0], tmp_path / "base.gpkg")))


@pytest.fixture
def result(model: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copy(model[1], tmp_path / "resultat.gpkg"))


def find(base: Store, table: str, **equals: Any) -> list[Any]:
    with base.reading() as reader:
        return reader.find(table, **equals)


def count(base: Store, table: str) -> int:
    with base.reading() as reader:
        return reader.count(table)


def test_a_parcel_without_an_identifier_is_refused_in_so_many_words(base: Store, result: Path) -> None:
    with pytest.raises(ResorptionError, match="identifiant lisible"):
        take(base.path, result, [COMPATIBLE, ""])
    assert count(base, "foncier") == 0


def test_a_parcel_becomes_land_with_its_verdict_and_every_reason(base: Store, result: Path) -> None:
    taken = take(base.path, result, [PARTLY], "Ana")
    [land] = find(base, "foncier")
    assert taken.made == (land.uuid,) and not taken.already
    values = land.values
    assert values["code"] == "F-2026-001" or str(values["code"]).startswith("F-")
    assert (values["etape"], values["accord_proprietaire"]) == ("repere", "inconnu")
    assert (values["commune"], values["categorie_proprietaire"]) == ("ouest", "etat")
    assert (values["surface_m2"], values["surface_utile_m2"]) == (10_000, 9_600)
    assert values["zonage"] == "U – UB – Zone urbaine"
    assert values["cree_par"] == "Ana"
    assert shapely.from_wkb(land.geometry).equals(kit.square(3000))
    assert [row.values["parcelle"] for row in find(base, "foncier_parcelle", foncier=land.uuid)] == [PARTLY]
    [verdict] = find(base, "foncier_verdict", foncier=land.uuid)
    assert verdict.values["verdict"] == "sous_conditions"
    assert (verdict.values["capacite_min"], verdict.values["capacite_max"]) == (213, 320)
    rules = {row.values["regle"]: row.values for row in find(base, "foncier_regle", foncier_verdict=verdict.uuid)}
    assert set(rules) == set(RULE_IDS)
    assert rules["R3"]["resultat"] == "conditionnelle" and "interdit 400" in rules["R3"]["valeur"]
    assert "Couche ppr" in rules["R3"]["source"] and "2025" in rules["R3"]["source"]
    assert rules["R6"]["valeur"] == "route 10" and rules["R6"]["seuil"] == "route 30"


def test_an_excluded_parcel_may_be_taken_with_all_its_reasons(base: Store, result: Path) -> None:
    take(base.path, result, [PROHIBITED])
    [verdict] = find(base, "foncier_verdict")
    assert verdict.values["verdict"] == "exclu"
    assert len(find(base, "foncier_regle")) == len(RULE_IDS)


def test_what_is_there_already_stays_as_it_is(base: Store, result: Path) -> None:
    first = take(base.path, result, [COMPATIBLE])
    again = take(base.path, result, [COMPATIBLE, NO_ROAD])
    assert len(again.made) == 1
    [there] = again.already
    assert there.identifier == COMPATIBLE and there.land == first.made[0]
    assert count(base, "foncier") == 2 and count(base, "foncier_verdict") == 2


def test_public_land_that_is_taken_is_in_the_list_of_prevention(base: Store, result: Path) -> None:
    take(base.path, result, [COMPATIBLE, OUT_OF_PLAN])
    found = read_prevention(base.path, kit.DAY).found
    assert [(line.nature, line.surface_m2) for line in found.lines] == [(Nature.LAND, 10_000)]
    assert sum(found.left_out.values()) == 1, "the other one has no known owner"


class TestRefused:
    """Nothing is written when one of the parcels cannot be taken."""

    @pytest.mark.parametrize(
        ("identifiers", "words"),
        [([], "au moins une"), ([COMPATIBLE, "00101000ZZ9999"], "pas dans le résultat"), ([kit.number(8)], "contour"),
         ([kit.number(n) for n in range(600)], "au plus")],
    )  # fmt: skip
    def test_parcels(self, base: Store, result: Path, identifiers: list[str], words: str) -> None:
        with pytest.raises(ResorptionError, match=words):
            take(base.path, result, identifiers)
        assert count(base, "foncier") == 0

    def test_a_result_of_another_base(self, result: Path, tmp_path: Path) -> None:
        other = kit.make(tmp_path / "autre.gpkg")
        with pytest.raises(ResorptionError, match="autre base"):
            take(other.path, result, [COMPATIBLE])

    def test_a_run_that_is_no_longer_in_the_base(self, base: Store, result: Path) -> None:
        [run] = find(base, "criblage")
        with base.transaction() as session:
            session.delete("criblage", run.uuid, version=run.version, reason="essai")
        with pytest.raises(ResorptionError, match="ne connaît plus"):
            take(base.path, result, [COMPATIBLE])

    def test_a_file_that_is_no_result(self, base: Store) -> None:
        with pytest.raises(ResorptionError, match="n’est pas le résultat"):
            take(base.path, base.path, [COMPATIBLE])

    def test_out_of_the_territory(self, base: Store, tmp_path: Path) -> None:
        given = kit.layers((("loin", kit.square(20_000), "commune"),))
        kit.run(base, tmp_path / "loin.gpkg", given)
        with pytest.raises(ResorptionError, match="dehors du territoire"):
            take(base.path, tmp_path / "loin.gpkg", [kit.number(1)])

    def test_half_way(self, base: Store, result: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_arguments: object) -> None:
            raise ResorptionError("La base refuse.")

        monkeypatch.setattr(taking, "record_verdicts", fails)
        with pytest.raises(ResorptionError, match="refuse"):
            take(base.path, result, [COMPATIBLE])
        assert count(base, "foncier") == count(base, "foncier_parcelle") == 0

    def test_two_rows_of_one_identifier(self, base: Store, tmp_path: Path) -> None:
        given = kit.layers()
        given["parcelles"].frame.loc[1, "identifiant"] = COMPATIBLE
        kit.run(base, tmp_path / "double.gpkg", given)
        with pytest.raises(ResorptionError, match="Plusieurs terrains"):
            take(base.path, tmp_path / "double.gpkg", [COMPATIBLE])


class TestLaterRun:
    """A later screening adds its verdict on the land of the base, and says what changed."""

    def test_nothing_that_people_wrote_changes(self, base: Store, result: Path, tmp_path: Path) -> None:
        take(base.path, result, [COMPATIBLE])
        [land] = find(base, "foncier")
        with base.transaction("Ana") as session:
            decided = {"etape": "propose", "note": "Vu avec la mairie", "accord_proprietaire": "oui",
                       "surface_utile_m2": 1234.0, "zonage": "à revoir"}  # fmt: skip
            session.update("foncier", land.uuid, decided, version=land.version)
        [before] = find(base, "foncier")
        run = kit.run(base, tmp_path / "second.gpkg", day=LATER)
        [after] = find(base, "foncier")
        assert after == before
        assert run.changes == ()
        assert count(base, "foncier_verdict") == 2 and count(base, "criblage") == 2

    def test_what_changed_is_told(self, base: Store, result: Path, tmp_path: Path) -> None:
        take(base.path, result, [COMPATIBLE, NO_ROAD])
        given = kit.layers()
        given["route"] = kit.table("route", [kit.square(1000, -20, 10)], vintage="2026")
        run = kit.run(base, tmp_path / "second.gpkg", given, day=LATER)
        by_verdict = {(c.before.verdict, c.after.verdict): c for c in run.changes}
        assert set(by_verdict) == {("compatible", "sous_conditions"), ("sous_conditions", "compatible")}
        lost = by_verdict["compatible", "sous_conditions"]
        assert [change.rule for change in lost.rules] == ["R6"]
        [told] = told_changes([lost])
        assert told.title.message.endswith("Compatible → Sous conditions")
        road, layers = (line.message for line in told.lines)
        assert "Satisfaite → Conditionnelle" in road and "2025" in layers and "2026" in layers

    def test_another_figure_is_a_change_too(self, base: Store, result: Path, tmp_path: Path) -> None:
        take(base.path, result, [COMPATIBLE])
        run = kit.run(base, tmp_path / "second.gpkg", settings={**kit.SETTINGS, "criblage_personnes": "50"}, day=LATER)
        [change] = run.changes
        assert [rule.rule for rule in change.rules] == ["R1"]
        assert "1 800 m² → 2 250 m²" in told_changes([change])[0].lines[0].message.replace("\N{NO-BREAK SPACE}", " ")

    def test_the_last_run_is_that_of_the_last_day(self, base: Store, result: Path, tmp_path: Path) -> None:
        take(base.path, result, [COMPATIBLE])
        far = kit.layers()
        far["route"] = kit.table("route", [kit.square(9000)])
        kit.run(base, tmp_path / "tard.gpkg", far, day=LATER)
        run = kit.run(base, tmp_path / "tot.gpkg", day=date(2026, 7, 15))
        [change] = run.changes
        assert (change.before.verdict, change.after.verdict) == ("sous_conditions", "compatible")

    def test_land_drawn_by_hand_is_screened_with_its_outline(self, base: Store, tmp_path: Path) -> None:
        with base.transaction() as session:
            kit.land(session, "dessin", kit.square(2000, side=50), etape="retenu")
            session.insert("foncier", {"nom": "sans contour", "commune": "ouest"}, kit.BASES.square(0), uuid="autre")
        kit.run(base, tmp_path / "resultat.gpkg")
        [verdict] = find(base, "foncier_verdict", foncier="dessin")
        assert verdict.values["verdict"] == "exclu"
        assert len(find(base, "foncier_regle", foncier_verdict=verdict.uuid)) == len(RULE_IDS)
        assert find(base, "foncier", uuid="dessin")[0].values["etape"] == "retenu"

    def test_the_verdict_on_land_taken_is_that_of_its_row(self, base: Store, result: Path, tmp_path: Path) -> None:
        names = [kit.number(n) for n in (1, 2, 3, 4, 5, 6, 7, 9, 10)]
        made = take(base.path, result, names).made
        kit.run(base, tmp_path / "second.gpkg", day=LATER)
        rows = {row.values["identifiant"]: row.values["verdict"] for row in read_rows(tmp_path / "second.gpkg")}
        for name, land in zip(names, made):
            first, second = (row.values["verdict"] for row in find(base, "foncier_verdict", foncier=land))
            assert first == second == rows[name]
