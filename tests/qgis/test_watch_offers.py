"""« Proposer un engagement »: what is offered and why, what its form begins with, and that nothing is written before."""

from __future__ import annotations

import runpy
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from resorption.dialogs.entry import AbandonBox
from resorption.dialogs.watch_offers import WatchOffersDialog
from resorption.layers.edits import Delete, save
from resorption.layers.site_file import VanishedSite
from resorption.layers.store import Store
from resorption.layers.watch_offers import draft, read_ground
from resorption.protocol.watch_actions import ACTION, ENGAGEMENT, OFFERS, REOCCUPIED, Engaged

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py")))
ANSWERS = {"F1": "oui", "F2": "non", "F3": "inconnu", "F4": "oui", "F5": "non", "F6": "inconnu"}
TABLES = ("engagement", "engagement_site", "action", "action_site", "action_partenaire")
DUE = date(2027, 3, 31)


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Store:
    made = KIT.make(tmp_path / "essai.gpkg")
    with made.transaction("essai") as session:
        for uuid, status in (("valide", "en_cours"), ("tenu", "tenu")):
            session.insert(
                "engagement", {"article": 11, "partenaire": "Préfecture", "intitule": uuid, "statut": status}
            )
        for uuid, status in (("medier", "en_cours"), ("fini", "terminee"), ("tout", "prevue"), ("accueil", "prevue")):
            session.insert("action", {"article": 8, "titre": uuid, "statut": status, "pilote": "Ville"}, uuid=uuid)
        session.insert("action_site", {"action": "medier", "site": "forges"})
        session.insert("amenagement", {"nom": "Village"}, KIT.square(400), uuid="village")
        session.insert("action_amenagement", {"action": "accueil", "amenagement": "village"})
    return made


@pytest.fixture
def window(store: Store) -> Iterator[WatchOffersDialog]:
    made = WatchOffersDialog(store.path, "forges", ANSWERS)
    made.show()
    yield made
    made.abandon()
    made.deleteLater()


def counts(store: Store) -> dict[str, int]:
    with store.reading() as reader:
        return {name: reader.count(name) for name in TABLES}


def rows(store: Store, name: str) -> list[dict]:
    with store.reading() as reader:
        return [dict(record.values) for record in reader.all(name)]


def listed(window: WatchOffersDialog) -> dict[str, list[str]]:
    """The keys of the offers under each heading."""
    tree = window.offers
    heads = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return {h.text(0): [h.child(n).data(0, Qt.ItemDataRole.UserRole).key for n in range(h.childCount())] for h in heads}


def keys(reason: str) -> list[str]:
    return [offer.key for offer in OFFERS[reason]]


def test_what_is_engaged_is_what_is_open_for_the_site_or_the_territory(store: Store) -> None:
    ground = read_ground(store.path, "forges")
    assert ground.site.endswith("Forges")
    assert [name for _uuid, name in ground.partners] == ["Préfecture", "Ville"]
    assert set(ground.engaged) == {
        Engaged(ENGAGEMENT, 4, "Inscrire les enfants", "Ville"),
        Engaged(ENGAGEMENT, 11, "valide", "Préfecture", whole_territory=True),
        Engaged(ACTION, 8, "medier", "Ville"),
        Engaged(ACTION, 8, "tout", "Ville", whole_territory=True),
    }
    assert {one.title for one in read_ground(store.path, "delta").engaged} == {"Équipe mobile", "valide", "tout"}
    with pytest.raises(VanishedSite):
        read_ground(store.path, "nulle part")


def test_offers_are_under_the_reasons_answered_yes_and_the_others_after(window: WatchOffersDialog) -> None:
    found = listed(window)
    assert [title[:2] for title in found] == ["F1", "F4", "Au"]
    assert list(found.values())[:2] == [keys("F1"), keys("F4")]
    assert list(found.values())[2] == keys("F2") + keys("F3") + keys("F5") + keys("F6")
    assert window.current().key == keys("F1")[0]


def test_a_confirmed_re_occupation_comes_first(store: Store) -> None:
    made = WatchOffersDialog(store.path, "forges", {REOCCUPIED: "oui"})
    assert list(listed(made).values())[0] == keys(REOCCUPIED)
    made.abandon()


def test_why_the_article_and_what_is_engaged_are_told(window: WatchOffersDialog) -> None:
    window.choose("ecole_partis")
    told = window.detail.toPlainText()
    assert OFFERS["F1"][1].why.message in told
    assert "Art. 4 – Favoriser l’accès à l’éducation" in told
    assert "Déjà engagé par Ville, pour ce site" in told
    assert "Motif" not in told
    window.choose("suivi_menages")
    assert "Réponse : non" in window.detail.toPlainText()
    assert "pour tout le territoire : « tout »" in window.detail.toPlainText()
    window.choose("eau_voisins")
    assert "Réponse : inconnu" in window.detail.toPlainText()
    assert "éjà" not in window.detail.toPlainText()


