"""Closing and reopening a site: one transaction each, what was read is what counts, nothing is lost nor invented."""

from __future__ import annotations

import json
import runpy
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from resorption.layers.closing import close_site, read_situation, reopen_site
from resorption.layers.closing_checks import doubts, problems
from resorption.layers.closing_plan import ClosingPlan, Situation
from resorption.layers.errors import ConflictError, RefusedRow
from resorption.layers.session import Session
from resorption.layers.store import Store
from resorption.protocol.errors import ResorptionError

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
TODAY = date.today()
DAY = TODAY - timedelta(days=3)
COUNTED = TODAY - timedelta(days=40)
LASTING = {
    "hebergement_accompagne": {"nb_personnes": 20, "nb_menages": 5, "note": "Résidence sociale"},
    "logement": {"nb_personnes": 13, "nb_menages": 4, "note": None},
    "mise_a_l_abri": {"nb_personnes": 5, "nb_menages": None, "note": None},
}
USAGE = {
    "usage": "en_projet", "description": "Jardin", "gestionnaire_identifie": "oui", "gestionnaire": "Commune",
    "equipements_laisses": "non",
}  # fmt: skip


def fill(session: Session) -> None:
    since = {"date_installation": date(2024, 3, 1), "date_signalement": date(2024, 4, 1)}
    session.insert("site", {"nom": "Rue des Forges", **since}, kit.square(), uuid="s1")
    session.insert("site", {"nom": "Quai"}, kit.square(50), uuid="s2")
    session.insert("denombrement", {"site": "s1", "date": COUNTED, "nb_personnes": 50, "nb_menages": 12}, uuid="d1")
    session.insert("orientation", {"site": "s1", "type": "logement", "nb_personnes": 2}, uuid="o1")
    session.insert("orientation", {"site": "s1", "type": "aucune", "nb_personnes": 7}, uuid="o2")


@pytest.fixture(scope="module")
def model(tmp_path_factory, qgis_app) -> Path:
    store = kit.new_store(tmp_path_factory.mktemp("modele") / "base.gpkg")
    with store.transaction("Alice") as session:
        fill(session)
    return store.path


@pytest.fixture
def store(model, tmp_path) -> Store:
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


def a_plan(situation: Situation, **more: object) -> ClosingPlan:
    closing = {"date_fermeture": DAY, "cause_fermeture": "resorption", "contexte_fermeture": None}
    return replace(ClosingPlan(situation, closing, LASTING), **more)


def whole_plan(situation: Situation) -> ClosingPlan:
    return a_plan(
        situation, usage=USAGE, finding="rien", next_visit=TODAY + timedelta(days=30),
        count={"date": DAY, "nb_personnes": 50, "nb_menages": 11},
    )  # fmt: skip


def rows(store: Store, table: str, **equals: object) -> list[dict[str, object]]:
    with store.reading() as reader:
        return [record.values for record in reader.find(table, **equals)]


def everything(store: Store) -> list[object]:
    with store.reading() as reader:
        return [record for table in store.tables for record in reader.all(table.name)]


def fields_of(plan: ClosingPlan) -> set[str]:
    return {problem.field for problem in problems(plan, TODAY)}


def site(store: Store) -> dict[str, object]:
    (found,) = rows(store, "site", uuid="s1")
    return found


def test_a_site_is_resorbed_with_everything_attached(store):
    close_site(store, whole_plan(read_situation(store, "s1")))
    closed = site(store)
    assert (closed["statut"], closed["date_fermeture"], closed["cause_fermeture"]) == ("resorbe", DAY, "resorption")
    assert (closed["resorption_declaree"], closed["resorption_motif"]) == ("oui", None)
    kept = {str(r["type"]): (r["uuid"], r["nb_personnes"], r["nb_menages"]) for r in rows(store, "orientation")}
    assert kept["logement"] == ("o1", 13, 4)
    assert set(kept) == set(LASTING)
    assert [(r["date"], r["nb_personnes"]) for r in rows(store, "denombrement")] == [(COUNTED, 50), (DAY, 50)]
    (usage,) = rows(store, "usage_site", site="s1")
    assert (usage["date"], usage["usage"], usage["gestionnaire"]) == (DAY, "en_projet", "Commune")
    (visit,) = rows(store, "visite", site="s1")
    assert (visit["date"], visit["constat"], visit["prochaine_visite"]) == (DAY, "rien", TODAY + timedelta(days=30))
    (gone,) = rows(store, "journal", table_nom="orientation", operation="suppression")
    assert gone["motif"] == "Orientation retirée à la fermeture du site"


