"""What was typed is written in one go, and held against what a colleague wrote meanwhile."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from resorption.layers.companion import companion_path, open_companion
from resorption.layers.edits import Conflict, Delete, Insert, Update, conflicts, save
from resorption.layers.errors import ConflictError, RefusedRow
from resorption.layers.names import full_name, names, row_name, shown
from resorption.layers.schema import table
from resorption.layers.session import Record
from resorption.layers.site_file import VanishedSite, read_head, read_linked
from resorption.layers.store import Store
from resorption.protocol.errors import ResorptionError

KIT = runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py"))


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Store:
    return KIT["make"](tmp_path / "essai.gpkg")


def read(store: Store, name: str, uuid: str) -> Record:
    with store.reading() as reader:
        return reader.fetch(name, uuid)


def count(store: Store, name: str) -> int:
    with store.reading() as reader:
        return reader.count(name)


def test_all_is_written_in_one_go(store: Store) -> None:
    site, engagement = read(store, "site", "forges"), read(store, "engagement", "engagement")
    save(store, [
        Delete(engagement, "double"),
        Update(site, {"adresse": "rue des Forges"}),
        Insert("visite", "v1", {"site": "forges", "date": date(2026, 3, 1), "constat": "rien"}),
    ], "essai")  # fmt: skip
    assert read(store, "site", "forges").values["adresse"] == "rue des Forges"
    assert read(store, "visite", "v1") is not None
    assert read(store, "engagement", "engagement") is None


def test_a_row_deleted_and_typed_again_takes_its_place(store: Store) -> None:
    """One line by site and type of orientation."""
    row = {"site": "forges", "type": "logement"}
    save(store, [Insert("orientation", "ancienne", {**row, "nb_personnes": 4})], "essai")
    save(store, [
        Insert("orientation", "nouvelle", {**row, "nb_personnes": 5}),
        Delete(read(store, "orientation", "ancienne"), "erreur"),
    ], "essai")  # fmt: skip
    assert read(store, "orientation", "nouvelle").values["nb_personnes"] == 5


def test_a_row_goes_once_the_others_let_go_of_it(store: Store) -> None:
    save(store, [Insert("partenaire", "nouveau", {"categorie": "association", "nom": "Nouveau"})], "essai")
    promised = [read(store, "engagement", uuid) for uuid in ("engagement", "ailleurs")]
    save(store, [
        Delete(read(store, "partenaire", "Ville"), "dissous"),
        *(Update(row, {"partenaire": "nouveau"}) for row in promised),
    ], "essai")  # fmt: skip
    assert read(store, "partenaire", "Ville") is None


@pytest.mark.parametrize("wrong", ["refused", "stale"])
def test_one_refusal_and_nothing_is_written(store: Store, wrong: str) -> None:
    site = read(store, "site", "forges")
    if wrong == "stale":
        save(store, [Update(site, {"acces": "autre"})], "essai")
        last = Update(site, {"adresse": "rue des Forges"})
    else:
        last = Update(site, {"nom": "x" * 36})
    before = count(store, "visite")
    with pytest.raises((RefusedRow, ConflictError)):
        save(
            store,
            [Insert("visite", "v1", {"site": "forges", "date": date(2026, 3, 1), "constat": "rien"}), last],
            "essai",
        )
    assert count(store, "visite") == before
    assert read(store, "site", "forges").values["adresse"] is None


def test_restricted_rows_go_to_the_companion_with_the_same_lot(store: Store) -> None:
    site = read(store, "site", "forges")
    owner = Insert("proprietaire", "p1", {"site": "forges", "type": "public", "personne_morale": "Ville"})
    save(store, [Update(site, {"adresse": "ici"}), owner], "essai")
    with open_companion(store.path).reading() as reader:
        (row,) = reader.all("proprietaire")
    with store.reading() as reader:
        (lot,) = reader.all("lot")
    assert row.values["lot"] == lot.uuid
    save(store, [Update(row, {"personne_morale": "Département"})], "essai")
    with open_companion(store.path).reading() as reader:
        assert reader.fetch("proprietaire", "p1").values["personne_morale"] == "Département"


def test_a_refusal_in_the_base_leaves_no_companion(store: Store) -> None:
    owner = Insert("proprietaire", "p1", {"site": "forges", "type": "public"})
    with pytest.raises(RefusedRow):
        save(store, [Update(read(store, "site", "forges"), {"nom": "x" * 36}), owner], "essai")
    assert not companion_path(store.path).exists()


def stale_conflict(store: Store, mine: dict, theirs: dict) -> Conflict:
    site = read(store, "site", "forges")
    save(store, [Update(site, theirs)], "collègue")
    change = Update(site, mine)
    (found,) = conflicts(store, [change, Insert("visite", "v", {})])
    return found


def test_a_conflict_tells_both_sides(store: Store) -> None:
    found = stale_conflict(
        store, {"adresse": "moi", "acces": "même", "contexte": "moi"}, {"adresse": "eux", "acces": "même", "nom": "Eux"}
    )
    told = {d.field.name: (d.before, d.mine, d.theirs, d.contested) for d in found.differences()}
    assert told == {
        "nom": ("Forges", "Forges", "Eux", False),
        "adresse": (None, "moi", "eux", True),
        "acces": (None, "même", "même", False),
        "contexte": (None, "moi", None, False),
    }


def test_the_chosen_values_are_written_over_the_new_version(store: Store) -> None:
    found = stale_conflict(store, {"adresse": "moi", "contexte": "moi"}, {"adresse": "eux", "nom": "Eux"})
    save(store, [found.rebased(theirs=["adresse"])], "essai")
    values = read(store, "site", "forges").values
    assert (values["adresse"], values["contexte"], values["nom"]) == ("eux", "moi", "Eux")


def test_a_row_deleted_meanwhile_is_a_conflict_without_a_row(store: Store) -> None:
    diagnostic = read(store, "diagnostic", "diagnostic")
    save(store, [Delete(diagnostic, "double")], "collègue")
    (found,) = conflicts(store, [Update(diagnostic, {"freins": "bail"})])
    assert found.current is None
    with pytest.raises(ValueError, match="diagnostic"):
        found.rebased()


@pytest.mark.parametrize("kind", ["update", "delete"])
def test_what_a_layer_holds_unsaved_is_not_written_over(store: Store, kind: str) -> None:
    """Saved later, the layer would win without a word; another column of the same row stays free."""
    layer = QgsVectorLayer(f"{store.path}|layername=site", "Campements", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.startEditing()
    fid = next(f.id() for f in layer.getFeatures() if f["uuid"] == "forges")
    layer.changeAttributeValue(fid, layer.fields().indexOf("adresse"), "saisie dans la couche")
    save(store, [Update(read(store, "site", "forges"), {"acces": "par le nord"})], "essai")
    site = read(store, "site", "forges")
    change = Delete(site, "erreur") if kind == "delete" else Update(site, {"adresse": "saisie dans la fiche"})
    with pytest.raises(ResorptionError, match="Campements"):
        save(store, [change], "essai")
    assert read(store, "site", "forges") == site
    layer.changeAttributeValue(fid, layer.fields().indexOf("adresse"), site.values["adresse"])
    layer.deleteFeature(fid)
    with pytest.raises(ResorptionError, match="Campements"):
        save(store, [Update(site, {"contexte": "une autre colonne"})], "essai")
    layer.rollBack()
    save(store, [change], "essai")
    QgsProject.instance().clear()


def test_no_conflict_when_nothing_moved(store: Store) -> None:
    assert conflicts(store, [Update(read(store, "site", "forges"), {"nom": "Autre"})]) == ()


def test_head_and_links(store: Store) -> None:
    with store.reading() as reader:
        head = read_head(reader, "forges")
        (linked,) = read_linked(reader, "engagement_site", "forges")
        with pytest.raises(VanishedSite):
            read_head(reader, "nulle part")
    assert head.name == f"{head.record.values['code']} – Forges"
    assert (head.synthesis["nb_personnes"], head.closed) == (64, False)
    assert linked.uuid == "engagement"


def test_names(store: Store) -> None:
    with store.reading() as reader:
        assert names(reader, "partenaire") == [("Préfecture", "Préfecture"), ("Ville", "Ville")]
        assert ("engagement", "Art. 4 – Inscrire les enfants") in names(reader, "engagement")
        assert [name for _uuid, name in names(reader, "site")] == [
            f"S-{date.today().year}-00{number} – {name}" for number, name in ((1, "Forges"), (2, "Delta"))
        ]
    diagnostic = {"nature": "social", "operateur": "A", "date": date(2026, 2, 1)}
    assert row_name(table("diagnostic"), diagnostic) == full_name(table("diagnostic"), diagnostic)
    assert full_name(table("diagnostic"), diagnostic) == "Diagnostic social – 01/02/2026"
    assert full_name(table("denombrement"), {"date": date(2026, 2, 1)}) == "Dénombrement – 01/02/2026"
    assert shown(table("site").field("annee_cible"), 2027) == "2027"
    assert shown(table("site").field("date_installation"), date(2026, 2, 28)) == "28/02/2026"