def test_an_engagement_is_created_with_its_site_in_one_save(window: WatchOffersDialog, store: Store) -> None:
    before, told = counts(store), []
    window.saved.connect(told.append)
    window.choose("convention")
    window._partner.set_value("Ville")
    window._due.set_value(DUE)
    window.prepare.click()
    assert counts(store) == before
    assert window.form.windowTitle() == "Nouvel engagement"
    window.form.accept()
    assert window.form is None
    (made,) = [row for row in rows(store, "engagement") if row["uuid"] in told]
    assert (made["article"], made["partenaire"], made["echeance"], made["statut"]) == (11, "Ville", DUE, "propose")
    assert made["intitule"] == OFFERS["F5"][0].title
    assert [r["site"] for r in rows(store, "engagement_site") if r["engagement"] == made["uuid"]] == ["forges"]
    assert counts(store) == {
        **before,
        "engagement": before["engagement"] + 1,
        "engagement_site": before["engagement_site"] + 1,
    }
    assert window.current().key == "convention"
    assert made["intitule"] in window.detail.toPlainText()


def test_an_action_is_created_with_its_site_and_its_partner(window: WatchOffersDialog, store: Store) -> None:
    told: list[str] = []
    window.saved.connect(told.append)
    window.choose("usage_temporaire")
    window._partner.set_value("Ville")
    window._due.set_value(DUE)
    QTest.keyClick(window.offers, Qt.Key.Key_Return)
    assert window.form is not None, window.notice.text()
    assert window.form.windowTitle() == "Nouvelle action"
    window.form.accept()
    (made,) = [row for row in rows(store, "action") if row["uuid"] in told]
    assert (made["article"], made["pilote"], made["date_fin"], made["statut"]) == (11, "Ville", DUE, "prevue")
    assert [(r["action"], r["site"]) for r in rows(store, "action_site")][-1] == (made["uuid"], "forges")
    assert [(r["action"], r["partenaire"]) for r in rows(store, "action_partenaire")] == [(made["uuid"], "Ville")]


def test_cancelling_leaves_nothing_and_keeps_the_choices(window: WatchOffersDialog, store: Store) -> None:
    before = counts(store)
    window.choose("usage")
    window._partner.set_value("Ville")
    window.prepare_form()
    assert not window.has_input()
    window.form.reject()
    assert window.form is None
    assert counts(store) == before
    assert window._partner.value() == "Ville"
    assert window.current().key == "usage"


def test_a_second_form_is_not_opened_over_the_first(window: WatchOffersDialog) -> None:
    window.prepare_form()
    first = window.form
    window.choose("usage")
    window.prepare_form()
    assert window.form is first
    assert "Terminez ou annulez" in first.notice.text()


def test_leaving_asks_before_losing_what_is_typed(window: WatchOffersDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    window.prepare_form()
    row = window.form._form.rows["intitule"]
    row.editor.set_value("Autre intitulé")
    row.editor.changed.emit()
    assert window.has_input()
    monkeypatch.setattr(AbandonBox, "agreed", classmethod(lambda _cls, _parent: False))
    window.reject()
    assert window.isVisible()
    assert window.form._form.typed()["intitule"] == "Autre intitulé"
    monkeypatch.setattr(AbandonBox, "agreed", classmethod(lambda _cls, _parent: True))
    window.reject()
    assert not window.isVisible()
    assert window.form is None


def test_what_a_colleague_deleted_meanwhile_is_said_and_what_was_typed_stays(
    window: WatchOffersDialog, store: Store
) -> None:
    window.choose("usage")
    window._partner.set_value("Ville")
    window.prepare_form()
    row = window.form._form.rows["intitule"]
    row.editor.set_value("Jardin partagé")
    row.editor.changed.emit()
    with store.reading() as reader:
        gone = reader.fetch("site", "forges")
    save(store, [Delete(gone, "erreur")], "collègue")
    before = counts(store)
    window.form.accept()
    assert window.form is not None
    assert not window.form.failure.isHidden()
    assert window.form._form.typed()["intitule"] == "Jardin partagé"
    assert counts(store) == before
    window.refresh()
    assert "n’est plus dans la base" in window.notice.text()
    assert window.offers.topLevelItemCount()


def test_a_base_that_is_being_written_elsewhere_keeps_what_was_typed(window: WatchOffersDialog, store: Store) -> None:
    window._partner.set_value("Ville")
    window.prepare_form()
    window.form._store = Store(store.path, wait_ms=50)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.form.accept()
        assert not window.form.failure.isHidden()
        other.execute("ROLLBACK")
    before = counts(store)
    window.form.accept()
    assert counts(store)["engagement"] == before["engagement"] + 1


def test_without_a_partner_the_form_asks_for_it(window: WatchOffersDialog, store: Store) -> None:
    before = counts(store)
    window.prepare_form()
    window.form.accept()
    assert not window.form.failure.isHidden()
    assert counts(store) == before


@pytest.mark.parametrize("offer", [o for offers in OFFERS.values() for o in offers], ids=lambda o: o.key)
def test_what_a_form_begins_with_is_of_the_schema(offer, store: Store) -> None:  # noqa: ANN001
    made = draft(offer, "forges", None, None)
    assert made.values["article"] == offer.article
    assert set(made.values.values()) == {offer.article, offer.title}
    assert {site for name, tied in made.links.items() if name.endswith("_site") for site in tied} == {"forges"}