def test_nothing_is_added_that_was_not_said(store):
    close_site(store, a_plan(read_situation(store, "s1")))
    assert rows(store, "usage_site") == rows(store, "visite") == []
    assert len(rows(store, "denombrement")) == 1


@pytest.mark.parametrize(
    ("persons", "lasting", "status", "declared"),
    [(200, 131, "ferme_non_resorbe", "non"), (50, 33, "resorbe", "oui"), (41, 27, "ferme_non_resorbe", "non")],
)
def test_the_threshold_is_not_rounded(store, persons, lasting, status, declared):
    count = {"date": DAY, "nb_personnes": persons}
    given = {"logement": {"nb_personnes": lasting, "nb_menages": None, "note": None}}
    close_site(store, a_plan(read_situation(store, "s1"), count=count, orientations=given))
    assert (site(store)["statut"], site(store)["resorption_declaree"]) == (status, declared)


def test_the_threshold_is_that_of_the_protocol(store):
    with store.transaction() as session:
        (protocol,) = session.find("protocole")
        session.update("protocole", protocol.uuid, {"seuil_resorption_pct": 80}, version=protocol.version)
    plan = a_plan(read_situation(store, "s1"))
    assert (plan.share.threshold_pct, plan.decided) == (80, "non")


def test_the_manager_decides_otherwise_with_a_reason(store):
    plan = a_plan(read_situation(store, "s1"), decision="non")
    assert fields_of(plan) == {"site.resorption_motif"}
    with pytest.raises(ResorptionError, match="pourquoi"):
        close_site(store, plan)
    close_site(store, replace(plan, reason="Deux familles sont revenues"))
    assert site(store)["statut"] == "ferme_non_resorbe"
    assert site(store)["resorption_motif"] == "Deux familles sont revenues"


def test_without_a_count_the_result_is_unknown_unless_counted_or_decided(store):
    situation = replace(read_situation(store, "s1"), count=None)
    plan = a_plan(situation)
    assert (plan.share.result, plan.decided, plan.site_values["statut"]) == ("inconnu", "inconnu", "ferme_non_resorbe")
    assert not fields_of(plan)
    assert fields_of(replace(plan, decision="oui")) == {"site.resorption_motif"}
    assert replace(plan, count={"date": DAY, "nb_personnes": 50}).decided == "oui"
    assert fields_of(replace(plan, count={"date": DAY, "nb_personnes": None})) == {"denombrement.nb_personnes"}


def test_a_new_count_is_the_last_one(store):
    older = {"date": COUNTED - timedelta(days=1), "nb_personnes": 50}
    assert fields_of(a_plan(read_situation(store, "s1"), count=older)) == {"denombrement.date"}


@pytest.mark.parametrize(
    ("closing", "field"),
    [
        ({"date_fermeture": None}, "site.date_fermeture"),
        ({"date_fermeture": TODAY + timedelta(days=1)}, "site.date_fermeture"),
        ({"date_fermeture": date(2024, 2, 1)}, "site.date_fermeture"),
        ({"date_fermeture": date(2024, 3, 15)}, "site.date_fermeture"),
        ({"cause_fermeture": None}, "site.cause_fermeture"),
        ({"cause_fermeture": "autre"}, "site.contexte_fermeture"),
    ],
)
def test_a_wrong_closing_is_refused_beside_its_field(store, closing, field):
    plan = a_plan(read_situation(store, "s1"))
    plan = replace(plan, closing={**plan.closing, **closing})
    assert fields_of(plan) == {field}
    before = everything(store)
    with pytest.raises(ResorptionError):
        close_site(store, plan)
    assert everything(store) == before


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"nb_personnes": None, "nb_menages": 1}, "orientation.autre.nb_personnes"),
        ({"nb_personnes": -1}, "orientation.autre.nb_personnes"),
        ({"nb_personnes": 1, "nb_menages": 2}, "orientation.autre.nb_menages"),
        ({"nb_personnes": 13}, "orientation"),
        ({"nb_personnes": 9, "nb_menages": 9}, "orientation"),
    ],
)
def test_a_wrong_orientation_is_refused(store, row, field):
    assert field in fields_of(a_plan(read_situation(store, "s1"), orientations={**LASTING, "autre": row}))


def test_a_visit_is_planned_on_what_was_seen(store):
    plan = a_plan(read_situation(store, "s1"), next_visit=TODAY + timedelta(days=10))
    assert fields_of(plan) == {"visite.constat"}
    assert not fields_of(replace(plan, finding="rien"))
    assert fields_of(replace(plan, finding="rien", next_visit=DAY - timedelta(days=1))) == {"visite.prochaine_visite"}


def test_a_planned_visit_goes_to_the_last_visit_when_nothing_new_was_seen(store):
    with store.transaction() as session:
        session.insert("visite", {"site": "s1", "date": TODAY, "constat": "traces"}, uuid="v1")
    plan = a_plan(read_situation(store, "s1"), next_visit=TODAY + timedelta(days=10))
    assert fields_of(replace(plan, next_visit=DAY)) == {"visite.prochaine_visite"}
    close_site(store, plan)
    (visit,) = rows(store, "visite")
    assert (visit["constat"], visit["prochaine_visite"]) == ("traces", TODAY + timedelta(days=10))


def test_a_newer_visit_keeps_the_next_one(store):
    with store.transaction() as session:
        session.insert("visite", {"site": "s1", "date": TODAY, "constat": "traces"}, uuid="v1")
    close_site(store, a_plan(read_situation(store, "s1"), finding="rien", next_visit=TODAY + timedelta(days=10)))
    planned = {r["date"]: (r["constat"], r["prochaine_visite"]) for r in rows(store, "visite")}
    assert planned == {TODAY: ("traces", TODAY + timedelta(days=10)), DAY: ("rien", None)}


def test_what_is_doubtful_is_said(store):
    plan = a_plan(
        read_situation(store, "s1"), reason="Accord", next_visit=TODAY - timedelta(days=1), finding="rien",
        usage={**USAGE, "description": "Camp de Roms"}, orientations={"aucune": {"nb_personnes": 1, "note": "tziganes"}},
    )  # fmt: skip
    plan = replace(plan, closing={**plan.closing, "date_fermeture": COUNTED - timedelta(days=1)})
    assert {p.field for p in doubts(plan, TODAY)} == {
        "site.date_fermeture", "usage_site.description", "orientation.aucune.note", "visite.prochaine_visite"
    }  # fmt: skip


ROWS = ("site", "denombrement", "usage_site", "visite", "orientation")


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("method", ["insert", "update", "delete"])
def test_a_failure_at_any_row_leaves_nothing(store, monkeypatch, table, method):
    """The row of that table fails, before and after it was written."""
    plan = whole_plan(read_situation(store, "s1"))
    before = everything(store)
    for late in (False, True):
        called: list[str] = []
        with monkeypatch.context() as patch:
            patch.setattr(Session, method, failing(getattr(Session, method), table, called, late=late))
            if not touches(table, method):
                close_site(replace_store(store), plan)
                assert not called
                continue
            with pytest.raises(OSError, match="disque"):
                close_site(store, plan)
        assert called
        assert everything(store) == before


def replace_store(store: Store) -> Store:
    """A copy, so that what succeeds changes no other attempt."""
    copy = store.path.with_name(f"{store.path.stem}_copie.gpkg")
    return Store(Path(shutil.copy(store.path, copy)))


def touches(table: str, method: str) -> bool:
    written = {"insert": {"denombrement", "usage_site", "visite", "orientation"}, "update": {"site", "orientation"}}
    return table in written.get(method, {"orientation"})


def failing(call: Callable, table: str, called: list[str], *, late: bool) -> Callable:
    def fail(self: Session, name: str, *args: object, **more: object) -> object:
        if name != table:
            return call(self, name, *args, **more)
        called.append(name)
        if late:
            call(self, name, *args, **more)
        raise OSError("disque")

    return fail


def change(store: Store, table: str, uuid: str, **values: object) -> None:
    with store.transaction("Bruno") as session:
        record = session.fetch(table, uuid)
        session.update(table, uuid, values, version=record.version)


@pytest.mark.parametrize(
    "interfere",
    [
        lambda store: change(store, "site", "s1", adresse="Autre"),
        lambda store: change(store, "denombrement", "d1", nb_personnes=70),
        lambda store: change(store, "orientation", "o1", nb_personnes=3),
        lambda store: kit_insert(store, "denombrement", {"date": DAY, "nb_personnes": 10}),
        lambda store: kit_insert(store, "orientation", {"type": "autre", "nb_personnes": 1}),
        lambda store: kit_insert(store, "visite", {"date": DAY, "constat": "rien"}),
        lambda store: kit_delete(store),
    ],
    ids=["site", "count", "orientation", "new count", "new orientation", "new visit", "deleted"],
)
def test_what_changed_meanwhile_is_a_conflict(store, interfere):
    plan = whole_plan(read_situation(store, "s1"))
    interfere(store)
    before = everything(store)
    with pytest.raises(ConflictError):
        close_site(store, plan)
    assert everything(store) == before


def kit_insert(store: Store, table: str, row: dict[str, object]) -> None:
    with store.transaction("Bruno") as session:
        session.insert(table, {**row, "site": "s1"})


def kit_delete(store: Store) -> None:
    with store.transaction("Bruno") as session:
        session.delete("site", "s1", version=session.fetch("site", "s1").version, reason="Doublon")


def test_a_closing_is_corrected(store):
    close_site(store, a_plan(read_situation(store, "s1"), decision="non", reason="Prudence"))
    situation = read_situation(store, "s1")
    assert (situation.closed, situation.decision) == (True, "non")
    close_site(store, a_plan(situation))
    assert (site(store)["statut"], site(store)["resorption_motif"]) == ("resorbe", None)


def test_reopening_undoes_with_a_reason_in_the_journal(store):
    close_site(store, whole_plan(read_situation(store, "s1")))
    closed = read_situation(store, "s1")
    reopen_site(store, "s1", closed.site.version, " Deux caravanes sont revenues ")
    opened = site(store)
    assert opened["statut"] == "actif"
    emptied = ("date_fermeture", "cause_fermeture", "contexte_fermeture", "resorption_declaree", "resorption_motif")
    assert [opened[name] for name in emptied] == [None] * 5
    assert len(rows(store, "orientation")) == len(LASTING)
    last = rows(store, "journal", table_nom="site", uuid="s1")[-1]
    assert json.loads(last["apres"])["motif_reouverture"] == "Deux caravanes sont revenues"
    assert json.loads(last["avant"])["statut"] == "resorbe"


def test_the_same_reason_is_in_the_journal_each_time(store):
    for _time in range(2):
        close_site(store, a_plan(read_situation(store, "s1")))
        reopen_site(store, "s1", read_situation(store, "s1").site.version, "Retour")
    told = [
        json.loads(r["apres"]).get("motif_reouverture") for r in rows(store, "journal", table_nom="site", uuid="s1")
    ]
    assert told.count("Retour") == 2


def test_orientations_are_dropped_when_asked(store):
    close_site(store, a_plan(read_situation(store, "s1")))
    closed = read_situation(store, "s1")
    reopen_site(store, "s1", closed.site.version, "Erreur de site", list(closed.orientations.values()))
    assert rows(store, "orientation") == []
    gone = rows(store, "journal", table_nom="orientation", operation="suppression")
    assert "Erreur de site" in {r["motif"] for r in gone}


def test_reopening_is_refused_without_reason_or_on_an_open_site(store):
    version = read_situation(store, "s1").site.version
    with pytest.raises(RefusedRow, match="pourquoi"):
        reopen_site(store, "s1", version, "  ")
    with pytest.raises(RefusedRow, match="pas fermé"):
        reopen_site(store, "s1", version, "Retour")
    close_site(store, a_plan(read_situation(store, "s1")))
    with pytest.raises(ConflictError):
        reopen_site(store, "s1", version, "Retour")
    assert site(store)["statut"] == "resorbe"


def test_a_failed_reopening_leaves_all(store, monkeypatch):
    close_site(store, a_plan(read_situation(store, "s1")))
    closed = read_situation(store, "s1")
    before = everything(store)
    monkeypatch.setattr(Session, "delete", failing(Session.delete, "orientation", [], late=True))
    with pytest.raises(OSError, match="disque"):
        reopen_site(store, "s1", closed.site.version, "Retour", list(closed.orientations.values()))
    assert everything(store) == before


def test_a_deleted_site_is_said(store):
    with pytest.raises(ResorptionError, match="supprimé"):
        read_situation(store, "absent")


@pytest.fixture
def camps(store) -> Iterator[QgsVectorLayer]:
    source = f"""{store.path}|layername=site|subset="statut" IN ('actif', 'en_resorption')"""
    layer = QgsVectorLayer(source, "Campements", "ogr")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    yield layer
    layer.rollBack()
    QgsProject.instance().removeAllMapLayers()


def test_a_closed_site_is_no_longer_selected_among_the_camps(store, camps):
    camps.selectAll()
    close_site(store, a_plan(read_situation(store, "s1")))
    assert [f["nom"] for f in camps.getFeatures()] == ["Quai"]
    assert [f["nom"] for f in camps.selectedFeatures()] == ["Quai"]
    assert camps.selectedFeatureCount() == 1


def test_an_edit_under_way_in_a_layer_is_not_overtaken(store, camps):
    (feature,) = [f for f in camps.getFeatures() if f["nom"] == "Rue des Forges"]
    assert camps.startEditing()
    camps.changeAttributeValue(feature.id(), camps.fields().lookupField("adresse"), "Ailleurs")
    with pytest.raises(ResorptionError, match="Campements"):
        close_site(store, a_plan(read_situation(store, "s1")))
    assert site(store)["statut"] == "actif"
    camps.rollBack()
    close_site(store, a_plan(read_situation(store, "s1")))
